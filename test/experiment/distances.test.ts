/** How far runs are from a target, by hand, and how targets and patterns are tallied. */
import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../src/experiment/validation/table.ts';
import { tallyLines, tallyOf } from '../../src/experiment/validation/tally.ts';
import { rowOf, runsOf } from './rows.ts';

describe('distances', () => {
  test('are in standard deviations of half the tolerance and the mean over runs, by hand', () => {
    // target 3: 130 ± 26, sigma 13; runs 100 and 120: mean 110, variance 200, of the mean 100
    const { full } = rowOf('3', runsOf('kinki_bio', 'full', { jointRnD: 100 }, { jointRnD: 120 })).fits;
    expect(full).toMatchObject({ mean: 110, runs: 2, difference: -20, shows: true });
    expect(full?.distance).toBeCloseTo(20 / Math.sqrt(169 + 100), 12);
    expect(full?.deviation).toBeCloseTo(Math.sqrt(200), 12);
    expect(full?.error).toBeCloseTo(10, 12);
    expect(full?.discrepancy).toBe(0);
  });

  test('do not shrink where runs scatter: many runs about a wrong mean miss it', () => {
    // mean 70, s.d. about 62: by the s.d. in the denominator the distance would be below 1
    const many = Array.from({ length: 100 }, (_, i) => ({ jointRnD: i % 2 === 0 ? 8 : 132 }));
    const { full } = rowOf('3', runsOf('kinki_bio', 'full', ...many)).fits;
    expect(full?.distance).toBeGreaterThan(4);
    expect(full?.shows).toBe(false);
  });

  test('state apart the error of the model that would bring them to three', () => {
    const { full } = rowOf('3', runsOf('kinki_bio', 'full', { jointRnD: 10 }, { jointRnD: 10 })).fits;
    expect(full?.distance).toBeCloseTo(120 / 13, 12);
    expect(full?.shows).toBe(false);
    expect(120 / Math.sqrt(169 + (full?.discrepancy ?? 0) ** 2)).toBeCloseTo(3, 12);
  });

  test('of a sign: 19 of 20 runs are enough, 18 are not', () => {
    const signs = (n: number) => Array.from({ length: 20 }, (_, i) => ({ clusteringFalls: i < n ? 1 : 0 }));
    expect(rowOf('13c', runsOf('tama', 'full', ...signs(19))).fits.full?.shows).toBe(true);
    expect(rowOf('13c', runsOf('tama', 'full', ...signs(18))).fits.full?.shows).toBe(false);
  });

  test('of a bound: what keeps it has none, and a fifth below it misses it', () => {
    const share = (value: number) =>
      rowOf('10b', runsOf('tama', 'full', ...Array.from({ length: 4 }, () => ({ commercialisedEarly: value })))).fits
        .full;
    expect(share(0.9)).toMatchObject({ distance: 0, shows: true });
    expect(share(0.5)).toMatchObject({ distance: 0, shows: true });
    expect(share(0.4)?.shows).toBe(false);
    expect(share(0.4)?.distance).toBeCloseTo(2, 12);
  });

  test('of what no run defines are none, and show nothing', () => {
    const row = rowOf('10a', runsOf('tama', 'full', {}, {}));
    expect(row.fits.full).toMatchObject({ runs: 0, shows: false });
    expect(verdictOf(row)).toBe('not defined in any run');
  });

  test('take a national stock as the sum over regions, not as a mean of ratios', () => {
    const of = (stock2001: number, stock2003: number) => ({ stock2001, stock2003 });
    const row = rowOf(
      '5b',
      runsOf('tama', 'full', of(10, 30), of(20, 20)),
      runsOf('kinki_bio', 'full', of(90, 110), of(0, 10)),
    );
    // 140 of 100, 30 of 20; the mean of ratios would be 2.11 in the first seed and 1 in the second
    expect(row.fits.full?.mean).toBeCloseTo((1.4 + 1.5) / 2, 12);
    expect(row.unit).toBe('ratio');
  });

  test('pool the regions of a target seed by seed', () => {
    const regions = [runsOf('tama', 'full', { smeShare: 0.2 }), runsOf('kinki_bio', 'full', { smeShare: 0.4 })];
    expect(rowOf('11', ...regions).fits.full?.mean).toBeCloseTo(0.3, 12);
  });
});

describe('the tally by pattern', () => {
  const row = (pattern: string, shows: boolean, shownByNulls: readonly string[] = [], mark = 'emergent') =>
    ({ pattern, set: 'validation', mark, fits: { full: { shows } }, shownByNulls }) as never;

  test('counts a pattern of several figures once, and only whole', () => {
    const rows = [row('20', true), row('20', true), row('20', false), row('14', true), row('6', true, [], 'imposed')];
    const { emergent, imposed } = tallyOf(rows);
    expect(emergent).toEqual({
      targets: { of: 4, shown: 3, shownOnlyByIt: 3 },
      patterns: { of: 2, shown: 1, shownOnlyByIt: 1 },
    });
    expect(imposed.patterns).toEqual({ of: 1, shown: 1, shownOnlyByIt: 1 });
    expect(tallyLines({ emergent, imposed })).toEqual([
      'Of 4 emergent targets the whole model shows 3; 3 of them no null model or prediction shows.',
      'Of 2 emergent patterns, each shown only whole, the whole model shows 1; 1 of them no null model or prediction shows.',
      'Imposed, with a coefficient set in view of them: 1 of 1 targets are met, 1 of 1 patterns whole.',
    ]);
  });

  test('asks of a null model that it shows the whole pattern as well', () => {
    const apart = tallyOf([row('23', true, ['noPolicy']), row('23', true, ['untiedCash'])]).emergent;
    expect([apart.targets.shownOnlyByIt, apart.patterns.shownOnlyByIt]).toEqual([0, 1]);
    const same = tallyOf([row('23', true, ['noPolicy']), row('23', true, ['untiedCash', 'noPolicy'])]).emergent;
    expect(same.patterns).toEqual({ of: 1, shown: 1, shownOnlyByIt: 0 });
  });
});
