/** Least squares and logit beside published and closed-form answers, and at their nominal rate on made-up data. */
import { describe, expect, test } from 'vitest';
import { independent, invert } from '../../src/statistics/linear.ts';
import { logit } from '../../src/statistics/logit.ts';
import { leastSquares } from '../../src/statistics/regression.ts';
import { drawsOf, rejected } from './draws.ts';

const ones = (n: number): number[] => Array<number>(n).fill(1);

describe('least squares', () => {
  test('gives the line of Anscombe (1973), first set, with robust errors worked out by plain loops elsewhere', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const found = leastSquares([ones(11), x], y);
    expect(found?.coefficients[0]).toBeCloseTo(3.0000909090909103, 10);
    expect(found?.coefficients[1]).toBeCloseTo(0.5000909090909091, 10);
    expect(found?.errors[0]).toBeCloseTo(0.9894866353068518, 10);
    expect(found?.errors[1]).toBeCloseTo(0.11415102597412723, 10);
  });

  test('leaves out what the columns before it give, and says nothing about it', () => {
    const x = [1, 2, 3, 4, 5, 7];
    const found = leastSquares([ones(6), x, ones(6), x.map((v) => 2 * v - 3), [0, 1, 0, 0, 1, 1]], [1, 3, 2, 5, 4, 8]);
    expect([...(found?.coefficients ?? [])].map(Number.isNaN)).toEqual([false, false, true, true, false]);
    expect(independent([ones(3), [1, 1, 1]])).toEqual([0]);
    expect(leastSquares([ones(2), [1, 2]], [3, 4])).toBeNull();
  });

  test('finds a planted effect, and none where there is none, at the nominal rate, though variances differ', () => {
    const z = (effect: number) => (set: number) => {
      const draw = drawsOf(set);
      const treated = Array.from({ length: 200 }, () => (draw.uniform() < 0.2 ? 1 : 0));
      // the few treated vary three times as much: errors of equal variances would reject far too often
      const y = treated.map((t) => 1 + effect * t + draw.normal() * (t === 1 ? 3 : 1));
      const found = leastSquares([ones(200), treated], y);
      return (found?.coefficients[1] ?? 0) / (found?.errors[1] ?? 1);
    };
    // 500 sets: a rate of 0.05 stays below 0.085 in all but one of 2,000 tries; equal variances give 0.2
    const none = rejected(500, 0, z(0));
    expect(none).toBeGreaterThan(0.02);
    expect(none).toBeLessThan(0.085);
    expect(rejected(200, 1, z(2))).toBeGreaterThan(0.9);
    expect(rejected(200, -1, z(-2))).toBeGreaterThan(0.9);
  });
});

describe('logit', () => {
  test('gives the logarithm of the odds ratio of a table', () => {
    // 30 of 40 with, 20 of 60 without
    const x = [...ones(40), ...Array<number>(60).fill(0)];
    const y = x.map((_, i) => (i < 30 || (i >= 40 && i < 60) ? 1 : 0));
    const found = logit([ones(100), x], y);
    expect(found?.coefficients[0]).toBeCloseTo(Math.log(20 / 40), 9);
    expect(found?.coefficients[1]).toBeCloseTo(Math.log((30 / 10) * (40 / 20)), 9);
    expect(found?.logOdds[0]).toBeCloseTo(Math.log(3), 9);
  });

  test('finds the coefficients that made the data', () => {
    const draw = drawsOf(1);
    const x = Array.from({ length: 4000 }, () => draw.normal());
    const y = x.map((v) => (draw.uniform() < 1 / (1 + Math.exp(0.5 - 0.8 * v)) ? 1 : 0));
    const found = logit([ones(4000), x], y);
    // standard errors are about 0.035 and 0.04
    expect(Math.abs((found?.coefficients[0] ?? 9) + 0.5)).toBeLessThan(0.15);
    expect(Math.abs((found?.coefficients[1] ?? 9) - 0.8)).toBeLessThan(0.16);
  });

  test('says nothing where one side is empty', () => {
    expect(logit([ones(5)], ones(5))).toBeNull();
  });
});

test('an inverse times its matrix is one; a matrix without one has none', () => {
  const matrix = Float64Array.of(4, 1, 2, 1, 3, 0, 2, 0, 5);
  const inverse = invert(matrix, 3) ?? new Float64Array(9);
  for (let a = 0; a < 3; a++)
    for (let b = 0; b < 3; b++) {
      let sum = 0;
      for (let c = 0; c < 3; c++) sum += (matrix[a * 3 + c] ?? 0) * (inverse[c * 3 + b] ?? 0);
      expect(sum).toBeCloseTo(a === b ? 1 : 0, 12);
    }
  expect(invert(Float64Array.of(1, 2, 2, 4), 2)).toBeNull();
});
