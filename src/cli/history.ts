/** One run as `run` shows it: its summary, and what happened in each fiscal year. */
import { fiscalYearOf } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import type { RunSummary } from '../experiment/results.ts';
import { ENGINE } from '../experiment/run.ts';
import { runKeyOf } from '../experiment/runKey.ts';
import { advance, begin, inTurns } from '../experiment/slices.ts';
import { QUARTERS, seriesOf } from '../indicators/recorder.ts';
import { Counter, type CounterName } from '../model/accounts.ts';
import type { Params } from '../model/params.ts';
import { START } from '../model/simulation.ts';

/** Of one fiscal year; of fewer months where the run ends inside it. Counts are of the year, stocks of its end. */
export interface FiscalYear {
  readonly fiscalYear: number;
  readonly months: number;
  readonly newBusinesses: number;
  readonly ventures: number;
  readonly products: number;
  readonly alliances: number;
  readonly jointRnD: number;
  /** Proposals that a programme adopted, of consortia and of single firms. */
  readonly adoptions: number;
  /** Yen. */
  readonly publicMoney: number;
  /** At the end of the last recorded quarter. */
  readonly ties: number;
  readonly members: number;
  readonly jobs: number;
}

export interface History {
  readonly summary: RunSummary;
  readonly years: readonly FiscalYear[];
}

/** null: stopped. @param until calendar month, exclusive */
export async function runHistory(
  params: Params,
  seed: Key,
  until: number,
  pause: () => Promise<void>,
  stopped: () => boolean,
): Promise<History | null> {
  return inTurns(historyInSlices(params, seed, until), pause, stopped);
}

function* historyInSlices(params: Params, seed: Key, until: number): Generator<void, History> {
  const run = begin(ENGINE, params, seed);
  const { sim } = run;
  yield* advance(ENGINE, run, START);
  const years: FiscalYear[] = [];
  while (sim.month < until) {
    const from = sim.month;
    // the counters begin anew with the run proper, within its first month
    const before = from === START ? new Float64Array(sim.state.counters.length) : sim.state.counters.slice();
    yield* advance(ENGINE, run, Math.min(until, from + 12));
    years.push(fiscalYear(from, sim.month, before, sim.state.counters, run.recorder.series));
  }
  const series = ENGINE.finish(run.recorder);
  return { summary: { runKey: runKeyOf(params, seed, until), digest: ENGINE.digest(sim), series }, years };
}

function fiscalYear(
  from: number,
  until: number,
  before: Float64Array,
  after: Float64Array,
  series: Float64Array,
): FiscalYear {
  const grown = (name: CounterName): number => (after[Counter[name]] as number) - (before[Counter[name]] as number);
  const quarter = Math.min(QUARTERS, Math.floor((until - START) / 3)) - 1;
  const stock = (id: string): number => seriesOf(series, id)[quarter] ?? Number.NaN;
  return {
    fiscalYear: fiscalYearOf(from),
    months: until - from,
    newBusinesses: grown('newBusinessesStarted'),
    ventures: grown('venturesFounded'),
    products: grown('productsLaunched'),
    alliances: grown('alliancesFormed'),
    jointRnD: grown('jointRnDStarted'),
    adoptions: grown('consortiumAdoptions') + grown('developmentAdoptions'),
    publicMoney: grown('publicMoney'),
    ties: stock('tiesAlive'),
    members: stock('members'),
    jobs: stock('jobsInMembers'),
  };
}
