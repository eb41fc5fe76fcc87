/** The k smallest by score, ties by key, whatever the order in which they are offered; and the n-th least of many. */
import { compareKeys } from './key.ts';

/** To be used again and again: `begin` forgets what was kept before. */
export class Selection {
  /** How many have been kept; at most as many as wanted. */
  size = 0;
  rows = new Int32Array(16);
  scores = new Float64Array(16);
  #wanted = 0;
  #keyHi: Int32Array = this.rows;
  #keyLo: Int32Array = this.rows;

  /** Keeps nothing yet, and will keep `wanted` rows of the organisations with these keys. */
  begin(wanted: number, keyHi: Int32Array, keyLo: Int32Array): this {
    this.size = 0;
    this.#wanted = wanted;
    this.#keyHi = keyHi;
    this.#keyLo = keyLo;
    if (this.rows.length < wanted) {
      this.rows = new Int32Array(wanted * 2);
      this.scores = new Float64Array(wanted * 2);
    }
    return this;
  }

  /** Scores at or above this cannot get in any more, but for ties. */
  get limit(): number {
    return this.size < this.#wanted || this.#wanted === 0
      ? Number.POSITIVE_INFINITY
      : (this.scores[this.size - 1] as number);
  }

  offer(row: number, score: number): void {
    const { rows, scores } = this;
    if (this.#wanted === 0) return;
    let at = this.size;
    if (at === this.#wanted) {
      if (score > (scores[at - 1] as number) || !this.#before(row, score, at - 1)) return;
      at--;
    } else this.size++;
    for (; at > 0; at--) {
      const before = scores[at - 1] as number;
      if (before < score || (before === score && !this.#before(row, score, at - 1))) break;
      rows[at] = rows[at - 1] as number;
      scores[at] = before;
    }
    rows[at] = row;
    scores[at] = score;
  }

  /** Whether (row, score) comes before what is kept at `at`. */
  #before(row: number, score: number, at: number): boolean {
    const other = this.scores[at] as number;
    if (score !== other) return score < other;
    const kept = this.rows[at] as number;
    return (
      compareKeys(
        this.#keyHi[row] as number,
        this.#keyLo[row] as number,
        this.#keyHi[kept] as number,
        this.#keyLo[kept] as number,
      ) < 0
    );
  }
}

/** The n-th least of the first `count` values, n from 1, which change their order (Hoare 1961, algorithm 65: Find). */
export function nthLeast(values: Float64Array, count: number, n: number): number {
  const k = n - 1;
  let from = 0;
  let to = count - 1;
  while (from < to) {
    const middle = values[k] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((values[i] as number) < middle) i++;
      while (middle < (values[j] as number)) j--;
      if (i > j) break;
      const value = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = value;
    }
    if (j < k) from = i;
    if (k < i) to = j;
  }
  return values[k] as number;
}
