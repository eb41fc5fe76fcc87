import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues } from '../../src/experiment/compare.ts';
import { meansOf } from '../../src/statistics/paired.ts';
import { middleOf } from '../../src/statistics/summary.ts';

const descriptor = { id: 'ventures', unit: 'firms', better: 'more', smallest: 0 } as const;

test('levels are over the pairs that define both sides, and their difference is the mean difference told', () => {
  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), (pairs) => {
      const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
      const compared = compareValues(descriptor, a, b, false);
      const levels = meansOf(a, b);
      if (compared.n === 0) expect(levels).toEqual({ a: Number.NaN, b: Number.NaN });
      else expect(Math.abs(levels.b - levels.a - compared.mean)).toBeLessThan(1e-6);
    }),
    { seed: 20055, numRuns: 300 },
  );
});

test('medians of two sides can differ the other way than the median difference; means cannot', () => {
  const [a, b] = [
    [0, 10, 11, 12, 100],
    [9, 9, 100, 0, 109],
  ];
  const compared = compareValues(descriptor, a, b, false);
  expect(middleOf(b).median).toBeLessThan(middleOf(a).median);
  expect(compared.median).toBeGreaterThan(0);
  const levels = meansOf(a, b);
  expect(Math.sign(levels.b - levels.a)).toBe(Math.sign(compared.mean));
});
