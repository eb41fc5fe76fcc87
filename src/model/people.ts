/**
 * People as small stocks: engineers, entrepreneurs and managers by sector, and those who were trained to judge technology
 * or to manage incubators, for the whole region. Heads are whole numbers. Who is free follows from the stock and from
 * what firms and ventures need of it; nobody is booked to an organisation.
 */
import { processKey, uniform } from '../core/random.ts';
import { type Context, keyOfRegion } from './context.ts';
import { Decision } from './decisions.ts';
import { SECTOR_OF, SECTORS } from './knowledge.ts';
import type { Coefficients } from './registry.ts';
import { People, type State } from './state.ts';

/** A mean number of heads as a whole number, by a keyed draw: unbiased, and a higher mean never gives fewer. */
export function heads(sim: Context, decision: number, time: number, flow: number, cell: number, mean: number): number {
  if (mean <= 0) return 0;
  const { hi, lo } = keyOfRegion(sim);
  return Math.floor(mean + uniform(processKey(sim.seed, decision, time, flow), hi ^ cell, lo));
}

/** Adds heads to a cell, or takes them away. */
export function addPeople(state: { readonly people: Int32Array }, cell: number, by: number): void {
  state.people[cell] = (state.people[cell] as number) + by;
}

/** Staff of firms and ventures alive, by sector. */
export function staffBySector(state: State, kinds: (kind: number) => boolean): Float64Array {
  const { alive, kind, field, staff, count } = state.organisations;
  const jobs = new Float64Array(SECTORS);
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || !kinds(kind[row] as number)) continue;
    const sector = SECTOR_OF[field[row] as number] as number;
    jobs[sector] = (jobs[sector] as number) + (staff[row] as number);
  }
  return jobs;
}

const LARGE = 2;

/** At the start every post of an engineer is held, and nobody is without one. Entrepreneurs and managers come in the spin-up. */
export function settleEngineers(state: State, c: Coefficients): void {
  const jobs = staffBySector(state, (kind) => kind <= LARGE);
  for (let sector = 0; sector < SECTORS; sector++)
    state.people[People.engineers + sector] = Math.floor(c.engineerShare * (jobs[sector] as number));
}

/** Entrepreneurs without a venture, by sector, at the start of the month; the last five values of the channel. */
export function freeEntrepreneurs(sim: Context): Float64Array {
  const { channels, month, roll, state } = sim;
  if (channels.isHeld('people')) return channels.held('people', month).slice(-SECTORS);
  const free = new Float64Array(SECTORS);
  for (let n = 0; n < roll.ventureCount; n++) {
    const sector = SECTOR_OF[state.organisations.field[roll.ventures[n] as number] as number] as number;
    free[sector] = (free[sector] as number) - 1;
  }
  for (let sector = 0; sector < SECTORS; sector++)
    free[sector] = Math.max(0, (state.people[People.entrepreneurs + sector] as number) + (free[sector] as number));
  const before = channels.recording?.people.get(month) ?? [];
  channels.record('people', month, [...before, ...free]);
  return free;
}

/** What a firm that wants `jobs` more gets, where engineers are scarce: a keyed draw decides the last one. */
export function hiresOf(sim: Context, row: number, jobs: number, year: number): number {
  const { keyHi, keyLo, field } = sim.state.organisations;
  const share = sim.fill[SECTOR_OF[field[row] as number] as number] as number;
  if (share === 1) return jobs;
  const key = processKey(sim.seed, Decision.hiring, year);
  return Math.floor(jobs * share + uniform(key, keyHi[row] as number, keyLo[row] as number));
}

/** A weight of judgement by merit, 0 to 1, as training has raised it. */
export function sharpened(sim: Context, judgement: number): number {
  return judgement + (1 - judgement) * judgementGain(sim);
}

/**
 * How far trained judges close the gap to judging by merit alone, 0 to 1: in the ranking of calls and of ventures, and in
 * the fit that coordinators see. 0 where nobody was trained.
 */
export function judgementGain(sim: Context): number {
  const judges = sim.state.people[People.judges] as number;
  if (judges === 0) return 0;
  const { firms, academic, agencies, finance } = sim.params.region.members;
  return judges / (judges + (sim.c.judgesHalf * (firms + academic + agencies + finance)) / 100);
}
