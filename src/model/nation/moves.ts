/**
 * Moves between regions. Of the firms that come to a region a share are firms that leave another one: they are awaited, and
 * come with the next April, one of the same kind and main field from elsewhere, with its knowledge, lines, staff, cash and
 * the engineers it employs. There it ends; here it goes on under a key of its own lineage. Where none is to be had, the
 * newcomer is a new firm.
 *
 *   who leaves   among firms of the field elsewhere without projects in hand, debts or investors: those that are no members
 *                before members, then by a keyed draw of the year; who waits is served in order of another
 *   cash         firms -> market in the region that is left, market -> firms in the other: each region balances
 *
 * Members come last because what holds them is what the body gave them: ties do not move.
 *
 * Reads   organisations
 * Writes  organisations; people; accounts; counters
 * Draws   move: one for each newcomer (k 0), for each that waits (k 1), for each firm that could leave (k 2)
 * Source  METI 2005, history: laws that relocate industry. The share (links.moves) and who leaves are proposals.
 */
import { reserve } from '../../core/columns.ts';
import { childKey, compareKeys } from '../../core/key.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context, Newcomer } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { found, refreshProfile } from '../initialize.ts';
import { SECTOR_OF } from '../knowledge.ts';
import { openPlant } from '../levers/attraction.ts';
import { FIELDS } from '../params.ts';
import { addPeople } from '../people.ts';
import { settle } from '../processes/entry.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, type Organisations, People } from '../state.ts';
import type { Border } from './border.ts';

/** A newcomer or a firm, its region, and its draw. */
interface Drawn {
  readonly place: number;
  readonly row: number;
  readonly hi: number;
  readonly lo: number;
  readonly u: number;
}

/** All that are awaited come. @returns firms that moved */
export function move(regions: readonly Context[], borders: readonly Border[]): number {
  const waiting = rankedNewcomers(regions, borders);
  if (waiting.length === 0) return 0;
  const leavers = firmsThatCouldLeave(regions, waiting);
  const gone = new Set<Drawn>();
  let moved = 0;
  for (const { newcomer, place } of waiting) {
    const sim = regions[place] as Context;
    const firm = leavers
      .get(groupOf(newcomer.kind, newcomer.field))
      ?.find((one) => one.place !== place && !gone.has(one));
    if (firm === undefined) begin(sim, newcomer);
    else {
      gone.add(firm);
      relocate(regions[firm.place] as Context, firm.row, sim, newcomer);
      moved++;
    }
  }
  return moved;
}

/** Who waits, in the order in which they are served; nobody waits after. */
function rankedNewcomers(regions: readonly Context[], borders: readonly Border[]): (Drawn & { newcomer: Newcomer })[] {
  const ranked = borders.flatMap(({ waiting, facts: { place } }) => {
    const { seed, month } = regions[place] as Context;
    const key = processKey(seed, Decision.move, month, 1);
    return waiting.map((newcomer) => {
      const { hi, lo } = newcomer;
      return { place, row: -1, hi, lo, u: uniform(key, hi, lo), newcomer };
    });
  });
  for (const border of borders) border.waiting = [];
  return ranked.sort(byDraw);
}

function byDraw(a: Drawn, b: Drawn): number {
  return a.u - b.u || compareKeys(a.hi, a.lo, b.hi, b.lo);
}

/** Kind and field as one number. */
function groupOf(kind: number, field: number): number {
  return kind * FIELDS + field;
}

/** By kind and field, of those that somebody waits for: firms in the order in which they leave. */
function firmsThatCouldLeave(
  regions: readonly Context[],
  waiting: readonly { newcomer: Newcomer }[],
): Map<number, Drawn[]> {
  const wanted = new Int32Array(groupOf(Kind.largeFirm + 1, 0));
  const found = new Map<number, { others: Drawn[]; members: Drawn[] }>();
  for (const { newcomer } of waiting) {
    const group = groupOf(newcomer.kind, newcomer.field);
    wanted[group] = (wanted[group] as number) + 1;
    found.set(group, { others: [], members: [] });
  }
  for (const [place, sim] of regions.entries()) {
    const here = firstOf(sim, place, wanted);
    for (const [group, { others, members }] of found) {
      others.push(...(here.get(2 * group) ?? []));
      members.push(...(here.get(2 * group + 1) ?? []));
    }
  }
  return new Map(
    [...found].map(([group, { others, members }]) => [group, [...others.sort(byDraw), ...members.sort(byDraw)]]),
  );
}

/** Of a region no more of a group than are wanted in all, in order, by twice its number; members by one more. */
function firstOf(sim: Context, place: number, wanted: Int32Array): Map<number, Drawn[]> {
  const o = sim.state.organisations;
  const { alive, kind, member, field, keyHi, keyLo, count: rows } = o;
  const key = processKey(sim.seed, Decision.move, sim.month, 2);
  const lists = new Map<number, Drawn[]>();
  for (let row = 0; row < rows; row++) {
    if (alive[row] === 0 || (kind[row] as number) > Kind.largeFirm) continue;
    const group = groupOf(kind[row] as number, field[row] as number);
    const many = wanted[group] as number;
    if (many === 0 || !canLeave(o, row, sim.month)) continue;
    const hi = keyHi[row] as number;
    const lo = keyLo[row] as number;
    const u = uniform(key, hi, lo);
    const at = 2 * group + (member[row] as number);
    const list = lists.get(at) ?? [];
    if (list.length === 0) lists.set(at, list);
    if (list.length === many && u > (list[many - 1] as Drawn).u) continue;
    insert(list, { place, row, hi, lo, u });
    if (list.length > many) list.pop();
  }
  return lists;
}

/** Puts a firm where it belongs in a list that is in order. */
function insert(list: Drawn[], firm: Drawn): void {
  let at = list.push(firm) - 1;
  for (; at > 0 && byDraw(list[at - 1] as Drawn, firm) > 0; at--) list[at] = list[at - 1] as Drawn;
  list[at] = firm;
}

/** Free of projects, debts and investors, and not about to end. */
function canLeave(o: Organisations, row: number, month: number): boolean {
  return (
    o.load[row] === 0 &&
    o.loan[row] === 0 &&
    o.bridge[row] === 0 &&
    o.stake[row] === 0 &&
    o.publicStake[row] === 0 &&
    (o.cash[row] as number) >= 0 &&
    (o.retireAt[row] as number) > month
  );
}

/** Nobody left elsewhere: the newcomer is new. */
function begin(sim: Context, { hi, lo, kind, town, field, cause }: Newcomer): void {
  if (kind === Kind.largeFirm) openPlant(sim, { hi, lo }, field);
  else settle(sim, { hi, lo }, town, cause, field);
}

/** What a firm takes along as it stands; the rest is drawn anew, or is nothing at the start. */
const TAKEN = ['born', 'retireAt', 'attention', 'capability', 'staff', 'custom', 'cash', 'trend', 'shock', 'sales', 'profit', 'lineSales', 'lineSalesAt', 'linesLow', 'linesHigh', 'usedLow', 'usedHigh', 'successes', 'successAt', 'undone', 'undoneUntil', 'productAt', 'boughtAt'] as const; // biome-ignore format: a list

function relocate(from: Context, row: number, to: Context, newcomer: Newcomer): void {
  const o = from.state.organisations;
  const key = childKey(o.keyHi[row] as number, o.keyLo[row] as number, Decision.move, from.month);
  reserve(to.state.organisations, 1);
  const place = found(to.state, to.params, to.seed, key, newcomer.kind, to.month, newcomer.field);
  const there = to.state.organisations;
  for (const name of TAKEN) there[name][place] = o[name][row] as number;
  there.expertise.set(o.expertise.subarray(row * FIELDS, (row + 1) * FIELDS), place * FIELDS);
  refreshProfile(to.state, to.params, place);
  if (newcomer.town >= 0) there.town[place] = newcomer.town;
  there.causeHi[place] = newcomer.cause.hi;
  there.causeLo[place] = newcomer.cause.lo;
  if (newcomer.kind === Kind.largeFirm) {
    there.plant[place] = 1;
    markReached(there, place, LeverBit.attraction);
    count(to.state, Counter.plantsOpened);
  }
  count(to.state, Counter.entries);
  book(from, row, to);
  tell(from, row, to, place);
  leave(from, row);
}

/** Money, jobs, sales and people of a firm that moves, in the books of both regions. */
function book(from: Context, row: number, to: Context): void {
  const { cash, staff, sales, field } = from.state.organisations;
  const money = cash[row] as number;
  pay(from.state, Account.firms, Account.market, money);
  pay(to.state, Account.market, Account.firms, money);
  const cell = People.engineers + (SECTOR_OF[field[row] as number] as number);
  const posts = Math.floor(from.c.engineerShare * (staff[row] as number));
  const engineers = Math.min(from.state.people[cell] as number, posts);
  addPeople(from.state, cell, -engineers);
  addPeople(to.state, cell, engineers);
  const moved = [1, staff[row] as number, sales[row] as number, money, engineers];
  for (const [n, amount] of moved.entries()) {
    count(from.state, OUT[n] as number, amount);
    count(to.state, IN[n] as number, amount);
  }
}

const OUT = [
  Counter.movedOut,
  Counter.jobsMovedOut,
  Counter.salesMovedOut,
  Counter.cashMovedOut,
  Counter.peopleMovedOut,
];
const IN = [Counter.movedIn, Counter.jobsMovedIn, Counter.salesMovedIn, Counter.cashMovedIn, Counter.peopleMovedIn];

/** Label 0 in the log of the region that is left, 1 in the other. */
function tell(from: Context, row: number, to: Context, place: number): void {
  const a = from.state.organisations;
  const b = to.state.organisations;
  const [aHi, aLo] = [a.keyHi[row] as number, a.keyLo[row] as number];
  const [bHi, bLo] = [b.keyHi[place] as number, b.keyLo[place] as number];
  const staff = a.staff[row] as number;
  from.log?.emit(from.month, EventKind.move, aHi, aLo, bHi, bLo, staff, 0);
  to.log?.emit(to.month, EventKind.move, bHi, bLo, aHi, aLo, staff, 1);
}

/** The last day was that of the month before. */
function leave({ state, month }: Context, row: number): void {
  const o = state.organisations;
  o.cash[row] = 0;
  o.alive[row] = 0;
  o.member[row] = 0;
  o.died[row] = month - 1;
}
