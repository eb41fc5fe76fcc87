/** The model as the bench and the engine campaign run it: a region's past once, then branches of the run proper. */
import { canonicalJson, hash128 } from '../../src/core/hash.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { runPair } from '../../src/experiment/run.ts';
import type { Params } from '../../src/model/params.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import {
  createSimulation,
  digest,
  END,
  restore,
  runUntil,
  type Simulation,
  type Snapshot,
  START,
  snapshot,
  step,
} from '../../src/model/simulation.ts';
import { stateBytes } from '../../src/model/state.ts';

export { digest, END, runPair, runUntil, START, stateBytes, step };

export const MONTHS = END - START;

/** The region when its policies begin, spin-up done. */
export function pastOf(params: Params, seedText: string): Snapshot {
  const sim = createSimulation(params, seedOfText(seedText));
  runUntil(sim, START);
  return snapshot(sim);
}

/** The run proper, ready to go. */
export function presentOf(params: Params, past: Snapshot, log: boolean): Simulation {
  return restore(params, past, { log });
}

/** The same region with so many times its organisations. */
export function enlarged(params: Params, factor: number): Params {
  const { region } = params;
  const times = (n: number): number => Math.round(n * factor);
  return {
    ...params,
    region: {
      ...region,
      members: {
        firms: times(region.members.firms),
        academic: times(region.members.academic),
        agencies: times(region.members.agencies),
        finance: times(region.members.finance),
      },
    },
  };
}

export interface ProcessTime {
  readonly name: string;
  ms: number;
  things: number;
}

/** Runs to the end, a clock around each process of the schedule. Slower than a plain run: the clock costs too. */
export function profile(sim: Simulation, clock: () => number): ProcessTime[] {
  const times = SCHEDULE.map(({ name }): ProcessTime => ({ name, ms: 0, things: 0 }));
  while (sim.month < END) {
    sim.contacts.count = 0;
    SCHEDULE.forEach((process, at) => {
      const time = times[at] as ProcessTime;
      const start = clock();
      time.things += process.run(sim);
      time.ms += clock() - start;
    });
    sim.month++;
  }
  return times;
}

export interface EngineAnswer {
  /** Digest at the end of the spin-up, after each fiscal year, and at the end; then a hash of all of these. */
  readonly digests: readonly string[];
  readonly chain: string;
  /** Milliseconds of the run proper, least of `repetitions`. */
  readonly best: number;
  readonly organisations: number;
}

/** What the engine campaign asks of each engine. */
export function answer(json: Params, seedText: string, repetitions: number, clock: () => number): EngineAnswer {
  // V8 keeps an object of so many members as a hash table when it comes from a literal or from JSON
  const params = {
    ...json,
    coefficients: Object.fromEntries(Object.entries(json.coefficients)) as Params['coefficients'],
  };
  const past = pastOf(params, seedText);
  const sim = presentOf(params, past, false);
  const digests = [digest(sim)];
  for (let month = START + 12; month <= END; month += 12) {
    runUntil(sim, month);
    digests.push(digest(sim));
  }
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repetitions; i++) {
    const again = presentOf(params, past, i % 2 === 1);
    const start = clock();
    runUntil(again, END);
    if (i % 2 === 0) best = Math.min(best, clock() - start);
    digests.push(digest(again));
  }
  return { digests, chain: hash128(canonicalJson(digests)), best, organisations: sim.state.organisations.count };
}
