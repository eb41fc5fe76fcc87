/** What a worker remembers between pairs; the oldest goes first. */
import { pastKeyOf } from '../experiment/parting.ts';
import type { RunSummary } from '../experiment/results.ts';
import { type Memory, type Past, REMEMBERED_PASTS } from '../experiment/slices.ts';

/**
 * @param summaries runs kept, some 24 kB each: both policies of 200 pairs on a single worker, and some that were changed
 * @param pasts common pasts kept, some 2 MB each
 */
export function createMemory<S, R>(summaries = 512, pasts = REMEMBERED_PASTS): Memory<S, R> {
  const runs = new Map<string, RunSummary>();
  const states = new Map<string, Past<S, R>>();
  return {
    summary: (runKey) => recall(runs, runKey),
    keepSummary: (summary) => keep(runs, summary.runKey, summary, summaries),
    past: (params, seed, month) => recall(states, pastKeyOf(params, seed, month)),
    keepPast: (params, seed, month, past) => keep(states, pastKeyOf(params, seed, month), past, pasts),
  };
}

function recall<T>(store: Map<string, T>, key: string): T | undefined {
  const value = store.get(key);
  if (value === undefined) return undefined;
  // a map keeps the order of writing: the first is the one not asked for longest
  store.delete(key);
  store.set(key, value);
  return value;
}

function keep<T>(store: Map<string, T>, key: string, value: T, limit: number): void {
  store.delete(key);
  store.set(key, value);
  for (const oldest of store.keys()) {
    if (store.size <= limit) break;
    store.delete(oldest);
  }
}
