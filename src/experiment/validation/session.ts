/**
 * What one session of a study group does to pairs that know each other (target 8), measured on the pairs of a history by the
 * consent of the model (processes/agreement.ts): the odds that they start to work together if they meet in a session, over
 * the odds if they meet by chance.
 *
 *   odds = [P1 / (1 - P1)] / [P0 / (1 - P0)],   P = mean over pairs of σ(x_i) σ(x_j)
 */
import { distance } from '../../model/knowledge.ts';
import { mayWork } from '../../model/processes/agreement.ts';
import { trustOf } from '../../model/processes/trust.ts';
import { sharedAdoption } from '../../model/processes/vision.ts';
import { consent } from '../../model/sigmoid.ts';
import type { Simulation } from '../../model/simulation.ts';
import { burdenOf, Origin } from '../../model/state.ts';
import { isAlive } from '../../model/ties.ts';

/** Rows of the ties between members who could start to work together now. */
export function idlePairs(sim: Simulation): Int32Array {
  const { organisations: o, ties } = sim.state;
  const found: number[] = [];
  for (let tie = 0; tie < ties.count; tie++) {
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    if (!isAlive(ties, tie, sim.month) || ties.collaboration[tie] !== 0) continue;
    if (o.alive[a] === 0 || o.alive[b] === 0 || o.member[a] === 0 || o.member[b] === 0) continue;
    if (mayWork(o.kind[a] as number, o.kind[b] as number)) found.push(tie);
  }
  return Int32Array.from(found);
}

/** Mean chance of these pairs to start to work together where they meet through a channel this month. */
export function chanceThrough(sim: Simulation, pairs: Int32Array, channel: number): number {
  const { c, month, tables } = sim;
  const { organisations: o, ties } = sim.state;
  const a = pairs.map((tie) => ties.a[tie] as number);
  const b = pairs.map((tie) => ties.b[tie] as number);
  const shared = new Float64Array(pairs.length);
  sharedAdoption(sim, a, b, pairs.length, shared);
  let sum = 0;
  for (const [n, tie] of pairs.entries()) {
    const i = a[n] as number;
    const j = b[n] as number;
    const inclined =
      c.collaborate +
      (tables.channelOdds[channel] as number) +
      c.collaborateTrust * trustOf(ties, tie, month, tables.trust) +
      c.sharedVision * (shared[n] as number) +
      c.familiarity * (1 - distance(o.unit, i, j));
    sum += consent(inclined - c.loadAversion * burdenOf(o, i)) * consent(inclined - c.loadAversion * burdenOf(o, j));
  }
  return sum / pairs.length;
}

/** The odds factor of a session; NaN without such pairs. */
export function sessionOdds(sim: Simulation): number {
  const pairs = idlePairs(sim);
  const odds = (chance: number): number => chance / (1 - chance);
  return odds(chanceThrough(sim, pairs, Origin.studyGroup)) / odds(chanceThrough(sim, pairs, Origin.chance));
}
