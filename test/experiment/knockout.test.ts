import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { knockoutInSlices, runsOf } from '../../src/experiment/knockout.ts';
import { type KnockoutTable, knockoutTables } from '../../src/experiment/knockoutTable.ts';
import { seedList } from '../../src/experiment/plan.ts';
import type { KnockoutPair, RunSummary } from '../../src/experiment/results.ts';
import { ENGINE, runPair } from '../../src/experiment/run.ts';
import { oneInSlices, straight } from '../../src/experiment/slices.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { CHANNEL_NAMES, type ChannelName } from '../../src/model/params.ts';
import { small, tama } from './tama.ts';

const [none, japan] = [small(tama('none')), small(tama('japan'))];
const [seed] = seedList('knock-out', 1) as [{ hi: number; lo: number }];
const until = monthOf(2011, 4);
const QUARTERS = 92;

function valueIn({ series }: RunSummary, id: string, quarter = 51): number {
  return series[indicatorIndex(id) * QUARTERS + quarter]!;
}

describe('a pair with knock-outs', () => {
  test('holds the pair that compare runs, and a run for each channel', () => {
    const pair = straight(knockoutInSlices(ENGINE, { a: none, b: japan, seed, index: 4, until }));
    const { a, b, partedAt } = runPair(none, japan, seed, { until });
    expect([pair.a, pair.b, pair.partedAt, pair.index]).toEqual([a, b, partedAt, 4]);
    expect(pair.held.map(({ channel }) => channel)).toEqual(CHANNEL_NAMES);
    const keys = runsOf(pair).map(({ runKey }) => runKey);
    expect(new Set(keys).size).toBe(keys.length);
    // what the levers reach first carries something
    const asB = pair.held.filter(({ run }) => run.digest === b.digest).map(({ channel }) => channel);
    for (const name of ['meetings', 'visits', 'introductions', 'funding'] as const) expect(asB).not.toContain(name);
    expect(pair.allHeld.digest).not.toBe(b.digest);
  });

  test('gives nobody money that the baseline did not give, and money to those it gave it', () => {
    const without = straight(knockoutInSlices(ENGINE, { a: none, b: japan, seed, index: 0, until }));
    const heldIn = ({ held }: KnockoutPair, name: ChannelName): RunSummary =>
      held.find(({ channel }) => channel === name)!.run;
    expect(valueIn(heldIn(without, 'funding'), 'consortiumAdoptions')).toBe(0);
    expect(valueIn(heldIn(without, 'incubation'), 'venturesSupported')).toBe(0);
    const withIt = straight(knockoutInSlices(ENGINE, { a: japan, b: none, seed, index: 0, until }));
    expect(valueIn(withIt.b, 'consortiumAdoptions')).toBe(0);
    expect(valueIn(heldIn(withIt, 'funding'), 'consortiumAdoptions')).toBeGreaterThan(0);
    expect(valueIn(heldIn(withIt, 'funding'), 'publicMoneySpent')).toBeGreaterThan(0);
    expect(valueIn(heldIn(withIt, 'incubation'), 'venturesSupported')).toBeGreaterThan(0);
  });

  test.each([none, japan])(
    'of a policy with itself is the same run whatever is held, parted early, late or never',
    (params) => {
      const alone = straight(oneInSlices(ENGINE, params, seed, until));
      for (const partAt of [Number.NEGATIVE_INFINITY, monthOf(2003, 7), Number.POSITIVE_INFINITY]) {
        const pair = straight(knockoutInSlices(ENGINE, { a: params, b: params, seed, index: 0, until, partAt }));
        for (const { digest, series } of runsOf(pair)) {
          expect(digest).toBe(alone.digest);
          expect(series).toEqual(alone.series);
        }
        for (const { total, direct, sumCarried, remainder, rows } of tablesOf([pair])) {
          const spreads = [total, direct, sumCarried, remainder, ...rows.flatMap((row) => [row.remains, row.carried])];
          for (const { values, mean } of spreads) {
            expect(values.filter((value) => value !== 0)).toEqual([]);
            if (values.length > 0) expect(mean).toBe(0);
          }
          for (const { share } of rows) expect(share).toBeNull();
        }
      }
    },
  );
});

function tablesOf(pairs: readonly KnockoutPair[]): KnockoutTable[] {
  return knockoutTables(
    pairs,
    INDICATORS.map(({ id }) => id),
  );
}

/** A run that has nothing but the number of new businesses, in every quarter. */
function ended(value: number, runKey = `${value}`): RunSummary {
  const series = new Float64Array(INDICATORS.length * QUARTERS).fill(Number.NaN);
  series.fill(
    value,
    indicatorIndex('newBusinessesStarted') * QUARTERS,
    (indicatorIndex('newBusinessesStarted') + 1) * QUARTERS,
  );
  return { runKey, digest: '', series };
}

function madeUp(
  index: number,
  values: { a: number; b: number; body: number; market: number; all: number },
): KnockoutPair {
  const { a, b, body, market, all } = values;
  const held = [
    { channel: 'body' as const, run: ended(body) },
    { channel: 'market' as const, run: ended(market) },
  ];
  return {
    index,
    seed: { hi: 0, lo: index },
    partedAt: 0,
    a: ended(a, 'a'),
    b: ended(b, 'b'),
    held,
    allHeld: ended(all),
  };
}

describe('the table', () => {
  const first = madeUp(0, { a: 10, b: 20, body: 14, market: 19, all: 12 });
  const second = madeUp(1, { a: 10, b: 30, body: 16, market: 31, all: 10 });

  test('tells what remains, what was carried, and what only comes together, by hand', () => {
    const [table] = knockoutTables([first, second], ['newBusinessesStarted']) as [KnockoutTable];
    expect(table.total.values).toEqual([10, 20]);
    expect(table.rows.map(({ remains }) => remains.values)).toEqual([
      [4, 6],
      [9, 21],
    ]);
    expect(table.rows.map(({ carried }) => carried.values)).toEqual([
      [6, 14],
      [1, -1],
    ]);
    expect(table.rows.map(({ share }) => share)).toEqual([10 / 15, 0]);
    expect([table.direct.values, table.directShare]).toEqual([[2, 0], 1 / 15]);
    expect([table.sumCarried.values, table.sumShare]).toEqual([[7, 13], 10 / 15]);
    expect([table.remainder.values, table.remainderShare]).toEqual([[1, 7], 4 / 15]);
    expect([table.n, table.told, table.unit]).toEqual([2, false, 'businesses']);
  });

  test('adds up in every pair: total, direct effect, what channels carried, remainder', () => {
    const pairs = seedList('adds up', 2).map((one, index) =>
      straight(knockoutInSlices(ENGINE, { a: none, b: japan, seed: one, index, until: monthOf(2006, 4) })),
    );
    let defined = 0;
    for (const { total, direct, sumCarried, remainder, rows, n } of tablesOf(pairs)) {
      defined += n;
      for (let i = 0; i < n; i++) {
        const carried = rows.reduce((sum, row) => sum + row.carried.values[i]!, 0);
        expect(sumCarried.values[i]).toBeCloseTo(carried, 6);
        const parts = direct.values[i]! + carried + remainder.values[i]!;
        expect(Math.abs(parts - total.values[i]!)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(total.values[i]!)));
        for (const row of rows)
          expect(row.remains.values[i]! + row.carried.values[i]!).toBeCloseTo(total.values[i]!, 0);
      }
    }
    expect(defined).toBeGreaterThan(20);
  });

  test('leaves out pairs in which a run does not define the indicator', () => {
    const [table] = knockoutTables([first, { ...second, allHeld: ended(Number.NaN) }], ['newBusinessesStarted']) as [
      KnockoutTable,
    ];
    expect([table.n, table.total.values]).toEqual([1, [10]]);
  });

  test('has no shares of a total of nothing, and says when the total is told from zero', () => {
    const level = madeUp(0, { a: 10, b: 10, body: 14, market: 10, all: 12 });
    const [none] = knockoutTables([level], ['newBusinessesStarted']) as [KnockoutTable];
    expect([none.directShare, ...none.rows.map(({ share }) => share)]).toEqual([null, null, null]);
    const many = Array.from({ length: 8 }, (_, i) =>
      madeUp(i, { a: 10, b: 20 + (i % 2), body: 14, market: 19, all: 12 }),
    );
    expect(knockoutTables(many, ['newBusinessesStarted'])[0]!.told).toBe(true);
    const astride = many.map((pair, i) => ({ ...pair, b: ended(i % 2 === 0 ? 0 : 20, 'b') }));
    expect(knockoutTables(astride, ['newBusinessesStarted'])[0]!.told).toBe(false);
  });
});
