import type { ChannelName, Channels, Params } from '../model/params.ts';
import { type ChannelOptions, type Engine, horizonOf } from './engine.ts';
import { partingMonth } from './parting.ts';
import type { KnockoutPair, RunSummary } from './results.ts';
import { runKeyOf, traceHashes } from './runKey.ts';
import { advance, begin, type Memory, type PairSpec, type Past, pastInSlices, summaryOf } from './slices.ts';

export interface KnockoutSpec extends PairSpec {
  /** Runs part here at the latest: earlier than the policies do only to test that a channel held at its own trace changes nothing. */
  readonly partAt?: number;
}

export function* knockoutInSlices<S extends { readonly month: number }, R>(
  engine: Engine<S, R>,
  { a, b, seed, index, until = horizonOf(engine), partAt = Number.POSITIVE_INFINITY }: KnockoutSpec,
  memory?: Memory<S, R>,
): Generator<void, KnockoutPair> {
  const partedAt = Math.min(until, Math.max(engine.start, Math.min(partAt, partingMonth(a, b))));
  const past = partedAt > engine.start ? yield* pastInSlices(engine, a, seed, partedAt, memory, true) : null;

  function* onwards(params: Params, channels: ChannelOptions): Generator<void, Past<S, R>> {
    const run = past === null ? begin(engine, params, seed, channels) : branchOf(engine, past, params, channels);
    yield* advance(engine, run, until);
    return run;
  }

  const base = yield* onwards(a, { recordTrace: true });
  const trace = engine.traceOf(base.sim);
  const hashes = traceHashes(trace);

  function* knocked(held: readonly ChannelName[]): Generator<void, RunSummary> {
    const params = held.length === 0 ? b : { ...b, channels: holding(b.channels, held) };
    const run = yield* onwards(params, { trace });
    return summaryOf(engine, run, runKeyOf(params, seed, until, hashes));
  }

  const names = Object.keys(b.channels) as ChannelName[];
  const live = yield* knocked([]);
  const held: { channel: ChannelName; run: RunSummary }[] = [];
  for (const channel of names) held.push({ channel, run: yield* knocked([channel]) });
  const allHeld = yield* knocked(names);
  return { index, seed, partedAt, a: summaryOf(engine, base, runKeyOf(a, seed, until)), b: live, held, allHeld };
}

function branchOf<S extends { readonly month: number }, R>(
  engine: Engine<S, R>,
  past: Past<S, R>,
  params: Params,
  channels: ChannelOptions,
): Past<S, R> {
  return { sim: engine.branch(past.sim, params, channels), recorder: engine.copyRecorder(past.recorder) };
}

function holding(channels: Channels, held: readonly ChannelName[]): Channels {
  return { ...channels, ...Object.fromEntries(held.map((name) => [name, 'held'])) };
}

/** Every run of a pair, to be handed over whole. */
export function runsOf({ a, b, held, allHeld }: KnockoutPair): RunSummary[] {
  return [a, b, ...held.map(({ run }) => run), allHeld];
}
