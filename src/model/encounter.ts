/**
 * The contacts of a month as pairs: sides in order of their keys, key of the pair, its row among the ties, and the draw of
 * its decision. One pass for each of these: in a row the hashes and look-ups overlap in the processor.
 *
 * Reads   contacts; organisations.{keyHi, keyLo}; ties
 * Draws   acquaintance for strangers, collaboration for acquaintances (k: channel); processes/tie.ts decides by them
 */
import { drawEach, threefry, word } from '../core/random.ts';
import { createScratch } from '../core/scratch.ts';
import type { Context } from './context.ts';
import { Decision } from './decisions.ts';

/** Channels of contacts: the origins up to `incubator`. */
export const CHANNELS = 7;

/** In place of a tie: these acquaintances have met before in this month, and count once (trust.ts). */
export const MET = -2;

export interface Encounters {
  /** Sides, the lower key first, rows of organisations. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Key of the pair. */
  readonly hi: Int32Array;
  readonly lo: Int32Array;
  /** Tie alive at the start of the process, row; -1: they do not know each other; MET. */
  readonly tie: Int32Array;
  /** Words of the draw, one a side. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

function create(capacity: number): Encounters {
  const ints = (): Int32Array => new Int32Array(capacity);
  return { a: ints(), b: ints(), hi: ints(), lo: ints(), tie: ints(), first: ints(), second: ints() };
}

/** Scratch; carries nothing over. */
let encounters = createScratch(create, 1024);

/** Words of the keys under which strangers of a channel draw this month, and acquaintances behind them; scratch. */
const hiOf = new Int32Array(2 * CHANNELS);
const loOf = new Int32Array(2 * CHANNELS);

function readKeys({ seed, month }: Context): void {
  for (let k = 0; k < 2 * CHANNELS; k++) {
    const decision = k < CHANNELS ? Decision.acquaintance : Decision.collaboration;
    threefry(seed.hi, seed.lo, decision, (month << 8) | (k % CHANNELS));
    hiOf[k] = word[0] as number;
    loOf[k] = word[1] as number;
  }
}

/** Leaves in `word` the draw by which a pair that this channel has just made acquainted decides to work together. */
export function drawCollaboration(channel: number, pairHi: number, pairLo: number): void {
  threefry(hiOf[CHANNELS + channel] as number, loOf[CHANNELS + channel] as number, pairHi, pairLo);
}

/** Every contact of the month, in the order of the schedule. */
export function listEncounters(sim: Context): Encounters {
  readKeys(sim);
  const { count } = sim.contacts;
  if (encounters.a.length < count) encounters = create(count * 2);
  const { hi, lo, first, second } = encounters;
  // each draw takes its key from `first` and `second`
  stagePairs(sim, encounters);
  drawEach(first, second, hi, lo, count, hi, lo);
  findAll(sim, encounters);
  stageDraws(sim, encounters);
  drawEach(first, second, hi, lo, count, first, second);
  return encounters;
}

/** Sides in order, and the words of `pairKey` where the draw of all will find them. */
function stagePairs(sim: Context, { a, b, hi, lo, first, second }: Encounters): void {
  const { a: sideA, b: sideB, count } = sim.contacts;
  const { keyHi, keyLo } = sim.state.organisations;
  for (let n = 0; n < count; n++) {
    const x = sideA[n] as number;
    const y = sideB[n] as number;
    const xHi = keyHi[x] as number;
    const yHi = keyHi[y] as number;
    const inOrder = xHi < yHi || (xHi === yHi && (keyLo[x] as number) <= (keyLo[y] as number));
    const low = inOrder ? x : y;
    const high = inOrder ? y : x;
    a[n] = low;
    b[n] = high;
    first[n] = inOrder ? xHi : yHi;
    second[n] = keyLo[low] as number;
    hi[n] = inOrder ? yHi : xHi;
    lo[n] = keyLo[high] as number;
  }
}

/** As `findTie` for each, living ties only. */
function findAll(sim: Context, { hi, lo, tie }: Encounters): void {
  const { month, contacts, state } = sim;
  const { tieSlots } = state;
  const { keyHi, keyLo, expires, work } = state.ties;
  const mask = tieSlots.length - 1;
  const { count } = contacts;
  for (let n = 0; n < count; n++) {
    const pairHi = hi[n] as number;
    const pairLo = lo[n] as number;
    let slot = (pairHi ^ pairLo) & mask;
    let row = (tieSlots[slot] as number) - 1;
    while (row >= 0 && (keyLo[row] !== pairLo || keyHi[row] !== pairHi)) {
      slot = (slot + 1) & mask;
      row = (tieSlots[slot] as number) - 1;
    }
    tie[n] = row >= 0 && ((expires[row] as number) > month || work[row] !== 0) ? row : -1;
  }
}

function stageDraws(sim: Context, { tie, first, second }: Encounters): void {
  const { count, channel } = sim.contacts;
  for (let n = 0; n < count; n++) {
    const k = (channel[n] as number) + ((tie[n] as number) < 0 ? 0 : CHANNELS);
    first[n] = hiOf[k] as number;
    second[n] = loOf[k] as number;
  }
}

/** Pairs that might agree, place by place: which encounter, how inclined each side is, how far apart they are. */
export interface Candidates {
  count: number;
  readonly at: Int32Array;
  /** Inclination without that part which falls with distance and load, logit. */
  readonly base: Float64Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

export function createCandidates(capacity: number): Candidates {
  return {
    count: 0,
    at: new Int32Array(capacity),
    base: new Float64Array(capacity),
    a: new Int32Array(capacity),
    b: new Int32Array(capacity),
  };
}
