/** Two samples of the same seeds, pair by pair. */
import { varianceOf } from './summary.ts';

export interface Paired {
  /** Pairs in which both sides are defined. */
  readonly n: number;
  /** b - a, in the order given. */
  readonly differences: Float64Array;
  /** Pairs in which B ended above A, below A, and exactly at A. */
  readonly higher: number;
  readonly lower: number;
  readonly ties: number;
  /** 1 - Var(B - A) / (Var A + Var B): what pairing took away. Negative: pairing hurt. null: nothing varies, or n < 2. */
  readonly varianceRemoved: number | null;
  /**
   * (Var A + Var B) / Var(B - A): one pair tells as much about the mean difference as this many pairs of unrelated runs.
   * Infinity where every difference is the same; null where nothing varies, or n < 2.
   */
  readonly worth: number | null;
}

/**
 * Means of both sides over the pairs in which both are defined, so that their difference is the mean difference and what
 * stands side by side cannot contradict itself, as medians can. NaN where no pair is.
 */
export function meansOf(a: ArrayLike<number>, b: ArrayLike<number>): { readonly a: number; readonly b: number } {
  let [n, sumA, sumB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n++;
    sumA += x;
    sumB += y;
  }
  return n === 0 ? { a: Number.NaN, b: Number.NaN } : { a: sumA / n, b: sumB / n };
}

/** Counts and variances of pairs; a pair with an undefined side (NaN or infinite) is left out of everything. */
export function pairedOf(a: ArrayLike<number>, b: ArrayLike<number>): Paired {
  if (a.length !== b.length) throw new RangeError(`pairs need two sides: ${a.length} and ${b.length} values`);
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    left.push(x);
    right.push(y);
  }
  const differences = Float64Array.from(left, (x, i) => (right[i] as number) - x);
  let higher = 0;
  let lower = 0;
  for (const d of differences) {
    if (d > 0) higher++;
    else if (d < 0) lower++;
  }
  const n = left.length;
  const apart = varianceOf(left) + varianceOf(right);
  const together = varianceOf(differences);
  const speaks = n >= 2 && apart > 0;
  return {
    n,
    differences,
    higher,
    lower,
    ties: n - higher - lower,
    varianceRemoved: speaks ? 1 - together / apart : null,
    worth: speaks ? apart / together : null,
  };
}
