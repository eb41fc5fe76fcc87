import { describe, expect, test } from 'vitest';
import { priceOf } from '../../src/statistics/price.ts';
import { MINIMUM_PAIRS, sequentialInterval, sequentialQuantile } from '../../src/statistics/sequential.ts';
import { drawsOf } from './draws.ts';

/** Pairs of one sequence: money of mean 30 that follows businesses of mean 2 as far as `tied` says, and varies by itself. */
function pairs(sequence: number, n: number, tied: number): { costs: number[]; effects: number[] } {
  const draw = drawsOf(sequence);
  const effects: number[] = [];
  const costs: number[] = [];
  for (let i = 0; i < n; i++) {
    const luck = draw.normal();
    effects.push(2 + luck);
    costs.push(30 + 15 * tied * luck + 8 * draw.normal());
  }
  return { costs, effects };
}

describe('the price of one more', () => {
  test.each([
    ['money that follows the businesses', 1],
    ['money by itself', 0],
    ['money that goes against them', -1],
  ])('lies in its interval at every look, of %s', (_, tied) => {
    let missed = 0;
    let spoke = 0;
    const sequences = 400;
    for (let s = 0; s < sequences; s++) {
      const { costs, effects } = pairs(s, 64, tied);
      let out = false;
      for (let n = MINIMUM_PAIRS; n <= 64; n += 4) {
        const { interval } = priceOf(costs.slice(0, n), effects.slice(0, n));
        if (interval[0] > 15 || interval[1] < 15) out = true;
      }
      if (out) missed++;
      if (Number.isFinite(priceOf(costs, effects).interval[1])) spoke++;
    }
    process.stdout.write(`  ${missed} of ${sequences} sequences ever miss, ${spoke} bounded at 64 pairs\n`);
    // 5 % over all looks, and three standard errors
    expect(missed / sequences).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / sequences));
    expect(spoke).toBe(sequences);
  });

  test('is narrower where money follows the businesses, for the price is what both share', () => {
    const width = (tied: number): number => {
      const { costs, effects } = pairs(7, 64, tied);
      const { interval } = priceOf(costs, effects);
      return interval[1] - interval[0];
    };
    expect(width(1)).toBeLessThan(0.6 * width(-1));
  });

  test('of symmetrical differences is bounded where the quadratic of Fieller has its roots', () => {
    const costs: number[] = [];
    const effects: number[] = [];
    // every sign of both, so that no c - p e is skewed
    for (const [x, y] of [-3, -1, 1, 3].flatMap((u) => [-2, -1, 1, 2].map((v) => [u, v] as const))) {
      effects.push(20 + x);
      costs.push(400 + 10 * x + y);
    }
    const n = costs.length;
    const { price, interval } = priceOf(costs, effects);
    const ofEffects = effects.reduce((sum, e) => sum + (e - 20) ** 2, 0) / (n - 1);
    const ofCosts = costs.reduce((sum, c) => sum + (c - 400) ** 2, 0) / (n - 1);
    const both = effects.reduce((sum, e, i) => sum + (e - 20) * (costs[i]! - 400), 0) / (n - 1);
    const q = sequentialQuantile(n) ** 2 / n;
    // (400 - 20 p)² = q (Var c - 2 p Cov + p² Var e)
    const [a, b, c] = [400 - q * ofEffects, -2 * (8000 - q * both), 160_000 - q * ofCosts];
    const root = Math.sqrt(b * b - 4 * a * c);
    expect(price).toBeCloseTo(20, 12);
    expect(interval[0]).toBeCloseTo((-b - root) / (2 * a), 9);
    expect(interval[1]).toBeCloseTo((-b + root) / (2 * a), 9);
  });

  test('of skewed pairs ends where a fine grid finds the end, and a price of nothing has ends as well', () => {
    const draw = drawsOf(11);
    const effects = Array.from({ length: 40 }, () => 4 - 2 * Math.log(draw.uniform()));
    for (const shift of [0, 60]) {
      const raw = effects.map((e) => 3 * e - 20 * Math.log(draw.uniform()));
      const mean = raw.reduce((sum, c) => sum + c, 0) / raw.length;
      // of mean exactly 0, or far from it
      const costs = raw.map((c) => c - mean + shift);
      const { price, interval } = priceOf(costs, effects);
      expect(price).toBeCloseTo(shift / (effects.reduce((sum, e) => sum + e, 0) / effects.length), 9);
      const holds = (p: number): boolean => {
        const [low, high] = sequentialInterval(costs.map((c, i) => c - p * effects[i]!)).interval;
        return low <= 0 && high >= 0;
      };
      const width = interval[1] - interval[0];
      expect(width).toBeGreaterThan(0);
      for (let k = 1; k < 2000; k++) expect(holds(interval[0] + (k / 2000) * width)).toBe(true);
      for (const p of [interval[0] - width / 2000, interval[1] + width / 2000]) expect(holds(p)).toBe(false);
    }
  });

  test('does not change with the units, nor with the sides of the comparison', () => {
    const { costs, effects } = pairs(3, 24, 0.5);
    const { price, interval } = priceOf(costs, effects);
    const inYen = priceOf(
      costs.map((c) => 1e6 * c),
      effects,
    );
    expect(inYen.price / 1e6).toBeCloseTo(price, 9);
    expect(inYen.interval[1] / 1e6).toBeCloseTo(interval[1], 6);
    const turned = priceOf(
      costs.map((c) => -c),
      effects.map((e) => -e),
    );
    expect(turned.price).toBeCloseTo(price, 12);
    expect(turned.interval[0]).toBeCloseTo(interval[0], 9);
  });

  test('has no bounds where nothing may have been bought, below eight pairs, and of no pairs', () => {
    const { costs } = pairs(5, 32, 0);
    const nothing = costs.map((_, i) => (i % 2 === 0 ? 1 : -1.1));
    expect(priceOf(costs, nothing).interval).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const { costs: few, effects } = pairs(5, 7, 0);
    expect(priceOf(few, effects).interval).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(priceOf([], [])).toEqual({
      price: Number.NaN,
      interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    });
  });
});
