/**
 * Lever `fund`: a public and regional venture fund. It takes stakes like a venture capital firm, judges worse, and comes
 * first; while the lever has a budget it reinvests what comes back, afterwards that goes to the state. Its harm is who is
 * served: ventures that a better judge would pass over, and private investors who find theirs served.
 *
 * Cost    what its investments need beyond its returns, at most the budget, paid by the state to the fund
 * Source  METI 2005: a biotechnology venture investment fund; BioRegio's public venture capital
 */
import { Account, Counter, count, pay } from '../accounts.ts';
import { leftOf } from '../budgets.ts';
import type { Context } from '../context.ts';
import { moneyOf } from '../money.ts';

/** Detail of an investment by the fund, in events and in the channel. */
export const FUND = 1;

/** What the fund can invest in this quarter, integer yen; nothing without a budget. */
export function fundMoney(sim: Context): number {
  if (moneyOf(sim, 'fund') === 0) return 0;
  return (sim.state.balances[Account.fund] as number) + leftOf(sim, 'fund');
}

/** What comes back after the lever has ended goes to the state. @returns 1 if anything did */
export function windUpFund(sim: Context): number {
  const { state } = sim;
  const money = state.balances[Account.fund] as number;
  if (money === 0 || moneyOf(sim, 'fund') > 0) return 0;
  pay(state, Account.fund, Account.state, money);
  count(state, Counter.fundReturned, money);
  return 1;
}
