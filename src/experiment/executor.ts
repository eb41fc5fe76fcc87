/**
 * Who runs the pairs. The interface is that of the pool of workers as well; the executor here runs one after another in
 * the thread that asks, which is what tests and the smallest batches need.
 */
import type { Params } from '../model/params.ts';
import type { Engine } from './engine.ts';
import { knockoutInSlices } from './knockout.ts';
import { seedList } from './plan.ts';
import type { KnockoutPair, PairResult } from './results.ts';
import { inTurns, type PairSpec, pairInSlices } from './slices.ts';

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

export interface Watch<T = PairResult> {
  /** Called in order of pair index, without gaps, so that what is shown never depends on who was quick. */
  readonly onPair?: ((pair: T, progress: Progress) => void) | undefined;
  readonly signal?: StopSignal | undefined;
}

/** `stale`: a newer request took its place. */
export type Ending = 'complete' | 'cancelled' | 'stale';

export interface PairsOutcome<T = PairResult> {
  readonly ending: Ending;
  /** Pairs in order of index, without gaps: what `pairs: pairs.length` would have given. */
  readonly pairs: readonly T[];
}

export interface Executor {
  /** Rejects where the engine fails or workers keep dying; being cancelled is an outcome, not a failure. */
  comparePairs(request: PairRequest, watch?: Watch): Promise<PairsOutcome>;
  /** The same pairs with B's feedback channels held one by one, and all of them. */
  knockOut(request: PairRequest, watch?: Watch<KnockoutPair>): Promise<PairsOutcome<KnockoutPair>>;
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
  async function inOrder<T>(
    { a, b, seedText, pairs: total, from = 0, until }: PairRequest,
    { onPair, signal }: Watch<T>,
    slicesOf: (spec: PairSpec) => Generator<void, T>,
  ): Promise<PairsOutcome<T>> {
    const seeds = seedList(seedText, total);
    const started = clock?.() ?? 0;
    const pairs: T[] = [];
    for (let index = from; index < total; index++) {
      const seed = seeds[index];
      if (seed === undefined) break;
      const pair = await inTurns(slicesOf({ a, b, seed, index, until }), pause, () => signal?.aborted === true);
      if (pair === null) return { ending: 'cancelled', pairs };
      pairs.push(pair);
      const left = clock ? secondsLeft(clock() - started, pairs.length, total - from) : null;
      onPair?.(pair, { done: pairs.length, total: total - from, secondsLeft: left });
    }
    return { ending: 'complete', pairs };
  }
  return {
    comparePairs: (request, watch = {}) => inOrder(request, watch, (spec) => pairInSlices(engine, spec)),
    knockOut: (request, watch = {}) => inOrder(request, watch, (spec) => knockoutInSlices(engine, spec)),
  };
}
