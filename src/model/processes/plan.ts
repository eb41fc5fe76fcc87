/**
 * Lever `review`, policy management: plan, do, check, act. Each April of a year with a `scope` the weights of the levers move towards
 * those whose reports per yen beat their target, within 1 ± scope, at the same total money; in the third year of a
 * five-year plan by more, the more the further the common target of the whole plan is missed. What is compared is what a
 * ministry can measure: counts that are reported, a year late, with error; never another policy's run.
 *
 *   weight  w + step · (ratio - mean ratio), then balanced so that the total stays; ratio = reported / target, 0 to 2
 *   target  at the start of a plan, or with a lever's first reports, the reports per yen of then, raised by the ambition
 *   step    planYear;  planReview · (2 - ratio of the whole plan) in the third year: new businesses started, per public yen
 *
 * A lever is judged by what its money buys, per yen paid; bridge, fund and attraction per yen of their budget, as their money
 * comes back or is saved up. Those who are measured answer to the measure: coordinators make more introductions and choose them less well.
 *
 * Cost    the budget, paid by the state for monitoring and evaluation; more of it makes reports more exact
 * Reads   counters, levers
 * Writes  state.plan
 * Draws   planError: one for each lever and year
 * Source  METI 2005, policy management (PDCA): five-year plan, evaluation in the third year; form and sizes are ours.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { normal } from '../../core/distributions.ts';
import { exp } from '../../core/math.ts';
import { quantise } from '../../core/quantise.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Account, Counter, type CounterName, count, pay } from '../accounts.ts';
import { type Context, keyOfRegion } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { inThisMonth, moneyOf, plannedMoney } from '../money.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type LeverName } from '../params.ts';
import { PLAN_YEARS, REGION_SHARE } from '../state.ts';

const LEVERS = LEVER_NAMES.length;
/** Place of the whole plan behind the levers, and how many are reported on. */
const WHOLE = LEVERS;
const REPORTING = LEVERS + 1;
/** Places in `State.plan`: weights less 1, targets, then reports and money at the last Aprils, the latest first. */
const TARGETS = LEVERS;
const REPORTS = TARGETS + REPORTING;
const MONEY = REPORTS + PLAN_YEARS * REPORTING;

/** What is reported of each lever but the review itself. */
const REPORTED: Readonly<Partial<Record<LeverName, CounterName>>> = {
  network: 'alliancesFormed',
  consortium: 'consortiumAdoptions',
  development: 'developmentAdoptions',
  incubation: 'venturesSupported',
  market: 'productsThroughChannel',
  bridge: 'bridgeLoans',
  training: 'trained',
  exchange: 'exchangeTrips',
  leadCustomer: 'purchases',
  fund: 'stakesTaken',
  facility: 'labMonths',
  attraction: 'plantsOpened',
};

/** Their money revolves or is saved up, so that a year in which none is paid may be a good one: the budget is what counts. */
const SET_ASIDE: readonly LeverName[] = ['bridge', 'fund', 'attraction'];

/** Fiscal years in which a five-year plan begins; it is evaluated in its third year. */
const PLANS = [2001, 2006, 2011, 2016];

/** How far weights may move in this fiscal year, 0 to 1; 0: no policy management. Reviews that nobody pays for are not held. */
export function scopeNow(sim: Context): number {
  const scope = sim.params.levers.review.scope[fiscalYearOf(sim.month) - FIRST_FISCAL_YEAR] ?? 0;
  return plannedMoney(sim, 'review', sim.month) > 0 ? scope : 0;
}

/** Pays this month's part of what monitoring and evaluation cost. @returns payments */
export function payReview(sim: Context): number {
  const yen = inThisMonth(plannedMoney(sim, 'review', sim.month), sim.month);
  if (yen === 0) return 0;
  pay(sim.state, Account.state, Account.market, yen);
  count(sim.state, Counter.publicMoney, yen);
  count(sim.state, Counter.reviewMoney, yen);
  return 1;
}

/** Reports of the year, then the weights of the next. Runs each April before money flows. @returns levers whose weight moved */
export function reviewPlan(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  const { plan } = sim.state;
  file(sim);
  // what the nation decided holds from now on, after last year's budgets were filed
  plan[REGION_SHARE] = plan[REGION_SHARE + 1] as number;
  logShift(sim, plan[REGION_SHARE] as number, LEVERS);
  const scope = scopeNow(sim);
  if (scope === 0) {
    plan.fill(0, 0, LEVERS);
    return 0;
  }
  const year = fiscalYearOf(sim.month);
  setTargets(sim, PLANS.includes(year));
  return shiftWeights(sim, scope, isThirdYear(year) ? sim.c.planReview * (2 - wholeRatio(sim)) : sim.c.planYear);
}

/** Keeps the counters of the last Aprils, the latest first. */
function file(sim: Context): void {
  const { plan, counters } = sim.state;
  plan.copyWithin(REPORTS + REPORTING, REPORTS, MONEY - REPORTING);
  plan.copyWithin(MONEY + REPORTING, MONEY, MONEY + (PLAN_YEARS - 1) * REPORTING);
  LEVER_NAMES.forEach((lever, at) => {
    const name = REPORTED[lever];
    plan[REPORTS + at] = name === undefined ? 0 : (counters[Counter[name]] as number);
    plan[MONEY + at] = SET_ASIDE.includes(lever)
      ? (plan[MONEY + REPORTING + at] as number) + moneyOf(sim, lever, sim.month - 1)
      : (counters[Counter[`${lever}Money`]] as number);
  });
  plan[REPORTS + WHOLE] = counters[Counter.newBusinessesStarted] as number;
  plan[MONEY + WHOLE] = counters[Counter.publicMoney] as number;
}

/** Whether a five-year plan is evaluated in this fiscal year. */
export function isThirdYear(year: number): boolean {
  return PLANS.includes(year - 2);
}

/** The common target of the whole plan, without an error of its own: new businesses are counted by many. 1 while there is none. */
function wholeRatio(sim: Context): number {
  const ratio = ratioOfWhole(sim, sim.c.planLag);
  return ratio < 0 ? 1 : ratio;
}

function ratioOfWhole(sim: Context, aprils: number): number {
  const target = sim.state.plan[TARGETS + WHOLE] as number;
  return target <= 0 ? -1 : Math.min(2, reported(sim, WHOLE, aprils) / target);
}

/**
 * Reports over targets before the reports of this April are filed, 0 to 2: the mean over the levers of the individual plan, and
 * with equal weight the common target of the whole plan; -1: there are no reports.
 */
export function planRatio(sim: Context): number {
  const own = individualRatio(sim);
  const whole = ratioOfWhole(sim, Math.max(0, sim.c.planLag - 1));
  if (own < 0) return whole;
  return whole < 0 ? own : (own + whole) / 2;
}

function individualRatio(sim: Context): number {
  let sum = 0;
  let judged = 0;
  for (let at = 0; at < LEVERS; at++) {
    const target = sim.state.plan[TARGETS + at] as number;
    if (target <= 0) continue;
    sum += Math.min(2, reported(sim, at, Math.max(0, sim.c.planLag - 1)) / target);
    judged++;
  }
  return judged === 0 ? -1 : sum / judged;
}

/** Reports per million yen of the last year that the ministry knows; 0 where nothing was paid. */
function reported(sim: Context, at: number, aprils: number = sim.c.planLag): number {
  const { plan } = sim.state;
  const late = Math.min(PLAN_YEARS - 2, aprils) * REPORTING + at;
  const money = (plan[MONEY + late] as number) - (plan[MONEY + late + REPORTING] as number);
  const count = (plan[REPORTS + late] as number) - (plan[REPORTS + late + REPORTING] as number);
  return money <= 0 || count <= 0 ? 0 : (count * 1e6) / money;
}

/** Targets of a new plan; within a plan, those of levers that had no reports before. */
function setTargets(sim: Context, anew: boolean): void {
  const { plan } = sim.state;
  for (let at = 0; at < REPORTING; at++)
    if (anew || plan[TARGETS + at] === 0) plan[TARGETS + at] = reported(sim, at) * (1 + sim.c.planAmbition);
}

/** Standard deviation of the error of reports, log points: what is spent on monitoring makes them better. */
export function errorOfReports(sim: Context): number {
  const { planError, reviewCost } = sim.c;
  return (planError * reviewCost) / (reviewCost + plannedMoney(sim, 'review', sim.month));
}

function shiftWeights(sim: Context, scope: number, step: number): number {
  const { plan } = sim.state;
  const key = processKey(sim.seed, Decision.planError, fiscalYearOf(sim.month));
  const { hi, lo } = keyOfRegion(sim);
  const spread = errorOfReports(sim);
  const ratios = new Float64Array(LEVERS).fill(-1);
  let sum = 0;
  let judged = 0;
  for (let at = 0; at < LEVERS; at++) {
    const target = plan[TARGETS + at] as number;
    if (target <= 0) continue;
    const error = exp(spread * normal(uniform(key, hi ^ at, lo)));
    ratios[at] = Math.min(2, (reported(sim, at) / target) * error);
    sum += ratios[at] as number;
    judged++;
  }
  if (judged < 2) return 0;
  let moved = 0;
  for (let at = 0; at < LEVERS; at++) {
    if ((ratios[at] as number) < 0) continue;
    const next = (plan[at] as number) + step * ((ratios[at] as number) - sum / judged);
    const bounded = quantise(Math.max(-scope, Math.min(scope, next)));
    if (bounded !== plan[at]) moved++;
    plan[at] = bounded;
  }
  keepMoney(sim, scope);
  for (let at = 0; at < LEVERS; at++) logShift(sim, plan[at] as number, at);
  return moved;
}

/** The total of the year stays, as far as the scope lets it; nobody who has not reported yet pays for others or gains by them. */
function keepMoney(sim: Context, scope: number): void {
  const { plan } = sim.state;
  const budgets = LEVER_NAMES.map((lever, at) => (hasReported(plan, at) ? plannedMoney(sim, lever, sim.month) : 0));
  balance(new Array(LEVERS).fill(scope), budgets, plan.subarray(0, LEVERS));
}

/**
 * Takes from all shares what is too much of the money, or gives what is left, in proportion to the room that the scope
 * leaves to each: Σ yen · share is then 0, or a little less, or has no room. Shares are in steps of 2^-24, rounded down.
 */
export function balance(scopes: readonly number[], yen: readonly number[], shares: Float64Array): void {
  let extra = 0;
  for (const [n, share] of shares.entries()) extra += (yen[n] as number) * share;
  if (extra === 0) return;
  const sign = extra > 0 ? 1 : -1;
  const roomOf = (n: number): number => (scopes[n] as number) + sign * (shares[n] as number);
  let room = 0;
  for (const n of shares.keys()) room += (yen[n] as number) * roomOf(n);
  if (room <= 0) return;
  const part = Math.min(1, (sign * extra) / room);
  for (const [n, share] of shares.entries()) {
    if (yen[n] === 0) continue;
    const next = share - sign * part * roomOf(n) - 2 ** -23;
    shares[n] = quantise(Math.max(-(scopes[n] as number), next));
  }
}

function hasReported(plan: Float64Array, at: number): boolean {
  return (plan[TARGETS + at] as number) > 0 || plan[at] !== 0;
}

/** @param at the lever, or the number of levers for all of them */
function logShift({ log, rows, state, month }: Context, shift: number, at: number): void {
  if (log === null || shift === 0) return;
  const { keyHi, keyLo } = state.organisations;
  log.emit(month, EventKind.review, keyHi[rows.body] as number, keyLo[rows.body] as number, 0, 0, shift, at);
}

/** Factor on the number of introductions, and on the skill with which pairs are chosen, while counts are what is judged. */
export function quota(sim: Context): number {
  return scopeNow(sim) > 0 ? sim.c.planQuota : 0;
}
