/**
 * E12 Entry and attraction (step 4): founders and movers who come to a town whatever happens, and firms drawn in by a
 * visible success as long as there is room. Whoever comes counts as young (E10).
 *
 *   field of who comes anyway  by the region's mix of firms times present demand
 *   chance after a success = attraction · max(0, 1 - (firms / start - 1) / (room - 1))
 *
 * Reads   occasions; organisations.alive; demand
 * Writes  organisations; counters
 * Draws   townEntry (candidates of the fiscal year); attraction: one for each success;
 *         entryField: one for each who comes anyway
 * Source  METI 2005, step 4: "centripetal force"; whether one basin or two follows is reported, never imposed.
 */
import { reserve } from '../../core/columns.ts';
import { childKey } from '../../core/key.ts';
import { type Key, processKey, uniform } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context, EntryCause } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { found } from '../initialize.ts';
import { monthsUntilExit } from '../lifetime.ts';
import { drawOccasionsOf, forCandidates, Occasion } from '../occasions.ts';
import { FIELDS } from '../params.ts';
import { Kind } from '../state.ts';
import { demandOf } from './rivalry.ts';

/** Entries that nothing in the region caused. @returns firms that came */
export function enterTowns(sim: Context): number {
  const { occasions } = sim.state;
  sim.room = sim.channels.scalar('congestion', sim.month, roomLeft(sim));
  let came = 0;
  forCandidates(sim, Occasion.townEntry, (occasion) => {
    const key = { hi: occasions.keyHi[occasion] as number, lo: occasions.keyLo[occasion] as number };
    enter(sim, key, occasions.town[occasion] as number, NOTHING);
    came++;
  });
  return came;
}

/** A success may draw a firm in. */
export function attract(sim: Context, hi: number, lo: number, town: number, field: number): void {
  const { c, seed, state } = sim;
  const u = uniform(processKey(seed, Decision.attraction, 0), hi, lo);
  if (u >= c.attractionPerSuccess * sim.room) return;
  enter(sim, childKey(hi, lo, Decision.attraction, 0), town, { kind: EventKind.product, hi, lo, label: 1 }, field);
  count(state, Counter.attracted);
  count(state, Counter.offspring);
}

/** Share of the room for firms that is left, 0 to 1, by those at the start of the month. */
function roomLeft(sim: Context): number {
  const { params, c, roll } = sim;
  const start = params.region.members.firms * (1 + params.region.nonMembersPerMember);
  return Math.max(0, 1 - Math.max(0, roll.firmCount / start - 1) / (c.congestionRoom - 1));
}

/** By field; scratch. */
const weights = new Float64Array(FIELDS);

/** Main field of a newcomer: by the region's mix of firms, each field weighted by its present demand. */
function growingField(sim: Context, key: Key): number {
  const { firmFields } = sim.params.region;
  let sum = 0;
  for (let field = 0; field < FIELDS; field++) {
    const share = firmFields[field] as number;
    const weight = share === 0 ? 0 : share * demandOf(sim, field);
    weights[field] = weight;
    sum += weight;
  }
  let left = sum * uniform(processKey(sim.seed, Decision.entryField, 0), key.hi, key.lo);
  let last = -1;
  for (let field = 0; field < FIELDS; field++) {
    const weight = weights[field] as number;
    if (weight <= 0) continue;
    last = field;
    left -= weight;
    if (left < 0) return field;
  }
  return last;
}

/** Nothing here brought it in. */
export const NOTHING: EntryCause = { kind: EventKind.product, hi: 0, lo: 0, label: 0 };

/** A firm comes to a town, with a drawn field unless one is given; in a nation some are firms that leave another region. */
export function enter(sim: Context, key: Key, town: number, cause: EntryCause, field = -1): void {
  const own = field >= 0 ? field : growingField(sim, key);
  if (sim.beyond?.awaits(sim, { ...key, kind: Kind.productFirm, town, field: own, cause }) === true) return;
  settle(sim, key, town, cause, own);
}

/** A firm that was nowhere before begins in a town. */
export function settle(sim: Context, key: Key, town: number, cause: EntryCause, field: number): void {
  const { state, params, seed, month, log } = sim;
  reserve(state.organisations, 1);
  const row = found(state, params, seed, key, Kind.productFirm, month, field);
  const o = state.organisations;
  o.town[row] = town;
  // in place of the date of an established firm
  o.retireAt[row] = month + monthsUntilExit(seed, key, sim.c.retirement, sim.c.youngMonths, sim.c.newness);
  o.causeHi[row] = cause.hi;
  o.causeLo[row] = cause.lo;
  o.staff[row] = Math.max(2, Math.floor((o.staff[row] as number) / sim.c.newcomerSmaller));
  o.custom[row] = o.staff[row] as number;
  o.cash[row] = Math.floor((o.staff[row] as number) * sim.c.salesPerStaff * sim.c.cashMonths);
  pay(state, Account.households, Account.firms, o.cash[row] as number);
  drawOccasionsOf(sim, row, month + 1);
  count(state, Counter.entries);
  if (log !== null) {
    log.because(cause.kind, cause.hi, cause.lo);
    log.emit(month, EventKind.entry, key.hi, key.lo, 0, 0, o.staff[row] as number, cause.label);
  }
}
