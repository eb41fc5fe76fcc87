/** What the long tables compute: shares of variance by lever, and whether two starts end in one basin. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { basinExperiments, basinRows, basinsOf, FREE_YEARS } from '../../src/experiment/basins.ts';
import { valueAt } from '../../src/experiment/compare.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { runPair } from '../../src/experiment/run.ts';
import { straight } from '../../src/experiment/slices.ts';
import { observeStocks, STOCK_YEARS, STOCKS, STOCKS_UNTIL } from '../../src/experiment/stocks.ts';
import { BESIDE, LAGS, leverArms, quarterAfter, varianceCells } from '../../src/experiment/variance.ts';
import { HEADLINES, INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { QUARTERS, quarterMonth } from '../../src/indicators/recorder.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import type { LeverName } from '../../src/model/params.ts';
import { createSimulation, digest, END, runUntil } from '../../src/model/simulation.ts';
import { leversFor } from '../../src/scenario/descriptors.ts';
import { seedNumber, tinyParams } from '../model/worlds.ts';
import { small, tama } from './tama.ts';

describe('the table of variance', () => {
  test('has an arm for every lever, which has money from April 2001 to March 2011 and nothing else', () => {
    const none = tama('none');
    const arms = leverArms(none);
    expect(arms.map(({ lever }) => lever)).toEqual(leversFor(none.region.members.firms).map(({ name }) => name));
    for (const { lever, beside, base, params } of arms) {
      const { [lever]: own, ...others } = params.levers;
      const { [lever]: nothing, ...rest } = base.levers;
      for (const [name, levels] of Object.entries(base.levers))
        expect(levels).toEqual(
          beside.some((one) => one === name)
            ? arms.find((arm) => arm.lever === name)!.params.levers[name as LeverName]
            : none.levers[name as LeverName],
        );
      expect(others).toEqual(rest);
      for (const timeline of Object.values(own)) {
        if (!Array.isArray(timeline)) continue;
        expect(timeline.slice(0, 3).every((level) => level === 0)).toBe(true);
        expect(timeline.slice(3, 13).every((level) => level > 0)).toBe(true);
        expect(timeline.slice(13).every((level) => level === 0)).toBe(true);
      }
      expect(nothing).not.toEqual(own);
    }
  });

  test('a lever that acts on what others pay for has these others in both arms, and so something to act on', () => {
    const seeds = [0, 1, 2, 3].map((i) => seedNumber(3 + i));
    const rows = HEADLINES.filter((id) => id !== 'publicMoneyPerNewBusiness').map(indicatorIndex);
    const differs = ({ a, b }: PairResult): boolean =>
      rows.some((row) => valueAt(a.series, row, QUARTERS - 1) !== valueAt(b.series, row, QUARTERS - 1));
    const arms = leverArms(tama('none')).filter(({ beside }) => beside.length > 0);
    expect(arms.length).toBe(Object.keys(BESIDE).length);
    const idle = arms.filter(({ base, params }) => !seeds.some((seed) => differs(runPair(base, params, seed))));
    expect(idle.map(({ lever }) => lever)).toEqual([]);
  });

  test('looks at quarters that end so many months after the start', () => {
    expect(LAGS.map((lag) => quarterMonth(quarterAfter(lag)) + 1)).toEqual(LAGS.map((lag) => monthOf(2001, 4) + lag));
    expect(quarterAfter(240)).toBe(QUARTERS - 1);
  });

  test('finds what a common part takes away: by hand, and nothing where a side is constant', () => {
    const row = indicatorIndex(HEADLINES[0]) * QUARTERS + quarterAfter(12);
    const pair = (index: number, a: number, b: number): PairResult => {
      const side = (value: number) => {
        const series = new Float64Array(INDICATORS.length * QUARTERS).fill(Number.NaN);
        series[row] = value;
        return { runKey: '', digest: '', series };
      };
      return { index, seed: { hi: 0, lo: index }, a: side(a), b: side(b), partedAt: 0 };
    };
    // variances 1, 4 and, of the differences 0, 1, 2, 1
    const [cell] = varianceCells([pair(0, 1, 1), pair(1, 2, 3), pair(2, 3, 5)]);
    expect(cell).toMatchObject({ indicator: HEADLINES[0], lag: 12, pairs: 3, differing: 2, meanDifference: 1 });
    expect(cell?.share).toBeCloseTo(1 - 1 / 5, 12);
    expect(varianceCells([pair(0, 0, 1), pair(1, 0, 3)])[0]?.share).toBeNull();
  });
});

describe('forty years on', () => {
  test('a run goes on past the horizon of policies, sound, and its past is the same', () => {
    const params = tinyParams({ policy: 'none' });
    const sim = createSimulation(params, seedNumber(1));
    runUntil(sim, END);
    const before = digest(sim);
    runUntil(sim, monthOf(2038, 4));
    assertInvariants(sim);
    const again = createSimulation(params, seedNumber(1));
    runUntil(again, END);
    expect(digest(again)).toBe(before);
  });

  test('both experiments fit the record, and differ in nothing but stocks', () => {
    const none = tama('none');
    const [firms, push] = basinExperiments(none);
    for (const one of [firms!, push!]) expect(one.from + 12 * FREE_YEARS).toBeLessThanOrEqual(STOCKS_UNTIL);
    const { members } = none.region;
    const start = ({ region }: typeof none): number => members.firms * (1 + region.nonMembersPerMember);
    for (const side of ['low', 'high'] as const) {
      const { coefficients: c } = firms![side];
      expect(c.entryRate * start(firms![side])).toBeCloseTo(none.coefficients.entryRate * start(none), 9);
      expect(c.congestionRoom * start(firms![side])).toBeCloseTo(none.coefficients.congestionRoom * start(none), 6);
    }
    expect(start(firms!.low) / start(firms!.high)).toBeCloseTo(0.7 / 1.3, 2);
    for (const lever of Object.values(push!.high.levers))
      for (const timeline of Object.values(lever))
        if (Array.isArray(timeline)) expect(timeline.slice(10).every((level) => level === 0)).toBe(true);
  });

  test('stocks are recorded each April, new businesses as those of the year', () => {
    const { values } = straight(observeStocks(small(tama('none')), seedNumber(2)));
    expect(values.length).toBe(STOCKS.length * STOCK_YEARS);
    const of = (stock: number) => values.subarray(stock * STOCK_YEARS, (stock + 1) * STOCK_YEARS);
    for (const stock of [0, 1, 2]) expect(of(stock).every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expect(of(3)[0]).toBeNaN();
    expect(
      of(3)
        .subarray(1)
        .every((value) => value >= 0),
    ).toBe(true);
  });

  test.each([
    ['gone', [100, 50, 20, 10, 5, 2, 0], 'gone'],
    ['kept', [100, 100, 100, 100, 100, 99, 98], 'stays'],
    ['on its way', [100, 95, 90, 85, 80, 70, 60], 'closes'],
    ['new', [0, 0, 5, 10, 20, 40, 50], 'appears'],
    ['never there', [0, 0, 0, 0, 0, 0, 0], 'none'],
    ['small', [100, 50, 20, 10, 8, 6, 5], 'small'],
    ['small and kept', [6, 6, 6, 6, 6, 6, 6], 'small'],
  ])('a gap that is %s is called so', (_, gaps, verdict) => {
    const years = [0, 1, 5, 10, 20, 30, 40];
    const run = (extra: number) => {
      const values = new Float64Array(STOCKS.length * STOCK_YEARS).fill(Number.NaN);
      years.forEach((year, i) => {
        values[year] = 100 + extra * (gaps[i] as number);
      });
      for (const stock of [1, 2, 3]) values.fill(1, stock * STOCK_YEARS, (stock + 1) * STOCK_YEARS);
      return { values };
    };
    const [row] = basinRows({ from: monthOf(1998, 4) }, [run(0), run(0)], [run(1), run(1)]);
    expect(row?.verdict).toBe(verdict);
  });

  test('a gap within two standard errors is gone, one beyond them is small and still there', () => {
    const run = (start: number, end: number) => {
      const values = new Float64Array(STOCKS.length * STOCK_YEARS).fill(1);
      values.fill(end, 0, STOCK_YEARS);
      values[0] = start;
      return { values };
    };
    const from = monthOf(1998, 4);
    // differences of 4 and 8 at the end: 6 ± 2 of 103, of -2 and 8: 3 ± 5
    const there = basinRows({ from }, [run(100, 100), run(100, 100)], [run(200, 104), run(200, 108)])[0];
    expect(there?.verdict).toBe('small');
    expect(there?.gaps.at(-1)).toMatchObject({ gap: 6, error: 2 });
    expect(there?.share).toBeCloseTo(6 / 103, 12);
    const gone = basinRows({ from }, [run(100, 100), run(100, 100)], [run(200, 98), run(200, 108)])[0];
    expect(gone?.verdict).toBe('gone');
  });

  test('one basin needs every gap closed, two a gap that stays and none that closes; else it is undecided', () => {
    const rows = (...verdicts: string[]) => verdicts.map((verdict) => ({ verdict })) as never;
    expect(basinsOf(rows('gone', 'none'))).toBe('one');
    expect(basinsOf(rows('stays', 'gone'))).toBe('two');
    for (const open of ['closes', 'small', 'appears']) {
      expect(basinsOf(rows('gone', open))).toBe('undecided');
      if (open !== 'appears') expect(basinsOf(rows('stays', open))).toBe('undecided');
    }
  });
});
