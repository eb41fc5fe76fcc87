/** What a lever has to spend: the policy's timeline, as policy management has weighted it. */
import { fiscalYearOf } from '../core/calendar.ts';
import type { Context } from './context.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type LeverName } from './params.ts';

/** Integer yen that the policy plans for a lever in the fiscal year of a month; 0 outside the timeline. */
export function plannedMoney(sim: Context, lever: LeverName, month: number): number {
  return sim.params.levers[lever].budget[fiscalYearOf(month) - FIRST_FISCAL_YEAR] ?? 0;
}

/** Integer yen of a lever in the fiscal year of a month, as planned and then reviewed (processes/plan.ts). */
export function moneyOf(sim: Context, lever: LeverName, month = sim.month): number {
  const planned = plannedMoney(sim, lever, month);
  const shift = planned === 0 ? 0 : (sim.state.plan[LEVER_NAMES.indexOf(lever)] as number);
  return shift === 0 ? planned : Math.floor(planned * (1 + shift));
}

/** How many of `perYear` things a year come in this month of the fiscal year: whole ones, evenly. */
export function inThisMonth(perYear: number, month: number): number {
  const passed = (((month - 3) % 12) + 12) % 12;
  return Math.floor((perYear * (passed + 1)) / 12) - Math.floor((perYear * passed) / 12);
}
