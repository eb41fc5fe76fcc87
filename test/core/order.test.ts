import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodeUnit, groupItems, rankByScore, sortByKey } from '../../src/core/order.ts';

test('texts are ordered by code unit, not as a dictionary would', () => {
  expect(['b', 'B', 'é', 'z', 'あ', 'a'].sort(byCodeUnit)).toEqual(['B', 'a', 'b', 'z', 'é', 'あ']);
  expect(byCodeUnit('a', 'a')).toBe(0);
});

test('the higher score comes first; scores within a millionth tie, and the smaller key wins', () => {
  const score = [0.5, 0.75, 0.5 + 1e-7, 0.75];
  expect([...rankByScore([0, 1, 2, 3], score, [3, 2, 1, 2], [0, 9, 0, -9])]).toEqual([3, 1, 2, 0]);
});

test('a rank does not depend on the rows that organisations stand in', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ key: fc.integer(), score: fc.integer({ min: 0, max: 3 }) }), {
        selector: (r) => r.key,
        maxLength: 30,
      }),
      fc.integer({ min: 0, max: 29 }),
      (all, turn) => {
        const turned = [...all.slice(turn), ...all.slice(0, turn)];
        const keysByRank = (list: typeof all): number[] => {
          const keys = list.map((r) => r.key);
          const rows = list.map((_, i) => i);
          return [
            ...rankByScore(
              rows,
              list.map((r) => r.score),
              keys,
              keys,
            ),
          ].map((row) => keys[row]!);
        };
        expect(keysByRank(turned)).toEqual(keysByRank(all));
      },
    ),
    { seed: 1 },
  );
});

test('keys are ordered by high word, then low word, as signed numbers', () => {
  expect([...sortByKey([0, 1, 2, 3], [1, -1, 1, 0], [5, 0, -5, 0])]).toEqual([1, 3, 2, 0]);
});

test('grouping is a stable partition', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }), (group) => {
      const starts = new Int32Array(6);
      const order = new Int32Array(group.length);
      groupItems(group, group.length, starts, order);
      const expected = group.map((_, i) => i).sort((a, b) => group[a]! - group[b]! || a - b);
      expect([...order]).toEqual(expected);
      for (let g = 0; g < 5; g++) expect(starts[g + 1]! - starts[g]!).toBe(group.filter((x) => x === g).length);
    }),
    { seed: 2 },
  );
});
