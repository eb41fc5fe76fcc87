import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { exponential } from '../../src/core/distributions.ts';
import { type Key, processKey, uniform } from '../../src/core/random.ts';
import { Decision } from '../../src/model/decisions.ts';
import { monthsUntilExit } from '../../src/model/lifetime.ts';
import { SPIN_UP } from '../../src/model/simulation.ts';
import { isFirm, Kind, NEVER } from '../../src/model/state.ts';
import { runTo, seedNumber, tinyParams } from './worlds.ts';

const SEED = seedNumber(7000);
const KEYS: Key[] = Array.from({ length: 20_000 }, (_, n) => ({ hi: n * 7919, lo: ~n }));
const AGES = [12, 36, 60, 120];

/** Hazard summed up to an age in months; `hazard` a year. */
function summed(age: number, hazard: number, young: number, factor: number): number {
  return (hazard / 12) * (factor * Math.min(age, young) + Math.max(0, age - young));
}

describe('an exit that money has no part in', () => {
  test('comes by a hazard that is even in age where the young fare like others, to the month', () => {
    const process = processKey(SEED, Decision.retirement, 0);
    for (const hazard of [0.0005, 0.00845, 0.1, 0.5])
      for (const key of KEYS) {
        const threshold = exponential(uniform(process, key.hi, key.lo));
        const even = Math.min(NEVER / 2, 1 + Math.floor((threshold * 12) / hazard));
        expect(monthsUntilExit(SEED, key, hazard, 36, 1)).toBe(even);
        expect(monthsUntilExit(SEED, key, hazard, 0, 3)).toBe(even);
        expect(monthsUntilExit(SEED, key, hazard)).toBe(even);
      }
  });

  test.each([
    [0.12, 36, 1.7],
    [0.1, 36, 4],
    [0.15, 48, 2],
    [0.08, 7, 10],
  ])('leaves as many alive at 12, 36, 60, 120 months as the law says: %d a year, %d months, %d times', (...law) => {
    const months = KEYS.map((key) => monthsUntilExit(SEED, key, ...law));
    for (const age of AGES) {
      const alive = months.filter((month) => month > age).length / KEYS.length;
      const expected = Math.exp(-summed(age, ...law));
      const error = Math.sqrt((expected * (1 - expected)) / KEYS.length);
      expect(Math.abs(alive - expected)).toBeLessThan(3 * error);
    }
  });

  test('is reached exactly when the hazard summed over age reaches the threshold', () => {
    const process = processKey(SEED, Decision.retirement, 0);
    for (const key of KEYS) {
      const threshold = exponential(uniform(process, key.hi, key.lo));
      const month = monthsUntilExit(SEED, key, 0.1, 36, 3);
      expect(summed(month - 1, 0.1, 36, 3)).toBeLessThan(threshold + 1e-9);
      expect(summed(month, 0.1, 36, 3)).toBeGreaterThan(threshold - 1e-9);
    }
  });

  test('is never later where the hazard, what newness adds, or the months that it lasts are more', () => {
    const laws: [number, number, number][] = [
      [0.02, 36, 1],
      [0.02, 36, 2],
      [0.02, 72, 2],
      [0.02, 72, 5],
      [0.06, 72, 5],
    ];
    for (const [at, law] of laws.slice(1).entries()) {
      let sooner = 0;
      for (const key of KEYS.slice(0, 4000)) {
        const less = monthsUntilExit(SEED, key, ...(laws[at] as [number, number, number]));
        const more = monthsUntilExit(SEED, key, ...law);
        expect(more).toBeLessThanOrEqual(less);
        if (more < less) sooner++;
      }
      expect(sooner).toBeGreaterThan(100);
    }
  });
});

describe('in a run', () => {
  const coefficients = { labVentureRate: 0.2, ventureHazard: 0.1, newness: 5, youngMonths: 24 };

  test('every venture, also of the spin-up, has the hazard of its own age from its birth', () => {
    const sim = runTo(tinyParams({ policy: 'none', coefficients }), monthOf(2003, 4), seedNumber(7001));
    const { kind, born, retireAt, keyHi, keyLo, parent, count } = sim.state.organisations;
    let ventures = 0;
    let early = 0;
    for (let row = 0; row < count; row++) {
      const key = { hi: keyHi[row]!, lo: keyLo[row]! };
      if (kind[row] === Kind.venture) {
        expect(parent[row]).toBeGreaterThanOrEqual(0);
        expect(retireAt[row]! - born[row]!).toBe(monthsUntilExit(sim.seed, key, 0.1, 24, 5));
        ventures++;
        if (born[row]! < monthOf(1998, 4)) early++;
      }
    }
    expect(ventures).toBeGreaterThan(20);
    expect(early).toBeGreaterThan(5);
  });

  test('every newcomer has it too, and may end sooner than a firm of the start with its key', () => {
    const sim = runTo(tinyParams({ policy: 'none', coefficients }), monthOf(2003, 4), seedNumber(7003));
    const { kind, born, retireAt, keyHi, keyLo, count } = sim.state.organisations;
    const { retirement } = sim.c;
    let newcomers = 0;
    let sooner = 0;
    for (let row = 0; row < count; row++) {
      if (!isFirm(kind[row]!) || born[row]! <= SPIN_UP) continue;
      const key = { hi: keyHi[row]!, lo: keyLo[row]! };
      const months = retireAt[row]! - born[row]!;
      expect(months).toBe(monthsUntilExit(sim.seed, key, retirement, 24, 5));
      if (months < monthsUntilExit(sim.seed, key, retirement)) sooner++;
      newcomers++;
    }
    expect(newcomers).toBeGreaterThan(10);
    expect(sooner).toBeGreaterThan(1);
  });

  test('every firm of the start has a hazard that is even in age, from the founding of the body on where it founds it', () => {
    const sim = runTo(tinyParams({ policy: 'none', coefficients }), SPIN_UP, seedNumber(7002));
    const { kind, retireAt, keyHi, keyLo, memberSince, count } = sim.state.organisations;
    const { since } = sim.params.region.body;
    let firms = 0;
    for (let row = 0; row < count; row++) {
      expect(kind[row]).not.toBe(Kind.venture);
      if (!isFirm(kind[row]!)) continue;
      const months = monthsUntilExit(sim.seed, { hi: keyHi[row]!, lo: keyLo[row]! }, sim.c.retirement);
      expect(retireAt[row]! - (memberSince[row] === since ? since : SPIN_UP)).toBe(months);
      firms++;
    }
    expect(firms).toBeGreaterThan(100);
  });

  test('the five years that a venture is expected to live through weigh as much as before newness was told apart', () => {
    const { ventureHazard, youngMonths, newness } = tinyParams().coefficients;
    expect(summed(60, ventureHazard, youngMonths, newness)).toBeCloseTo(5 * 0.012, 4);
  });
});
