/** The files of the folder, and the policies against a table transcribed from the source document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/cli/scenarios.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { LEVERS } from '../../src/scenario/descriptors.ts';
import { FIELD_IDS } from '../../src/scenario/fields.ts';
import { check, load, loadPolicy } from '../../src/scenario/load.ts';
import { GRADES } from '../../src/scenario/schema.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const japan = loadPolicy(read('policies/japan.yaml'), 'japan.yaml');

test('every scenario is sound and is called as its file', () => {
  const all = listScenarios(FOLDER);
  const ids = (wanted: string): string[] => all.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
  expect(ids('region')).toHaveLength(19 + 1 + 11);
  expect(ids('region')).toEqual(expect.arrayContaining(['tama', 'kinki_bio', 'hokkaido_super']));
  expect(ids('policy')).toEqual([
    'agglomeration_1997',
    'bioregio',
    'bioregio_winner',
    'brain_1988',
    'core_cities_1992',
    'finland_coe',
    'innoregio',
    'japan',
    'new_business_1998',
    'none',
    'relocation_1972',
    'technopolis_1983',
    'uk_mnt',
    'uk_rda',
  ]);
  for (const { kind, id, path } of all) {
    const checked = check(readFileSync(path), path, undefined, { base: basesOf(FOLDER) });
    expect([checked.problems, checked.warnings]).toEqual([[], []]);
    expect(load(readFileSync(path), path, kind, { base: basesOf(FOLDER) }).id).toBe(id);
  }
});

describe('the policy japan', () => {
  // METI (2005), FY2005 draft budget (FY2004), million US dollars
  const printed = {
    network: { 2004: 6.5, 2005: 19 + 5.0 },
    consortium: { 2004: 110, 2005: 131 },
    development: { 2004: 59, 2005: 61 },
    incubation: { 2004: 22, 2005: 22 },
    training: { 2004: 0.8, 2005: 1.2 },
  } as const;

  test.each(Object.keys(printed) as (keyof typeof printed)[])('has the printed lines of %s', (lever) => {
    const spans = japan.levers[lever]?.budget ?? [];
    for (const year of [2004, 2005] as const) {
      const span = spans.find(({ from }) => from === `${year}-04`);
      expect(span).toMatchObject({ until: `${year + 1}-04`, nationalUsdMillionPerYear: printed[lever][year], year });
      expect(span?.grade).toBe(lever === 'network' && year === 2005 ? 'derived' : 'verified');
    }
    // before and after, the same amounts, and the file says that this is assumed
    for (const span of spans) {
      if (span.from === '2004-04' || span.from === '2005-04') continue;
      const year = span.from < '2004-04' ? 2004 : 2005;
      expect(span).toMatchObject({ nationalUsdMillionPerYear: printed[lever][year], year, grade: 'proposal' });
    }
  });

  test('has the exchange between clusters from FY2005, when it was new, for as long as the network money', () => {
    expect(
      japan.levers.exchange?.budget.map(({ from, until, nationalUsdMillionPerYear, year, grade }) => [
        from,
        until,
        nationalUsdMillionPerYear,
        year,
        grade,
      ]),
    ).toEqual([
      ['2005-04', '2006-04', 0.8, 2005, 'verified'],
      ['2006-04', '2010-04', 0.8, 2005, 'proposal'],
    ]);
    expect(japan.levers.network?.budget.at(-1)?.until).toBe('2010-04');
  });

  test('keeps the two lines of the FY2005 network money apart', () => {
    const span = japan.levers.network?.budget.find(({ from }) => from === '2005-04');
    expect(span?.lines?.map(({ usdMillion, grade }) => [usdMillion, grade])).toEqual([
      [19, 'verified'],
      [5, 'verified'],
    ]);
  });

  test('shows the lines that no lever carries and the totals, which add up', () => {
    const shown = new Map(japan.shown?.map(({ en, value }) => [en, value]));
    expect(Object.fromEntries(shown)).toEqual({
      'National budget of the projects FY2005': 540,
      'National budget of the projects FY2004': 470,
      'Itemised FY2005': 240,
      'Itemised FY2004': 198.3,
    });
    expect(24 + 131 + 61 + 22 + 0.8 + 1.2).toBeCloseTo(shown.get('Itemised FY2005') ?? 0, 10);
    expect(6.5 + 110 + 59 + 22 + 0.8).toBeCloseTo(shown.get('Itemised FY2004') ?? 0, 10);
  });
});

test('the README names every file, field, lever and grade', () => {
  const readme = read('README.md');
  const files = listScenarios(FOLDER).map(
    ({ kind, id }) => `\`${kind === 'region' ? 'regions' : 'policies'}/${id}.yaml\``,
  );
  const names = [...FIELD_IDS, ...LEVERS.map(({ name }) => name), ...GRADES].map((name) => `\`${name}\``);
  for (const name of [...files, ...names]) expect(readme).toContain(name);
});
