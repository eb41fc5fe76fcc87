/**
 * Lever `attraction`: industrial estates, as under the older laws. An estate is built when the money saved up pays it; a
 * branch plant may come to it. Plants have many jobs, headquarters outside and little attention for others; they take
 * room from other firms, and close sooner when demand falls or labour is scarce. Money is gone whether or not one comes.
 *
 *   arrival   α · room · min(1, demand)
 *   closing   h = h0 · (1 + s · max(0, 1 - demand) + k · (1 - room)), a once-only event: a keyed threshold E is met when
 *             the hazard, summed month by month, reaches it
 *
 * Reads   demand; room; organisations.{plant, closing}
 * Writes  saved; organisations; accounts; counters
 * Draws   estate: one for each; closing: the threshold of each plant
 * Cost    estate cost for each estate built, paid by the state, never above the budgets until then
 * Source  METI 2005, history: Industrial Relocation Promotion Law, Technopolis and others. Sitings in Technopolis areas
 *         1984 to 1986 were 1.4 times 1981 to 1983 (Diet, 21 April 1988), a figure without a control group, so an upper
 *         bound; two firms on 47 ha are its other end (Diet, 15 April 1992). Sizes are proposals.
 */
import { reserve } from '../../core/columns.ts';
import { exponential } from '../../core/distributions.ts';
import { childKey } from '../../core/key.ts';
import { type Key, processKey, uniform, unit, word } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { found, pick, regionKey } from '../initialize.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { drawOccasionsOf } from '../occasions.ts';
import { NOTHING } from '../processes/entry.ts';
import { demandOf } from '../processes/rivalry.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, NEVER } from '../state.ts';

/** Closings, then estates. @returns estates built and plants that close */
export function runEstates(sim: Context): number {
  const { state, c, month, params } = sim;
  const closed = (state.counters[Counter.plantsOpened] as number) > 0 ? closePlants(sim) : 0;
  const { saved } = state;
  const yen = (saved[0] as number) + inThisMonth(moneyOf(sim, 'attraction'), month);
  const built = Math.floor(yen / c.plantCost);
  saved[0] = yen - built * c.plantCost;
  if (built === 0) return closed;
  const region = regionKey(params.region.id);
  const arrival = processKey(sim.seed, Decision.estate, month);
  for (let n = 0; n < built; n++) buildEstate(sim, childKey(region.hi, region.lo, Decision.estate, n), arrival);
  const cost = built * c.plantCost;
  pay(state, Account.state, Account.market, cost);
  count(state, Counter.publicMoney, cost);
  count(state, Counter.attractionMoney, cost);
  return closed + built;
}

/** The n-th estate of a month is the same in every run; a plant comes to it if its draw allows. */
function buildEstate(sim: Context, estate: Key, arrival: Key): void {
  const { state, c, params, month } = sim;
  const u = uniform(arrival, estate.hi, estate.lo);
  const field = pick(params.region.firmFields, unit(word[1] as number));
  if (u >= c.plantArrival * sim.room * demandFor(sim, field)) {
    count(state, Counter.emptyEstates);
    return;
  }
  const key = childKey(estate.hi, estate.lo, Decision.estate, month);
  if (sim.beyond?.awaits(sim, { ...key, kind: Kind.largeFirm, town: -1, field, cause: NOTHING }) === true) return;
  openPlant(sim, key, field);
}

/** A plant that was nowhere before. */
export function openPlant(sim: Context, key: Key, field: number): void {
  const { state, c, params, seed, month, log } = sim;
  reserve(state.organisations, 1);
  const row = found(state, params, seed, key, Kind.largeFirm, month, field);
  const o = state.organisations;
  o.plant[row] = 1;
  markReached(o, row, LeverBit.attraction);
  const median = c.staffMedian * c.staffLargeFactor;
  o.staff[row] = Math.max(2, Math.floor(((o.staff[row] as number) * c.plantStaff) / median));
  o.custom[row] = o.staff[row] as number;
  o.attention[row] = (o.attention[row] as number) * c.plantAttention;
  o.retireAt[row] = NEVER;
  o.cash[row] = Math.floor((o.staff[row] as number) * c.salesPerStaff * c.cashMonths);
  // headquarters pay in; they are outside, and so is the account
  pay(state, Account.market, Account.firms, o.cash[row] as number);
  drawOccasionsOf(sim, row, month + 1);
  count(state, Counter.entries);
  count(state, Counter.plantsOpened);
  log?.emit(month, EventKind.plant, key.hi, key.lo, 0, 0, o.staff[row] as number, 0);
}

/** Demand for a field over that of April 1998, at most 1. */
function demandFor(sim: Context, field: number): number {
  return Math.min(1, demandOf(sim, field));
}

/** Plants whose hazard has reached their threshold close this month, with the month's books. */
function closePlants(sim: Context): number {
  const { state, c, month, log, roll } = sim;
  const o = state.organisations;
  const key = processKey(sim.seed, Decision.closing, 0);
  const crowded = 1 + c.plantCrowding * (1 - sim.room);
  let closed = 0;
  for (let n = 0; n < roll.firmCount; n++) {
    const row = roll.firms[n] as number;
    if (o.plant[row] === 0) continue;
    const lost = 1 - demandFor(sim, o.field[row] as number);
    const summed = (o.closing[row] as number) + (c.plantHazard / 12) * (crowded + c.plantShock * lost);
    o.closing[row] = summed;
    const hi = o.keyHi[row] as number;
    const lo = o.keyLo[row] as number;
    if (summed < exponential(uniform(key, hi, lo))) continue;
    o.retireAt[row] = month;
    count(state, Counter.plantsClosed);
    closed++;
    log?.because(EventKind.plant, hi, lo);
    log?.emit(month, EventKind.closure, hi, lo, 0, 0, o.staff[row] as number, 0);
  }
  return closed;
}
