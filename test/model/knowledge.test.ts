import { describe, expect, test } from 'vitest';
import { threefry, unit as uniform, word } from '../../src/core/random.ts';
import { distance, performing, SECTOR_OF, SECTOR_STARTS, smooth } from '../../src/model/knowledge.ts';
import { FIELDS } from '../../src/model/params.ts';
import { DEFAULTS } from '../../src/model/registry.ts';
import { createSimulation } from '../../src/model/simulation.ts';
import { isActor } from '../../src/model/state.ts';
import { seedNumber, tamaParams } from './worlds.ts';

/** Smoothed profiles of rows that have expertise 8 in the given fields. */
function profiles(...rows: readonly (readonly number[])[]): Float32Array {
  const expertise = new Float32Array(rows.length * FIELDS);
  const unit = new Float32Array(rows.length * FIELDS);
  rows.forEach((fields, row) => {
    for (const field of fields) expertise[row * FIELDS + field] = 8;
    smooth(expertise, unit, row, DEFAULTS.profileSmoothing, DEFAULTS.profileCommon);
  });
  return unit;
}

describe('distance', () => {
  test('is nothing in the same field, middling in the same sector, far but below one in another', () => {
    const unit = profiles([3], [3], [4], [20]);
    const [same, sector, other] = [distance(unit, 0, 1), distance(unit, 0, 2), distance(unit, 0, 3)];
    expect(same).toBeLessThan(1e-6);
    expect(sector).toBeGreaterThan(0.4);
    expect(sector).toBeLessThan(other);
    expect(other).toBeLessThan(1);
  });

  test('is the same bits from both sides, and a share', () => {
    const sim = createSimulation(tamaParams('none'), seedNumber(81));
    const { unit } = sim.state.organisations;
    for (let n = 0; n < 2000; n++) {
      threefry(1, 2, n, 3);
      const i = Math.floor(uniform(word[0]!) * sim.state.organisations.count);
      const j = Math.floor(uniform(word[1]!) * sim.state.organisations.count);
      const d = distance(unit, i, j);
      expect(Object.is(d, distance(unit, j, i))).toBe(true);
      expect(d >= 0 && d <= 1).toBe(true);
    }
  });

  test.each([82, 83])(
    'of at least a tenth of the possible pairs of TAMA is within 0.1 of the optimum (seed %i)',
    (seed) => {
      const { state, c } = createSimulation(tamaParams('none'), seedNumber(seed));
      const o = state.organisations;
      const actors = Array.from({ length: o.count }, (_, row) => row).filter((row) => isActor(o.kind[row]!));
      const PAIRS = 20_000;
      let near = 0;
      for (let n = 0; n < PAIRS; n++) {
        threefry(seed, 4, n, 5);
        const i = actors[Math.floor(uniform(word[0]!) * actors.length)]!;
        const j = actors[Math.floor(uniform(word[1]!) * actors.length)]!;
        if (Math.abs(distance(o.unit, i, j) - c.distanceOptimum) <= 0.1) near++;
      }
      // a share of 0.10 would have a standard error of 0.002
      process.stdout.write(`  pairs within 0.1 of the optimal distance: ${((100 * near) / PAIRS).toFixed(1)} %\n`);
      expect(near / PAIRS).toBeGreaterThan(0.1);
    },
  );
});

test('performing in distance is an inverted U: one at the optimum, symmetric, nothing beyond its half-width', () => {
  expect(performing(0.4, 0.4, 0.3)).toBe(1);
  expect(performing(0.5, 0.4, 0.3)).toBeCloseTo(performing(0.3, 0.4, 0.3), 12);
  expect(performing(0.71, 0.4, 0.3)).toBe(0);
  expect(performing(0.5, 0.4, 0.3)).toBeGreaterThan(performing(0.6, 0.4, 0.3));
});

test('every field is in one of five sectors, in the order of the classification', () => {
  expect(SECTOR_OF).toHaveLength(FIELDS);
  expect([0, 7, 8, 12, 13, 23, 24, 31, 32, 34].map((field) => SECTOR_OF[field])).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
  ]);
  expect(SECTOR_STARTS.at(-1)).toBe(FIELDS);
});
