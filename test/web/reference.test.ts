import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ObserveRequest } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { createReference, NO_POLICY, REFERENCE_SEEDS } from '../../web/reference.ts';
import { NO_RESULTS, type Results } from '../../web/state/results.ts';
import type { Settings } from '../../web/state/settings.ts';
import { defaultSettings, withPreset } from '../../web/state/settings.ts';

function begin() {
  const asked: { request: ObserveRequest; finish: () => void }[] = [];
  const engine = {
    observeRuns: (request: ObserveRequest) =>
      new Promise<void>((resolve) => {
        asked.push({ request, finish: resolve });
      }),
  };
  const settings = signal<Settings>(defaultSettings(CATALOGUE, 200));
  const results = signal<Results>(NO_RESULTS);
  const reference = createReference({ catalogue: CATALOGUE, engine, settings, results });
  const someResults = (): void => {
    results.value = { ...NO_RESULTS, phase: 'running', pairs: [{} as never] };
  };
  const answer = async (): Promise<void> => {
    const { request, finish } = asked.at(-1)!;
    for (const [n] of request.requests.entries())
      request.onRun({ runKey: '', digest: '', values: Float64Array.of(asked.length, n) });
    finish();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, settings, reference, someResults, answer };
}

test('runs without policy are asked for once there is a pair to stand behind, one at a time', async () => {
  const { asked, someResults, reference, answer } = begin();
  expect(asked).toHaveLength(0);
  someResults();
  expect(asked[0]!.request.requests.map(({ probe }) => probe)).toEqual(['series']);
  const { levers } = asked[0]!.request.requests[0]!.params;
  expect(Object.values(levers).every(({ budget }) => budget.every((yen: number) => yen === 0))).toBe(true);
  await answer();
  expect(reference.series.value).toHaveLength(1);
  for (let n = 1; n < REFERENCE_SEEDS; n++) await answer();
  expect(reference.series.value).toHaveLength(REFERENCE_SEEDS);
  expect(asked).toHaveLength(REFERENCE_SEEDS);
});

test('levers do not touch it; another seed does, and the first one is remembered', async () => {
  const { asked, settings, someResults, reference, answer } = begin();
  someResults();
  await answer();
  settings.value = { ...settings.value, a: settings.value.b };
  expect(asked).toHaveLength(2);
  const first = settings.value.seed;
  settings.value = { ...settings.value, seed: 'another' };
  expect(asked[1]!.request.signal.aborted).toBe(true);
  expect(reference.series.value).toEqual([]);
  settings.value = { ...settings.value, seed: first };
  expect(reference.series.value).toHaveLength(1);
});

test('switched off it stops and is not drawn; switched on it goes on', async () => {
  const { asked, someResults, reference, answer } = begin();
  someResults();
  await answer();
  reference.on.value = false;
  expect(asked.at(-1)!.request.signal.aborted).toBe(true);
  expect(reference.series.value).toEqual([]);
  const before = asked.length;
  reference.on.value = true;
  expect(reference.series.value).toHaveLength(1);
  expect(asked).toHaveLength(before + 1);
});

test('where A or B is no policy itself, no second value of it is computed or drawn', async () => {
  const { asked, settings, someResults, reference } = begin();
  const none = CATALOGUE.regions[0]!.presets.find(({ id }) => id === NO_POLICY)!;
  settings.value = withPreset(settings.value, 'a', none);
  someResults();
  expect(reference.redundant.value).toBe(true);
  expect(asked).toHaveLength(0);
  settings.value = withPreset(settings.value, 'a', CATALOGUE.regions[0]!.presets.find(({ id }) => id === 'japan')!);
  expect(reference.redundant.value).toBe(false);
  expect(asked).toHaveLength(1);
});
