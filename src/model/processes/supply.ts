/**
 * E5 Vertical ties: small firms supply large ones of near fields and trade with them year by year. What they learn by it
 * stands in tradeLearning.ts.
 *
 *   customers of a firm  binomial, `supplyTies` on average; each the nearest of the next large firms on a keyed ring
 *   each April           trust of a supply tie is restored to `supplyTrust`
 *
 * A customer that is gone is replaced the next April, by the next on the ring. Trade makes no introductions: friends are
 * not referred along a supply tie whose sides never worked together (meeting.ts).
 *
 * Reads   organisations.{kind, unit}; ties
 * Writes  ties; organisations.{usedLow, usedHigh}
 * Draws   supply: one for each large firm (its place) and small firm (its place, and how many customers it has)
 * Source  Supplier relations of Japanese small firms are a commonplace; numbers are proposals.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { compareKeys } from '../../core/key.ts';
import { drawRows, processKey, threefry, unit, word } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { distance } from '../knowledge.ts';
import { Kind, Origin } from '../state.ts';
import { tieBetween, tieRows, trustOf, writeTrust } from '../ties.ts';
import { noteUse } from '../uses.ts';

/** Customers that a firm can have. */
const SLOTS = 3;
const PART = Math.floor(2 ** 32 / SLOTS);

/** Each April: customers and trust. What trade teaches, and what is forgotten, comes after (forgetting.ts). @returns living supply ties */
export function supply(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  listContracts(sim);
  findCustomers(sim);
  return trade(sim);
}

interface Place {
  readonly row: number;
  readonly at: number;
}

/** Firms without as many living supply ties as they have customers get the missing ones. */
function findCustomers(sim: Context): void {
  const { roll, state, seed, c } = sim;
  const { organisations: o } = state;
  const places = placesOf(sim);
  if (places.length === 0) return;
  const { firms, firmCount, first, second } = roll;
  drawRows(processKey(seed, Decision.supply, 0, 1), o.keyHi, o.keyLo, firms, firmCount, first, second);
  const customers = countCustomers(sim);
  const law = numberLaw(c.supplyTies / SLOTS);
  for (let n = 0; n < firmCount; n++) {
    const row = firms[n] as number;
    if (o.kind[row] === Kind.largeFirm) continue;
    const at = (first[n] as number) >>> 0;
    const u = unit(second[n] as number);
    let wanted = 0;
    while (wanted < SLOTS && u >= (law[wanted] as number)) wanted++;
    if (wanted === 0) continue;
    // each customer from another part of the ring
    for (let slot = customers[row] as number; slot < wanted; slot++)
      contract(sim, row, nearest(sim, row, places, (at + slot * PART) >>> 0));
  }
}

/** P(N <= n) of the number of customers, binomial. */
function numberLaw(chance: number): readonly number[] {
  const miss = 1 - chance;
  const none = miss * miss * miss;
  const one = none + 3 * chance * miss * miss;
  return [none, one, one + 3 * chance * chance * miss];
}

/** The large firms by their place on the ring, ties by key. */
function placesOf(sim: Context): Place[] {
  const { roll, state, seed } = sim;
  const { kind, keyHi, keyLo } = state.organisations;
  const key = processKey(seed, Decision.supply, 0);
  const places: Place[] = [];
  for (let n = 0; n < roll.firmCount; n++) {
    const row = roll.firms[n] as number;
    if (kind[row] !== Kind.largeFirm) continue;
    threefry(key.hi, key.lo, keyHi[row] as number, keyLo[row] as number);
    places.push({ row, at: (word[0] as number) >>> 0 });
  }
  return places.sort(
    (x, y) =>
      x.at - y.at ||
      compareKeys(keyHi[x.row] as number, keyLo[x.row] as number, keyHi[y.row] as number, keyLo[y.row] as number),
  );
}

/** Living supply ties, and those made this April behind them, by row; scratch of the process. */
let contracts = new Int32Array(1024);
let contracted = 0;

/** Lists the living supply ties. */
function listContracts(sim: Context): void {
  const { ties } = sim.state;
  const { origin, expires, work, count } = ties;
  // room for all that there are and for three more of every organisation
  const room = count + SLOTS * sim.state.organisations.count;
  if (contracts.length <= room) contracts = new Int32Array(room * 2);
  let n = 0;
  for (let tie = 0; tie < count; tie++) {
    if (origin[tie] !== Origin.vertical) continue;
    // written in any case and counted only where it belongs: who still trades cannot be guessed
    contracts[n] = tie;
    n += (expires[tie] as number) > sim.month || work[tie] !== 0 ? 1 : 0;
  }
  contracted = n;
}

/** Living supply ties of each row, at the start of the process: a contract is another one of its own two sides only. */
function countCustomers(sim: Context): Uint8Array {
  const { organisations: o, ties } = sim.state;
  const customers = new Uint8Array(o.count);
  for (let n = 0; n < contracted; n++) {
    const tie = contracts[n] as number;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    customers[a] = (customers[a] as number) + (o.alive[b] as number);
    customers[b] = (customers[b] as number) + (o.alive[a] as number);
  }
  return customers;
}

/** The nearest in knowledge of the next on the ring whom the firm does not know yet, the first where equal; -1: none. */
function nearest(sim: Context, row: number, places: readonly Place[], at: number): number {
  const { organisations: o } = sim.state;
  let from = 0;
  for (let high = places.length; from < high; ) {
    const middle = (from + high) >> 1;
    if ((places[middle] as Place).at < at) from = middle + 1;
    else high = middle;
  }
  let best = -1;
  let least = 2;
  for (let n = 0; n < Math.min(sim.c.customersSeen, places.length); n++) {
    const other = (places[(from + n) % places.length] as Place).row;
    const d = distance(o.unit, row, other);
    if (d >= least || tieBetween(sim, row, other) >= 0) continue;
    best = other;
    least = d;
  }
  return best;
}

function contract(sim: Context, supplier: number, customer: number): void {
  if (customer < 0) return;
  const { state, c, log, month } = sim;
  const { ties, organisations: o } = state;
  const tie = tieRows(sim, supplier, customer, Origin.vertical, c.supplyTrust);
  contracts[contracted++] = tie;
  const first = ties.a[tie] as number;
  log?.emit(
    month,
    EventKind.tie,
    ties.keyHi[tie] as number,
    ties.keyLo[tie] as number,
    o.keyHi[first] as number,
    o.keyLo[first] as number,
    c.supplyTrust,
    Origin.vertical,
  );
}

/** Trade restores the trust of every living supply tie. @returns ties */
function trade(sim: Context): number {
  const { state, month, c } = sim;
  const { ties, organisations: o } = state;
  let kept = 0;
  for (let n = 0; n < contracted; n++) {
    const tie = contracts[n] as number;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    ties.metAt[tie] = month;
    writeTrust(sim, tie, Math.max(trustOf(ties, tie, month, sim.tables.trust), c.supplyTrust));
    const supplier = o.kind[a] === Kind.largeFirm ? b : a;
    noteUse(o, supplier, o.field[supplier === a ? b : a] as number);
    kept++;
  }
  return kept;
}
