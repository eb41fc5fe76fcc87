/**
 * Meetings by keyed ring. In each gathering every attendee draws a position under its own key and meets its neighbours
 * on the ring; one more attendee changes at most two pairs for each place of reach. The number of gatherings is fixed.
 */
import { compareKeys } from '../core/key.ts';
import { addContact, type Contacts, type Ring } from './context.ts';

/** Adds an attendee; `position` is a word of its draw. Room for all organisations must have been made. */
export function attend(ring: Ring, row: number, gathering: number, position: number): void {
  const at = ring.count++;
  ring.row[at] = row;
  ring.gathering[at] = gathering;
  ring.position[at] = position;
}

export function clearRing(ring: Ring, organisations: number): void {
  ring.count = 0;
  if (ring.row.length >= organisations) return;
  ring.row = new Int32Array(organisations * 2);
  ring.gathering = new Int32Array(organisations * 2);
  ring.position = new Int32Array(organisations * 2);
  ring.order = new Int32Array(organisations * 2);
}

const WORDS = 2 ** 32;

/**
 * Puts the attendees in order of gathering, position and key: a counting sort into arcs of the ring, then an insertion
 * sort of what is nearly in order. Leaves `ring.order`; `ring.slots[g << bits]` is the first place of gathering g.
 *
 * @returns bits of an arc
 */
export function sortRing(ring: Ring, gatherings: number, keyHi: Int32Array, keyLo: Int32Array): number {
  const { count, row, gathering, position, order } = ring;
  if (ring.places.length < count) ring.places = new Float64Array(count * 2);
  const { places } = ring;
  let bits = 0;
  while (bits < 12 && gatherings << bits < count) bits++;
  const arcs = gatherings << bits;
  if (ring.slots.length < arcs + 1) ring.slots = new Int32Array(arcs * 2 + 1);
  const { slots } = ring;
  slots.fill(0, 0, arcs + 1);
  // two shifts, for a shift by 32 is none
  const shift = 31 - bits;
  for (let at = 0; at < count; at++) {
    const arc = ((gathering[at] as number) << bits) + (((position[at] as number) >>> 1) >>> shift);
    slots[arc] = (slots[arc] as number) + 1;
  }
  let sum = 0;
  for (let arc = 0; arc < arcs; arc++) {
    sum += slots[arc] as number;
    slots[arc] = sum;
  }
  slots[arcs] = count;
  for (let at = count - 1; at >= 0; at--) {
    const g = gathering[at] as number;
    const p = (position[at] as number) >>> 0;
    const arc = (g << bits) + ((p >>> 1) >>> shift);
    const to = (slots[arc] as number) - 1;
    slots[arc] = to;
    order[to] = at;
    // gathering and position in one exact number
    places[to] = g * WORDS + p;
  }
  for (let i = 1; i < count; i++) {
    const place = places[i] as number;
    if ((places[i - 1] as number) < place) continue;
    const at = order[i] as number;
    const r = row[at] as number;
    let j = i - 1;
    while (j >= 0) {
      const before = places[j] as number;
      if (before < place) break;
      const other = order[j] as number;
      if (before === place) {
        const o = row[other] as number;
        if (compareKeys(keyHi[o] as number, keyLo[o] as number, keyHi[r] as number, keyLo[r] as number) <= 0) break;
      }
      order[j + 1] = other;
      places[j + 1] = before;
      j--;
    }
    order[j + 1] = at;
    places[j + 1] = place;
  }
  return bits;
}

/** Adds a contact for each pair of attendees within `reach` places of each other in the same gathering. */
export function meetNeighbours(
  ring: Ring,
  gatherings: number,
  reach: number,
  keyHi: Int32Array,
  keyLo: Int32Array,
  contacts: Contacts,
  channel: number,
  via: number,
): void {
  const bits = sortRing(ring, gatherings, keyHi, keyLo);
  const { row, order, slots } = ring;
  for (let g = 0; g < gatherings; g++) {
    const from = slots[g << bits] as number;
    const size = (slots[(g + 1) << bits] as number) - from;
    if (size < 2) continue;
    const most = Math.min(reach, size >> 1);
    for (let step = 1; step <= most; step++) {
      // opposite places of an even ring are one pair, not two
      const pairs = step * 2 === size ? step : size;
      for (let i = 0; i < pairs; i++) {
        const next = i + step < size ? i + step : i + step - size;
        const a = order[from + i] as number;
        const b = order[from + next] as number;
        addContact(contacts, row[a] as number, row[b] as number, channel, via);
      }
    }
  }
}
