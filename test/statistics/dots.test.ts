import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidth, quantileDots, stackDots } from '../../src/statistics/dots.ts';

fc.configureGlobal({ seed: 20210331 });

const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 300 });

test('no more pairs than dots: every pair is a dot, in order of its difference', () => {
  const dots = quantileDots([3, -1, 2], 50);
  expect(dots.map((dot) => dot.pair)).toEqual([1, 2, 0]);
  expect(dots.map((dot) => dot.quantile)).toEqual([0.5 / 3, 1.5 / 3, 2.5 / 3]);
});

test('200 pairs in 20 dots: each stands for the pair nearest its quantile', () => {
  // differences 0 .. 199 in a scrambled order: the pair of rank r has value r
  const scrambled = Array.from({ length: 200 }, (_, i) => (i * 77) % 200);
  const dots = quantileDots(scrambled, 20);
  expect(dots.map((dot) => dot.value)).toEqual(Array.from({ length: 20 }, (_, i) => 10 * i + 5));
  for (const dot of dots) expect(scrambled[dot.pair]).toBe(dot.value);
});

test('no pair stands for two dots, dots rise, and the share above zero is that of the pairs to within one dot', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(20, 50), (differences, count) => {
      const dots = quantileDots(differences, count);
      expect(dots.length).toBe(Math.min(count, differences.length));
      expect(new Set(dots.map((dot) => dot.pair)).size).toBe(dots.length);
      for (let i = 1; i < dots.length; i++) expect(dots[i]!.value).toBeGreaterThanOrEqual(dots[i - 1]!.value);
      const shareOfPairs = differences.filter((d) => d > 0).length / differences.length;
      const shareOfDots = dots.filter((dot) => dot.value > 0).length / dots.length;
      expect(Math.abs(shareOfDots - shareOfPairs)).toBeLessThanOrEqual(1 / dots.length + 1e-12);
    }),
  );
});

test('undefined differences get no dot', () => {
  expect(quantileDots([Number.NaN, 2], 20).map((dot) => dot.pair)).toEqual([1]);
});

test('integers in columns of one stand at their value, one above another', () => {
  const stacked = stackDots(quantileDots([2, 0, 2, -1, 2], 50), 1);
  expect(stacked.map(({ column, level }) => [column, level])).toEqual([
    [-1, 0],
    [0, 0],
    [2, 0],
    [2, 1],
    [2, 2],
  ]);
});

test('no dot stands on the wrong side of zero, and none at zero but exact ties', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (differences, width) => {
      for (const dot of stackDots(quantileDots(differences, 50), width)) {
        expect(Math.sign(dot.column)).toBe(Math.sign(dot.value) + 0);
        expect(Math.abs(dot.column * width - dot.value)).toBeLessThanOrEqual(width);
      }
    }),
  );
});

test('no two dots share a place and no column has a hole', () => {
  fc.assert(
    fc.property(values, (differences) => {
      const stacked = stackDots(quantileDots(differences, 50), 25);
      const places = new Set(stacked.map((dot) => `${dot.column}:${dot.level}`));
      expect(places.size).toBe(stacked.length);
      for (const dot of stacked) if (dot.level > 0) expect(places.has(`${dot.column}:${dot.level - 1}`)).toBe(true);
    }),
  );
});

test('the column width is round, and narrow enough for the columns asked for but no narrower than it must', () => {
  const widthOf = (differences: number[], columns = 20) => columnWidth(quantileDots(differences, 50), columns);
  expect(widthOf([-4, 15])).toBe(1);
  expect(widthOf([-40, 150])).toBe(10);
  expect(widthOf([0, 0])).toBe(1);
  expect(widthOf([0.001, 0.018])).toBe(0.001);
  expect(widthOf([1, 3])).toBe(1);
  expect(widthOf([0, 70])).toBe(5);
  expect(widthOf([0, 30])).toBe(2);
});
