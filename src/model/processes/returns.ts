/**
 * E11 What comes back to investors, each April before the books are closed. Ventures with outside equity pay out a part of
 * their profit; years after the first investment the stakes are sold; of what a venture leaves behind owners get their
 * shares. Venture capital firms reinvest what comes back and raise only what that
 * leaves open, so their capacity depends on returns.
 *
 *   share of investors = stakes / (stakes + venturePaidIn · capital of the field)      what founders paid in
 *   dividend           = dividend share · share · profit after tax
 *   sale               = share · multiple · sales of the fiscal year, paid by households
 *
 * Reads   organisations.{sales, profit, field}; profiles
 * Writes  organisations.{cash, stake, publicStake}; accounts; counters
 * Draws   nothing
 * Source  sizes are proposals; that capacity follows returns is E11 of the design.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { windUpFund } from '../levers/fund.ts';
import { Kind } from '../state.ts';
import { paidInOf } from './founding.ts';

/** @returns ventures that paid or were sold, and venture capital firms that raised money */
export function settleReturns(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  let settled = raiseCapital(sim);
  const { organisations: o } = sim.state;
  // before the roll of the month is called
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0 || (o.stake[row] as number) + (o.publicStake[row] as number) === 0) continue;
    payDividend(sim, row);
    if (sim.month - (o.investedAt[row] as number) >= sim.c.stakeMonths) sellStakes(sim, row);
    settled++;
  }
  return settled + windUpFund(sim);
}

function raiseCapital(sim: Context): number {
  const { kind, count: rows } = sim.state.organisations;
  let firms = 0;
  for (let row = 0; row < rows; row++) if (kind[row] === Kind.ventureCapital) firms++;
  const missing = firms * sim.c.investorCapital - (sim.state.balances[Account.investors] as number);
  if (missing > 0) pay(sim.state, Account.households, Account.investors, missing);
  return firms;
}

function payDividend(sim: Context, row: number): void {
  const { c, state } = sim;
  const o = state.organisations;
  const profit = Math.floor((o.profit[row] as number) * (1 - c.taxRate));
  const total = Math.floor(c.dividendShare * shareOf(sim, row) * Math.max(0, profit));
  const paid = Math.min(total, Math.max(0, o.cash[row] as number));
  if (paid === 0) return;
  o.cash[row] = (o.cash[row] as number) - paid;
  payInvestors(sim, row, Account.ventures, paid);
}

function sellStakes(sim: Context, row: number): void {
  const { c, state } = sim;
  const o = state.organisations;
  payInvestors(sim, row, Account.households, Math.floor(shareOf(sim, row) * c.saleMultiple * (o.sales[row] as number)));
  o.stake[row] = 0;
  o.publicStake[row] = 0;
}

/** What a venture or firm leaves behind goes to its owners by their shares. */
export function payOwners(sim: Context, row: number, rest: number): void {
  const { state } = sim;
  const o = state.organisations;
  const account = o.kind[row] === Kind.venture ? Account.ventures : Account.firms;
  const toInvestors = Math.floor(rest * shareOf(sim, row));
  if (toInvestors > 0) payInvestors(sim, row, account, toInvestors);
  pay(state, account, Account.households, rest - toInvestors);
}

/** Share of investors, private and public, in an organisation: 0 to 1. */
function shareOf(sim: Context, row: number): number {
  const { stake, publicStake } = sim.state.organisations;
  const stakes = (stake[row] as number) + (publicStake[row] as number);
  return stakes === 0 ? 0 : stakes / (stakes + paidInOf(sim, row));
}

/** Divides `amount` among private investors and the fund by their stakes; the remainder of the division is private. */
function payInvestors(sim: Context, row: number, payer: number, amount: number): void {
  const { state } = sim;
  const { stake, publicStake } = state.organisations;
  const stakes = (stake[row] as number) + (publicStake[row] as number);
  const toFund = Math.floor((amount * (publicStake[row] as number)) / stakes);
  const toPrivate = (publicStake[row] as number) === stakes ? 0 : amount - toFund;
  pay(state, payer, Account.investors, toPrivate);
  pay(state, payer, Account.fund, amount - toPrivate);
  count(state, Counter.investorReturns, amount);
}
