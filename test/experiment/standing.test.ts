import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAbove, sensitivityOf, standingOf, THRESHOLD_FACTORS } from '../../src/experiment/standing.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const none = Number.NaN;

test('a gauge stands above its threshold since the first quarter of its last stay there', () => {
  expect(standingOf(of(0.6, 0.4, 0.5, 0.7), 0.5)).toEqual({ kind: 'above', quarter: 2 });
  expect(standingOf(of(0.6, 0.5), 0.5)).toEqual({ kind: 'above', quarter: 0 });
});

test('a gauge that fell back says when it last stood there, and one that never did says so', () => {
  expect(standingOf(of(0.4, 0.6, 0.4), 0.5)).toEqual({ kind: 'lost', quarter: 1 });
  expect(standingOf(of(0.4, 0.3), 0.5)).toEqual({ kind: 'never' });
  expect(standingOf(of(none, none), 0.5)).toEqual({ kind: 'unrecorded' });
});

test('quarters after the end of a run are no fall, and quarters that define nothing are below', () => {
  expect(standingOf(of(none, 0.6, none, none), 0.5)).toEqual({ kind: 'above', quarter: 1 });
  expect(standingOf(of(0.6, none, 0.6), 0.5)).toEqual({ kind: 'above', quarter: 2 });
});

test('a tenth turns over what lies within a tenth of the threshold, and nothing else', () => {
  expect(sensitivityOf(of(0.4, 0.48), 0.5).map(({ kind }) => kind)).toEqual(['never', 'above', 'never']);
  expect(sensitivityOf(of(0.4, 0.52), 0.5).map(({ kind }) => kind)).toEqual(['above', 'above', 'never']);
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (row, threshold) => {
      const [set, low, high] = sensitivityOf(of(...row), threshold).map(({ kind }) => kind === 'above');
      const last = row.at(-1) as number;
      expect([set, low, high]).toEqual(THRESHOLD_FACTORS.map((factor) => last >= factor * threshold));
    }),
    { seed: 20054, numRuns: 200 },
  );
});

test('runs are counted where the gauge was recorded', () => {
  expect(countAbove([of(0.6), of(0.4), of(none), of(0.9, 0.1)], 0.5)).toEqual({ above: 1, of: 3 });
  expect(countAbove([], 0.5)).toEqual({ above: 0, of: 0 });
});
