/**
 * Tokyo in a nation: the large and the product-developing firms of the projects that are there. To every other region the
 * node for the Tokyo core is what they know, taken anew each April; and whoever leaves for Tokyo arrives in May in the
 * stocks of people of those projects: moved, not new.
 *
 *   node      e_f = mean of e_if over large and product-developing firms i there with e_if > 0
 *   arrivals  heads of a kind and sector, divided by jobs of the sector; of no sector, by all jobs
 *
 * Who leaves a region that is itself Tokyo leaves the projects, as from a region alone.
 *
 * Reads   organisations.{alive, kind, field, staff, expertise} of the regions that are Tokyo
 * Writes  organisations.{expertise, unit, fit, field} of the nodes; people; counters
 * Draws   nothing
 * Source  Okubo, Okazaki & Tomiura 2016: networks of members grew with firms in Tokyo. Which projects are Tokyo, and that
 *         they take all who leave for it, are proposals.
 */
import { apportion } from '../../core/apportion.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { SECTORS } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { addPeople, staffBySector } from '../people.ts';
import { Kind, PEOPLE_CELLS, People } from '../state.ts';
import type { Border } from './border.ts';
import { addKnowledge, noKnowledge, setNode } from './exchange.ts';

/** @returns nodes that were set */
export function lookToTokyo(inTokyo: readonly Context[], others: readonly Context[]): number {
  const known = noKnowledge();
  for (const { state } of inTokyo) {
    const { alive, kind, count: rows } = state.organisations;
    for (let row = 0; row < rows; row++)
      if (alive[row] === 1 && (kind[row] === Kind.productFirm || kind[row] === Kind.largeFirm))
        addKnowledge(known, state.organisations, row);
  }
  for (const sim of others) setNode(sim, sim.rows.tokyo, known, FIELDS);
  return others.length;
}

/** People who left for Tokyo arrive. @returns heads */
export function arriveInTokyo(inTokyo: readonly Context[], borders: readonly Border[]): number {
  const jobs = inTokyo.map(({ state }) => staffBySector(state, (kind) => kind <= Kind.venture));
  let arrived = 0;
  for (let cell = 0; cell < PEOPLE_CELLS; cell++) {
    let heads = 0;
    for (const { leavers } of borders) {
      heads += leavers[cell] as number;
      leavers[cell] = 0;
    }
    if (heads === 0) continue;
    const parts = apportion(
      heads,
      jobs.map((bySector) => jobsOf(bySector, cell)),
    );
    for (const [n, sim] of inTokyo.entries()) {
      addPeople(sim.state, cell, parts[n] as number);
      count(sim.state, Counter.peopleMovedIn, parts[n] as number);
    }
    arrived += heads;
  }
  return arrived;
}

/** Jobs that draw the people of a cell: of its sector; all, where it has none. */
function jobsOf(bySector: Float64Array, cell: number): number {
  if (cell >= People.judges) return bySector.reduce((sum, jobs) => sum + jobs, 0);
  return bySector[cell % SECTORS] as number;
}
