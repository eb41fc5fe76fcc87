/**
 * Questions to the workers: pairs of runs, and the world of one pair. The newest question wins: asking again makes the
 * earlier answer stale, and none of its results arrives any more.
 */
import type { Remote } from 'comlink';
import type { Key } from '../../core/random.ts';
import {
  type Clock,
  type Ending,
  type Executor,
  type PairRequest,
  type PairsOutcome,
  type StopSignal,
  secondsLeft,
  type Watch,
} from '../../experiment/executor.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { seedList } from '../../experiment/plan.ts';
import type { Observer, RunRequest, RunWatch } from '../../experiment/probes.ts';
import type { KnockoutPair, Observation, PairResult } from '../../experiment/results.ts';
import { runKeyOf } from '../../experiment/runKey.ts';
import type { Params } from '../../model/params.ts';
import { NEVER } from '../never.ts';
import type { Host, PairTask, World, WorldPair } from '../protocol.ts';
import { createScheduler, type SchedulerOptions } from './scheduler.ts';

export interface WorldRequest {
  readonly a: Params;
  readonly b: Params;
  readonly seed: Key;
  readonly index: number;
  readonly until?: number;
}

export interface Pool extends Executor, Observer {
  /** Number of workers. */
  readonly size: number;
  /** Both arms of one pair with their events; before all pairs that wait. null: cancelled, or a newer one was asked for. */
  worldPair(request: WorldRequest, signal?: StopSignal): Promise<WorldPair | null>;
  dispose(): void;
}

export interface PoolOptions extends Omit<SchedulerOptions, 'warmUp' | 'rehearseWith'> {
  /** Parameters to warm up with before the first question; later those of the latest question. */
  readonly warmUp?: Params;
  readonly clock?: Clock;
}

/** Worlds remembered, some 6 MB each: those on show. */
const KEPT_WORLDS = 2;

/** No person's seed: nobody sees a warming run. */
const WARM_SEED: Key = { hi: 0x7761726d, lo: 0 };

export function createPool({ warmUp, clock, ...options }: PoolOptions): Pool {
  let warmParams = warmUp;
  const scheduler = createScheduler({
    ...options,
    rehearseWith: warmUp,
    warmUp: async (host: Remote<Host>, token: number) =>
      warmParams && (await host.warmUp({ token, params: warmParams, seed: WARM_SEED })),
  });
  let lastToken = 0;
  let endPairs: ((ending: Ending) => void) | null = null;
  let worldToken = 0;
  // the policy that was not changed has the world it had
  const worlds = new Map<string, World>();

  const comparePairs = (request: PairRequest, watch: Watch = {}): Promise<PairsOutcome> =>
    ask(request, watch, (host, task) => host.runPair(task));
  const knockOut = (request: PairRequest, watch: Watch<KnockoutPair> = {}): Promise<PairsOutcome<KnockoutPair>> =>
    ask(request, watch, (host, task) => host.knockOut(task));

  function ask<T extends PairResult>(
    request: PairRequest,
    { onPair, signal }: Watch<T>,
    call: (host: Remote<Host>, task: PairTask) => Promise<T | null>,
  ): Promise<PairsOutcome<T>> {
    endPairs?.('stale');
    const token = ++lastToken;
    const { a, b, seedText, pairs: total, from = 0, until } = request;
    const started = clock?.() ?? 0;
    const seeds = seedList(seedText, total);
    // results wait here until all before them are there
    const waiting = new Map<number, T>();
    const released: T[] = [];

    return new Promise<PairsOutcome<T>>((resolve, reject) => {
      let open = true;
      const close = (finish: () => void): void => {
        if (!open) return;
        open = false;
        signal?.removeEventListener('abort', abort);
        if (endPairs === end) endPairs = null;
        finish();
      };
      const end = (ending: Ending): void =>
        close(() => {
          if (ending !== 'complete') scheduler.cancel(token);
          resolve({ ending, pairs: released });
        });
      const abort = (): void => end('cancelled');
      const fail = (error: Error): void =>
        close(() => {
          scheduler.cancel(token);
          reject(error);
        });
      const release = (pair: T | null): void => {
        if (!open || pair === null) return;
        waiting.set(pair.index, pair);
        for (let next = waiting.get(from + released.length); next; next = waiting.get(from + released.length)) {
          waiting.delete(next.index);
          released.push(next);
          const done = released.length;
          const left = clock ? secondsLeft(clock() - started, done + waiting.size, total - from) : null;
          onPair?.(next, { done, total: total - from, secondsLeft: left });
          if (!open) return;
        }
        if (released.length === total - from) end('complete');
      };

      endPairs = end;
      if (signal?.aborted) return abort();
      warmParams = b;
      signal?.addEventListener('abort', abort);
      if (from >= total) return end('complete');
      for (let index = from; index < total; index++) {
        const task = { token, a, b, seed: seeds[index] as Key, index, until };
        const what = `pair ${index}`;
        scheduler
          .submit({ token, what, prefer: index % scheduler.size, call: (host) => call(host, task) })
          .then(release)
          .catch(fail);
      }
    });
  }

  async function worldPair(request: WorldRequest, signal?: StopSignal): Promise<WorldPair | null> {
    if (worldToken > 0) scheduler.cancel(worldToken);
    const token = ++lastToken;
    worldToken = token;
    const { a, b, seed, index, until } = request;
    const stop = (): void => scheduler.cancel(token);
    if (signal?.aborted) return null;
    signal?.addEventListener('abort', stop);
    const world = async (params: Params, name: string): Promise<World | null> => {
      const key = runKeyOf(params, seed, until ?? NEVER);
      const known = worlds.get(key);
      const found =
        known ??
        (await scheduler.submit({
          token,
          what: `the world of pair ${index} under ${name}`,
          urgent: true,
          call: (host) => host.runWorld({ token, params, seed, until }),
        }));
      if (found !== null) {
        worlds.delete(key);
        worlds.set(key, found);
        for (const oldest of worlds.keys()) if (worlds.size > KEPT_WORLDS) worlds.delete(oldest);
      }
      return found;
    };
    try {
      const [worldA, worldB] = await Promise.all([world(a, 'A'), world(b, 'B')]);
      if (worldA === null || worldB === null) return null;
      const partedAt = Math.min(NEVER, Math.max(0, partingMonth(a, b)));
      return { index, seed, partedAt, a: worldA, b: worldB };
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async function observeRuns(
    requests: readonly RunRequest[],
    { onRun, signal, urgent = false }: RunWatch = {},
  ): Promise<readonly Observation[]> {
    const token = ++lastToken;
    const started = clock?.() ?? 0;
    const answers = new Map<number, Observation>();
    const released: Observation[] = [];
    const stop = (): void => scheduler.cancel(token);
    if (signal?.aborted) return released;
    signal?.addEventListener('abort', stop);
    const release = (index: number, answer: Observation | null): void => {
      if (answer === null) return;
      answers.set(index, answer);
      for (let next = answers.get(released.length); next; next = answers.get(released.length)) {
        released.push(next);
        const done = released.length;
        const left = clock ? secondsLeft(clock() - started, answers.size, requests.length) : null;
        onRun?.(next, { done, total: requests.length, secondsLeft: left });
      }
    };
    try {
      await Promise.all(
        requests.map(async ({ probe, params, seed, month }, index) => {
          const call = (host: Remote<Host>) => host.observe({ token, probe, params, seed, month });
          release(index, await scheduler.submit({ token, what: `run ${index}`, call, urgent, patient: !urgent }));
        }),
      );
    } catch (error) {
      scheduler.cancel(token);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    return released;
  }

  function dispose(): void {
    endPairs?.('cancelled');
    scheduler.dispose();
  }

  return { size: scheduler.size, comparePairs, knockOut, worldPair, observeRuns, dispose };
}
