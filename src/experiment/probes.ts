/** Runs that answer with a few numbers instead of every indicator: what is asked of each stands in its own file. */
import type { Key } from '../core/random.ts';
import type { Params } from '../model/params.ts';
import { type Progress, type SerialOptions, type StopSignal, secondsLeft } from './executor.ts';
import type { Observation } from './results.ts';
import { ENGINE } from './run.ts';
import { inTurns, oneInSlices } from './slices.ts';
import { observeStocks } from './stocks.ts';
import { observeTargets } from './validation/observe.ts';
import { observeCircle } from './withdrawal.ts';

/** @param month the calendar month that the probe asks about, where it asks about one */
export type Probe = (params: Params, seed: Key, month?: number) => Generator<void, Observation>;

/** Values: indicators × quarters, as in RunSummary. */
function* observeSeries(params: Params, seed: Key): Generator<void, Observation> {
  const { runKey, digest, series } = yield* oneInSlices(ENGINE, params, seed);
  return { runKey, digest, values: series };
}

/** By the name under which workers are asked. */
export const PROBES = {
  targets: observeTargets,
  stocks: observeStocks,
  circle: observeCircle,
  series: observeSeries,
} as const satisfies Record<string, Probe>;
export type ProbeName = keyof typeof PROBES;

export interface RunRequest {
  readonly probe: ProbeName;
  readonly params: Params;
  readonly seed: Key;
  readonly month?: number | undefined;
}

export interface RunWatch {
  readonly onRun?: ((observation: Observation, progress: Progress) => void) | undefined;
  readonly signal?: StopSignal | undefined;
  /** Before the pairs that wait instead of after them; for one run at a time, so that these go on. */
  readonly urgent?: boolean | undefined;
}

/** Whoever observes runs: a pool of workers, or this thread. */
export interface Observer {
  /** In the order of the requests, without gaps: all, or as far as they were done when the signal came. */
  observeRuns(requests: readonly RunRequest[], watch?: RunWatch): Promise<readonly Observation[]>;
}

/** Observes in this thread, one run after another. */
export function serialObserver({ pause = () => Promise.resolve(), clock }: SerialOptions = {}): Observer {
  return {
    async observeRuns(requests, { onRun, signal } = {}) {
      const started = clock?.() ?? 0;
      const observations: Observation[] = [];
      for (const { probe, params, seed, month } of requests) {
        const one = await inTurns(PROBES[probe](params, seed, month), pause, () => signal?.aborted === true);
        if (one === null) break;
        observations.push(one);
        const left = clock ? secondsLeft(clock() - started, observations.length, requests.length) : null;
        onRun?.(one, { done: observations.length, total: requests.length, secondsLeft: left });
      }
      return observations;
    },
  };
}
