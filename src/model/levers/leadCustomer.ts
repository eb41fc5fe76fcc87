/**
 * Lever `leadCustomer`: public purchases of new products, verification included, from firms and ventures with a result
 * of a member project that waits for its market, or with a product of a project not older than the window. An early sale
 * is a reference: it raises market capability and the hazard of market entry (E8). Fitting the product to one buyer costs
 * sales elsewhere.
 *
 *   whom        nearest to the body's focus first, in steps of 2^-20, ties by key; nobody twice in twelve months
 *   effects     capability += ρ · (1 - capability);  lines, and products launched within the window, sell 1 - β as much
 *
 * Reads   projects.{stage, ends}; organisations.{fit, productAt, boughtAt, lineSales}
 * Writes  organisations.{boughtAt, capability, cash, sales, profit, lineSales, lineSalesAt, used}; accounts; counters
 * Draws   nothing
 * Cost    purchase size for each purchase, paid by the state to the seller as sales, up to the budget
 * Source  METI 2005, activity (6): active purchasing; field table, environment: public procurement and verification. No
 *         cost and no size is printed; all sizes are proposals.
 */
import { compareKeys } from '../../core/key.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count } from '../accounts.ts';
import { holdsKey } from '../channels.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { earn } from '../ledger.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { sellerOf } from '../processes/marketEntry.ts';
import { lineSalesOf } from '../processes/rivalry.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Stage } from '../state.ts';

const FIT_STEPS = 2 ** 20;

/** Purchases of the month. @returns purchases */
export function buyEarly(sim: Context): number {
  const { state, c, month, channels } = sim;
  // a held channel has the baseline's purchases, whatever this run's own budget is
  const held = channels.isHeld('procurement') ? channels.held('procurement', month) : null;
  const paid = Math.floor(moneyOf(sim, 'leadCustomer') / c.purchaseSize);
  const wanted = held === null ? inThisMonth(paid, month) : held.length / 2;
  if (wanted === 0) return 0;
  const o = state.organisations;
  const offered = sellersOfNew(sim, held);
  const chosen = new Selection().begin(Math.min(wanted, offered.size), o.keyHi, o.keyLo);
  for (const row of offered.keys()) chosen.offer(row, -Math.floor((o.fit[row] as number) * FIT_STEPS));
  const rows = [...chosen.rows.subarray(0, chosen.size)];
  if (channels.recording !== null && rows.length > 0)
    channels.record(
      'procurement',
      month,
      rows.flatMap((row) => [o.keyHi[row] as number, o.keyLo[row] as number]),
    );
  for (const row of rows) buyFrom(sim, row, offered.get(row) as number);
  const cost = rows.length * c.purchaseSize;
  count(state, Counter.publicMoney, cost);
  count(state, Counter.leadCustomerMoney, cost);
  count(state, Counter.purchases, rows.length);
  return rows.length;
}

/** Sellers with something new, and the project that waits for its market behind it; -1: a product on the market. */
function sellersOfNew(sim: Context, held: Float64Array | null): Map<number, number> {
  const { c, month, roll } = sim;
  const { projects: p, organisations: o } = sim.state;
  const offered = new Map<number, number>();
  const offer = (row: number, project: number): void => {
    if (o.boughtAt[row] !== 0 && month - (o.boughtAt[row] as number) < c.purchasePause) return;
    if (held !== null && !holdsKey(held, o.keyHi[row] as number, o.keyLo[row] as number)) return;
    // of several results the log names the first by key
    const other = offered.get(row) ?? -1;
    if (other < 0 || (project >= 0 && isBefore(sim, project, other))) offered.set(row, project);
  };
  for (const [list, length] of [
    [roll.firms, roll.firmCount],
    [roll.ventures, roll.ventureCount],
  ] as const)
    for (let n = 0; n < length; n++) {
      const row = list[n] as number;
      if (o.productAt[row] !== 0 && month - (o.productAt[row] as number) <= c.purchaseWindow) offer(row, -1);
    }
  for (let project = 0; project < p.count; project++) {
    if (p.stage[project] !== Stage.succeeded || p.withMember[project] === 0) continue;
    const row = sellerOf(sim, project);
    if (row >= 0) offer(row, project);
  }
  return offered;
}

function isBefore(sim: Context, project: number, other: number): boolean {
  const { keyHi, keyLo } = sim.state.projects;
  return (
    compareKeys(keyHi[project] as number, keyLo[project] as number, keyHi[other] as number, keyLo[other] as number) < 0
  );
}

function buyFrom(sim: Context, row: number, project: number): void {
  const { state, c, month, log, tables } = sim;
  const { organisations: o, projects: p } = state;
  markReached(o, row, LeverBit.leadCustomer);
  earn(sim, row, c.purchaseSize, Account.state);
  const capability = o.capability[row] as number;
  o.capability[row] = capability + c.purchaseReference * (1 - capability);
  o.lineSales[row] = Math.floor(lineSalesOf(sim, row, tables.line) * (1 - c.purchaseBespoke));
  o.lineSalesAt[row] = month;
  o.boughtAt[row] = month;
  if (log === null) return;
  if (project >= 0) log.because(EventKind.success, p.keyHi[project] as number, p.keyLo[project] as number);
  log.emit(month, EventKind.procurement, o.keyHi[row] as number, o.keyLo[row] as number, 0, 0, c.purchaseSize, 0);
}
