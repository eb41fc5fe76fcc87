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
import { compareKeys } from '../../core/key.ts';
import { exp, log } from '../../core/math.ts';
import { drawEach, drawRows, processKey } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { distances, performing } from '../knowledge.ts';
import { inThisMonth } from '../money.ts';
import { judgementGain } from '../people.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Body, Kind, Origin } from '../state.ts';
import { tieBetween } from '../ties.ts';
import { localMoney } from './body.ts';
import { raiseAdoption } from './vision.ts';

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
  const tours = Math.min(sim.c.tourMonths, towns);
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
  const wait = c.visitWait;
  let limit = chosen.limit;
  for (let n = 0; n < touring; n++) {
    const row = tour[n] as number;
    const seen = month - (mappedAt[row] as number);
    const weight = (seen < wait ? seen : wait) * (member[row] === 1 ? 1 : others);
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
  const { activity, roll, contacts, rows } = sim;
  if (activity.introductions === 0 || roll.knownCount < 2) return 0;
  placeKnown(sim);
  const focal = chooseFocal(sim, Math.min(activity.introductions, roll.knownCount));
  const length = Math.min(sim.c.introductionCandidates, roll.knownCount - 1);
  runRaces(sim, focal, length);
  const before = contacts.count;
  for (let n = 0; n < focal; n++) {
    const row = roll.known[focalPlaces[n] as number] as number;
    const partner = winner(sim, row, n * length, length);
    if (partner >= 0) addContact(contacts, row, partner, Origin.introduction, rows.body);
  }
  return contacts.count - before;
}

/** Arcs of the ring, about as many as there are known. */
const ARC_BITS = 10;
const ARCS = 1 << ARC_BITS;
const arcHead = new Int32Array(ARCS);
/** By place on the roll of the known: place on the ring and the next of the same arc; then the score by which they are focal; scratch. */
let ringPlace = new Float64Array(1024);
let arcNext = new Int32Array(1024);
let focalScore = new Float64Array(1024);
/** Those whom coordinators look for partners for, places on the roll; scratch. */
let focalPlaces = new Int32Array(1024);
const TO_ARC = ARCS / 4294967296;

/** Puts the known on the arcs of a ring: nobody but the neighbours of the focal need be in order. */
function placeKnown(sim: Context): void {
  const { keyHi, keyLo } = sim.state.organisations;
  const { known, knownCount } = sim.roll;
  // keys are random words already, so an odd multiplier of the month puts them in an order of its own at the price of none
  const { hi, lo } = processKey(sim.seed, Decision.introduction, sim.month);
  const byHi = hi | 1;
  const byLo = lo | 1;
  if (ringPlace.length < knownCount) {
    ringPlace = new Float64Array(knownCount * 2);
    arcNext = new Int32Array(knownCount * 2);
    focalScore = new Float64Array(knownCount * 2);
    focalPlaces = new Int32Array(knownCount * 2);
  }
  arcHead.fill(-1);
  for (let n = 0; n < knownCount; n++) {
    const row = known[n] as number;
    const place = Math.imul(keyHi[row] as number, byHi);
    const arc = place >>> (32 - ARC_BITS);
    ringPlace[n] = place >>> 0;
    focalScore[n] = Math.imul(keyLo[row] as number, byLo) >>> 0;
    arcNext[n] = arcHead[arc] as number;
    arcHead[arc] = n;
  }
}

/** The `wanted` with the least scores, in order of the ring. @returns how many */
function chooseFocal(sim: Context, wanted: number): number {
  const { knownCount } = sim.roll;
  // scores are as good as uniform: so many as are wanted and a few standard deviations more are below this
  let limit = (2 ** 32 * (wanted + 4 * Math.sqrt(wanted) + 4)) / knownCount;
  let found = 0;
  for (;;) {
    found = 0;
    for (let n = 0; n < knownCount; n++) {
      focalPlaces[found] = n;
      found += (focalScore[n] as number) < limit ? 1 : 0;
    }
    if (found >= wanted) break;
    limit = Number.POSITIVE_INFINITY;
  }
  sortPlaces(sim, focalScore, focalPlaces, 0, found);
  sortPlaces(sim, ringPlace, focalPlaces, 0, wanted);
  return wanted;
}

/** Sorts places of the roll from `from` to `to` of a list by a number of each, by key where equal: few, or nearly in order. */
function sortPlaces(sim: Context, by: Float64Array, list: Int32Array, from: number, to: number): void {
  const { known } = sim.roll;
  const { keyHi, keyLo } = sim.state.organisations;
  for (let i = from + 1; i < to; i++) {
    const n = list[i] as number;
    const value = by[n] as number;
    const row = known[n] as number;
    let j = i - 1;
    for (; j >= from; j--) {
      const other = list[j] as number;
      const before = by[other] as number;
      if (before < value) break;
      const o = known[other] as number;
      if (
        before === value &&
        compareKeys(keyHi[o] as number, keyLo[o] as number, keyHi[row] as number, keyLo[row] as number) <= 0
      )
        break;
      list[j + 1] = other;
    }
    list[j + 1] = n;
  }
}

/** Who stands after one of the known on the ring, places on the roll; scratch. At least so many as were asked for, and those of the last arc. */
let followers = new Int32Array(1024);

/** Lists the next `length` on the ring after `n`, arc by arc. */
function listFollowers(sim: Context, n: number, length: number): void {
  const { knownCount } = sim.roll;
  if (followers.length < 2 * knownCount) followers = new Int32Array(4 * knownCount);
  const own = Math.floor((ringPlace[n] as number) * TO_ARC);
  let count = 0;
  // the arc of its own: who stands behind it now, and who stands before it after a whole round
  for (let step = 0; step <= ARCS && count < length; step++) {
    const from = count;
    for (let at = arcHead[(own + step) & (ARCS - 1)] as number; at >= 0; at = arcNext[at] as number)
      followers[count++] = at;
    if (count - from > 1 || step === 0 || step === ARCS) sortPlaces(sim, ringPlace, followers, from, count);
    if (step !== 0 && step !== ARCS) continue;
    let at = from;
    while (followers[at] !== n) at++;
    if (step === 0) {
      followers.copyWithin(0, at + 1, count);
      count -= at + 1;
    } else count = at;
  }
}

/** The lists one after another: focal, candidate, time in the race; scratch. */
let listed = createScratch(createLists, 1024);

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
  const { c, roll, state } = sim;
  const { known } = roll;
  const { keyHi, keyLo, unit, kind } = state.organisations;
  const match = processKey(sim.seed, Decision.introductionMatch, sim.month);
  const pairs = focalCount * length;
  if (listed.focal.length < pairs) listed = createLists(pairs * 2);
  const { focal, other, hi, lo, k0, k1, time } = listed;
  k0.fill(match.hi, 0, pairs);
  k1.fill(match.lo, 0, pairs);
  let at = 0;
  for (let n = 0; n < focalCount; n++) {
    const place = focalPlaces[n] as number;
    const row = known[place] as number;
    listFollowers(sim, place, length);
    for (let step = 0; step < length; step++) {
      const next = known[followers[step] as number] as number;
      focal[at] = row;
      other[at] = next;
      hi[at] = (keyHi[next] as number) ^ (keyLo[row] as number);
      lo[at++] = (keyLo[next] as number) ^ (keyHi[row] as number);
    }
  }
  drawEach(k0, k1, hi, lo, pairs, hi, lo);
  distances(unit, focal, other, pairs, time);
  const { distanceOptimum, distanceWidth, expectedMixed } = c;
  const skill = sim.activity.skill * (1 + judgementGain(sim));
  for (let n = 0; n < pairs; n++) {
    // what a coordinator expects of a pair: performing in distance, and a firm meeting a laboratory
    const mixed = (kind[focal[n] as number] === Kind.lab) !== (kind[other[n] as number] === Kind.lab);
    const fit = performing(time[n] as number, distanceOptimum, distanceWidth) + (mixed ? expectedMixed : 0);
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
