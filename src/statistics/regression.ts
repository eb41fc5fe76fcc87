/**
 * Least squares with errors that allow for unequal variances:
 *
 *   b = (X'X)^-1 X'y;   V = n / (n - k) · (X'X)^-1 · sum of e² x x' · (X'X)^-1
 *
 * Source  MacKinnon & White (1985), Journal of Econometrics 29, 305-325: HC1.
 */
import { type Columns, combine, independent, invert, products, project, times } from './linear.ts';

export interface Estimates {
  /** Of each column given; NaN where the others give the same column, or where the data say nothing about it. */
  readonly coefficients: Float64Array;
  readonly errors: Float64Array;
  /** Rows that the estimates rest on. */
  readonly n: number;
}

/** @param columns  the constant is one of them; null where there are too few rows */
export function leastSquares(columns: Columns, y: ArrayLike<number>): Estimates | null {
  const kept = independent(columns);
  const x = kept.map((at) => columns[at] as ArrayLike<number>);
  const n = y.length;
  const inverse = invert(products(x), x.length);
  if (inverse === null || n <= x.length) return null;
  const b = times(inverse, project(x, y));
  const fitted = combine(x, b);
  const residuals = Float64Array.from(fitted, (value, i) => (y[i] as number) - value);
  return spread(columns.length, kept, b, sandwich(x, inverse, residuals), n);
}

/** Standard errors: `inverse` around the sum of score² x x', with n / (n - k). @param scores  one a row */
export function sandwich(x: Columns, inverse: Float64Array, scores: Float64Array): Float64Array {
  const k = x.length;
  const n = scores.length;
  const meat = products(
    x,
    scores.map((score) => score * score),
  );
  return Float64Array.from({ length: k }, (_, a) => {
    const row = inverse.slice(a * k, a * k + k);
    const inner = times(meat, row);
    let variance = 0;
    for (let b = 0; b < k; b++) variance += (row[b] as number) * (inner[b] as number);
    return Math.sqrt((variance * n) / (n - k));
  });
}

/** Estimates of the kept columns, put back in their places. */
export function spread(
  columns: number,
  kept: readonly number[],
  b: ArrayLike<number>,
  e: ArrayLike<number>,
  n: number,
): Estimates {
  const coefficients = new Float64Array(columns).fill(Number.NaN);
  const errors = new Float64Array(columns).fill(Number.NaN);
  for (let at = 0; at < kept.length; at++) {
    coefficients[kept[at] as number] = b[at] as number;
    errors[kept[at] as number] = e[at] as number;
  }
  return { coefficients, errors, n };
}
