/**
 * E13 and E16 The body and its members: fees each April, joining along ties, leaving where a member sees less value than
 * the fee. The founding members join when the body begins.
 *
 * Reads   organisations, ties
 * Writes  organisations.{member, memberSince, inGroup, cash}; accounts; counters
 * Draws   joining, leaving, studyGroupJoin: one a fiscal year
 * Source  METI 2005: promotion bodies; the TAMA Association began in April 1998. Fee and rates are proposals.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { isFirm, Kind, Origin } from '../state.ts';

/** @returns organisations that joined or left */
export function renewMembership(sim: Context): number {
  const { month, params } = sim;
  if (month === params.region.body.since) return foundBody(sim);
  if (month < params.region.body.since || monthOfYear(month) !== 4) return 0;
  const { state, c } = sim;
  const o = state.organisations;
  const year = fiscalYearOf(month);
  const join = processKey(sim.seed, Decision.joining, year);
  const leave = processKey(sim.seed, Decision.leaving, year);
  const partners = memberPartners(sim);
  let changed = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0 || (o.kind[row] as number) > Kind.venture) continue;
    const hi = o.keyHi[row] as number;
    const lo = o.keyLo[row] as number;
    if (o.member[row] === 0) {
      if (partners.any[row] === 0 || o.kind[row] === Kind.lab || uniform(join, hi, lo) >= c.joinRate) continue;
      o.member[row] = 1;
      o.memberSince[row] = month;
      count(state, Counter.joined);
      sim.log?.emit(month, EventKind.join, hi, lo, 0, 0, 0, 0);
      changed++;
    } else if (
      o.kind[row] !== Kind.lab &&
      (partners.throughBody[row] as number) * c.feeValue < c.fee &&
      uniform(leave, hi, lo) < c.leaveRate
    ) {
      o.member[row] = 0;
      count(state, Counter.left);
      sim.log?.emit(month, EventKind.leave, hi, lo, 0, 0, 0, 0);
      changed++;
    }
  }
  collectFees(sim);
  joinGroups(sim);
  return changed;
}

function foundBody(sim: Context): number {
  const o = sim.state.organisations;
  let joined = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0 || o.memberSince[row] !== sim.month) continue;
    o.member[row] = 1;
    joined++;
  }
  joinGroups(sim);
  return joined;
}

/** Who belongs to the study group of its sector in this fiscal year. */
function joinGroups(sim: Context): void {
  const { member, inGroup, attention, keyHi, keyLo, count: rows } = sim.state.organisations;
  const key = processKey(sim.seed, Decision.studyGroupJoin, fiscalYearOf(sim.month));
  for (let row = 0; row < rows; row++) {
    const chance = member[row] === 1 ? sim.c.studyGroupJoin * (attention[row] as number) : 0;
    inGroup[row] = chance > 0 && uniform(key, keyHi[row] as number, keyLo[row] as number) < chance ? 1 : 0;
  }
}

/** For each row, living ties to members, and living ties made through the body. */
function memberPartners(sim: Context): { any: Uint16Array; throughBody: Uint16Array } {
  const { organisations: o, ties } = sim.state;
  const any = new Uint16Array(o.count);
  const throughBody = new Uint16Array(o.count);
  const { month } = sim;
  const { member } = o;
  const { a: sideA, b: sideB, expires, work, origin: origins, count: known } = ties;
  for (let tie = 0; tie < known; tie++) {
    if ((expires[tie] as number) <= month && work[tie] === 0) continue;
    const a = sideA[tie] as number;
    const b = sideB[tie] as number;
    any[a] = (any[a] as number) + (member[b] as number);
    any[b] = (any[b] as number) + (member[a] as number);
    const origin = origins[tie] as number;
    if (origin !== Origin.seminar && origin !== Origin.studyGroup && origin !== Origin.introduction) continue;
    throughBody[a] = (throughBody[a] as number) + 1;
    throughBody[b] = (throughBody[b] as number) + 1;
  }
  return { any, throughBody };
}

/** Firms and ventures pay from cash; a university pays once, not for each of its laboratories. */
function collectFees(sim: Context): void {
  const { state, c, params } = sim;
  const { member, kind, cash, count: rows } = state.organisations;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    if (member[row] === 0 || kind[row] === Kind.lab) continue;
    const payer = payerOf(kind[row] as number);
    if (payer === Account.firms || payer === Account.ventures) cash[row] = (cash[row] as number) - c.fee;
    pay(state, payer, Account.body, c.fee);
    total += c.fee;
  }
  const universities = params.region.members.academic * c.fee;
  pay(state, Account.labs, Account.body, universities);
  count(state, Counter.fees, total + universities);
}

function payerOf(kind: number): number {
  if (isFirm(kind)) return Account.firms;
  if (kind === Kind.venture) return Account.ventures;
  return kind === Kind.bank ? Account.banks : Account.state;
}

/** As `countMembers`, by the roll: until somebody leaves, the same. */
export function membersOnRoll(sim: Context): number {
  const { kind } = sim.state.organisations;
  const { members, memberCount } = sim.roll;
  let n = 0;
  for (let at = 0; at < memberCount; at++) if (kind[members[at] as number] !== Kind.lab) n++;
  return n + sim.params.region.members.academic;
}

/** Member organisations now; laboratories count by their universities. */
export function countMembers(sim: Context): number {
  const { member, kind, count: rows } = sim.state.organisations;
  let n = 0;
  for (let row = 0; row < rows; row++) if (member[row] === 1 && kind[row] !== Kind.lab) n++;
  return sim.month < sim.params.region.body.since ? 0 : n + sim.params.region.members.academic;
}
