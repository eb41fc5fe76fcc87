import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Account, Counter } from '../../src/model/accounts.ts';
import { EventKind } from '../../src/model/events.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { budgetBody, isResting } from '../../src/model/processes/body.ts';
import { trustOf } from '../../src/model/processes/trust.ts';
import { branch, digest, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { Body, Kind } from '../../src/model/state.ts';
import { isAlive, isTradeOnly } from '../../src/model/ties.ts';
import { runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const NONE = { policy: 'none' } as const;
const none = (coefficients = {}) => tinyParams({ ...NONE, coefficients });

/** Rows that joined after the founding, with how: 0 recruited, 1 swept in. */
function joiners(params: ReturnType<typeof tinyParams>, until: number, seed: number) {
  const sim = runTo(params, until, seedNumber(seed), { log: true });
  const found: { kind: number; how: number; staff: number; month: number }[] = [];
  const o = sim.state.organisations;
  const rowOf = new Map(Array.from({ length: o.count }, (_, row) => [`${o.keyHi[row]}:${o.keyLo[row]}`, row]));
  const log = sim.log!;
  for (let at = 0; at < log.count; at++) {
    if (log.kind[at] !== EventKind.join) continue;
    const row = rowOf.get(`${log.subjectHi[at]}:${log.subjectLo[at]}`)!;
    found.push({ kind: o.kind[row]!, how: log.detail[at]!, staff: o.staff[row]!, month: log.month[at]! });
  }
  return { sim, found };
}

describe('membership', () => {
  test('is recruited along ties: without ties to members nobody joins but by the widening', () => {
    const nobody = { acquaintChance: -8, acquaintReferral: -8, acquaintSeminar: -8, acquaintIntroduction: -8 };
    const alone = { ...nobody, acquaintStudyGroup: -8, acquaintPipeline: -8, familiarity: 0, sharedVision: 0 };
    const few = joiners(none({ ...alone, joinRate: 1, chanceAttendance: 0, referralRate: 0 }), monthOf(2004, 4), 1);
    const usual = joiners(none({ joinRate: 1 }), monthOf(2004, 4), 1);
    expect(usual.found.length).toBeGreaterThan(5 * few.found.length);
    expect(usual.found.every(({ how }) => how === 0)).toBe(true);
  });

  test('is widened in April 2005, in every policy, for as many as the share says, and at no other time', () => {
    const swept = (share: number): number => {
      let sum = 0;
      for (let seed = 0; seed < 6; seed++) {
        const { found } = joiners(none({ wideningShare: share }), monthOf(2007, 4), 10 + seed);
        const wide = found.filter(({ how }) => how === 1);
        expect(wide.every(({ month }) => month === monthOf(2005, 4))).toBe(true);
        sum += wide.length;
      }
      return sum;
    };
    const [one, two] = [swept(1), swept(2)];
    expect(one).toBeGreaterThan(50);
    expect(Math.abs(two - 2 * one)).toBeLessThan(4 * Math.sqrt(two + 4 * one));
    expect(joiners(none({ wideningShare: 0 }), monthOf(2007, 4), 10).found.every(({ how }) => how === 0)).toBe(true);
  });

  test('draws in those with research sooner than those without', () => {
    let research = 0;
    let basic = 0;
    for (let seed = 0; seed < 6; seed++) {
      for (const { kind } of joiners(none({ joinBasic: 0.1, wideningShare: 1 }), monthOf(2006, 4), 20 + seed).found) {
        if (kind === Kind.basicFirm) basic++;
        else research++;
      }
    }
    const [, basicShare] = none().region.nonMemberMix;
    expect(basic / (basic + research)).toBeLessThan(basicShare * 0.5);
  });

  test('asks newcomers what it costs: they join where their ties to members are worth the fee, and all others stay out', () => {
    const april = monthOf(2003, 4);
    const past = runTo(none({ joinRate: 0 }), april, seedNumber(41));
    const worth = worthOfTies(past);
    const joined = (fee: number): Set<number> => {
      const sim = branch(past, none({ joinRate: 1, joinTrust: 0.01, joinStaff: 1, fee }));
      step(sim);
      const { member, memberSince, count } = sim.state.organisations;
      return new Set(
        Array.from({ length: count }, (_, row) => row).filter((row) => member[row] && memberSince[row] === april),
      );
    };
    const free = joined(0);
    let before = free.size;
    for (const fee of [60_000, 150_000, 300_000]) {
      const asked = joined(fee);
      expect(asked).toEqual(new Set([...free].filter((row) => worth[row]! >= fee)));
      expect(asked.size).toBeLessThan(before);
      before = asked.size;
    }
    expect(before).toBeGreaterThan(0);
    expect(joined(10_000_000).size).toBe(0);
  });

  test('without a fee asks nobody what a tie is worth: the history is the same to the bit', () => {
    const [nothing, much] = [0, 10_000_000].map((feeValue) =>
      digest(runTo(none({ fee: 0, feeValue }), monthOf(2006, 4), seedNumber(42))),
    );
    expect(nothing).toBe(much);
    expect(digest(runTo(none({ feeValue: 0 }), monthOf(2006, 4), seedNumber(42)))).not.toBe(much);
  });

  test('asks neither founding members nor those of the widening what it costs', () => {
    const members = (fee: number): { founding: number; swept: number } => {
      const { sim, found } = joiners(none({ fee, leaveRate: 0, joinRate: 0 }), monthOf(2005, 5), 43);
      const { memberSince, count } = sim.state.organisations;
      const { since } = sim.params.region.body;
      const founding = Array.from({ length: count }, (_, row) => row).filter((row) => memberSince[row] === since);
      return { founding: founding.length, swept: found.length };
    };
    const free = members(0);
    expect(free.founding).toBeGreaterThan(20);
    expect(free.swept).toBeGreaterThan(5);
    expect(members(10_000_000).founding).toBe(free.founding);
    expect(members(10_000_000).swept).toBeGreaterThan(5);
  });
});

/** For each row, what its living ties to members are worth a year, in yen. */
function worthOfTies(sim: Simulation): Float64Array {
  const { organisations: o, ties } = sim.state;
  const worth = new Float64Array(o.count);
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
    const [a, b] = [ties.a[tie]!, ties.b[tie]!];
    const yen = sim.c.feeValue * trustOf(ties, tie, sim.month, sim.tables.trust);
    if (o.member[b] === 1) worth[a] = worth[a]! + yen;
    if (o.member[a] === 1) worth[b] = worth[b]! + yen;
  }
  return worth;
}

describe('the body', () => {
  test('shrinks with its means: without fees and local money it keeps nobody of its own', () => {
    const poor = runTo(none({ fee: 0, localShare: 0, managementShare: 0 }), monthOf(2001, 4), seedNumber(31));
    const usual = runTo(none({ fee: 600_000 }), monthOf(2001, 4), seedNumber(31));
    expect(poor.state.body[Body.coordinators]).toBe(0);
    expect(usual.state.body[Body.coordinators]).toBeGreaterThanOrEqual(usual.params.region.body.coordinators);
  });

  test('hires one more for each coordinator that its balance pays, and beyond those it was founded with for each two, to a bound', () => {
    const sim = runTo(none({ bodyGrowth: 3 }), monthOf(1999, 4), seedNumber(32));
    const { c, params } = sim;
    const founded = params.region.body.coordinators;
    const local = Math.floor(founded * c.coordinatorCost * c.localShare);
    const seminars = c.bodySeminars * c.seminarCost;
    const hired = (means: number): number => {
      sim.state.balances[Account.body] = means - local;
      return budgetBody(sim);
    };
    for (const paid of [0, 1, 2, founded]) expect(hired(paid * c.coordinatorCost + seminars)).toBe(paid);
    for (const more of [founded + 1, 2 * founded, 3 * founded]) {
      const year = more * c.coordinatorCost + seminars;
      expect(hired(2 * year)).toBe(more);
      expect(hired(2 * year - 1)).toBe(more - 1);
    }
    expect(hired(1e10)).toBe(3 * founded);
    // and dismisses when means fall
    expect(hired(c.coordinatorCost + seminars)).toBe(1);
  });

  test('grows on what it earns: a bound of one keeps it at its founding, a higher one spends the hoard', () => {
    for (const seed of [34, 35]) {
      const [small, large] = [1, 2].map((bodyGrowth) => {
        const sim = runTo(none({ fee: 1_000_000, leaveRate: 0, bodyGrowth }), monthOf(2010, 4), seedNumber(seed));
        return { own: sim.state.body[Body.coordinators]!, balance: sim.state.balances[Account.body]! };
      });
      const founded = none().region.body.coordinators;
      expect([small!.own, large!.own]).toEqual([founded, 2 * founded]);
      expect(large!.balance).toBeLessThan(small!.balance);
      expect(large!.balance).toBeGreaterThan(0);
    }
  });

  test('owes nobody: without means it holds no seminar, and its account is never below zero', () => {
    const poor = { localShare: 0, managementShare: 0, bodyPatience: 20 };
    for (const [fee, held] of [
      [0, false],
      [100_000, true],
      [250_000, true],
      [600_000, true],
    ] as const) {
      const sim = runTo(none({ ...poor, fee }), monthOf(1998, 4), seedNumber(36));
      let least = 0;
      while (sim.month < monthOf(2006, 4)) {
        step(sim);
        least = Math.min(least, sim.state.balances[Account.body]!);
      }
      expect([fee, least, sim.state.counters[Counter.seminars]! > 0]).toEqual([fee, 0, held]);
    }
  });

  test('rests after years without anybody at work: no seminar, no fee; and wakes when a lever hires', () => {
    const budget = Array.from({ length: FISCAL_YEARS }, (_, year) => (year >= 8 ? 1e8 : 0));
    const network = { budget, coordinatorsPer100Members: budget.map((yen) => (yen > 0 ? 10 : 0)) };
    const params = withLevers(none({ fee: 1, localShare: 0, managementShare: 0 }), { network });
    const sim = runTo(params, monthOf(2004, 5), seedNumber(33));
    expect(isResting(sim)).toBe(true);
    const fees = sim.state.counters[Counter.fees];
    const seminars = sim.state.counters[Counter.seminars];
    runUntil(sim, monthOf(2006, 4));
    expect(sim.state.counters[Counter.fees]).toBe(fees);
    expect(sim.state.counters[Counter.seminars]).toBe(seminars);
    for (let month = 0; month < 12; month++) step(sim);
    expect(isResting(sim)).toBe(false);
    expect(sim.state.counters[Counter.seminars]).toBeGreaterThan(seminars!);
  });
});
