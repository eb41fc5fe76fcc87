/** The scenarios of the repository against a table transcribed from the source document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listScenarios } from '../../src/io/node/files.ts';
import { compile } from '../../src/scenario/compile.ts';
import { LEVERS, TAMA_MEMBER_FIRMS } from '../../src/scenario/descriptors.ts';
import { FIELD_IDS } from '../../src/scenario/fields.ts';
import { timelineOf } from '../../src/scenario/levers.ts';
import { check, load, loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { GRADES } from '../../src/scenario/schema.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const tama = loadRegion(read('regions/tama.yaml'), 'tama.yaml');
const none = loadPolicy(read('policies/none.yaml'), 'none.yaml');
const japan = loadPolicy(read('policies/japan.yaml'), 'japan.yaml');

test('every scenario is sound and is called as its file', () => {
  const all = listScenarios(FOLDER);
  expect(all.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['region tama', 'policy japan', 'policy none']);
  for (const { kind, id, path } of all) {
    expect(check(readFileSync(path), path).problems).toEqual([]);
    expect(load(readFileSync(path), path, kind).id).toBe(id);
  }
});

describe('TAMA', () => {
  // METI (2005), example 1: "280 companies, 35 academic institutions, 65 local/regional government agencies and chamber
  // of commerce etc, 11 financial institutions"
  const printed = { firms: 280, academic: 35, agencies: 65, finance: 11 };

  test('has the members that the source document prints, and marks them so', () => {
    for (const [kind, value] of Object.entries(printed)) {
      expect(tama.members[kind as keyof typeof printed]).toMatchObject({
        value,
        year: 2005,
        source: 'METI2005',
        grade: 'verified',
      });
    }
    expect(TAMA_MEMBER_FIRMS).toBe(printed.firms);
  });

  test('has no other figure that claims the source document', () => {
    const claims = compile(tama, none).presentation.figures.filter(({ source }) => source === 'METI2005');
    expect(claims.map(({ path }) => path)).toEqual(Object.keys(printed).map((kind) => `members.${kind}`));
  });

  test('begins in April 1998 and lies between Atsugi and Kawagoe', () => {
    expect(tama.since).toMatchObject({ value: '1998-04', source: 'TAMAHIST', grade: 'verified' });
    for (const { lat, lon } of tama.towns.list) {
      expect(lat).toBeGreaterThan(35.4);
      expect(lat).toBeLessThan(36);
      expect(lon).toBeGreaterThan(139.2);
      expect(lon).toBeLessThan(139.6);
    }
    const place = (id: string) => tama.towns.list.find((town) => town.id === id);
    expect(place('hachioji')).toMatchObject({ lat: 35.67, lon: 139.32 });
    expect(place('sagamihara')).toMatchObject({ lat: 35.57, lon: 139.37 });
    expect(place('sayama')).toMatchObject({ lat: 35.85, lon: 139.41 });
  });

  test('calls verified only what a source was seen for, and gives every proposal its reason', () => {
    for (const figure of compile(tama, japan).presentation.figures) {
      if (figure.grade === 'proposal') expect(figure.note, figure.path).not.toBeNull();
      expect(figure.source === 'MUSUBI', figure.path).toBe(figure.grade === 'proposal');
    }
  });

  test('does not hold the outcomes that the source document reports', () => {
    const values = compile(tama, none).presentation.figures.map(({ value }) => value);
    expect(values).not.toContain(40);
    expect(values).not.toContain(400);
  });
});

describe('the policy japan', () => {
  // METI (2005), FY2005 draft budget (FY2004), million US dollars
  const printed = {
    network: { 2004: 6.5, 2005: 19 + 5.0 },
    consortium: { 2004: 110, 2005: 131 },
    development: { 2004: 59, 2005: 61 },
    incubation: { 2004: 22, 2005: 22 },
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
      'Exchanges between clusters': 0.8,
      'Training of incubation managers FY2005': 1.2,
      'Training of incubation managers FY2004': 0.8,
      'National budget of the projects FY2005': 540,
      'National budget of the projects FY2004': 470,
      'Itemised FY2005': 240,
      'Itemised FY2004': 198.3,
    });
    expect(24 + 131 + 61 + 22 + 0.8 + 1.2).toBeCloseTo(shown.get('Itemised FY2005') ?? 0, 10);
    expect(6.5 + 110 + 59 + 22 + 0.8).toBeCloseTo(shown.get('Itemised FY2004') ?? 0, 10);
  });

  test('pays TAMA its share in the years of the programme and nothing in others', () => {
    const { levers } = compile(tama, japan).params;
    const years = (timeline: readonly number[]): [number, number][] =>
      timeline.flatMap((yen, i) => (yen > 0 ? [[1998 + i, yen] as [number, number]] : []));
    const span = (from: number, until: number, yen: number): [number, number][] =>
      Array.from({ length: until - from + 1 }, (_, i) => [from + i, yen]);
    // dollars x 105 x 280 / 5800, rounded down
    expect(years(levers.network.budget)).toEqual([...span(2001, 2004, 32_948_275), ...span(2005, 2009, 121_655_172)]);
    expect(years(levers.consortium.budget)).toEqual([
      ...span(2001, 2004, 557_586_206),
      ...span(2005, 2010, 664_034_482),
    ]);
    expect(years(levers.development.budget)).toEqual([
      ...span(2001, 2004, 299_068_965),
      ...span(2005, 2010, 309_206_896),
    ]);
    expect(years(levers.incubation.budget)).toEqual(span(2001, 2010, 111_517_241));
    expect(years(levers.network.coordinatorsPer100Members)).toEqual(span(2001, 2009, 1.5));
  });
});

test('the levers in view reach up to what the policy japan used', () => {
  const { levers } = compile(tama, japan).params;
  for (const { name, fields } of LEVERS) {
    for (const { key, programmeMaximum } of fields) {
      expect(Math.max(...timelineOf(levers, name, key)), `${name}.${key}`).toBe(programmeMaximum);
    }
  }
});

test('the policy none is zero in every lever and year', () => {
  const { levers } = compile(tama, none).params;
  const timelines = Object.values(levers).flatMap((lever) => Object.values(lever) as (readonly number[])[]);
  expect(timelines).toHaveLength(5);
  expect(timelines.flat().every((level) => Object.is(level, 0))).toBe(true);
});

test('the README names every file, field, lever and grade', () => {
  const readme = read('README.md');
  const files = listScenarios(FOLDER).map(
    ({ kind, id }) => `\`${kind === 'region' ? 'regions' : 'policies'}/${id}.yaml\``,
  );
  const names = [...FIELD_IDS, ...LEVERS.map(({ name }) => name), ...GRADES].map((name) => `\`${name}\``);
  for (const name of [...files, ...names]) expect(readme).toContain(name);
});
