/**
 * Step 4 with all support withdrawn, for both policies, while somebody looks at it; where the number of members is assumed,
 * under both counts alike. The first pairs go first; while later ones are computed it has one run at a time beside them, and
 * every worker once they are done. The newest question wins; what is done of a policy is kept, so that moving a lever of one
 * policy does not run the other again.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { monthOf } from '../src/core/calendar.ts';
import { seedList } from '../src/experiment/plan.ts';
import { circleOfValues } from '../src/experiment/withdrawn.ts';
import type { Catalogue } from './catalogue.ts';
import type { Circle, Engine } from './engine.ts';
import { otherParamsOf, paramsOf, type Settings, type Side } from './state/settings.ts';
import { encodeSettings } from './url.ts';

/** Of both policies, by place in the seed list; as many of one as of the other. */
export type Circles = Readonly<Record<Side, readonly Circle[]>>;

export interface Withdrawn extends Circles {
  readonly phase: 'closed' | 'running' | 'complete' | 'cancelled' | 'failed';
  /** First fiscal year without support. */
  readonly year: number;
  /** Seeds asked for. */
  readonly total: number;
  /** The same seeds under the other count of members; null where every count is printed. */
  readonly others: Circles | null;
  /** Settings that these belong to; null before the first seed. */
  readonly settings: Settings | null;
  /** They are of other settings or of another year than those asked for. */
  readonly stale: boolean;
  readonly reason: string | null;
}

export interface WithdrawnRunner {
  readonly state: Signal<Withdrawn>;
  readonly pace: ReadonlySignal<Pace>;
  readonly open: (year: number) => void;
  readonly close: () => void;
  /** The settings to compute for are others now. */
  readonly settingsChanged: () => void;
  readonly more: () => void;
  readonly cancel: () => void;
  readonly resume: () => void;
}

/** Until the first pairs are done it waits, until all are it takes one run at a time, then it has all workers. */
export type Pace = 'wait' | 'share' | 'free';

/** A first look, and what each further question adds. */
export const FIRST_SEEDS = 8;
export const MORE_SEEDS = 24;
const KEPT = 12;

export interface WithdrawnOptions {
  readonly catalogue: Catalogue;
  readonly engine: Pick<Engine, 'observeRuns'>;
  readonly settings: ReadonlySignal<Settings>;
  readonly pace: ReadonlySignal<Pace>;
}

type Request = Parameters<Engine['observeRuns']>[0]['requests'][number];

/** A run to do, and the list that it belongs to. */
interface Planned {
  readonly request: Request;
  readonly into: Circle[];
}

export function createWithdrawn({ catalogue, engine, settings, pace }: WithdrawnOptions): WithdrawnRunner {
  const state = signal<Withdrawn>({
    phase: 'closed',
    year: 2011,
    total: FIRST_SEEDS,
    a: [],
    b: [],
    others: null,
    settings: null,
    stale: false,
    reason: null,
  });
  const cache = new Map<string, Circle[]>();
  let controller = new AbortController();
  let asked: Settings = settings.value;

  /** Circles of one policy as far as they are known; the same list for policies that are the same. */
  function known(of: Settings, side: Side, year: number, count: 'own' | 'other'): Circle[] {
    const key = `${encodeSettings(catalogue, { ...of, a: of[side], b: of[side], pairs: 1 })}#${year}#${count}`;
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
    const month = monthOf(year, 4);
    const otherParams = { a: otherParamsOf(catalogue, of, 'a'), b: otherParamsOf(catalogue, of, 'b') };
    const own = { a: known(of, 'a', year, 'own'), b: known(of, 'b', year, 'own') };
    const other =
      otherParams.a === null || otherParams.b === null
        ? null
        : { a: known(of, 'a', year, 'other'), b: known(of, 'b', year, 'other') };
    const lists = [
      { into: own.a, params: paramsOf(catalogue, of, 'a') },
      { into: own.b, params: paramsOf(catalogue, of, 'b') },
      ...(other === null
        ? []
        : [
            { into: other.a, params: otherParams.a as NonNullable<typeof otherParams.a> },
            { into: other.b, params: otherParams.b as NonNullable<typeof otherParams.b> },
          ]),
    ].filter(({ into }, i, all) => all.findIndex((one) => one.into === into) === i);
    // seed by seed, so that what is there is alike for both policies and both counts
    const plan = seedList(of.seed, total).flatMap((seed, index) =>
      lists
        .filter(({ into }) => into.length <= index)
        .map(({ into, params }): Planned => ({ into, request: { probe: 'circle', params, seed, month } })),
    );
    const show = (phase: Withdrawn['phase'], reason: string | null = null): void => {
      const done = Math.min(total, ...lists.map(({ into }) => into.length));
      const cut = (of: Readonly<Record<Side, readonly Circle[]>>): Circles => ({
        a: of.a.slice(0, done),
        b: of.b.slice(0, done),
      });
      const fresh = { ...cut(own), others: other === null ? null : cut(other), settings: of, stale: false };
      const older = { stale: state.value.a.length > 0 };
      state.value = { ...state.value, phase, reason, ...(done > 0 ? fresh : older) };
    };
    if (plan.length === 0) {
      show('complete');
      return;
    }
    show('running');
    run(plan, abort, () => show('running')).then(
      () => abort.aborted || show('complete'),
      (error: unknown) => abort.aborted || show('failed', error instanceof Error ? error.message : String(error)),
    );
  }

  /** All that is planned, at the pace of the pairs beside it. */
  async function run(plan: readonly Planned[], abort: AbortSignal, onRun: () => void): Promise<void> {
    let next = 0;
    while (next < plan.length && !abort.aborted) {
      const now = pace.peek();
      if (now === 'wait') {
        await changeOf(now, abort);
        continue;
      }
      const before = next;
      const rest = plan.slice(next, now === 'share' ? next + 1 : undefined);
      const turn = new AbortController();
      const stop = (): void => turn.abort();
      abort.addEventListener('abort', stop);
      // a new question's first pairs wait for nothing, and its later ones for one run at most
      const unwatch = effect(() => {
        if (pace.value === 'wait' || (now === 'free' && pace.value !== 'free')) stop();
      });
      try {
        await engine.observeRuns({
          requests: rest.map(({ request }) => request),
          urgent: now === 'share',
          signal: turn.signal,
          onRun: ({ values }) => {
            const one = plan[next];
            if (turn.signal.aborted || one === undefined) return;
            next++;
            one.into.push(circleOfValues(values));
            onRun();
          },
        });
      } finally {
        unwatch();
        abort.removeEventListener('abort', stop);
      }
      // an engine that ends by itself and leaves runs out is not asked for them again
      if (!turn.signal.aborted && (now === 'free' || next === before)) return;
    }
  }

  /** Resolves when the pace is another, or when nobody waits any more. */
  function changeOf(from: Pace, abort: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let unwatch = (): void => undefined;
      const end = (): void => {
        unwatch();
        abort.removeEventListener('abort', end);
        resolve();
      };
      abort.addEventListener('abort', end);
      unwatch = effect(() => {
        if (pace.value !== from) queueMicrotask(end);
      });
    });
  }

  return {
    state,
    pace,
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
