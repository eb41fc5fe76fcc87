import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { valuesOfCircle } from '../../src/experiment/withdrawn.ts';
import type { Catalogue } from '../../web/catalogue.ts';
import type { ObserveRequest } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { findingOf, renewalOf } from '../../web/panels/withdrawn.tsx';
import { defaultSettings, type Settings, withRule } from '../../web/state/settings.ts';
import { createWithdrawn, FIRST_SEEDS, MORE_SEEDS, type Pace } from '../../web/withdrawn.ts';

const plain = defaultSettings(CATALOGUE, 200);
const circle = (mean: number, month = 0) => ({ month, successes: 1, offspring: mean, mean, cohorts: [] });

/** The same with half of the members under another rule. */
const assumed: Catalogue = {
  regions: CATALOGUE.regions.map((region) => ({
    ...region,
    presets: region.presets.map((preset) => ({
      ...preset,
      other: {
        ...preset.params,
        region: { ...preset.params.region, members: { ...preset.params.region.members, firms: 140 } },
      },
    })),
  })),
};

/** A runner over an engine that answers when the test says so. */
function begin(settings: Settings = plain, catalogue: Catalogue = CATALOGUE) {
  const asked: { request: ObserveRequest; finish: () => void; fail: (error: Error) => void }[] = [];
  const engine = {
    observeRuns: (request: ObserveRequest) =>
      new Promise<void>((resolve, reject) => {
        asked.push({ request, finish: resolve, fail: reject });
      }),
  };
  const now = signal(settings);
  const pace = signal<Pace>('free');
  const runner = createWithdrawn({ catalogue, engine, settings: now, pace });
  const give = (nth: number, ...means: number[]): void => {
    for (const mean of means)
      asked[nth]!.request.onRun({ runKey: '', digest: '', values: valuesOfCircle(circle(mean)) });
  };
  return { runner, asked, give, now, pace };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('nothing is computed before somebody asks, nor after it is closed', () => {
  const { runner, asked, now } = begin();
  runner.settingsChanged();
  expect(asked).toHaveLength(0);
  runner.open(2011);
  expect(asked).toHaveLength(1);
  runner.close();
  expect(asked[0]!.request.signal.aborted).toBe(true);
  now.value = withRule(plain, 'b', 'consortium', 'formula');
  runner.settingsChanged();
  expect(asked).toHaveLength(1);
});

test('seeds come seed by seed under both policies, and are shown in pairs', () => {
  const { runner, asked, give } = begin();
  runner.open(2006);
  const { requests } = asked[0]!.request;
  expect(requests).toHaveLength(2 * FIRST_SEEDS);
  expect(requests[0]!.seed).toEqual(requests[1]!.seed);
  expect(requests[0]!.params).not.toEqual(requests[1]!.params);
  expect(new Set(requests.map(({ month }) => month))).toEqual(new Set([2006 * 12 + 3]));
  give(0, 0.3, 0.4, 0.5);
  expect(runner.state.value).toMatchObject({ phase: 'running', stale: false });
  expect(runner.state.value.a.map(({ mean }) => mean)).toEqual([0.3]);
  expect(runner.state.value.b.map(({ mean }) => mean)).toEqual([0.4]);
});

test('the first pairs go first, later ones have one run at a time beside them, and then come all the others', async () => {
  const { runner, asked, give, pace } = begin();
  pace.value = 'wait';
  runner.open(2011);
  await settled();
  expect(asked).toHaveLength(0);
  pace.value = 'share';
  await settled();
  expect(asked).toHaveLength(1);
  expect(asked[0]!.request).toMatchObject({ urgent: true });
  expect(asked[0]!.request.requests).toHaveLength(1);
  give(0, 0.3);
  asked[0]!.finish();
  await settled();
  expect(asked[1]!.request.requests).toHaveLength(1);
  give(1, 0.4);
  expect(runner.state.value.b.map(({ mean }) => mean)).toEqual([0.4]);
  pace.value = 'free';
  asked[1]!.finish();
  await settled();
  expect(asked[2]!.request).toMatchObject({ urgent: false });
  expect(asked[2]!.request.requests).toHaveLength(2 * FIRST_SEEDS - 2);
});

test('what is under way gives way to the first pairs of a new question, and goes on where it was', async () => {
  const { runner, asked, give, pace } = begin();
  runner.open(2011);
  give(0, 0.3, 0.4, 0.5);
  pace.value = 'wait';
  expect(asked[0]!.request.signal.aborted).toBe(true);
  // what was under way sends no more
  give(0, 0.9);
  asked[0]!.finish();
  await settled();
  expect(asked).toHaveLength(1);
  pace.value = 'share';
  await settled();
  expect(asked[1]!.request.requests[0]!.params).toEqual(asked[0]!.request.requests[3]!.params);
  pace.value = 'wait';
  expect(asked[1]!.request.signal.aborted).toBe(true);
  expect(runner.state.value.a).toHaveLength(1);
});

test('where the number of members is assumed, every seed is run under both counts before it is shown', () => {
  const { runner, asked, give } = begin(plain, assumed);
  runner.open(2011);
  const { requests } = asked[0]!.request;
  expect(requests).toHaveLength(4 * FIRST_SEEDS);
  expect(requests.slice(0, 5).map(({ params }) => params.region.members.firms)).toEqual([280, 280, 140, 140, 280]);
  expect(new Set(requests.slice(0, 4).map(({ seed }) => `${seed.hi} ${seed.lo}`)).size).toBe(1);
  give(0, 0.3, 0.4, 0.5);
  expect(runner.state.value.a).toEqual([]);
  give(0, 0.6);
  const { a, b, others } = runner.state.value;
  expect([a, b, others!.a, others!.b].map((side) => side.map(({ mean }) => mean))).toEqual([
    [0.3],
    [0.4],
    [0.5],
    [0.6],
  ]);
});

test('what is said of step 4 is withheld where the other count of members says another thing', () => {
  const around = (mean: number) =>
    Array.from({ length: 12 }, (_, i) => circle(mean + 0.01 * (mean > 0.5 ? i % 3 : i % 4)));
  const own = { a: around(0.4), b: around(0.6) };
  const said = (others: { a: ReturnType<typeof around>; b: ReturnType<typeof around> } | null) =>
    findingOf({ ...own, others }, false);
  expect(said(null)).toMatchObject({ verdict: 'better', renewal: { a: 'below', b: 'below' } });
  expect(said({ a: around(0.3), b: around(0.7) })).toMatchObject({
    verdict: 'better',
    renewal: { a: 'below', b: 'below' },
  });
  expect(said({ a: around(0.6), b: around(0.4) })).toMatchObject({ verdict: 'withheld', renewal: { a: 'below' } });
  expect(said({ a: around(0.4), b: around(1.4) })).toMatchObject({
    verdict: 'better',
    renewal: { a: 'below', b: 'withheld' },
  });
});

test('the newest change wins, and the policy that was not changed is not run again', async () => {
  const { runner, asked, give, now } = begin();
  runner.open(2011);
  give(0, 0.3, 0.4, 0.31, 0.41);
  now.value = withRule(plain, 'b', 'consortium', 'formula');
  runner.settingsChanged();
  expect(asked[0]!.request.signal.aborted).toBe(true);
  expect(runner.state.value).toMatchObject({ phase: 'running', stale: true });
  // what was overtaken still sends, and is dropped
  give(0, 0.9);
  const { requests } = asked[1]!.request;
  expect(requests).toHaveLength(2 * FIRST_SEEDS - 2);
  expect(requests[0]!.params.allocation.consortium).toBe('formula');
  give(1, 0.6);
  expect(runner.state.value).toMatchObject({ stale: false });
  expect([runner.state.value.a, runner.state.value.b].map((side) => side.map(({ mean }) => mean))).toEqual([
    [0.3],
    [0.6],
  ]);
  give(1, 0.61, 0.5, 0.62);
  expect(runner.state.value.a.map(({ mean }) => mean)).toEqual([0.3, 0.31, 0.5]);
  asked[1]!.finish();
  await settled();
  expect(runner.state.value.phase).toBe('complete');
});

test('a policy beside itself is run once', () => {
  const { runner, asked, give } = begin({ ...plain, b: plain.a });
  runner.open(2011);
  expect(asked[0]!.request.requests).toHaveLength(FIRST_SEEDS);
  give(0, 0.3);
  expect(runner.state.value.b).toEqual(runner.state.value.a);
});

test('cancel keeps what is done, more seeds ask only for the rest, and a failure says why', async () => {
  const { runner, asked, give } = begin();
  runner.open(2011);
  give(0, 0.3, 0.4);
  runner.cancel();
  expect(runner.state.value.phase).toBe('cancelled');
  runner.resume();
  expect(asked[1]!.request.requests).toHaveLength(2 * FIRST_SEEDS - 2);
  give(1, ...new Array(2 * FIRST_SEEDS - 2).fill(0.5));
  asked[1]!.finish();
  await settled();
  runner.more();
  expect(runner.state.value).toMatchObject({ total: FIRST_SEEDS + MORE_SEEDS, phase: 'running' });
  expect(asked[2]!.request.requests).toHaveLength(2 * MORE_SEEDS);
  asked[2]!.fail(new Error('run 3: no payer'));
  await settled();
  expect(runner.state.value).toMatchObject({ phase: 'failed', reason: 'run 3: no payer' });
  expect(runner.state.value.a).toHaveLength(FIRST_SEEDS);
});

test('who cancelled is not asked again when a lever moves; the old numbers are marked', () => {
  const { runner, asked, give, now } = begin();
  runner.open(2011);
  give(0, 0.3, 0.4);
  runner.cancel();
  now.value = withRule(plain, 'b', 'development', 'negotiated');
  runner.settingsChanged();
  expect(asked).toHaveLength(1);
  expect(runner.state.value).toMatchObject({ phase: 'cancelled', stale: true });
});

test('that successes renew themselves is only said where it can be told', () => {
  const many = (mean: number, spread: number) =>
    Array.from({ length: 12 }, (_, i) => circle(mean + (i % 2 === 0 ? spread : -spread)));
  expect(renewalOf(many(0.4, 0.05))).toBe('below');
  expect(renewalOf(many(1.6, 0.05))).toBe('above');
  expect(renewalOf(many(1.02, 0.5))).toBe('unclear');
  expect(renewalOf(many(0.4, 0.05).slice(0, 4))).toBe('unclear');
  expect(renewalOf([circle(Number.NaN)])).toBe('none');
});
