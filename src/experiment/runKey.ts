/**
 * A run is its address: what has the same run key has the same digest, wherever and whenever it runs. A branch is not
 * another kind of run: its key is that of the whole timeline run from the first month.
 *
 * A run with held channels depends on what they read, so its address holds a hash of the trace; in the months before the
 * first of the trace the channels are live. Without the hash it has no address and can be kept under none.
 */
import { InvariantError } from '../core/errors.ts';
import { canonicalJson, hash128, hex128, mixRow } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import type { Trace } from '../model/channels.ts';
import type { ChannelName, Params } from '../model/params.ts';

/** A hash of what each channel of a trace holds, 32 hexadecimal characters. */
export type TraceHashes = Readonly<Record<ChannelName, string>>;

/**
 * 128-bit hash of the canonical JSON (RFC 8785) of model version, compiled parameters, seed, horizon, channels and, where
 * channels are held, the hashes of what they read.
 *
 * @param until calendar month at which the run ends, exclusive
 * @throws InvariantError where a channel is held and no hashes are given
 */
export function runKeyOf(params: Params, seed: Key, until: number, hashes?: TraceHashes): string {
  const { modelVersion, channels } = params;
  const address = { modelVersion, params, seed: [seed.hi, seed.lo], until, channels };
  const held = heldOf(params);
  if (held.length === 0) return hash128(canonicalJson(address));
  if (hashes === undefined) throw noAddress(held);
  const trace = Object.fromEntries(held.map((name) => [name, hashes[name]]));
  return hash128(canonicalJson({ ...address, trace }));
}

/** @throws InvariantError where a channel is held: what is kept by parameters alone must not depend on a trace */
export function requireLive(params: Params): void {
  const held = heldOf(params);
  if (held.length > 0) throw noAddress(held);
}

function heldOf({ channels }: Params): ChannelName[] {
  return (Object.keys(channels) as ChannelName[]).filter((name) => channels[name] === 'held');
}

function noAddress(held: readonly ChannelName[]): InvariantError {
  return new InvariantError(`a run with held channels (${held.join(', ')}) has no address without its trace`);
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
/** The order of the two words of a double in memory. */
const LOW = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 0 : 1;

export function traceHashes(trace: Trace): TraceHashes {
  const names = Object.keys(trace) as ChannelName[];
  return Object.fromEntries(names.map((name) => [name, hashOf(trace[name])])) as Record<ChannelName, string>;
}

function hashOf(months: ReadonlyMap<number, Float64Array>): string {
  const out = new Int32Array(4);
  for (const [month, values] of months) {
    // the place -1 tells a month in which nothing passed from one that is not there
    mixRow(out, month, -1, 0, values.length, 0);
    for (let at = 0; at < values.length; at++) {
      float[0] = values[at] as number;
      mixRow(out, month, at, 0, words[LOW] as number, words[1 - LOW] as number);
    }
  }
  return hex128(out);
}
