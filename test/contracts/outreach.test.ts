/** What the four levers that reach out promise alike: money, capacity, rank, and an end. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { namesOf } from '../../src/explain/names.ts';
import { tell } from '../../src/explain/story.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { EVENT_KINDS, type EventKindName } from '../../src/model/events.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { runChannels } from '../../src/model/levers/market.ts';
import { FISCAL_YEARS, type Lever } from '../../src/model/params.ts';
import { createSimulation, digest, END, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { Kind, Stage } from '../../src/model/state.ts';
import { entities, OUTREACH, permuted, runTo, seedNumber, tinyParams, unlike, withLevers } from '../model/worlds.ts';

type Name = keyof typeof OUTREACH;
const NAMES = Object.keys(OUTREACH) as Name[];
/** What each lever's money buys. */
const BUYS: Readonly<Record<Name, CounterName>> = {
  market: 'placements',
  exchange: 'exchangeTrips',
  leadCustomer: 'purchases',
  attraction: 'plantsOpened',
};

const NONE = tinyParams({ policy: 'none', coefficients: { jointRate: 0.05 } });
const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const fromState = (sim: Simulation): number =>
  Object.values(Account).reduce<number>((sum, to) => sum + sim.state.flows[Account.state * ACCOUNTS + to]!, 0);
const times = (lever: Lever, factor: number): Lever => ({
  budget: lever.budget.map((yen) => Math.floor(yen * factor)),
});

describe.each(NAMES)('the lever %s', (name) => {
  test('pays to the yen what it counts, month by month, and never more than its budgets until then', () => {
    const base = createSimulation(NONE, seedNumber(81));
    const sim = createSimulation(withLevers(NONE, { [name]: OUTREACH[name] }), seedNumber(81));
    runUntil(base, monthOf(1998, 4));
    runUntil(sim, monthOf(1998, 4));
    const before = fromState(sim);
    expect(before).toBe(fromState(base));
    let budget = 0;
    for (let year = 0; year < 6; year++) {
      budget += OUTREACH[name].budget[year]!;
      for (let month = 0; month < 12; month++) {
        step(sim);
        assertInvariants(sim);
      }
      expect(total(sim, 'publicMoney')).toBe(total(sim, `${name}Money`));
      expect(total(sim, 'publicMoney')).toBeLessThanOrEqual(budget);
    }
    expect(total(sim, 'publicMoney')).toBeGreaterThan(0);
    // agencies and the body's own coordinators are paid as well, and no agency joins or leaves
    runUntil(base, sim.month);
    expect(fromState(sim) - fromState(base)).toBe(total(sim, `${name}Money`));
  });

  test('does more with more money, and nothing without', () => {
    const did = [0, 0.25, 1, 4].map((factor) => {
      const levers = { [name]: times(OUTREACH[name], factor) };
      return total(runTo(withLevers(NONE, levers), monthOf(2006, 4), seedNumber(82)), BUYS[name]);
    });
    expect(did[0]).toBe(0);
    expect(did[1]!).toBeGreaterThan(0);
    expect(did[2]!).toBeGreaterThan(did[1]!);
    // four times as much may find nobody left to help
    expect(did[3]!).toBeGreaterThanOrEqual(did[2]!);
  });
});

test('money that ends leaves no place, no purchase, no trip and no new estate behind', () => {
  const budget = Array.from({ length: FISCAL_YEARS }, (_, year) => (year < 8 ? 1e8 : 0));
  const levers = Object.fromEntries(NAMES.map((name) => [name, { budget }]));
  const sim = runTo(withLevers(NONE, levers), monthOf(2006, 5), seedNumber(83));
  const { channelUntil, count } = sim.state.organisations;
  expect(channelUntil.subarray(0, count).some((until) => until > 0)).toBe(true);
  expect(channelUntil.subarray(0, count).every((until) => until <= monthOf(2006, 4))).toBe(true);
  const paid = total(sim, 'publicMoney');
  runUntil(sim, monthOf(2010, 4));
  expect(total(sim, 'publicMoney')).toBe(paid);
});

describe('scarce', () => {
  test('places are never more than the money pays, and all are taken when enough results wait', () => {
    const params = withLevers(NONE, { market: { budget: new Array<number>(FISCAL_YEARS).fill(10e6) } });
    const sim = runTo(params, monthOf(1999, 4), seedNumber(84));
    const { channelCost } = sim.c;
    let full = 0;
    for (let month = 0; month < 96; month++) {
      step(sim);
      const { channelUntil, alive, count } = sim.state.organisations;
      const rows = Array.from({ length: count }, (_, row) => row);
      const taken = rows.filter((row) => alive[row] === 1 && channelUntil[row]! >= sim.month).length;
      expect(taken).toBeLessThanOrEqual(Math.floor(10e6 / channelCost));
      if (taken === Math.floor(10e6 / channelCost)) full++;
    }
    expect(full).toBeGreaterThan(12);
  });

  test('places go to the results of the best chance of success', () => {
    const late = Array.from({ length: FISCAL_YEARS }, (_, year) => (year >= 8 ? 3e6 : 0));
    const sim = runTo(withLevers(NONE, { market: { budget: late } }), monthOf(2006, 4), seedNumber(85));
    const { stage, merit, withMember, lead, count } = sim.state.projects;
    const { alive, kind } = sim.state.organisations;
    const waiting = Array.from({ length: count }, (_, row) => row).filter(
      (row) => stage[row] === Stage.succeeded && withMember[row] === 1 && alive[lead[row]!] === 1,
    );
    expect(waiting.length).toBeGreaterThan(2);
    const best = waiting.reduce((a, b) => (merit[b]! > merit[a]! ? b : a));
    expect(kind[lead[best]!]).not.toBe(Kind.lab);
    const seller = lead[best]!;
    expect(runChannels(sim)).toBe(1);
    const placed = sim.state.organisations.channelUntil;
    expect([...placed.subarray(0, sim.state.organisations.count).keys()].filter((row) => placed[row]! > 0)).toEqual([
      seller,
    ]);
  });

  test('purchases come to nobody twice within twelve months', () => {
    const levers = { leadCustomer: times(OUTREACH.leadCustomer, 10) };
    const sim = createSimulation(withLevers(NONE, levers), seedNumber(86));
    runUntil(sim, monthOf(1998, 4));
    let again = 0;
    for (let month = 0; month < 96; month++) {
      const before = sim.state.organisations.boughtAt.slice();
      step(sim);
      const { boughtAt } = sim.state.organisations;
      before.forEach((at, row) => {
        if (at === 0 || boughtAt[row] === at) return;
        again++;
        expect(boughtAt[row]! - at).toBeGreaterThanOrEqual(12);
      });
    }
    expect(again).toBeGreaterThan(0);
  });
});

test('with all four the order of rows carries no meaning', () => {
  const params = withLevers(NONE, OUTREACH);
  for (const salt of [87, 88]) {
    const plain = runTo(params, monthOf(2002, 7), seedNumber(salt));
    const other = permuted(plain, salt);
    runUntil(plain, monthOf(2008, 4));
    runUntil(other, monthOf(2008, 4));
    expect(unlike(entities(plain), entities(other))).toEqual([]);
    expect(digest(other)).toBe(digest(plain));
  }
});

test('a log tells trips, places, purchases and plants with what led to them, and changes nothing', () => {
  const coefficients = { ...NONE.coefficients, exchangeInward: 0.5 };
  const params = withLevers({ ...NONE, coefficients }, OUTREACH);
  const sim = runTo(params, END, seedNumber(89), { log: true });
  expect(digest(sim)).toBe(digest(runTo(params, END, seedNumber(89))));
  const log = sim.log!;
  const causes = new Set<string>();
  for (let row = 0; row < log.count; row++) {
    const kind = EVENT_KINDS[log.kind[row]!]!;
    const from = log.causeFrom[row]!;
    for (const cause of log.causes.subarray(from, from + log.causeCount[row]!))
      causes.add(`${EVENT_KINDS[log.kind[cause]!]!} -> ${kind}`);
  }
  const chains: [EventKindName, EventKindName][] = [
    ['exchange', 'tie'],
    ['exchange', 'product'],
    ['exchange', 'entry'],
    ['success', 'placement'],
    ['placement', 'product'],
    ['success', 'procurement'],
    ['procurement', 'product'],
    ['plant', 'closure'],
  ];
  for (const [cause, effect] of chains) expect(causes).toContain(`${cause} -> ${effect}`);
  const names = namesOf(sim, []);
  const texts = new Set(Array.from({ length: log.count }, (_, row) => tell(log, row, names).text));
  const told = (what: RegExp): boolean => [...texts].some((text) => what.test(text));
  expect(told(/^the branch plant of \d{4}-\d\d \([0-9a-f]{4}\), .* opens with \d+ jobs$/)).toBe(true);
  expect(told(/ visits Other cluster \d+ of 18$/)).toBe(true);
  expect(told(/ comes, after a trip overseas$/)).toBe(true);
});
