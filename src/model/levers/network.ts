/**
 * Lever `network`: network formation by the promotion body. Its money hires coordinators (at most what it pays for) and
 * holds study groups and seminars with the rest; while it flows, the regional bureau visits as well. The body's own
 * coordinators and seminars are paid from other means.
 *
 *   purse   what has not been drawn this fiscal year, but for wages to come until March
 *
 * Cost    wages and gatherings as they come, paid by the state to the body, up to the budget; the rest lapses in March
 * Source  METI 2005, policy tool (1)-1: subsidies for study groups, seminars, dispatch of coordinators
 */
import { fiscalYearOf, monthOf, monthOfYear } from '../../core/calendar.ts';
import { Account } from '../accounts.ts';
import { drawBudget, leftOf } from '../budgets.ts';
import type { Context, NetworkActivity } from '../context.ts';
import { EventKind } from '../events.ts';
import { afterThisMonth, inThisMonth, moneyOf } from '../money.ts';
import { FIRST_FISCAL_YEAR } from '../params.ts';
import { isResting } from '../processes/body.ts';
import { quota } from '../processes/plan.ts';
import { Body } from '../state.ts';

/** Cluster managers were sent from FY2005 on. */
const MANAGERS = monthOf(2005, 4);

/** No body yet. */
export const NO_ACTIVITY: NetworkActivity = {
  hired: 0,
  coordinators: 0,
  visits: 0,
  introductions: 0,
  skill: 0,
  seminars: 0,
  ownSeminars: 0,
  sessions: 0,
};

/** What the body would do this month, from its own means and the lever. */
export function networkActivity(sim: Context, members: number): NetworkActivity {
  const { c, month, params } = sim;
  if (month < params.region.body.since) return NO_ACTIVITY;
  const budget = moneyOf(sim, 'network');
  const hired = coordinatorsHired(sim, members);
  const rest = budget - hired * c.coordinatorCost;
  const forGroups = Math.floor(rest * c.studyGroupShare);
  const counted = quota(sim);
  const coordinators = (sim.state.body[Body.coordinators] as number) + hired;
  return {
    hired,
    coordinators,
    visits:
      inThisMonth(Math.floor(coordinators * c.visitsPerCoordinator * 12), month) +
      (budget > 0 && !isRanking(sim) ? Math.floor(c.bureauVisits) : 0),
    introductions: inThisMonth(Math.floor(coordinators * c.introductionsPerCoordinator * 12 * (1 + counted)), month),
    skill: c.introductionSkill * (1 - counted) * (budget > 0 && month >= MANAGERS ? 1 + c.clusterManager : 1),
    seminars: inThisMonth(Math.floor((rest - forGroups) / c.seminarCost), month),
    ownSeminars: isResting(sim) ? 0 : inThisMonth(Math.floor(c.bodySeminars), month),
    sessions: inThisMonth(Math.floor(forGroups / c.studyGroupCost), month),
  };
}

/** In the month of the calls the bureau's staff judge proposals and visit nobody. */
function isRanking(sim: Context): boolean {
  return monthOfYear(sim.month) === sim.c.callMonth && moneyOf(sim, 'consortium') + moneyOf(sim, 'development') > 0;
}

/** Coordinators that the lever pays: as many as asked for, no more than the budget covers. */
export function coordinatorsHired(sim: Context, members: number): number {
  const { c, month, params } = sim;
  const { network } = params.levers;
  const level = network.coordinatorsPer100Members[fiscalYearOf(month) - FIRST_FISCAL_YEAR] ?? 0;
  const wanted = Math.round((level * members) / 100);
  return Math.min(wanted, Math.floor(moneyOf(sim, 'network') / c.coordinatorCost));
}

/** The state pays the body this month's wages of the coordinators of the lever. @returns integer yen */
export function payHired(sim: Context): number {
  const { activity, c, month } = sim;
  const wages = Math.min(inThisMonth(activity.hired * c.coordinatorCost, month), leftOf(sim, 'network'));
  drawNetwork(sim, wages);
  return wages;
}

/** Integer yen of the lever that gatherings of this month may cost. */
export function networkPurse(sim: Context): number {
  const { activity, c, month } = sim;
  return Math.max(0, leftOf(sim, 'network') - afterThisMonth(activity.hired * c.coordinatorCost, month));
}

/** The state pays the body for what the lever does. The bureau's visits are staff time and cost nothing here. */
export function drawNetwork(sim: Context, amount: number): void {
  if (amount === 0) return;
  const { state, month, log, rows } = sim;
  drawBudget(sim, 'network', Account.body, amount);
  const o = state.organisations;
  log?.emit(month, EventKind.payment, o.keyHi[rows.body] as number, o.keyLo[rows.body] as number, 0, 0, amount, 0);
}
