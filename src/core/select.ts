/** The k smallest by score, ties by key, whatever the order in which they are offered. */
import { compareKeys } from './key.ts';

export class Selection {
  /** How many have been kept; at most `wanted`. */
  size = 0;
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly #wanted: number;
  readonly #keyHi: Int32Array;
  readonly #keyLo: Int32Array;

  constructor(wanted: number, keyHi: Int32Array, keyLo: Int32Array) {
    this.#wanted = wanted;
    this.#keyHi = keyHi;
    this.#keyLo = keyLo;
    this.rows = new Int32Array(wanted);
    this.scores = new Float64Array(wanted);
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
    const full = this.size === this.#wanted;
    if (full && !this.#before(row, score, this.size - 1)) return;
    let at = full ? this.size - 1 : this.size++;
    while (at > 0 && this.#before(row, score, at - 1)) {
      rows[at] = rows[at - 1] as number;
      scores[at] = scores[at - 1] as number;
      at--;
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
