/**
 * E5 Forgetting, each April: what an actor has not used for a fiscal year fades towards a floor.
 *
 *   e_if -= forgetting · (e_if - floor)   for e_if above the floor and fields out of use
 *
 * In use are the main field, lines that were founded, the fields of projects in hand or ended in the year, and the main
 * field of a customer. Agencies and the world outside do not forget.
 *
 * Reads   projects; organisations.{field, usedLow, usedHigh, linesLow, linesHigh}
 * Writes  organisations.{expertise, unit, fit, usedLow, usedHigh}
 * Draws   nothing
 * Source  Cohen & Levinthal 1990: who stops investing falls behind; rate and floor are proposals.
 */
import { monthOfYear } from '../../core/calendar.ts';
import type { Context } from '../context.ts';
import { refreshProfile } from '../initialize.ts';
import { FIELDS } from '../params.ts';
import { Stage, TEAM } from '../state.ts';
import { isUsed, noteUse } from '../uses.ts';

/** What is so little above the floor is at it, so that nothing fades for ever. */
const NEAR = 0.05;

/** @returns organisations that forgot something */
export function forget(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  const { state, params, roll, month, c } = sim;
  const { organisations: o, projects: p } = state;
  for (let project = 0; project < p.count; project++)
    if ((p.stage[project] as number) <= Stage.running) noteProject(sim, project);
  let forgetful = 0;
  for (let n = 0; n < roll.actorCount; n++) {
    const row = roll.actors[n] as number;
    // nobody forgets before it has lived a year
    if (month - (o.born[row] as number) < 12) continue;
    if (fade(o.expertise, row, o, c.forgetting, c.expertiseFloor)) {
      refreshProfile(state, params, row);
      forgetful++;
    }
    o.usedLow[row] = 0;
    o.usedHigh[row] = 0;
  }
  return forgetful;
}

function fade(
  expertise: Float32Array,
  row: number,
  o: Context['state']['organisations'],
  rate: number,
  floor: number,
): boolean {
  let faded = false;
  const at = row * FIELDS;
  for (let f = 0; f < FIELDS; f++) {
    const excess = (expertise[at + f] as number) - floor;
    if (excess <= 0 || isUsed(o, row, f)) continue;
    const left = excess * (1 - rate);
    expertise[at + f] = rate > 0 && left < NEAR ? floor : floor + left;
    faded ||= rate > 0;
  }
  return faded;
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
