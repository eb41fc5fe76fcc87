/**
 * E8, the part that levers open: how far a seller is helped to its market, and what a launch leaves behind.
 *
 *   access = [place with a sales channel] · [public purchase within the window] · [living tie that an exchange made]
 *
 * Reads   organisations.{channelUntil, boughtAt}, ties
 * Writes  organisations.productAt; counters
 * Draws   nothing
 * Source  METI 2005, activities (4) and (6), framework 5 (3); the factors are proposals. Organic ties out of the region
 *         have no factor: the hazard without levers is as it was set.
 */
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { Origin } from '../state.ts';
import { isAlive } from '../ties.ts';

/** The factor on the hazard of market entry; 1 where no lever has acted. @param connected  has a tie that an exchange made */
export function accessOf(sim: Context, seller: number, connected: boolean): number {
  const { c, month } = sim;
  const { channelUntil } = sim.state.organisations;
  const channel = (channelUntil[seller] as number) > month ? c.channelEntry : 1;
  const reference = isBought(sim, seller) ? c.purchaseEntry : 1;
  return channel * reference * (connected ? c.exchangeEntry : 1);
}

/** Share of its sales that a new product keeps where it was fitted to a public buyer. */
export function soldElsewhere(sim: Context, seller: number): number {
  return isBought(sim, seller) ? 1 - sim.c.purchaseBespoke : 1;
}

/** Writes down the launch, and names what opened the market as causes of the next event. */
export function noteLaunch(sim: Context, seller: number): void {
  const { state, month, log } = sim;
  const o = state.organisations;
  o.productAt[seller] = month;
  const placed = (o.channelUntil[seller] as number) > month;
  if (placed) count(state, Counter.productsThroughChannel);
  if (log === null) return;
  const hi = o.keyHi[seller] as number;
  const lo = o.keyLo[seller] as number;
  if (placed) log.because(EventKind.placement, hi, lo);
  if (isBought(sim, seller)) log.because(EventKind.procurement, hi, lo);
  if (hasPipeline(sim, seller)) log.because(EventKind.exchange, hi, lo);
}

function isBought(sim: Context, row: number): boolean {
  const at = sim.state.organisations.boughtAt[row] as number;
  return at !== 0 && sim.month - at <= sim.c.purchaseWindow;
}

/** Whether a row has a living tie out of the region that the body's exchange made. */
function hasPipeline(sim: Context, row: number): boolean {
  const { organisations: o, ties, counters } = sim.state;
  if (counters[Counter.exchangeTrips] === 0) return false;
  const bodyHi = o.keyHi[sim.rows.body] as number;
  const bodyLo = o.keyLo[sim.rows.body] as number;
  for (let next = o.head[row] as number; next >= 0; ) {
    const tie = next >> 1;
    next = ties.next[next] as number;
    if (ties.origin[tie] !== Origin.pipeline || !isAlive(ties, tie, sim.month)) continue;
    if (ties.causeHi[tie] === bodyHi && ties.causeLo[tie] === bodyLo) return true;
  }
  return false;
}
