/** The table of validation: marks, distances, what null models prove, and what is kept for validation stays unread. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nationShare, persistence } from '../../src/experiment/predictors.ts';
import { straight } from '../../src/experiment/slices.ts';
import { quadratic } from '../../src/experiment/validation/curve.ts';
import { HELD_OUT_TARGETS } from '../../src/experiment/validation/heldOut.ts';
import { type MeasureId, measureIndex } from '../../src/experiment/validation/measures.ts';
import { networkRows } from '../../src/experiment/validation/networks.ts';
import { observeTargets } from '../../src/experiment/validation/observe.ts';
import { fingerprint, groupRuns, requestsOf } from '../../src/experiment/validation/plan.ts';
import { markOf, notShown, targetRows, verdictOf } from '../../src/experiment/validation/table.ts';
import { tallyOf } from '../../src/experiment/validation/tally.ts';
import { CALIBRATION_TARGETS } from '../../src/experiment/validation/targets.ts';
import type { Params } from '../../src/model/params.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { createSimulation, digest, END, runUntil } from '../../src/model/simulation.ts';
import { seedNumber } from '../model/worlds.ts';
import { rowOf, runsOf } from './rows.ts';
import { small, tama } from './tama.ts';

describe('the lists', () => {
  test('name every target once, with a band, a source and a measure that exists', () => {
    const all = [...CALIBRATION_TARGETS, ...HELD_OUT_TARGETS];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, tolerance, source, measure, regions } of all) {
      expect([id, tolerance > 0, source.length > 3, measureIndex(measure) >= 0, regions.length > 0]).toEqual([
        id,
        true,
        true,
        true,
        true,
      ]);
    }
  });

  test('hold every pattern that a coefficient was set to, so that none is tallied as found', () => {
    const bound = new Set(PARAMETERS.flatMap(({ binds }) => binds));
    const listed = new Set(CALIBRATION_TARGETS.map(({ pattern }) => pattern));
    expect([...bound].filter((pattern) => !listed.has(pattern))).toEqual([]);
    for (const pattern of bound) expect(markOf(pattern)).toBe('imposed');
    const own = HELD_OUT_TARGETS.filter(({ pattern }) => !listed.has(pattern));
    expect(own.map(({ pattern }) => markOf(pattern))).not.toContain('imposed');
  });

  test('to calibrate on have nothing of Hokkaido; it is asked the same in rows of its own', () => {
    expect(CALIBRATION_TARGETS.filter(({ regions }) => regions.includes('hokkaido_super'))).toEqual([]);
    const rows = targetRows([runsOf('hokkaido_super', 'full', { smeShare: 0.3 })]);
    expect(new Set(rows.map(({ set }) => set))).toEqual(new Set(['validation']));
    const shared = CALIBRATION_TARGETS.filter(({ regions }) => regions.length > 1);
    expect(shared.length).toBeGreaterThan(10);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, measure } of shared) expect(byId.get(`H${id}`)).toMatchObject({ measure, set: 'validation' });
    expect(
      rowOf('11', runsOf('tama', 'full', { smeShare: 0.2 }), runsOf('hokkaido_super', 'full', { smeShare: 0.6 })).fits
        .full?.mean,
    ).toBe(0.2);
  });

  test('kept for validation are read by the table of validation alone', () => {
    const root = join(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const readers = files.filter((path) => readFileSync(join(root, path), 'utf8').includes('heldOut.ts'));
    expect(readers.map((path) => path.replaceAll('\\', '/'))).toEqual(['experiment/validation/table.ts']);
  });
});

describe('what a null model shows as well', () => {
  const good = { adoptions: 31 };
  test('proves nothing, and the table says so', () => {
    const row = rowOf(
      '14',
      runsOf('hokkaido_super', 'full', good, good),
      runsOf('hokkaido_super', 'placeboBroker', good, good),
    );
    expect(row.mark).toBe('emergent');
    expect(row.shownByNulls).toEqual(['placeboBroker']);
    expect(verdictOf(row)).toBe('proves nothing, shown as well by placeboBroker');
  });

  test('is not what the bare model shows: there nothing was put in', () => {
    const row = rowOf('14', runsOf('hokkaido_super', 'full', good, good), runsOf('hokkaido_super', 'bare', good, good));
    expect(row.shownByNulls).toEqual([]);
    expect(verdictOf(row)).toBe('shown by no null model');
  });

  test('includes a share of the nation: 4.4 % of 1,099 ventures are about the 47 of Hokkaido', () => {
    const good15 = { universityVentures: 47 };
    expect(rowOf('15a', runsOf('hokkaido_super', 'full', good15, good15)).shownByNulls).toEqual(['nationShare']);
  });

  test('includes what degrees alone give', () => {
    const falls = { clusteringFalls: 1, clusteringFallsRewired: 1, heavyTail: 1 };
    expect(rowOf('13c', runsOf('tama', 'full', falls, falls)).shownByNulls).toEqual(['rewiring']);
  });

  test('leaves rewiring out for the spread of degrees, which it keeps', () => {
    const row = rowOf('13d', runsOf('tama', 'full', { heavyTail: 1 }, { heavyTail: 1 }));
    expect([row.rewiredFit, row.shownByNulls]).toEqual([null, []]);
    expect(row.definition).toContain('rewired graphs are no null of it');
  });

  test('is left out of the tally, and so is what was put in', () => {
    const all = [
      runsOf('hokkaido_super', 'full', good, good),
      runsOf('tama', 'full', { alliances: 45 }, { alliances: 45 }),
    ];
    const ids = (rows: ReturnType<typeof targetRows>) =>
      rows.filter(({ mark }) => mark === 'emergent').map(({ id }) => id);
    expect(ids(targetRows(all))).not.toContain('1');
    expect(tallyOf(targetRows(all)).emergent.targets).toEqual({
      of: ids(targetRows(all)).length,
      shown: 1,
      shownOnlyByIt: 1,
    });
    const withNull = [...all, runsOf('hokkaido_super', 'noPolicy', good, good)];
    expect(tallyOf(targetRows(withNull)).emergent.targets).toMatchObject({ shown: 1, shownOnlyByIt: 0 });
  });
});

test('targets whose regions were not run stand among those not shown', () => {
  const rows = notShown([runsOf('tama', 'full', {})]);
  expect(rows.find(({ id }) => id === '14')?.reason).toBe('needs runs of hokkaido_super');
  expect(rows.find(({ id }) => id === '1')).toBeUndefined();
  expect(notShown([]).find(({ id }) => id === '11')?.reason).toBe('needs runs of any one of tama, kinki_bio');
  for (const { reason } of rows) expect(reason.length).toBeGreaterThan(10);
});

test('networks stand beside their rewirings in standard deviations', () => {
  const run = { clustering: 0.5, clusteringRewired: 0.1, clusteringSigma: 0.1 };
  const [row] = networkRows([runsOf('tama', 'full', run, { ...run, clustering: 0.2 })]);
  expect(row).toMatchObject({ measure: 'clustering', observed: 0.35, beyond: 0.5 });
  expect(row?.z).toBeCloseTo(2.5, 12);
});

describe('predictions', () => {
  test('persistence repeats the last figure, or its last growth', () => {
    const series = { years: [2000, 2001, 2002], values: [10, 14, 99] };
    expect(persistence(series, 2002, 2004)).toEqual({ last: 14, trend: 26 });
    expect(persistence(series, 2001, 2002)).toEqual({ last: 10, trend: Number.NaN });
    expect(persistence(series, 2000, 2002)).toEqual({ last: Number.NaN, trend: Number.NaN });
  });

  test('the share of the nation multiplies', () => {
    expect(nationShare({ figure: 200, share: 0.05 })).toBe(10);
  });
});

test('least squares find a parabola, and none where there is no curve to tell', () => {
  const x = [0.1, 0.2, 0.45, 0.6, 0.9, 0.95];
  const [a, b, c] =
    quadratic(
      x,
      x.map((d) => 0.3 + 0.9 * d - 1.1 * d * d),
    ) ?? [];
  expect([a, b, c].map((value) => Number(value?.toFixed(9)))).toEqual([0.3, 0.9, -1.1]);
  expect(quadratic([0.3, 0.3, 0.3, 0.3], [0, 1, 1, 0])).toBeNull();
  expect(quadratic([0.3, 0.5], [0, 1])).toBeNull();
});

describe('an observed run', () => {
  const params: Params = { ...small(tama('japan')), variant: 'full' };

  test('is the run itself: watching it changes nothing', () => {
    const sim = createSimulation(params, seedNumber(4));
    runUntil(sim, END);
    expect(straight(observeTargets(params, seedNumber(4))).digest).toBe(digest(sim));
  });

  test('gives shares between 0 and 1, signs of 0 or 1, and counts', () => {
    const { values } = straight(observeTargets(params, seedNumber(5)));
    const of = (id: MeasureId): number => values[measureIndex(id)]!;
    for (const id of ['labSurvival', 'startUpSurvival', 'smeShare', 'clustering', 'crossing'] as const)
      expect([id, of(id) >= 0 && of(id) <= 1]).toEqual([id, true]);
    for (const id of ['invertedU', 'heavyTail'] as const) expect([0, 1]).toContain(of(id));
    for (const id of ['alliances', 'products', 'jointRnD', 'universityVentures'] as const)
      expect([id, Number.isInteger(of(id)) && of(id) > 0]).toEqual([id, true]);
  });

  test('comes back by region and model, in order of seeds', () => {
    const plan = {
      regions: [
        { id: 'x', params },
        { id: 'y', params },
      ],
      models: ['full', 'bare'] as const,
      seedText: 's',
      seeds: 2,
    };
    const requests = requestsOf(plan);
    expect(requests.map(({ params: { variant } }) => variant)).toEqual([
      'full',
      'bare',
      'full',
      'bare',
      'full',
      'bare',
      'full',
      'bare',
    ]);
    expect(requests[0]?.seed).toEqual(requests[3]?.seed);
    const fake = requests.map((_, i) => ({ runKey: `${i}`, digest: '', values: Float64Array.of(i) }));
    const groups = groupRuns(plan, fake.slice(0, 7));
    expect(groups.map(({ region, model, runs }) => [region, model, runs.map(({ runKey }) => runKey)])).toEqual([
      ['x', 'full', ['0']],
      ['x', 'bare', ['1']],
      ['y', 'full', ['2']],
      ['y', 'bare', ['3']],
    ]);
    expect(fingerprint(fake)).not.toBe(
      fingerprint([...fake.slice(0, 7), { ...fake[7]!, values: Float64Array.of(7 + 1e-15) }]),
    );
  });
});
