import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { PROFILE_OF } from '../../src/model/fields.ts';
import { PROFILES } from '../../src/model/profiles.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { DEFAULTS } from '../../src/model/registry.ts';
import { SPIN_UP } from '../../src/model/simulation.ts';
import { isFirm } from '../../src/model/state.ts';
import { createTables } from '../../src/model/tables.ts';
import { runTo, seedNumber, tinyParams } from './worlds.ts';

const UNTIL = monthOf(2021, 4);
/** Electrical machinery, biotechnology, machine tools, civil engineering. */
const [ELECTRICAL, BIO, TOOLS, CIVIL] = [0, 14, 25, 34];

/** Demand of a field at the beginning of a month. */
function demand(coefficients: Partial<Coefficients> = {}): (field: number, year: number, month: number) => number {
  const tables = createTables(tinyParams({ coefficients }), SPIN_UP, UNTIL);
  return (field, year, month) => tables.demand[(monthOf(year, month) - SPIN_UP) * 35 + field]!;
}

describe('demand', () => {
  test('is one in April 1998 in every field, and grows by its profile', () => {
    const at = demand();
    for (let field = 0; field < 35; field++) expect(at(field, 1998, 4)).toBeCloseTo(1, 9);
    expect(at(BIO, 2008, 4)).toBeCloseTo((1 + DEFAULTS.bioDemandGrowth) ** 10, 9);
    expect(at(BIO, 1990, 4)).toBeLessThan(1);
  });

  test('is lost to relocation in electrical and mechanical engineering, and to fewer public works in civil engineering', () => {
    const none = demand({ hollowingOut: 0, publicWorks: 0 });
    const relocated = demand({ publicWorks: 0 });
    const cut = demand({ hollowingOut: 0 });
    const lower = (at: typeof none): number[] =>
      Array.from({ length: 35 }, (_, field) => field).filter((field) => at(field, 2005, 4) < none(field, 2005, 4));
    expect(lower(relocated)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31]);
    expect(lower(cut)).toEqual([CIVIL]);
    expect(cut(CIVIL, 2011, 7) / none(CIVIL, 2011, 7)).toBeCloseTo((1 - DEFAULTS.publicWorks) ** 12, 9);
    expect(cut(CIVIL, 2019, 4) / none(CIVIL, 2019, 4)).toBeCloseTo((1 - DEFAULTS.publicWorks) ** 12, 9);
  });

  test('falls in the shocks as far as they reach a field, and comes back', () => {
    const at = demand({ hollowingOut: 0, manufacturingDemandGrowth: 0, bioDemandGrowth: 0 });
    for (const [shock, year, month] of [
      ['shock2008', 2009, 1],
      ['shock2011', 2011, 4],
      ['shock2020', 2020, 5],
    ] as const) {
      expect(at(TOOLS, year, month)).toBeCloseTo(1 - DEFAULTS[shock], 9);
      expect(at(BIO, year, month)).toBeCloseTo(1 - DEFAULTS[shock] * DEFAULTS.bioCyclicality, 9);
      expect(at(ELECTRICAL, year, month + 7)).toBeCloseTo(year === 2009 ? 1 - DEFAULTS.shock2008 : 1, 9);
    }
  });

  test('follows the four tables of the source document, each with fields of its own', () => {
    expect(PROFILE_OF).toHaveLength(35);
    expect(new Set(PROFILE_OF).size).toBe(PROFILES.length);
    expect([BIO, 7, 23, TOOLS].map((field) => PROFILES[PROFILE_OF[field]!])).toEqual([
      'bio',
      'it',
      'environment',
      'manufacturing',
    ]);
  });
});

test('jobs follow demand with a lag and stay with it: a lasting fall does not go on for ever', () => {
  // demand is a tenth lower from the first month on: staff ends near it, and not lower every year
  const steady = { hollowingOut: 0, publicWorks: 0, salesShock: 0, retirement: 0, shock2008: 0, faceliftRate: 0 };
  const growth = Object.fromEntries(PROFILES.map((profile) => [`${profile}DemandGrowth`, -0.01]));
  const sim = runTo(
    tinyParams({ policy: 'none', coefficients: { ...steady, ...growth } }),
    monthOf(2008, 4),
    seedNumber(180),
  );
  const { kind, alive, born, staff, custom, count } = sim.state.organisations;
  let jobs = 0;
  let customers = 0;
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || !isFirm(kind[row]!) || born[row] !== SPIN_UP) continue;
    jobs += staff[row]!;
    customers += custom[row]!;
  }
  // demand in 2008 is 0.99 to the tenth; staff is whole and late, capability moves sales by a tenth either way
  expect(jobs / customers).toBeGreaterThan(0.99 ** 10 - 0.1);
  expect(jobs / customers).toBeLessThan(0.99 ** 10 + 0.1);
});
