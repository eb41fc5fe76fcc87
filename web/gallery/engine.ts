/** FIXTURE: an engine that invents pairs and worlds, so that every chart and every state can be looked at. */
import type { PairResult, RunSummary } from '../../src/experiment/results.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import type { Params } from '../../src/model/params.ts';
import type { World, WorldPair } from '../../src/worker/protocol.ts';
import { type Engine, QUARTER_MONTHS } from '../engine.ts';
import { plannedOf, plannedTotal } from '../state/levels.ts';
import { normal, type Random, randomOf } from './random.ts';

const LEVEL: Readonly<Record<string, number>> = {
  newBusinessesPerMember: 0.31,
  tiesAlive: 310,
  publicMoneyPerNewBusiness: 92e6,
  jobsInRegion: 31000,
  meanTrust: 0.4,
  stepVision: 0.6,
  stepNetwork: 0.6,
  stepFusion: 7,
  stepCircle: 0.4,
  crossFieldShare: 0.3,
  outsideShare: 0.04,
  partnerDistance: 0.5,
  publicShareOfProjects: 0.4,
  feeShareOfBody: 0.4,
  salesOfMembers: 9e11,
};
const NEVER = 0x7fffffff;

function series(params: Params, luck: Random, own: Random): Float64Array {
  const out = new Float64Array(INDICATORS.length * QUARTER_MONTHS.length);
  const coordinators = params.levers.network.coordinatorsPer100Members.reduce((sum, level) => sum + level, 0) / 20;
  const money = plannedTotal(params.levers) / 1e9;
  INDICATORS.forEach(({ id, kind }, row) => {
    const level = LEVEL[id] ?? 40;
    const lift = 1 + 0.08 * coordinators + 0.012 * money;
    const scale = level * lift * (1 + 0.12 * normal(luck) + 0.03 * normal(own));
    const start = 4 + 10 * luck();
    QUARTER_MONTHS.forEach((month, quarter) => {
      const t = (month - 1998 * 12) / 12;
      const rise = 1 / (1 + Math.exp(-(t - start) / 2.6));
      const fade = kind === 'flow' ? 1 : 1 - 0.4 / (1 + Math.exp(-(t - 14) / 1.5));
      const value = scale * rise * fade * (1 + (kind === 'flow' ? 0 : 0.02 * normal(own)));
      out[row * QUARTER_MONTHS.length + quarter] =
        id === 'publicMoneySpent'
          ? plannedTotal(params.levers) * 0.93 * rise
          : ['tiesAlive', 'jobsInRegion'].includes(id)
            ? Math.round(value)
            : value;
    });
  });
  return out;
}

function run(params: Params, seedText: string, index: number): RunSummary {
  const seed = [...seedText].reduce(
    (sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0,
    index * 7919,
  );
  const money = JSON.stringify([plannedOf(params.levers), params.levers.network.coordinatorsPer100Members]);
  const own = randomOf([...money].reduce((sum, letter) => (Math.imul(sum, 33) + letter.charCodeAt(0)) >>> 0, seed));
  const digest = Array.from({ length: 32 }, () => Math.floor(own() * 16).toString(16)).join('');
  return { runKey: digest, digest, series: series(params, randomOf(seed), own) };
}

export function fixturePair(a: Params, b: Params, seedText: string, index: number): PairResult {
  return {
    index,
    seed: { hi: 1, lo: index },
    a: run(a, seedText, index),
    b: run(b, seedText, index),
    partedAt: 2006 * 12 + 3,
  };
}

export interface FixtureOptions {
  /** Milliseconds for each pair. */
  readonly wait: number;
  /** Fails with this message at the third pair. */
  readonly fails?: string;
  readonly size?: FixtureSize;
}

export interface FixtureSize {
  readonly organisations: number;
  /** Ties alive at any one time in both worlds together. */
  readonly ties: number;
}

export function fixtureEngine(options: FixtureOptions): Engine {
  return {
    workers: 2,
    async comparePairs({ a, b, seedText, pairs, from, onPair, signal }) {
      for (let index = from; index < pairs; index++) {
        if (signal.aborted) return;
        if (options.fails !== undefined && index === 2) throw new Error(options.fails);
        onPair(fixturePair(a, b, seedText, index));
        if (options.wait > 0 || index % 8 === 7) await new Promise((resolve) => setTimeout(resolve, options.wait));
      }
    },
    observeRuns: async ({ requests, onRun, signal }) => {
      for (const [n, request] of requests.entries()) {
        if (signal.aborted) return;
        const values =
          request.probe === 'circle'
            ? fixtureCircle(n, request.month ?? 0)
            : run(request.params, 'x', request.seed.lo % 100).series;
        onRun({ runKey: '', digest: '', values });
        await new Promise((resolve) => setTimeout(resolve, options.wait));
      }
    },
    worldPair: ({ a, b, index }) => Promise.resolve(fixtureWorlds(a, b, index, options.size)),
  };
}

/** Ten cohorts, the later the fewer offspring; see valuesOfCircle. */
export function fixtureCircle(n: number, month: number): Float64Array {
  const random = randomOf(31 + n);
  const cohorts = Array.from({ length: 10 }, (_, age) => {
    const successes = Math.round(30 + 10 * random());
    return [Math.floor(month / 12) + age, successes, successes * 0.06 * (10 - age) * (0.8 + 0.4 * random()), 9.5 - age];
  });
  const total = (at: number): number => cohorts.reduce((sum, cohort) => sum + (cohort[at] ?? 0), 0);
  return Float64Array.from([month, total(1), total(2), 0.5 + 0.3 * random(), ...cohorts.flat()]);
}

export function fixtureWorlds(a: Params, b: Params, index: number, size?: FixtureSize): WorldPair {
  const seed = { hi: 1, lo: index };
  const rich = (params: Params): number =>
    params.levers.network.coordinatorsPer100Members.reduce((sum, level) => sum + level, 0) / 15;
  const of = (params: Params, salt: number): World => world(index, rich(params), salt, size);
  return { index, seed, partedAt: 2006 * 12 + 3, a: of(a, 0), b: of(b, 1) };
}

function world(index: number, extra: number, salt: number, size?: FixtureSize): World {
  const shared = randomOf(99 + index);
  const own = randomOf(7 + index * 13 + salt);
  const founding = size === undefined ? 420 : size.organisations - 40;
  const born: number[] = [];
  const kinds: number[] = [];
  const lows: number[] = [];
  const towns: number[] = [];
  const weights = [10, 9, 5, 5, 5, 6, 4, 4, 3, 3, 3, 4, 4, 3];
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const pick = (random: Random): number => {
    let left = random() * whole;
    for (const [town, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return town;
    }
    return 0;
  };
  for (let i = 0; i < founding + 40; i++) {
    const kind = i >= founding ? 4 : shared() < 0.14 ? 3 : shared() < 0.1 ? 10 : Math.floor(shared() * 2);
    const later = i >= founding && i - founding > 20;
    born.push(i < founding ? 1988 * 12 : 2001 * 12 + Math.floor(shared() * 180));
    kinds.push(kind);
    lows.push(later ? 1000 + i + 100 * salt : i);
    towns.push(pick(shared));
  }
  const count = born.length;
  const ends: [number, number, number, number][] = [];
  const add = (random: Random, n: number): void => {
    for (let t = 0; t < n; t++) {
      const i = Math.floor(random() * founding);
      const j = Math.floor(random() * founding);
      const from = 1996 * 12 + Math.floor(random() * 250);
      if (i !== j) ends.push([i, j, from, random() < 0.3 ? NEVER : from + 20 + Math.floor(random() * 100)]);
    }
  };
  if (size === undefined) {
    add(shared, 600);
    add(own, 90 + 60 * extra);
  } else {
    keepUp(shared, 0.9 * size.ties);
    keepUp(own, 0.05 * size.ties);
  }
  /** Ties that follow on each other, each for five years, so that `n` are alive in every month. */
  function keepUp(random: Random, n: number): void {
    for (let t = 0; t < n; t++) {
      for (let from = 1996 * 12 - Math.floor(random() * 60); from < 2022 * 12; from += 60) {
        const i = Math.floor(random() * founding);
        ends.push([i, (i + 1 + Math.floor(random() * (founding - 1))) % founding, from, from + 60]);
      }
    }
  }
  const zeros = new Int32Array(0);
  return {
    organisations: {
      count,
      keyHi: new Int32Array(count),
      keyLo: Int32Array.from(lows),
      kind: Uint8Array.from(kinds),
      town: Uint8Array.from(towns),
      field: new Uint8Array(count),
      member: new Uint8Array(count).fill(1),
      born: Int32Array.from(born),
      died: new Int32Array(count).fill(NEVER),
    },
    ties: {
      count: ends.length,
      a: Int32Array.from(ends, (tie) => tie[0]),
      b: Int32Array.from(ends, (tie) => tie[1]),
      from: Int32Array.from(ends, (tie) => tie[2]),
      until: Int32Array.from(ends, (tie) => tie[3]),
      worked: Int32Array.from(ends, (tie) => tie[2]),
      origin: new Uint8Array(ends.length),
    },
    gauges: new Float64Array(4 * QUARTER_MONTHS.length),
    series: new Float64Array(0),
    digest: '',
    runKey: '',
    events: {
      count: 0,
      month: zeros,
      kind: new Uint8Array(0),
      subjectHi: zeros,
      subjectLo: zeros,
      objectHi: zeros,
      objectLo: zeros,
      amount: new Float64Array(0),
      detail: new Uint8Array(0),
      causeFrom: zeros,
      causeCount: new Uint8Array(0),
      causes: zeros,
    },
  };
}
