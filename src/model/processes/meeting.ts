/**
 * E2 Meeting without the body: gatherings of a town, friends of friends, neighbours in an incubator, and people of the
 * Tokyo core or overseas.
 *
 *   chance to attend = attendance · attention;   attendees of a gathering meet their neighbours on a keyed ring
 *
 * Reads   organisations.{alive, kind, town, attention, awayUntil, incubator}, ties
 * Writes  contacts
 * Draws   outing: one a month for each who could meet; referralPick: one for each tie asked about; incubatorMeeting
 * Source  0.2 to 0.6 organic meetings a month is a proposal; limited attention is what leaves members passive.
 */
import { drawRows, processKey, threefry, unit, word } from '../../core/random.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { attend, clearRing, meetNeighbours } from '../ring.ts';
import { meets, Origin } from '../state.ts';
import { isAlive, isTradeOnly, trustOf } from '../ties.ts';

const MEETS = Uint8Array.from({ length: 32 }, (_, kind) => (meets(kind) ? 1 : 0));
const TO_UNIT = 2 ** -32;

/** Rows that ask a friend this month; scratch. */
let seekers = new Int32Array(1024);

/**
 * One outing a month at most: to a gathering of the town, to a friend and on to a friend of that friend, or out of the
 * region. One draw decides which, and gives the place on the ring.
 *
 * @returns contacts
 */
export function goOut(sim: Context): number {
  const { roll, ring, contacts, c, rows } = sim;
  const { town, attention, awayUntil, keyHi, keyLo, count } = sim.state.organisations;
  const key = processKey(sim.seed, Decision.outing, sim.month);
  const { actors, helpers, first, second } = roll;
  const places = c.chanceGatherings;
  const chance = c.chanceAttendance / TO_UNIT;
  const referral = chance + c.referralRate / TO_UNIT;
  const outside = referral + c.pipelineRate / TO_UNIT;
  const before = contacts.count;
  clearRing(ring, count);
  if (seekers.length < count) seekers = new Int32Array(count * 2);
  let seeking = 0;
  drawRows(key, keyHi, keyLo, actors, roll.actorCount, first, second);
  for (let n = 0; n < roll.actorCount; n++) {
    const row = actors[n] as number;
    const u = (first[n] as number) >>> 0;
    const a = attention[row] as number;
    if (u >= outside * a || (awayUntil[row] as number) >= sim.month) continue;
    const place = second[n] as number;
    if (u < chance * a) attend(ring, row, (town[row] as number) * places + ((place & 0xffff) % places), place);
    else if (u < referral * a) seekers[seeking++] = row;
    else addContact(contacts, row, unit(place) < NEAR_OUTSIDE ? rows.tokyo : rows.overseas, Origin.pipeline, -1);
  }
  drawRows(key, keyHi, keyLo, helpers, roll.helperCount, first, second);
  for (let n = 0; n < roll.helperCount; n++) {
    const row = helpers[n] as number;
    if ((first[n] as number) >>> 0 >= chance * (attention[row] as number)) continue;
    const place = second[n] as number;
    attend(ring, row, (town[row] as number) * places + ((place & 0xffff) % places), place);
  }
  meetNeighbours(ring, sim.params.region.townWeights.length * places, 1, keyHi, keyLo, contacts, Origin.chance, -1);
  // everybody meets a friend before anybody is referred: in which order the rows ask must not matter
  const met = contacts.count;
  for (let n = 0; n < seeking; n++) askFriend(sim, seekers[n] as number);
  const asked = contacts.count;
  for (let n = met; n < asked; n++) referOn(sim, contacts.a[n] as number, contacts.b[n] as number);
  return contacts.count - before;
}

/** Share of the pipelines that lead to the Tokyo core. */
const NEAR_OUTSIDE = 0.8;

/** Meets a friend, by a keyed pick of a tie. */
function askFriend(sim: Context, row: number): void {
  const friend = pickPartner(sim, row, row, -1, 0);
  if (friend >= 0) addContact(sim.contacts, row, friend, Origin.chance, -1);
}

/** Meets one of the friend's own. */
function referOn(sim: Context, row: number, friend: number): void {
  const third = pickPartner(sim, row, friend, row, 1);
  if (third >= 0) addContact(sim.contacts, row, third, Origin.referral, friend);
}

/** The partner of `at` with the least keyed draw of `chooser` among those trusted enough; -1: none. */
function pickPartner(sim: Context, chooser: number, at: number, except: number, k: number): number {
  const { organisations: o, ties } = sim.state;
  const key = processKey(sim.seed, Decision.referralPick, sim.month, k);
  const hi = o.keyHi[chooser] as number;
  const lo = o.keyLo[chooser] as number;
  let least = Number.POSITIVE_INFINITY;
  let picked = -1;
  for (let edge = o.head[at] as number; edge >= 0; ) {
    const tie = edge >> 1;
    const onA = (edge & 1) === 0;
    edge = (onA ? ties.nextA[tie] : ties.nextB[tie]) as number;
    if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
    const other = (onA ? ties.b[tie] : ties.a[tie]) as number;
    if (other === except || o.alive[other] === 0 || MEETS[o.kind[other] as number] === 0) continue;
    if (trustOf(ties, tie, sim.month, sim.tables.trust) < sim.c.referralTrustFloor) continue;
    threefry(key.hi, key.lo, (ties.keyHi[tie] as number) ^ hi, (ties.keyLo[tie] as number) ^ lo);
    const drawn = ((word[0] as number) >>> 0) + ((word[1] as number) >>> 0) * TO_UNIT;
    if (drawn < least) {
      least = drawn;
      picked = other;
    }
  }
  return picked;
}

/** Tenants of the same incubator. @returns contacts */
export function meetInIncubators(sim: Context): number {
  const { organisations: o } = sim.state;
  const { ring, roll, contacts, c } = sim;
  const { hi, lo } = processKey(sim.seed, Decision.incubatorMeeting, sim.month);
  clearRing(ring, o.count);
  const sites = new Map<number, number>();
  for (let n = 0; n < roll.ventureCount; n++) {
    const row = roll.ventures[n] as number;
    const site = o.incubator[row] as number;
    if (site < 0) continue;
    threefry(hi, lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.incubatorMeeting) continue;
    if (!sites.has(site)) sites.set(site, sites.size);
    attend(ring, row, sites.get(site) ?? 0, word[1] as number);
  }
  if (ring.count < 2) return 0;
  const before = contacts.count;
  meetNeighbours(ring, sites.size, 1, o.keyHi, o.keyLo, contacts, Origin.incubator, -1);
  return contacts.count - before;
}
