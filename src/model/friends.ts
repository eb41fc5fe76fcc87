/**
 * Acquaintances that two organisations have in common: those of one side are marked, and those of the other that bear the
 * mark are counted. An acquaintance here is one who can refer friends to each other: a living organisation that meets
 * others, known by more than trade.
 */
import type { Context } from './context.ts';
import { MEETS } from './state.ts';
import { isAlive, isTradeOnly } from './ties.ts';

/** Marks by row; scratch of the process that holds it, valid while no tie is made or ends. */
export class CommonFriends {
  /** Half-edge by which the marked side knows a row, and in which marking it was reached; 0: in none since `clear`. */
  #edges = new Int32Array(0);
  #marks = new Int32Array(0);
  #marking = 0;
  /** Whose partners are marked, row; -1: nobody's. */
  #of = -1;

  /** Takes all marks away; before the first count of a month. */
  clear(sim: Context): void {
    const { count } = sim.state.organisations;
    if (this.#marks.length < count) {
      this.#marks = new Int32Array(count * 2);
      this.#edges = new Int32Array(count * 2);
    } else this.#marks.fill(0, 0, count);
    this.#marking = 0;
    this.#of = -1;
  }

  /** How many two rows have in common, up to `most`, without `except`: who brought them together; -1: nobody. */
  count(sim: Context, a: number, b: number, except: number, most: number): number {
    const { head, kind } = sim.state.organisations;
    // Tokyo and other clusters stand for many, who need not know each other
    if (MEETS[kind[a] as number] === 0 || MEETS[kind[b] as number] === 0) return 0;
    // neighbours on a ring follow one another: sometimes one side is marked already
    const other = this.#of === b ? a : b;
    if (this.#of !== a && this.#of !== b) this.#mark(sim, a);
    const { next, ends } = sim.state.ties;
    const marks = this.#marks;
    const marking = this.#marking;
    let found = 0;
    // few have anybody in common, so whether the two ties count is asked only where they meet
    for (let edge = head[other] as number; edge >= 0 && found < most; edge = next[edge] as number) {
      const friend = ends[edge] as number;
      if (marks[friend] !== marking || friend === except) continue;
      if (isFriend(sim, edge) && isFriend(sim, this.#edges[friend] as number)) found++;
    }
    return found;
  }

  #mark(sim: Context, row: number): void {
    const { next, ends } = sim.state.ties;
    const marks = this.#marks;
    const edges = this.#edges;
    this.#of = row;
    this.#marking++;
    for (let edge = sim.state.organisations.head[row] as number; edge >= 0; edge = next[edge] as number) {
      const partner = ends[edge] as number;
      marks[partner] = this.#marking;
      edges[partner] = edge;
    }
  }
}

/** Whether the far end of a half-edge is an acquaintance. */
function isFriend(sim: Context, edge: number): boolean {
  const { organisations: o, ties } = sim.state;
  const tie = edge >> 1;
  if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) return false;
  const other = ties.ends[edge] as number;
  return o.alive[other] === 1 && MEETS[o.kind[other] as number] === 1;
}
