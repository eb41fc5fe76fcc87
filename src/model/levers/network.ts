/**
 * Lever `network`: network formation by the promotion body. Its money hires coordinators (at most what it pays for) and
 * holds study groups and seminars with the rest; while it flows, the regional bureau visits as well. The body's own
 * coordinators are a fact of the region, the same in every policy.
 *
 * Cost    the budget, paid by the state to the body in twelve parts a year
 * Source  METI 2005, policy tool (1)-1: subsidies for study groups, seminars, dispatch of coordinators
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context, NetworkActivity } from '../context.ts';
import { EventKind } from '../events.ts';
import { FIRST_FISCAL_YEAR } from '../params.ts';

/** Integer yen of a lever's budget in the fiscal year of this month; 0 outside the timeline. */
export function budgetOf(budget: readonly number[], month: number): number {
  return budget[fiscalYearOf(month) - FIRST_FISCAL_YEAR] ?? 0;
}

/** How many of `perYear` things a year come in this month of the fiscal year: whole ones, evenly. */
export function inThisMonth(perYear: number, month: number): number {
  const passed = (((month - 3) % 12) + 12) % 12;
  return Math.floor((perYear * (passed + 1)) / 12) - Math.floor((perYear * passed) / 12);
}

/** No body yet. */
export const NO_ACTIVITY: NetworkActivity = {
  hired: 0,
  coordinators: 0,
  visits: 0,
  introductions: 0,
  seminars: 0,
  sessions: 0,
};

/** What the body can do this month, from its own means and the lever. */
export function networkActivity(sim: Context, members: number): NetworkActivity {
  const { c, month, params } = sim;
  if (month < params.region.body.since) return NO_ACTIVITY;
  const budget = budgetOf(params.levers.network.budget, month);
  const hired = coordinatorsHired(sim, members);
  const rest = budget - hired * c.coordinatorCost;
  const forGroups = Math.floor(rest * c.studyGroupShare);
  const coordinators = params.region.body.coordinators + hired;
  return {
    hired,
    coordinators,
    visits:
      inThisMonth(Math.floor(coordinators * c.visitsPerCoordinator * 12), month) +
      (budget > 0 && !isRanking(sim) ? Math.floor(c.bureauVisits) : 0),
    introductions: inThisMonth(Math.floor(coordinators * c.introductionsPerCoordinator * 12), month),
    seminars: inThisMonth(Math.floor(c.bodySeminars + (rest - forGroups) / c.seminarCost), month),
    sessions: inThisMonth(Math.floor(forGroups / c.studyGroupCost), month),
  };
}

/** In the month of the calls the bureau's staff judge proposals and visit nobody. */
function isRanking({ c, month, params }: Context): boolean {
  const { consortium, development } = params.levers;
  return (
    monthOfYear(month) === c.callMonth && budgetOf(consortium.budget, month) + budgetOf(development.budget, month) > 0
  );
}

/** Coordinators that the lever pays: as many as asked for, no more than the budget covers. */
export function coordinatorsHired(sim: Context, members: number): number {
  const { c, month, params } = sim;
  const { network } = params.levers;
  const wanted = Math.round((budgetOf(network.coordinatorsPer100Members, month) * members) / 100);
  return Math.min(wanted, Math.floor(budgetOf(network.budget, month) / c.coordinatorCost));
}

/** Pays this month's part of the network money to the body. The bureau's visits are staff time and cost nothing here. */
export function payNetwork(sim: Context): number {
  const { state, month, params, log, rows } = sim;
  const budget = budgetOf(params.levers.network.budget, month);
  if (budget === 0) return 0;
  const amount = inThisMonth(budget, month);
  pay(state, Account.state, Account.body, amount);
  count(state, Counter.publicMoney, amount);
  count(state, Counter.networkMoney, amount);
  const o = state.organisations;
  log?.emit(month, EventKind.payment, o.keyHi[rows.body] as number, o.keyLo[rows.body] as number, 0, 0, amount, 0);
  return 1;
}
