import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { PROBES, serialObserver } from '../../src/experiment/probes.ts';
import { straight } from '../../src/experiment/slices.ts';
import { endingAt } from '../../src/experiment/withdrawal.ts';
import { circleOfValues, cohortsOf, spreadOf, valuesOfCircle } from '../../src/experiment/withdrawn.ts';
import { type Circle, virtuousCircle, WITHDRAWN_MONTHS } from '../../src/indicators/circle.ts';
import { PEER_MONTHS } from '../../src/model/processes/founding.ts';
import { createSimulation, digest, runUntil } from '../../src/model/simulation.ts';
import { runTo, seedNumber, tinyParams } from '../model/worlds.ts';

const FROM = monthOf(2006, 4);

const circle = (mean: number, cohorts: readonly (readonly [number, number, number])[] = []): Circle => ({
  month: FROM,
  successes: cohorts.reduce((sum, [, born]) => sum + born, 0),
  offspring: cohorts.reduce((sum, [, , children]) => sum + children, 0),
  mean,
  cohorts: cohorts.map(([fiscalYear, successes, offspring]) => ({ fiscalYear, successes, offspring, watched: 5 })),
});

describe('step 4 without support, as workers answer it', () => {
  test('is what the branch gives by itself, and its digest is that of the whole policy that ends then', () => {
    const params = tinyParams();
    const seed = seedNumber(81);
    const seen = straight(PROBES.circle(params, seed, FROM));
    expect(circleOfValues(seen.values)).toEqual(virtuousCircle(runTo(params, FROM - PEER_MONTHS, seed), FROM));
    const whole = createSimulation(endingAt(params, FROM), seed);
    runUntil(whole, FROM + WITHDRAWN_MONTHS);
    expect(seen.digest).toBe(digest(whole));
  });

  test('asks about the month it is told', async () => {
    const request = { probe: 'circle', params: tinyParams(), seed: seedNumber(3) } as const;
    const seen = await serialObserver().observeRuns([
      { ...request, month: monthOf(2004, 4) },
      { ...request, month: FROM },
    ]);
    expect(seen.map(({ values }) => circleOfValues(values).month)).toEqual([monthOf(2004, 4), FROM]);
  });

  test('comes through a list of numbers as it was, an undefined mean included', () => {
    for (const one of [circle(Number.NaN), circle(0.4, [[2006, 3, 1.5]])])
      expect(circleOfValues(valuesOfCircle(one))).toEqual(one);
  });
});

describe('over seeds', () => {
  test('the mean leaves out seeds without a success, and its error is that of a mean', () => {
    expect(spreadOf([circle(0.2), circle(0.4), circle(Number.NaN)])).toEqual({
      mean: expect.closeTo(0.3, 12),
      standardError: expect.closeTo(0.1, 12),
    });
    expect(spreadOf([circle(0.2)])).toEqual({ mean: 0.2, standardError: null });
    expect(spreadOf([circle(Number.NaN)])).toEqual({ mean: null, standardError: null });
  });

  test('a cohort is a ratio of sums: a seed with more successes weighs more', () => {
    const [cohort] = cohortsOf([circle(0, [[2006, 1, 1]]), circle(0, [[2006, 9, 0]])]);
    expect(cohort).toMatchObject({ fiscalYear: 2006, successes: 5, offspring: 0.5, watched: 5 });
    expect(cohort?.perSuccess).toBeCloseTo(0.1, 12);
    // residuals 0.9 and -0.9: sqrt(1.62 / 2) over 5
    expect(cohort?.standardError).toBeCloseTo(Math.sqrt(1.62 / 2) / 5, 12);
  });

  test('a seed without a success in a year still counts as a seed', () => {
    const cohorts = cohortsOf([circle(0, [[2007, 4, 2]]), circle(0, [[2006, 2, 2]])]);
    expect(cohorts.map(({ fiscalYear, successes }) => [fiscalYear, successes])).toEqual([
      [2006, 1],
      [2007, 2],
    ]);
  });
});
