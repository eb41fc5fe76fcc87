import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys } from '../../src/core/key.ts';
import { nthLeast, Selection } from '../../src/core/select.ts';
import { shuffled } from './worlds.ts';

const keyHi = Int32Array.from({ length: 40 }, (_, row) => Math.imul(row + 3, 0x9e3779b1) >> 29);
const keyLo = Int32Array.from({ length: 40 }, (_, row) => Math.imul(row + 3, 0x85ebca6b));

function chosen(order: ArrayLike<number>, scores: readonly number[], wanted: number): number[] {
  const selection = new Selection().begin(wanted, keyHi, keyLo);
  for (const row of Array.from(order)) selection.offer(row, scores[row]!);
  return [...selection.rows.subarray(0, selection.size)];
}

test('the smallest scores are chosen, ties by key, in whatever order they are offered', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 40 }), fc.nat(12), fc.nat(1000), (scores, wanted, salt) => {
      const rows = [...scores.keys()];
      const expected = rows
        .toSorted((a, b) => scores[a]! - scores[b]! || compareKeys(keyHi[a]!, keyLo[a]!, keyHi[b]!, keyLo[b]!))
        .slice(0, wanted);
      expect(chosen(rows, scores, wanted)).toEqual(expected);
      expect(chosen(shuffled(rows.length, salt), scores, wanted)).toEqual(expected);
    }),
  );
});

test('the n-th least is the n-th when sorted, among equals too, and values behind the count are not looked at', () => {
  const values = Array.from({ length: 200 }, (_, n) => (Math.imul(n + 1, 2654435761) >>> 24) % 40);
  const sorted = [...values].sort((a, b) => a - b);
  for (let n = 1; n <= values.length; n++)
    expect(nthLeast(Float64Array.from([...values, -1, -1]), values.length, n)).toBe(sorted[n - 1]);
});
