/** Harms of levers that stand in no contract of their own: what of them a run has, and what it has not. */
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { leverArms } from '../../src/experiment/variance.ts';
import { networkActivity } from '../../src/model/levers/network.ts';
import { FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { assess } from '../../src/model/processes/success.ts';
import { isActor } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { tama } from '../experiment/tama.ts';
import { runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

test('large consortia: each member beyond the easy size costs its part of the chance of success, and none before', () => {
  const world = (sizePenalty: number) =>
    runTo(tinyParams({ coefficients: { sizePenalty, successBase: 0.5 } }), monthOf(1999, 4), seedNumber(301));
  const [free, dear] = [world(0), world(0.05)];
  const { kind, count } = free.state.organisations;
  const actors = Array.from({ length: count }, (_, row) => row).filter((row) => isActor(kind[row]!));
  for (const size of [1, 2, 3, 5, 7]) {
    const team = actors.slice(0, size);
    const beyond = Math.max(0, size - free.c.sizeEasy);
    expect(assess(free, team).merit - assess(dear, team).merit).toBeCloseTo(0.05 * beyond, 12);
  }
});

test('quotas: while counts are judged coordinators introduce more pairs and choose them with as much less skill', () => {
  const years = (value: number): number[] => Array.from({ length: FISCAL_YEARS }, (_, year) => (year >= 6 ? value : 0));
  const activity = (scope: number) => {
    const review = { budget: years(1e6), scope: years(scope) };
    const sim = runTo(withLevers(tinyParams(), { review }), monthOf(2004, 5), seedNumber(302));
    const months = [];
    for (let month = monthOf(2004, 5); month < monthOf(2005, 4); month++) {
      sim.month = month;
      months.push(networkActivity(sim, 40));
    }
    return months;
  };
  const { planQuota } = tinyParams().coefficients;
  const [free, judged] = [activity(0), activity(0.5)];
  expect(judged[0]!.skill).toBeCloseTo(free[0]!.skill * (1 - planQuota), 12);
  expect(judged[0]!.skill).toBeGreaterThan(0);
  const introductions = (of: typeof free): number => of.reduce((sum, one) => sum + one.introductions, 0);
  expect(introductions(judged)).toBeGreaterThan(introductions(free));
});

/** Gini coefficient of collaborations among members; 0: all have as many. */
function concentration(params: Params, seed: number): number {
  const sim = runTo(params, monthOf(2010, 4), seedNumber(seed));
  const { organisations: o, ties } = sim.state;
  const degree = new Float64Array(o.count);
  for (let tie = 0; tie < ties.count; tie++) {
    const [a, b] = [ties.a[tie]!, ties.b[tie]!];
    if (ties.collaboration[tie] === 0 || o.member[a] === 0 || o.member[b] === 0) continue;
    if (!isAlive(ties, tie, sim.month)) continue;
    degree[a]!++;
    degree[b]!++;
  }
  const sorted = degree.filter((_, row) => o.member[row] === 1 && o.alive[row] === 1).sort();
  const sum = sorted.reduce((all, one) => all + one, 0);
  return sorted.reduce((all, one, at) => all + (2 * (at + 1) - sorted.length - 1) * one, 0) / (sorted.length * sum);
}

test('stars: not seen here; the lever network spreads collaboration, as the documents say', () => {
  const { base, params } = leverArms(tama('none')).find(({ lever }) => lever === 'network')!;
  for (const seed of [303, 304]) {
    const [without, under] = [concentration(base, seed), concentration(params, seed)];
    process.stdout.write(
      `  Gini of collaborations: ${without.toFixed(2)} without, ${under.toFixed(2)} under the lever\n`,
    );
    expect(under).toBeLessThan(without);
  }
});
