/**
 * E2 Brokerage: coordinators and the bureau visit organisations, which puts them on the body's knowledge map; from the
 * map coordinators introduce pairs by expected fit.
 *
 *   whom to visit   in the towns of the month's tour, the first of a race with weights by how long ago each was seen
 *   whom to whom    argmin over a bounded list of -ln u_ij / exp(skill · fit_ij)
 *
 * The list holds the next on a keyed ring of all known, so that one more known organisation changes only the lists near it.
 *
 * Reads   organisations.{mappedAt, member, field, unit}, ties
 * Writes  organisations.{mappedAt, adoption, used}; contacts; counters
 * Draws   visit: one for each in the towns of the tour; introduction: one a month, which orders the known by their keys;
 *         introductionMatch: one for each pair on a list
 * Source  METI 2005: dispatch of coordinators; introductions 3 to 6 a month are a proposal.
 */
import { race } from '../../core/distributions.ts';
import { exp, log } from '../../core/math.ts';
import { drawEach, drawRows, processKey } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { distances, performing } from '../knowledge.ts';
import { inThisMonth } from '../money.ts';
import { judgementGain } from '../people.ts';
import { LeverBit, markReached } from '../reached.ts';
import { clearRing, sortRing } from '../ring.ts';
import { Body, Kind, Origin } from '../state.ts';
import { tieBetween } from '../ties.ts';
import { localMoney } from './body.ts';
import { raiseAdoption } from './vision.ts';

/** Coordinators go round the towns: an eighth of them each month. */
const TOURS = 8;

/** Visits of the month, actors in the towns of its tour, and whether a town is among them; scratch. */
const chosenVisits = new Selection();
let tour = new Int32Array(1024);
const onTour = new Uint8Array(256);
const TO_UNIT = 2 ** -32;

/** Lists the actors in the towns of this month's tour. @returns how many */
function listTouring(sim: Context): number {
  const { month, params, roll } = sim;
  const { town } = sim.state.organisations;
  const { actors, actorCount } = roll;
  const towns = params.region.townWeights.length;
  const tours = Math.min(TOURS, towns);
  for (let at = 0; at < towns; at++) onTour[at] = (at + month) % tours === 0 ? 1 : 0;
  if (tour.length <= actorCount) tour = new Int32Array(actorCount * 2);
  let count = 0;
  for (let n = 0; n < actorCount; n++) {
    const row = actors[n] as number;
    // written in any case and counted only where it belongs: a branch would be guessed wrong
    tour[count] = row;
    count += onTour[town[row] as number] as number;
  }
  return count;
}

/** Visits of this month. @returns visits */
export function visit(sim: Context): number {
  const { activity } = sim;
  if (activity.visits === 0 && !sim.channels.isHeld('visits')) return 0;
  const { state, c, month, log, rows } = sim;
  const o = state.organisations;
  const chosen = chosenVisits.begin(activity.visits, o.keyHi, o.keyLo);
  const { mappedAt, member } = o;
  const touring = listTouring(sim);
  const { first } = sim.roll;
  drawRows(processKey(sim.seed, Decision.visit, month), o.keyHi, o.keyLo, tour, touring, first, sim.roll.second);
  const others = c.visitNonMember;
  let limit = chosen.limit;
  for (let n = 0; n < touring; n++) {
    const row = tour[n] as number;
    const seen = month - (mappedAt[row] as number);
    const weight = (seen < 24 ? seen : 24) * (member[row] === 1 ? 1 : others);
    const u = ((first[n] as number) >>> 0) * TO_UNIT + 0.5 * TO_UNIT;
    // -ln u is at least 1 - u, so most need no logarithm
    if (1 - u > limit * weight || weight === 0) continue;
    chosen.offer(row, race(u, weight));
    limit = chosen.limit;
  }
  const visited = throughChannel(sim, chosen.rows.subarray(0, chosen.size));
  for (const row of visited) {
    o.mappedAt[row] = month;
    if (activity.hired > 0) markReached(o, row, LeverBit.network);
    if (o.member[row] === 1) raiseAdoption(sim, row, c.visionGainVisit);
    if (log !== null) {
      if (activity.hired > 0) log.because(EventKind.hiring, o.keyHi[rows.body] as number, o.keyLo[rows.body] as number);
      log.emit(
        month,
        EventKind.visit,
        o.keyHi[row] as number,
        o.keyLo[row] as number,
        o.keyHi[rows.body] as number,
        o.keyLo[rows.body] as number,
        0,
        0,
      );
    }
  }
  count(state, Counter.visits, visited.length);
  return visited.length;
}

/** Visits are few: one more organisation can take another's. Those of the baseline where the channel is held. */
function throughChannel(sim: Context, chosen: Int32Array): ArrayLike<number> & Iterable<number> {
  const { channels, month, roll } = sim;
  const { keyHi, keyLo } = sim.state.organisations;
  if (channels.isHeld('visits')) {
    const held = channels.held('visits', month);
    return roll.actors.subarray(0, roll.actorCount).filter((row) => {
      for (let n = 0; n < held.length; n += 2) if (held[n] === keyHi[row] && held[n + 1] === keyLo[row]) return true;
      return false;
    });
  }
  if (channels.recording !== null) {
    const keys = Array.from(chosen, (row) => [keyHi[row] as number, keyLo[row] as number]);
    channels.record('visits', month, keys.flat());
  }
  return chosen;
}

/** Pays the coordinators of this month, the body's own from fees, services and local money, the others from the lever. */
export function payCoordinators(sim: Context): number {
  const { state, c, month } = sim;
  const own = state.body[Body.coordinators] as number;
  if (own > 0) pay(state, Account.state, Account.body, inThisMonth(localMoney(sim), month));
  const wages =
    inThisMonth(own * c.coordinatorCost, month) + inThisMonth(sim.activity.hired * c.coordinatorCost, month);
  pay(state, Account.body, Account.households, wages);
  count(state, Counter.bodyCost, wages);
  return wages;
}

/** Introductions of this month. @returns contacts */
export function introduce(sim: Context): number {
  const { activity } = sim;
  if (activity.introductions === 0) return 0;
  const { ring, contacts, rows } = sim;
  const focal = orderKnown(sim, activity.introductions);
  if (ring.count < 2) return 0;
  const length = Math.min(sim.c.introductionCandidates, ring.count - 1);
  runRaces(sim, focal, length);
  const before = contacts.count;
  for (let n = 0; n < focal; n++) {
    const row = focalRows[n] as number;
    const partner = winner(sim, row, n * length, length);
    if (partner >= 0) addContact(contacts, row, partner, Origin.introduction, rows.body);
  }
  return contacts.count - before;
}

/** Those whom coordinators look for partners for; scratch. */
const chosenFocal = new Selection();
/** Their rows and places on the ring, in its order. */
let focalRows = new Int32Array(64);
let focalPlaces = new Int32Array(64);
/** By row: focal this month. */
let isFocal = new Uint8Array(0);

/** Puts the known on the ring. @returns how many of them are focal */
function orderKnown(sim: Context, wanted: number): number {
  const { ring, roll, state } = sim;
  const { keyHi, keyLo, count: organisations } = state.organisations;
  // keys are random words already, so an odd multiplier of the month puts them in an order of its own at the price of none
  const { hi, lo } = processKey(sim.seed, Decision.introduction, sim.month);
  clearRing(ring, organisations);
  const focal = chosenFocal.begin(wanted, keyHi, keyLo);
  let limit = focal.limit;
  const { known, knownCount } = roll;
  const { row: onRing, gathering, position } = ring;
  ring.count = knownCount;
  gathering.fill(0, 0, knownCount);
  for (let n = 0; n < knownCount; n++) {
    const row = known[n] as number;
    onRing[n] = row;
    position[n] = Math.imul(keyHi[row] as number, hi | 1);
    const score = Math.imul(keyLo[row] as number, lo | 1) >>> 0;
    if (score > limit) continue;
    focal.offer(row, score);
    limit = focal.limit;
  }
  sortRing(ring, 1, keyHi, keyLo);
  if (isFocal.length < organisations) isFocal = new Uint8Array(organisations * 2);
  if (focalRows.length < wanted) {
    focalRows = new Int32Array(wanted * 2);
    focalPlaces = new Int32Array(wanted * 2);
  }
  for (let n = 0; n < focal.size; n++) isFocal[focal.rows[n] as number] = 1;
  const { row: attendees, order, count } = ring;
  let found = 0;
  for (let place = 0; place < count; place++) {
    const row = attendees[order[place] as number] as number;
    if (isFocal[row] === 0) continue;
    focalRows[found] = row;
    focalPlaces[found++] = place;
  }
  for (let n = 0; n < focal.size; n++) isFocal[focal.rows[n] as number] = 0;
  return found;
}

/** The lists one after another: focal, candidate, time in the race; scratch. */
let listed = createLists(1024);

interface Lists {
  readonly focal: Int32Array;
  readonly other: Int32Array;
  readonly hi: Int32Array;
  readonly lo: Int32Array;
  readonly k0: Int32Array;
  readonly k1: Int32Array;
  /** Distance of the two, then time. */
  readonly time: Float64Array;
}

function createLists(capacity: number): Lists {
  const ints = (): Int32Array => new Int32Array(capacity);
  return {
    focal: ints(),
    other: ints(),
    hi: ints(),
    lo: ints(),
    k0: ints(),
    k1: ints(),
    time: new Float64Array(capacity),
  };
}

/** Times of all races of the month: the next `length` on the ring of each who is focal. */
function runRaces(sim: Context, focalCount: number, length: number): void {
  const { c, ring, state } = sim;
  const { keyHi, keyLo, unit, kind } = state.organisations;
  const match = processKey(sim.seed, Decision.introductionMatch, sim.month);
  const pairs = focalCount * length;
  if (listed.focal.length < pairs) listed = createLists(pairs * 2);
  const { focal, other, hi, lo, k0, k1, time } = listed;
  const { row: attendees, order, count } = ring;
  let at = 0;
  for (let n = 0; n < focalCount; n++) {
    const row = focalRows[n] as number;
    let place = focalPlaces[n] as number;
    for (let step = 1; step <= length; step++) {
      place = place + 1 === count ? 0 : place + 1;
      const next = attendees[order[place] as number] as number;
      focal[at] = row;
      other[at] = next;
      k0[at] = match.hi;
      k1[at] = match.lo;
      hi[at] = (keyHi[next] as number) ^ (keyLo[row] as number);
      lo[at++] = (keyLo[next] as number) ^ (keyHi[row] as number);
    }
  }
  drawEach(k0, k1, hi, lo, pairs, hi, lo);
  distances(unit, focal, other, pairs, time);
  const { distanceOptimum, distanceWidth } = c;
  const skill = sim.activity.skill * (1 + judgementGain(sim));
  for (let n = 0; n < pairs; n++) {
    // what a coordinator expects of a pair, 0 to 1.3: performing in distance, and a firm meeting a laboratory
    const mixed = (kind[focal[n] as number] === Kind.lab) !== (kind[other[n] as number] === Kind.lab);
    const fit = performing(time[n] as number, distanceOptimum, distanceWidth) + (mixed ? 0.3 : 0);
    const u = ((hi[n] as number) >>> 0) * TO_UNIT + 0.5 * TO_UNIT;
    time[n] = -log(u) / exp(skill * fit);
  }
}

/** The first in the race among the listed from `from` on who do not work with `row` yet; -1: all do. */
function winner(sim: Context, row: number, from: number, length: number): number {
  const { other, time } = listed;
  for (let tries = 0; tries < length; tries++) {
    let best = from;
    for (let at = from + 1; at < from + length; at++) if ((time[at] as number) < (time[best] as number)) best = at;
    const partner = other[best] as number;
    const tie = tieBetween(sim, row, partner);
    if (tie < 0 || sim.state.ties.collaboration[tie] === 0) return partner;
    time[best] = Number.POSITIVE_INFINITY;
  }
  return -1;
}
