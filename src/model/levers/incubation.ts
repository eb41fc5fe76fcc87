/**
 * Lever `incubation`: places in incubators with managers, for young ventures that want one. A tenant pays part of the
 * overheads, is advised and meets its neighbours; at graduation all of it ends. Incubators stand in a town and have a main
 * field; the places are spread evenly over them, and ventures choose in order of rank among those that have room:
 *
 *   applies          with chance tenancyInterest, once for all: who does not is never a tenant
 *   weight of a site = siteTown, if in the venture's town, · siteSector, if of its sector;   the first of a race
 *
 * Draws   tenancy (time 0: rank, 1: site, 2: whether it applies): one each for a venture, for the site one each with every site
 * Cost    place cost for each place taken, paid by the state, up to the budget
 * Source  METI 2005, policy tool (3)-1. No long-run survival gain is known (Schwartz 2013), so none is typed in.
 */
import { race } from '../../core/distributions.ts';
import { processKey, threefry, uniform, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { SECTOR_OF } from '../knowledge.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind } from '../state.ts';
import { adviceOf } from './training.ts';
import { payTenants } from './untied.ts';

/** What passes through the channel for each tenant: its key in two words, and the low word of its site's. */
export const TENANT_WORDS = 3;

/** Scratch; of the rows, whether they stay. */
const stayingTenants = new Selection();
const newTenants = new Selection();
let stays = new Uint8Array(0);

/** Graduations, then free places by age and a keyed draw, then the month's cost. @returns tenants */
export function runIncubators(sim: Context): number {
  const { state, c, month, log, channels } = sim;
  const o = state.organisations;
  const held = channels.isHeld('incubation') ? channels.held('incubation', month) : null;
  // a held channel has the baseline's tenants, whatever this run's own money is: the state pays for them
  const places = held === null ? Math.floor(moneyOf(sim, 'incubation') / c.placeCost) : held.length / TENANT_WORDS;
  // the newest tenants stay while there are places
  const staying = stayingTenants.begin(places, o.keyHi, o.keyLo);
  const { ventures, ventureCount } = sim.roll;
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    if (held !== null && placeOf(held, o.keyHi[row] as number, o.keyLo[row] as number) < 0) continue;
    if ((o.incubator[row] as number) >= 0 && (o.tenantUntil[row] as number) > month)
      staying.offer(row, -(o.tenantUntil[row] as number));
  }
  if (stays.length < o.count) stays = new Uint8Array(o.count * 2);
  for (let n = 0; n < staying.size; n++) stays[staying.rows[n] as number] = 1;
  const advice = adviceOf(sim, staying.size);
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    if ((o.incubator[row] as number) < 0) continue;
    if (stays[row] === 1) {
      stays[row] = 0;
      o.capability[row] = Math.min(
        1,
        (o.capability[row] as number) + (advice / 12) * (1 - (o.capability[row] as number)),
      );
      continue;
    }
    o.incubator[row] = -1;
    if (log === null) continue;
    log.because(EventKind.tenancy, o.keyHi[row] as number, o.keyLo[row] as number);
    log.emit(month, EventKind.graduation, o.keyHi[row] as number, o.keyLo[row] as number, 0, 0, 0, 0);
  }
  if (places === 0) return 0;
  const tenants = staying.size + moveIn(sim, places, places - staying.size, held);
  if (channels.recording !== null) recordTenants(sim);
  const place = inThisMonth(c.placeCost, month);
  if (sim.reduction.untied) {
    payTenants(sim, place);
    return tenants;
  }
  const cost = tenants * place;
  pay(state, Account.state, Account.market, cost);
  count(state, Counter.publicMoney, cost);
  count(state, Counter.incubationMoney, cost);
  return tenants;
}

function recordTenants(sim: Context): void {
  const { keyHi, keyLo, incubator } = sim.state.organisations;
  const { ventures, ventureCount } = sim.roll;
  const keys: number[] = [];
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    const site = incubator[row] as number;
    if (site >= 0) keys.push(keyHi[row] as number, keyLo[row] as number, keyLo[site] as number);
  }
  sim.channels.record('incubation', sim.month, keys);
}

/** Young ventures that apply and were never tenants take the free places. @param held keys of the baseline's tenants; null: live */
function moveIn(sim: Context, places: number, free: number, held: Float64Array | null): number {
  const { state, c, month, log } = sim;
  const o = state.organisations;
  const sites: number[] = [];
  const { helpers, helperCount } = sim.roll;
  for (let n = 0; n < helperCount; n++) {
    const row = helpers[n] as number;
    if (o.kind[row] === Kind.incubator) sites.push(row);
  }
  if (sites.length === 0 || free <= 0) return 0;
  const key = processKey(sim.seed, Decision.tenancy, 0);
  const interest = processKey(sim.seed, Decision.tenancy, 2);
  const chosen = newTenants.begin(free, o.keyHi, o.keyLo);
  const { ventures, ventureCount } = sim.roll;
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    if (o.tenantUntil[row] !== 0 || month - (o.born[row] as number) > c.tenantAge) continue;
    const hi = o.keyHi[row] as number;
    const lo = o.keyLo[row] as number;
    if (held === null ? uniform(interest, hi, lo) >= c.tenancyInterest : placeOf(held, hi, lo) < 0) continue;
    threefry(key.hi, key.lo, hi, lo);
    chosen.offer(row, (word[0] as number) >>> 0);
  }
  if (chosen.size === 0) return 0;
  const room = roomOf(sim, sites, places);
  for (let n = 0; n < chosen.size; n++) {
    const row = chosen.rows[n] as number;
    const at = held === null ? siteOf(sim, row, sites, room) : siteHeld(sim, row, sites, held);
    room[at] = (room[at] as number) - 1;
    o.incubator[row] = sites[at] as number;
    o.tenantUntil[row] = month + c.tenancy;
    count(state, Counter.venturesSupported);
    markReached(o, row, LeverBit.incubation);
    if (log === null) continue;
    log.because(EventKind.venture, o.keyHi[row] as number, o.keyLo[row] as number);
    log.emit(month, EventKind.tenancy, o.keyHi[row] as number, o.keyLo[row] as number, 0, 0, 0, 0);
  }
  return chosen.size;
}

/** Where a tenant's entry begins; -1: it has none. */
function placeOf(held: Float64Array, hi: number, lo: number): number {
  for (let n = 0; n < held.length; n += TENANT_WORDS) if (held[n] === hi && held[n + 1] === lo) return n;
  return -1;
}

/** Place in `sites` of the one that the tenant has in the baseline. */
function siteHeld({ state }: Context, row: number, sites: readonly number[], held: Float64Array): number {
  const { keyHi, keyLo } = state.organisations;
  const key = held[placeOf(held, keyHi[row] as number, keyLo[row] as number) + 2];
  // incubators stand from the creation on, so both arms have the same
  return sites.findIndex((site) => keyLo[site] === key);
}

/** Free rooms of each site: an even part of the places, rounded up, less its tenants. Some site has one while a place is free. */
function roomOf(sim: Context, sites: readonly number[], places: number): number[] {
  const { incubator } = sim.state.organisations;
  const { ventures, ventureCount } = sim.roll;
  const room = new Array<number>(sites.length).fill(Math.ceil(places / sites.length));
  for (let n = 0; n < ventureCount; n++) {
    const at = sites.indexOf(incubator[ventures[n] as number] as number);
    if (at >= 0) room[at] = (room[at] as number) - 1;
  }
  return room;
}

/** Place in `sites` of the one with room that wins the race of a venture. */
function siteOf(sim: Context, row: number, sites: readonly number[], room: readonly number[]): number {
  const { keyHi, keyLo, town, field } = sim.state.organisations;
  const { siteTown, siteSector } = sim.c;
  const { hi, lo } = processKey(sim.seed, Decision.tenancy, 1);
  let least = Number.POSITIVE_INFINITY;
  let best = -1;
  for (const [at, site] of sites.entries()) {
    if ((room[at] as number) <= 0) continue;
    threefry(
      hi,
      lo,
      (keyHi[row] as number) ^ (keyHi[site] as number),
      (keyLo[row] as number) ^ (keyLo[site] as number),
    );
    const near = town[site] === town[row] ? siteTown : 1;
    const alike = SECTOR_OF[field[site] as number] === SECTOR_OF[field[row] as number] ? siteSector : 1;
    const time = race(unit(word[0] as number), near * alike);
    if (time >= least) continue;
    least = time;
    best = at;
  }
  return best;
}
