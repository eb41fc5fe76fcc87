const Q24 = 2 ** 24;

/** The nearest multiple of 2^-24, in which sums are exact and free of order. */
export function quantise(value: number): number {
  return Math.floor(value * Q24 + 0.5) / Q24;
}
