/**
 * E7 Technical success: a project succeeds or fails once, at its end, with the chance that its team had when it began.
 *
 *   q = q0 + q1 · expertise / 10 · (1 - λ [no laboratory]) + q2 · g(d) - q3 · max(0, size - n*) + help of a test institute,
 *       within 0 and 1 (agency.ts)
 *   success if the keyed uniform of the project < q, its lead lives and somebody is left to pay
 *
 * with g the inverted U of performing in distance and λ the dependence on laboratories of the lead's field.
 *
 * Reads   organisations.{unit, expertise, knownLow, knownHigh, kind, field, alive}; projects
 * Writes  nothing
 * Draws   success: one for each project
 * Source  Nooteboom et al. 2007 and Inoue et al. 2015 for g; NISTIR 7323 for size; alliances fail in 30 to 70 % (National Academies).
 */
import { processKey, uniform } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { distance, performing } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { Kind, type Organisations, TEAM } from '../state.ts';
import { firstBit } from '../uses.ts';
import { testingGain } from './agency.ts';

/** Team, distance and chance of success of a set of partners. */
export function assess(sim: Context, partners: readonly number[]): { distance: number; merit: number; other: number } {
  const { c } = sim;
  const o = sim.state.organisations;
  let sum = 0;
  let pairs = 0;
  let farthest = -1;
  let other = partners[0] as number;
  for (let i = 0; i < partners.length; i++) {
    for (let j = i + 1; j < partners.length; j++) {
      const d = distance(o.unit, partners[i] as number, partners[j] as number);
      sum += d;
      pairs++;
      if (i === 0 && d > farthest) {
        farthest = d;
        other = partners[j] as number;
      }
    }
  }
  const d = pairs === 0 ? 0 : sum / pairs;
  let expertise = 0;
  let labs = 0;
  for (const row of partners) {
    if (o.kind[row] === Kind.lab) labs++;
    expertise += bestOf(o, row);
  }
  const dependence = sim.tables.profiles.labDependence[o.field[partners[0] as number] as number] as number;
  const within = labs > 0 ? 1 : 1 - dependence;
  const merit =
    c.successBase +
    (c.successExpertise * within * expertise) / partners.length / 10 +
    c.successDistance * (pairs === 0 ? c.soloDistance : performing(d, c.distanceOptimum, c.distanceWidth)) -
    c.sizePenalty * Math.max(0, partners.length - c.sizeEasy) +
    testingGain(sim, partners);
  return { distance: d, merit: Math.min(1, Math.max(0, merit)), other };
}

/** Expertise of a row in the field in which it has most. */
function bestOf(o: Organisations, row: number): number {
  const { expertise } = o;
  let best = 0;
  for (let bits = o.knownLow[row] as number; bits !== 0; bits &= bits - 1)
    best = Math.max(best, expertise[row * FIELDS + firstBit(bits)] as number);
  for (let bits = o.knownHigh[row] as number; bits !== 0; bits &= bits - 1)
    best = Math.max(best, expertise[row * FIELDS + 32 + firstBit(bits)] as number);
  return best;
}

/** Whether a project that ends this month succeeds. */
export function succeeds(sim: Context, project: number): boolean {
  const { projects: p, organisations: o } = sim.state;
  if (o.alive[p.lead[project] as number] === 0 || !hasPayer(sim, project)) return false;
  const key = processKey(sim.seed, Decision.success, 0);
  return uniform(key, p.keyHi[project] as number, p.keyLo[project] as number) < (p.merit[project] as number);
}

/** Whether a firm or venture of the team is left to pay. */
function hasPayer(sim: Context, project: number): boolean {
  const { projects: p, organisations: o } = sim.state;
  for (let k = 0; k < (p.size[project] as number); k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.kind[row] !== Kind.lab && o.alive[row] === 1) return true;
  }
  return false;
}
