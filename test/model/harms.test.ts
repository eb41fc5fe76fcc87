/** Harms of levers that stand in no contract of their own: what of them a run has, and what it has not. */
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { leverArms } from '../../src/experiment/variance.ts';
import { networkActivity } from '../../src/model/levers/network.ts';
import { FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { assess } from '../../src/model/processes/success.ts';
import { isActor } from '../../src/model/state.ts';
import { isAlive, isTradeOnly } from '../../src/model/ties.ts';
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

/** How unevenly ties of members with each other are spread over members, by number of ties from least to most. */
interface Spread {
  /** Gini coefficient over all members, and over those who have any; 0: all have as many. */
  readonly gini: number;
  readonly giniOfSome: number;
  /** Share of the best-connected tenth of members. */
  readonly tenth: number;
  readonly most: number;
}

/** Collaborations of members in April 2010, and their acquaintances. */
function spreads(params: Params, seed: number): { work: Spread; known: Spread } {
  const sim = runTo(params, monthOf(2010, 4), seedNumber(seed));
  const { organisations: o, ties } = sim.state;
  const spread = (counts: (tie: number) => boolean): Spread => {
    const degree = new Float64Array(o.count);
    for (let tie = 0; tie < ties.count; tie++) {
      const [a, b] = [ties.a[tie]!, ties.b[tie]!];
      if (o.member[a] === 0 || o.member[b] === 0 || !isAlive(ties, tie, sim.month) || !counts(tie)) continue;
      degree[a]!++;
      degree[b]!++;
    }
    const sorted = [...degree.filter((_, row) => o.member[row] === 1 && o.alive[row] === 1).sort()];
    const total = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0);
    const gini = (of: readonly number[]): number =>
      total(of.map((one, at) => (2 * (at + 1) - of.length - 1) * one)) / (of.length * total(of));
    return {
      gini: gini(sorted),
      giniOfSome: gini(sorted.filter((ties) => ties > 0)),
      tenth: total(sorted.slice(-Math.ceil(sorted.length / 10))) / total(sorted),
      most: sorted.at(-1)!,
    };
  };
  return {
    work: spread((tie) => ties.collaboration[tie] === 1),
    known: spread((tie) => !isTradeOnly(ties, tie)),
  };
}

test('stars: over all members the lever network spreads ties; among those who have any it does not, as the documents say', () => {
  const { base, params } = leverArms(tama('none')).find(({ lever }) => lever === 'network')!;
  const seeds = [303, 304, 305, 306];
  const runs = seeds.map((seed) => [spreads(base, seed), spreads(params, seed)] as const);
  for (const of of ['work', 'known'] as const) {
    const mean = (arm: 0 | 1, value: keyof Spread): number =>
      runs.reduce((sum, run) => sum + run[arm][of][value], 0) / runs.length;
    const told = (arm: 0 | 1): string =>
      (['gini', 'giniOfSome', 'tenth', 'most'] as const)
        .map((value) => `${value} ${mean(arm, value).toFixed(2)}`)
        .join(', ');
    process.stdout.write(`  ${of}, means: ${told(0)} without; ${told(1)} under the lever\n`);
    for (const [without, under] of runs) {
      expect(under[of].gini).toBeLessThan(without[of].gini);
      expect(under[of].tenth).toBeLessThan(without[of].tenth);
    }
    for (const value of ['giniOfSome', 'most'] as const) expect(mean(1, value) - mean(0, value)).toBeGreaterThan(0);
  }
});
