import { describe, expect, test } from 'vitest';
import { secondsLeft, serialExecutor } from '../../src/experiment/executor.ts';
import { planRuns, seedList } from '../../src/experiment/plan.ts';
import { oneInSlices, straight } from '../../src/experiment/slices.ts';
import { fakeEngine, fakeParams, RECORD_AT } from './fake.ts';

const a = fakeParams();
const b = fakeParams(2e6);
const engine = fakeEngine();
const END = RECORD_AT.at(-1)!;

describe('a plan', () => {
  const arms = [
    { name: 'none', params: a },
    { name: 'some', params: b },
  ];

  test('goes seed by seed, all arms of one before the next', () => {
    expect(planRuns(arms, 'tama-2005', 3, END).map(({ index, arm }) => [index, arm])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  test('of more seeds begins with the plan of fewer, key by key', () => {
    expect(planRuns(arms, 'tama-2005', 5, END).slice(0, 6)).toEqual(planRuns(arms, 'tama-2005', 3, END));
  });

  test('names each run by the key that the run itself has', () => {
    const [, second] = planRuns(arms, 'tama-2005', 1, END);
    expect(second!.runKey).toBe(straight(oneInSlices(engine, b, second!.seed)).runKey);
  });

  test('has no run twice', () => {
    const keys = planRuns(arms, 'tama-2005', 50, END).map(({ runKey }) => runKey);
    expect(new Set(keys).size).toBe(100);
  });

  test('of another text has other seeds', () => {
    expect(seedList('多摩', 3)).not.toEqual(seedList('近畿', 3));
  });
});

describe('one after another', () => {
  test('hands over pairs in order with what is done and, by the clock it is given, what is left', async () => {
    let now = 0;
    const executor = serialExecutor(fakeEngine(), { clock: () => (now += 1000) });
    const seen: unknown[] = [];
    const { ending, pairs } = await executor.comparePairs(
      { a, b, seedText: 's', pairs: 4 },
      { onPair: ({ index }, progress) => seen.push([index, progress]) },
    );
    expect(ending).toBe('complete');
    expect(pairs.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(seen).toEqual([
      [0, { done: 1, total: 4, secondsLeft: 3 }],
      [1, { done: 2, total: 4, secondsLeft: 2 }],
      [2, { done: 3, total: 4, secondsLeft: 1 }],
      [3, { done: 4, total: 4, secondsLeft: 0 }],
    ]);
  });

  test('without a clock never guesses the time left', async () => {
    const left: unknown[] = [];
    const watch = { onPair: (_: unknown, progress: { secondsLeft: number | null }) => left.push(progress.secondsLeft) };
    await serialExecutor(engine).comparePairs({ a, b, seedText: 's', pairs: 2 }, watch);
    expect(left).toEqual([null, null]);
  });

  test('stops when told, within a slice, and keeps what is done', async () => {
    const controller = new AbortController();
    const executor = serialExecutor(engine);
    const { ending, pairs } = await executor.comparePairs(
      { a, b, seedText: 's', pairs: 100 },
      { signal: controller.signal, onPair: ({ index }) => index === 2 && controller.abort() },
    );
    expect(ending).toBe('cancelled');
    const { pairs: three } = await executor.comparePairs({ a, b, seedText: 's', pairs: 3 });
    expect(pairs).toEqual(three);
  });

  test('goes on where an earlier request ended, with the same pairs as if asked at once', async () => {
    const executor = serialExecutor(engine);
    const whole = await executor.comparePairs({ a, b, seedText: 's', pairs: 5 });
    const first = await executor.comparePairs({ a, b, seedText: 's', pairs: 2 });
    const rest = await executor.comparePairs({ a, b, seedText: 's', pairs: 5, from: 2 });
    expect([...first.pairs, ...rest.pairs]).toEqual(whole.pairs);
  });

  test('an engine that fails, fails the request with its own words', async () => {
    const failing = fakeEngine({
      onMonth: ({ month }) => {
        if (month === END - 10) throw new Error('cash ≠ payments');
      },
    });
    await expect(serialExecutor(failing).comparePairs({ a, b, seedText: 's', pairs: 2 })).rejects.toThrow('cash');
  });
});

test('time left is elapsed time spread over what is left; nothing done, nothing said', () => {
  expect(secondsLeft(5000, 0, 10)).toBeNull();
  expect(secondsLeft(5000, 5, 15)).toBe(10);
});
