/**
 * Turns settings into results: waits for a pause in editing, lets go of what is overtaken, keeps the latest few results in
 * memory so that undo and replay are instant, and commits pairs to the screen a few times a second.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PairResult } from '../src/experiment/results.ts';
import type { Params } from '../src/model/params.ts';
import { MINIMUM_PAIRS } from '../src/statistics/sequential.ts';
import type { WorldPair } from '../src/worker/protocol.ts';
import type { Catalogue } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { type ResultEvent, type Results, resultsAfter, TIERS } from './state/results.ts';
import { otherParamsOf, paramsOf, type Settings } from './state/settings.ts';

export interface Runner {
  /** Milliseconds until all pairs are done, as far as can be told; null: cannot be told. */
  readonly left: Signal<number | null>;
  readonly world: Signal<WorldState>;
  /** Pairs under the other count of members, where that is assumed, and the address that they belong to. */
  readonly others: Signal<OtherPairs>;
  /** The settings changed: results on show may be stale from now on. */
  readonly changed: () => void;
  /** Compute for the present settings: at once, or after a pause in editing. */
  readonly request: (now: boolean) => void;
  readonly cancel: () => void;
  /** Go on where cancelled or failed. */
  readonly resume: () => void;
  /** Histories of one pair, for the network; after the first pairs. */
  readonly showWorld: (pair: PairResult, of: string) => void;
}

export interface OtherPairs {
  readonly of: string;
  readonly pairs: readonly PairResult[];
}

export interface WorldState {
  readonly state: 'none' | 'loading' | 'ready' | 'failed';
  /** Which pair of which settings; never shown beside another. */
  readonly key: string;
  readonly worlds: WorldPair | null;
  readonly reason: string;
}

/** A hand that rests this long on a slider has arrived, though it has not let go yet. */
const PAUSE_MS = 60;
/** Histories in full take as long as two pairs: they wait until there are enough pairs for a verdict. */
const PAIRS_BEFORE_WORLD = MINIMUM_PAIRS;
/** Drawing costs what the workers could compute with, and a result moves less the more pairs it has. */
const commitAfter = (committed: number): number => (committed < 8 ? 150 : committed < 32 ? 300 : 700);
const KEPT = 6;

export interface RunnerOptions {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly settings: ReadonlySignal<Settings>;
  readonly address: ReadonlySignal<string>;
  readonly results: Signal<Results>;
  /** Called with the address of what is computed from now on. */
  readonly onStart: (address: string) => void;
}

export function createRunner({ catalogue, engine, settings, address, results, onStart }: RunnerOptions): Runner {
  const left = signal<number | null>(null);
  const world = signal<WorldState>({ state: 'none', key: '', worlds: null, reason: '' });
  const others = signal<OtherPairs>({ of: '', pairs: [] });
  const cache = new Map<string, readonly PairResult[]>();
  const otherCache = new Map<string, readonly PairResult[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let controller = new AbortController();
  let worldController = new AbortController();
  let token = 0;
  /** Asks for the histories that are waited for. */
  let waitingWorld: (() => void) | null = null;

  const send = (event: ResultEvent): void => {
    results.value = resultsAfter(results.value, event);
    const { phase, done } = results.value;
    if (phase === 'running' && done < PAIRS_BEFORE_WORLD) return;
    const begin = waitingWorld;
    waitingWorld = null;
    begin?.();
  };

  /** Workers are for what is asked now; whoever still shows these histories asks again. */
  function dropWorld(): void {
    waitingWorld = null;
    if (world.value.state !== 'loading') return;
    worldController.abort();
    world.value = { ...world.value, key: '' };
  }

  function keep(): void {
    const { of, pairs } = results.value;
    if (pairs.length === 0) return;
    cache.delete(of);
    cache.set(of, pairs);
    if (others.value.of === of) otherCache.set(of, others.value.pairs);
    for (const old of cache.keys()) if (cache.size > KEPT) cache.delete(old);
    for (const old of otherCache.keys()) if (!cache.has(old)) otherCache.delete(old);
  }

  function start(): void {
    clearTimeout(timer);
    const now = results.value;
    if (address.value === now.asked && (now.phase === 'running' || now.phase === 'complete')) return;
    onStart(address.value);
    keep();
    if (!world.value.key.startsWith(`${address.value}#`)) dropWorld();
    controller.abort();
    controller = new AbortController();
    const { signal: abort } = controller;
    const mine = ++token;
    const { seed, pairs } = settings.value;
    const a = paramsOf(catalogue, settings.value, 'a');
    const b = paramsOf(catalogue, settings.value, 'b');
    const otherA = otherParamsOf(catalogue, settings.value, 'a');
    const otherB = otherParamsOf(catalogue, settings.value, 'b');
    const kept = cache.get(address.value) ?? [];
    const of = address.value;
    const began = performance.now();
    let waiting: PairResult[] = [];
    let committed = 0;
    let due: ReturnType<typeof setTimeout> | undefined;
    const other = otherA === null || otherB === null ? null : { a: otherA, b: otherB };
    const todo = pairs - kept.length + (other === null ? 0 : pairs - (otherCache.get(of)?.length ?? 0));
    let othersDone = 0;
    const tellLeft = (): void => {
      const done = committed + othersDone;
      left.value = ((performance.now() - began) / done) * (todo - done);
    };
    const commit = (): void => {
      clearTimeout(due);
      due = undefined;
      if (waiting.length === 0 || mine !== token) return;
      const arrived = waiting;
      waiting = [];
      committed += arrived.length;
      tellLeft();
      send({ kind: 'arrived', token: mine, pairs: arrived });
    };
    const onPair = (pair: PairResult): void => {
      if (mine !== token || abort.aborted) return;
      waiting.push(pair);
      // the first pair shows at once, later ones a few times a second
      if (committed === 0) commit();
      else due ??= setTimeout(commit, commitAfter(committed));
    };
    /** In turns, so that a verdict is checked as soon as it is told, and what is cut short is alike under both counts. */
    const inTurns = async (swapped: { readonly a: Params; readonly b: Params }): Promise<void> => {
      let checked = otherCache.get(of) ?? [];
      // until these arrive the older results stay on show, and what was found of them
      if (checked.length > 0) others.value = { of, pairs: checked };
      let told = kept.length;
      for (const until of [...TIERS.filter((tier) => tier < pairs), pairs]) {
        if (told < until)
          await engine.comparePairs({ a, b, seedText: seed, pairs: until, from: told, onPair, signal: abort });
        told = Math.max(told, until);
        commit();
        if (abort.aborted) return;
        if (checked.length >= until) continue;
        const arrived = [...checked];
        const keepOther = (pair: PairResult): void => {
          arrived.push(pair);
          othersDone++;
          if (mine === token) tellLeft();
        };
        const from = checked.length;
        await engine.comparePairs({ ...swapped, seedText: seed, pairs: until, from, onPair: keepOther, signal: abort });
        checked = arrived;
        if (mine === token) others.value = { of, pairs: checked };
        if (abort.aborted) return;
      }
    };
    // in one batch, so that workers have their tasks before the screen is drawn
    const done = batch(() => {
      send({ kind: 'started', token: mine, total: pairs, address: address.value, settings: settings.value, kept });
      left.value = null;
      // results come in order of the seed list, so what is kept is its beginning
      if (other !== null) return inTurns(other);
      return engine.comparePairs({ a, b, seedText: seed, pairs, from: kept.length, onPair, signal: abort });
    });
    done.then(
      () => {
        commit();
        if (!abort.aborted) send({ kind: 'finished', token: mine });
        keep();
      },
      (error: unknown) => {
        commit();
        if (!abort.aborted) send({ kind: 'failed', token: mine, reason: messageOf(error) });
      },
    );
  }

  return {
    left,
    world,
    others,
    changed: () => send({ kind: 'changed', address: address.value }),
    request: (now) => {
      clearTimeout(timer);
      if (now) start();
      else timer = setTimeout(start, PAUSE_MS);
    },
    cancel: () => {
      clearTimeout(timer);
      controller.abort();
      send({ kind: 'cancelled', token });
      keep();
    },
    resume: start,
    showWorld: (pair, of) => {
      const key = `${of}#${pair.index}`;
      if (world.value.key === key && world.value.state !== 'failed') return;
      worldController.abort();
      worldController = new AbortController();
      const { signal: abort } = worldController;
      world.value = { ...world.value, state: 'loading', key };
      const a = paramsOf(catalogue, settings.value, 'a');
      const b = paramsOf(catalogue, settings.value, 'b');
      const begin = (): void => {
        engine.worldPair({ a, b, seed: pair.seed, index: pair.index, signal: abort }).then(
          (worlds) => {
            if (abort.aborted || worlds === null) return;
            world.value = { state: 'ready', key, worlds, reason: '' };
          },
          (error: unknown) => {
            if (!abort.aborted) world.value = { state: 'failed', key, worlds: null, reason: messageOf(error) };
          },
        );
      };
      const { phase, done } = results.value;
      if (phase === 'running' && done < PAIRS_BEFORE_WORLD) waitingWorld = begin;
      else {
        waitingWorld = null;
        begin();
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
