/**
 * Who runs the pairs. The interface is that of the pool of workers as well; the executor here runs one after another in
 * the thread that asks, which is what tests and the smallest batches need.
 */
import type { Params } from '../model/params.ts';
import type { Engine } from './engine.ts';
import { seedList } from './plan.ts';
import type { PairResult } from './results.ts';
import { inTurns, pairInSlices } from './slices.ts';

export interface PairRequest {
  readonly a: Params;
  readonly b: Params;
  /** Pair i takes seed i of the list that this text stands for. */
  readonly seedText: string;
  readonly pairs: number;
  /** Pairs 0 to from - 1 are there already. */
  readonly from?: number;
  /** Calendar month at which runs end, exclusive; the end of the horizon unless told. */
  readonly until?: number;
}

export interface Progress {
  /** Pairs handed over, of all that were asked for. */
  readonly done: number;
  readonly total: number;
  /** null: no telling yet, or no clock was given. */
  readonly secondsLeft: number | null;
}

/** What is needed of an AbortSignal; stated here because this layer knows neither browser nor Node. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface Watch {
  /** Called in order of pair index, without gaps, so that what is shown never depends on who was quick. */
  readonly onPair?: ((pair: PairResult, progress: Progress) => void) | undefined;
  readonly signal?: StopSignal | undefined;
}

/** `stale`: a newer request took its place. */
export type Ending = 'complete' | 'cancelled' | 'stale';

export interface PairsOutcome {
  readonly ending: Ending;
  /** Pairs in order of index, without gaps: what `pairs: pairs.length` would have given. */
  readonly pairs: readonly PairResult[];
}

export interface Executor {
  /** Rejects where the engine fails or workers keep dying; being cancelled is an outcome, not a failure. */
  comparePairs(request: PairRequest, watch?: Watch): Promise<PairsOutcome>;
}

/** Milliseconds of any clock that does not go back. Only front ends have one. */
export type Clock = () => number;

/** Seconds left if the rest goes like what is done; null before the first. */
export function secondsLeft(elapsedMs: number, done: number, total: number): number | null {
  return done === 0 ? null : ((elapsedMs / done) * (total - done)) / 1000;
}

export interface SerialOptions {
  /** Lets others have their turn between slices, so that a signal is heard. */
  readonly pause?: () => Promise<void>;
  readonly clock?: Clock;
}

export function serialExecutor<S extends { readonly month: number }, R>(
  engine: Engine<S, R>,
  { pause = () => Promise.resolve(), clock }: SerialOptions = {},
): Executor {
  return {
    async comparePairs({ a, b, seedText, pairs: total, from = 0, until }, { onPair, signal } = {}) {
      const seeds = seedList(seedText, total);
      const started = clock?.() ?? 0;
      const pairs: PairResult[] = [];
      for (let index = from; index < total; index++) {
        const seed = seeds[index];
        if (seed === undefined) break;
        const slices = pairInSlices(engine, { a, b, seed, index, until });
        const pair = await inTurns(slices, pause, () => signal?.aborted === true);
        if (pair === null) return { ending: 'cancelled', pairs };
        pairs.push(pair);
        const left = clock ? secondsLeft(clock() - started, pairs.length, total - from) : null;
        onPair?.(pair, { done: pairs.length, total: total - from, secondsLeft: left });
      }
      return { ending: 'complete', pairs };
    },
  };
}
