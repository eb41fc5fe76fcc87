/**
 * What an experiment asks of the model: to make, run, branch, name and observe a simulation. The model itself stands
 * behind it in run.ts; whoever only handles results never loads it.
 */
import type { Key } from '../core/random.ts';
import type { Trace } from '../model/channels.ts';
import type { Params } from '../model/params.ts';

/** What held channels read, and whether what passes through the channels is kept. */
export interface ChannelOptions {
  readonly trace?: Trace;
  readonly recordTrace?: boolean;
}

export interface Engine<S extends { readonly month: number }, R> {
  /** First month of every simulation, spin-up included. */
  readonly start: number;
  /** A simulation at its first month, not yet stepped. */
  create(params: Params, seed: Key, channels?: ChannelOptions): S;
  /** Steps until `sim.month` is `month`. */
  runUntil(sim: S, month: number): void;
  /** A simulation with the same past that goes on alone under other levers. */
  branch(sim: S, params: Params, channels?: ChannelOptions): S;
  /** What has passed through the channels of a simulation made with `recordTrace`. */
  traceOf(sim: S): Trace;
  /** 32 hexadecimal characters of the state. */
  digest(sim: S): string;

  /** Values of `sim.month` at which the simulation is recorded, rising; the last is the end of the horizon. */
  readonly recordAt: readonly number[];
  createRecorder(): R;
  record(recorder: R, sim: S): void;
  copyRecorder(recorder: R): R;
  /** Indicators × quarters; NaN where nothing was recorded. */
  finish(recorder: R): Float64Array;
}

/** The month in which the horizon ends, exclusive. */
export function horizonOf(engine: { readonly recordAt: readonly number[] }): number {
  return engine.recordAt.at(-1) ?? 0;
}
