/**
 * Who may go out, listed for the months of a fiscal year at once. Going out is decided in a month by a uniform
 *
 *   u = (v + w) / 32 < rate · attention
 *
 * whose five leading bits v come from one draw of the year, twelve months of five bits in its words, and w from the draw
 * of the month, which only those need whom v does not keep at home. The law is that of a draw a month, at a third of the
 * draws; who may go out follows from keys, date and attention alone, so a late birth or a branch lists the same. Attention
 * changes in April only, and before the list is made (incorporation.ts).
 *
 * Reads   organisations.{alive, kind, attention}
 * Draws   outing (k: 1): one a fiscal year for each who could meet
 */
import { fiscalYearOf, monthOf } from '../core/calendar.ts';
import { drawRows, processKey } from '../core/random.ts';
import { type Context, OUTING_MONTHS as MONTHS, type Outings } from './context.ts';
import { Decision } from './decisions.ts';
import { ACTS, MEETS } from './state.ts';

const BITS = 5;
const STEPS = 1 << BITS;
/** Months in one word of a draw. */
const IN_WORD = 6;

/** Those who could meet, the words of their draws, and the least v that keeps each at home; scratch. */
let rows = new Int32Array(1024);
let first = new Int32Array(1024);
let second = new Int32Array(1024);
let home = new Int32Array(1024);
/** Rows that may go out this month, and v of each, in the order of the list; scratch of `listOutings`. */
let outgoing = new Int32Array(256);
let leading = new Int32Array(256);

/**
 * Who may go out this month: rows and leading bits, valid until the next call.
 *
 * @param rate    chance a month of going out for full attention, actors
 * @param others  the same for agencies, banks, investors and trading firms, which only attend
 */
export function listOutings(
  sim: Context,
  rate: number,
  others: number,
): { readonly count: number; readonly rows: Int32Array; readonly leading: Int32Array } {
  const { outings, roll, month } = sim;
  const { actors, actorCount, helpers, helperCount } = roll;
  // who was born this month is not on the roll yet, and stands behind all that are
  const lastActor = actorCount === 0 ? -1 : (actors[actorCount - 1] as number);
  const lastHelper = helperCount === 0 ? -1 : (helpers[helperCount - 1] as number);
  const until = (lastActor > lastHelper ? lastActor : lastHelper) + 1;
  const year = fiscalYearOf(month);
  if (outings.year !== year) {
    outings.year = year;
    outings.seen = 0;
    outings.counts.fill(0);
  }
  if (outings.seen < until) {
    list(sim, outings, until, rate, others);
    outings.seen = until;
  }
  const at = month - monthOf(year, 4);
  const listed = outings.months[at] as Int32Array;
  const size = outings.counts[at] as number;
  if (outgoing.length < size) {
    outgoing = new Int32Array(size * 2);
    leading = new Int32Array(size * 2);
  }
  const { alive } = sim.state.organisations;
  let count = 0;
  for (let n = 0; n < size; n++) {
    const entry = listed[n] as number;
    const row = entry >>> BITS;
    outgoing[count] = row;
    leading[count] = entry & (STEPS - 1);
    count += alive[row] as number;
  }
  return { count, rows: outgoing, leading };
}

/** Adds the rows not seen yet to the months of the year. */
function list(sim: Context, outings: Outings, until: number, rate: number, others: number): void {
  const { alive, kind, attention, keyHi, keyLo } = sim.state.organisations;
  if (rows.length <= until) {
    rows = new Int32Array(until * 2);
    first = new Int32Array(until * 2);
    second = new Int32Array(until * 2);
    home = new Int32Array(until * 2);
  }
  let count = 0;
  for (let row = outings.seen; row < until; row++) {
    // written in any case and counted only where it belongs
    rows[count] = row;
    count += (alive[row] as number) & (MEETS[kind[row] as number] as number);
  }
  drawRows(processKey(sim.seed, Decision.outing, outings.year, 1), keyHi, keyLo, rows, count, first, second);
  for (let n = 0; n < count; n++) {
    const row = rows[n] as number;
    const chance = (ACTS[kind[row] as number] === 1 ? rate : others) * (attention[row] as number);
    home[n] = chance >= 1 ? STEPS : Math.ceil(STEPS * chance);
  }
  for (let month = 0; month < MONTHS; month++) {
    const words = month < IN_WORD ? first : second;
    const shift = BITS * (month % IN_WORD);
    let at = outings.counts[month] as number;
    let listed = outings.months[month] as Int32Array;
    if (listed.length <= at + count) {
      const longer = new Int32Array((at + count) * 2 + 1);
      longer.set(listed);
      outings.months[month] = longer;
      listed = longer;
    }
    for (let n = 0; n < count; n++) {
      const v = ((words[n] as number) >>> shift) & (STEPS - 1);
      listed[at] = ((rows[n] as number) << BITS) | v;
      at += (v - (home[n] as number)) >>> 31;
    }
    outings.counts[month] = at;
  }
}
