/**
 * What happens without any policy, as a thin curve behind the two: runs of the region's policy `none` under the same seeds,
 * made one at a time whenever a worker has nothing else to do.
 */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { seedList } from '../src/experiment/plan.ts';
import type { Catalogue } from './catalogue.ts';
import { regionOf } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { withoutMoney } from './state/levels.ts';
import type { Results } from './state/results.ts';
import type { Settings } from './state/settings.ts';

export interface Reference {
  /** Whether it is wanted. */
  readonly on: Signal<boolean>;
  /** Recorded series by place in the seed list, of the region and seed on show; empty: none yet, or no such policy. */
  readonly series: Signal<readonly Float64Array[]>;
  /** A or B of the results on show is no policy itself, under more seeds than these: two values of one thing would stand there. */
  readonly redundant: ReadonlySignal<boolean>;
}

/** The policy without a lever. */
export const NO_POLICY = 'none';
/** As many as a verdict needs at least; a curve to stand behind others costs no more than that. */
export const REFERENCE_SEEDS = 8;
const KEPT = 3;

export interface ReferenceOptions {
  readonly catalogue: Catalogue;
  readonly engine: Pick<Engine, 'observeRuns'>;
  readonly settings: ReadonlySignal<Settings>;
  readonly results: ReadonlySignal<Results>;
}

export function createReference({ catalogue, engine, settings, results }: ReferenceOptions): Reference {
  const on = signal(true);
  const series = signal<readonly Float64Array[]>([]);
  const redundant = computed(() => {
    const of = results.value.settings ?? settings.value;
    return withoutMoney(of.a.levers) || withoutMoney(of.b.levers);
  });
  const cache = new Map<string, Float64Array[]>();
  let controller = new AbortController();
  let key = '';

  async function compute(region: string, seed: string, known: Float64Array[], abort: AbortSignal): Promise<void> {
    const params = regionOf(catalogue, region).presets.find(({ id }) => id === NO_POLICY)?.params;
    if (params === undefined) return;
    const seeds = seedList(seed, REFERENCE_SEEDS);
    for (const next of seeds.slice(known.length)) {
      if (abort.aborted) return;
      // one by one: what a person asks for waits for one run at most, and a core stays free for the page
      const requests = [{ probe: 'series' as const, params, seed: next }];
      const onRun = ({ values }: { readonly values: Float64Array }): void => {
        if (!abort.aborted) known.push(values);
      };
      await engine.observeRuns({ requests, onRun, signal: abort });
      if (!abort.aborted) series.value = [...known];
    }
  }

  effect(() => {
    const { region, seed } = settings.value;
    // not before there is something to stand behind
    const ready = results.value.phase !== 'empty' && results.value.pairs.length > 0;
    const now = on.value && ready && !redundant.value ? `${region}#${seed}` : '';
    if (now === key) return;
    key = now;
    controller.abort();
    controller = new AbortController();
    const known = cache.get(now) ?? [];
    series.value = now === '' ? [] : [...known];
    if (now === '') return;
    cache.set(now, known);
    for (const old of cache.keys()) if (cache.size > KEPT) cache.delete(old);
    // a curve that cannot be had is not drawn; what is wrong with the engine is said where the pairs are
    compute(region, seed, known, controller.signal).catch(() => undefined);
  });
  return { on, series, redundant };
}
