import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairedOf } from '../../src/statistics/paired.ts';
import { meanOf, middleOf, moments, quantileSorted, skewnessOf, sorted } from '../../src/statistics/summary.ts';

fc.configureGlobal({ seed: 20210331 });

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0);

test('quantiles are those of type 7: a case worked by hand', () => {
  const values = sorted([7, 1, 3, 10]);
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileSorted(values, p))).toEqual([1, 2.5, 5, 7.75, 10]);
});

test('the middle half of nothing is undefined, of one value that value', () => {
  expect(middleOf([]).median).toBeNaN();
  expect(middleOf([4])).toEqual({ median: 4, quartiles: [4, 4] });
});

test('mean and variance are those worked by hand; one value has no variance', () => {
  expect(moments([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, variance: 32 / 7 });
  expect(moments([3]).variance).toBeNaN();
  expect(meanOf([])).toBeNaN();
});

test('equal values have exactly that mean and exactly no variance, whatever they are', () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: 2, max: 50 }), (x, n) => {
      expect(moments(Array(n).fill(x))).toEqual({ mean: x, variance: 0 });
    }),
  );
});

test('variance survives a large common offset', () => {
  const offset = 1e9;
  expect(moments([offset + 1, offset + 2, offset + 3])).toEqual({ mean: offset + 2, variance: 1 });
});

test('skewness is zero for what is symmetric, that worked by hand otherwise', () => {
  expect(skewnessOf([-2, -1, 0, 1, 2])).toBeCloseTo(0, 12);
  // 0, 0, 3: mean 1, second moment 2, third 2; sqrt(3 * 2) / 1 * 2 / 2^1.5
  expect(skewnessOf([0, 0, 3])).toBeCloseTo((Math.sqrt(6) * 2) / 2 ** 1.5, 12);
  expect(skewnessOf([5, 5, 5])).toBe(0);
});

test('pairs are counted with ties apart', () => {
  const paired = pairedOf([1, 2, 3, 4], [2, 2, 1, 9]);
  expect(paired).toMatchObject({ n: 4, higher: 2, lower: 1, ties: 1 });
  expect([...paired.differences]).toEqual([1, 0, -2, 5]);
});

test('a pair with an undefined side counts nowhere', () => {
  const paired = pairedOf([1, Number.NaN, 3, Number.POSITIVE_INFINITY], [2, 2, Number.NaN, 4]);
  expect(paired).toMatchObject({ n: 1, higher: 1, lower: 0, ties: 0, varianceRemoved: null, worth: null });
});

test('the same values on both sides: all variance is removed and a pair is worth any number of runs', () => {
  const same = pairedOf([1, 2, 3], [1, 2, 3]);
  expect(same.varianceRemoved).toBe(1);
  expect(same.worth).toBe(Number.POSITIVE_INFINITY);
});

test('where nothing varies there is nothing to remove', () => {
  expect(pairedOf([1, 1, 1], [2, 2, 2])).toMatchObject({ varianceRemoved: null, worth: null });
});

test('variance removed is one minus the inverse of worth; opposite luck is worth half a pair', () => {
  const paired = pairedOf([1, 2, 3, 4], [1, 3, 2, 5]);
  expect(paired.varianceRemoved).toBeCloseTo(1 - 1 / paired.worth!, 12);
  const opposite = pairedOf([1, 2, 3], [3, 2, 1]);
  expect(opposite.worth).toBe(0.5);
  expect(opposite.varianceRemoved).toBe(-1);
});

test('sides of different length are refused', () => {
  expect(() => pairedOf([1], [1, 2])).toThrow(RangeError);
});

test('swapping the sides swaps above and below and turns every difference', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(finite, finite), { maxLength: 30 }), (pairs) => {
      const a = pairs.map(([x]) => x);
      const b = pairs.map(([, y]) => y);
      const one = pairedOf(a, b);
      const other = pairedOf(b, a);
      expect([other.higher, other.lower, other.ties]).toEqual([one.lower, one.higher, one.ties]);
      expect([...other.differences]).toEqual([...one.differences].map((d) => 0 - d));
    }),
  );
});
