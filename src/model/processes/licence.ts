/**
 * E18 Patents and licences. A technical success is patented by chance, in the field of its project; if a laboratory is on
 * the team, the patent belongs to its university, and a licensing office offers it. An office places few a year:
 *
 *   which patents   on offer, by field: the first of a race with weights by how many there are
 *   to whom         a firm or venture that offices can reach, with expertise of at least licenceExpertise in the field and
 *                   the cash: the first of a race with weights by that expertise
 *
 * Offices reach members and whoever has a tie to an office or a laboratory. A licence is a result without an own project: it
 * has the mean merit of the patents on offer in its field (the chance of success that their projects had), its product enters
 * the market as others do (marketEntry.ts), and then pays a royalty once, on its first year.
 *
 * Reads   projects, organisations, ties; offered, offeredMerit
 * Writes  patents; offered, offeredMerit; projects; organisations.{cash, profit}; accounts; counters
 * Draws   patent: one for each success; licence: one a month for each field on offer, and for each who could take it;
 *         marketEntry: the threshold of the product
 * Source  METI 2005, support 2: licensing offices, protection of ideas; Cohen & Levinthal 1989 for absorption. Sizes are
 *         proposals.
 */
import { appendRow, reserve } from '../../core/columns.ts';
import { exponential, race } from '../../core/distributions.ts';
import { childKey } from '../../core/key.ts';
import { quantise } from '../../core/quantise.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { type Context, keyOfRegion } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { inThisMonth } from '../money.ts';
import { FIELDS } from '../params.ts';
import { isFirm, Kind, NEVER, ProjectKind, Stage, TEAM } from '../state.ts';
import { knows } from '../ties.ts';

/** A success that is patented, and offered if a university has a part in it. */
export function filePatent(sim: Context, project: number): void {
  const { state, c, seed, month, log } = sim;
  const { projects: p, organisations: o } = state;
  const hi = p.keyHi[project] as number;
  const lo = p.keyLo[project] as number;
  if (uniform(processKey(seed, Decision.patent, 0), hi, lo) >= c.patentChance) return;
  const field = p.field[project] as number;
  state.patents[field] = (state.patents[field] as number) + 1;
  count(state, Counter.patentsFiled);
  let ofLab = 0;
  for (let k = 0; k < (p.size[project] as number); k++)
    if (o.kind[p.partners[project * TEAM + k] as number] === Kind.lab) ofLab = 1;
  state.offered[field] = (state.offered[field] as number) + ofLab;
  state.offeredMerit[field] = (state.offeredMerit[field] as number) + ofLab * quantise(p.merit[project] as number);
  if (log === null) return;
  log.because(EventKind.project, hi, lo);
  const lead = p.lead[project] as number;
  log.emit(month, EventKind.patent, hi, lo, o.keyHi[lead] as number, o.keyLo[lead] as number, field, ofLab);
}

/** What licensing offices place this month. @returns licences */
export function licensePatents(sim: Context): number {
  const { channels, month, state } = sim;
  const { keyHi, keyLo } = state.organisations;
  const placed = channels.isHeld('licences') ? heldPlacements(sim) : place(sim);
  if (channels.recording !== null)
    channels.record(
      'licences',
      month,
      placed.flatMap(({ field, row, merit }) => [field, keyHi[row] as number, keyLo[row] as number, merit]),
    );
  for (const placement of placed) license(sim, placement);
  return placed.length;
}

/** Fields by their number, as keys: no two are alike. */
const FIELD_KEYS = Int32Array.from({ length: FIELDS }, (_, field) => field);

/** Scratch. */
const chosenFields = new Selection();
const bestTaker = new Selection();

interface Placement {
  readonly field: number;
  readonly row: number;
  readonly merit: number;
}
/** What passes through the channel for each. */
const PLACEMENT_WORDS = 4;

/** One patent a field, as many fields as the offices can handle. */
function place(sim: Context): Placement[] {
  const { offered } = sim.state;
  if (!offered.some((n) => n > 0)) return [];
  const capacity = inThisMonth(Math.floor(offices(sim) * sim.c.licencesPerOffice), sim.month);
  if (capacity === 0) return [];
  const key = processKey(sim.seed, Decision.licence, sim.month);
  const { hi, lo } = keyOfRegion(sim);
  const chosen = chosenFields.begin(capacity, FIELD_KEYS, FIELD_KEYS);
  for (let field = 0; field < FIELDS; field++) {
    const n = offered[field] as number;
    if (n > 0) chosen.offer(field, race(uniform(key, hi ^ field, lo), n));
  }
  const placed: Placement[] = [];
  for (let n = 0; n < chosen.size; n++) {
    const field = chosen.rows[n] as number;
    const taker = takerOf(sim, field);
    if (taker >= 0) placed.push({ field, row: taker, merit: meritOnOffer(sim, field) });
  }
  return placed;
}

/** Mean merit of the patents on offer in a field, in steps of 2^-24; 0: none is on offer. */
function meritOnOffer({ state }: Context, field: number): number {
  const n = state.offered[field] as number;
  return n === 0 ? 0 : quantise((state.offeredMerit[field] as number) / n);
}

function offices(sim: Context): number {
  const { helpers, helperCount } = sim.roll;
  let n = 0;
  for (let at = 0; at < helperCount; at++)
    if (sim.state.organisations.kind[helpers[at] as number] === Kind.licensingOffice) n++;
  return n;
}

/** Who takes a patent of this field; -1: nobody can. */
function takerOf(sim: Context, field: number): number {
  const { c, roll, seed, month, state } = sim;
  const o = state.organisations;
  const key = processKey(seed, Decision.licence, month, 1 + field);
  const best = bestTaker.begin(1, o.keyHi, o.keyLo);
  // most know nothing of the field, which the bits tell without a look at 35 numbers each
  const known = field < 32 ? o.knownLow : o.knownHigh;
  const bit = 1 << (field & 31);
  const anybody = c.licenceExpertise <= 0;
  const { actors, actorCount, first: able } = roll;
  let found = 0;
  for (let n = 0; n < actorCount; n++) {
    const row = actors[n] as number;
    able[found] = row;
    found += ((known[row] as number) & bit) !== 0 || anybody ? 1 : 0;
  }
  for (let n = 0; n < found; n++) {
    const row = able[n] as number;
    const level = o.expertise[row * FIELDS + field] as number;
    if (level < c.licenceExpertise || o.kind[row] === Kind.lab) continue;
    if ((o.cash[row] as number) < c.licenceCash * c.licenceFee) continue;
    const u = uniform(key, o.keyHi[row] as number, o.keyLo[row] as number);
    // -ln u is at least 1 - u, so most need no logarithm
    if (1 - u > best.limit * level) continue;
    const time = race(u, level);
    // its ties are looked through only if it can still win
    if (time > best.limit || !isReached(sim, row)) continue;
    best.offer(row, time);
  }
  return best.size === 0 ? -1 : (best.rows[0] as number);
}

function isReached(sim: Context, row: number): boolean {
  return (
    sim.state.organisations.member[row] === 1 || knows(sim, row, Kind.licensingOffice) || knows(sim, row, Kind.lab)
  );
}

/** Licences of the baseline whose takers live here too. */
function heldPlacements(sim: Context): Placement[] {
  const { keyHi, keyLo, alive, count: rows } = sim.state.organisations;
  const held = sim.channels.held('licences', sim.month);
  const placed: Placement[] = [];
  for (let n = 0; n < held.length; n += PLACEMENT_WORDS) {
    for (let row = 0; row < rows; row++)
      if (keyHi[row] === held[n + 1] && keyLo[row] === held[n + 2] && alive[row] === 1)
        placed.push({ field: held[n] as number, row, merit: held[n + 3] as number });
  }
  return placed;
}

/** The fee goes to the university; the result stands as a project of one, done. */
function license(sim: Context, { field, row, merit }: Placement): void {
  const { state, c, month, seed, log } = sim;
  const o = state.organisations;
  // those that stay on offer have the same mean
  const left = Math.max(0, (state.offered[field] as number) - 1);
  const others = (state.offeredMerit[field] as number) - meritOnOffer(sim, field);
  state.offered[field] = left;
  state.offeredMerit[field] = left === 0 ? 0 : others;
  o.cash[row] = (o.cash[row] as number) - c.licenceFee;
  o.profit[row] = (o.profit[row] as number) - c.licenceFee;
  pay(state, accountOf(o.kind[row] as number), Account.labs, c.licenceFee);
  count(state, Counter.licences);
  count(state, Counter.royalties, c.licenceFee);
  const key = childKey(o.keyHi[row] as number, o.keyLo[row] as number, (Decision.licence << 8) | field, month);
  reserve(state.projects, 1);
  const project = appendRow(state.projects);
  const p = state.projects;
  p.keyHi[project] = key.hi;
  p.keyLo[project] = key.lo;
  p.kind[project] = ProjectKind.licence;
  p.stage[project] = Stage.succeeded;
  p.lead[project] = row;
  p.size[project] = 1;
  for (let k = 0; k < TEAM; k++) p.partners[project * TEAM + k] = k === 0 ? row : -1;
  p.field[project] = field;
  p.other[project] = field;
  p.withMember[project] = o.member[row] as number;
  p.merit[project] = merit;
  p.awarded[project] = month;
  p.starts[project] = month;
  p.ends[project] = month;
  p.payAt[project] = NEVER;
  p.threshold[project] = exponential(uniform(processKey(seed, Decision.marketEntry, 0), key.hi, key.lo));
  // offices reach members
  if (o.member[row] === 1) log?.because(EventKind.join, o.keyHi[row] as number, o.keyLo[row] as number);
  log?.emit(
    month,
    EventKind.licence,
    key.hi,
    key.lo,
    o.keyHi[row] as number,
    o.keyLo[row] as number,
    c.licenceFee,
    field,
  );
}

function accountOf(kind: number): number {
  return isFirm(kind) ? Account.firms : Account.ventures;
}
