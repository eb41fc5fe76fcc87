/**
 * E2 Meeting without the body: gatherings of a town, friends of friends, neighbours in an incubator, and people of the
 * Tokyo core or overseas.
 *
 *   chance to attend = attendance · attention;   attendees of a gathering meet their neighbours on a keyed ring
 *
 * Reads   organisations.{alive, kind, town, attention, incubator}, ties
 * Writes  contacts
 * Draws   chanceMeeting, referral, referralPick, incubatorMeeting, pipeline: one a month for each who could meet
 * Source  0.2 to 0.6 organic meetings a month is a proposal; limited attention is what leaves members passive.
 */
import { processKey, threefry, unit, word } from '../../core/random.ts';
import { type Context, addContact } from '../context.ts';
import { Decision } from '../decisions.ts';
import { attend, clearRing, meetNeighbours } from '../ring.ts';
import { Kind, Origin, meets } from '../state.ts';
import { isAlive, trustOf } from '../ties.ts';

const MEETS = Uint8Array.from({ length: 32 }, (_, kind) => (meets(kind) ? 1 : 0));
const TO_UNIT = 2 ** -32;

/** Gatherings in each town. @returns contacts */
export function meetByChance(sim: Context): number {
  const { organisations: o } = sim.state;
  const { alive, kind, town, attention, keyHi, keyLo, count } = o;
  const { ring, contacts, c } = sim;
  const key = processKey(sim.seed, Decision.chanceMeeting, sim.month);
  const places = c.chanceGatherings;
  const rate = c.chanceAttendance / TO_UNIT;
  clearRing(ring, count);
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || MEETS[kind[row] as number] === 0) continue;
    threefry(key.hi, key.lo, keyHi[row] as number, keyLo[row] as number);
    if ((word[0] as number) >>> 0 >= rate * (attention[row] as number)) continue;
    const position = word[1] as number;
    attend(ring, row, (town[row] as number) * places + ((position & 0xffff) % places), position);
  }
  const before = contacts.count;
  meetNeighbours(ring, sim.params.region.townWeights.length * places, 1, keyHi, keyLo, contacts, Origin.chance, -1);
  return contacts.count - before;
}

/** A friend of a friend: a keyed pick of a tie, then of one of its ties. @returns contacts */
export function meetByReferral(sim: Context): number {
  const { organisations: o } = sim.state;
  const { alive, kind, attention, keyHi, keyLo, count } = o;
  const { c, contacts } = sim;
  const key = processKey(sim.seed, Decision.referral, sim.month);
  const rate = c.referralRate / TO_UNIT;
  const before = contacts.count;
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || (kind[row] as number) > Kind.venture) continue;
    threefry(key.hi, key.lo, keyHi[row] as number, keyLo[row] as number);
    if ((word[0] as number) >>> 0 >= rate * (attention[row] as number)) continue;
    const friend = pickPartner(sim, row, row, -1, 0);
    if (friend < 0) continue;
    const third = pickPartner(sim, row, friend, row, 1);
    if (third >= 0) addContact(contacts, row, third, Origin.referral, friend);
  }
  return contacts.count - before;
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
    if (!isAlive(ties, tie, sim.month)) continue;
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
  const { ring, contacts, c } = sim;
  const key = processKey(sim.seed, Decision.incubatorMeeting, sim.month);
  clearRing(ring, o.count);
  const sites = new Map<number, number>();
  for (let row = 0; row < o.count; row++) {
    const site = o.incubator[row] as number;
    if (site < 0 || o.alive[row] === 0) continue;
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.incubatorMeeting) continue;
    if (!sites.has(site)) sites.set(site, sites.size);
    attend(ring, row, sites.get(site) ?? 0, word[1] as number);
  }
  if (ring.count < 2) return 0;
  const before = contacts.count;
  meetNeighbours(ring, sites.size, 1, o.keyHi, o.keyLo, contacts, Origin.incubator, -1);
  return contacts.count - before;
}

/** Pipelines out of the region. @returns contacts */
export function meetOutside(sim: Context): number {
  const { organisations: o } = sim.state;
  const { alive, kind, attention, keyHi, keyLo, count } = o;
  const { c, contacts, rows } = sim;
  const key = processKey(sim.seed, Decision.pipeline, sim.month);
  const rate = c.pipelineRate / TO_UNIT;
  const before = contacts.count;
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || (kind[row] as number) > Kind.venture) continue;
    threefry(key.hi, key.lo, keyHi[row] as number, keyLo[row] as number);
    if ((word[0] as number) >>> 0 >= rate * (attention[row] as number)) continue;
    addContact(contacts, row, unit(word[1] as number) < 0.8 ? rows.tokyo : rows.overseas, Origin.pipeline, -1);
  }
  return contacts.count - before;
}
