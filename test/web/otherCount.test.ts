/** A region whose number of members is assumed, in the workbench: no verdict that the other count does not share. */
import { expect, test } from 'vitest';
import type { PairResult } from '../../src/experiment/results.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { QUARTERS } from '../../src/indicators/recorder.ts';
import type { Params } from '../../src/model/params.ts';
import type { Catalogue } from '../../web/catalogue.ts';
import type { Engine, ObserveRequest, PairsRequest } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE } from '../../web/gallery/catalogue.ts';
import { otherParamsOf } from '../../web/state/settings.ts';
import { createStore, type Store } from '../../web/store.ts';

const FIRMS = 280;
const OTHER_FIRMS = 140;

/** Its national money is by members: half of them, half of it; what it has of its own stays. */
function smaller(params: Params): Params {
  const { consortium } = params.levers;
  return {
    ...params,
    region: { ...params.region, members: { ...params.region.members, firms: OTHER_FIRMS } },
    levers: { ...params.levers, consortium: { ...consortium, budget: consortium.budget.map((yen) => yen / 2 + 1) } },
  };
}

const ASSUMED: Catalogue = {
  regions: FIXTURE_CATALOGUE.regions.map((region) => ({
    ...region,
    presets: region.presets.map((preset) => ({ ...preset, other: smaller(preset.params) })),
  })),
};

/** B has more ventures under one count and fewer under the other, and more ties under both. */
function pairOf({ a }: PairsRequest, index: number): PairResult {
  const sign = a.region.members.firms === OTHER_FIRMS ? -1 : 1;
  const gain = 40 + (index % 3);
  const run = (name: string, ventures: number, ties: number): PairResult['a'] => {
    const series = new Float64Array(INDICATORS.length * QUARTERS).fill(1);
    series[indicatorIndex('venturesFounded') * QUARTERS + QUARTERS - 1] = ventures;
    series[indicatorIndex('tiesAlive') * QUARTERS + QUARTERS - 1] = ties;
    return { runKey: name, digest: '0', series };
  };
  const b = run('b', 100 + sign * gain, 100 + gain);
  return { index, seed: { hi: 0, lo: index }, a: run('a', 100, 100), b, partedAt: 0 };
}

interface Asked {
  readonly firms: number;
  readonly from: number;
  readonly until: number;
  /** Hands over all pairs, and ends. */
  readonly answer: () => Promise<void>;
}

function begin(catalogue: Catalogue, pairs: number): { store: Store; asked: Asked[]; observed: ObserveRequest[] } {
  const asked: Asked[] = [];
  const observed: ObserveRequest[] = [];
  const engine: Engine = {
    workers: 1,
    comparePairs: (request) =>
      new Promise((resolve) => {
        const { from, pairs: until } = request;
        const answer = async (): Promise<void> => {
          for (let index = from; index < until; index++) request.onPair(pairOf(request, index));
          resolve();
          await new Promise((later) => setTimeout(later));
        };
        asked.push({ firms: request.a.region.members.firms, from, until, answer });
      }),
    observeRuns: (request) => {
      observed.push(request);
      return new Promise((resolve) => request.signal.addEventListener('abort', () => resolve()));
    },
    worldPair: () => Promise.resolve(null),
  };
  const store = createStore({ catalogue, engine, pairs });
  store.runner.request(true);
  return { store, asked, observed };
}

const places = (asked: readonly Asked[]): number[][] => asked.map(({ firms, from, until }) => [firms, from, until]);

test('both counts are run in turns, and no verdict is told before both have it', async () => {
  const { store, asked } = begin(ASSUMED, 40);
  expect(store.doubt.value('venturesFounded')).toBeNull();
  await asked[0]!.answer();
  expect(store.comparison.value?.pairs).toBe(8);
  expect([store.doubt.value('venturesFounded'), store.doubt.value('tiesAlive')]).toEqual(['pending', 'pending']);
  expect(store.price.value?.kind).toBe('withheld');
  await asked[1]!.answer();
  expect(store.price.value?.kind).toBe('free');
  expect([store.doubt.value('venturesFounded'), store.doubt.value('tiesAlive')]).toEqual(['withheld', null]);
  for (let n = 2; n < asked.length; n++) await asked[n]!.answer();
  expect(places(asked)).toEqual([
    [FIRMS, 0, 8],
    [OTHER_FIRMS, 0, 8],
    [FIRMS, 8, 32],
    [OTHER_FIRMS, 8, 32],
    [FIRMS, 32, 40],
    [OTHER_FIRMS, 32, 40],
  ]);
  expect(store.results.value).toMatchObject({ phase: 'complete', done: 40 });
  expect([store.doubt.value('venturesFounded'), store.doubt.value('tiesAlive')]).toEqual(['withheld', null]);
});

test('pairs of both counts are kept: undo needs none of them again', async () => {
  const { store, asked } = begin(ASSUMED, 8);
  await asked[0]!.answer();
  await asked[1]!.answer();
  store.edit({ side: 'b', ref: { lever: 'consortium', field: 'budget' }, span: 'all', level: 1e8, step: 1 }, true);
  expect(asked).toHaveLength(3);
  expect(store.doubt.value('venturesFounded')).toBe('withheld');
  await asked[2]!.answer();
  expect(store.doubt.value('venturesFounded')).toBe('pending');
  store.undo();
  await new Promise((later) => setTimeout(later));
  expect(store.results.value.phase).toBe('complete');
  expect(store.doubt.value('venturesFounded')).toBe('withheld');
  expect(places(asked).slice(4)).toEqual([]);
});

test('step 4 without support waits for the first pairs of both counts, and gives way to those of a new question', async () => {
  const { store, asked, observed } = begin(ASSUMED, 40);
  const circles = (): readonly ObserveRequest[] => observed.filter(({ requests }) => requests[0]?.probe === 'circle');
  store.withdrawn.open(2011);
  await asked[0]!.answer();
  expect(store.withdrawn.pace.value).toBe('wait');
  expect(circles()).toHaveLength(0);
  await asked[1]!.answer();
  expect(store.withdrawn.pace.value).toBe('share');
  expect(circles()).toHaveLength(1);
  expect(circles()[0]!.requests).toHaveLength(1);
  store.edit({ side: 'b', ref: { lever: 'consortium', field: 'budget' }, span: 'all', level: 1e8, step: 1 }, true);
  expect(store.withdrawn.pace.value).toBe('wait');
  expect(circles().every(({ signal }) => signal.aborted)).toBe(true);
});

test('where every count is printed there is one request and no doubt', async () => {
  const { store, asked } = begin(FIXTURE_CATALOGUE, 40);
  await asked[0]!.answer();
  expect(places(asked)).toEqual([[FIRMS, 0, 40]]);
  expect(store.doubt.value('venturesFounded')).toBeNull();
});

test('budgets as enacted are those of the other size, budgets of the user stay', () => {
  const { store } = begin(ASSUMED, 8);
  const enacted = ASSUMED.regions[0]!.presets[0]!;
  expect(otherParamsOf(ASSUMED, store.settings.value, 'a')).toEqual(enacted.other);
  store.edit({ side: 'a', ref: { lever: 'consortium', field: 'budget' }, span: 1, level: 3e7 + 1, step: 1 }, true);
  const edited = otherParamsOf(ASSUMED, store.settings.value, 'a')!.levers;
  const own = store.settings.value.a.levers.consortium.budget[2005 - 1998]!;
  expect(own).not.toBe(enacted.params.levers.consortium.budget[2005 - 1998]);
  expect(edited.consortium.budget[2005 - 1998]).toBe(own);
  expect(edited.consortium.budget[2007 - 1998]).toBe(enacted.other!.levers.consortium.budget[2007 - 1998]);
  expect(edited.network).toEqual(enacted.other!.levers.network);
  expect(otherParamsOf(FIXTURE_CATALOGUE, store.settings.value, 'a')).toBeNull();
});
