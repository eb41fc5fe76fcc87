/** The worker's side: runs what it is asked for, slice by slice, and between slices hears that it should stop. */
import type { Engine } from '../experiment/engine.ts';
import type { Clock } from '../experiment/executor.ts';
import { knockoutInSlices } from '../experiment/knockout.ts';
import type { Observation } from '../experiment/results.ts';
import { inTurns, type Memory, oneInSlices, pairInSlices } from '../experiment/slices.ts';
import type { Params } from '../model/params.ts';
import type { Host, ObserveTask, PairTask, World, WorldTask } from './protocol.ts';

export type NationSlices = typeof import('../experiment/nation.ts').nationInSlices;

export interface HostParts<S extends { readonly month: number }, R> {
  readonly engine: Engine<S, R>;
  readonly modelVersion: number;
  readonly worldInSlices: (task: WorldTask) => Generator<void, World>;
  /** Comes back after waiting messages have been heard. */
  readonly pause: () => Promise<void>;
  /** With it, messages are heard every LISTEN_MS; without, after every slice. */
  readonly clock?: Clock;
  readonly memory?: Memory<S, R>;
  readonly observeInSlices?: (task: ObserveTask) => Generator<void, Observation>;
  readonly nationInSlices?: NationSlices;
  /** Done once, before the first run. */
  readonly rehearse?: (params: Params) => Generator<void, void>;
}

/** A worker is deaf for this long, and the month that it is in. */
export const LISTEN_MS = 20;

export function createHost<S extends { readonly month: number }, R>(parts: HostParts<S, R>): Host {
  const { engine, modelVersion, worldInSlices, pause, clock, memory, observeInSlices, nationInSlices, rehearse } =
    parts;
  const running = new Map<number, { stopped: boolean }>();
  let rehearsed = rehearse === undefined;
  let heardAt = clock?.() ?? 0;
  /** Policies of the latest request: what the model makes of them is kept by object, and messages bring copies. */
  let latest: Pick<PairTask, 'token' | 'a' | 'b'> | null = null;

  function due(): boolean {
    return clock === undefined || clock() - heardAt >= LISTEN_MS;
  }

  async function listen(): Promise<void> {
    await pause();
    heardAt = clock?.() ?? 0;
  }

  function* prepared<T>(params: Params, slices: Generator<void, T>): Generator<void, T> {
    if (!rehearsed && rehearse !== undefined) {
      try {
        yield* rehearse(params);
      } catch {
        // it is for speed alone: what is wrong with the parameters, the run itself says
      }
      rehearsed = true;
    }
    return yield* slices;
  }

  async function run<T>(token: number, slices: Generator<unknown, T>): Promise<T | null> {
    const flag = { stopped: false };
    running.set(token, flag);
    try {
      return await inTurns(slices, listen, () => flag.stopped, due);
    } finally {
      if (running.get(token) === flag) running.delete(token);
    }
  }

  function sameParams(task: PairTask): PairTask {
    if (latest?.token !== task.token) latest = task;
    return { ...task, a: latest.a, b: latest.b };
  }

  // columns are copied to the page, not transferred: V8 throws away what it compiled for a kind of array when one is detached
  return {
    async init(params) {
      if (params !== undefined) await run(0, prepared(params, nothing()));
      return { modelVersion };
    },
    async warmUp({ token, params, seed, until }) {
      await run(token, prepared(params, oneInSlices(engine, params, seed, until)));
      return null;
    },
    runPair: (task) => run(task.token, prepared(task.b, pairInSlices(engine, sameParams(task), memory))),
    knockOut: (task) => run(task.token, prepared(task.b, knockoutInSlices(engine, sameParams(task), memory))),
    runWorld: (task) => run(task.token, prepared(task.params, worldInSlices(task))),
    async observe(task) {
      if (observeInSlices === undefined) throw new Error('this host observes no runs');
      return run(task.token, observeInSlices(task));
    },
    async runNation({ token, params, seed, until }) {
      if (nationInSlices === undefined) throw new Error('this host runs no nations');
      return run(token, nationInSlices(params, seed, until));
    },
    cancel(token) {
      const flag = running.get(token);
      if (flag) flag.stopped = true;
    },
  };
}

function* nothing(): Generator<void, void> {}
