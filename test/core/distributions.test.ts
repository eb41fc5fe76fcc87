import { expect, test } from 'vitest';
import { exponential, normal, poisson, race } from '../../src/core/distributions.ts';
import { InvariantError } from '../../src/core/errors.ts';
import { uniform, unit } from '../../src/core/random.ts';

/** Keyed uniforms as the model draws them: one process key, entities one after another. */
function draws(n: number, decision: number): number[] {
  return Array.from({ length: n }, (_, i) => uniform({ hi: decision, lo: 2005 }, 0, i));
}

/**
 * Largest distance between the sample's distribution and the law. By the DKW-Massart inequality
 * P(D > 2.8 / √n) ≤ 2 exp(-2 · 2.8²) = 3.1e-7 for any continuous law.
 */
function kolmogorov(sample: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const n = sorted.length;
  let worst = 0;
  sorted.forEach((x, i) => {
    worst = Math.max(worst, Math.abs(cdf(x) - i / n), Math.abs(cdf(x) - (i + 1) / n));
  });
  return worst;
}

const N = 40_000;
const BOUND = 2.8 / Math.sqrt(N);

test('thresholds are exponential with mean 1, and a mean 6% off would be caught', () => {
  const sample = draws(N, 1).map(exponential);
  expect(kolmogorov(sample, (x) => 1 - Math.exp(-x))).toBeLessThan(BOUND);
  expect(
    kolmogorov(
      sample.map((x) => x * 1.06),
      (x) => 1 - Math.exp(-x),
    ),
  ).toBeGreaterThan(BOUND);
});

/** Standard normal distribution by its series about 0 (Marsaglia 2004), good to 1e-15 for |x| < 7. */
function phi(x: number): number {
  let sum = x;
  let term = x;
  for (let i = 3; term !== 0 && i < 400; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

test('normal draws are normal, and a shift of 0.05 would be caught', () => {
  const sample = draws(N, 2).map(normal);
  expect(kolmogorov(sample, phi)).toBeLessThan(BOUND);
  expect(
    kolmogorov(
      sample.map((x) => x + 0.05),
      phi,
    ),
  ).toBeGreaterThan(BOUND);
});

test('normal quantiles are those of the tables, in the middle, the shoulders and the far tail', () => {
  expect(normal(0.5)).toBe(0);
  expect(normal(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normal(0.25)).toBeCloseTo(-0.6744897501960817, 14);
  expect(normal(0.001)).toBeCloseTo(-3.090232306167813, 13);
  expect(normal(1e-20)).toBeCloseTo(-9.262340089798409, 12);
  for (const u of draws(2000, 3)) expect(Math.abs(phi(normal(u)) - u)).toBeLessThan(2e-15 + 1e-13 * u);
});

test.each([0.02, 0.7, 4, 30])('counts are Poisson at mean %d', (mean) => {
  const counts = new Map<number, number>();
  for (const u of draws(N, 4)) counts.set(poisson(u, mean), (counts.get(poisson(u, mean)) ?? 0) + 1);
  // classes of expected count ≥ 20, the last open
  let p = Math.exp(-mean);
  let left = 1;
  let chi = 0;
  let classes = 0;
  let expected = 0;
  let seen = 0;
  let total = 0;
  for (let n = 0; left * N > 20; n++) {
    expected += p * N;
    seen += counts.get(n) ?? 0;
    left -= p;
    p *= mean / (n + 1);
    if (expected < 20 || left * N <= 20) continue;
    chi += (seen - expected) ** 2 / expected;
    total += seen;
    classes++;
    expected = 0;
    seen = 0;
  }
  const rest = N * left + expected;
  chi += (N - total - rest) ** 2 / rest;
  // Wilson-Hilferty: chi beyond the normal point 5 is a false alarm of 3e-7; a mean 5% off is caught at every mean but 0.02
  const df = classes;
  const bound = df * (1 - 2 / (9 * df) + 5 * Math.sqrt(2 / (9 * df))) ** 3;
  expect(chi).toBeLessThan(bound);
});

test('a Poisson count never falls when its mean rises, and ends at the very edge of u', () => {
  for (const u of draws(300, 5)) {
    let last = 0;
    for (let mean = 0; mean <= 20; mean += 0.5) {
      const n = poisson(u, mean);
      expect(n).toBeGreaterThanOrEqual(last);
      last = n;
    }
  }
  expect(poisson(0.999999, 0)).toBe(0);
  expect(poisson(unit(-1), 100)).toBeLessThan(200);
  expect(poisson(1 - 2 ** -53, 100)).toBeLessThan(300);
  expect(() => poisson(0.5, 101)).toThrow(InvariantError);
  expect(() => poisson(0.5, Number.NaN)).toThrow(InvariantError);
});

test('a race is won in proportion to weight, and weight zero never wins', () => {
  const weights = [0, 1, 2, 5];
  const wins = [0, 0, 0, 0];
  for (let i = 0; i < N; i++) {
    let best = Number.POSITIVE_INFINITY;
    let winner = -1;
    weights.forEach((w, c) => {
      const time = race(uniform({ hi: 6, lo: c }, 0, i), w);
      if (time < best) [best, winner] = [time, c];
    });
    wins[winner]!++;
  }
  expect(wins[0]).toBe(0);
  // each share within 5 binomial standard deviations: a false alarm of 6e-7 each
  for (const [c, share] of [
    [1, 1 / 8],
    [2, 2 / 8],
    [3, 5 / 8],
  ] as const) {
    expect(Math.abs(wins[c]! / N - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / N));
  }
});

test('a uniform is never 0 or 1, even from the extreme words', () => {
  expect(unit(0)).toBe(2 ** -33);
  expect(unit(-1)).toBe(1 - 2 ** -33);
  expect(exponential(unit(-1))).toBeGreaterThan(0);
});
