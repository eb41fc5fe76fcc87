/**
 * E6 and E7 Projects: start, monthly cost, claims on public money, technical success, and what partners learn (E5).
 *
 *   q = q0 + q1 · expertise / 10 + q2 · g(d) - q3 · max(0, size - n*);   success if the keyed uniform of the project < q
 *
 * with g the inverted U of performing. Cost is paid by the firms of the team in equal parts as it arises; public money
 * is claimed at the end of each fiscal year and paid months later, so that the cash-poor wait.
 *
 * Reads   projects, organisations, ties
 * Writes  projects; organisations.{cash, load, expertise, successes, successAt}; ties.{trust, work}; accounts
 * Draws   jointProject: one a month for each collaboration; success, marketEntry: one for each project
 * Source  Nooteboom et al. 2007 and Inoue et al. 2015 for g; NISTIR 7323 for size; failure 30 to 70 % (National Academies).
 */

import { monthOfYear } from '../../core/calendar.ts';
import { appendRow, compact, reserve } from '../../core/columns.ts';
import { exponential } from '../../core/distributions.ts';
import { childKey, pairKey } from '../../core/key.ts';
import { type Key, processKey, threefry, uniform, unit, word } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { refreshProfile } from '../initialize.ts';
import { distance, performing, SECTOR_OF } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { isFirm, Kind, NEVER, Origin, ProjectKind, Stage, TEAM } from '../state.ts';
import { findTie, isAlive, makeTie, trustOf, writeTrust } from '../ties.ts';

/** What a project needs to begin; partners begin with the lead. */
export interface Plan {
  readonly key: Key;
  readonly kind: number;
  readonly partners: readonly number[];
  readonly months: number;
  /** Integer yen over the whole term. */
  readonly cost: number;
  readonly publicShare: number;
  readonly starts: number;
  readonly cause: Key;
}

/** Team, distance and chance of success of a set of partners. */
export function assess(sim: Context, partners: readonly number[]): { distance: number; merit: number; other: number } {
  const { c } = sim;
  const o = sim.state.organisations;
  let sum = 0;
  let pairs = 0;
  let farthest = -1;
  let other = partners[0] as number;
  for (let i = 0; i < partners.length; i++) {
    for (let j = i + 1; j < partners.length; j++) {
      const d = distance(o.unit, partners[i] as number, partners[j] as number);
      sum += d;
      pairs++;
      if (i === 0 && d > farthest) {
        farthest = d;
        other = partners[j] as number;
      }
    }
  }
  const d = pairs === 0 ? 0 : sum / pairs;
  let expertise = 0;
  for (const row of partners) {
    let best = 0;
    for (let f = 0; f < FIELDS; f++) best = Math.max(best, o.expertise[row * FIELDS + f] as number);
    expertise += best;
  }
  const merit =
    c.successBase +
    (c.successExpertise * expertise) / partners.length / 10 +
    c.successDistance * (pairs === 0 ? 0.3 : performing(d, c.distanceOptimum, c.distanceWidth)) -
    c.sizePenalty * Math.max(0, partners.length - c.sizeEasy);
  return { distance: d, merit: Math.min(0.95, Math.max(0.05, merit)), other };
}

/** Adds a project. @returns its row */
export function startProject(sim: Context, plan: Plan): number {
  const { state, month } = sim;
  const o = state.organisations;
  reserve(state.projects, 1);
  const row = appendRow(state.projects);
  const p = state.projects;
  const lead = plan.partners[0] as number;
  const { distance: d, merit, other } = assess(sim, plan.partners);
  p.keyHi[row] = plan.key.hi;
  p.keyLo[row] = plan.key.lo;
  p.kind[row] = plan.kind;
  p.stage[row] = Stage.awarded;
  p.lead[row] = lead;
  p.size[row] = plan.partners.length;
  p.field[row] = o.field[lead] as number;
  p.other[row] = o.field[other] as number;
  p.awarded[row] = month;
  p.starts[row] = plan.starts;
  p.ends[row] = plan.starts + plan.months;
  p.monthlyCost[row] = Math.floor(plan.cost / plan.months);
  p.publicShare[row] = plan.publicShare;
  p.payAt[row] = NEVER;
  p.distance[row] = d;
  p.merit[row] = merit;
  p.threshold[row] = exponential(uniform(processKey(sim.seed, Decision.marketEntry, 0), plan.key.hi, plan.key.lo));
  p.causeHi[row] = plan.cause.hi;
  p.causeLo[row] = plan.cause.lo;
  let labs = 0;
  for (let k = 0; k < TEAM; k++) {
    const partner = plan.partners[k] ?? -1;
    p.partners[row * TEAM + k] = partner;
    if (partner < 0) continue;
    o.load[partner] = Math.min(255, (o.load[partner] as number) + 1);
    if (o.member[partner] === 1) p.withMember[row] = 1;
    if (o.kind[partner] === Kind.lab) labs++;
  }
  const crossesType = labs > 0 && labs < plan.partners.length;
  p.crossing[row] = crossesType || SECTOR_OF[p.field[row] as number] !== SECTOR_OF[p.other[row] as number] ? 1 : 0;
  joinPartners(sim, row, 1);
  countStart(sim, row);
  return row;
}

/** Partners are tied while they work: each pair's work goes up or down by one. */
function joinPartners(sim: Context, project: number, by: 1 | -1): void {
  forPairs(
    sim,
    project,
    (tie) => {
      const { ties } = sim.state;
      ties.work[tie] = (ties.work[tie] as number) + by;
      if (by === 1) ties.collaboration[tie] = 1;
    },
    by === 1,
  );
}

/** Calls `each` with the tie of every pair of partners, in team order; makes a missing one if asked to. */
function forPairs(sim: Context, project: number, each: (tie: number) => void, make: boolean): void {
  const { state } = sim;
  const { projects: p, organisations: o } = state;
  const size = p.size[project] as number;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const x = p.partners[project * TEAM + i] as number;
      const y = p.partners[project * TEAM + j] as number;
      pairKey(o.keyHi[x] as number, o.keyLo[x] as number, o.keyHi[y] as number, o.keyLo[y] as number);
      const hi = word[0] as number;
      const lo = word[1] as number;
      let tie = findTie(state, hi, lo);
      if (make && (tie < 0 || !isAlive(state.ties, tie, sim.month))) {
        const first = lower(o, x, y);
        tie = makeTie(
          sim,
          tie,
          hi,
          lo,
          first,
          first === x ? y : x,
          Origin.project,
          sim.c.trustChance,
          p.keyHi[project] as number,
          p.keyLo[project] as number,
        );
        count(state, Counter.tiesFormed);
        sim.log?.emit(
          sim.month,
          EventKind.tie,
          hi,
          lo,
          o.keyHi[first] as number,
          o.keyLo[first] as number,
          sim.c.trustChance,
          Origin.project,
        );
      }
      if (tie >= 0) each(tie);
    }
  }
}

function lower(o: Context['state']['organisations'], x: number, y: number): number {
  const hx = o.keyHi[x] as number;
  const hy = o.keyHi[y] as number;
  return hx < hy || (hx === hy && (o.keyLo[x] as number) <= (o.keyLo[y] as number)) ? x : y;
}

function countStart(sim: Context, project: number): void {
  const { state, log, month } = sim;
  const p = state.projects;
  if (p.withMember[project] === 1) {
    if (p.kind[project] !== ProjectKind.development) count(state, Counter.jointRnDStarted);
    if (p.crossing[project] === 1 && (p.size[project] as number) > 1) count(state, Counter.crossingProjects);
  }
  const low = Math.min(p.field[project] as number, p.other[project] as number);
  const high = Math.max(p.field[project] as number, p.other[project] as number);
  const cell = low * FIELDS + high;
  if (low !== high && state.fusions[cell] === 0) {
    state.fusions[cell] = 1;
    count(state, Counter.newFusions);
  }
  if (log === null) return;
  const o = state.organisations;
  const lead = p.lead[project] as number;
  log.because(EventKind.collaboration, p.causeHi[project] as number, p.causeLo[project] as number);
  log.because(EventKind.award, p.keyHi[project] as number, p.keyLo[project] as number);
  log.emit(
    month,
    EventKind.project,
    p.keyHi[project] as number,
    p.keyLo[project] as number,
    o.keyHi[lead] as number,
    o.keyLo[lead] as number,
    (p.monthlyCost[project] as number) * ((p.ends[project] as number) - (p.starts[project] as number)),
    p.kind[project] as number,
  );
}

/** A bilateral project of a firm or venture with its laboratory, or of two firms, if the payer has the cash. */
export function startBilateral(sim: Context, tie: number): boolean {
  const { state, c, month } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  const lead = o.kind[a] === Kind.lab ? b : a;
  if (o.kind[lead] === Kind.lab || (o.cash[lead] as number) < 2 * c.bilateralCost) return false;
  const cause = { hi: ties.keyHi[tie] as number, lo: ties.keyLo[tie] as number };
  startProject(sim, {
    key: childKey(cause.hi, cause.lo, Decision.jointProject, month),
    kind: ProjectKind.bilateral,
    partners: [lead, lead === a ? b : a],
    months: c.bilateralMonths,
    cost: c.bilateralCost,
    publicShare: 0,
    starts: month,
    cause,
  });
  return true;
}

/** Partners who are free may begin a further bilateral project. @returns projects begun */
export function startJoint(sim: Context): number {
  const { state, month, c } = sim;
  const { ties, organisations: o } = state;
  const key = processKey(sim.seed, Decision.jointProject, month);
  const { collaboration, work, a: sideA, b: sideB } = ties;
  const chosen: number[] = [];
  for (let tie = 0; tie < ties.count; tie++) {
    if (collaboration[tie] === 0 || work[tie] !== 0 || !isAlive(ties, tie, month)) continue;
    const a = sideA[tie] as number;
    const b = sideB[tie] as number;
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    threefry(key.hi, key.lo, ties.keyHi[tie] as number, ties.keyLo[tie] as number);
    if (unit(word[0] as number) < c.jointRate) chosen.push(tie);
  }
  let begun = 0;
  for (const tie of chosen) if (startBilateral(sim, tie)) begun++;
  return begun;
}

/** One month of every running project. @returns projects that ended */
export function progressProjects(sim: Context): number {
  const { state, month } = sim;
  const p = state.projects;
  let ended = 0;
  for (let row = 0; row < p.count; row++) {
    payOut(sim, row);
    const stage = p.stage[row] as number;
    if (stage > Stage.running) continue;
    if (stage === Stage.awarded && (p.starts[row] as number) > month) continue;
    p.stage[row] = Stage.running;
    if (month < (p.ends[row] as number)) spend(sim, row);
    else {
      finish(sim, row);
      ended++;
    }
  }
  return ended;
}

/** The firms of the team pay the month in equal parts, the first the rest; laboratories are paid for their part. */
function spend(sim: Context, project: number): void {
  const { state, c, month } = sim;
  const { projects: p, organisations: o } = state;
  const cost = p.monthlyCost[project] as number;
  const size = p.size[project] as number;
  let payers = 0;
  let labs = 0;
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.kind[row] === Kind.lab) labs++;
    else if (o.alive[row] === 1) payers++;
  }
  if (payers === 0) return;
  const part = Math.floor(cost / payers);
  let toLabs = Math.floor((part * payers * labs) / size);
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.kind[row] === Kind.lab || o.alive[row] === 0) continue;
    o.cash[row] = (o.cash[row] as number) - part;
    const account = isFirm(o.kind[row] as number) ? Account.firms : Account.ventures;
    const lab = Math.min(toLabs, part);
    toLabs -= lab;
    pay(state, account, Account.labs, lab);
    pay(state, account, Account.market, part - lab);
  }
  const total = part * payers;
  p.spent[project] = (p.spent[project] as number) + total;
  const share = p.publicShare[project] as number;
  if (share > 0) {
    p.owed[project] = (p.owed[project] as number) + Math.floor(total * share);
    count(state, Counter.privateRnD, total - Math.floor(total * share));
    if (monthOfYear(month) === 3) claim(sim, project, c.paymentDelay);
  }
}

/** What was spent in the fiscal year is claimed, and paid months later. */
function claim(sim: Context, project: number, delay: number): void {
  const p = sim.state.projects;
  p.due[project] = (p.due[project] as number) + (p.owed[project] as number);
  p.owed[project] = 0;
  p.payAt[project] = sim.month + delay;
}

/** Pays claimed public money to the firms of the team in equal parts. */
function payOut(sim: Context, project: number): void {
  const { state, month, log } = sim;
  const { projects: p, organisations: o } = state;
  if (p.payAt[project] !== month) return;
  const due = p.due[project] as number;
  p.payAt[project] = NEVER;
  const size = p.size[project] as number;
  const payees: number[] = [];
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.kind[row] !== Kind.lab && o.alive[row] === 1) payees.push(row);
  }
  if (payees.length === 0) return;
  const part = Math.floor(due / payees.length);
  for (const row of payees) {
    o.cash[row] = (o.cash[row] as number) + part;
    pay(state, Account.state, isFirm(o.kind[row] as number) ? Account.firms : Account.ventures, part);
  }
  const total = part * payees.length;
  p.due[project] = due - total;
  p.paid[project] = (p.paid[project] as number) + total;
  count(state, Counter.publicMoney, total);
  count(state, Counter.publicRnD, total);
  count(state, p.kind[project] === ProjectKind.consortium ? Counter.consortiumMoney : Counter.developmentMoney, total);
  count(state, Counter.payments);
  count(state, Counter.paymentMonths, month - (p.awarded[project] as number));
  log?.emit(month, EventKind.payment, p.keyHi[project] as number, p.keyLo[project] as number, 0, 0, total, 1);
}

/** The technical end: success or failure, trust, learning. */
function finish(sim: Context, project: number): void {
  const { state, month, log, c } = sim;
  const { projects: p, organisations: o } = state;
  const hi = p.keyHi[project] as number;
  const lo = p.keyLo[project] as number;
  const lead = p.lead[project] as number;
  const success =
    o.alive[lead] === 1 && uniform(processKey(sim.seed, Decision.success, 0), hi, lo) < (p.merit[project] as number);
  p.stage[project] = success ? Stage.succeeded : Stage.failed;
  if ((p.owed[project] as number) > 0) claim(sim, project, c.paymentDelay);
  joinPartners(sim, project, -1);
  const size = p.size[project] as number;
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if ((o.load[row] as number) > 0) o.load[row] = (o.load[row] as number) - 1;
    if (!success) continue;
    o.successes[row] = (o.successes[row] as number) + 1;
    o.successAt[row] = month;
  }
  forPairs(
    sim,
    project,
    (tie) => {
      const { ties } = state;
      const trust = trustOf(ties, tie, month, sim.tables.trust);
      const worked =
        trust +
        (1 - trust) * Math.min(0.6, c.trustWork * ((p.ends[project] as number) - (p.starts[project] as number)));
      writeTrust(sim, tie, success ? worked + c.trustSuccess * (1 - worked) : worked * (1 - c.trustFailure));
    },
    false,
  );
  count(state, Counter.projectsEnded);
  if (success) {
    count(state, Counter.projectsSucceeded);
    learn(sim, project);
  }
  if (log !== null) {
    log.because(EventKind.project, hi, lo);
    log.emit(
      month,
      success ? EventKind.success : EventKind.failure,
      hi,
      lo,
      o.keyHi[lead] as number,
      o.keyLo[lead] as number,
      p.distance[project] as number,
      p.kind[project] as number,
    );
  }
}

/** E5: each partner closes a part of the gap to the best of the team in every field that it is behind. */
function learn(sim: Context, project: number): void {
  const { state, c, params } = sim;
  const { projects: p, organisations: o } = state;
  const size = p.size[project] as number;
  if (size < 2) return;
  for (let f = 0; f < FIELDS; f++) {
    let best = 0;
    for (let k = 0; k < size; k++)
      best = Math.max(best, o.expertise[(p.partners[project * TEAM + k] as number) * FIELDS + f] as number);
    if (best === 0) continue;
    for (let k = 0; k < size; k++) {
      const at = (p.partners[project * TEAM + k] as number) * FIELDS + f;
      o.expertise[at] = (o.expertise[at] as number) + c.learning * (best - (o.expertise[at] as number));
    }
  }
  for (let k = 0; k < size; k++) refreshProfile(state, params, p.partners[project * TEAM + k] as number);
}

/** Whether a project can still change anything. */
export function isOpen(sim: Context, project: number): boolean {
  const p = sim.state.projects;
  return (p.stage[project] as number) <= Stage.succeeded || p.payAt[project] !== NEVER;
}

/** Removes closed projects once a quarter of the table is closed. @returns projects removed */
export function compactProjects(sim: Context): number {
  const p = sim.state.projects;
  const keep = new Uint8Array(p.count);
  let closed = 0;
  for (let row = 0; row < p.count; row++) {
    if (isOpen(sim, row)) keep[row] = 1;
    else closed++;
  }
  if (closed < 64 || closed * 4 < p.count) return 0;
  compact(p, keep);
  return closed;
}
