import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { coordinatorsHired, networkActivity } from '../../src/model/levers/network.ts';
import { inThisMonth, moneyOf } from '../../src/model/money.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { createSimulation } from '../../src/model/simulation.ts';
import { seedNumber, tinyParams, withLevers } from './worlds.ts';

function world(budget: number, coordinatorsPer100Members: number, month = monthOf(2003, 4)) {
  const years = <T>(value: T): T[] => new Array<T>(FISCAL_YEARS).fill(value);
  const network = { budget: years(budget), coordinatorsPer100Members: years(coordinatorsPer100Members) };
  const sim = createSimulation(withLevers(tinyParams({ policy: 'none' }), { network }), seedNumber(91));
  sim.month = month;
  return sim;
}

describe('the network lever', () => {
  test('hires as many coordinators as asked for, and no more than its budget pays', () => {
    const { coordinatorCost } = world(0, 0).c;
    expect(coordinatorsHired(world(10 * coordinatorCost, 2), 300)).toBe(6);
    expect(coordinatorsHired(world(4.9 * coordinatorCost, 2), 300)).toBe(4);
    expect(coordinatorsHired(world(0, 2), 300)).toBe(0);
    expect(coordinatorsHired(world(10 * coordinatorCost, 0), 300)).toBe(0);
  });

  test('never spends more on coordinators, groups and seminars than its budget and what the body does anyway', () => {
    fc.assert(
      fc.property(fc.nat(300_000_000), fc.integer({ min: 0, max: 20 }), fc.nat(800), (budget, per100, members) => {
        const sim = world(budget, per100);
        let spent = 0;
        for (let month = 0; month < 12; month++, sim.month++) {
          const { hired, seminars, sessions } = networkActivity(sim, members);
          spent +=
            (hired * sim.c.coordinatorCost) / 12 + seminars * sim.c.seminarCost + sessions * sim.c.studyGroupCost;
        }
        expect(spent).toBeLessThanOrEqual(budget + sim.c.bodySeminars * sim.c.seminarCost + 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  test('does nothing before the body begins', () => {
    const activity = networkActivity(world(1e8, 5, monthOf(1998, 3)), 300);
    expect(Object.values(activity).every((n) => n === 0)).toBe(true);
  });
});

test('a year has as many as it should, in whole ones, evenly over its months', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1998, max: 2020 }), (perYear, year) => {
      const months = Array.from({ length: 12 }, (_, n) => inThisMonth(perYear, monthOf(year, 4) + n));
      expect(months.reduce((sum, n) => sum + n, 0)).toBe(perYear);
      expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a budget holds from April to March, and is nothing outside its timeline', () => {
  const network = { ...tinyParams().levers.network, budget: [7, 8] };
  const other = createSimulation(withLevers(tinyParams({ policy: 'none' }), { network }), seedNumber(91));
  const months = [monthOf(1998, 3), monthOf(1998, 4), monthOf(1999, 3), monthOf(1999, 4), monthOf(2000, 4)];
  expect(months.map((month) => moneyOf(other, 'network', month))).toEqual([0, 7, 7, 8, 0]);
});
