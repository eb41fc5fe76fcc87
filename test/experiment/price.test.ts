import { describe, expect, test } from 'vitest';
import { compareResults } from '../../src/experiment/compare.ts';
import { type BusinessPrice, businessPrice, priceSentence } from '../../src/experiment/price.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';

const N = 16;
/** No two alike, of mean 0. */
const WOBBLE = Array.from({ length: N }, (_, i) => (i - (N - 1) / 2) / N);

/** B's yen and businesses beyond A's, by pair. */
function pairsOf(yen: (i: number) => number, businesses: (i: number) => number, n: number): PairResult[] {
  const series = (money: number, started: number): Float64Array => {
    const all = new Float64Array(INDICATORS.length * 2);
    all.fill(money, indicatorIndex('publicMoneySpent') * 2, indicatorIndex('publicMoneySpent') * 2 + 2);
    all.fill(started, indicatorIndex('newBusinessesStarted') * 2, indicatorIndex('newBusinessesStarted') * 2 + 2);
    return all;
  };
  return Array.from(
    { length: n },
    (_, index): PairResult => ({
      index,
      seed: { hi: 0, lo: index },
      a: { runKey: `a${index}`, digest: '', series: series(5e9 + 1e6 * index, 300 + index) },
      b: {
        runKey: `b${index}`,
        digest: '',
        series: series(5e9 + 1e6 * index + yen(index), 300 + index + businesses(index)),
      },
      partedAt: 0,
    }),
  );
}

function pricedAt(yen: (i: number) => number, businesses: (i: number) => number, n = N, hidden: string[] = []) {
  return businessPrice(compareResults(pairsOf(yen, businesses, n)).indicators, new Set(hidden));
}

const wobble = (mean: number, size: number) => (i: number) => mean + size * WOBBLE[i]!;
const sentence = (price: BusinessPrice) => priceSentence(price, (value) => value.toFixed(0));

describe('what a further new business costs', () => {
  test('is what B pays more for what it has more, and the same where B is the poorer of both', () => {
    const dear = pricedAt(wobble(3e9, 1e8), wobble(100, 20));
    expect(dear.kind).toBe('buys');
    expect(dear.yen).toBeCloseTo(3e7, 0);
    expect(dear.interval![0]).toBeLessThan(3e7);
    expect(dear.interval![1]).toBeGreaterThan(3e7);
    expect(sentence(dear)).toMatch(/^30 million yen of public money, 95 % interval 2\d to 3\d\.$/);
    const poor = pricedAt(wobble(-3e9, 1e8), wobble(-100, 20));
    expect(poor.kind).toBe('saves');
    expect(poor.yen).toBeCloseTo(3e7, 0);
    expect(sentence(poor)).toContain('what B saves for each that it has fewer');
  });

  test('is told of money that is the same sum in every pair', () => {
    const lump = pricedAt(() => 3e9, wobble(100, 20));
    expect(lump.kind).toBe('buys');
    expect(lump.interval!.every(Number.isFinite)).toBe(true);
    expect(lump.interval![0]).toBeGreaterThan(2e7);
  });

  test.each<[BusinessPrice['kind'], () => BusinessPrice]>([
    ['dominates', () => pricedAt(wobble(-3e9, 1e8), wobble(100, 20))],
    ['dominated', () => pricedAt(wobble(3e9, 1e8), wobble(-100, 20))],
    ['undecided', () => pricedAt(wobble(3e9, 1e8), wobble(1, 40))],
    ['undecided', () => pricedAt(wobble(1e7, 1e9), wobble(100, 20))],
    // equal businesses in every pair prove nothing, unlike money that is paid out whole
    [
      'undecided',
      () =>
        pricedAt(
          () => 3e9,
          () => -1,
        ),
    ],
    [
      'undecided',
      () =>
        pricedAt(
          () => 3e9,
          () => 1,
        ),
    ],
    ['free', () => pricedAt(() => 0, wobble(100, 20))],
    ['tooFew', () => pricedAt(wobble(3e9, 1e8), wobble(100, 20), 7)],
    ['withheld', () => pricedAt(wobble(3e9, 1e8), wobble(100, 20), N, ['newBusinessesStarted'])],
  ])('has no number where it is %s', (kind, of) => {
    const price = of();
    expect(price).toEqual({ kind, yen: null, interval: null });
    expect(sentence(price)).toMatch(/^[A-Z].*\.$/);
  });

  test('is of the pairs that define both, and of ids that were compared', () => {
    const indicators = compareResults(pairsOf(wobble(3e9, 1e8), wobble(100, 20), N)).indicators;
    const holed = indicators.map((one) => {
      const hole = one.id === 'publicMoneySpent' ? 3 : one.id === 'newBusinessesStarted' ? 5 : -1;
      return { ...one, differences: one.differences.map((value, i) => (i === hole ? Number.NaN : value)) };
    });
    const whole = businessPrice(indicators, new Set());
    const most = businessPrice(holed, new Set());
    expect(most.kind).toBe('buys');
    expect(most.yen).not.toBe(whole.yen);
    expect(most.yen! / whole.yen!).toBeCloseTo(1, 1);
    expect(() => businessPrice(indicators, new Set(), 'publicMoney')).toThrow('no indicator publicMoney was compared');
  });
});
