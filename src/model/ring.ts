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

/**
 * Puts the attendees in order of gathering, position and key: a counting sort into arcs of the ring, then an insertion
 * sort of what is nearly in order. Leaves `ring.order`; `ring.slots[g << bits]` is the first place of gathering g.
 *
 * @returns bits of an arc
 */
export function sortRing(ring: Ring, gatherings: number, keyHi: Int32Array, keyLo: Int32Array): number {
  const { count, row, gathering, position, order } = ring;
  let bits = 0;
  while (bits < 12 && gatherings << bits < count) bits++;
  const arcs = gatherings << bits;
  if (ring.slots.length < arcs + 1) ring.slots = new Int32Array(arcs * 2 + 1);
  const { slots } = ring;
  slots.fill(0, 0, arcs + 1);
  const shift = 32 - bits;
  for (let at = 0; at < count; at++) {
    const arc = ((gathering[at] as number) << bits) + (bits === 0 ? 0 : (position[at] as number) >>> shift);
    slots[arc + 1] = (slots[arc + 1] as number) + 1;
  }
  for (let arc = 0; arc < arcs; arc++) slots[arc + 1] = (slots[arc + 1] as number) + (slots[arc] as number);
  for (let at = count - 1; at >= 0; at--) {
    const arc = ((gathering[at] as number) << bits) + (bits === 0 ? 0 : (position[at] as number) >>> shift);
    const to = (slots[arc + 1] as number) - 1;
    slots[arc + 1] = to;
    order[to] = at;
  }
  // slots[arc + 1] is now the first place of arc; shift back by one
  for (let arc = 0; arc < arcs; arc++) slots[arc] = slots[arc + 1] as number;
  slots[arcs] = count;
  for (let i = 1; i < count; i++) {
    const at = order[i] as number;
    const g = gathering[at] as number;
    const p = (position[at] as number) >>> 0;
    const r = row[at] as number;
    let j = i - 1;
    while (j >= 0) {
      const other = order[j] as number;
      const og = gathering[other] as number;
      if (og < g) break;
      const op = (position[other] as number) >>> 0;
      if (og === g) {
        if (op < p) break;
        const o = row[other] as number;
        if (
          op === p &&
          compareKeys(keyHi[o] as number, keyLo[o] as number, keyHi[r] as number, keyLo[r] as number) <= 0
        )
          break;
      }
      order[j + 1] = other;
      j--;
    }
    order[j + 1] = at;
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
        const a = order[from + i] as number;
        const b = order[from + ((i + step) % size)] as number;
        addContact(contacts, row[a] as number, row[b] as number, channel, via);
      }
    }
  }
}
