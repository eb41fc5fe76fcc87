import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareResults } from '../../src/experiment/compare.ts';
import { serialExecutor } from '../../src/experiment/executor.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { findingOf, sentenceOf, signed } from '../../src/experiment/words.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { fakeEngine, fakeParams } from './fake.ts';

fc.configureGlobal({ seed: 20210331 });

/** Pairs whose one indicator has these values; all other indicators are zero. Two quarters, both the same. */
function pairsOf(id: string, a: readonly number[], b: readonly number[]): PairResult[] {
  const series = (value: number): Float64Array => {
    const all = new Float64Array(INDICATORS.length * 2);
    all.fill(value, indicatorIndex(id) * 2, indicatorIndex(id) * 2 + 2);
    return all;
  };
  return a.map((value, index) => ({
    index,
    seed: { hi: 0, lo: index },
    a: { runKey: `a${index}`, digest: '', series: series(value) },
    b: { runKey: `b${index}`, digest: '', series: series(b[index]!) },
    partedAt: 0,
  }));
}

const of = (id: string, pairs: PairResult[]) => compareResults(pairs).indicators[indicatorIndex(id)]!;
const sentence = (id: string, pairs: PairResult[]) => {
  const comparison = of(id, pairs);
  return sentenceOf(findingOf(comparison, INDICATORS[indicatorIndex(id)]!.better));
};

/** 20 pairs with A at zero. */
const twenty = (b: readonly number[]) => pairsOf('newBusinessesStarted', Array(20).fill(0), b);

describe('a comparison', () => {
  test('has every indicator, in the order of the descriptors', () => {
    const comparison = compareResults(twenty(Array(20).fill(1)));
    expect(comparison.pairs).toBe(20);
    expect(comparison.indicators.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
  });

  test('is the same in whatever order the pairs arrived', () => {
    const pairs = pairsOf('members', [1, 5, 2, 8, 3, 9, 4, 4, 4], [2, 3, 9, 1, 4, 4, 4, 8, 0]);
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (shuffled) => {
        expect(compareResults(shuffled)).toEqual(compareResults(pairs));
      }),
    );
  });

  test('refuses the same pair twice', () => {
    const pairs = twenty(Array(20).fill(1));
    expect(() => compareResults([...pairs, pairs[3]!])).toThrow('pair 3 is there twice');
  });

  test('of nothing says nothing', () => {
    const { indicators } = compareResults([]);
    expect(indicators[0]).toMatchObject({ n: 0, verdict: 'unknown', preview: true, higher: 0, ties: 0 });
    expect(indicators[0]!.median).toBeNaN();
  });

  test('leaves a pair out of an indicator that one of its runs does not define, and of no other', () => {
    const pairs = pairsOf('monthsToCash', [1, 2, 3], [2, Number.NaN, 5]);
    expect(of('monthsToCash', pairs)).toMatchObject({ n: 2, higher: 2, a: [1, 2, 3], differences: [1, Number.NaN, 2] });
    expect(of('members', pairs).n).toBe(3);
  });

  test('is of the last quarter recorded, or of the one asked for', () => {
    const pairs = twenty(Array(20).fill(3));
    for (const { a, b } of pairs) {
      for (let row = 0; row < INDICATORS.length; row++) {
        a.series[2 * row + 1] = Number.NaN;
        b.series[2 * row + 1] = Number.NaN;
      }
    }
    expect(of('newBusinessesStarted', pairs).mean).toBe(3);
    expect(compareResults(pairs, { quarter: 1 }).indicators[0]!.n).toBe(0);
  });

  test('takes the user’s word for what is too small to matter', () => {
    const values = Array.from({ length: 20 }, (_, i) => 4 + (i % 3));
    const row = indicatorIndex('newBusinessesStarted');
    const verdictAt = (smallest: number) =>
      compareResults(twenty(values), { smallest: { newBusinessesStarted: smallest } }).indicators[row]!.verdict;
    expect(verdictAt(2)).toBe('better');
    expect(verdictAt(10)).toBe('equal');
  });

  test('survives JSON: what is undefined becomes null, nothing else changes', () => {
    const text = JSON.parse(JSON.stringify(of('monthsToCash', pairsOf('monthsToCash', [1, 2], [2, Number.NaN]))));
    expect(text).toMatchObject({ differences: [1, null], interval: [null, null], verdict: 'unknown' });
  });
});

test('a policy compared with itself differs by exactly zero in every indicator, and all are equal', async () => {
  const executor = serialExecutor(fakeEngine());
  const { pairs } = await executor.comparePairs({ a: fakeParams(3e6), b: fakeParams(3e6), seedText: 'x', pairs: 8 });
  for (const { differences, ties, interval, verdict } of compareResults(pairs).indicators) {
    expect(differences).toEqual(Array(8).fill(0));
    expect({ ties, interval, verdict }).toEqual({ ties: 8, interval: [0, 0], verdict: 'equal' });
  }
});

describe('in words', () => {
  const up = Array.from({ length: 20 }, (_, i) => (i < 17 ? 3 : -1));

  test('better', () => {
    expect(sentence('newBusinessesStarted', twenty(up))).toBe(
      "In 17 of 20 pairs of simulated histories given the same luck, B ended higher; typical gain +3. This counts chance inside the model, not the model's error.",
    );
  });

  test('worse', () => {
    expect(sentence('newBusinessesStarted', twenty(up.map((x) => -x)))).toBe(
      "In 17 of 20 pairs of simulated histories given the same luck, B ended lower; typical loss −3. This counts chance inside the model, not the model's error.",
    );
  });

  test('less is better: no gain is claimed for a smaller number', () => {
    const pairs = pairsOf(
      'exits',
      Array.from({ length: 20 }, (_, i) => (i === 0 ? 31 : 30)),
      Array(20).fill(20),
    );
    expect(of('exits', pairs).verdict).toBe('better');
    expect(sentence('exits', pairs)).toBe(
      "In 20 of 20 pairs of simulated histories given the same luck, B ended lower; typical difference −10. This counts chance inside the model, not the model's error.",
    );
  });

  test('ties are counted apart', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i < 4 ? 0 : 9));
    expect(sentence('newBusinessesStarted', twenty(values))).toBe(
      "In 16 of 20 pairs of simulated histories given the same luck, B ended higher and in 4 both ended equal; typical gain +9. This counts chance inside the model, not the model's error.",
    );
  });

  test('all equal', () => {
    expect(sentence('newBusinessesStarted', twenty(Array(20).fill(0)))).toBe(
      "In all 20 pairs of simulated histories given the same luck, A and B ended exactly equal. This counts chance inside the model, not the model's error.",
    );
  });

  test('practically equal', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i % 2 ? 1 : -1));
    expect(sentence('newBusinessesStarted', twenty(values))).toBe(
      "Practically equal: the mean difference is within ±2, called too small to matter. In 10 of 20 pairs of simulated histories given the same luck, B ended higher; typical difference 0. This counts chance inside the model, not the model's error.",
    );
  });

  test('cannot tell yet', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i % 2 ? 40 : -38));
    expect(sentence('newBusinessesStarted', twenty(values))).toBe(
      "Cannot tell yet. In 10 of 20 pairs of simulated histories given the same luck, B ended higher; typical gain +1. This counts chance inside the model, not the model's error.",
    );
  });

  test('too few pairs', () => {
    expect(sentence('members', pairsOf('members', [1, 1], [5, 5]))).toMatch(
      /^Too few pairs to say: 2 of at least 8 pairs\. This counts/,
    );
  });

  test('numbers have a true minus sign and two figures', () => {
    expect([3, -3, 0, 0.01234, -1234567, 99.6, 10.4].map(signed)).toEqual([
      '+3',
      '−3',
      '0',
      '+0.012',
      '−1200000',
      '+100',
      '+10',
    ]);
    expect(signed(Number.NaN)).toBe('undefined');
  });
});
