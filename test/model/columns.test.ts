import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendRow,
  cloneTable,
  compact,
  createTable,
  digestRows,
  f32,
  f64,
  i32,
  permute,
  reserve,
  rewriteReferences,
  type Table,
  u8,
} from '../../src/core/columns.ts';
import { InvariantError } from '../../src/core/errors.ts';
import { hex128 } from '../../src/core/hash.ts';
import { shuffled } from './worlds.ts';

const SPEC = {
  keyHi: i32('key'),
  keyLo: i32('key'),
  kind: u8('kind'),
  parent: i32('parent', { refers: 'people' }),
  marks: f32('three marks', { width: 3 }),
  money: f64('yen'),
  scratch: i32('follows from the others', { derived: true }),
};
type People = Table<typeof SPEC>;

function people(count: number, capacity = count): People {
  const table = createTable('people', SPEC, capacity);
  for (let n = 0; n < count; n++) {
    const row = appendRow(table);
    table.keyHi[row] = n * 7919;
    table.keyLo[row] = -n;
    table.kind[row] = n % 5;
    table.parent[row] = n === 0 ? -1 : (n * 31) % n;
    table.marks.set([n + 0.5, n + 1.5, n + 2.5], row * 3);
    table.money[row] = n * 1e9;
    table.scratch[row] = 1000 + n;
  }
  return table;
}

/** What the table says, by key: references as keys, derived columns left out. */
function meaning(table: People): Map<number, string> {
  const found = new Map<number, string>();
  for (let row = 0; row < table.count; row++) {
    const parent = table.parent[row]! < 0 ? null : table.keyHi[table.parent[row]!];
    const marks = [...table.marks.subarray(row * 3, row * 3 + 3)];
    found.set(table.keyHi[row]!, JSON.stringify([table.kind[row], parent, marks, table.money[row]]));
  }
  return found;
}

function digestOf(table: People): string {
  const out = new Int32Array(4);
  digestRows(out, table, { from: 0, to: table.count }, () => table);
  return hex128(out);
}

describe('a table', () => {
  test('grows without losing a row', () => {
    const table = people(10);
    const before = meaning(table);
    expect(() => appendRow(table)).toThrow(InvariantError);
    reserve(table, 1);
    expect(table.capacity).toBeGreaterThan(10);
    expect(meaning(table)).toEqual(before);
    const row = appendRow(table);
    expect(
      [table.money[row], table.kind[row], table.parent[row], ...table.marks.subarray(row * 3)].every((x) => x === 0),
    ).toBe(true);
  });

  test('copied goes its own way', () => {
    const table = people(5);
    const copy = cloneTable(table, 3);
    copy.money[2] = 1;
    expect(table.money[2]).toBe(2e9);
    expect(copy.capacity).toBe(8);
    expect(digestOf(cloneTable(table))).toBe(digestOf(table));
  });

  test('in any order of rows means the same: references follow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(1e6), (count, salt) => {
        const table = people(count, count + 9);
        const before = meaning(table);
        const digest = digestOf(table);
        permute(table, shuffled(count, salt), [table]);
        expect(meaning(table)).toEqual(before);
        expect(digestOf(table)).toBe(digest);
      }),
    );
  });

  test('compacted keeps order and meaning of what stays, and clears what is behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 80 }), (keep) => {
        const table = people(keep.length, keep.length + 4);
        const moved = compact(table, Uint8Array.from(keep, Number));
        const kept = keep.flatMap((stays, n) => (stays ? [n * 7919] : []));
        expect([...table.keyHi.subarray(0, table.count)]).toEqual(kept);
        expect([...moved].map((to, from) => to < 0 || table.keyHi[to] === from * 7919).every(Boolean)).toBe(true);
        expect([...table.marks.subarray(table.count * 3)].every((mark) => mark === 0)).toBe(true);
        const parents = [...table.parent.subarray(0, table.count)];
        rewriteReferences(table, 'people', moved);
        parents.forEach((old, row) => {
          expect(table.parent[row]).toBe(old < 0 ? -1 : moved[old]);
        });
      }),
    );
  });
});

describe('a digest', () => {
  test('sees every cell but the derived ones', () => {
    const digest = digestOf(people(6));
    for (const [name, { width, derived }] of Object.entries(SPEC)) {
      for (let k = 0; k < width; k++) {
        const table = people(6);
        const array = table[name as 'money'];
        array[3 * width + k] = array[3 * width + k]! + 1;
        expect(digestOf(table) === digest, `${name}[${k}]`).toBe(derived);
      }
    }
  });

  test('refuses -0 and NaN', () => {
    for (const value of [-0, Number.NaN]) {
      const table = people(3);
      table.money[1] = value;
      expect(() => digestOf(table)).toThrow(/people.money, row 1/);
    }
  });

  test('does not depend on capacity', () => {
    expect(digestOf(people(6, 100))).toBe(digestOf(people(6)));
  });
});
