/** The worker's side: runs what it is asked for, slice by slice, and between slices hears that it should stop. */
import { transfer } from 'comlink';
import type { Engine } from '../experiment/engine.ts';
import { knockoutInSlices, runsOf } from '../experiment/knockout.ts';
import type { Observation } from '../experiment/results.ts';
import { inTurns, type Memory, oneInSlices, pairInSlices } from '../experiment/slices.ts';
import type { Host, ObserveTask, World, WorldTask } from './protocol.ts';

export interface HostParts<S extends { readonly month: number }, R> {
  readonly engine: Engine<S, R>;
  readonly modelVersion: number;
  readonly worldInSlices: (task: WorldTask) => Generator<void, World>;
  /** Comes back after waiting messages have been heard. */
  readonly pause: () => Promise<void>;
  readonly memory?: Memory<S, R>;
  readonly observeInSlices?: (task: ObserveTask) => Generator<void, Observation>;
}

export function createHost<S extends { readonly month: number }, R>(parts: HostParts<S, R>): Host {
  const { engine, modelVersion, worldInSlices, pause, memory, observeInSlices } = parts;
  const running = new Map<number, { stopped: boolean }>();

  async function run<T>(token: number, slices: Generator<void, T>): Promise<T | null> {
    const flag = { stopped: false };
    running.set(token, flag);
    try {
      return await inTurns(slices, pause, () => flag.stopped);
    } finally {
      if (running.get(token) === flag) running.delete(token);
    }
  }

  return {
    init: async () => ({ modelVersion }),
    async warmUp({ token, params, seed, until }) {
      await run(token, oneInSlices(engine, params, seed, until));
      return null;
    },
    async runPair(task) {
      const pair = await run(task.token, pairInSlices(engine, task, memory));
      return pair && transfer(pair, [pair.a.series.buffer, pair.b.series.buffer]);
    },
    async knockOut(task) {
      const pair = await run(task.token, knockoutInSlices(engine, task, memory));
      return (
        pair &&
        transfer(
          pair,
          runsOf(pair).map(({ series }) => series.buffer as ArrayBuffer),
        )
      );
    },
    async runWorld(task) {
      const world = await run(task.token, worldInSlices(task));
      return world && transfer(world, buffersOf(world));
    },
    async observe(task) {
      if (observeInSlices === undefined) throw new Error('this host observes no runs');
      return run(task.token, observeInSlices(task));
    },
    cancel(token) {
      const flag = running.get(token);
      if (flag) flag.stopped = true;
    },
  };
}

/** Every buffer of a world's columns, each once. */
export function buffersOf(world: World): ArrayBuffer[] {
  const arrays = [world.gauges, world.series, ...columns(world.organisations), ...columns(world.ties)];
  return [...new Set([...arrays, ...columns(world.events)].map((array) => array.buffer as ArrayBuffer))];
}

function columns(table: object): ArrayBufferView[] {
  return Object.values(table).filter((column) => ArrayBuffer.isView(column));
}
