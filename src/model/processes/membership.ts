/**
 * E16 Membership. The founding members join when the body begins; later ones are recruited along ties, the larger and the
 * more they do research the sooner, where those ties promise what the fee costs; who sees less value than the fee leaves.
 * All members pay, so that fees lag what membership is worth: who sees less than the fee pays until it has left.
 * In FY2005 the programme was widened: members joined whom nobody had recruited, whatever the fee. This is the selection that
 * evaluators face.
 *
 *   join    joinRate · T / (T + half) · 2 staff / (staff + half) · research, where feeValue · T ≥ fee;
 *           T = trust summed over ties to members
 *   leave   leaveRate, where feeValue · (trust summed over ties made through the body) < fee
 *
 * Reads   organisations, ties
 * Writes  organisations.{member, memberSince, inGroup, cash, profit}; accounts; counters
 * Draws   joining, leaving, studyGroupJoin: one a fiscal year; widening: one
 * Source  METI 2005: promotion bodies; the TAMA Association began in April 1998. Widening: Libertas 2006, METI's monitoring
 *         contractor (6,000 firms in FY2004, 9,800 in FY2005, mostly administrative). Fee, forms and rates are proposals.
 */
import { fiscalYearOf, monthOf, monthOfYear } from '../../core/calendar.ts';
import { quantise } from '../../core/quantise.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { isFirm, Kind, Origin } from '../state.ts';
import { isAlive, isTradeOnly } from '../ties.ts';
import { budgetBody, isResting } from './body.ts';
import { trustOf } from './trust.ts';
import { proposeFocus } from './vision.ts';

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
  const { toMembers, throughBody } = trustOfTies(sim);
  const widens = month === monthOf(2005, 4);
  const wide = processKey(sim.seed, Decision.widening, 0);
  const resting = isResting(sim);
  let changed = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0 || (o.kind[row] as number) > Kind.venture) continue;
    const hi = o.keyHi[row] as number;
    const lo = o.keyLo[row] as number;
    if (o.member[row] === 0) {
      if (o.kind[row] === Kind.lab) continue;
      const research = researchOf(sim, row);
      // what its ties to members are worth is all that it can expect of those that the body would make
      const trust = toMembers[row] as number;
      const worthIt = trust * c.feeValue >= c.fee;
      const chance = resting || !worthIt ? 0 : c.joinRate * pull(sim, row, trust) * research;
      // most know no member, and need no draw
      const recruited = chance > 0 && uniform(join, hi, lo) < chance;
      const swept = widens && uniform(wide, hi, lo) < widening(sim) * research;
      if (!recruited && !swept) continue;
      o.member[row] = 1;
      o.memberSince[row] = month;
      count(state, Counter.joined);
      sim.log?.emit(month, EventKind.join, hi, lo, 0, 0, 0, recruited ? 0 : 1);
      changed++;
    } else if (
      o.kind[row] !== Kind.lab &&
      (resting || (throughBody[row] as number) * c.feeValue < c.fee) &&
      uniform(leave, hi, lo) < c.leaveRate
    ) {
      o.member[row] = 0;
      count(state, Counter.left);
      sim.log?.emit(month, EventKind.leave, hi, lo, 0, 0, 0, 0);
      changed++;
    }
  }
  if (!resting) collectFees(sim);
  budgetBody(sim);
  joinGroups(sim);
  return changed;
}

/** How strongly ties and size draw a row in, 0 to 2. */
function pull(sim: Context, row: number, trust: number): number {
  const { c } = sim;
  const staff = sim.state.organisations.staff[row] as number;
  return trust === 0 ? 0 : ((trust / (trust + c.joinTrust)) * 2 * staff) / (staff + c.joinStaff);
}

/** 1 for those who do research and development of their own. */
function researchOf(sim: Context, row: number): number {
  return sim.state.organisations.kind[row] === Kind.basicFirm ? sim.c.joinBasic : 1;
}

/** Chance of a non-member to be swept in by the widening: so many as `wideningShare` of the founding member firms. */
function widening(sim: Context): number {
  const { region } = sim.params;
  const [, basic] = region.nonMemberMix;
  const weight = region.nonMembersPerMember * (1 - basic + basic * sim.c.joinBasic);
  return weight === 0 ? 0 : sim.c.wideningShare / weight;
}

function foundBody(sim: Context): number {
  const o = sim.state.organisations;
  let joined = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0 || o.memberSince[row] !== sim.month) continue;
    o.member[row] = 1;
    joined++;
  }
  proposeFocus(sim);
  collectFees(sim);
  budgetBody(sim);
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

/** For each row, trust summed over living ties to members, and over those made through the body; in steps of 2^-24. */
function trustOfTies(sim: Context): { toMembers: Float64Array; throughBody: Float64Array } {
  const { organisations: o, ties } = sim.state;
  const toMembers = new Float64Array(o.count);
  const throughBody = new Float64Array(o.count);
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    const origin = ties.origin[tie] as number;
    const ofBody = origin === Origin.seminar || origin === Origin.studyGroup || origin === Origin.introduction;
    const ofA = o.member[a] as number;
    const ofB = o.member[b] as number;
    if (!ofBody && (ofA | ofB) === 0) continue;
    const trust = quantise(trustOf(ties, tie, sim.month, sim.tables.trust));
    toMembers[a] = (toMembers[a] as number) + ofB * trust;
    toMembers[b] = (toMembers[b] as number) + ofA * trust;
    if (!ofBody) continue;
    throughBody[a] = (throughBody[a] as number) + trust;
    throughBody[b] = (throughBody[b] as number) + trust;
  }
  return { toMembers, throughBody };
}

/** Firms and ventures pay from cash; a university pays once, not for each of its laboratories. */
function collectFees(sim: Context): void {
  const { state, c, params } = sim;
  const { member, kind, cash, profit, count: rows } = state.organisations;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    if (member[row] === 0 || kind[row] === Kind.lab) continue;
    const payer = payerOf(kind[row] as number);
    if (payer === Account.firms || payer === Account.ventures) {
      cash[row] = (cash[row] as number) - c.fee;
      profit[row] = (profit[row] as number) - c.fee;
    }
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
