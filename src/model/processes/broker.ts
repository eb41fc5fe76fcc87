/**
 * E2 Introductions: from the body's knowledge map coordinators introduce pairs by expected fit, and are paid.
 *
 *   whom to whom    argmin over a bounded list of -ln u_ij / exp(skill · fit_ij)
 *
 * The list holds the next on a keyed ring of all known, so that one more known organisation changes only the lists near it.
 *
 * Reads   organisations.{mappedAt, field, unit}, ties
 * Writes  contacts; accounts; counters
 * Draws   introduction: one a month, which orders the known by their keys; introductionMatch: one for each pair on a list
 * Source  METI 2005: dispatch of coordinators; introductions 3 to 6 a month are a proposal.
 */
import { compareKeys } from '../../core/key.ts';
import { exp, log } from '../../core/math.ts';
import { drawEach, processKey, unit as toUnit } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import { nthLeast } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { distances, performing } from '../knowledge.ts';
import { inThisMonth } from '../money.ts';
import { judgementGain } from '../people.ts';
import { Body, Kind, Origin } from '../state.ts';
import { tieBetween } from '../ties.ts';
import { localMoney } from './body.ts';

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
  orderKnown(sim);
  const focal = chooseFocal(sim, Math.min(activity.introductions, roll.knownCount));
  const length = Math.min(Math.floor(sim.c.introductionCandidates), roll.knownCount - 1);
  runRaces(sim, focal, length);
  const before = contacts.count;
  for (let n = 0; n < focal; n++) {
    const row = ringRow[focalPlaces[n] as number] as number;
    const partner = winner(sim, row, n, length);
    if (partner >= 0) addContact(contacts, row, partner, Origin.introduction, rows.body);
  }
  return contacts.count - before;
}

/** The known in order of the ring: rows, places; then whom coordinators look for partners for, by where they stand; scratch. */
let ringRow = new Int32Array(1024);
let ringPlace = new Float64Array(1024);
let focalPlaces = new Int32Array(1024);
/** Scores of those who may be focal; scratch. */
let scores = new Float64Array(1024);
/** Arcs of the ring, about as many as there are known at most; scratch. */
const MOST_ARC_BITS = 12;
const arcEnds = new Int32Array(1 << MOST_ARC_BITS);

/** Puts the known in order of a keyed ring: into arcs first, then by place and key what is nearly in order. */
function orderKnown(sim: Context): void {
  const { keyHi, keyLo } = sim.state.organisations;
  const { known, knownCount } = sim.roll;
  if (ringRow.length < knownCount) {
    ringRow = new Int32Array(knownCount * 2);
    ringPlace = new Float64Array(knownCount * 2);
    focalPlaces = new Int32Array(knownCount * 2);
    scores = new Float64Array(knownCount * 2);
  }
  // keys are random words already, so an odd multiplier of the month puts them in an order of its own at the price of none
  const by = processKey(sim.seed, Decision.introduction, sim.month).hi | 1;
  let bits = 1;
  while (bits < MOST_ARC_BITS && 1 << bits < knownCount) bits++;
  const shift = 32 - bits;
  arcEnds.fill(0, 0, 1 << bits);
  for (let n = 0; n < knownCount; n++) {
    const arc = Math.imul(keyHi[known[n] as number] as number, by) >>> shift;
    arcEnds[arc] = (arcEnds[arc] as number) + 1;
  }
  let sum = 0;
  for (let arc = 0; arc < 1 << bits; arc++) {
    sum += arcEnds[arc] as number;
    arcEnds[arc] = sum;
  }
  for (let n = 0; n < knownCount; n++) {
    const row = known[n] as number;
    const place = Math.imul(keyHi[row] as number, by);
    const at = (arcEnds[place >>> shift] as number) - 1;
    arcEnds[place >>> shift] = at;
    ringRow[at] = row;
    ringPlace[at] = place >>> 0;
  }
  for (let i = 1; i < knownCount; i++) {
    const place = ringPlace[i] as number;
    if ((ringPlace[i - 1] as number) < place) continue;
    const row = ringRow[i] as number;
    let j = i - 1;
    for (; j >= 0 && (ringPlace[j] as number) >= place; j--) {
      const o = ringRow[j] as number;
      if (
        ringPlace[j] === place &&
        compareKeys(keyHi[o] as number, keyLo[o] as number, keyHi[row] as number, keyLo[row] as number) <= 0
      )
        break;
      ringRow[j + 1] = o;
      ringPlace[j + 1] = ringPlace[j] as number;
    }
    ringRow[j + 1] = row;
    ringPlace[j + 1] = place;
  }
}

/** The `wanted` with the least scores, in order of the ring, which also decides where scores are equal. @returns how many */
function chooseFocal(sim: Context, wanted: number): number {
  const { knownCount } = sim.roll;
  const { keyLo } = sim.state.organisations;
  const by = processKey(sim.seed, Decision.introduction, sim.month).lo | 1;
  // scores are as good as uniform: so many as are wanted and a few standard deviations more are below this
  let limit = (2 ** 32 * (wanted + 4 * Math.sqrt(wanted) + 4)) / knownCount;
  let found = 0;
  for (;;) {
    found = 0;
    for (let at = 0; at < knownCount; at++) {
      const score = Math.imul(keyLo[ringRow[at] as number] as number, by) >>> 0;
      focalPlaces[found] = at;
      scores[found] = score;
      found += score < limit ? 1 : 0;
    }
    if (found >= wanted) break;
    limit = Number.POSITIVE_INFINITY;
  }
  if (found === wanted) return wanted;
  const last = nthLeast(scores, found, wanted);
  let kept = 0;
  let equal = wanted;
  for (let n = 0; n < found; n++) {
    // scores were put into another order
    const at = focalPlaces[n] as number;
    if (Math.imul(keyLo[ringRow[at] as number] as number, by) >>> 0 < last) equal--;
  }
  for (let n = 0; n < found; n++) {
    const at = focalPlaces[n] as number;
    const score = Math.imul(keyLo[ringRow[at] as number] as number, by) >>> 0;
    if (score > last || (score === last && equal-- <= 0)) continue;
    focalPlaces[kept++] = at;
  }
  return kept;
}

/** The lists one after another: candidate, draw and the least time that it can have; then who is first so far; scratch. */
let listed = createScratch(createLists, 1024);

interface Lists {
  readonly other: Int32Array;
  readonly hi: Int32Array;
  readonly lo: Int32Array;
  readonly k0: Int32Array;
  readonly k1: Int32Array;
  readonly least: Float64Array;
  /** Of those whose time is needed: focal, candidate, place on the lists, distance and then time. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly at: Int32Array;
  readonly time: Float64Array;
  /** By focal: place on the lists and time of the first so far. */
  readonly first: Int32Array;
  readonly best: Float64Array;
}

function createLists(capacity: number): Lists {
  const ints = (): Int32Array => new Int32Array(capacity);
  const floats = (): Float64Array => new Float64Array(capacity);
  return {
    other: ints(),
    hi: ints(),
    lo: ints(),
    k0: ints(),
    k1: ints(),
    least: floats(),
    a: ints(),
    b: ints(),
    at: ints(),
    time: floats(),
    first: ints(),
    best: floats(),
  };
}

/** Bounds of -ln u from below, by the first bits of the draw. */
const BOUND_BITS = 10;
const BOUNDS = Float64Array.from(
  { length: 1 << BOUND_BITS },
  (_, k) => -log((k + 1) / (1 << BOUND_BITS)) * (1 - 1e-12),
);
/** All races of the month, the next `length` on the ring of each who is focal: the time of everybody who may be first. */
function runRaces(sim: Context, focalCount: number, length: number): void {
  const { roll, state } = sim;
  const { knownCount } = roll;
  const { keyHi, keyLo, kind } = state.organisations;
  const match = processKey(sim.seed, Decision.introductionMatch, sim.month);
  const pairs = focalCount * length;
  if (listed.other.length < pairs) listed = createLists(pairs * 2);
  const { other, hi, lo, k0, k1, least, a, b, at: places, time, first, best } = listed;
  k0.fill(match.hi, 0, pairs);
  k1.fill(match.lo, 0, pairs);
  let at = 0;
  for (let n = 0; n < focalCount; n++) {
    let place = focalPlaces[n] as number;
    const row = ringRow[place] as number;
    const rowHi = keyHi[row] as number;
    const rowLo = keyLo[row] as number;
    for (let step = 0; step < length; step++) {
      place = place + 1 === knownCount ? 0 : place + 1;
      const next = ringRow[place] as number;
      other[at] = next;
      hi[at] = (keyHi[next] as number) ^ rowLo;
      lo[at++] = (keyLo[next] as number) ^ rowHi;
    }
  }
  drawEach(k0, k1, hi, lo, pairs, hi, lo);
  const skill = skillOf(sim);
  // the time of a pair that fits as well as a pair can
  const alike = (1 / exp(skill)) * (1 - 1e-12);
  const mixed = (1 / exp(skill * (1 + sim.c.expectedMixed))) * (1 - 1e-12);
  for (let n = 0; n < focalCount; n++) {
    const row = ringRow[focalPlaces[n] as number] as number;
    const isLab = kind[row] === Kind.lab;
    let early = n * length;
    for (let m = n * length; m < (n + 1) * length; m++) {
      const bound = BOUNDS[(hi[m] as number) >>> (32 - BOUND_BITS)] as number;
      least[m] = bound * ((kind[other[m] as number] === Kind.lab) !== isLab ? mixed : alike);
      if ((least[m] as number) < (least[early] as number)) early = m;
    }
    a[n] = row;
    b[n] = other[early] as number;
    places[n] = early;
  }
  timesOf(sim, skill, focalCount);
  for (let n = 0; n < focalCount; n++) {
    first[n] = places[n] as number;
    best[n] = time[n] as number;
  }
  let open = 0;
  for (let n = 0; n < focalCount; n++) {
    const row = ringRow[focalPlaces[n] as number] as number;
    const limit = best[n] as number;
    const known = first[n] as number;
    for (let m = n * length; m < (n + 1) * length; m++) {
      // written in any case and counted only where it may be earlier
      a[open] = row;
      b[open] = other[m] as number;
      places[open] = m;
      open += (least[m] as number) <= limit && m !== known ? 1 : 0;
    }
  }
  timesOf(sim, skill, open);
  for (let k = 0; k < open; k++) {
    const m = places[k] as number;
    const n = Math.floor(m / length);
    const before = best[n] as number;
    const now = time[k] as number;
    if (now > before || (now === before && m > (first[n] as number))) continue;
    best[n] = now;
    first[n] = m;
  }
}

function skillOf(sim: Context): number {
  return sim.activity.skill * (1 + judgementGain(sim));
}

/** Times in the race of the first `count` pairs that need one. */
function timesOf(sim: Context, skill: number, count: number): void {
  const { unit, kind } = sim.state.organisations;
  const { distanceOptimum, distanceWidth, expectedMixed } = sim.c;
  const { a, b, at, hi, time } = listed;
  distances(unit, a, b, count, time);
  for (let n = 0; n < count; n++) {
    // what a coordinator expects of a pair, 0 to 1.3: performing in distance, and a firm meeting a laboratory
    const isMixed = (kind[a[n] as number] === Kind.lab) !== (kind[b[n] as number] === Kind.lab);
    const fit = performing(time[n] as number, distanceOptimum, distanceWidth) + (isMixed ? expectedMixed : 0);
    time[n] = -log(toUnit(hi[at[n] as number] as number)) / exp(skill * fit);
  }
}

/** The first in the race of the n-th focal, `row`, among the listed who do not work with it yet; -1: all do. */
function winner(sim: Context, row: number, n: number, length: number): number {
  const { other, a, b, at, time, first } = listed;
  const chosen = other[first[n] as number] as number;
  if (!worksWith(sim, row, chosen)) return chosen;
  // seldom: who comes next can be anybody
  for (let m = 0; m < length; m++) {
    a[m] = row;
    b[m] = other[n * length + m] as number;
    at[m] = n * length + m;
  }
  timesOf(sim, skillOf(sim), length);
  for (let tries = 0; tries < length; tries++) {
    let best = 0;
    for (let m = 1; m < length; m++) if ((time[m] as number) < (time[best] as number)) best = m;
    const partner = b[best] as number;
    if (!worksWith(sim, row, partner)) return partner;
    time[best] = Number.POSITIVE_INFINITY;
  }
  return -1;
}

function worksWith(sim: Context, row: number, other: number): boolean {
  const tie = tieBetween(sim, row, other);
  return tie >= 0 && sim.state.ties.collaboration[tie] === 1;
}
