/** What a lever has to spend: the policy's timeline, as policy management has weighted it. */
import { fiscalYearOf } from '../core/calendar.ts';
import type { Context } from './context.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type LeverName } from './params.ts';
import { REGION_SHARE } from './state.ts';

/** Integer yen that the policy plans for a lever in the fiscal year of a month; 0 outside the timeline. */
export function plannedMoney(sim: Context, lever: LeverName, month: number): number {
  return sim.params.levers[lever].budget[fiscalYearOf(month) - FIRST_FISCAL_YEAR] ?? 0;
}

/** Integer yen of a lever in the fiscal year of a month, as planned and then reviewed (processes/plan.ts, nation/reexamine.ts). */
export function moneyOf(sim: Context, lever: LeverName, month = sim.month): number {
  const planned = plannedMoney(sim, lever, month);
  if (planned === 0 || lever === 'review') return planned;
  const { plan } = sim.state;
  const shift = plan[LEVER_NAMES.indexOf(lever)] as number;
  const share = plan[REGION_SHARE] as number;
  return shift === 0 && share === 0 ? planned : Math.floor(planned * (1 + shift) * (1 + share));
}

/** How many of `perYear` things a year come in this month of the fiscal year: whole ones, evenly. */
export function inThisMonth(perYear: number, month: number): number {
  const passed = (((month - 3) % 12) + 12) % 12;
  return Math.floor((perYear * (passed + 1)) / 12) - Math.floor((perYear * passed) / 12);
}

/** How many of them come after this month, until March. */
export function afterThisMonth(perYear: number, month: number): number {
  const passed = (((month - 3) % 12) + 12) % 12;
  return Math.floor(perYear) - Math.floor((perYear * (passed + 1)) / 12);
}
