import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotplot, markPath } from '../../web/charts/dotplot.ts';

const frame = { dots: 50, smallest: 0.01, width: 420, height: 130, top: 22 };

test('every pair is one dot where there are no more pairs than dots', () => {
  const { dots } = dotplot({ ...frame, differences: [0.3, -0.2, 0.1] });
  expect(dots.map((dot) => dot.pair)).toEqual([1, 2, 0]);
  expect(dots.map((dot) => dot.mark)).toEqual(['down', 'up', 'up']);
});

test('of 200 pairs, 50 dots stand for their quantiles and can be picked', () => {
  const differences = Array.from({ length: 200 }, (_, i) => (i * 37) % 200);
  const { dots } = dotplot({ ...frame, differences });
  expect(dots).toHaveLength(50);
  expect(new Set(dots.map((dot) => dot.pair)).size).toBe(50);
  for (const dot of dots) expect(dot.value).toBe(differences[dot.pair]);
});

test('no dot stands on the wrong side of zero, and only exact zeros stand on it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 120 }), (whole) => {
      const { dots, zeroX } = dotplot({ ...frame, differences: whole.map((n) => n / 100) });
      const zeroColumns = dots.filter((dot) => dot.value === 0).map((dot) => Math.abs(dot.x - zeroX));
      const reach = zeroColumns.length === 0 ? 0 : Math.max(...zeroColumns);
      for (const dot of dots) {
        if (dot.value > 0) expect(dot.x).toBeGreaterThan(zeroX + reach);
        if (dot.value < 0) expect(dot.x).toBeLessThan(zeroX - reach);
      }
    }),
    { seed: 20051, numRuns: 200 },
  );
});

test('no two dots share a place and none leaves the frame upwards', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 3, noNaN: true }), { minLength: 1, maxLength: 80 }),
      (differences) => {
        const { dots, pitch, baseline } = dotplot({ ...frame, differences });
        expect(new Set(dots.map((dot) => `${dot.x.toFixed(3)} ${dot.y.toFixed(3)}`)).size).toBe(dots.length);
        for (const dot of dots) {
          expect(dot.y).toBeLessThanOrEqual(baseline);
          if (pitch > 4) expect(dot.y - pitch / 2).toBeGreaterThanOrEqual(frame.top - 1e-9);
        }
      },
    ),
    { seed: 20052, numRuns: 200 },
  );
});

test('a policy compared with itself is one column of hollow dots on the zero line', () => {
  const { dots, ticks, zeroX } = dotplot({ ...frame, differences: new Array(50).fill(0), dots: 10 });
  expect(dots.every((dot) => dot.mark === 'hollow' && dot.sign === 0)).toBe(true);
  expect(dots.map((dot) => dot.x)).toEqual(new Array(10).fill(zeroX));
  expect(Math.min(...dots.map((dot) => dot.y))).toBeGreaterThan(frame.top);
  // nothing under the column reads as a difference
  expect(ticks).toEqual([{ x: zeroX, value: 0 }]);
});

test('undefined differences are no dots', () => {
  expect(dotplot({ ...frame, differences: [Number.NaN, 1] }).dots.map((dot) => dot.pair)).toEqual([1]);
});

test('a mark that says B higher points up', () => {
  expect(markPath('up', 10, 10, 5)).toBe('M10 5L15 14L5 14Z');
  expect(markPath('down', 10, 10, 5)).toBe('M10 15L15 6L5 6Z');
});
