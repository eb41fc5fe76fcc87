/**
 * What meetings and ties must come to on average, derived by hand.
 *
 * A gathering. Organisation i of a town goes out with chance p_i = c a_i (c attendance, a_i attention) and picks one of G
 * gatherings, so it is at a given one with q_i = p_i / G, independently of all others. K attend, and sit on a ring at
 * independent uniform places. A ring of K has f(K) pairs of neighbours: none for K < 2, 1 for K = 2, K for K >= 3. Hence
 *
 *   E f(K) = E K - P(K = 1) - P(K = 2),   E K = Σ q_i,   meetings of a month = Σ over towns and gatherings of E f(K)
 *
 * where P(K = k) is the Poisson-binomial law of the q_i.
 *
 * A pair. Places are exchangeable, so each of the K (K - 1) / 2 pairs of a ring is one of its f(K) neighbours alike: with
 * m others beside i and j, the chance is w(m) = f(m + 2) / C(m + 2, 2) = 1 for m = 0 and 2 / (m + 1) above. They meet with
 *
 *   π_ij = G q_i q_j E w(M),   M Poisson-binomial over the town without i and j
 *
 * Strangers who meet become acquainted if both consent, each by a draw of its own with the same σ_ij =
 * σ(a_chance + b (1 - d_ij)) where nobody works yet and no vision is shared, so with σ_ij². Draws of months are
 * independent, and who knows each other stays acquainted for years. After T months the pairs that know each other are
 *
 *   Σ_ij 1 - (1 - π_ij σ_ij²)^T
 */
import { expect, test } from 'vitest';
import { distance } from '../../src/model/knowledge.ts';
import { goOut } from '../../src/model/processes/meeting.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import { callRoll } from '../../src/model/roll.ts';
import { createSimulation, restore, type Simulation, snapshot } from '../../src/model/simulation.ts';
import { meets } from '../../src/model/state.ts';
import { seedNumber, tinyParams } from './worlds.ts';

const RUNS = 2000;
const MONTHS = 3;
const params = tinyParams({
  policy: 'none',
  coefficients: {
    referralRate: 0,
    pipelineRate: 0,
    loadAversion: 0,
    commonFriends: 0,
    attentionMean: 0.5,
    chanceAttendance: 0.45,
  },
});
const GATHERINGS = params.coefficients.chanceGatherings;
const world = createSimulation(params, seedNumber(160));
callRoll(world);

/** P(K = k) for independent chances, k from 0 to their number. */
function poissonBinomial(chances: readonly number[]): Float64Array {
  const law = new Float64Array(chances.length + 1);
  law[0] = 1;
  chances.forEach((q, n) => {
    for (let k = n + 1; k > 0; k--) law[k] = law[k]! * (1 - q) + law[k - 1]! * q;
    law[0] = law[0]! * (1 - q);
  });
  return law;
}

/** Expected meetings of a month, and the pairs that know each other after `months`. */
function expected(sim: Simulation, months: number): { meetings: number; known: number } {
  const { kind, alive, town, attention, unit, count } = sim.state.organisations;
  const { chanceAttendance, acquaintChance, familiarity } = sim.c;
  let meetings = 0;
  let known = 0;
  for (let at = 0; at < params.region.townWeights.length; at++) {
    const rows = Array.from({ length: count }, (_, row) => row).filter(
      (row) => alive[row] === 1 && town[row] === at && meets(kind[row]!),
    );
    const q = rows.map((row) => (chanceAttendance * attention[row]!) / GATHERINGS);
    const law = poissonBinomial(q);
    meetings += GATHERINGS * (q.reduce((sum, one) => sum + one, 0) - (law[1] ?? 0) - (law[2] ?? 0));
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < i; j++) {
        const others = poissonBinomial(q.filter((_, n) => n !== i && n !== j));
        const neighbours = others.reduce((sum, p, m) => sum + p * (m === 0 ? 1 : 2 / (m + 1)), 0);
        const consent = 1 / (1 + Math.exp(-acquaintChance - familiarity * (1 - distance(unit, rows[i]!, rows[j]!))));
        known += 1 - (1 - GATHERINGS * q[i]! * q[j]! * neighbours * consent * consent) ** months;
      }
  }
  return { meetings, known };
}

/** How far the mean of some counts is from what it should be, in standard errors of theirs. */
function deviation(counts: readonly number[], mean: number): number {
  const seen = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const variance = counts.reduce((sum, n) => sum + (n - seen) ** 2, 0) / (counts.length - 1);
  const error = Math.sqrt(variance / counts.length);
  process.stdout.write(`  ${seen.toFixed(2)} seen, ${mean.toFixed(2)} expected, standard error ${error.toFixed(3)}\n`);
  // a tenth of the mean would be seen from far
  expect(error).toBeLessThan(mean / 80);
  return (seen - mean) / error;
}

test('meetings and ties of gatherings come within three standard errors of their mean field', () => {
  const taken = snapshot(world);
  expect(taken.state.ties.count).toBe(0);
  const meetings: number[] = [];
  const known: number[][] = [];
  for (let run = 0; run < RUNS; run++) {
    const sim = restore(params, { ...taken, seed: seedNumber(1000 + run) });
    callRoll(sim);
    const after: number[] = [];
    for (let month = 0; month < MONTHS; month++) {
      sim.contacts.count = 0;
      goOut(sim);
      if (month === 0) meetings.push(sim.contacts.count);
      formTies(sim);
      sim.month++;
      after.push(sim.state.ties.count);
    }
    known.push(after);
  }
  expect(Math.abs(deviation(meetings, expected(world, 1).meetings))).toBeLessThan(3);
  for (const months of [1, MONTHS]) {
    const counts = known.map((after) => after[months - 1]!);
    expect(Math.abs(deviation(counts, expected(world, months).known))).toBeLessThan(3);
  }
});
