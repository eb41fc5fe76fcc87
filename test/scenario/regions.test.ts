/** The three regions whose members the source document prints, against a table transcribed from it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/scenario/compile.ts';
import { leversFor, TAMA_MEMBER_FIRMS } from '../../src/scenario/descriptors.ts';
import { fieldRow } from '../../src/scenario/fields.ts';
import { timelineOf } from '../../src/scenario/levers.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import type { RegionScenario } from '../../src/scenario/schema.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const region = (id: string): RegionScenario => loadRegion(read(`regions/${id}.yaml`), `${id}.yaml`);
const none = loadPolicy(read('policies/none.yaml'), 'none.yaml');
const japan = loadPolicy(read('policies/japan.yaml'), 'japan.yaml');

// METI (2005), examples 1 to 3. The members:
// 1 "280 companies, 35 academic institutions, 65 local/regional government agencies and chamber of commerce etc, 11
//    financial institutions"
// 2 "230 companies, 50 academic institutions, 9 local/regional government agencies, 19 financial institutions"
// 3 "360 companies, 21 academic institutions, 6 local/regional government agencies, 42 financial institutions"
// The outcomes: 1 "more than 40 alliances", "approximately 400 products"; 2 "130 joint research and development
// activities", "20 bio-ventures"; 3 "31 joint research and development activities or productization", "47
// university-generated venture businesses", "IT, biotechnology fields 40 companies".
// Shares of the national money by member firms of 5,800, whole yen at 105 to the dollar, by long division:
// network 6.5 and 24, consortium 110 and 131, development 59 and 61, incubation 22 million dollars.
const PRINTED = {
  tama: {
    members: { firms: 280, academic: 35, agencies: 65, finance: 11 },
    outcomes: [40, 400],
    yen: [32_948_275, 121_655_172, 557_586_206, 664_034_482, 299_068_965, 309_206_896, 111_517_241],
  },
  kinki_bio: {
    members: { firms: 230, academic: 50, agencies: 9, finance: 19 },
    outcomes: [130, 20],
    yen: [27_064_655, 99_931_034, 458_017_241, 545_456_896, 245_663_793, 253_991_379, 91_603_448],
  },
  hokkaido_super: {
    members: { firms: 360, academic: 21, agencies: 6, finance: 42 },
    outcomes: [31, 47, 40],
    yen: [42_362_068, 156_413_793, 716_896_551, 853_758_620, 384_517_241, 397_551_724, 143_379_310],
  },
} as const;
const IDS = Object.keys(PRINTED) as (keyof typeof PRINTED)[];

describe.each(IDS)('the region %s', (id) => {
  const printed = PRINTED[id];
  const scenario = region(id);
  const { figures, shown } = compile(scenario, japan).presentation;

  test('has the members that the source document prints, and marks them so', () => {
    for (const [kind, value] of Object.entries(printed.members)) {
      expect(scenario.members[kind as keyof typeof printed.members]).toMatchObject({
        value,
        year: 2005,
        source: 'METI2005',
        grade: 'verified',
      });
    }
  });

  test('has no other figure that claims the source document', () => {
    const claims = [...figures, ...shown].filter(({ source }) => source === 'METI2005');
    const paths = Object.keys(printed.members).map((kind) => `members.${kind}`);
    expect(claims.map((claim) => ('path' in claim ? claim.path : claim.en))).toEqual(paths);
  });

  test('calls verified only what a source was seen for, and gives every proposal its reason', () => {
    for (const figure of figures) {
      if (figure.grade === 'proposal' || figure.grade === 'derived') expect(figure.note, figure.path).not.toBeNull();
      expect(figure.source === 'MUSUBI', figure.path).toBe(figure.grade === 'proposal');
    }
    for (const figure of shown) expect(figure.grade, figure.en).toBe('verified');
  });

  test('does not hold the outcomes that the source document reports', () => {
    const values = [...figures, ...shown].map(({ value }) => value);
    for (const outcome of printed.outcomes) expect(values).not.toContain(outcome);
    expect(scenario.coefficients).toBeUndefined();
  });

  test('names every source that it lists', () => {
    const { towns, sources } = scenario;
    const lines = [...(scenario.diamond ?? []), ...(scenario.strategy ?? [])];
    const used = [...figures, ...shown, ...lines].flatMap(({ source, note }) => [source, note ?? '']);
    const text = [...used, towns.coordinates.source].join(' ');
    for (const key of Object.keys(sources)) expect(text).toContain(key);
  });

  test('has each town at a place and under a name of its own', () => {
    const { list } = scenario.towns;
    expect(new Set(list.map(({ lat, lon }) => `${lat} ${lon}`)).size).toBe(list.length);
    expect(new Set(list.map(({ en }) => en)).size).toBe(list.length);
    expect(new Set(list.map(({ ja }) => ja)).size).toBe(list.length);
  });

  test('gets its share in the years of the programme and nothing in others', () => {
    const { levers } = compile(scenario, japan).params;
    const years = (timeline: readonly number[]): [number, number][] =>
      timeline.flatMap((yen, i) => (yen > 0 ? [[1998 + i, yen] as [number, number]] : []));
    const span = (from: number, until: number, yen: number): [number, number][] =>
      Array.from({ length: until - from + 1 }, (_, i) => [from + i, yen]);
    const [n4, n5, c4, c5, d4, d5, incubation] = printed.yen;
    expect(years(levers.network.budget)).toEqual([...span(2001, 2004, n4), ...span(2005, 2009, n5)]);
    expect(years(levers.consortium.budget)).toEqual([...span(2001, 2004, c4), ...span(2005, 2010, c5)]);
    expect(years(levers.development.budget)).toEqual([...span(2001, 2004, d4), ...span(2005, 2010, d5)]);
    expect(years(levers.incubation.budget)).toEqual(span(2001, 2010, incubation));
    expect(years(levers.network.coordinatorsPer100Members)).toEqual(span(2001, 2009, 1.5));
  });

  test('has levers in view that reach up to what the policy japan used', () => {
    const { levers } = compile(scenario, japan).params;
    for (const { name, fields } of leversFor(printed.members.firms)) {
      if (!PULLED.has(name)) continue;
      for (const { key, programmeMaximum } of fields) {
        expect(Math.max(...timelineOf(levers, name, key)), `${name}.${key}`).toBe(programmeMaximum);
      }
    }
  });

  test('pays nothing under the policy none, in every lever and year', () => {
    const { levers } = compile(scenario, none).params;
    const timelines = Object.values(levers).flatMap((lever) => Object.values(lever) as (readonly number[])[]);
    expect(timelines).toHaveLength(15);
    expect(timelines.flat().every((level) => Object.is(level, 0))).toBe(true);
  });
});

/** Levers that the policy japan pulls. */
const PULLED: ReadonlySet<string> = new Set(['network', 'consortium', 'development', 'incubation', 'review']);

/** Latitudes and longitudes between which the towns lie, and the months and places that were looked up. */
describe('the places and beginnings of', () => {
  function within(id: string, [south, north]: [number, number], [west, east]: [number, number]): void {
    for (const { en, lat, lon } of region(id).towns.list) {
      expect(lat, en).toBeGreaterThan(south);
      expect(lat, en).toBeLessThan(north);
      expect(lon, en).toBeGreaterThan(west);
      expect(lon, en).toBeLessThan(east);
    }
  }
  const place = (id: string, town: string) => region(id).towns.list.find((candidate) => candidate.id === town);

  test('TAMA: April 1998, between Atsugi and Kawagoe', () => {
    expect(TAMA_MEMBER_FIRMS).toBe(PRINTED.tama.members.firms);
    expect(region('tama').since).toMatchObject({ value: '1998-04', source: 'TAMAHIST', grade: 'verified' });
    within('tama', [35.4, 36], [139.2, 139.6]);
    expect(place('tama', 'hachioji')).toMatchObject({ lat: 35.67, lon: 139.32 });
    expect(place('tama', 'sagamihara')).toMatchObject({ lat: 35.57, lon: 139.37 });
    expect(place('tama', 'sayama')).toMatchObject({ lat: 35.85, lon: 139.41 });
  });

  test('Kinki bio: the core body of the project since 2001; between Himeji, Wakayama and Fukui', () => {
    const { since } = region('kinki_bio');
    expect(since).toMatchObject({ value: '2001-04', year: 2006, source: 'SGK06K', grade: 'derived' });
    within('kinki_bio', [34.2, 36.1], [134.6, 136.3]);
    expect(place('kinki_bio', 'osaka')).toMatchObject({ lat: 34.69, lon: 135.5 });
    expect(place('kinki_bio', 'kyoto')).toMatchObject({ lat: 35.01, lon: 135.77 });
    expect(place('kinki_bio', 'kobe')).toMatchObject({ lat: 34.66, lon: 135.21 });
  });

  test('Hokkaido: July 2002, on the island', () => {
    expect(region('hokkaido_super').since).toMatchObject({ value: '2002-07', source: 'NOASTEC', grade: 'verified' });
    within('hokkaido_super', [41.4, 45.5], [139.8, 145.8]);
    expect(place('hokkaido_super', 'sapporo')).toMatchObject({ lat: 43.06, lon: 141.35 });
    expect(place('hokkaido_super', 'hakodate')).toMatchObject({ lat: 41.77, lon: 140.73 });
  });
});

test('Kinki bio leans to life science; Hokkaido to information by four to one, as its forums began', () => {
  const share = (id: string, fields: readonly string[]): number => {
    const { firmFields } = compile(region(id), none).params.region;
    return fields.reduce((sum, field) => sum + (firmFields[fieldRow(field)] ?? 0), 0);
  };
  const life = [
    'pharmaceuticals',
    'biotechnology',
    'medicalTechnology',
    'foodChemistry',
    'biologicalAnalysis',
    'organicChemistry',
  ] as const;
  expect(share('kinki_bio', life)).toBeGreaterThan(0.7);
  expect(share('tama', life)).toBeLessThan(0.1);
  // about 230 IT firms and 55 bio firms at the start
  const bio = share('hokkaido_super', [...life, 'environmentalTechnology', 'otherSpecialMachines']);
  expect(bio).toBeCloseTo(55 / (55 + 230), 1);
});
