/**
 * E10 Exit: insolvency when cash and credit are gone, for everyone; other exits at a date that a keyed threshold and a
 * hazard by age set at birth (lifetime.ts). The earliest wins. An incubator has no survival coefficient.
 *
 *   firms of the start, branch plants   h of firms at any age
 *   newcomers                           k h of firms in their first months, h beyond
 *   ventures                            k h of ventures in their first months, h beyond
 *
 * Reads   organisations.{cash, staff, retireAt}
 * Writes  organisations.{alive, died, member, cash, incubator, loan, bridge, stake, publicStake}; accounts; counters
 * Draws   nothing; retirement is drawn at birth
 * Source  2.5 % of university ventures inactive by 2005; five-year survival of others 82 % (White Paper 2017). Young ones
 *         end sooner: Stinchcombe 1965; Freeman, Carroll & Hannan 1983.
 */
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { settleDebts } from '../loans.ts';
import { Kind } from '../state.ts';
import { payOwners } from './returns.ts';

/** Those whom the month left without cash or whose time is up. @returns organisations that left */
export function leaveMarket(sim: Context): number {
  const { c, month } = sim;
  const { kind, cash, staff, retireAt } = sim.state.organisations;
  let left = 0;
  for (const row of sim.leaving) {
    const credit = kind[row] === Kind.venture ? 0 : (staff[row] as number) * c.salesPerStaff * c.creditMonths;
    const insolvent = (cash[row] as number) < -credit;
    if (!insolvent && (retireAt[row] as number) > month) continue;
    exit(sim, row, insolvent);
    left++;
  }
  return left;
}

/** What is left goes to lenders, then to the owners; what is still owed is their loss. */
function exit(sim: Context, row: number, insolvent: boolean): void {
  const { state, month, log } = sim;
  const o = state.organisations;
  const account = o.kind[row] === Kind.venture ? Account.ventures : Account.firms;
  settleDebts(sim, row);
  const rest = o.cash[row] as number;
  if (rest >= 0) payOwners(sim, row, rest);
  else pay(state, Account.banks, account, -rest);
  o.cash[row] = 0;
  o.alive[row] = 0;
  o.member[row] = 0;
  o.incubator[row] = -1;
  o.died[row] = month;
  count(state, Counter.exits);
  if (insolvent) count(state, Counter.insolvencies);
  log?.emit(
    month,
    EventKind.exit,
    o.keyHi[row] as number,
    o.keyLo[row] as number,
    0,
    0,
    o.staff[row] as number,
    insolvent ? 1 : 0,
  );
}
