/**
 * A model of one number, small enough to follow by hand: each month the total grows by one or not, by a keyed draw, and
 * by the network lever's budget of that fiscal year in million yen. For tests of what is built around a model.
 */
import { fiscalYearOf, monthOf } from '../../src/core/calendar.ts';
import { hash128 } from '../../src/core/hash.ts';
import { type Key, processKey, uniform } from '../../src/core/random.ts';
import type { Engine } from '../../src/experiment/engine.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { emptyTrace } from '../../src/model/channels.ts';
import {
  ALL_LIVE,
  FISCAL_YEARS,
  LEVER_NAMES,
  type Lever,
  type LeverName,
  type Levers,
  type Params,
} from '../../src/model/params.ts';
import { DEFAULTS } from '../../src/model/registry.ts';

export const START = monthOf(1988, 4);
const QUARTERS = 92;
export const RECORD_AT = Array.from({ length: QUARTERS }, (_, q) => monthOf(1998, 7) + 3 * q);

export interface FakeSim {
  month: number;
  total: number;
  readonly seed: Key;
  readonly params: Params;
}

export interface FakeRecorder {
  readonly rows: number[];
}

/** How many months have been stepped since the counter was last set to zero. */
export const work = { months: 0, created: 0, branched: 0 };

export interface FakeOptions {
  /** Called at the start of each month. */
  readonly onMonth?: (sim: FakeSim) => void;
}

export function fakeEngine({ onMonth }: FakeOptions = {}): Engine<FakeSim, FakeRecorder> {
  return {
    start: START,
    recordAt: RECORD_AT,
    create(params, seed) {
      work.created++;
      return { month: START, total: 0, seed, params };
    },
    runUntil(sim, month) {
      for (; sim.month < month; sim.month++) {
        onMonth?.(sim);
        work.months++;
        const budget = sim.params.levers.network.budget[fiscalYearOf(sim.month) - 1998] ?? 0;
        sim.total += budget / 1e6 + (uniform(processKey(sim.seed, 1, sim.month), 0, 0) < 0.5 ? 1 : 0);
      }
    },
    branch(sim, params) {
      work.branched++;
      return { ...sim, params };
    },
    traceOf: emptyTrace,
    digest: (sim) => hash128(`${sim.month} ${sim.total} ${sim.seed.hi} ${sim.seed.lo}`),
    createRecorder: () => ({ rows: [] }),
    record: (recorder, sim) => void recorder.rows.push(sim.total),
    copyRecorder: ({ rows }) => ({ rows: [...rows] }),
    finish({ rows }) {
      const series = new Float64Array(INDICATORS.length * QUARTERS).fill(Number.NaN);
      for (let i = 0; i < INDICATORS.length; i++) series.set(rows, i * QUARTERS);
      return series;
    },
  };
}

/** Parameters with `budget` yen a month from the fiscal year `since` on. */
export function fakeParams(budget = 0, since = 2001): Params {
  const none = Array.from({ length: FISCAL_YEARS }, () => 0);
  const levers: Levers = {
    ...(Object.fromEntries(LEVER_NAMES.map((name) => [name, { budget: none }])) as unknown as Record<LeverName, Lever>),
    review: { budget: none, scope: none },
    network: { budget: none.map((_, y) => (1998 + y >= since ? budget : 0)), coordinatorsPer100Members: none },
  };
  // biome-ignore format: a table
  const region = {
    id: 'tiny', townWeights: [1], members: { firms: 1, academic: 1, agencies: 1, finance: 1 }, nonMembersPerMember: 1,
    labsPerAcademic: 1, memberMix: [1, 0, 0] as const, nonMemberMix: [1, 0, 0] as const, firmFields: [1], labFields: [1],
    focusFields: [0], nationalLabShare: 0, ventureCapital: 0, tradingFirms: 0, incubatorSites: 0,
    body: { since: monthOf(1998, 4), coordinators: 0 },
  };
  return {
    modelVersion: 1,
    variant: 'full',
    region,
    coefficients: DEFAULTS,
    levers,
    allocation: { consortium: 'call', development: 'call' },
    channels: ALL_LIVE,
  };
}
