/**
 * Recurrent occasions by thinning. For each entity and process a frozen bound L gives candidates: their number in a
 * fiscal year is Poisson(12 L) keyed by (entity, process, year); each has a month and a uniform v keyed by (entity,
 * process, year, j). A candidate is accepted if v < rate(state) / L. Candidates depend on no state, so both arms of a
 * comparison, a late birth and a branch see the same ones, and a higher rate accepts a superset.
 */

import { fiscalYearOf, monthOf } from '../core/calendar.ts';
import { appendRow, compact, reserve } from '../core/columns.ts';
import { poisson, poissonTable } from '../core/distributions.ts';
import { InvariantError } from '../core/errors.ts';
import { childKey } from '../core/key.ts';
import { drawRows, type Key, processKey, threefry, uniform, unit, word } from '../core/random.ts';
import { type Context, keyOfRegion, type Laws } from './context.ts';
import { Decision } from './decisions.ts';
import type { Coefficients } from './registry.ts';
import { Kind } from './state.ts';

export const Occasion = { facelift: 0, labVenture: 1, spinOff: 2, townEntry: 3 } as const;

/** The largest monthly rate that each process can have; a rate above it is a fault. */
export function boundOf(process: number, c: Coefficients): number {
  if (process === Occasion.facelift) return 3 * c.faceliftRate;
  if (process === Occasion.spinOff) return (1.5 * c.spinOffSuccess * c.spinOffRate) / 12;
  const push = c.venturePush * c.incorporationPush;
  return (2 * push * (c.labVentureRate + c.successVentureRate + c.contagionVentureRate)) / 12;
}

const OF_LAB = [Occasion.labVenture];
const OF_SINGLE = [Occasion.facelift];
const OF_PARENT = [Occasion.facelift, Occasion.spinOff];
const NONE: readonly number[] = [];

function processesOf(kind: number): readonly number[] {
  if (kind === Kind.lab) return OF_LAB;
  if (kind === Kind.basicFirm || kind === Kind.venture) return OF_SINGLE;
  return kind <= Kind.largeFirm ? OF_PARENT : NONE;
}

/** By process and kind: 1 where the process concerns organisations of that kind. */
const CONCERNS = [Occasion.facelift, Occasion.labVenture, Occasion.spinOff].map((process) =>
  Uint8Array.from({ length: 32 }, (_, kind) => (processesOf(kind).includes(process) ? 1 : 0)),
);

/** Candidates of the fiscal year for every organisation that lives at its start. @returns candidates */
export function drawOccasions(sim: Context): number {
  const { occasions } = sim.state;
  compact(occasions, new Uint8Array(occasions.count));
  const laws = lawsOf(sim);
  for (const process of BY_ORGANISATION) drawAll(sim, process, laws);
  drawTownEntries(sim);
  return occasions.count;
}

/** Those whom a law holds for, and the words of their draws; scratch. */
let rows = new Int32Array(1024);
let first = new Int32Array(1024);
let second = new Int32Array(1024);

/** Candidates of one process for all that live. */
function drawAll(sim: Context, process: number, laws: Laws): void {
  const o = sim.state.organisations;
  const { alive, kind, count: organisations } = o;
  if (rows.length <= organisations) {
    rows = new Int32Array(organisations * 2);
    first = new Int32Array(organisations * 2);
    second = new Int32Array(organisations * 2);
  }
  const concerned = CONCERNS[process] as Uint8Array;
  let count = 0;
  for (let row = 0; row < organisations; row++) {
    // written in any case and counted only where it belongs: a branch would be guessed wrong
    rows[count] = row;
    count += (alive[row] as number) & (concerned[kind[row] as number] as number);
  }
  drawRows(laws.keys[process] as Key, o.keyHi, o.keyLo, rows, count, first, second);
  const cumulative = laws.cumulative[process] as Float64Array;
  const none = cumulative[0] as number;
  const year = fiscalYearOf(sim.month);
  for (let at = 0; at < count; at++) {
    const u = unit(first[at] as number);
    if (u <= none) continue;
    let n = 1;
    while (n < cumulative.length && u > (cumulative[n] as number)) n++;
    const row = rows[at] as number;
    const { keyHi, keyLo, town } = o;
    addCandidates(
      sim,
      process,
      row,
      town[row] as number,
      keyHi[row] as number,
      keyLo[row] as number,
      n,
      year,
      sim.month,
    );
  }
}

const BY_ORGANISATION = [Occasion.facelift, Occasion.labVenture, Occasion.spinOff];

/** The laws of this fiscal year, made once. */
function lawsOf(sim: Context): Laws {
  const year = fiscalYearOf(sim.month);
  if (sim.laws?.year === year) return sim.laws;
  const laws = {
    year,
    keys: BY_ORGANISATION.map((process) => processKey(sim.seed, Decision.occasions, year, process)),
    cumulative: BY_ORGANISATION.map((process) => poissonTable(12 * boundOf(process, sim.c))),
  };
  sim.laws = laws;
  return laws;
}

/** Candidates of one organisation in the fiscal year of this month, from month `from` on. */
export function drawOccasionsOf(sim: Context, row: number, from: number): void {
  drawByLaws(sim, row, from, lawsOf(sim));
}

function drawByLaws(sim: Context, row: number, from: number, laws: Laws): void {
  const o = sim.state.organisations;
  const hi = o.keyHi[row] as number;
  const lo = o.keyLo[row] as number;
  for (const process of processesOf(o.kind[row] as number)) {
    const cumulative = laws.cumulative[process] as Float64Array;
    const u = uniform(laws.keys[process] as Key, hi, lo);
    let n = 0;
    while (n < cumulative.length && u > (cumulative[n] as number)) n++;
    if (n > 0) addCandidates(sim, process, row, o.town[row] as number, hi, lo, n, fiscalYearOf(sim.month), from);
  }
}

const TOWN_DOMAIN = 0x746f776e;
const LARGEST_MEAN = 50;

/** Founders and movers who come to each town whatever happens: Poisson by town and fiscal year. */
function drawTownEntries(sim: Context): void {
  const { params, c, seed } = sim;
  const { region } = params;
  const firms = region.members.firms * (1 + region.nonMembersPerMember);
  const year = fiscalYearOf(sim.month);
  const key = processKey(seed, Decision.townEntry, year);
  const own = keyOfRegion(sim);
  region.townWeights.forEach((weight, town) => {
    const mean = c.entryRate * firms * weight;
    // large numbers in parts, each with a draw and candidates of its own
    const parts = Math.ceil(mean / LARGEST_MEAN);
    for (let part = 0; part < parts; part++) {
      const { hi, lo } = childKey(own.hi, own.lo, TOWN_DOMAIN + part, town);
      const n = poisson(uniform(key, hi, lo), mean / parts);
      addCandidates(sim, Occasion.townEntry, -1, town, hi, lo, n, year, sim.month);
    }
  });
}

function addCandidates(
  sim: Context,
  process: number,
  subject: number,
  town: number,
  hi: number,
  lo: number,
  n: number,
  year: number,
  from: number,
): void {
  const { occasions } = sim.state;
  reserve(occasions, n);
  for (let j = 0; j < n; j++) {
    const key = childKey(hi, lo, (process << 16) | j, year);
    threefry(sim.seed.hi, sim.seed.lo ^ Decision.occasions, key.hi, key.lo);
    const month = monthOf(year, 4) + Math.floor(12 * unit(word[0] as number));
    const chance = unit(word[1] as number);
    if (month < from) continue;
    const row = appendRow(occasions);
    occasions.keyHi[row] = key.hi;
    occasions.keyLo[row] = key.lo;
    occasions.process[row] = process;
    occasions.month[row] = month;
    occasions.subject[row] = subject;
    occasions.town[row] = town;
    occasions.chance[row] = chance;
  }
}

/** Lists the candidates of this month, whatever their process. @returns how many */
export function listDue(sim: Context): number {
  const { due } = sim;
  const { month, count } = sim.state.occasions;
  due.length = 0;
  for (let row = 0; row < count; row++) if (month[row] === sim.month) due.push(row);
  return due.length;
}

/** Calls `each` for the candidates of this month and process whose subject lives. */
export function forCandidates(sim: Context, process: number, each: (occasion: number, subject: number) => void): void {
  const { due } = sim;
  for (const row of due) {
    const { occasions, organisations: o } = sim.state;
    if (occasions.process[row] !== process) continue;
    const subject = occasions.subject[row] as number;
    if (subject < 0 || o.alive[subject] === 1) each(row, subject);
  }
}

/** Whether the candidate is accepted at this monthly rate. */
export function isAccepted(sim: Context, occasion: number, process: number, rate: number): boolean {
  const bound = boundOf(process, sim.c);
  if (rate > bound * (1 + 1e-12))
    throw new InvariantError(`occasion ${process} in month ${sim.month}: rate ${rate} above its bound ${bound}`);
  return (sim.state.occasions.chance[occasion] as number) * bound < rate;
}
