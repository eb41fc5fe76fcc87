import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendRow, compact, createTable } from '../../src/core/columns.ts';
import { NEVER as FOREVER, TIE_COLUMNS, type Ties } from '../../src/model/state.ts';
import { NEVER } from '../../src/worker/never.ts';
import { createTieTracker } from '../../src/worker/ties.ts';

fc.configureGlobal({ seed: 20210331 });

/** A tie of pair key `key`, alive from `since` until `expires`. */
function add(ties: Ties, key: number, since: number, expires: number): void {
  const row = appendRow(ties);
  ties.keyHi[row] = key;
  ties.keyLo[row] = -key;
  ties.a[row] = key;
  ties.b[row] = key + 1;
  ties.since[row] = since;
  ties.expires[row] = expires;
  ties.origin[row] = key % 5;
}

/** Nobody has died. */
const everybody = new Uint8Array(64).fill(1);

const none = (): Ties => createTable('ties', TIE_COLUMNS, 64);

function lives(tracker: ReturnType<typeof createTieTracker>): [number, number, number][] {
  const { count, a, from, until } = tracker.finish();
  return Array.from({ length: count }, (_, i) => [a[i]!, from[i]!, until[i]!]);
}

test('a month that never comes is the same number for the model and for the screen', () => {
  expect(NEVER).toBe(FOREVER);
});

test('a tie lives from its making until the first month in which it is not there', () => {
  const ties = none();
  add(ties, 3, 98, 104);
  add(ties, 4, 99, FOREVER);
  const tracker = createTieTracker();
  for (let month = 100; month <= 110; month++) tracker.observe(ties, everybody, month);
  expect(lives(tracker)).toEqual([
    [3, 98, 104],
    [4, 99, NEVER],
  ]);
  expect([...tracker.finish().origin]).toEqual([3, 4]);
});

test('a tie with work in hand lives on whatever its trust', () => {
  const ties = none();
  add(ties, 3, 98, 101);
  ties.work[0] = 1;
  const tracker = createTieTracker();
  for (let month = 100; month <= 105; month++) tracker.observe(ties, everybody, month);
  expect(lives(tracker)).toEqual([[3, 98, NEVER]]);
});

test('a tie ends with the first of its sides', () => {
  const ties = none();
  add(ties, 3, 98, FOREVER);
  const tracker = createTieTracker();
  const alive = everybody.slice();
  for (let month = 100; month <= 105; month++) {
    if (month === 103) alive[4] = 0;
    tracker.observe(ties, alive, month);
  }
  expect(lives(tracker)).toEqual([[3, 98, 103]]);
});

test('the same two who tie again in the same row have two lives', () => {
  const ties = none();
  add(ties, 3, 98, 102);
  const tracker = createTieTracker();
  for (let month = 100; month <= 105; month++) tracker.observe(ties, everybody, month);
  ties.since[0] = 105;
  ties.expires[0] = 108;
  for (let month = 106; month <= 110; month++) tracker.observe(ties, everybody, month);
  expect(lives(tracker)).toEqual([
    [3, 98, 102],
    [3, 105, 108],
  ]);
});

test('two lives without a month between them are still two', () => {
  const ties = none();
  add(ties, 3, 98, 102);
  const tracker = createTieTracker();
  for (let month = 100; month <= 101; month++) tracker.observe(ties, everybody, month);
  ties.since[0] = 101;
  ties.expires[0] = FOREVER;
  for (let month = 102; month <= 103; month++) tracker.observe(ties, everybody, month);
  expect(lives(tracker)).toEqual([
    [3, 98, 102],
    [3, 101, NEVER],
  ]);
});

test('lives are the same whenever dead rows are taken out of the table', () => {
  const life = fc.record({ since: fc.integer({ min: 100, max: 139 }), length: fc.integer({ min: 2, max: 30 }) });
  fc.assert(
    fc.property(fc.array(life, { maxLength: 25 }), fc.uniqueArray(fc.integer({ min: 100, max: 150 })), (list, cuts) => {
      const run = (compacting: boolean) => {
        const ties = none();
        const tracker = createTieTracker();
        for (let month = 100; month <= 150; month++) {
          list.forEach(({ since, length }, key) => {
            if (since === month - 1) add(ties, key, since, since + length);
          });
          if (compacting && cuts.includes(month)) {
            const keep = new Uint8Array(ties.count);
            for (let row = 0; row < ties.count; row++) keep[row] = ties.expires[row]! > month ? 1 : 0;
            compact(ties, keep);
          }
          tracker.observe(ties, everybody, month);
        }
        return lives(tracker);
      };
      expect(run(true)).toEqual(run(false));
      const expected = list.map(({ since, length }, key) => [
        key,
        since,
        since + length > 150 ? NEVER : since + length,
      ]);
      expect(run(true).sort(byFirst)).toEqual(expected.sort(byFirst));
    }),
  );
});

const byFirst = (x: number[], y: number[]): number => x[0]! - y[0]!;
