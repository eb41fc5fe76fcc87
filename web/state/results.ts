/**
 * Results and their states: empty, running, complete, cancelled, failed; stale where they belong to other settings than
 * those on the screen. Pure: (results, event) -> results. A result of an older request never enters.
 */
import type { PairResult } from '../../src/experiment/results.ts';
import type { Settings } from './settings.ts';

export type Phase = 'empty' | 'running' | 'complete' | 'cancelled' | 'failed';

export interface Results {
  readonly phase: Phase;
  /** The newest request. */
  readonly token: number;
  /** Pairs shown, by index. */
  readonly pairs: readonly PairResult[];
  /** Pairs asked for. */
  readonly total: number;
  /** Pairs done of the newest request. */
  readonly done: number;
  /** Settings that the shown pairs belong to, and their address. */
  readonly of: string;
  readonly settings: Settings | null;
  /** Settings of the newest request, and their address. */
  readonly asked: string;
  readonly askedSettings: Settings | null;
  /** The shown pairs are of other settings than the screen's. */
  readonly stale: boolean;
  readonly reason: string | null;
}

export type ResultEvent =
  | { readonly kind: 'changed'; readonly address: string }
  | {
      readonly kind: 'started';
      readonly token: number;
      readonly total: number;
      readonly address: string;
      readonly settings: Settings;
      readonly kept: readonly PairResult[];
    }
  | { readonly kind: 'arrived'; readonly token: number; readonly pairs: readonly PairResult[] }
  | { readonly kind: 'finished'; readonly token: number }
  | { readonly kind: 'cancelled'; readonly token: number }
  | { readonly kind: 'failed'; readonly token: number; readonly reason: string };

export const NO_RESULTS: Results = {
  phase: 'empty',
  token: 0,
  pairs: [],
  total: 0,
  done: 0,
  of: '',
  settings: null,
  asked: '',
  askedSettings: null,
  stale: false,
  reason: null,
};

export function resultsAfter(results: Results, event: ResultEvent): Results {
  if (event.kind === 'changed') {
    const stale = results.pairs.length > 0 && event.address !== results.of;
    // the same object where nothing changed: a drag redraws no result
    return stale === results.stale ? results : { ...results, stale };
  }
  if (event.kind === 'started') {
    if (event.token <= results.token) return results;
    const head = {
      phase: 'running',
      token: event.token,
      total: event.total,
      asked: event.address,
      askedSettings: event.settings,
      reason: null,
    } as const;
    // pairs kept from before are of these very settings; without any, the older ones stay on show, marked stale
    if (event.kept.length > 0)
      return {
        ...head,
        pairs: event.kept,
        done: event.kept.length,
        of: event.address,
        settings: event.settings,
        stale: false,
      };
    return { ...results, ...head, done: 0, stale: results.pairs.length > 0 && results.of !== event.address };
  }
  if (event.token !== results.token || results.phase !== 'running') return results;
  switch (event.kind) {
    case 'arrived': {
      const before = results.of === results.asked ? results.pairs : [];
      const pairs = [...before, ...event.pairs].sort((p, q) => p.index - q.index);
      return {
        ...results,
        pairs,
        done: pairs.length,
        of: results.asked,
        settings: results.askedSettings,
        stale: false,
      };
    }
    case 'finished':
      return { ...results, phase: 'complete' };
    case 'cancelled':
      return { ...results, phase: 'cancelled' };
    case 'failed':
      return { ...results, phase: 'failed', reason: event.reason };
  }
}

/** Numbers of pairs after which the verdict is spoken. */
export const TIERS: readonly number[] = [8, 32, 64, 128, 200];

/** The highest tier reached; 0 before the first. */
export function tierOf(pairs: number): number {
  return TIERS.reduce((reached, tier) => (pairs >= tier ? tier : reached), 0);
}
