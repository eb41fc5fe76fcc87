import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Account, Counter } from '../../src/model/accounts.ts';
import { EventKind } from '../../src/model/events.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { budgetBody, isResting } from '../../src/model/processes/body.ts';
import { runUntil, step } from '../../src/model/simulation.ts';
import { Body, Kind } from '../../src/model/state.ts';
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
});

describe('the body', () => {
  test('shrinks with its means: without fees and local money it keeps nobody of its own', () => {
    const poor = runTo(none({ fee: 0, localShare: 0, managementShare: 0 }), monthOf(2001, 4), seedNumber(31));
    const usual = runTo(none({ fee: 600_000 }), monthOf(2001, 4), seedNumber(31));
    expect(poor.state.body[Body.coordinators]).toBe(0);
    expect(usual.state.body[Body.coordinators]).toBe(usual.params.region.body.coordinators);
  });

  test('hires one more for each coordinator that its balance pays, and never more than it was founded with', () => {
    const sim = runTo(none(), monthOf(1999, 4), seedNumber(32));
    const { c, params } = sim;
    const founded = params.region.body.coordinators;
    for (const paid of [0, 1, 2, 50]) {
      const local = Math.floor(founded * c.coordinatorCost * c.localShare);
      sim.state.balances[Account.body] = paid * c.coordinatorCost + c.bodySeminars * c.seminarCost - local;
      expect(budgetBody(sim)).toBe(Math.min(founded, paid));
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
