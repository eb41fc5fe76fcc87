/**
 * E2 Visits: coordinators and the bureau visit organisations, which puts them on the body's knowledge map.
 *
 *   whom to visit   in the towns of the month's tour, the first of a race with weights by how long ago each was seen
 *
 * Reads   organisations.{mappedAt, member, town}
 * Writes  organisations.{mappedAt, adoption, used}; counters
 * Draws   visit: one for each in the towns of the tour
 * Source  METI 2005: dispatch of coordinators; weights are proposals.
 */
import { race } from '../../core/distributions.ts';
import { drawRows, processKey, unit } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { LeverBit, markReached } from '../reached.ts';
import { ACTS } from '../state.ts';
import { raiseAdoption } from './vision.ts';

/** Visits of the month, and actors in the towns of its tour; scratch. */
const chosenVisits = new Selection();
let tour = new Int32Array(1024);

/** Lists the actors in the towns of this month's tour. @returns how many */
function listTouring(sim: Context): number {
  const { month, params, roll, tours } = sim;
  const { alive, kind, town } = sim.state.organisations;
  const { actors, actorCount } = roll;
  const rounds = Math.min(Math.floor(sim.c.tourMonths), params.region.townWeights.length);
  // who was born this month is not on the roll yet, and stands behind all that are
  const until = actorCount === 0 ? 0 : (actors[actorCount - 1] as number) + 1;
  for (; tours.seen < until; tours.seen++) {
    const row = tours.seen;
    if (ACTS[kind[row] as number] === 0) continue;
    const round = (town[row] as number) % rounds;
    const at = tours.counts[round] as number;
    const list = tours.rows[round] as Int32Array;
    if (at === list.length) {
      const longer = new Int32Array(at * 2);
      longer.set(list);
      tours.rows[round] = longer;
    }
    (tours.rows[round] as Int32Array)[at] = row;
    tours.counts[round] = at + 1;
  }
  const round = (rounds - (month % rounds)) % rounds;
  const rows = tours.rows[round] as Int32Array;
  const size = tours.counts[round] as number;
  if (tour.length <= size) tour = new Int32Array(size * 2);
  let count = 0;
  for (let n = 0; n < size; n++) {
    const row = rows[n] as number;
    // written in any case and counted only where it belongs: a branch would be guessed wrong
    tour[count] = row;
    count += alive[row] as number;
  }
  return count;
}

/** Visits of this month. @returns visits */
export function visit(sim: Context): number {
  const { activity } = sim;
  if (activity.visits === 0 && !sim.channels.isHeld('visits')) return 0;
  const { state, c, month, log, rows } = sim;
  const o = state.organisations;
  const chosen = chosenVisits.begin(activity.visits, o.keyHi, o.keyLo);
  const { mappedAt, member } = o;
  const touring = listTouring(sim);
  const { first } = sim.roll;
  drawRows(processKey(sim.seed, Decision.visit, month), o.keyHi, o.keyLo, tour, touring, first, sim.roll.second);
  const others = c.visitNonMember;
  const wait = c.visitWait;
  let limit = chosen.limit;
  for (let n = 0; n < touring; n++) {
    const row = tour[n] as number;
    const seen = month - (mappedAt[row] as number);
    const weight = (seen < wait ? seen : wait) * (member[row] === 1 ? 1 : others);
    const u = unit(first[n] as number);
    // -ln u is at least 1 - u, so most need no logarithm
    if (1 - u > limit * weight || weight === 0) continue;
    chosen.offer(row, race(u, weight));
    limit = chosen.limit;
  }
  const visited = throughChannel(sim, chosen.rows.subarray(0, chosen.size));
  for (const row of visited) {
    o.mappedAt[row] = month;
    if (activity.hired > 0) markReached(o, row, LeverBit.network);
    if (o.member[row] === 1) raiseAdoption(sim, row, c.visionGainVisit);
    if (log !== null) {
      if (activity.hired > 0) log.because(EventKind.hiring, o.keyHi[rows.body] as number, o.keyLo[rows.body] as number);
      log.emit(
        month,
        EventKind.visit,
        o.keyHi[row] as number,
        o.keyLo[row] as number,
        o.keyHi[rows.body] as number,
        o.keyLo[rows.body] as number,
        0,
        0,
      );
    }
  }
  count(state, Counter.visits, visited.length);
  return visited.length;
}

/** Visits are few: one more organisation can take another's. Those of the baseline where the channel is held. */
function throughChannel(sim: Context, chosen: Int32Array): ArrayLike<number> & Iterable<number> {
  const { channels, month, roll } = sim;
  const { keyHi, keyLo } = sim.state.organisations;
  if (channels.isHeld('visits')) {
    const held = channels.held('visits', month);
    return roll.actors.subarray(0, roll.actorCount).filter((row) => {
      for (let n = 0; n < held.length; n += 2) if (held[n] === keyHi[row] && held[n + 1] === keyLo[row]) return true;
      return false;
    });
  }
  if (channels.recording !== null) {
    const keys = Array.from(chosen, (row) => [keyHi[row] as number, keyLo[row] as number]);
    channels.record('visits', month, keys.flat());
  }
  return chosen;
}
