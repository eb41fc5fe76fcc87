/**
 * E2 Introductions, the ring of the known: all whom the body's map holds in an order that the month's key gives, and those of
 * them for whom coordinators look for partners. One more known organisation changes only what is near it on the ring.
 *
 * Reads   the roll; organisations.{keyHi, keyLo}
 * Writes  nothing
 * Draws   introduction: one a month, whose words order the known by their keys and pick the focal
 * Source  A device of ours, so that neighbours on the ring stay neighbours in the other arm.
 */
import { compareKeys } from '../../core/key.ts';
import { processKey } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import { nthLeast } from '../../core/select.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';

/** The known in order of the ring, and where on it they stand for whom coordinators look for partners this month. */
export interface KnownRing {
  /** Rows of organisations by place; as many as the roll knows. */
  readonly rows: Int32Array;
  /** Places on the ring of those who are focal, rising. */
  readonly focal: Int32Array;
}

const createRing = (room: number): KnownRing & Record<'place' | 'scores', Float64Array> => ({
  rows: new Int32Array(room),
  focal: new Int32Array(room),
  place: new Float64Array(room),
  scores: new Float64Array(room),
});

/** Scratch; places on the ring, then scores of those who may be focal, besides. */
let ring = createScratch(createRing, 1024);
/** Arcs of the ring, about as many as there are known at most; scratch. */
const MOST_ARC_BITS = 12;
const arcEnds = new Int32Array(1 << MOST_ARC_BITS);

/** Puts the known in order of a keyed ring: into arcs first, then by place and key what is nearly in order. */
export function orderKnown(sim: Context): KnownRing {
  const { keyHi, keyLo } = sim.state.organisations;
  const { known, knownCount } = sim.roll;
  if (ring.rows.length < knownCount) ring = createRing(knownCount * 2);
  const { rows: ringRow, place: ringPlace } = ring;
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
  return ring;
}

/** Makes the `wanted` with the least scores focal, in order of the ring, which also decides where scores are equal. @returns how many */
export function chooseFocal(sim: Context, wanted: number): number {
  const { rows: ringRow, focal: focalPlaces, scores } = ring;
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
