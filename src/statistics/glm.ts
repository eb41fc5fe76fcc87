/**
 * Generalised linear models by iteratively reweighted least squares.
 *
 *   b = (X'WX)^-1 X'W z;   z = eta + (y - mu) d eta / d mu,   W = 1 / (V(mu) (d eta / d mu)²)
 *
 * Source  McCullagh & Nelder (1989), Generalized Linear Models, section 2.5.
 */
import { type Columns, combine, invert, products, project, times } from './linear.ts';

export interface Family {
  /** Mean before anything is known, for each y. */
  readonly first: (y: number) => number;
  readonly link: (mean: number) => number;
  readonly mean: (eta: number) => number;
  readonly weight: (mean: number) => number;
  /** d eta / d mu. */
  readonly slope: (mean: number) => number;
  /** Part of one observation in the deviance. */
  readonly deviance: (y: number, mean: number) => number;
}

export interface Fitted {
  readonly b: Float64Array;
  readonly means: Float64Array;
  /** (X'WX)^-1. */
  readonly inverse: Float64Array;
}

const ROUNDS = 50;
const CLOSE = 1e-11;
/** Beyond this a linear predictor says no more; what runs away stays heavy enough for the others to be solved for. */
const LIMIT = 18;

/** @param x  independent columns; null where the iteration finds no end */
export function fitModel(x: Columns, y: ArrayLike<number>, family: Family): Fitted | null {
  const n = y.length;
  let eta = Float64Array.from({ length: n }, (_, i) => family.link(family.first(y[i] as number)));
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const means = eta.map((value) => family.mean(value));
    const weights = means.map((mean) => family.weight(mean));
    const working = eta.map((value, i) => {
      const mean = means[i] as number;
      return (weights[i] as number) * (value + ((y[i] as number) - mean) * family.slope(mean));
    });
    const inverse = invert(products(x, weights), x.length);
    if (inverse === null) return null;
    const b = times(inverse, project(x, working));
    eta = combine(x, b).map((value) => Math.max(-LIMIT, Math.min(LIMIT, value)));
    const fitted = eta.map((value) => family.mean(value));
    let deviance = 0;
    for (let i = 0; i < n; i++) deviance += family.deviance(y[i] as number, fitted[i] as number);
    if (!Number.isFinite(deviance)) return null;
    if (Math.abs(before - deviance) <= CLOSE * (deviance + 0.1)) return { b, means: fitted, inverse };
    before = deviance;
  }
  return null;
}
