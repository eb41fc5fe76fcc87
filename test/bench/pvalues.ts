/** Tail probabilities for the battery, two-sided: too good is as suspicious as too bad. Accurate to a few per cent. */

/** P(|Z| > |z|). */
export function normalP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  // complementary error function, Abramowitz & Stegun 7.1.26 near 0 and the continued fraction in the tail
  if (x > 3) {
    let fraction = 0;
    for (let k = 40; k >= 1; k--) fraction = k / 2 / (x + fraction);
    return Math.exp(-x * x) / ((x + fraction) * Math.sqrt(Math.PI));
  }
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.max(1e-300, polynomial * Math.exp(-x * x));
}

/** Pearson's chi-square against expected counts, by the cube-root transformation of Wilson and Hilferty (1931). */
export function chiSquareP(seen: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < seen.length; i++)
    sum += ((seen[i] as number) - (expected[i] as number)) ** 2 / (expected[i] as number);
  const df = seen.length - 1;
  return normalP((Math.cbrt(sum / df) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df)));
}

/** Poisson count against its mean, by Anscombe's square root (1948). */
export function poissonP(count: number, mean: number): number {
  return normalP(2 * (Math.sqrt(count + 0.375) - Math.sqrt(mean + 0.125)));
}
