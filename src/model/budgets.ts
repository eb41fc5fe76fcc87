/**
 * Budgets that are drawn on demand: what is left of a lever's fiscal year, and drawing from it. What is not drawn by March
 * lapses, as it does in a state with yearly budgets.
 */
import { fiscalYearOf } from '../core/calendar.ts';
import { Account, Counter, type CounterName, count, pay } from './accounts.ts';
import type { Context } from './context.ts';
import { moneyOf } from './money.ts';
import { LEVER_NAMES, type LeverName } from './params.ts';

const YEAR = LEVER_NAMES.length;

/** Integer yen of the lever's budget of this fiscal year that have not been drawn. */
export function leftOf(sim: Context, lever: LeverName): number {
  const { drawn } = sim.state;
  const budget = moneyOf(sim, lever);
  if (drawn[YEAR] !== fiscalYearOf(sim.month)) return budget;
  return budget - (drawn[LEVER_NAMES.indexOf(lever)] as number);
}

/** The state pays `amount` (integer yen, at most what is left) of the lever's budget into an account. */
export function drawBudget(sim: Context, lever: LeverName, account: number, amount: number): void {
  if (amount === 0) return;
  const { state, month } = sim;
  const { drawn } = state;
  const year = fiscalYearOf(month);
  if (drawn[YEAR] !== year) {
    drawn.fill(0);
    drawn[YEAR] = year;
  }
  const at = LEVER_NAMES.indexOf(lever);
  drawn[at] = (drawn[at] as number) + amount;
  pay(state, Account.state, account, amount);
  count(state, Counter.publicMoney, amount);
  count(state, Counter[`${lever}Money` as CounterName], amount);
}
