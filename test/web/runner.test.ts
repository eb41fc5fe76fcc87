import { expect, test, vi } from 'vitest';
import type { PairResult } from '../../src/experiment/results.ts';
import type { Engine, PairsRequest, WorldRequest } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { fixturePair, fixtureWorlds } from '../../web/gallery/engine.ts';
import { createStore, type Store } from '../../web/store.ts';

/** An engine that does nothing by itself: the test says which pair of which request is done, and when. */
function handEngine() {
  const requests: { request: PairsRequest; finish: () => void; fail: (error: Error) => void }[] = [];
  const worlds: WorldRequest[] = [];
  const engine: Engine = {
    workers: 1,
    comparePairs: (request) =>
      new Promise((resolve, reject) => {
        requests.push({ request, finish: resolve, fail: reject });
      }),
    observeRuns: () => new Promise(() => undefined),
    worldPair: (request) => {
      worlds.push(request);
      return Promise.resolve(fixtureWorlds(request.a, request.b, request.index));
    },
  };
  const pairOf = (nth: number, index: number): PairResult => {
    const { a, b, seedText } = requests[nth]!.request;
    return fixturePair(a, b, seedText, index);
  };
  const give = (nth: number, index: number): void => requests[nth]!.request.onPair(pairOf(nth, index));
  return { engine, requests, worlds, give };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function begin(pairs = 3): ReturnType<typeof handEngine> & { store: Store; addresses: string[] } {
  const hand = handEngine();
  const addresses: string[] = [];
  const store = createStore({
    catalogue: CATALOGUE,
    engine: hand.engine,
    pairs,
    onAddress: (hash) => addresses.push(hash),
  });
  store.runner.request(true);
  return { ...hand, store, addresses };
}

const less = (store: Store): void =>
  store.edit({ side: 'b', ref: { lever: 'consortium', field: 'budget' }, span: 'all', level: 1e8, step: 1 }, true);

test('the first pair shows at once and speaks for what was asked', async () => {
  const { store, give, addresses } = begin();
  give(0, 0);
  expect(store.results.value).toMatchObject({ phase: 'running', done: 1, stale: false });
  expect(store.comparison.value?.pairs).toBe(1);
  expect(addresses).toEqual([store.results.value.of]);
});

test('the newest change wins: what was overtaken is stopped, and what it still sends is dropped', async () => {
  const { store, requests, give } = begin();
  give(0, 0);
  less(store);
  expect(requests[0]!.request.signal.aborted).toBe(true);
  expect(store.results.value).toMatchObject({ stale: true, done: 0 });
  give(0, 1);
  requests[0]!.fail(new Error('too late'));
  await settled();
  expect(store.results.value).toMatchObject({ phase: 'running', stale: true, reason: null });
  give(1, 0);
  expect(store.results.value).toMatchObject({ stale: false, done: 1 });
  expect(store.results.value.pairs[0]?.b.digest).not.toBe(
    fixturePair(requests[0]!.request.a, requests[0]!.request.b, 'tama-2005', 0).b.digest,
  );
});

test('undo brings finished results back at once, without computing them again', async () => {
  const { store, requests, give } = begin(2);
  give(0, 0);
  give(0, 1);
  requests[0]!.finish();
  await settled();
  expect(store.results.value.phase).toBe('complete');
  less(store);
  store.undo();
  expect(store.results.value).toMatchObject({ stale: false, done: 2 });
  expect(requests.at(-1)!.request.from).toBe(2);
});

test('cancel keeps the pairs, and going on asks only for the rest', async () => {
  const { store, requests, give } = begin(3);
  give(0, 0);
  store.runner.cancel();
  expect(requests[0]!.request.signal.aborted).toBe(true);
  give(0, 1);
  expect(store.results.value).toMatchObject({ phase: 'cancelled', done: 1 });
  store.runner.resume();
  expect(requests[1]!.request.from).toBe(1);
  give(1, 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(store.results.value.pairs.map((pair) => pair.index)).toEqual([0, 1]);
});

test("a failure shows the engine's own words and keeps what is done", async () => {
  const { store, requests, give } = begin();
  give(0, 0);
  requests[0]!.fail(new Error('step 37: 12 yen have no payer'));
  await settled();
  expect(store.results.value).toMatchObject({ phase: 'failed', reason: 'step 37: 12 yen have no payer', done: 1 });
});

test('a drag computes nothing until it pauses or ends', async () => {
  const { store, requests } = begin();
  const drag = (level: number): void =>
    store.edit({ side: 'b', ref: { lever: 'network', field: 'budget' }, span: 'all', level, step: 1 }, false);
  for (const level of [1e8, 2e8, 3e8]) drag(level);
  expect(requests).toHaveLength(1);
  store.endEdit();
  expect(requests).toHaveLength(2);
  expect(store.history.value.past).toHaveLength(1);
});

test('a hand that rests on a slider has its result before it lets go, and letting go asks nothing again', async () => {
  const { store, requests, give } = begin();
  store.edit({ side: 'b', ref: { lever: 'network', field: 'budget' }, span: 'all', level: 1e8, step: 1 }, false);
  await vi.waitUntil(() => requests.length === 2);
  give(1, 0);
  expect(store.results.value).toMatchObject({ stale: false, done: 1 });
  store.endEdit();
  expect(requests).toHaveLength(2);
  expect(requests[1]!.request.signal.aborted).toBe(false);
});

test('the histories drawn are never those of other settings than the results beside them', async () => {
  const { store, requests, give } = begin();
  give(0, 0);
  const first = store.shownPair.value!;
  store.runner.showWorld(first, store.results.value.of);
  less(store);
  give(1, 0);
  const second = store.shownPair.value!;
  store.runner.showWorld(second, store.results.value.of);
  requests[1]!.finish();
  await settled();
  expect(store.runner.world.value).toMatchObject({ state: 'ready', key: `${store.results.value.of}#0` });
});

test('histories in full are asked for after the pairs of a first verdict, or after the last', async () => {
  const { store, give, worlds } = begin(20);
  give(0, 0);
  store.runner.showWorld(store.shownPair.value!, store.results.value.of);
  for (let index = 1; index < 7; index++) give(0, index);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(store.results.value.done).toBe(7);
  expect(worlds).toHaveLength(0);
  expect(store.runner.world.value.state).toBe('loading');
  give(0, 7);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(worlds).toHaveLength(1);
  expect(store.runner.world.value.state).toBe('ready');
  // of another pair, picked later, at once
  give(0, 8);
  await new Promise((resolve) => setTimeout(resolve, 350));
  store.runner.showWorld(store.results.value.pairs[8]!, store.results.value.of);
  expect(worlds).toHaveLength(2);
});

test('histories of a cancelled result are asked for all the same', () => {
  const { store, give, worlds } = begin(20);
  give(0, 0);
  store.runner.showWorld(store.shownPair.value!, store.results.value.of);
  expect(worlds).toHaveLength(0);
  store.runner.cancel();
  expect(worlds).toHaveLength(1);
});

test('a new question lets go of the histories of the old one, and undo asks for them again', async () => {
  const { store, requests, give, worlds } = begin(1);
  give(0, 0);
  requests[0]!.finish();
  await settled();
  const { of } = store.results.value;
  store.runner.showWorld(store.shownPair.value!, of);
  expect(worlds).toHaveLength(1);
  less(store);
  expect(worlds[0]!.signal.aborted).toBe(true);
  expect(store.runner.world.value.key).toBe('');
  store.undo();
  store.runner.showWorld(store.shownPair.value!, of);
  requests.at(-1)!.finish();
  await settled();
  expect(worlds).toHaveLength(2);
  expect(store.runner.world.value).toMatchObject({ state: 'ready', key: `${of}#0` });
});

test('going on after a cancel keeps the histories that are on their way', () => {
  const { store, give, worlds } = begin(3);
  give(0, 0);
  store.runner.cancel();
  store.runner.showWorld(store.shownPair.value!, store.results.value.of);
  store.runner.resume();
  expect(worlds.map(({ signal }) => signal.aborted)).toEqual([false]);
});
