/**
 * Projects are re-examined in the third year of a five-year plan: money moves among the regions of a nation towards those whose
 * reports per yen beat the targets of their individual plans and the common target, within 1 ± the scope of the lever `review`,
 * at the same national total. The reports are those that the levers' weights answer to, a year late or more, with an error of
 * their own.
 *
 *   share    s + planReview · (ratio - mean), by region; ratio = half the mean over its levers of reported / target, each 0
 *            to 2, and half new businesses per public yen over the common target; where one has no reports, the other alone
 *   balance  Σ yen · s = 0 by what room the scope leaves to each, anew each April; yen = the year's money as planned
 *
 * A share holds until the next re-examination or the end of reviews, and is a factor on all levers but the review itself.
 *
 * Reads   levers; state.plan of every region
 * Writes  state.plan: the share of the coming fiscal year
 * Draws   reexamination: one for each region and year
 * Source  METI 2005, term 2: projects re-examined; individual plans with targets. Form and sizes are ours.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { normal } from '../../core/distributions.ts';
import { exp } from '../../core/math.ts';
import { processKey, uniform } from '../../core/random.ts';
import { type Context, keyOfRegion } from '../context.ts';
import { Decision } from '../decisions.ts';
import { plannedMoney } from '../money.ts';
import { LEVER_NAMES } from '../params.ts';
import { balance, errorOfReports, isThirdYear, planRatio, scopeNow } from '../processes/plan.ts';
import { REGION_SHARE } from '../state.ts';

/** Sets the shares of the fiscal year that begins. @returns regions that get more or less than planned */
export function reexamine(regions: readonly Context[]): number {
  const first = regions[0];
  if (first === undefined) return 0;
  const scopes = regions.map(scopeNow);
  const shares = Float64Array.from(regions, ({ state }, n) =>
    scopes[n] === 0 ? 0 : (state.plan[REGION_SHARE] as number),
  );
  const yen = regions.map((sim, n) => (scopes[n] === 0 ? 0 : moneyOfLevers(sim)));
  if (isThirdYear(fiscalYearOf(first.month))) judge(regions, scopes, yen, shares);
  balance(scopes, yen, shares);
  let moved = 0;
  for (const [n, { state }] of regions.entries()) {
    state.plan[REGION_SHARE + 1] = shares[n] as number;
    if (shares[n] !== 0) moved++;
  }
  return moved;
}

/** Integer yen of a year that re-examination can move, as planned. */
function moneyOfLevers(sim: Context): number {
  let sum = 0;
  for (const lever of LEVER_NAMES) if (lever !== 'review') sum += plannedMoney(sim, lever, sim.month);
  return sum;
}

/** Moves the share of each region that has reports, from the mean of these by money. */
function judge(
  regions: readonly Context[],
  scopes: readonly number[],
  yen: readonly number[],
  shares: Float64Array,
): void {
  const ratios = regions.map((sim, n) => (scopes[n] === 0 ? -1 : seenOf(sim)));
  let sum = 0;
  let weight = 0;
  for (const [n, ratio] of ratios.entries()) {
    if (ratio < 0) continue;
    sum += ratio * (yen[n] as number);
    weight += yen[n] as number;
  }
  if (weight === 0) return;
  for (const [n, ratio] of ratios.entries()) {
    if (ratio < 0) continue;
    const scope = scopes[n] as number;
    const next = (shares[n] as number) + (regions[n] as Context).c.planReview * (ratio - sum / weight);
    shares[n] = Math.max(-scope, Math.min(scope, next));
  }
}

/** A region's reports over its targets as the ministry sees them, 0 to 2; -1: it has reported nothing. */
function seenOf(sim: Context): number {
  const ratio = planRatio(sim);
  if (ratio < 0) return -1;
  const { hi, lo } = keyOfRegion(sim);
  const key = processKey(sim.seed, Decision.reexamination, fiscalYearOf(sim.month));
  return Math.min(2, ratio * exp(errorOfReports(sim) * normal(uniform(key, hi, lo))));
}
