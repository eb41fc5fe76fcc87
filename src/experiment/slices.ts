/**
 * Runs and pairs in slices of a month. Each function here is a generator that pauses between slices; a driver below either
 * goes straight on or lets others have their turn where one is due, which is how a worker hears that it should stop.
 */
import type { Key } from '../core/random.ts';
import type { Params } from '../model/params.ts';
import { type ChannelOptions, type Engine, horizonOf } from './engine.ts';
import { partingMonth } from './parting.ts';
import type { PairResult, RunSummary } from './results.ts';
import { runKeyOf } from './runKey.ts';

/**
 * Pairs whose common past is worth remembering: the first that anybody sees. Were those of later pairs kept too, they would
 * push these out.
 */
export const REMEMBERED_PASTS = 16;

/** A simulation on its way, and what has been recorded of it. */
export interface Past<S, R> {
  readonly sim: S;
  readonly recorder: R;
}

/**
 * What a worker remembers between pairs, so that moving a lever of one policy neither runs the other policy again nor
 * their common past. Forgetting anything changes nothing but time.
 */
export interface Memory<S, R> {
  summary(runKey: string): RunSummary | undefined;
  keepSummary(summary: RunSummary): void;
  /** Not to be run on: branch from it. */
  past(params: Params, seed: Key, month: number): Past<S, R> | undefined;
  keepPast(params: Params, seed: Key, month: number, past: Past<S, R>): void;
}

export interface PairSpec {
  readonly a: Params;
  readonly b: Params;
  readonly seed: Key;
  readonly index: number;
  readonly until?: number | undefined;
}

type Sim = { readonly month: number };

/** One run from its first month. */
export function* oneInSlices<S extends Sim, R>(
  engine: Engine<S, R>,
  params: Params,
  seed: Key,
  until: number = horizonOf(engine),
): Generator<void, RunSummary> {
  const run = begin(engine, params, seed);
  yield* advance(engine, run, until);
  return summaryOf(engine, run, runKeyOf(params, seed, until));
}

/** Two runs with the same luck: their common past once, then one goes on and the other branches off. */
export function* pairInSlices<S extends Sim, R>(
  engine: Engine<S, R>,
  { a, b, seed, index, until = horizonOf(engine) }: PairSpec,
  memory?: Memory<S, R>,
): Generator<void, PairResult> {
  const partedAt = Math.min(until, Math.max(engine.start, partingMonth(a, b)));
  const keyA = runKeyOf(a, seed, until);
  const keyB = runKeyOf(b, seed, until);
  let summaryA = memory?.summary(keyA);
  let summaryB = memory?.summary(keyB);
  if (summaryA === undefined || summaryB === undefined) {
    if (partedAt === engine.start) {
      summaryA ??= yield* oneInSlices(engine, a, seed, until);
      summaryB ??= yield* oneInSlices(engine, b, seed, until);
    } else if (partedAt === until) {
      const known = summaryA ?? summaryB ?? (yield* oneInSlices(engine, a, seed, until));
      summaryA ??= renamed(known, keyA);
      summaryB ??= renamed(known, keyB);
    } else {
      const past = yield* pastInSlices(engine, a, seed, partedAt, memory, index < REMEMBERED_PASTS);
      summaryA ??= yield* branchInSlices(engine, past, a, until, keyA);
      summaryB ??= yield* branchInSlices(engine, past, b, until, keyB);
    }
    memory?.keepSummary(summaryA);
    memory?.keepSummary(summaryB);
  }
  // series are handed over and may be transferred: never the ones that memory keeps
  return { index, seed, a: copyOf(summaryA), b: copyOf(summaryB), partedAt };
}

export function* pastInSlices<S extends Sim, R>(
  engine: Engine<S, R>,
  params: Params,
  seed: Key,
  month: number,
  memory: Memory<S, R> | undefined,
  keep: boolean,
): Generator<void, Past<S, R>> {
  const known = memory?.past(params, seed, month);
  if (known) return known;
  const past = begin(engine, params, seed);
  yield* advance(engine, past, month);
  if (keep) memory?.keepPast(params, seed, month, past);
  return past;
}

function* branchInSlices<S extends Sim, R>(
  engine: Engine<S, R>,
  past: Past<S, R>,
  params: Params,
  until: number,
  runKey: string,
): Generator<void, RunSummary> {
  const run = { sim: engine.branch(past.sim, params), recorder: engine.copyRecorder(past.recorder) };
  yield* advance(engine, run, until);
  return summaryOf(engine, run, runKey);
}

export function begin<S extends Sim, R>(
  engine: Engine<S, R>,
  params: Params,
  seed: Key,
  channels?: ChannelOptions,
): Past<S, R> {
  return { sim: engine.create(params, seed, channels), recorder: engine.createRecorder() };
}

/** Runs on until a month, recording on the way, with a pause after every month. */
export function* advance<S extends Sim, R>(
  engine: Engine<S, R>,
  { sim, recorder }: Past<S, R>,
  until: number,
): Generator<void, void> {
  let next = engine.recordAt.findIndex((at) => at > sim.month);
  while (sim.month < until) {
    engine.runUntil(sim, sim.month + 1);
    if (sim.month === engine.recordAt[next]) {
      engine.record(recorder, sim);
      next++;
    }
    yield;
  }
}

export function summaryOf<S extends Sim, R>(engine: Engine<S, R>, run: Past<S, R>, runKey: string): RunSummary {
  return { runKey, digest: engine.digest(run.sim), series: engine.finish(run.recorder) };
}

function renamed(summary: RunSummary, runKey: string): RunSummary {
  return { ...summary, runKey };
}

function copyOf(summary: RunSummary): RunSummary {
  return { ...summary, series: summary.series.slice() };
}

/** Goes straight through. */
export function straight<T>(slices: Generator<void, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Waits for `pause` between slices, where one is `due`; null as soon as `stopped` says so. */
export async function inTurns<T>(
  slices: Generator<unknown, T>,
  pause: () => Promise<void>,
  stopped: () => boolean,
  due: () => boolean = () => true,
): Promise<T | null> {
  for (;;) {
    if (stopped()) return null;
    const { done, value } = slices.next();
    if (done) return value;
    if (due()) await pause();
  }
}
