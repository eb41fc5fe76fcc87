/** Cash and profit tell the same story: whatever a firm earns or pays in a year is in the profit that is taxed. */
import { expect, test } from 'vitest';
import { monthOf, monthOfYear } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { step } from '../../src/model/simulation.ts';
import { isFirm, Kind } from '../../src/model/state.ts';
import type { Variant } from '../../src/model/variants.ts';
import { OUTREACH, runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const MONEY = { budget: new Array<number>(FISCAL_YEARS).fill(2e8) };

test.each(['full', 'untiedCash'] as const satisfies readonly Variant[])(
  'what a month adds to the cash of a firm or venture beyond loans, it adds to the profit of the year (%s)',
  (variant) => {
    // nobody puts capital in, so that nobody takes dividends out
    const coefficients = { investmentRate: 0, cashMonths: 0.5, licenceCash: 1, proposalRate: 0.4, entryHazard: 0.1 };
    const levers = { ...OUTREACH, consortium: MONEY, development: MONEY, bridge: MONEY };
    const params = { ...withLevers(tinyParams({ coefficients }), levers), variant };
    const sim = runTo(params, monthOf(2001, 4), seedNumber(171));
    const total = (name: CounterName): number => sim.state.counters[Counter[name]]!;
    const names = ['projectCost', 'payments', 'royalties', 'fees', 'services', 'proposals', 'bridgeLent'] as const;
    const before = names.map(total);
    let seen = 0;
    while (sim.month < monthOf(2007, 4)) {
      const isApril = monthOfYear(sim.month) === 4;
      const { count, kind } = sim.state.organisations;
      const [cash, profit, loan, bridge, alive] = (['cash', 'profit', 'loan', 'bridge', 'alive'] as const).map((name) =>
        Float64Array.from(sim.state.organisations[name].subarray(0, count)),
      );
      step(sim);
      const o = sim.state.organisations;
      for (let row = 0; row < count; row++) {
        if (alive![row] === 0 || o.alive[row] === 0) continue;
        if (!isFirm(kind[row]!) && kind[row] !== Kind.venture) continue;
        const lent = o.loan[row]! + o.bridge[row]! - loan![row]! - bridge![row]!;
        const taxes = isApril ? Math.floor(Math.max(0, profit![row]!) * sim.c.taxRate) : 0;
        const gain = o.cash[row]! - cash![row]! - lent + taxes;
        expect(isApril ? o.profit[row] : o.profit[row]! - profit![row]!, `row ${row}, month ${sim.month}`).toBe(gain);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(10_000);
    // all of this has happened
    names.forEach((name, n) => {
      if (variant === 'full' || name === 'payments') expect(total(name), name).toBeGreaterThan(before[n]!);
    });
  },
);
