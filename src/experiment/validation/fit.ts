/**
 * How far the runs of a model are from a target.
 *
 *   distance     |mean - target| / sqrt(sigma² + e²),   sigma half the tolerance, e the standard error of the mean
 *   discrepancy  the standard deviation of the model's own error that would bring the distance to 3
 *
 * The standard deviation over runs stands beside the mean and is no part of the distance: a figure that scatters more from
 * run to run is not better shown for that. A model shows a level where the distance is below 3, a bound where the mean keeps
 * it, a sign where at least 95 % of its runs have it.
 *
 * Source: implausibility of history matching (Craig et al. 1997; Andrianakis et al. 2015), with the error of the mean over
 * runs for the variance of an emulator; the error of the model is kept apart.
 */
import { moments } from '../../statistics/summary.ts';
import type { Target } from './target.ts';

/** Below this distance a target counts as shown. */
export const SHOWN_BELOW = 3;
/** A sign is wanted in this share of the runs. */
const SIGN_IN = 0.95;

/** One model against one target. NaN where no run defines it. */
export interface Fit {
  readonly mean: number;
  /** Standard deviation over runs, and standard error of their mean. */
  readonly deviation: number;
  readonly error: number;
  /** Runs that define it. */
  readonly runs: number;
  readonly difference: number;
  readonly distance: number;
  readonly discrepancy: number;
  readonly shows: boolean;
}

export function against(target: Pick<Target, 'value' | 'tolerance' | 'kind'>, values: readonly number[]): Fit {
  const runs = values.length;
  const { mean, variance } = runs === 0 ? { mean: Number.NaN, variance: Number.NaN } : moments(values);
  const spread = runs === 1 ? 0 : variance;
  const sigma = target.tolerance / 2;
  // a bound is met by whatever is not below it
  const difference = target.kind === 'least' ? Math.min(0, mean - target.value) : mean - target.value;
  const square = sigma * sigma + spread / runs;
  const distance = Math.abs(difference) / Math.sqrt(square);
  const missing = (difference / SHOWN_BELOW) ** 2 - square;
  return {
    mean,
    deviation: Math.sqrt(spread),
    error: Math.sqrt(spread / runs),
    runs,
    difference,
    distance,
    discrepancy: runs === 0 ? Number.NaN : Math.sqrt(Math.max(0, missing)),
    shows: isShown(target, mean, distance),
  };
}

function isShown({ kind, value }: Pick<Target, 'value' | 'kind'>, mean: number, distance: number): boolean {
  if (kind === 'sign') return mean >= SIGN_IN;
  return kind === 'least' ? mean >= value : distance < SHOWN_BELOW;
}
