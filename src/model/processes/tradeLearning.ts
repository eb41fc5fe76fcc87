/**
 * E5 Learning by trade: each April both sides of a supply tie learn by the rule of joint work, at the small distance that
 * such a pair has, and `supplyLearning` of what a project would teach.
 *
 * Reads   ties; organisations.{expertise, knownLow, knownHigh}
 * Writes  organisations.{expertise, usedLow, usedHigh}
 * Draws   supplyField: one a fiscal year for each firm that has supply ties
 * Source  The size is a proposal. No effect on growth is typed in: Arita, Fujita & Kameyama 2006 find none, and whether
 *         it comes out is a question to the model.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { drawRows, processKey, unit } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { FIELDS } from '../params.ts';
import { Origin } from '../state.ts';
import { isAlive, trustOf } from '../ties.ts';
import { absorb, absorption, clearGains, gather } from './learning.ts';

/** Expertise of all before anybody learns from trade; scratch. */
let before = new Float32Array(0);

/**
 * Every firm learns from all its customers and suppliers at once, in each field from the best by trust and lead.
 *
 * @param changed  rows that learned are set to 1
 */
export function learnFromTrade(sim: Context, changed: Uint8Array): void {
  const { state, seed, month, c, roll } = sim;
  const o = state.organisations;
  const share = c.learning * c.supplyLearning;
  if (share <= 0) return;
  if (before.length < o.count * FIELDS) before = new Float32Array(o.expertise.length);
  before.set(o.expertise.subarray(0, o.count * FIELDS));
  listTrade(sim);
  const { starts, other, trust } = trading;
  const { firms, firmCount, first, second } = roll;
  const { knownLow, knownHigh } = o;
  const key = processKey(seed, Decision.supplyField, fiscalYearOf(month));
  drawRows(key, o.keyHi, o.keyLo, firms, firmCount, first, second);
  for (let n = 0; n < firmCount; n++) {
    const row = firms[n] as number;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    if (from === to) continue;
    clearGains();
    const u = unit(first[n] as number);
    // who picks up no new field this year looks only at those that it knows, which are few
    const ownLow = u < c.newField ? -1 : (knownLow[row] as number);
    const ownHigh = u < c.newField ? -1 : (knownHigh[row] as number);
    for (let at = from; at < to; at++) {
      const teacher = other[at] as number;
      const low = (knownLow[teacher] as number) & ownLow;
      const high = (knownHigh[teacher] as number) & ownHigh;
      if ((low | high) !== 0) gather(before, row, teacher, low, high, trust[at] as number);
    }
    if (absorb(sim, row, share * absorption(sim, row, 0), u)) changed[row] = 1;
  }
}

/** Living supply ties by side: those of a row stand from starts[row] to starts[row + 1]; scratch. */
const trading = {
  starts: new Int32Array(0),
  other: new Int32Array(0),
  trust: new Float64Array(0),
  ties: new Int32Array(0),
};

/** One pass over the ties, for each side's own list would be walked for little. */
function listTrade(sim: Context): void {
  const { month, tables } = sim;
  const { ties, organisations: o } = sim.state;
  if (trading.starts.length < o.count + 1) trading.starts = new Int32Array(o.count * 2 + 1);
  if (trading.ties.length < ties.count) {
    trading.ties = new Int32Array(ties.count * 2);
    trading.other = new Int32Array(ties.count * 4);
    trading.trust = new Float64Array(ties.count * 4);
  }
  const { starts, other, trust, ties: found } = trading;
  starts.fill(0, 0, o.count + 1);
  let count = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    if (ties.origin[tie] !== Origin.vertical || !isAlive(ties, tie, month)) continue;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    found[count++] = tie;
    starts[a] = (starts[a] as number) + 1;
    starts[b] = (starts[b] as number) + 1;
  }
  let sum = 0;
  for (let row = 0; row <= o.count; row++) {
    sum += starts[row] as number;
    starts[row] = sum;
  }
  // from the back, so that each row's end counts down to its start
  for (let n = count - 1; n >= 0; n--) {
    const tie = found[n] as number;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    const level = trustOf(ties, tie, month, tables.trust);
    const ofA = (starts[a] as number) - 1;
    const ofB = (starts[b] as number) - 1;
    starts[a] = ofA;
    starts[b] = ofB;
    other[ofA] = b;
    other[ofB] = a;
    trust[ofA] = level;
    trust[ofB] = level;
  }
}
