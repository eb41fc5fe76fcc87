/**
 * Negative binomial regression of counts (NB2, log link) by maximum likelihood, with robust errors:
 *
 *   E y = mu = exp(x'b),   Var y = mu + a mu²
 *   V   = n / (n - k) · H^-1 · sum of s² x x' · H^-1;   s = (y - mu) / (1 + a mu),  H = X'WX,  W = mu / (1 + a mu)
 *
 * Given b, the dispersion a is a zero of its score; where the counts spread less than Poisson's it is 0, and the model is
 * Poisson's. A 0/1 column one side of which has no count at all would run to infinity: it is left out with that side's rows.
 *
 * Source  Hilbe (2011), Negative Binomial Regression, chapter 8; White (1982) for the errors; Santos Silva & Tenreyro
 *         (2010), Economics Letters 107, 310-312, for what maximum likelihood cannot say about a dummy without counts.
 */
import { exp, log } from '../core/math.ts';
import { type Family, type Fitted, fitModel } from './glm.ts';
import { type Columns, independent } from './linear.ts';
import { type Estimates, sandwich, spread } from './regression.ts';

export interface CountEstimates extends Estimates {
  /** The a of the variance mu + a mu². */
  readonly dispersion: number;
}

const RUNAWAY = 12;

/** @param columns  the first is the constant. @param y  counts. Null where nothing can be said */
export function negativeBinomial(columns: Columns, y: ArrayLike<number>): CountEstimates | null {
  const { rows, usable } = tellable(columns, y);
  const counts = Float64Array.from(rows, (i) => y[i] as number);
  const cut = usable.map((at) => Float64Array.from(rows, (i) => columns[at]?.[i] as number));
  const kept = independent(cut);
  const x = kept.map((at) => cut[at] as Float64Array);
  const n = counts.length;
  if (n <= x.length || !counts.some((count) => count > 0)) return null;
  let dispersion = 0;
  let fitted: Fitted | null = null;
  for (let round = 0; round < 100; round++) {
    fitted = fitModel(x, counts, familyOf(dispersion));
    if (fitted === null) return null;
    const next = dispersionOf(counts, fitted.means);
    const close = Math.abs(next - dispersion) <= 1e-9 * (1 + dispersion);
    dispersion = next;
    if (close) break;
  }
  if (fitted === null) return null;
  const { means, inverse } = fitted;
  // a combination of dummies without counts runs away as well: e^-12 a row is no estimate
  const b = fitted.b.map((slope, at) => (at > 0 && Math.abs(slope) > RUNAWAY ? Number.NaN : slope));
  const scores = means.map((mean, i) => ((counts[i] as number) - mean) / (1 + dispersion * mean));
  const places = kept.map((at) => usable[at] as number);
  return { ...spread(columns.length, places, b, sandwich(x, inverse, scores), n), dispersion };
}

/** Columns and rows without a 0/1 column on one side of which every count is 0, until none is left. */
function tellable(columns: Columns, y: ArrayLike<number>): { rows: number[]; usable: number[] } {
  let rows = Array.from({ length: y.length }, (_, i) => i);
  const usable = columns.map((_, at) => at);
  for (let again = true; again; ) {
    again = false;
    for (const at of usable.slice(1)) {
      const x = columns[at] as ArrayLike<number>;
      if (!rows.every((i) => x[i] === 0 || x[i] === 1)) continue;
      const silent = [0, 1].find((side) => {
        const there = rows.filter((i) => x[i] === side);
        return there.length > 0 && there.length < rows.length && there.every((i) => y[i] === 0);
      });
      if (silent === undefined) continue;
      rows = rows.filter((i) => x[i] !== silent);
      usable.splice(usable.indexOf(at), 1);
      again = true;
    }
  }
  return { rows, usable };
}

function familyOf(a: number): Family {
  return {
    first: (y) => y + 0.5,
    link: log,
    mean: exp,
    weight: (mean) => mean / (1 + a * mean),
    slope: (mean) => 1 / mean,
    deviance: (y, mean) => {
      const own = y === 0 ? 0 : y * log(y / mean);
      // below this the logarithms cancel, and the limit is Poisson's
      const rest = a < 1e-8 ? y - mean : (y + 1 / a) * log((1 + a * y) / (1 + a * mean));
      return 2 * (own - rest);
    },
  };
}

/** The dispersion at which the likelihood of the counts with these means is highest. */
export function dispersionOf(y: ArrayLike<number>, means: ArrayLike<number>): number {
  if (!(scoreOf(0, y, means) > 0)) return 0;
  let low = 0;
  let high = 1;
  while (scoreOf(high, y, means) > 0 && high < 1e6) {
    low = high;
    high *= 2;
  }
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (scoreOf(middle, y, means) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Derivative of the log-likelihood by a: sum of k / (1 + a k) for k < y, + log(1 + a mu) / a² - (y + 1/a) mu / (1 + a mu). */
function scoreOf(a: number, y: ArrayLike<number>, means: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const count = y[i] as number;
    const mean = means[i] as number;
    if (a < 1e-6) {
      sum += ((count - mean) * (count - mean) - count) / 2;
      continue;
    }
    for (let k = 1; k < count; k++) sum += k / (1 + a * k);
    sum += log(1 + a * mean) / (a * a) - ((count + 1 / a) * mean) / (1 + a * mean);
  }
  return sum;
}
