import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { moneyOf } from '../../src/model/money.ts';
import { FISCAL_YEARS, LEVER_NAMES, type LeverName, type Levers, type Params } from '../../src/model/params.ts';
import { digest, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const from2004 = (level: number): number[] => Array.from({ length: FISCAL_YEARS }, (_, y) => (y >= 6 ? level : 0));
const review = (yen: number, scope: number): Partial<Levers> => ({
  review: { budget: from2004(yen), scope: from2004(scope) },
});
const JAPAN = withLevers(tinyParams(), review(0, 0));

function total(sim: Simulation): number {
  return LEVER_NAMES.reduce((sum, lever) => sum + (lever === 'review' ? 0 : moneyOf(sim, lever)), 0);
}

describe('policy management', () => {
  test('that nobody pays for is none: a scope without a budget changes nothing', () => {
    const asked = runTo(withLevers(JAPAN, review(0, 0.5)), monthOf(2009, 4), seedNumber(71));
    expect(digest(asked)).toBe(digest(runTo(JAPAN, monthOf(2009, 4), seedNumber(71))));
  });

  test('moves money between levers within its scope, at the same total, and never its own', () => {
    const scope = 0.3;
    const sim = runTo(withLevers(JAPAN, review(1e6, scope)), monthOf(2004, 4), seedNumber(72));
    let moved = 0;
    while (sim.month < monthOf(2010, 4)) {
      step(sim);
      const planned = LEVER_NAMES.map(
        (lever) => sim.params.levers[lever].budget[Math.floor((sim.month - 1 - monthOf(1998, 4)) / 12)]!,
      );
      LEVER_NAMES.forEach((lever, at) => {
        const now = moneyOf(sim, lever, sim.month - 1);
        expect(Math.abs(now - planned[at]!)).toBeLessThanOrEqual(scope * planned[at]! + 1);
        if (now !== planned[at]) moved++;
      });
      expect(moneyOf(sim, 'review', sim.month - 1)).toBe(planned[LEVER_NAMES.indexOf('review')]);
    }
    expect(moved).toBeGreaterThan(12);
    sim.month--;
    const asPlanned = LEVER_NAMES.reduce(
      (sum, lever) => sum + (lever === 'review' ? 0 : sim.params.levers[lever].budget[11]!),
      0,
    );
    expect(total(sim)).toBeLessThanOrEqual(asPlanned);
    // but for what rounding down leaves
    expect(total(sim)).toBeGreaterThan(asPlanned * (1 - 1e-6));
  });

  test('moves money to the lever whose reports beat their target, when reports have no error', () => {
    const params = withLevers(tinyParams({ coefficients: { planError: 0 } }), review(1e6, 0.5));
    const sim = runTo(params, monthOf(2003, 4), seedNumber(73));
    const { counters } = sim.state;
    const counted = ['alliancesFormed', 'consortiumAdoptions', 'developmentAdoptions', 'venturesSupported'] as const;
    const paid = ['networkMoney', 'consortiumMoney', 'developmentMoney', 'incubationMoney'] as const;
    // as if each lever reported the same for its money every year, and incubation three times that from FY2006 on
    for (let year = 2003; year < 2009; year++) {
      counted.forEach((name, at) => {
        const more = name === 'venturesSupported' && year >= 2006 ? 3 : 1;
        counters[Counter[name]] = counters[Counter[name]]! + 1e6 * more;
        counters[Counter[paid[at]!]] = counters[Counter[paid[at]!]]! + 1e12;
      });
      runUntil(sim, sim.month + 12);
    }
    const at = (lever: (typeof LEVER_NAMES)[number]): number => sim.state.plan[LEVER_NAMES.indexOf(lever)]!;
    expect(at('incubation')).toBeGreaterThan(0);
    expect(Math.max(at('network'), at('consortium'), at('development'))).toBeLessThan(0);
  });

  /** What a ministry counts of each lever. */
  const REPORTED: Readonly<Record<Exclude<LeverName, 'review'>, CounterName>> = {
    network: 'alliancesFormed',
    consortium: 'consortiumAdoptions',
    development: 'developmentAdoptions',
    incubation: 'venturesSupported',
    market: 'productsThroughChannel',
    bridge: 'bridgeLoans',
    training: 'trained',
    exchange: 'exchangeTrips',
    leadCustomer: 'purchases',
    fund: 'stakesTaken',
    facility: 'labMonths',
    attraction: 'plantsOpened',
  };
  const ALL = Object.entries(REPORTED) as [keyof typeof REPORTED, CounterName][];

  test.each(ALL.map(([lever]) => lever))(
    'gives more to %s when it beats its target and the others meet theirs',
    (lever) => {
      const levers = Object.fromEntries(ALL.map(([name]) => [name, { ...JAPAN.levers[name], budget: from2004(1e7) }]));
      const coefficients = { planError: 0 };
      const params = withLevers(tinyParams({ coefficients }), { ...levers, ...review(1e6, 0.5) });
      const sim = runTo(params, monthOf(2004, 4), seedNumber(76));
      const { counters } = sim.state;
      // as if each reported the same for its money every year, and this one twice that from FY2006 on
      for (let year = 2004; year < 2008; year++) {
        for (const [name, count] of ALL) {
          const twice = name === lever && year >= 2006 ? 2 : 1;
          counters[Counter[count]] = counters[Counter[count]]! + 1e6 * twice;
          counters[Counter[`${name}Money`]] = counters[Counter[`${name}Money`]]! + 1e12;
        }
        runUntil(sim, sim.month + 12);
      }
      runUntil(sim, sim.month + 1);
      const at = (name: LeverName): number => sim.state.plan[LEVER_NAMES.indexOf(name)]!;
      expect(at(lever)).toBeGreaterThan(0);
      for (const [name] of ALL) if (name !== lever) expect(at(name), `${name} beside ${lever}`).toBeLessThan(0);
      expect(moneyOf(sim, lever)).toBeGreaterThan(1e7);
    },
  );

  test('counts what the money of bridge, fund, facility and attraction does: loans, stakes, laboratories served, plants', () => {
    const budget = from2004(2e8);
    const some: Partial<Levers> = {
      bridge: { budget },
      fund: { budget },
      facility: { budget: from2004(2e9) },
      attraction: { budget },
    };
    const lively = {
      jointRate: 0.05,
      proposalRate: 0.5,
      optimism: 1.2,
      labVentureRate: 0.4,
      investmentRate: 1,
      cashMonths: 0.6,
    };
    const params = withLevers(tinyParams({ coefficients: { ...lively, facilityMonths: 12, paymentDelay: 9 } }), some);
    const counted = (levers: Params): number[] => {
      const { counters } = runTo(levers, monthOf(2007, 4), seedNumber(77)).state;
      return (['bridgeLoans', 'stakesTaken', 'labMonths', 'plantsOpened'] as const).map(
        (name) => counters[Counter[name]]!,
      );
    };
    expect(counted(params).map(Math.sign)).toEqual([1, 1, 1, 1]);
    expect(counted(tinyParams({ coefficients: lively }))).toEqual([0, 0, 0, 0]);
  });

  test('moves the money that estates are built from as well', () => {
    const params = withLevers(JAPAN, { attraction: { budget: from2004(1.2e8) } });
    const sim = runTo(params, monthOf(2004, 5), seedNumber(79));
    expect(sim.state.saved[0]).toBe(1e7);
    sim.state.plan[LEVER_NAMES.indexOf('attraction')] = 0.5;
    step(sim);
    expect(sim.state.saved[0]).toBe(2.5e7);
  });

  test('moves weights in the third year by more where the common target is missed, and not at all where it is met twice', () => {
    const params = withLevers(tinyParams({ coefficients: { planError: 0 } }), review(1e6, 0.9));
    const moved = (businesses: number): number => {
      const sim = runTo(params, monthOf(2004, 4), seedNumber(73));
      const { counters } = sim.state;
      const add = (name: CounterName, by: number): void => {
        counters[Counter[name]] = counters[Counter[name]]! + by;
      };
      let before = 0;
      for (let year = 2004; year < 2009; year++) {
        // two levers of which one does better from FY2006 on, and new businesses that change in the same year
        add('venturesSupported', year >= 2006 ? 1.5e6 : 1e6);
        add('consortiumAdoptions', 1e6);
        for (const money of ['incubationMoney', 'consortiumMoney'] as const) add(money, 1e12);
        add('newBusinessesStarted', 1e6 * (year >= 2006 ? businesses : 1));
        add('publicMoney', 1e12);
        if (year === 2008) before = sim.state.plan[LEVER_NAMES.indexOf('incubation')]!;
        runUntil(sim, year === 2008 ? sim.month + 1 : sim.month + 12);
      }
      return sim.state.plan[LEVER_NAMES.indexOf('incubation')]! - before;
    };
    const [missed, met, twice] = [0.5, 1.1, 4].map(moved);
    expect(missed).toBeGreaterThan(1.2 * met!);
    expect(met).toBeGreaterThan(0.05);
    expect(Math.abs(twice!)).toBeLessThan(0.01);
  });

  test('takes nothing from a lever that has reported nothing yet', () => {
    const budget = from2004(1e8);
    const params = withLevers(JAPAN, { facility: { budget }, ...review(1e6, 0.5) });
    const sim = runTo(params, monthOf(2006, 5), seedNumber(78));
    expect(sim.state.counters[Counter.labMonths]).toBe(0);
    expect(sim.state.plan.slice(0, LEVER_NAMES.length).some((weight) => weight !== 0)).toBe(true);
    expect(moneyOf(sim, 'facility')).toBe(1e8);
  });

  test('ends as it began: once no review is paid for, every lever has its planned money again', () => {
    const until2008 = (level: number): number[] => from2004(level).map((x, y) => (y < 10 ? x : 0));
    const params = withLevers(JAPAN, { review: { budget: until2008(1e6), scope: until2008(0.3) } });
    const sim = runTo(params, monthOf(2008, 5), seedNumber(74));
    for (const lever of LEVER_NAMES) expect(moneyOf(sim, lever)).toBe(params.levers[lever].budget[10]);
  });

  test('makes coordinators answer to the count: more introductions under review than without', () => {
    const introductions = (levers: Partial<Levers>): number => {
      const sim = runTo(withLevers(JAPAN, levers), monthOf(2006, 4), seedNumber(75));
      return sim.state.counters[Counter.introductions]!;
    };
    expect(introductions(review(1e6, 0.2))).toBeGreaterThan(introductions(review(0, 0)));
  });
});
