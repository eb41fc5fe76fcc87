/**
 * Lever `bridge`: loans until late subsidies arrive, by a revolving facility. It lends to firms and ventures whose cash
 * does not last a quarter of their work, on the public money that they have spent and not been paid. Who is paid repays
 * first, who owes more than it still waits for pays that back from cash, and what is repaid is lent again. It does not
 * judge: weak projects live on, and whoever fails takes the loan along.
 *
 *   lent_i = min(cover · unpaid_i - owed_i,  3 (cost of projects + wages) - cash_i),  those whose cash lasts least first
 *
 * Cost    what loans need beyond what has come back, at most the budget, paid by the state to the facility; after the lever
 *         has ended what comes back goes to the state
 * Source  METI 2005, activity (5): bridge financing system for subsidies of technology development, cost not itemised
 */
import { compareKeys } from '../../core/key.ts';
import { rankByScore } from '../../core/order.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { drawBudget, leftOf } from '../budgets.ts';
import { livingOf } from '../channels.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { bookBridge, repayBridge } from '../loans.ts';
import { moneyOf } from '../money.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, Stage, TEAM } from '../state.ts';

/** What the facility can still lend in this fiscal year, integer yen; nothing without a budget. */
export function bridgeRoom(sim: Context): number {
  if (moneyOf(sim, 'bridge') === 0) return 0;
  return (sim.state.balances[Account.bridge] as number) + leftOf(sim, 'bridge');
}

/** One month of the facility. @returns loans, or 1 if money went back to the state */
export function runBridge(sim: Context): number {
  const { state, month, channels } = sim;
  const isOpen = moneyOf(sim, 'bridge') > 0;
  const held = channels.isHeld('bridge') ? heldLoans(sim) : null;
  if (!isOpen && held === null && outstanding(sim) === 0) return windUp(sim);
  const { unpaid, monthly } = gather(sim);
  callBack(sim, unpaid);
  const loans = held ?? (isOpen ? grant(sim, unpaid, monthly) : []);
  if (!isOpen && loans.length === 0) return windUp(sim);
  for (const [row, amount] of loans) {
    drawBudget(sim, 'bridge', Account.bridge, Math.max(0, amount - (state.balances[Account.bridge] as number)));
    bookBridge(sim, row, amount);
    markReached(state.organisations, row, LeverBit.bridge);
    logBridge(sim, row, amount);
  }
  if (channels.recording !== null) {
    const { keyHi, keyLo } = state.organisations;
    const values = loans.flatMap(([row, amount]) => [keyHi[row] as number, keyLo[row] as number, amount]);
    channels.record('bridge', month, values);
  }
  return loans.length;
}

/** What borrowers owe, integer yen. */
function outstanding(sim: Context): number {
  const { counters } = sim.state;
  const { bridgeLent, bridgeRepaid, bridgeLosses } = Counter;
  return (counters[bridgeLent] as number) - (counters[bridgeRepaid] as number) - (counters[bridgeLosses] as number);
}

/** Whoever owes more than it still waits for pays the difference back, from cash. */
function callBack(sim: Context, unpaid: Float64Array): void {
  const { bridge, cash, count: rows } = sim.state.organisations;
  for (let row = 0; row < rows; row++) {
    const excess = (bridge[row] as number) - (unpaid[row] as number);
    if (excess > 0) repayBridge(sim, row, Math.min(excess, Math.max(0, cash[row] as number)));
  }
}

function windUp(sim: Context): number {
  const { state } = sim;
  const money = state.balances[Account.bridge] as number;
  if (money === 0) return 0;
  pay(state, Account.bridge, Account.state, money);
  count(state, Counter.bridgeReturned, money);
  return 1;
}

/** Whom the facility lends how much, as far as its money goes. */
function grant(sim: Context, unpaid: Float64Array, monthly: Float64Array): [row: number, amount: number][] {
  const { organisations: o } = sim.state;
  const wanted = new Float64Array(o.count);
  const score = new Float64Array(o.count);
  const asking: number[] = [];
  for (let row = 0; row < o.count; row++) {
    if (unpaid[row] === 0) continue;
    const outgo = (monthly[row] as number) + (o.staff[row] as number) * sim.c.wage;
    const cash = o.cash[row] as number;
    const security = Math.floor(sim.c.bridgeCover * (unpaid[row] as number)) - (o.bridge[row] as number);
    const amount = Math.min(security, sim.c.bridgeReserve * outgo - cash);
    if (amount <= 0) continue;
    wanted[row] = amount;
    // months that cash lasts, more than which nobody asks; the shortest comes first
    score[row] = -cash / outgo;
    asking.push(row);
  }
  let room = bridgeRoom(sim);
  const loans: [number, number][] = [];
  for (const row of rankByScore(asking, score, o.keyHi, o.keyLo)) {
    const amount = Math.min(room, wanted[row] as number);
    if (amount === 0) break;
    room -= amount;
    loans.push([row, amount]);
  }
  return loans;
}

/** For each firm and venture: its part of public money spent and not paid, and of what projects cost a month. */
function gather(sim: Context): { unpaid: Float64Array; monthly: Float64Array } {
  const { projects: p, organisations: o } = sim.state;
  const unpaid = new Float64Array(o.count);
  const monthly = new Float64Array(o.count);
  for (let project = 0; project < p.count; project++) {
    const claim = (p.owed[project] as number) + (p.due[project] as number);
    const running = p.stage[project] === Stage.running;
    if (claim === 0 && !(running && (p.publicShare[project] as number) > 0)) continue;
    const at = project * TEAM;
    const size = p.size[project] as number;
    let payers = 0;
    for (let k = 0; k < size; k++) if (isPayer(o, p.partners[at + k] as number)) payers++;
    if (payers === 0) continue;
    const part = Math.floor(claim / payers);
    const cost = running ? Math.floor((p.monthlyCost[project] as number) / payers) : 0;
    for (let k = 0; k < size; k++) {
      const row = p.partners[at + k] as number;
      if (!isPayer(o, row)) continue;
      unpaid[row] = (unpaid[row] as number) + part;
      monthly[row] = (monthly[row] as number) + cost;
    }
  }
  return { unpaid, monthly };
}

function isPayer(o: Context['state']['organisations'], row: number): boolean {
  return o.kind[row] !== Kind.lab && o.alive[row] === 1;
}

/** The awards of the projects that wait for money led to the loan. */
function logBridge(sim: Context, row: number, amount: number): void {
  const { log, state, month } = sim;
  if (log === null) return;
  const { projects: p, organisations: o } = state;
  const waiting: number[] = [];
  for (let project = 0; project < p.count; project++) {
    if ((p.owed[project] as number) + (p.due[project] as number) === 0) continue;
    const at = project * TEAM;
    if (p.partners.subarray(at, at + (p.size[project] as number)).includes(row)) waiting.push(project);
  }
  waiting.sort((x, y) =>
    compareKeys(p.keyHi[x] as number, p.keyLo[x] as number, p.keyHi[y] as number, p.keyLo[y] as number),
  );
  for (const project of waiting) log.because(EventKind.award, p.keyHi[project] as number, p.keyLo[project] as number);
  log.emit(month, EventKind.bridge, o.keyHi[row] as number, o.keyLo[row] as number, 0, 0, amount, 0);
}

/** Loans of the baseline to those who live here too, whatever this run's own budget is: the state pays. */
function heldLoans(sim: Context): [row: number, amount: number][] {
  return livingOf(sim.channels.held('bridge', sim.month), sim.state.organisations);
}
