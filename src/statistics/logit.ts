/**
 * Logit: the chance of a yes by maximum likelihood, for propensity scores. Rosenbaum & Rubin (1983), Biometrika 70, use a
 * logit; a probit orders firms nearly alike, and matching asks for no more than the order.
 */
import { log, sigmoid } from '../core/math.ts';
import { fitModel } from './glm.ts';
import { type Columns, independent } from './linear.ts';

export interface Scores {
  /** Of each column given; NaN where the others give the same column. */
  readonly coefficients: Float64Array;
  /** Linear predictor of each row: the logarithm of the odds. */
  readonly logOdds: Float64Array;
}

/** @param y  0 or 1; null where one side is empty. A column that parts the sides without error stops at odds of e^18 */
export function logit(columns: Columns, y: ArrayLike<number>): Scores | null {
  const yes = Array.from(y).filter((value) => value === 1).length;
  if (yes === 0 || yes === y.length) return null;
  const kept = independent(columns);
  const fitted = fitModel(
    kept.map((at) => columns[at] as ArrayLike<number>),
    y,
    {
      first: (value) => (value + 0.5) / 2,
      link: oddsOf,
      mean: sigmoid,
      weight: (mean) => mean * (1 - mean),
      slope: (mean) => 1 / (mean * (1 - mean)),
      deviance: (value, mean) => -2 * log(value === 1 ? mean : 1 - mean),
    },
  );
  if (fitted === null) return null;
  const coefficients = new Float64Array(columns.length).fill(Number.NaN);
  for (let at = 0; at < kept.length; at++) coefficients[kept[at] as number] = fitted.b[at] as number;
  return { coefficients, logOdds: fitted.means.map(oddsOf) };
}

function oddsOf(chance: number): number {
  return log(chance / (1 - chance));
}
