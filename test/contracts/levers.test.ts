import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { FISCAL_YEARS, LEVER_NAMES, type LeverName, type Levers } from '../../src/model/params.ts';
import { digest, END, type Simulation, step } from '../../src/model/simulation.ts';
import { runTo, seedNumber, tinyParams, withLevers } from '../model/worlds.ts';

const NONE = tinyParams({ policy: 'none' });
const JAPAN = tinyParams({ policy: 'japan' });
const LEVERS = LEVER_NAMES;
/** Japan's policy, with money from FY2001 on for what it has no line for. */
const OWN = { budget: Array.from({ length: FISCAL_YEARS }, (_, year) => (year < 3 ? 0 : 2e8)) };
const MONEY = withLevers(JAPAN, { facility: OWN });

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const flow = (sim: Simulation, from: keyof typeof Account, to: keyof typeof Account): number =>
  sim.state.flows[Account[from] * ACCOUNTS + Account[to]]!;
const sum = (levels: readonly number[]): number => levels.reduce((all, level) => all + level, 0);

function onlyLever(name: LeverName): Levers {
  return { ...NONE.levers, [name]: MONEY.levers[name] };
}

describe('what levers cost', () => {
  test('adds up: the money of each lever is the public money, and what left the account of the state for it', () => {
    const none = runTo(NONE, END, seedNumber(61));
    const japan = runTo(JAPAN, END, seedNumber(61));
    for (const sim of [none, japan]) {
      expect(sum(LEVERS.map((name) => total(sim, `${name}Money`)))).toBe(total(sim, 'publicMoney'));
      const bought = ['incubation', 'training', 'facility', 'exchange', 'market', 'attraction', 'review'] as const;
      expect(flow(sim, 'state', 'market')).toBe(sum(bought.map((name) => total(sim, `${name}Money`))));
      expect(flow(sim, 'state', 'firms') + flow(sim, 'state', 'ventures')).toBe(
        total(sim, 'consortiumMoney') + total(sim, 'developmentMoney') + total(sim, 'leadCustomerMoney'),
      );
      for (const payee of ['banks', 'investors', 'households', 'labs'] as const)
        expect(flow(sim, 'state', payee)).toBe(0);
    }
    // the body's own coordinators and the fees of agencies are the same in both
    expect(flow(japan, 'state', 'body') - flow(none, 'state', 'body')).toBe(total(japan, 'networkMoney'));
    expect(total(none, 'publicMoney')).toBe(0);
    expect(total(japan, 'publicMoney')).toBeGreaterThan(0);
  });

  test.each(LEVERS)('of %s alone is never more than its budgets until then', (name) => {
    const sim = runTo(withLevers(NONE, onlyLever(name)), monthOf(2001, 4), seedNumber(62));
    let budget = 0;
    for (let year = 3; year < FISCAL_YEARS; year++) {
      budget += MONEY.levers[name].budget[year]!;
      for (let month = 0; month < 12; month++) step(sim);
      expect(total(sim, 'publicMoney')).toBe(total(sim, `${name}Money`));
      expect(total(sim, 'publicMoney')).toBeLessThanOrEqual(budget);
      if (name === 'training') expect(total(sim, 'publicMoney')).toBe(budget);
    }
    // the programme has no line for some
    expect(total(sim, 'publicMoney') > 0).toBe(budget > 0);
  });
});

describe('a lever without money', () => {
  const years = new Array<number>(FISCAL_YEARS);

  test('is absent, whatever else it asks for', () => {
    const network = { budget: years.fill(0), coordinatorsPer100Members: new Array<number>(FISCAL_YEARS).fill(30) };
    const asked = runTo(withLevers(NONE, { network }), END, seedNumber(63));
    expect(digest(asked)).toBe(digest(runTo(NONE, END, seedNumber(63))));
  });

  test.each(LEVERS)('%s with a budget of zeros or an empty timeline is bit for bit the baseline', (name) => {
    const empty = { ...NONE.levers[name], budget: [] };
    const sim = runTo(withLevers(NONE, { [name]: empty }), monthOf(2006, 4), seedNumber(64));
    expect(digest(sim)).toBe(digest(runTo(NONE, monthOf(2006, 4), seedNumber(64))));
  });
});

describe('a lever with money', () => {
  test.each([
    ['network', 'studySessions', 'seminars'],
    ['consortium', 'consortiumAdoptions', 'consortiumMoney'],
    ['development', 'developmentAdoptions', 'developmentMoney'],
    ['incubation', 'venturesSupported', 'incubationMoney'],
    ['training', 'trained', 'leftForTokyo'],
    ['facility', 'facilityMoney', 'publicMoney'],
  ] as const)('%s does what the others do not', (name, first, second) => {
    const generous = { ...JAPAN.levers[name], budget: new Array<number>(FISCAL_YEARS).fill(2e8) };
    const coefficients = { labVentureRate: 0.05, proposalRate: 0.5, optimism: 1.5 };
    const params = { ...NONE, coefficients: { ...NONE.coefficients, ...coefficients } };
    const base = runTo(params, monthOf(2006, 4), seedNumber(65));
    const sim = runTo(withLevers(params, { [name]: generous }), monthOf(2006, 4), seedNumber(65));
    for (const counter of [first, second]) expect(total(sim, counter)).toBeGreaterThan(total(base, counter));
  });

  test('that stops leaves nothing running: no tenant and no payment after the last claim', () => {
    const budget = Array.from({ length: FISCAL_YEARS }, (_, year) => (year < 8 ? 2e8 : 0));
    const incubation = { budget };
    const consortium = { budget };
    const sim = runTo(withLevers(NONE, { incubation, consortium }), monthOf(2006, 5), seedNumber(66));
    expect(sim.state.organisations.incubator.subarray(0, sim.state.organisations.count).every((at) => at < 0)).toBe(
      true,
    );
    // awarded in June 2005 at the latest; the longest field takes 1.5 times the term; the year's claim is paid in the next
    const { startDelay, consortiumMonths, paymentDelay } = NONE.coefficients;
    const ended = monthOf(2005, 6) + startDelay + Math.ceil(1.5 * consortiumMonths);
    while (sim.month < ended + 12 + paymentDelay + 1) step(sim);
    const paid = total(sim, 'publicMoney');
    while (sim.month < monthOf(2015, 4)) step(sim);
    expect(total(sim, 'publicMoney')).toBe(paid);
  });
});
