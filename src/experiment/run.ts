/** Runs and pairs of the real model. Importing this loads the model; results alone need only results.ts. */
import type { Key } from '../core/random.ts';
import {
  cloneRecorder,
  createRecorder,
  QUARTERS,
  quarterMonth,
  type Recorder,
  record,
} from '../indicators/recorder.ts';
import type { Trace } from '../model/channels.ts';
import type { Params } from '../model/params.ts';
import {
  branch,
  createSimulation,
  digest,
  type Options,
  runUntil,
  type Simulation,
  SPIN_UP,
} from '../model/simulation.ts';
import type { Engine } from './engine.ts';
import { serialExecutor } from './executor.ts';
import type { PairResult, RunSummary } from './results.ts';
import { oneInSlices, type PairSpec, pairInSlices, straight } from './slices.ts';

export type { PairResult, RunSummary } from './results.ts';

/** The model and its recorder. With `log: true` its simulations keep an event log, which changes nothing else. */
export function engineWith(options: Pick<Options, 'log'> = {}): Engine<Simulation, Recorder> {
  return {
    start: SPIN_UP,
    recordAt: Array.from({ length: QUARTERS }, (_, quarter) => quarterMonth(quarter) + 1),
    create: (params, seed, channels) => createSimulation(params, seed, { ...options, ...channels }),
    runUntil,
    branch: (sim, params, channels) => branch(sim, params, { ...options, ...channels }),
    traceOf,
    digest,
    createRecorder,
    record,
    copyRecorder: cloneRecorder,
    finish: ({ series }) => series,
  };
}

function traceOf({ channels }: Simulation): Trace {
  if (channels.recording === null) throw new RangeError('this simulation records no trace');
  return channels.recording;
}

/** The model without a log: what ensembles run. */
export const ENGINE = engineWith();

/** One run from the start of its spin-up. @param until calendar month, exclusive; the end of the horizon unless told */
export function runOne(params: Params, seed: Key, until?: number): RunSummary {
  return straight(oneInSlices(ENGINE, params, seed, until));
}

/** The same luck under two policies; their common past runs once. */
export function runPair(
  a: Params,
  b: Params,
  seed: Key,
  options: Partial<Pick<PairSpec, 'index' | 'until'>> = {},
): PairResult {
  const { index = 0, until } = options;
  return straight(pairInSlices(ENGINE, { a, b, seed, index, until }));
}

/** Runs pairs in this thread, one after another. */
export const serial = serialExecutor(ENGINE);
