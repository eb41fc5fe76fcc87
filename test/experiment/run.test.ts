import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { compareResults } from '../../src/experiment/compare.ts';
import { partingMonth } from '../../src/experiment/parting.ts';
import { engineWith, runOne, runPair } from '../../src/experiment/run.ts';
import { oneInSlices, pairInSlices, straight } from '../../src/experiment/slices.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { QUARTERS } from '../../src/indicators/recorder.ts';
import type { Params } from '../../src/model/params.ts';
import { createMemory } from '../../src/worker/memory.ts';
import { small, tama } from './tama.ts';

const none = small(tama('none'));
const japan = small(tama('japan'));
const seed = seedAt(seedOfText('tama-2005'), 0);
const END = monthOf(2021, 4);

/** The same numbers in objects of their own, so that nothing is shared by accident. */
const copyOf = (params: Params): Params => JSON.parse(JSON.stringify(params));

/** The policy with the consortium budget doubled from a fiscal year on. */
function doubledFrom(params: Params, year: number): Params {
  const budget = params.levers.consortium.budget.map((yen, y) => (1998 + y >= year ? 2 * yen + 1e8 : yen));
  return { ...params, levers: { ...params.levers, consortium: { budget } } };
}

describe('the model in pairs', () => {
  test('a policy compared with itself differs by exactly zero in every indicator, quarter and pair', () => {
    const pairs = [0, 1].map((index) => {
      const luck = seedAt(seedOfText('tama-2005'), index);
      // run apart on purpose: nothing of one run is used for the other
      return { index, seed: luck, a: runOne(japan, luck), b: runOne(copyOf(japan), luck), partedAt: END };
    });
    for (const { a, b } of pairs) {
      expect(b).toEqual(a);
      expect(a.series.length).toBe(INDICATORS.length * QUARTERS);
    }
    for (const { differences } of compareResults(pairs).indicators) {
      for (const difference of differences) expect(difference === 0 || Number.isNaN(difference)).toBe(true);
    }
  });

  test('a pair is two whole runs bit for bit, though it branches where the policies part', () => {
    const pair = runPair(none, japan, seed);
    expect(pair.a).toEqual(runOne(none, seed));
    expect(pair.b).toEqual(runOne(japan, seed));
    expect(pair.partedAt).toBe(partingMonth(none, japan));
    expect(pair.a.digest).not.toBe(pair.b.digest);
  });

  for (const year of [2001, 2006, 2010, 2011]) {
    test(`policies that part in April ${year} share their past to the last bit and not their future`, () => {
      const other = doubledFrom(japan, year);
      const pair = runPair(japan, other, seed);
      expect(pair.partedAt).toBe(monthOf(year, 4));
      expect(pair.b).toEqual(runOne(other, seed));
      const parted = (year - 1998) * 4;
      let differs = false;
      INDICATORS.forEach((_, row) => {
        for (let quarter = 0; quarter < QUARTERS; quarter++) {
          const at = row * QUARTERS + quarter;
          if (quarter < parted) expect(Object.is(pair.b.series[at], pair.a.series[at])).toBe(true);
          else differs ||= pair.b.series[at] !== pair.a.series[at];
        }
      });
      expect(differs).toBe(true);
    });
  }

  test('what a worker remembers changes nothing', () => {
    const memory = createMemory<never, never>();
    const engine = engineWith() as never;
    const ask = (b: Params) => straight(pairInSlices(engine, { a: none, b, seed, index: 0 }, memory));
    ask(japan);
    const other = doubledFrom(japan, 2006);
    expect(ask(other)).toEqual(runPair(none, other, seed));
    expect(ask(japan)).toEqual(runPair(none, japan, seed));
  });

  test('a log changes nothing else', () => {
    expect(straight(oneInSlices(engineWith({ log: true }), japan, seed))).toEqual(runOne(japan, seed));
  });

  test('a run ended early is a beginning of the whole run', () => {
    const until = monthOf(2003, 4);
    const early = runOne(japan, seed, until);
    const whole = runOne(japan, seed);
    expect(early.runKey).not.toBe(whole.runKey);
    INDICATORS.forEach((_, row) => {
      for (let quarter = 0; quarter < 20; quarter++) {
        const at = row * QUARTERS + quarter;
        expect(Object.is(early.series[at], whole.series[at])).toBe(true);
      }
      expect(early.series[row * QUARTERS + 20]).toBeNaN();
    });
  });
});
