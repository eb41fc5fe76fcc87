/**
 * E2 Introductions, the race: who of the next on the ring is introduced to each who is focal.
 *
 *   whom to whom    argmin over a bounded list of -ln u_ij / (exp(skill · fit_ij) · attention_j)
 *
 * Who has no attention is never chosen. Only of those whose draw lets them be first is the distance taken.
 *
 * Reads   organisations.{kind, unit, attention}; ties
 * Writes  nothing
 * Draws   introductionMatch: one for each pair on a list
 * Source  Expected fit with noise by the coordinator's skill: model of discrete choice, sizes are proposals. Limited
 *         attention is what leaves members passive (E2).
 */
import { LEAST_TIME_BITS, LEAST_TIMES } from '../../core/distributions.ts';
import { exp, log } from '../../core/math.ts';
import { drawEach, processKey, unit as toUnit } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { distances, performing } from '../knowledge.ts';
import { judgementGain } from '../people.ts';
import { Kind } from '../state.ts';
import { tieBetween } from '../ties.ts';
import type { KnownRing } from './knownRing.ts';

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

/** All races of the month, the next `length` on the ring of each who is focal: the time of everybody who may be first. */
export function runRaces(sim: Context, ring: KnownRing, focalCount: number, length: number): void {
  const { roll, state } = sim;
  const { knownCount } = roll;
  const { rows: ringRow, focal: focalPlaces } = ring;
  const { keyHi, keyLo, kind, attention } = state.organisations;
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
  // the time of a pair that fits as well as a pair can, for full attention
  const alike = (1 / exp(skill)) * (1 - 1e-12);
  const mixed = (1 / exp(skill * (1 + sim.c.expectedMixed))) * (1 - 1e-12);
  for (let n = 0; n < focalCount; n++) {
    const row = ringRow[focalPlaces[n] as number] as number;
    const isLab = kind[row] === Kind.lab;
    let early = n * length;
    for (let m = n * length; m < (n + 1) * length; m++) {
      const bound = LEAST_TIMES[(hi[m] as number) >>> (32 - LEAST_TIME_BITS)] as number;
      const time = bound * ((kind[other[m] as number] === Kind.lab) !== isLab ? mixed : alike);
      const weight = attention[other[m] as number] as number;
      least[m] = weight > 0 ? time / weight : Number.POSITIVE_INFINITY;
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
  const { unit, kind, attention } = sim.state.organisations;
  const { distanceOptimum, distanceWidth, expectedMixed } = sim.c;
  const { a, b, at, hi, time } = listed;
  distances(unit, a, b, count, time);
  for (let n = 0; n < count; n++) {
    // what a coordinator expects of a pair, 0 to 1.3: performing in distance, and a firm meeting a laboratory
    const isMixed = (kind[a[n] as number] === Kind.lab) !== (kind[b[n] as number] === Kind.lab);
    const fit = performing(time[n] as number, distanceOptimum, distanceWidth) + (isMixed ? expectedMixed : 0);
    time[n] = -log(toUnit(hi[at[n] as number] as number)) / (exp(skill * fit) * (attention[b[n] as number] as number));
  }
}

/** The first in the race of the n-th focal, `row`, among the listed who have time and do not work with it yet; -1: there is none. */
export function winner(sim: Context, row: number, n: number, length: number): number {
  const { other, a, b, at, time, first, best } = listed;
  if ((best[n] as number) === Number.POSITIVE_INFINITY) return -1;
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
    let next = 0;
    for (let m = 1; m < length; m++) if ((time[m] as number) < (time[next] as number)) next = m;
    if ((time[next] as number) === Number.POSITIVE_INFINITY) return -1;
    const partner = b[next] as number;
    if (!worksWith(sim, row, partner)) return partner;
    time[next] = Number.POSITIVE_INFINITY;
  }
  return -1;
}

function worksWith(sim: Context, row: number, other: number): boolean {
  const tie = tieBetween(sim, row, other);
  return tie >= 0 && sim.state.ties.collaboration[tie] === 1;
}
