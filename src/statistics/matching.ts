/**
 * Matching: the mean effect on the treated, each held against the nearest of the others in its group (with replacement,
 * the mean of those equally near).
 *
 *   effect = mean over treated of y - y of its match
 *   V      = ( sum over treated (y - y of its match - effect)² + sum over others (K² - sum of w²) s² ) / N²
 *
 * with w the weight of an other in one match, K its sum, and s² the squared difference to the nearest other one times 1/2,
 * or J / (J + 1) where J are equally near.
 *
 * Source  Abadie & Imbens (2006), Econometrica 74, 235-267: theorem 7, one match; distance by inverse variances.
 */
import type { Columns } from './linear.ts';
import { moments } from './summary.ts';

export interface Matched {
  readonly effect: number;
  readonly error: number;
  /** Treated that have a match. */
  readonly n: number;
}

/**
 * @param x        covariates, of n values each
 * @param treated  1 for the treated
 * @param groups   matches are found within a group
 * Null below two matched pairs.
 */
export function matchNearest(
  x: Columns,
  treated: ArrayLike<number>,
  y: ArrayLike<number>,
  groups?: ArrayLike<number>,
): Matched | null {
  const scales = x.map((column) => {
    const { variance } = moments(column);
    return variance > 0 ? 1 / variance : 0;
  });
  const apart = (i: number, j: number): number => {
    let sum = 0;
    for (let at = 0; at < x.length; at++) {
      const d = ((x[at] as ArrayLike<number>)[i] as number) - ((x[at] as ArrayLike<number>)[j] as number);
      sum += (scales[at] as number) * d * d;
    }
    return sum;
  };
  const others = Array.from({ length: y.length }, (_, i) => i).filter((i) => treated[i] !== 1);
  const nearest = (i: number): number[] => {
    let least = Number.POSITIVE_INFINITY;
    let found: number[] = [];
    for (const j of others) {
      if (j === i || (groups !== undefined && groups[i] !== groups[j])) continue;
      const d = apart(i, j);
      if (d < least) {
        least = d;
        found = [j];
      } else if (d === least) found.push(j);
    }
    return found;
  };
  const meanOf = (rows: readonly number[]): number => rows.reduce((sum, j) => sum + (y[j] as number), 0) / rows.length;

  const gaps: number[] = [];
  const uses = new Float64Array(y.length);
  const squares = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) {
    if (treated[i] !== 1) continue;
    const matches = nearest(i);
    if (matches.length === 0) continue;
    gaps.push((y[i] as number) - meanOf(matches));
    const weight = 1 / matches.length;
    for (const j of matches) {
      uses[j] = (uses[j] as number) + weight;
      squares[j] = (squares[j] as number) + weight * weight;
    }
  }
  const n = gaps.length;
  if (n < 2) return null;
  const { mean, variance } = moments(gaps);
  let sum = variance * (n - 1);
  for (const j of others) {
    const again = (uses[j] as number) ** 2 - (squares[j] as number);
    if (again <= 0) continue;
    const like = nearest(j);
    // alone in its group: all the others stand in
    const beside = like.length === 0 ? others.filter((other) => other !== j) : like;
    if (beside.length === 0) return null;
    const gap = (y[j] as number) - meanOf(beside);
    sum += (again * gap * gap * beside.length) / (beside.length + 1);
  }
  return { effect: mean, error: Math.sqrt(sum) / n, n };
}
