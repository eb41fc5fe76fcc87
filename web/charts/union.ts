/**
 * Two worlds as one cast: every organisation of A, then those that only B has, matched by lineage key; every tie of those
 * who have worked together by its pair of organisations. Places come from this union, so nobody moves between worlds or months.
 */
import type { OrganisationTable, TieTable } from '../../src/worker/protocol.ts';

/** firm ●, laboratory □, venture ◆, support ○ (agencies, banks, the body); outside: not in any town. */
export type Mark = 'firm' | 'lab' | 'venture' | 'support' | 'outside';

const MARKS: readonly Mark[] = ['firm', 'firm', 'firm', 'lab', 'venture', 'support', 'outside'];
const FIRST_OUTSIDE = 15;
/** April 1998: whoever was there by then is a founder. */
const FOUNDING = 1998 * 12 + 3;

/** The mark of the model's kind of organisation; a test compares with the model's own table. */
export function markOf(kind: number): Mark {
  if (kind >= FIRST_OUTSIDE || kind === 6) return 'outside';
  return MARKS[Math.min(kind, 5)] ?? 'outside';
}

export interface Cast {
  readonly count: number;
  readonly mark: readonly Mark[];
  /** In which order places are given out: those of A first, founders mixed by key, then by month of birth; then B's own. */
  readonly order: Int32Array;
  readonly town: Uint8Array;
  /** Row of each union organisation in world A and in world B; -1: not there. */
  readonly rowA: Int32Array;
  readonly rowB: Int32Array;
  readonly a: WorldTies;
  readonly b: WorldTies;
  /** Number of unordered pairs that are tied at any time in either world. */
  readonly pairs: number;
}

export interface WorldTies {
  readonly count: number;
  /** Union row of both ends, and the number of the unordered pair. */
  readonly ends: Int32Array;
  readonly pair: Int32Array;
  /** Month from which the two have worked together; and the month in which the tie ended. */
  readonly from: Int32Array;
  readonly until: Int32Array;
}

export interface CastWorld {
  readonly organisations: OrganisationTable;
  readonly ties: TieTable;
}

export function castOf(a: CastWorld, b: CastWorld): Cast {
  const byKey = new Map<string, number>();
  const mark: Mark[] = [];
  const towns: number[] = [];
  const births: number[] = [];
  const words: number[] = [];
  const rowsA: number[] = [];
  const rowsB: number[] = [];
  const unionA = enter(a, rowsA, rowsB);
  const unionB = enter(b, rowsB, rowsA);
  const count = mark.length;
  const pairNumbers = new Map<number, number>();
  const tiesA = tiesOf(a.ties, unionA);
  const tiesB = tiesOf(b.ties, unionB);
  return {
    count,
    mark,
    order: orderOf(),
    town: Uint8Array.from(towns),
    rowA: Int32Array.from({ length: count }, (_, i) => rowsA[i] ?? -1),
    rowB: Int32Array.from({ length: count }, (_, i) => rowsB[i] ?? -1),
    a: tiesA,
    b: tiesB,
    pairs: pairNumbers.size,
  };

  function enter({ organisations: table }: CastWorld, rows: number[], others: number[]): Int32Array {
    const union = new Int32Array(table.count);
    for (let row = 0; row < table.count; row++) {
      const kind = table.kind[row] ?? 0;
      const key = `${kind}:${table.keyHi[row]}:${table.keyLo[row]}`;
      let place = byKey.get(key);
      if (place === undefined) {
        place = mark.length;
        byKey.set(key, place);
        mark.push(markOf(kind));
        towns.push(table.town[row] ?? 0);
        births.push(Math.max(FOUNDING, table.born[row] ?? 0));
        words.push(table.keyLo[row] ?? 0);
        others[place] = -1;
      }
      rows[place] = row;
      union[row] = place;
    }
    return union;
  }

  /** Keys are hashes, so their order mixes firms and laboratories evenly. */
  function orderOf(): Int32Array {
    const own = (i: number): number => ((rowsA[i] ?? -1) >= 0 ? 0 : 1);
    const by = (i: number, j: number): number =>
      own(i) - own(j) ||
      (births[i] as number) - (births[j] as number) ||
      (words[i] as number) - (words[j] as number) ||
      i - j;
    return Int32Array.from({ length: count }, (_, i) => i).sort(by);
  }

  /** Ties from the month in which the two first worked together: acquaintances are ten times as many and show nothing. */
  function tiesOf(ties: TieTable, union: Int32Array): WorldTies {
    const kept: number[] = [];
    for (let t = 0; t < ties.count; t++) if ((ties.worked[t] as number) < (ties.until[t] as number)) kept.push(t);
    const ends = new Int32Array(kept.length * 2);
    const pair = new Int32Array(kept.length);
    for (const [place, t] of kept.entries()) {
      const i = union[ties.a[t] ?? 0] ?? 0;
      const j = union[ties.b[t] ?? 0] ?? 0;
      const [low, high] = i < j ? [i, j] : [j, i];
      const name = low * count + high;
      let number = pairNumbers.get(name);
      if (number === undefined) {
        number = pairNumbers.size;
        pairNumbers.set(name, number);
      }
      ends[2 * place] = low;
      ends[2 * place + 1] = high;
      pair[place] = number;
    }
    const from = Int32Array.from(kept, (t) => ties.worked[t] as number);
    const until = Int32Array.from(kept, (t) => ties.until[t] as number);
    return { count: kept.length, ends, pair, from, until };
  }
}

/** Bits of `tiedAt`. */
export const IN = { a: 1, b: 2, both: 3 } as const;

/** For each pair of the cast, in which worlds it is tied by joint work at that month, as bits of IN. */
export function tiedAt(cast: Cast, month: number): Uint8Array {
  const tied = new Uint8Array(cast.pairs);
  for (const side of ['a', 'b'] as const) {
    const ties = cast[side];
    for (let t = 0; t < ties.count; t++) {
      if ((ties.from[t] as number) > month || month >= (ties.until[t] as number)) continue;
      const pair = ties.pair[t] as number;
      tied[pair] = (tied[pair] as number) | IN[side];
    }
  }
  return tied;
}

/** 1 for each union organisation that is alive in the world at that month. */
export function aliveAt(rows: Int32Array, table: OrganisationTable, month: number): Uint8Array {
  const alive = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row >= 0 && (table.born[row] as number) <= month && month < (table.died[row] as number)) alive[i] = 1;
  }
  return alive;
}

/** 1 for each union organisation that is drawn: members of the body in either world, laboratories, ventures. */
export function shownOf(cast: Cast, a: OrganisationTable, b: OrganisationTable): Uint8Array {
  const shown = new Uint8Array(cast.count);
  for (let i = 0; i < cast.count; i++) {
    const mark = cast.mark[i];
    if (mark === 'outside') continue;
    const member = (a.member[cast.rowA[i] ?? -1] ?? 0) + (b.member[cast.rowB[i] ?? -1] ?? 0);
    if (mark === 'lab' || mark === 'venture' || member > 0) shown[i] = 1;
  }
  return shown;
}

/** The cast with only the ties whose both ends are shown; pairs are numbered anew. */
export function restrictedTo(cast: Cast, shown: Uint8Array): Cast {
  const numbers = new Map<number, number>();
  const cut = (ties: WorldTies): WorldTies => {
    const kept: number[] = [];
    for (let t = 0; t < ties.count; t++)
      if (shown[ties.ends[2 * t] as number] === 1 && shown[ties.ends[2 * t + 1] as number] === 1) kept.push(t);
    return {
      count: kept.length,
      ends: Int32Array.from(kept.flatMap((t) => [ties.ends[2 * t] as number, ties.ends[2 * t + 1] as number])),
      pair: Int32Array.from(kept, (t) => numberOf(ties.pair[t] as number)),
      from: Int32Array.from(kept, (t) => ties.from[t] as number),
      until: Int32Array.from(kept, (t) => ties.until[t] as number),
    };
  };
  const a = cut(cast.a);
  const b = cut(cast.b);
  return { ...cast, a, b, pairs: numbers.size };

  function numberOf(pair: number): number {
    const known = numbers.get(pair);
    if (known !== undefined) return known;
    numbers.set(pair, numbers.size);
    return numbers.size - 1;
  }
}
