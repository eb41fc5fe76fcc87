/**
 * One history of a nation, told by region and by fiscal year: what was gained, and of that what came from another region.
 * For the nation moves cancel; what is left of a region's gain without them was made there.
 */
import { fiscalYearOf, monthOfYear } from '../core/calendar.ts';
import { canonicalJson, hash128 } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import { GAUGES } from '../indicators/descriptors.ts';
import {
  createRecorder,
  quarterEndingBefore,
  quarterMonth,
  type Recorder,
  record,
  seriesOf,
} from '../indicators/recorder.ts';
import { Counter, type CounterName } from '../model/accounts.ts';
import { createNation, crossBorders, type Nation, nationDigest, runNationUntil } from '../model/nation/nation.ts';
import type { NationParams } from '../model/nation/params.ts';
import { countMembers } from '../model/processes/membership.ts';
import { digest, type Simulation, START } from '../model/simulation.ts';
import { isFirm, Kind } from '../model/state.ts';
import { type Progress, type SerialOptions, type StopSignal, secondsLeft } from './executor.ts';
import { runKeyOf } from './runKey.ts';
import { inTurns } from './slices.ts';

/** The address of a run of a nation: those of its regions, and what joins them. */
export function nationKeyOf({ regions, links, tokyo, contest }: NationParams, seed: Key, until: number): string {
  const keys = regions.map((params) => [params.region.id, runKeyOf(params, seed, until)] as const);
  return hash128(canonicalJson({ regions: Object.fromEntries(keys), links, tokyo: [...tokyo].sort(), contest }));
}

/** What there is more of than in April 1998; `made` + `movedIn` - `movedOut` is what was gained. */
export interface Gain {
  readonly gained: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly made: number;
}

/** Counts since April 1998; stocks at the end. Yen are whole. */
export interface RegionOutcome {
  readonly id: string;
  readonly digest: string;
  readonly members: number;
  readonly newBusinesses: number;
  readonly ventures: number;
  readonly products: number;
  readonly publicMoney: number;
  readonly firms: number;
  readonly jobs: number;
  readonly gains: Readonly<Record<'firms' | 'jobs' | 'sales', Gain>>;
  /** Engineers and others who came with firms or to Tokyo, and who left so. */
  readonly people: { readonly movedIn: number; readonly movedOut: number };
  /** The four steps at the end, in order; NaN where the run ends within a quarter. */
  readonly gauges: readonly number[];
}

/** Sums over all regions, of a fiscal year; members and jobs at its end. */
export interface NationYear {
  readonly fiscalYear: number;
  readonly months: number;
  readonly newBusinesses: number;
  readonly ventures: number;
  readonly products: number;
  readonly alliances: number;
  readonly adoptions: number;
  readonly publicMoney: number;
  readonly members: number;
  readonly jobs: number;
  /** Firms, and their jobs, that left a region for another. */
  readonly moves: number;
  readonly jobsMoved: number;
}

export interface NationOutcome {
  readonly digest: string;
  readonly runKey: string;
  /** In order of ids. */
  readonly regions: readonly RegionOutcome[];
  readonly years: readonly NationYear[];
  readonly awards: Nation['awards'];
}

export interface NationRequest {
  readonly params: NationParams;
  readonly seed: Key;
  /** Calendar month, exclusive. */
  readonly until: number;
}

/** Whoever runs histories of a nation: workers, or this thread. */
export interface NationRunner {
  /** In the order of the requests, without gaps: all, or as far as they were done when the signal came. */
  runNations(
    requests: readonly NationRequest[],
    watch?: { readonly onRun?: (progress: Progress) => void; readonly signal?: StopSignal },
  ): Promise<readonly NationOutcome[]>;
}

/** In this thread, one after another. */
export function serialNations({ pause = () => Promise.resolve(), clock }: SerialOptions = {}): NationRunner {
  return {
    async runNations(requests, { onRun, signal } = {}) {
      const started = clock?.() ?? 0;
      const outcomes: NationOutcome[] = [];
      for (const { params, seed, until } of requests) {
        const one = await inTurns(nationInSlices(params, seed, until), pause, () => signal?.aborted === true);
        if (one === null) break;
        outcomes.push(one);
        const left = clock ? secondsLeft(clock() - started, outcomes.length, requests.length) : null;
        onRun?.({ done: outcomes.length, total: requests.length, secondsLeft: left });
      }
      return outcomes;
    },
  };
}

interface Stocks {
  readonly firms: number;
  readonly jobs: number;
  /** Of the fiscal year that has just ended, where it is April. */
  readonly sales: number;
}

/** Sales of a region at the last April, and what had moved by then. */
interface Sales {
  readonly sales: number;
  readonly movedIn: number;
  readonly movedOut: number;
}

/** Yields the month that the nation has reached, at least once a fiscal year. @param until calendar month, exclusive */
export function* nationInSlices(params: NationParams, seed: Key, until: number): Generator<number, NationOutcome> {
  const nation = createNation(params, seed);
  while (nation.month < START) {
    runNationUntil(nation, Math.min(START, nextApril(nation.month)));
    yield nation.month;
  }
  // who moves in April 1998 has moved before anything is counted
  crossBorders(nation);
  const first = nation.regions.map(stocksOf);
  const recorders = nation.regions.map(createRecorder);
  const stops = stopsOf(until);
  const years: NationYear[] = [];
  let sales: Sales[] = first.map((stocks) => ({ sales: stocks.sales, movedIn: 0, movedOut: 0 }));
  let before = new Float64Array(nation.regions[0]?.state.counters.length ?? 0);
  let from = START;
  for (const stop of stops) {
    runNationUntil(nation, stop);
    for (const [n, sim] of nation.regions.entries()) keepCounters(recorders[n] as Recorder, sim);
    if (monthOfYear(stop) === 4) sales = nation.regions.map(salesOf);
    if (monthOfYear(stop) === 4 || stop === until) {
      const after = summed(nation);
      years.push(yearOf(nation, from, before, after));
      before = after;
      from = stop;
    }
    yield stop;
  }
  return {
    digest: nationDigest(nation),
    runKey: nationKeyOf(nation.params, seed, until),
    regions: nation.regions.map((sim, n) =>
      outcomeOf(sim, first[n] as Stocks, sales[n] as Sales, first[n]?.sales ?? 0, recorders[n] as Recorder),
    ),
    years,
    awards: nation.awards,
  };
}

function nextApril(month: number): number {
  return month + 12 - ((monthOfYear(month) + 8) % 12);
}

/** Each April, and the quarters that the gauges at the end look back to. */
function stopsOf(until: number): number[] {
  const stops = new Set([until]);
  for (let month = START + 12; month < until; month += 12) stops.add(month);
  const last = quarterEndingBefore(until);
  for (const back of [4, 20]) if (last - back >= 0) stops.add(quarterMonth(last - back) + 1);
  return [...stops].sort((a, b) => a - b);
}

function keepCounters(recorder: Recorder, sim: Simulation): void {
  const quarter = quarterEndingBefore(sim.month);
  if (quarter >= 0) recorder.counters[quarter] = sim.state.counters.slice();
}

/** By region, in plain loops over the columns. */
function stocksOf({ state }: Simulation): Stocks {
  const { alive, kind, staff, sales, count } = state.organisations;
  let firms = 0;
  let jobs = 0;
  let sold = 0;
  for (let row = 0; row < count; row++) {
    const k = kind[row] as number;
    if (alive[row] === 0 || !(isFirm(k) || k === Kind.venture)) continue;
    firms++;
    jobs += staff[row] as number;
    sold += sales[row] as number;
  }
  return { firms, jobs, sales: sold };
}

function salesOf(sim: Simulation): Sales {
  return {
    sales: stocksOf(sim).sales,
    movedIn: totalOf(sim, 'salesMovedIn'),
    movedOut: totalOf(sim, 'salesMovedOut'),
  };
}

function totalOf({ state }: Simulation, name: CounterName): number {
  return state.counters[Counter[name]] as number;
}

function summed({ regions }: Nation): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(regions[0]?.state.counters.length ?? 0);
  for (const { state } of regions)
    for (const [n, value] of state.counters.entries()) sums[n] = (sums[n] as number) + value;
  return sums;
}

function yearOf({ regions, month }: Nation, from: number, before: Float64Array, after: Float64Array): NationYear {
  const grown = (name: CounterName): number => (after[Counter[name]] as number) - (before[Counter[name]] as number);
  return {
    fiscalYear: fiscalYearOf(from),
    months: month - from,
    newBusinesses: grown('newBusinessesStarted'),
    ventures: grown('venturesFounded'),
    products: grown('productsLaunched'),
    alliances: grown('alliancesFormed'),
    adoptions: grown('consortiumAdoptions') + grown('developmentAdoptions'),
    publicMoney: grown('publicMoney'),
    members: regions.reduce((sum, sim) => sum + countMembers(sim), 0),
    jobs: regions.reduce((sum, sim) => sum + stocksOf(sim).jobs, 0),
    moves: grown('movedIn'),
    jobsMoved: grown('jobsMovedIn'),
  };
}

function gain(now: number, then: number, movedIn: number, movedOut: number): Gain {
  return { gained: now - then, movedIn, movedOut, made: now - then - movedIn + movedOut };
}

function outcomeOf(
  sim: Simulation,
  first: Stocks,
  { sales, movedIn, movedOut }: Sales,
  salesThen: number,
  recorder: Recorder,
): RegionOutcome {
  const now = stocksOf(sim);
  const total = (name: CounterName): number => totalOf(sim, name);
  return {
    id: sim.params.region.id,
    digest: digest(sim),
    members: countMembers(sim),
    newBusinesses: total('newBusinessesStarted'),
    ventures: total('venturesFounded'),
    products: total('productsLaunched'),
    publicMoney: total('publicMoney'),
    firms: now.firms,
    jobs: now.jobs,
    gains: {
      firms: gain(now.firms, first.firms, total('movedIn'), total('movedOut')),
      jobs: gain(now.jobs, first.jobs, total('jobsMovedIn'), total('jobsMovedOut')),
      sales: gain(sales, salesThen, movedIn, movedOut),
    },
    people: { movedIn: total('peopleMovedIn'), movedOut: total('peopleMovedOut') },
    gauges: gaugesOf(sim, recorder),
  };
}

function gaugesOf(sim: Simulation, recorder: Recorder): number[] {
  const quarter = quarterEndingBefore(sim.month);
  if (quarter >= 0) record(recorder, sim);
  return GAUGES.map((id) => (quarter < 0 ? Number.NaN : (seriesOf(recorder.series, id)[quarter] ?? Number.NaN)));
}
