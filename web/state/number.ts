/** Numbers as people type them into a field: what they mean, or that they mean nothing. Pure. */

export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Typed {
  /** Within the range. */
  readonly value: number;
  /** What was typed lay outside of it. */
  readonly clamped: boolean;
}

/**
 * A decimal number with a point, full-width digits and the true minus sign allowed; null for anything else. A comma is
 * refused: it may part decimals or thousands, and which of the two cannot be told.
 */
export function readNumber(text: string, { min, max }: Range): Typed | null {
  const plain = text.normalize('NFKC').replace('\u2212', '-').trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  // no minus zero
  const value = Math.min(max, Math.max(min, number)) || 0;
  return { value, clamped: number < min || number > max };
}
