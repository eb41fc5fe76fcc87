/** Matching beside a case worked by hand, and at its nominal rate on made-up data. */
import { describe, expect, test } from 'vitest';
import { matchNearest } from '../../src/statistics/matching.ts';
import { drawsOf, rejected } from './draws.ts';

describe('nearest matching', () => {
  const x = [1, 2, 9, 1.1, 8, 20];
  const treated = [1, 1, 1, 0, 0, 0];
  const y = [5, 7, 10, 4, 6, 100];

  test('gives the effect and error of theorem 7, by hand', () => {
    // matches 4, 4 and 6: gaps 1, 3, 4; the first other stands in two matches, its nearest other is the second
    const found = matchNearest([x], treated, y);
    expect(found?.n).toBe(3);
    expect(found?.effect).toBeCloseTo(8 / 3, 12);
    const gaps = (1 - 8 / 3) ** 2 + (3 - 8 / 3) ** 2 + (4 - 8 / 3) ** 2;
    expect(found?.error).toBeCloseTo(Math.sqrt(gaps + (4 - 2) * (4 - 6) ** 2 * 0.5) / 3, 12);
  });

  test('stays within groups, and leaves out whom its group has no match for', () => {
    const found = matchNearest([x], treated, y, [0, 1, 1, 1, 1, 2]);
    expect(found).toMatchObject({ n: 2 });
    expect(found?.effect).toBeCloseTo((3 + 4) / 2, 12);
    expect(matchNearest([x], treated, y, [0, 0, 1, 1, 1, 2])).toBeNull();
  });

  test('takes the mean of those equally near, so that the order of rows means nothing', () => {
    const back = (values: readonly number[]): number[] => [...values].reverse();
    const near = [0, 0, 1, 1, 1, 5];
    const marks = [1, 1, 0, 0, 0, 0];
    const outcome = [4, 6, 1, 2, 6, 9];
    const there = matchNearest([near], marks, outcome);
    expect(there?.effect).toBeCloseTo(5 - 3, 12);
    const again = matchNearest([back(near)], back(marks), back(outcome));
    expect(again?.effect).toBeCloseTo(there?.effect ?? 0, 12);
    expect(again?.error).toBeCloseTo(there?.error ?? 0, 12);
  });

  test('finds a planted effect where the treated are others, and none where there is none, at the nominal rate', () => {
    const z = (effect: number) => (set: number) => {
      const draw = drawsOf(2000 + set);
      const size = Array.from({ length: 250 }, () => draw.normal());
      const chosen = size.map((v) => (draw.uniform() < 1 / (1 + Math.exp(1.5 - v)) ? 1 : 0));
      // size brings both treatment and growth: a plain difference of means would be about 0.9
      const growth = size.map((v, i) => v + effect * (chosen[i] ?? 0) + draw.normal());
      const found = matchNearest([size], chosen, growth);
      return (found?.effect ?? 0) / (found?.error ?? 1);
    };
    // 400 sets: matching on one covariate leaves little bias; 0.05 stays below 0.1
    const none = rejected(400, 0, z(0));
    expect(none).toBeGreaterThan(0.015);
    expect(none).toBeLessThan(0.1);
    expect(rejected(100, 1, z(0.8))).toBeGreaterThan(0.85);
    expect(rejected(100, -1, z(-0.8))).toBeGreaterThan(0.85);
  });
});
