/** Orders that do not depend on rows: rank by score with ties by key, sort by code unit, group by a small number. */
import { compareKeys } from './key.ts';

/** Order of two texts by their UTF-16 code units: the same everywhere, unlike any locale's. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Scores nearer than this are a tie, so that the last bit of a sum never decides who is funded. */
export const SCORE_STEP = 2 ** -20;

/**
 * Rows from highest score to lowest, score rounded down to multiples of 2^-20, ties by key (smaller first).
 *
 * @param rows   rows to rank; not changed
 * @param score  by row; finite
 * @param keyHi  by row
 * @param keyLo  by row
 */
export function rankByScore(
  rows: ArrayLike<number>,
  score: ArrayLike<number>,
  keyHi: ArrayLike<number>,
  keyLo: ArrayLike<number>,
): Int32Array {
  const step = (row: number): number => Math.floor((score[row] as number) / SCORE_STEP);
  return Int32Array.from(rows).sort(
    (a, b) =>
      step(b) - step(a) || compareKeys(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number),
  );
}

/** Rows by key, smaller first. */
export function sortByKey(rows: ArrayLike<number>, keyHi: ArrayLike<number>, keyLo: ArrayLike<number>): Int32Array {
  return Int32Array.from(rows).sort((a, b) =>
    compareKeys(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number),
  );
}

/**
 * Counting sort of items 0 to count - 1 by a small group number; within a group they keep their order.
 *
 * @param group   by item, 0 to starts.length - 2
 * @param starts  out: group g holds order[starts[g]] to order[starts[g + 1] - 1]     (groups + 1)
 * @param order   out: items, group after group                                        (≥ count)
 */
export function groupItems(group: ArrayLike<number>, count: number, starts: Int32Array, order: Int32Array): void {
  const groups = starts.length - 1;
  starts.fill(0);
  for (let i = 0; i < count; i++) {
    const g = group[i] as number;
    starts[g] = (starts[g] as number) + 1;
  }
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    sum += starts[g] as number;
    starts[g] = sum;
  }
  starts[groups] = sum;
  // from the back, so that each group's end counts down to its start
  for (let i = count - 1; i >= 0; i--) {
    const g = group[i] as number;
    const at = (starts[g] as number) - 1;
    starts[g] = at;
    order[at] = i;
  }
}
