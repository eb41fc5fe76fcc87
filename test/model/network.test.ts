import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Account, Counter } from '../../src/model/accounts.ts';
import { SECTORS } from '../../src/model/knowledge.ts';
import { coordinatorsHired, networkActivity } from '../../src/model/levers/network.ts';
import { inThisMonth, moneyOf } from '../../src/model/money.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { createSimulation, runUntil } from '../../src/model/simulation.ts';
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

  test('asks for no more coordinators, groups and seminars than its budget pays, beside what the body holds anyway', () => {
    fc.assert(
      fc.property(fc.nat(300_000_000), fc.integer({ min: 0, max: 20 }), fc.nat(800), (budget, per100, members) => {
        const sim = world(budget, per100);
        let asked = 0;
        let own = 0;
        for (let month = 0; month < 12; month++, sim.month++) {
          const { hired, seminars, ownSeminars, sessions } = networkActivity(sim, members);
          asked +=
            (hired * sim.c.coordinatorCost) / 12 + seminars * sim.c.seminarCost + sessions * sim.c.studyGroupCost;
          own += ownSeminars;
        }
        expect(asked).toBeLessThanOrEqual(budget + 1e-6);
        expect(own).toBe(sim.c.bodySeminars);
      }),
      { numRuns: 50 },
    );
  });

  test.each([3e6, 2e7, 609_000_000])(
    'pays for what it does and keeps nothing in the body: of %d yen a year the rest lapses',
    (budget) => {
      const years = <T>(value: T): T[] => new Array<T>(FISCAL_YEARS).fill(value);
      const network = { budget: years(budget), coordinatorsPer100Members: years(5) };
      const alone = { fee: 0, localShare: 0, managementShare: 0, bodySeminars: 0 };
      const sim = createSimulation(
        withLevers(tinyParams({ policy: 'none', coefficients: alone }), { network }),
        seedNumber(92),
      );
      let before = 0;
      for (let year = 1998; year < 2004; year++) {
        runUntil(sim, monthOf(year + 1, 4));
        const { counters, balances } = sim.state;
        const paid = counters[Counter.networkMoney]! - before;
        before += paid;
        expect(balances[Account.body]).toBe(0);
        expect(counters[Counter.bodyCost]).toBe(before);
        expect(counters[Counter.publicMoney]).toBe(before);
        expect(paid).toBeGreaterThan(0);
        expect(paid).toBeLessThanOrEqual(budget);
      }
      // a group of each sector meets once a month at most, so that most of the largest budget lapses
      if (budget > 5e8) expect(sim.state.counters[Counter.studySessions]).toBe(6 * 12 * SECTORS);
      if (budget > 5e8) expect(before).toBeLessThan(0.8 * 6 * budget);
    },
  );

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
