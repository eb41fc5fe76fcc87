/**
 * Step 4 with all support withdrawn, for both policies, while somebody looks at it. Its runs are patient: they take a
 * worker only when no pair waits. The newest question wins; what is done of a policy is kept, so that moving a lever of
 * one policy does not run the other again.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { monthOf } from '../src/core/calendar.ts';
import { seedList } from '../src/experiment/plan.ts';
import { circleOfValues } from '../src/experiment/withdrawn.ts';
import type { Catalogue } from './catalogue.ts';
import type { Circle, Engine } from './engine.ts';
import { paramsOf, type Settings, type Side } from './state/settings.ts';
import { encodeSettings } from './url.ts';

export interface Withdrawn {
  readonly phase: 'closed' | 'running' | 'complete' | 'cancelled' | 'failed';
  /** First fiscal year without support. */
  readonly year: number;
  /** Seeds asked for. */
  readonly total: number;
  /** By place in the seed list; as many of both as are shown. */
  readonly a: readonly Circle[];
  readonly b: readonly Circle[];
  /** Settings that these belong to; null before the first seed. */
  readonly settings: Settings | null;
  /** They are of other settings or of another year than those asked for. */
  readonly stale: boolean;
  readonly reason: string | null;
}

export interface WithdrawnRunner {
  readonly state: Signal<Withdrawn>;
  readonly open: (year: number) => void;
  readonly close: () => void;
  /** The settings to compute for are others now. */
  readonly settingsChanged: () => void;
  readonly more: () => void;
  readonly cancel: () => void;
  readonly resume: () => void;
}

/** A first look, and what each further question adds. */
export const FIRST_SEEDS = 8;
export const MORE_SEEDS = 24;
const KEPT = 12;

export interface WithdrawnOptions {
  readonly catalogue: Catalogue;
  readonly engine: Pick<Engine, 'observeRuns'>;
  readonly settings: ReadonlySignal<Settings>;
}

export function createWithdrawn({ catalogue, engine, settings }: WithdrawnOptions): WithdrawnRunner {
  const state = signal<Withdrawn>({
    phase: 'closed',
    year: 2011,
    total: FIRST_SEEDS,
    a: [],
    b: [],
    settings: null,
    stale: false,
    reason: null,
  });
  const cache = new Map<string, Circle[]>();
  let controller = new AbortController();
  let asked: Settings = settings.value;

  /** Circles of one policy as far as they are known; the same list for policies that are the same. */
  function known(of: Settings, side: Side, year: number): Circle[] {
    const key = `${encodeSettings(catalogue, { ...of, a: of[side], b: of[side], pairs: 1 })}#${year}`;
    const circles = cache.get(key) ?? [];
    cache.delete(key);
    cache.set(key, circles);
    for (const old of cache.keys()) if (cache.size > KEPT) cache.delete(old);
    return circles;
  }

  function start(): void {
    controller.abort();
    controller = new AbortController();
    const { signal: abort } = controller;
    asked = settings.value;
    const { year, total } = state.value;
    const of = asked;
    const circles = { a: known(of, 'a', year), b: known(of, 'b', year) };
    const seeds = seedList(of.seed, total);
    const sides: readonly Side[] = circles.a === circles.b ? ['a'] : ['a', 'b'];
    const plan = seeds.flatMap((seed, index) =>
      sides.filter((side) => circles[side].length <= index).map((side) => ({ side, seed })),
    );
    const show = (phase: Withdrawn['phase'], reason: string | null = null): void => {
      const done = Math.min(circles.a.length, circles.b.length, total);
      const fresh = { a: circles.a.slice(0, done), b: circles.b.slice(0, done), settings: of, stale: false };
      const older = { stale: state.value.a.length > 0 };
      state.value = { ...state.value, phase, reason, ...(done > 0 ? fresh : older) };
    };
    if (plan.length === 0) {
      show('complete');
      return;
    }
    show('running');
    let done = 0;
    const params = { a: paramsOf(catalogue, of, 'a'), b: paramsOf(catalogue, of, 'b') };
    const requests = plan.map(({ side, seed }) => ({
      probe: 'circle' as const,
      params: params[side],
      seed,
      month: monthOf(year, 4),
    }));
    const onRun = ({ values }: { readonly values: Float64Array }): void => {
      if (abort.aborted) return;
      const next = plan[done++];
      if (next === undefined) return;
      circles[next.side].push(circleOfValues(values));
      show('running');
    };
    engine.observeRuns({ requests, onRun, signal: abort }).then(
      () => abort.aborted || show('complete'),
      (error: unknown) => abort.aborted || show('failed', error instanceof Error ? error.message : String(error)),
    );
  }

  return {
    state,
    open: (year) => {
      state.value = { ...state.value, year, total: FIRST_SEEDS };
      start();
    },
    close: () => {
      controller.abort();
      state.value = { ...state.value, phase: 'closed' };
    },
    settingsChanged: () => {
      const { phase, a } = state.value;
      if (phase === 'closed' || asked === settings.value) return;
      state.value = { ...state.value, total: FIRST_SEEDS, stale: a.length > 0 };
      // who cancelled is not asked again
      if (phase !== 'cancelled') start();
    },
    more: () => {
      state.value = { ...state.value, total: state.value.total + MORE_SEEDS };
      start();
    },
    cancel: () => {
      controller.abort();
      state.value = { ...state.value, phase: 'cancelled' };
    },
    resume: start,
  };
}
