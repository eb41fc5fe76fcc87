/**
 * E13 The promotion body lives on fees, services and what local government adds; the network lever comes on top. Each
 * April it hires as many coordinators of its own, up to those it was founded with, as its means pay for, and beyond them up to
 * a bound while a year's cost stays in reserve. Where it can pay none for some years, and no lever hires any, it rests: nobody
 * is visited, no fee is collected, members drift off. That it ends so is a hypothesis. It owes nobody: of its own it holds
 * seminars as far as its purse pays, and its account is never below zero.
 *
 *   own   = max(min(founded with, pays(means)), min(growth · founded with, pays(means / 2)))
 *   means = balance + local share · cost of the founded
 *   pays(yen) = floor((yen - cost of its seminars) / cost of one), not below 0
 *   purse = balance - wages of its own to come until March, beyond the local money to come
 *
 * Reads   balances, levers, state.body; organisations.{alive, kind, member}
 * Writes  state.body; organisations.{cash, profit}; accounts; counters
 * Draws   nothing
 * Source  METI 2005: independence of cluster activities in money is the aim of term 3; the form is ours.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { afterThisMonth, moneyOf } from '../money.ts';
import { FIRST_FISCAL_YEAR } from '../params.ts';
import { Body, isFirm, Kind } from '../state.ts';

/** Sets the body's own coordinators for the fiscal year. Runs each April once fees are in. @returns coordinators */
export function budgetBody(sim: Context): number {
  const { state, c, params } = sim;
  const founded = params.region.body.coordinators;
  const means = (state.balances[Account.body] as number) + localMoney(sim);
  const seminars = Math.ceil(c.bodySeminars * c.seminarCost);
  const payable = (yen: number): number => Math.floor(Math.max(0, yen - seminars) / c.coordinatorCost);
  // beyond those it was founded with only while as much again stays in reserve
  const own = Math.max(
    Math.min(founded, payable(means)),
    Math.min(Math.floor(founded * c.bodyGrowth), payable(means / 2)),
  );
  state.body[Body.coordinators] = own;
  const idle = own === 0 && !isHiring(sim);
  state.body[Body.idleYears] = idle ? (state.body[Body.idleYears] as number) + 1 : 0;
  return own;
}

/** Integer yen that the body can spend on seminars of its own this month. */
export function ownPurse(sim: Context): number {
  const { state, c, month } = sim;
  const own = state.body[Body.coordinators] as number;
  const local = own > 0 ? afterThisMonth(localMoney(sim), month) : 0;
  const wages = afterThisMonth(own * c.coordinatorCost, month);
  return Math.max(0, (state.balances[Account.body] as number) - Math.max(0, wages - local));
}

/** What local government gives the body in a year, integer yen. */
export function localMoney(sim: Context): number {
  return Math.floor(sim.params.region.body.coordinators * sim.c.coordinatorCost * sim.c.localShare);
}

/** Whether the body has had nobody at work for too long. */
export function isResting(sim: Context): boolean {
  return (sim.state.body[Body.idleYears] as number) > sim.c.bodyPatience;
}

/** Whether the lever would pay for a coordinator in this fiscal year. */
function isHiring(sim: Context): boolean {
  const year = fiscalYearOf(sim.month) - FIRST_FISCAL_YEAR;
  const level = sim.params.levers.network.coordinatorsPer100Members[year] ?? 0;
  return level > 0 && moneyOf(sim, 'network') >= sim.c.coordinatorCost;
}

/**
 * The body manages the commissions of its members and keeps a share of what is paid out; firms and ventures pay it from
 * their cash, universities from their account.
 */
export function payManagement(sim: Context, lead: number, amount: number): void {
  const { state, c } = sim;
  const o = state.organisations;
  if (o.member[lead] === 0 || o.alive[lead] === 0) return;
  const fee = Math.floor(amount * c.managementShare);
  const kind = o.kind[lead] as number;
  if (kind !== Kind.lab) {
    o.cash[lead] = (o.cash[lead] as number) - fee;
    o.profit[lead] = (o.profit[lead] as number) - fee;
  }
  pay(state, kind === Kind.lab ? Account.labs : isFirm(kind) ? Account.firms : Account.ventures, Account.body, fee);
  count(state, Counter.services, fee);
}
