/**
 * The store of ties: an index by pair key, and for each organisation a list of its half-edges. Both follow from the
 * table and are rebuilt after compaction. A tie is alive while its trust is above the floor or work is in hand; reading
 * writes nothing back.
 */
import { appendRow, compact, reserve, rewriteReferences } from '../core/columns.ts';
import { compareKeys, pairKey } from '../core/key.ts';
import { word } from '../core/random.ts';
import type { Context } from './context.ts';
import { trustOf, writeTrust } from './processes/trust.ts';
import { Origin, type State, type Ties } from './state.ts';

/** Row of the tie with this key, alive or not; -1. */
export function findTie(state: State, hi: number, lo: number): number {
  const { tieSlots, ties } = state;
  const mask = tieSlots.length - 1;
  let slot = (hi ^ lo) & mask;
  for (;;) {
    const row = (tieSlots[slot] as number) - 1;
    if (row < 0) return -1;
    if (ties.keyLo[row] === lo && ties.keyHi[row] === hi) return row;
    slot = (slot + 1) & mask;
  }
}

export function isAlive(ties: Ties, tie: number, month: number): boolean {
  return (ties.expires[tie] as number) > month || (ties.work[tie] as number) > 0;
}

/** Whether a tie is a supply relation whose sides never worked together: it teaches, but tells of no friends, no body and no vision. */
export function isTradeOnly(ties: Ties, tie: number): boolean {
  return ties.origin[tie] === Origin.vertical && ties.collaboration[tie] === 0;
}

/** Whether a row has a living tie to an organisation of this kind. */
export function knows(sim: Context, row: number, kind: number): boolean {
  const { organisations: o, ties } = sim.state;
  for (let next = o.head[row] as number; next >= 0; ) {
    const edge = next;
    next = ties.next[edge] as number;
    const tie = edge >> 1;
    const other = ties.ends[edge] as number;
    if (o.kind[other] === kind && isAlive(ties, tie, sim.month)) return true;
  }
  return false;
}

/** Row of the living tie of two organisations; -1. */
export function tieBetween(sim: Context, a: number, b: number): number {
  const { keyHi, keyLo } = sim.state.organisations;
  pairKey(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number);
  const tie = findTie(sim.state, word[0] as number, word[1] as number);
  return tie >= 0 && isAlive(sim.state.ties, tie, sim.month) ? tie : -1;
}

/** Present trust of two rows; 0 where there is no living tie. */
export function trustBetween(sim: Context, a: number, b: number): number {
  const tie = tieBetween(sim, a, b);
  return tie < 0 ? 0 : trustOf(sim.state.ties, tie, sim.month, sim.tables.trust);
}

/** A new tie of two rows, whichever has the lower key; a dead one is made anew. @returns its row */
export function tieRows(
  sim: Context,
  x: number,
  y: number,
  origin: number,
  trust: number,
  causeHi = 0,
  causeLo = 0,
): number {
  const { keyHi, keyLo } = sim.state.organisations;
  const xHi = keyHi[x] as number;
  const xLo = keyLo[x] as number;
  const yHi = keyHi[y] as number;
  const yLo = keyLo[y] as number;
  const isLower = compareKeys(xHi, xLo, yHi, yLo) < 0;
  pairKey(xHi, xLo, yHi, yLo);
  const hi = word[0] as number;
  const lo = word[1] as number;
  const found = findTie(sim.state, hi, lo);
  return makeTie(sim, found, hi, lo, isLower ? x : y, isLower ? y : x, origin, trust, causeHi, causeLo);
}

/** A new tie between rows a and b, a having the lower key; or the old row anew, where a dead one is still there. */
export function makeTie(
  sim: Context,
  found: number,
  hi: number,
  lo: number,
  a: number,
  b: number,
  origin: number,
  trust: number,
  causeHi: number,
  causeLo: number,
): number {
  const { state } = sim;
  let tie = found;
  if (tie < 0) {
    reserve(state.ties, 1);
    tie = appendRow(state.ties);
    const { ties } = state;
    ties.keyHi[tie] = hi;
    ties.keyLo[tie] = lo;
    ties.a[tie] = a;
    ties.b[tie] = b;
    link(state, tie);
    if (state.ties.count * 2 > state.tieSlots.length) rebuildIndex(state);
    else insert(state.tieSlots, state.ties, tie);
  }
  const { ties } = state;
  ties.collaboration[tie] = 0;
  ties.origin[tie] = origin;
  ties.since[tie] = sim.month;
  ties.metAt[tie] = sim.month;
  ties.causeHi[tie] = causeHi;
  ties.causeLo[tie] = causeLo;
  writeTrust(sim, tie, trust);
  return tie;
}

function link(state: State, tie: number): void {
  const { ties, organisations } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  ties.ends[tie * 2] = b;
  ties.next[tie * 2] = organisations.head[a] as number;
  organisations.head[a] = tie * 2;
  ties.ends[tie * 2 + 1] = a;
  ties.next[tie * 2 + 1] = organisations.head[b] as number;
  organisations.head[b] = tie * 2 + 1;
}

function insert(slots: Int32Array, ties: Ties, tie: number): void {
  const mask = slots.length - 1;
  let slot = ((ties.keyHi[tie] as number) ^ (ties.keyLo[tie] as number)) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = tie + 1;
}

/** Index and lists anew from the table. */
export function rebuildIndex(state: State): void {
  const { ties, organisations } = state;
  let size = 1 << 12;
  while (size < ties.count * 4) size <<= 1;
  state.tieSlots = new Int32Array(size);
  organisations.head.fill(-1, 0, organisations.count);
  for (let tie = 0; tie < ties.count; tie++) {
    insert(state.tieSlots, ties, tie);
    link(state, tie);
  }
}

/** Removes dead ties once a third of the table is dead: walks and passes go through them in vain. @returns ties removed */
export function compactTies(sim: Context): number {
  const { state, month } = sim;
  const { ties } = state;
  const keep = new Uint8Array(ties.count);
  let dead = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    const lives = isAlive(ties, tie, month) ? 1 : 0;
    keep[tie] = lives;
    dead += 1 - lives;
  }
  if (dead * 3 < ties.count || dead < 512) return 0;
  const moved = compact(ties, keep);
  rewriteReferences(ties, 'ties', moved);
  rebuildIndex(state);
  return dead;
}
