/**
 * E6 What projects cost, what public money pays, and what follows from their end (E7, success.ts). Firms of the team pay in
 * equal parts as cost arises; public money is claimed at the end of each fiscal year and paid months later, so that the
 * cash-poor wait. Cost lowers the profit of the year in which it arises, public money raises that in which it is paid.
 *
 * Reads   projects, organisations, ties
 * Writes  projects; organisations.{cash, profit, load, successes, successAt, undone, undoneUntil}; ties.{trust, work};
 *         accounts; counters
 * Draws   nothing
 * Source  Commission expenses are paid after the fiscal year.
 */

import { monthOfYear } from '../../core/calendar.ts';
import { sortByKey } from '../../core/order.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { accrueGrant } from '../levers/untied.ts';
import { repayBridge } from '../loans.ts';
import { isFirm, Kind, NEVER, ProjectKind, Stage, TEAM } from '../state.ts';
import { payManagement } from './body.ts';
import { noteProject } from './forgetting.ts';
import { learn, ownResearch, salesExpected, undoneOf } from './learning.ts';
import { filePatent } from './licence.ts';
import { forPairs, joinPartners } from './project.ts';
import { succeeds } from './success.ts';
import { settleTrust, workedTrust } from './trust.ts';

/** One month of every running project. @returns projects that ended */
export function progressProjects(sim: Context): number {
  const { state, month } = sim;
  const p = state.projects;
  const ending: number[] = [];
  for (let row = 0; row < p.count; row++) {
    payOut(sim, row);
    const stage = p.stage[row] as number;
    if (stage === Stage.grant) accrueGrant(sim, row);
    if (stage > Stage.running) continue;
    if (stage === Stage.awarded && (p.starts[row] as number) > month) continue;
    p.stage[row] = Stage.running;
    if (month < (p.ends[row] as number)) spend(sim, row);
    else ending.push(row);
  }
  if (monthOfYear(month) === 3) claimYear(sim);
  // by key: two that end at once may share a partner, who learns from one before the other
  for (const row of sortByKey(ending, p.keyHi, p.keyLo)) finish(sim, row);
  return ending.length;
}

/** The firms of the team pay the month in equal parts, the first the rest; laboratories are paid for their part. */
function spend(sim: Context, project: number): void {
  const { state } = sim;
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
    o.profit[row] = (o.profit[row] as number) - part;
    const account = isFirm(o.kind[row] as number) ? Account.firms : Account.ventures;
    const lab = Math.min(toLabs, part);
    toLabs -= lab;
    pay(state, account, Account.labs, lab);
    pay(state, account, Account.market, part - lab);
  }
  const total = part * payers;
  p.spent[project] = (p.spent[project] as number) + total;
  count(state, Counter.projectCost, total);
  const share = p.publicShare[project] as number;
  if (share > 0) {
    p.owed[project] = (p.owed[project] as number) + Math.floor(total * share);
    count(state, Counter.projectClaims, Math.floor(total * share));
  }
}

/** In March what was spent in the fiscal year is claimed, to be paid months later. */
function claimYear(sim: Context): void {
  const p = sim.state.projects;
  for (let row = 0; row < p.count; row++) {
    if (p.owed[row] === 0) continue;
    p.due[row] = (p.due[row] as number) + (p.owed[row] as number);
    p.owed[row] = 0;
    p.payAt[row] = sim.month + sim.c.paymentDelay;
  }
}

/** Pays claimed public money to the firms of the team in equal parts. */
function payOut(sim: Context, project: number): void {
  const { state, month, log } = sim;
  const { projects: p, organisations: o } = state;
  if ((p.payAt[project] as number) > month) return;
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
    o.profit[row] = (o.profit[row] as number) + part;
    pay(state, Account.state, isFirm(o.kind[row] as number) ? Account.firms : Account.ventures, part);
    repayBridge(sim, row, part);
    if (sim.c.displacement > 0) displace(sim, row, part);
  }
  if (p.kind[project] === ProjectKind.consortium) payManagement(sim, p.lead[project] as number, part * payees.length);
  const total = part * payees.length;
  if (p.paid[project] === 0) {
    count(state, Counter.payments);
    count(state, Counter.paymentMonths, month - (p.awarded[project] as number));
  }
  p.due[project] = due - total;
  p.paid[project] = (p.paid[project] as number) + total;
  count(state, Counter.publicMoney, total);
  count(state, Counter.publicRnD, total);
  count(state, p.kind[project] === ProjectKind.consortium ? Counter.consortiumMoney : Counter.developmentMoney, total);
  log?.emit(month, EventKind.payment, p.keyHi[project] as number, p.keyLo[project] as number, 0, 0, total, 1);
}

/**
 * Other research that a firm or venture leaves undone in the twelve months after public money has come, over all its
 * payments at most what it would do. It learns so much less (learning.ts).
 */
function displace(sim: Context, row: number, received: number): void {
  const { state, c, month } = sim;
  const o = state.organisations;
  const before = undoneOf(sim, row);
  const usual = Math.floor(ownResearch(sim, row) * salesExpected(sim, row));
  const more = Math.min(Math.max(0, usual - before), Math.floor(c.displacement * received));
  o.undone[row] = before + more;
  // one year for all that comes within it
  if (month >= (o.undoneUntil[row] as number)) o.undoneUntil[row] = month + 12;
  // bought less by so much: what the market would have had stays with the firm, as profit
  o.cash[row] = (o.cash[row] as number) + more;
  o.profit[row] = (o.profit[row] as number) + more;
  pay(state, Account.market, isFirm(o.kind[row] as number) ? Account.firms : Account.ventures, more);
  count(state, Counter.displacedRnD, more);
}

/** The technical end: success or failure, trust, learning. */
function finish(sim: Context, project: number): void {
  const { state, month, log, c } = sim;
  const { projects: p, organisations: o } = state;
  const hi = p.keyHi[project] as number;
  const lo = p.keyLo[project] as number;
  const lead = p.lead[project] as number;
  const success = succeeds(sim, project);
  p.stage[project] = success ? Stage.succeeded : Stage.failed;
  const size = p.size[project] as number;
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if ((o.load[row] as number) > 0) o.load[row] = (o.load[row] as number) - 1;
    if (!success) continue;
    o.successes[row] = (o.successes[row] as number) + 1;
    o.successAt[row] = month;
  }
  const worked = workedTrust(c, (p.ends[project] as number) - (p.starts[project] as number));
  forPairs(sim, project, (tie) => settleTrust(sim, tie, worked, success), false);
  joinPartners(sim, project, -1);
  count(state, Counter.projectsEnded);
  noteProject(sim, project);
  learn(sim, project);
  if (success) {
    count(state, Counter.projectsSucceeded);
    filePatent(sim, project);
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
