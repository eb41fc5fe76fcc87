/**
 * Feedback channels: the places where one organisation's fate reaches another's. A live channel passes what the run
 * computed; a held one passes what a recorded baseline had in that month, so that the rest of the model answers as if
 * this feedback were frozen. Values are integers, scalars, or keys in pairs of words.
 */
import { InvariantError } from '../core/errors.ts';
import { CHANNEL_NAMES, type ChannelName, type Channels } from './params.ts';
import { livingRow, type Organisations } from './state.ts';

/** What passed through each channel, by month. Plain data: it may cross to a worker. */
export type Trace = Record<ChannelName, Map<number, Float64Array>>;

export function emptyTrace(): Trace {
  return Object.fromEntries(CHANNEL_NAMES.map((name) => [name, new Map()])) as Trace;
}

export class ChannelPort {
  readonly #modes: Channels;
  readonly #held: Trace | null;
  /** What this run records; null when it does not. */
  readonly recording: Trace | null;

  constructor(modes: Channels, held: Trace | null, record: boolean) {
    if (held === null && CHANNEL_NAMES.some((name) => modes[name] === 'held')) {
      throw new InvariantError('a channel is held, but there is no recorded trace of a baseline');
    }
    this.#modes = modes;
    this.#held = held;
    this.recording = record ? emptyTrace() : null;
  }

  isHeld(name: ChannelName): boolean {
    return this.#modes[name] === 'held';
  }

  /** What the baseline passed in this month; empty where it passed nothing. */
  held(name: ChannelName, month: number): Float64Array {
    return this.#held?.[name].get(month) ?? NOTHING;
  }

  record(name: ChannelName, month: number, values: ArrayLike<number>): void {
    this.recording?.[name].set(month, Float64Array.from(values));
  }

  /** Adds to what this run records for the month. */
  append(name: ChannelName, month: number, values: readonly number[]): void {
    if (this.recording === null) return;
    this.record(name, month, [...(this.recording[name].get(month) ?? NOTHING), ...values]);
  }

  /** One number through a channel, the `place`-th of its month: the live one, recorded, or the baseline's. */
  scalar(name: ChannelName, month: number, live: number, place = 0): number {
    if (this.isHeld(name)) return this.held(name, month)[place] ?? 0;
    if (this.recording !== null) {
      const before = this.recording[name].get(month) ?? NOTHING;
      this.record(name, month, [...before.subarray(0, place), live]);
    }
    return live;
  }
}

/** Keys with a number behind each, as a baseline had them: the rows of those who live here too, and their numbers. */
export function livingOf(held: Float64Array, organisations: Organisations): [row: number, value: number][] {
  const found: [number, number][] = [];
  for (let n = 0; n < held.length; n += 3) {
    const row = livingRow(organisations, held[n] as number, held[n + 1] as number);
    if (row >= 0) found.push([row, held[n + 2] as number]);
  }
  return found;
}

/** Whether a list of keys, two words each, holds this one. */
export function holdsKey(keys: Float64Array, hi: number, lo: number): boolean {
  for (let n = 0; n < keys.length; n += 2) if (keys[n] === hi && keys[n + 1] === lo) return true;
  return false;
}

const NOTHING = new Float64Array(0);
