/**
 * The life of every tie, from what stands in the state at the end of each month. Ties fade without an event, so the log
 * alone does not tell when one ended. Supply ties are left out until their sides work together, as in the indicators.
 */
import { Origin, type Ties } from '../model/state.ts';
import { isAlive, isTradeOnly } from '../model/ties.ts';
import { NEVER } from './never.ts';
import type { TieTable } from './protocol.ts';

export interface TieTracker {
  /** Once a month, in order: the ties at the start of `month`, alive while both sides are, by row of organisations. */
  observe(ties: Ties, alive: Uint8Array, month: number): void;
  /** Those not ended yet live on: until NEVER. In order of first sight. */
  finish(): TieTable;
}

/** One interval for each life of a tie: the same two organisations may tie again after theirs has faded. */
export function createTieTracker(): TieTracker {
  // one entry for each life
  const keyHi: number[] = [];
  const keyLo: number[] = [];
  const a: number[] = [];
  const b: number[] = [];
  const from: number[] = [];
  const since: number[] = [];
  const until: number[] = [];
  const worked: number[] = [];
  const origin: number[] = [];
  const seen: number[] = [];
  let open: number[] = [];
  // life by row of the table, a guess that compaction makes wrong
  let lifeOfRow: number[] = [];
  let lastMonth = Number.NEGATIVE_INFINITY;

  const isLife = (life: number | undefined, ties: Ties, row: number): life is number =>
    life !== undefined &&
    keyHi[life] === ties.keyHi[row] &&
    keyLo[life] === ties.keyLo[row] &&
    since[life] === ties.since[row];

  const begin = (ties: Ties, row: number, month: number): number => {
    const life = from.length;
    keyHi.push(ties.keyHi[row] as number);
    keyLo.push(ties.keyLo[row] as number);
    a.push(ties.a[row] as number);
    b.push(ties.b[row] as number);
    since.push(ties.since[row] as number);
    // a supply tie is one to be seen from its first joint work on
    from.push(ties.origin[row] === Origin.vertical ? month - 1 : (ties.since[row] as number));
    until.push(NEVER);
    worked.push(NEVER);
    origin.push(ties.origin[row] as number);
    seen.push(lastMonth);
    open.push(life);
    return life;
  };

  return {
    observe(ties, alive, month) {
      let places: Map<string, number> | null = null;
      const displaced = (row: number): number | undefined => {
        places ??= new Map(open.map((life) => [`${keyHi[life]} ${keyLo[life]}`, life]));
        const life = places.get(`${ties.keyHi[row]} ${ties.keyLo[row]}`);
        return isLife(life, ties, row) ? life : undefined;
      };
      const next: number[] = [];
      for (let row = 0; row < ties.count; row++) {
        if (!isAlive(ties, row, month) || isTradeOnly(ties, row)) continue;
        if (alive[ties.a[row] as number] === 0 || alive[ties.b[row] as number] === 0) continue;
        let life = lifeOfRow[row];
        // a tie made since the last look cannot be an old one in a new place
        if (!isLife(life, ties, row)) life = (ties.since[row] as number) < lastMonth ? displaced(row) : undefined;
        life ??= begin(ties, row, month);
        seen[life] = month;
        if (worked[life] === NEVER && ties.collaboration[row] === 1) worked[life] = month;
        next[row] = life;
      }
      lifeOfRow = next;
      open = open.filter((life) => {
        if (seen[life] === month) return true;
        until[life] = month;
        return false;
      });
      lastMonth = month;
    },
    finish: () => ({
      count: from.length,
      a: Int32Array.from(a),
      b: Int32Array.from(b),
      from: Int32Array.from(from),
      until: Int32Array.from(until),
      worked: Int32Array.from(worked),
      origin: Uint8Array.from(origin),
    }),
  };
}
