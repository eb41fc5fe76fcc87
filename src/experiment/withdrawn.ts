/**
 * Step 4 on branches with all support withdrawn, over seeds: mean, standard error, cohorts. Pure numbers, without the
 * model, so that front ends read what workers send.
 *
 * A cohort's figure is a ratio of sums, offspring over successes of all seeds; its standard error is that of the
 * linearised ratio, sqrt(sum (offspring - ratio · successes)² / (n (n - 1))) / mean successes.
 *
 * Source: Cochran (1977), Sampling Techniques, ch. 6, for the ratio.
 */
import { monthOf } from '../core/calendar.ts';
import type { Circle, Cohort } from '../indicators/circle.ts';

/** April of term 3, when the state stopped paying for networks. */
export const DEFAULT_FROM = monthOf(2011, 4);

const HEAD = 4;
const OF_COHORT = 4;

/** month, successes, offspring, mean; then fiscal year, successes, offspring and years watched of each cohort. */
export function valuesOfCircle({ month, successes, offspring, mean, cohorts }: Circle): Float64Array {
  return Float64Array.from([
    month,
    successes,
    offspring,
    mean,
    ...cohorts.flatMap((cohort) => [cohort.fiscalYear, cohort.successes, cohort.offspring, cohort.watched]),
  ]);
}

export function circleOfValues(values: Float64Array): Circle {
  const [month = 0, successes = 0, offspring = 0, mean = Number.NaN] = values;
  const cohorts: Cohort[] = [];
  for (let at = HEAD; at < values.length; at += OF_COHORT) {
    const [year = 0, born = 0, children = 0, watched = 0] = values.subarray(at, at + OF_COHORT);
    cohorts.push({ fiscalYear: year, successes: born, offspring: children, watched });
  }
  return { month, successes, offspring, mean, cohorts };
}

export interface Spread {
  /** Null where no seed defines it. */
  readonly mean: number | null;
  /** Of the mean over seeds; null below two seeds. */
  readonly standardError: number | null;
}

/** Offspring per success within ten years: mean over the seeds that had a success. */
export function spreadOf(circles: readonly Circle[]): Spread {
  const means = circles.map(({ mean }) => mean).filter((mean) => !Number.isNaN(mean));
  if (means.length === 0) return { mean: null, standardError: null };
  const mean = means.reduce((sum, x) => sum + x, 0) / means.length;
  const squares = means.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, standardError: means.length < 2 ? null : Math.sqrt(squares / (means.length - 1) / means.length) };
}

export interface CohortSpread {
  readonly fiscalYear: number;
  /** Per seed. */
  readonly successes: number;
  readonly offspring: number;
  /** Years for which a success was watched, on average over the seeds that had one. */
  readonly watched: number;
  /** Offspring by the end of the branch per success; NaN without a success. */
  readonly perSuccess: number;
  /** Of `perSuccess`, over seeds; NaN below two seeds. */
  readonly standardError: number;
}

/** One entry for each fiscal year in which some seed had a success. */
export function cohortsOf(circles: readonly Circle[]): readonly CohortSpread[] {
  const years = [...new Set(circles.flatMap(({ cohorts }) => cohorts.map(({ fiscalYear }) => fiscalYear)))];
  const n = circles.length;
  return years
    .sort((x, y) => x - y)
    .map((fiscalYear) => {
      const seen = circles.map(({ cohorts }) => cohorts.find((cohort) => cohort.fiscalYear === fiscalYear));
      const total = (of: (cohort: Cohort) => number): number =>
        seen.reduce((sum, cohort) => sum + (cohort === undefined ? 0 : of(cohort)), 0);
      const successes = total((cohort) => cohort.successes);
      const offspring = total((cohort) => cohort.offspring);
      const perSuccess = successes === 0 ? Number.NaN : offspring / successes;
      const squares = seen.reduce(
        (sum, cohort) => sum + (cohort === undefined ? 0 : (cohort.offspring - perSuccess * cohort.successes) ** 2),
        0,
      );
      return {
        fiscalYear,
        successes: successes / n,
        offspring: offspring / n,
        watched: total((cohort) => cohort.watched) / seen.filter((cohort) => cohort !== undefined).length,
        perSuccess,
        standardError: n < 2 ? Number.NaN : Math.sqrt(squares / (n * (n - 1))) / (successes / n),
      };
    });
}
