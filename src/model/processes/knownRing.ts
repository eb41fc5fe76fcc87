/**
 * E2 Introductions, the ring of the known: all whom the body's map holds in an order that the month's key gives, and those of
 * them for whom coordinators look for partners. One more known organisation changes only what is near it on the ring, and at
 * most one of those who are focal.
 *
 *   for whom        the first of a race, -ln u_i / attention_i;   never who has no attention
 *
 * Reads   the roll; organisations.{keyHi, keyLo, attention}
 * Writes  nothing
 * Draws   introduction: one a month, whose words order the known by their keys and give each its u
 * Source  Limited attention is what leaves members passive (E2). The ring is a device of ours, so that neighbours on it stay
 *         neighbours in the other arm.
 */
import { LEAST_TIME_BITS, LEAST_TIMES } from '../../core/distributions.ts';
import { compareKeys } from '../../core/key.ts';
import { log } from '../../core/math.ts';
import { processKey, unit as toUnit } from '../../core/random.ts';
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

const createRing = (room: number): KnownRing & Record<'place' | 'times' | 'scratch', Float64Array> => ({
  rows: new Int32Array(room),
  focal: new Int32Array(room),
  place: new Float64Array(room),
  times: new Float64Array(room),
  scratch: new Float64Array(room),
});

/** Scratch; besides, places on the ring, and times in the race of those who may be focal, twice. */
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

/**
 * Makes the `wanted` who are first in the race focal, in order of the ring, which also decides where times are equal; fewer
 * where fewer have attention. @returns how many
 */
export function chooseFocal(sim: Context, wanted: number): number {
  const { rows: ringRow, focal: focalPlaces, times, scratch } = ring;
  const { knownCount } = sim.roll;
  const { keyLo, attention } = sim.state.organisations;
  const by = processKey(sim.seed, Decision.introduction, sim.month).lo | 1;
  let sum = 0;
  let willing = 0;
  for (let at = 0; at < knownCount; at++) {
    const weight = attention[ringRow[at] as number] as number;
    sum += weight;
    willing += weight > 0 ? 1 : 0;
  }
  const most = Math.min(wanted, willing);
  if (most === 0) return 0;
  // by this time a few standard deviations more than are wanted come in at the first rate, which falls as they do
  let limit = (most + 4 * Math.sqrt(most) + 4) / sum;
  let found = 0;
  for (let within = 0; ; limit *= 2) {
    found = 0;
    for (let at = 0; at < knownCount; at++) {
      const row = ringRow[at] as number;
      const bits = Math.imul(keyLo[row] as number, by) >>> (32 - LEAST_TIME_BITS);
      focalPlaces[found] = at;
      found += (LEAST_TIMES[bits] as number) <= limit * (attention[row] as number) ? 1 : 0;
    }
    within = 0;
    for (let n = 0; n < found; n++) {
      const row = ringRow[focalPlaces[n] as number] as number;
      const time = -log(toUnit(Math.imul(keyLo[row] as number, by))) / (attention[row] as number);
      times[n] = time;
      scratch[n] = time;
      within += time <= limit ? 1 : 0;
    }
    if (within >= most) break;
  }
  const last = nthLeast(scratch, found, most);
  let equal = most;
  for (let n = 0; n < found; n++) if ((times[n] as number) < last) equal--;
  let kept = 0;
  for (let n = 0; n < found; n++) {
    const time = times[n] as number;
    if (time > last || (time === last && equal-- <= 0)) continue;
    focalPlaces[kept++] = focalPlaces[n] as number;
  }
  return kept;
}
