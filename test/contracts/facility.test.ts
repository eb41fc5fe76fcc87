import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { FIELDS, FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { createSimulation, runUntil, type Simulation, START, step } from '../../src/model/simulation.ts';
import { burdenOf, Kind } from '../../src/model/state.ts';
import { entities, runTo, seedNumber, tinyParams, unlike, withLevers } from '../model/worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const standing = (sim: Simulation): number => sim.state.sites.filter((yen) => yen >= sim.c.facilityCost).length;
const served = (sim: Simulation): number[] =>
  Array.from({ length: sim.state.organisations.count }, (_, row) => row).filter(
    (row) => sim.state.organisations.benches[row]! > 0,
  );

const YEAR = 1998 + 4;
const BEGINS = monthOf(YEAR, 4);

/** Budget from FY2002 on, for so many years; 3e8 yen a year build a facility and run it. */
function withFacility(yen: number, years = FISCAL_YEARS, coefficients: Partial<Coefficients> = {}): Params {
  const budget = Array.from({ length: FISCAL_YEARS }, (_, year) => (year >= 4 && year < 4 + years ? yen : 0));
  return withLevers(tinyParams({ policy: 'none', coefficients }), { facility: { budget } });
}

describe('a research facility', () => {
  test.each([24, 36])(
    'serves nobody before it stands, which takes %i months however much is paid',
    (facilityMonths) => {
      const plain = createSimulation(tinyParams({ policy: 'none', coefficients: { facilityMonths } }), seedNumber(501));
      const rich = createSimulation(withFacility(2e10, FISCAL_YEARS, { facilityMonths }), seedNumber(501));
      runUntil(plain, BEGINS + facilityMonths);
      runUntil(rich, BEGINS + facilityMonths);
      expect(unlike(entities(plain), entities(rich))).toEqual([]);
      expect(total(rich, 'facilityMoney')).toBeGreaterThan(0);
      step(plain);
      step(rich);
      expect(served(rich).length).toBeGreaterThan(0);
      expect(unlike(entities(plain), entities(rich)).length).toBeGreaterThan(0);
    },
  );

  test('takes as long as its money comes in, and costs no more than that in any year', () => {
    for (const yen of [5e7, 3e8, 1e9]) {
      const sim = runTo(withFacility(yen), BEGINS, seedNumber(502));
      let stood = 0;
      for (let year = 0; year < 12; year++) {
        const before = total(sim, 'facilityMoney');
        runUntil(sim, sim.month + 12);
        expect(total(sim, 'facilityMoney') - before).toBeLessThanOrEqual(yen);
        expect(total(sim, 'publicMoney')).toBe(total(sim, 'facilityMoney'));
        assertInvariants(sim);
        // not even half of its cost can have been paid at the lowest budget in the time in which the others build it
        if (year === 2) stood = standing(sim);
      }
      expect(stood).toBe(yen === 5e7 ? 0 : Math.floor(yen / 2.4e8));
    }
  });

  test('gives places to laboratories in the fields of the vision, who learn and can take on more', () => {
    const past = monthOf(YEAR + 3, 4);
    const base = runTo(tinyParams({ policy: 'none' }), past, seedNumber(503));
    const sim = runTo(withFacility(3e8), past, seedNumber(503));
    const o = sim.state.organisations;
    const rows = served(sim);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(standing(sim) * sim.c.facilityLabs);
    for (const row of rows) {
      expect(o.kind[row]).toBe(Kind.lab);
      expect(sim.params.region.focusFields).toContain(o.field[row]);
      const at = row * FIELDS + o.field[row]!;
      expect(o.expertise[at]).toBeGreaterThan(base.state.organisations.expertise[at]!);
      o.load[row] = sim.c.facilityBenches + 1;
      expect(burdenOf(o, row)).toBe(1);
      o.load[row] = 0;
      expect(burdenOf(o, row)).toBe(0);
    }
  });

  test('more money serves no fewer laboratories, and twice as many where it stands twice', () => {
    const counts = [0, 3e8, 6e8, 1.2e9].map(
      (yen) => served(runTo(withFacility(yen, FISCAL_YEARS, { facilityLabs: 2 }), BEGINS + 48, seedNumber(504))).length,
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBe(2);
    expect(counts[3]).toBeGreaterThan(counts[1]!);
  });

  test('closes in the month in which its money ends, keeps what it built, and opens again with new money', () => {
    const sim = runTo(withFacility(3e8, 4), BEGINS + 48, seedNumber(505));
    expect(served(sim).length).toBeGreaterThan(0);
    const paid = total(sim, 'facilityMoney');
    runUntil(sim, BEGINS + 49);
    expect(served(sim)).toEqual([]);
    runUntil(sim, BEGINS + 96);
    expect(total(sim, 'facilityMoney')).toBe(paid);
    expect(standing(sim)).toBe(1);
    expect(START).toBeLessThan(BEGINS);
  });
});
