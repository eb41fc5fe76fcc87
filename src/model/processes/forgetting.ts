/**
 * E5 Forgetting, each April: what an actor has not used for a fiscal year fades towards a floor.
 *
 *   e_if -= forgetting · (e_if - floor)   for e_if above the floor and fields out of use
 *
 * In use are the main field, lines that were founded, the fields of projects in hand or ended in the year, and the main
 * field of a customer. Agencies and the world outside do not forget.
 *
 * Reads   projects; organisations.{field, knownLow, knownHigh, usedLow, usedHigh, linesLow, linesHigh}
 * Writes  organisations.{expertise, unit, fit, usedLow, usedHigh}
 * Draws   nothing
 * Source  Cohen & Levinthal 1990: who stops investing falls behind; rate and floor are proposals.
 */
import { monthOfYear } from '../../core/calendar.ts';
import type { Context } from '../context.ts';
import { cosinesWith, smoothRows } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { type Organisations, Stage, TEAM } from '../state.ts';
import { firstBit, idleHigh, idleLow, noteField, noteUse } from '../uses.ts';
import { learnFromTrade } from './tradeLearning.ts';

/** Each April, after what trade teaches. @returns organisations that learned or forgot something */
export function reviseKnowledge(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  const { projects: p, organisations: o } = sim.state;
  const changed = new Uint8Array(o.count);
  learnFromTrade(sim, changed);
  for (let project = 0; project < p.count; project++)
    if ((p.stage[project] as number) <= Stage.running) noteProject(sim, project);
  forget(sim, changed);
  return refreshProfiles(sim, changed);
}

/** Profiles and fits of the actors that are marked; which fields they know has been kept up. @returns how many */
function refreshProfiles(sim: Context, changed: Uint8Array): number {
  const { state, c, roll } = sim;
  const { expertise, unit, fit, knownLow, knownHigh } = state.organisations;
  const rows = roll.first;
  let revised = 0;
  for (let n = 0; n < roll.actorCount; n++) {
    const row = roll.actors[n] as number;
    rows[revised] = row;
    revised += changed[row] as number;
  }
  smoothRows(expertise, unit, rows, revised, knownLow, knownHigh, c.profileSmoothing, c.profileCommon);
  cosinesWith(unit, rows, revised, state.focus, fit);
  return revised;
}

function forget(sim: Context, changed: Uint8Array): void {
  const { roll, month, c } = sim;
  const o = sim.state.organisations;
  for (let n = 0; n < roll.actorCount; n++) {
    const row = roll.actors[n] as number;
    // nobody forgets before it has lived a year
    if (month - (o.born[row] as number) < 12) continue;
    for (let bits = idleLow(o, row); bits !== 0; bits &= bits - 1)
      if (fade(o, row, firstBit(bits), c.forgetting, c.expertiseFloor, c.forgettingRest)) changed[row] = 1;
    for (let bits = idleHigh(o, row); bits !== 0; bits &= bits - 1)
      if (fade(o, row, 32 + firstBit(bits), c.forgetting, c.expertiseFloor, c.forgettingRest)) changed[row] = 1;
    o.usedLow[row] = 0;
    o.usedHigh[row] = 0;
  }
}

/** One field of one row; less than `rest` above the floor is at it, so that nothing fades for ever. @returns whether it faded */
function fade(o: Organisations, row: number, field: number, rate: number, floor: number, rest: number): boolean {
  const at = row * FIELDS + field;
  const excess = (o.expertise[at] as number) - floor;
  if (excess <= 0 || rate <= 0) return false;
  const left = excess * (1 - rate);
  o.expertise[at] = left < rest ? floor : floor + left;
  if (floor === 0 && left < rest) noteField(o, row, field, false);
  return true;
}

/** The partners of a project use its two fields. */
export function noteProject(sim: Context, project: number): void {
  const { projects: p, organisations: o } = sim.state;
  for (let k = 0; k < (p.size[project] as number); k++) {
    const row = p.partners[project * TEAM + k] as number;
    noteUse(o, row, p.field[project] as number);
    noteUse(o, row, p.other[project] as number);
  }
}
