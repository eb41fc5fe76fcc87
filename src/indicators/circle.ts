/**
 * Step 4, asked for by name: the mean number of labelled offspring (ventures, and firms that enter the region) of a technical
 * success within ten years, on a branch on which all support is withdrawn. Above 1 successes would renew themselves.
 *
 * The gauge of step 4 (`stepCircle`, steps.ts) divides by launched products instead, which are fewer and come later: the two
 * numbers are not the same quantity.
 *
 * Offspring of a success of one's own, and entries drawn by a product, belong to that success; those of peers to all
 * successes of the last three years in equal parts. Late successes are watched for less than ten years, so the mean is
 * the sum over years of age of (offspring at that age / successes watched at that age).
 *
 * Source: METI 2005, formation process of the industrial cluster, step 4; the estimator is ours.
 */
import { fiscalYearOf } from '../core/calendar.ts';
import { EventKind, type EventLog } from '../model/events.ts';
import { LEVER_NAMES, type Levers, type Params } from '../model/params.ts';
import { PEER_MONTHS } from '../model/processes/founding.ts';
import { branch, runUntil, type Simulation } from '../model/simulation.ts';

/** Months for which support is withdrawn, and years within which offspring count. */
export const WITHDRAWN_MONTHS = 120;
const AGES = 10;

export interface Cohort {
  readonly fiscalYear: number;
  readonly successes: number;
  /** Offspring by the end of the branch; not corrected for the years not watched. */
  readonly offspring: number;
  /** Years for which the cohort was watched, on average. */
  readonly watched: number;
}

export interface Circle {
  /** First month without support. */
  readonly month: number;
  readonly successes: number;
  readonly offspring: number;
  /** Mean offspring per technical success within ten years, corrected for censoring; NaN without successes. */
  readonly mean: number;
  readonly cohorts: readonly Cohort[];
}

/**
 * Goes on to `from`, branches there, withdraws all support, runs ten years and counts.
 *
 * @param sim stands at least PEER_MONTHS before `from`, so that the successes are known to which offspring then belong
 */
export function virtuousCircle(sim: Simulation, from: number): Circle {
  const slices = circleInSlices(sim, from);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value.circle;
  }
}

/** The same with a pause after every twelve months, and the branch as it stands at its end. */
export function* circleInSlices(
  sim: Simulation,
  from: number,
): Generator<void, { readonly circle: Circle; readonly alone: Simulation }> {
  if (sim.month > from - PEER_MONTHS) throw new RangeError(`month ${sim.month} is too late to watch from ${from}`);
  const watched = branch(sim, sim.params, { log: true });
  yield* onwards(watched, from);
  const alone = branch(watched, withoutSupport(sim.params));
  yield* onwards(alone, from + WITHDRAWN_MONTHS);
  if (alone.log === null) throw new RangeError('a branch that was asked for a log has none');
  return { circle: circleOf(alone.log, from, alone.month), alone };
}

function* onwards(sim: Simulation, until: number): Generator<void, void> {
  while (sim.month < until) {
    runUntil(sim, Math.min(until, sim.month + 12));
    yield;
  }
}

/** The same region and coefficients with every lever at zero. */
export function withoutSupport(params: Params): Params {
  const levers = Object.fromEntries(
    LEVER_NAMES.map((name) => [
      name,
      Object.fromEntries(
        Object.entries<readonly number[]>(params.levers[name] as never).map(([key, levels]) => [
          key,
          levels.map(() => 0),
        ]),
      ),
    ]),
  ) as unknown as Levers;
  return { ...params, levers };
}

/** The count over a log: successes in [from, until), and their offspring until then. */
export function circleOf(log: EventLog, from: number, until: number): Circle {
  const births: number[] = [];
  const offspring = new Float64Array(AGES);
  const ofCohort = new Map<number, { successes: number; offspring: number; watched: number }>();
  const cohortOf = (month: number) => {
    const year = fiscalYearOf(month);
    const cohort = ofCohort.get(year) ?? { successes: 0, offspring: 0, watched: 0 };
    ofCohort.set(year, cohort);
    return cohort;
  };
  const bear = (success: number, month: number, part: number): void => {
    const age = Math.floor((month - success) / 12);
    if (success < from || age >= AGES) return;
    offspring[age] = (offspring[age] as number) + part;
    cohortOf(success).offspring += part;
  };
  for (let row = 0; row < log.count; row++) {
    const month = log.month[row] as number;
    const kind = log.kind[row];
    if (kind === EventKind.success) {
      births.push(month);
      if (month < from) continue;
      const cohort = cohortOf(month);
      cohort.successes++;
      cohort.watched += (until - month) / 12;
    } else if (month >= from && (kind === EventKind.venture || kind === EventKind.entry) && log.detail[row] === 1) {
      const success = successBehind(log, row);
      if (success >= 0) bear(log.month[success] as number, month, 1);
      else {
        const peers = births.filter((birth) => month - birth <= PEER_MONTHS);
        for (const birth of peers) bear(birth, month, 1 / peers.length);
      }
    }
  }
  const watchedBirths = births.filter((birth) => birth >= from);
  let mean = watchedBirths.length === 0 ? Number.NaN : 0;
  for (let age = 0; age < AGES; age++) {
    // watched through the year: a success counts by the share of the year in which it was still watched
    const watched = watchedBirths.reduce((sum, birth) => sum + Math.min(1, Math.max(0, (until - birth) / 12 - age)), 0);
    if (watched > 0) mean += (offspring[age] as number) / watched;
  }
  return {
    month: from,
    successes: watchedBirths.length,
    offspring: offspring.reduce((sum, n) => sum + n, 0),
    mean,
    cohorts: [...ofCohort]
      .sort(([a], [b]) => a - b)
      .map(([fiscalYear, { successes, offspring: born, watched }]) => ({
        fiscalYear,
        successes,
        offspring: born,
        watched: successes === 0 ? 0 : watched / successes,
      })),
  };
}

/** The technical success at the root of the first cause of an event; -1: none is named. */
function successBehind(log: EventLog, row: number): number {
  let at = row;
  for (let steps = 0; steps < 6; steps++) {
    if (log.kind[at] === EventKind.success) return at;
    if (log.causeCount[at] === 0) return -1;
    at = log.causes[log.causeFrom[at] as number] as number;
  }
  return -1;
}
