/** Negative binomial regression beside published and independent answers, and at its nominal rate on made-up data. */
import { describe, expect, test } from 'vitest';
import { negativeBinomial } from '../../src/statistics/counts.ts';
import { drawsOf, rejected } from './draws.ts';

const ones = (n: number): number[] => Array<number>(n).fill(1);

describe('negative binomial regression', () => {
  test('is Poisson where counts spread less: the trial of Dobson (1990), page 93', () => {
    const y = [18, 17, 15, 20, 10, 20, 25, 13, 12];
    const is = (of: (i: number) => boolean): number[] => y.map((_, i) => (of(i) ? 1 : 0));
    const found = negativeBinomial(
      [ones(9), is((i) => i % 3 === 1), is((i) => i % 3 === 2), is((i) => i >= 3 && i < 6), is((i) => i >= 6)],
      y,
    );
    expect(found?.dispersion).toBe(0);
    const published = [3.044522, -0.4542553, -0.2929871, 0, 0];
    for (const [at, value] of published.entries()) expect(found?.coefficients[at]).toBeCloseTo(value, 6);
    // robust errors of the same fit, by plain loops elsewhere
    const errors = [0.1744, 0.22232, 0.21912, 0.22, 0.21726];
    for (const [at, value] of errors.entries()) expect(found?.errors[at]).toBeCloseTo(value, 4);
  });

  test('has the maximum of the likelihood that a search without derivatives finds', () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7];
    const group = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0];
    const found = negativeBinomial([ones(16), x, group], [0, 2, 0, 5, 1, 9, 0, 14, 1, 0, 4, 0, 12, 3, 22, 2]);
    // Nelder and Mead on the likelihood with log-gamma functions, in Python
    expect(found?.dispersion).toBeCloseTo(1.033729, 5);
    const coefficients = [-0.303558, 0.334167, 0.608821];
    for (const [at, value] of coefficients.entries()) expect(found?.coefficients[at]).toBeCloseTo(value, 5);
    const errors = [0.578764, 0.097083, 0.532216];
    for (const [at, value] of errors.entries()) expect(found?.errors[at]).toBeCloseTo(value, 5);
  });

  test('of two groups gives the logarithm of the ratio of their means, whatever the dispersion', () => {
    const y = [0, 0, 1, 7, 0, 2, 3, 9, 14, 0, 1, 3];
    const second = y.map((_, i) => (i >= 6 ? 1 : 0));
    const found = negativeBinomial([ones(12), second], y);
    expect(found?.dispersion).toBeGreaterThan(0.5);
    expect(found?.coefficients[1]).toBeCloseTo(Math.log(30 / 10), 8);
  });

  test('leaves out a dummy without a count on one side, and its rows', () => {
    const y = [1, 2, 0, 3, 1, 0, 0, 0];
    const silent = [0, 0, 0, 0, 0, 1, 1, 1];
    const found = negativeBinomial([ones(8), silent], y);
    expect(found?.coefficients[1]).toBeNaN();
    expect(found?.n).toBe(5);
    expect(found?.coefficients[0]).toBeCloseTo(Math.log(7 / 5), 8);
    expect(negativeBinomial([ones(4)], [0, 0, 0, 0])).toBeNull();
  });

  test('says nothing about dummies that no count tells apart, and still something about the others', () => {
    // whoever has the second has the first; with the first alone there is never a count
    const first = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
    const second = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
    const x = [0, 1, 2, 3, 4, 0, 2, 4, 0, 1, 3, 4];
    const found = negativeBinomial([ones(12), first, second, x], [1, 2, 2, 5, 8, 0, 0, 0, 2, 3, 6, 11]);
    expect([...(found?.coefficients ?? [])].map(Number.isNaN)).toEqual([false, true, true, false]);
    // the slope among the nine others
    const rows = [0, 1, 2, 3, 4, 8, 9, 10, 11];
    const cut = (column: readonly number[]): number[] => rows.map((row) => column[row]!);
    const alone = negativeBinomial([ones(9), cut(second), cut(x)], [1, 2, 2, 5, 8, 2, 3, 6, 11]);
    expect(found?.coefficients[3]).toBeCloseTo(alone?.coefficients[2] ?? 9, 6);
  });

  test('finds a planted effect, and none where there is none, at the nominal rate, though counts spread', () => {
    const z = (effect: number) => (set: number) => {
      const draw = drawsOf(1000 + set);
      const x = Array.from({ length: 200 }, () => draw.normal());
      const treated = x.map((v) => (draw.uniform() < 1 / (1 + Math.exp(1 - v)) ? 1 : 0));
      // treatment goes with x, and x with the count: without x in the model it would seem to work
      const y = x.map((v, i) => draw.count(Math.exp(0.2 + 0.4 * v + effect * (treated[i] ?? 0)), 1));
      const found = negativeBinomial([ones(200), treated, x], y);
      return (found?.coefficients[1] ?? 0) / (found?.errors[1] ?? 1);
    };
    // 200 sets: 0.05 stays below 0.11 in all but one of 10,000 tries; Poisson's own errors give 0.2 and more
    const none = rejected(200, 0, z(0));
    expect(none).toBeGreaterThan(0.01);
    expect(none).toBeLessThan(0.11);
    expect(rejected(60, 1, z(1))).toBeGreaterThan(0.9);
    expect(rejected(60, -1, z(-1))).toBeGreaterThan(0.9);
  });
});
