/** What runs and pairs of runs leave behind. Types only. */
import type { Key } from '../core/random.ts';
import type { ChannelName } from '../model/params.ts';

/** One run, observed. Plain data: it can be cloned, transferred, stored. */
export interface RunSummary {
  /** The run's address: hash of model version, parameters, seed, horizon and channels (see runKey.ts). */
  readonly runKey: string;
  /** Digest of the state at the end of the run, 32 hexadecimal characters. */
  readonly digest: string;
  /** Indicators × quarters, row-major in order of INDICATORS. NaN: not defined, or after the end of the run. */
  readonly series: Float64Array;
}

/** The same luck under two policies. */
export interface PairResult {
  /** Place of the seed in the seed list. Results are always taken in this order. */
  readonly index: number;
  readonly seed: Key;
  readonly a: RunSummary;
  readonly b: RunSummary;
  /** First calendar month in which the two policies differ; the end of the run where they never do. */
  readonly partedAt: number;
}

/** The same luck under two policies, and under B once more with feedback channels held at what they passed under A. */
export interface KnockoutPair extends PairResult {
  /** One run for each channel, in order of the parameters. */
  readonly held: readonly HeldRun[];
  /** B with every channel held: what its levers do without any feedback between organisations. */
  readonly allHeld: RunSummary;
}

export interface HeldRun {
  readonly channel: ChannelName;
  readonly run: RunSummary;
}

/** What a probe (probes.ts) has seen of one run. */
export interface Observation {
  readonly runKey: string;
  /** Digest of the state at the end of the run. */
  readonly digest: string;
  /** In the order that the probe states. NaN: not defined in this run. */
  readonly values: Float64Array;
}
