/**
 * How far an empirical distribution of whole months is from a law, and how far it may be by chance. Massart's form of the
 * bound of Dvoretzky, Kiefer and Wolfowitz holds for every law and every n: P(D > eps) <= 2 exp(-2 n eps²).
 */

/** Kolmogorov's distance between what was seen and a cumulative law, both by month from `from` on. */
export function distanceFromLaw(months: readonly number[], from: number, law: readonly number[]): number {
  const seen = new Float64Array(law.length);
  for (const month of months) seen[month - from] = seen[month - from]! + 1;
  let cumulative = 0;
  let farthest = 0;
  for (let at = 0; at < law.length; at++) {
    cumulative += seen[at]! / months.length;
    farthest = Math.max(farthest, Math.abs(cumulative - law[at]!));
  }
  return farthest;
}

/** The distance that n draws from the right law pass once in a million. */
export function farthestByChance(n: number): number {
  return Math.sqrt(Math.log(2e6) / (2 * n));
}

/** Cumulative shares of weights by month. */
export function cumulate(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
}
