import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createContacts, createRing } from '../../src/model/context.ts';
import { attend, clearRing, meetNeighbours } from '../../src/model/ring.ts';
import { Origin } from '../../src/model/state.ts';
import { shuffled } from './worlds.ts';

interface Attendee {
  readonly row: number;
  readonly gathering: number;
  readonly position: number;
}

const GATHERINGS = 3;
const keyHi = Int32Array.from({ length: 200 }, (_, row) => Math.imul(row + 1, 0x9e3779b1));
const keyLo = Int32Array.from({ length: 200 }, (_, row) => Math.imul(row + 7, 0x85ebca6b));

/** Who meets whom, as "lower-higher" rows, in the order of the contacts. */
function meetings(attendees: readonly Attendee[], reach = 1): string[] {
  const ring = createRing(8);
  const contacts = createContacts(4);
  clearRing(ring, 200);
  for (const { row, gathering, position } of attendees) attend(ring, row, gathering, position);
  meetNeighbours(ring, GATHERINGS, reach, keyHi, keyLo, contacts, Origin.chance, -1);
  return Array.from({ length: contacts.count }, (_, n) => {
    const a = contacts.a[n]!;
    const b = contacts.b[n]!;
    return `${Math.min(a, b)}-${Math.max(a, b)}`;
  });
}

/** Distinct rows at drawn places; positions are coarse, so that some are equal. */
const attendees = fc
  .uniqueArray(fc.nat(199), { minLength: 0, maxLength: 60 })
  .chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.array(fc.tuple(fc.nat(GATHERINGS - 1), fc.integer({ min: -8, max: 7 })), {
        minLength: rows.length,
        maxLength: rows.length,
      }),
    ),
  )
  .map(([rows, places]) =>
    rows.map((row, n): Attendee => ({ row, gathering: places[n]![0], position: places[n]![1] << 28 })),
  );

describe('a ring', () => {
  test('gives each attendee exactly two neighbours, one where two attend, none where one does', () => {
    fc.assert(
      fc.property(attendees, (all) => {
        const met = new Map<number, number>();
        for (const pair of meetings(all))
          for (const row of pair.split('-')) met.set(Number(row), (met.get(Number(row)) ?? 0) + 1);
        for (const { row, gathering } of all) {
          const size = all.filter((one) => one.gathering === gathering).length;
          expect(met.get(row) ?? 0).toBe(size < 2 ? 0 : size === 2 ? 1 : 2);
        }
      }),
    );
  });

  test('never makes one meet itself, another gathering, or the same one twice', () => {
    fc.assert(
      fc.property(attendees, fc.integer({ min: 1, max: 3 }), (all, reach) => {
        const place = new Map(all.map(({ row, gathering }) => [row, gathering]));
        const pairs = meetings(all, reach);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const pair of pairs) {
          const [a, b] = pair.split('-').map(Number);
          expect(a).not.toBe(b);
          expect(place.get(a!)).toBe(place.get(b!));
        }
      }),
    );
  });

  test('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(attendees, fc.nat(1000), (all, salt) => {
        const others = Array.from(shuffled(all.length, salt), (at) => all[at]!);
        expect(meetings(others, 2)).toEqual(meetings(all, 2));
      }),
    );
  });

  test('with one more attendee loses at most one pair and gains at most two', () => {
    fc.assert(
      fc.property(attendees, fc.integer({ min: -8, max: 7 }), (all, position) => {
        fc.pre(all.length > 0);
        const [extra, ...others] = all;
        const before = new Set(meetings(others));
        const after = new Set(meetings([{ ...extra!, position: position << 28 }, ...others]));
        expect([...before].filter((pair) => !after.has(pair)).length).toBeLessThanOrEqual(1);
        expect([...after].filter((pair) => !before.has(pair)).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('of five with a reach of three makes everybody meet everybody once', () => {
    const five = [0, 1, 2, 3, 4].map((row) => ({ row, gathering: 1, position: row << 20 }));
    expect(meetings(five, 3)).toHaveLength(10);
  });
});
