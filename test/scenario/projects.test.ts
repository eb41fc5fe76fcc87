/** The 19 projects and 11 clusters abroad against tables transcribed from the source document (METI 2005). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegion } from '../../src/cli/scenarios.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { createSimulation, runUntil } from '../../src/model/simulation.ts';
import { hasAlternative, underAlternative } from '../../src/scenario/alternative.ts';
import { compile } from '../../src/scenario/compile.ts';
import { NATIONAL_MEMBER_FIRMS } from '../../src/scenario/descriptors.ts';
import { FIELD_TABLES } from '../../src/scenario/fieldTables.ts';
import { check, loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import type { RegionScenario } from '../../src/scenario/schema.ts';
import { SIMULATED } from '../../src/scenario/simulated.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const japan = loadPolicy(read('policies/japan.yaml'), 'japan.yaml');
const REGIONS: readonly RegionScenario[] = listScenarios(FOLDER)
  .filter(({ kind }) => kind === 'region')
  .map(({ path }) => loadRegion(readFileSync(path), path));
const regionOf = (id: string): RegionScenario => {
  const found = REGIONS.find((region) => region.id === id);
  if (found === undefined) throw new Error(`no region ${id}`);
  return found;
};

// The list "The Industrial Cluster Projects in Japan (19 projects)", and its fields: 9 in manufacturing, 4 each in the others.
const PROJECTS: Readonly<Record<string, readonly [en: string, tables: readonly string[]]>> = {
  hokkaido_super: ['Hokkaido Super Cluster Promotion Project', ['bio', 'it']],
  tohoku_manu: [
    'Industry Promotion Project for Information Technology, Life Science and Cutting-edge manufacturing',
    ['manufacturing'],
  ],
  tohoku_env: ['Industry Promotion Project for a Recycling-oriented Society', ['environment']],
  kanto_regional: ['Regional Industry Revitalization Project', ['manufacturing']],
  kanto_bio: ['Fostering Bio-Ventures', ['bio']],
  kanto_it: ['Fostering IT-Venture', ['it']],
  tokai_manu: ['Project to Create Manufacturing Industry in Tokai Region', ['manufacturing']],
  tokai_bio: ['Tokai Bio Factory Project', ['bio']],
  hokuriku: ['Project to Create Manufacturing Industry in Hokuriku', ['manufacturing']],
  kinki_bio: ['Bio Five-Star Company & Tissue Engineering Project', ['bio']],
  kinki_manu: ['Active manufacturing Industry Support Project', ['manufacturing']],
  kinki_it: ['Kansai Information Technology Cluster Promotion Project', ['it']],
  kinki_env: ['KANSAI Energy & Environment Cluster Promotion Project', ['environment']],
  chugoku_machinery: ['Project to Newly Generate the Machinery Industry in the Chugoku region', ['manufacturing']],
  chugoku_env: ['Project to Form a Circulative Type of Industry', ['environment']],
  shikoku: ['Shikoku Techno Bridge Plan', ['manufacturing']],
  kyushu_silicon: ['Kyushu Silicon Cluster Project', ['manufacturing', 'it']],
  kyushu_krip: ['Kyushu Recycle and Environmental Industry Plaza (K-RIP)', ['environment']],
  okinawa: ['Okinawa Industry Promotion Project', ['manufacturing']],
};
const IDS = Object.keys(PROJECTS);

// The two tables of overseas clusters, value and year; *1 2003, *2 1999, *3 1997, *4 2004, *5 1998; no mark: 2005.
const ABROAD: Readonly<Record<string, readonly (readonly [value: number, year: number])[]>> = {
  silicon_valley: [
    [2_300_000, 2003],
    [50, 2005],
    [15, 2005],
    [5000, 1997],
    [1500, 1997],
    [2000, 1997],
  ],
  austin: [
    [100_000, 1999],
    [1750, 1999],
  ],
  boston: [
    [700_000, 2004],
    [250, 1997],
    [18, 1997],
    [65, 2005],
    [100, 2005],
  ],
  rtp: [
    [40_000, 2005],
    [20, 2005],
    [30, 2005],
    [140, 2005],
    [65, 2005],
  ],
  cambridge: [
    [32_000, 1998],
    [1250, 1998],
    [150, 1998],
  ],
  northeast_britain: [
    [2_600_000, 2005],
    [13_000, 2005],
    [5, 2005],
    [12, 2005],
  ],
  munich: [
    [1_300_000, 2005],
    [20, 2005],
    [100, 2005],
    [31, 2003],
    [20, 2005],
  ],
  oulu: [
    [1_240_000, 1999],
    [7500, 2005],
    [500, 2005],
  ],
  sophia: [
    [24, 2005],
    [22_000, 2005],
    [1100, 2005],
  ],
  daedeok: [
    [17_000, 2005],
    [30_000, 2005],
    [1_300_000, 2005],
    [59, 1997],
    [25, 1997],
    [30, 1997],
    [4, 1997],
    [7, 1997],
    [300, 2005],
    [130, 2005],
  ],
  zhongguancun: [
    [360_000, 2003],
    [340, 2003],
    [10_000, 1997],
    [2000, 1997],
    [30, 2005],
    [200, 2005],
  ],
};

test('there are the 19 projects, TAMA as a part of one, and the 11 clusters abroad', () => {
  const wanted = [...IDS, 'tama', ...Object.keys(ABROAD)];
  expect(REGIONS.map(({ id }) => id).sort()).toEqual(wanted.sort());
  expect(regionOf('tama').project?.within).toBe('kanto_regional');
  const inField = (table: string): number => IDS.filter((id) => PROJECTS[id]?.[1].includes(table)).length;
  expect(Object.keys(FIELD_TABLES).map(inField)).toEqual([9, 4, 4, 4]);
});

test.each(IDS)('%s has the name and the field tables of its project', (id) => {
  expect([regionOf(id).project?.en, regionOf(id).tables]).toEqual(PROJECTS[id]);
  expect(regionOf(id).project?.within).toBeUndefined();
});

describe('the counts of the 19 projects', () => {
  const sum = (regions: readonly RegionScenario[]): number =>
    regions.reduce((total, { members }) => total + members.firms.value, 0);
  const projects = IDS.map(regionOf);

  test('add up to the 5,800 firms of the source document under both rules of allocation', () => {
    expect(sum(projects)).toBe(NATIONAL_MEMBER_FIRMS);
    const others = projects.map((region) => (hasAlternative(region) ? underAlternative(region) : region));
    expect(sum(others)).toBe(NATIONAL_MEMBER_FIRMS);
    // the 13 that get what the counted ones leave, equally
    const given = projects.filter(hasAlternative).map((region) => region.members.firms.alternative?.value ?? 0);
    expect(given).toHaveLength(13);
    expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
    expect(others.map(({ members }) => members.firms.value)).not.toEqual(
      projects.map(({ members }) => members.firms.value),
    );
  });

  test('add up to 220 universities where each bureau counts its own once', () => {
    const pools = new Map<string, number>();
    for (const { project, members } of projects) {
      const bureau = project?.bureau ?? '';
      pools.set(bureau, Math.max(pools.get(bureau) ?? 0, members.academic.value));
    }
    expect([...pools.values()].reduce((total, pool) => total + pool, 0)).toBe(220);
  });

  test('are proposals with a rule in their note for the 17 that nobody printed, Kanto beyond TAMA among them', () => {
    const assumed = projects.filter(({ members }) => members.firms.grade === 'proposal');
    expect(assumed).toHaveLength(17);
    for (const { id, members } of assumed) expect(members.firms.note, id).toMatch(/^Not printed\. .*Band \d+ to \d+/);
    for (const region of projects.filter(({ members }) => members.firms.grade !== 'proposal'))
      expect(() => underAlternative(region)).toThrow(`${region.id}: no count of members is assumed`);
  });
});

describe.each(Object.keys(ABROAD))('abroad, %s', (id) => {
  const region = regionOf(id);
  test('shows the figures that are printed, each with its year', () => {
    const printed = (region.shown ?? []).filter(({ source }) => source === 'METI2005');
    expect(printed.map(({ value, year }) => [value, year])).toEqual(ABROAD[id]);
    for (const { grade } of printed) expect(grade).toBe('verified');
  });

  test('says that only size and mix are its own and that years are relative', () => {
    expect(region.abroad?.years).toBe('relative');
    expect(region.abroad?.label.en).toBe(`Size and mix of ${region.names.en}, behaviour of the Japanese calibration`);
    expect(region.abroad?.label.ja).toContain(region.names.ja);
    expect(region.since).toMatchObject({ value: '1998-04', grade: 'proposal' });
  });
});

test.each([
  ['oulu', 1_240_000, 'factor of ten'],
  ['northeast_britain', 12, 'England had nine'],
  ['silicon_valley', 2_300_000, 'above the population of that county'],
  ['rtp', 140, 'without its number'],
  ['munich', 31, 'two counts'],
] as const)('the doubtful figure of %s, %d, carries its warning', (id, value, warning) => {
  expect(regionOf(id).shown?.find((figure) => figure.value === value)?.note).toContain(warning);
});

describe.each(REGIONS.map((region) => [region.id, region] as const))('the file of %s', (_, region) => {
  const { presentation } = compile(region, japan);
  test('gives every proposal and derivation its reason and no other source than itself', () => {
    for (const figure of presentation.figures) {
      if (figure.grade === 'proposal' || figure.grade === 'derived') expect(figure.note, figure.path).not.toBeNull();
      expect(figure.source === 'MUSUBI', figure.path).toBe(figure.grade === 'proposal');
      expect(figure.source === 'MAP' || figure.source === 'MEMORY', figure.path).toBe(figure.grade === 'recalled');
    }
  });

  test('has its towns on the globe, each under its own name and at its own place', () => {
    const { list } = region.towns;
    for (const { en, lat, lon } of list) {
      expect(Math.abs(lat), en).toBeLessThan(70);
      const [west, east] = region.abroad === undefined ? [127, 146] : [-123, 128];
      expect(lon, en).toBeGreaterThan(west);
      expect(lon, en).toBeLessThan(east);
    }
    for (const key of ['id', 'en', 'ja'] as const)
      expect(new Set(list.map((town) => town[key])).size).toBe(list.length);
    expect(new Set(list.map(({ lat, lon }) => `${lat} ${lon}`)).size).toBe(list.length);
    const extent = Math.max(...presentation.towns.map(({ x, y }) => Math.abs(x) + Math.abs(y)));
    expect(extent).toBeLessThan(500);
  });

  test('lists the sources that it names and no others', () => {
    const said = JSON.stringify({ ...region, sources: {} });
    for (const key of Object.keys(region.sources)) expect(said, key).toContain(key);
  });
});

test('no two regions share an id or a name', () => {
  for (const name of [
    (r: RegionScenario) => r.id,
    (r: RegionScenario) => r.names.en,
    (r: RegionScenario) => r.names.ja,
  ])
    expect(new Set(REGIONS.map(name)).size).toBe(REGIONS.length);
});

test('every line of the field tables and diamonds has a place in the model or is only shown', () => {
  const lines = Object.values(FIELD_TABLES).flatMap((table) => [
    ...table.conditions,
    ...table.strategy,
    ...table.subjects,
  ]);
  const places = lines.flatMap(({ simulated }) => (simulated === null ? [] : [simulated]));
  for (const place of places) expect(SIMULATED).toContain(place);
  expect([lines.length, lines.length - places.length]).toEqual([64, 10]);
});

describe('refused:', () => {
  const text = read('regions/tohoku_env.yaml');
  const problems = (changed: string): readonly string[] => {
    expect(changed).not.toBe(text);
    return check(changed, 'r.yaml').problems.map(({ message }) => message);
  };

  test.each(['year', 'source', 'grade'])('a figure without %s', (key) => {
    const at = text.indexOf('nonMembersPerMember:');
    const cut = text.slice(0, at) + text.slice(at).replace(new RegExp(`  ${key}: .*\n`), '');
    expect(problems(cut).join()).toContain(`nonMembersPerMember.${key}`);
  });

  test('a line that is neither simulated nor shown, or both', () => {
    expect(problems(text.replace('    simulated: region.fields.firms\n', '')).join()).toContain('diamond[0]');
    const both = text.replace('    simulated: region.fields.firms\n', '$&    shown: true\n');
    expect(problems(both).join()).toContain('one of simulated');
  });

  test('a line simulated where the model has nothing', () => {
    expect(problems(text.replace('simulated: levers.network', 'simulated: levers.networks')).join()).toContain(
      'did you mean levers.network',
    );
  });

  test('an alternative to a count that somebody printed', () => {
    const printed = text.replace('    grade: proposal', '    grade: verified');
    expect(problems(printed).join()).toContain('no alternative for a count that is no proposal');
  });

  test('an alternative beyond the pool of member firms', () => {
    const beyond = text.replace(/alternative: \{value: \d+/, 'alternative: {value: 5801');
    expect(beyond).not.toBe(text);
    expect(problems(beyond).join()).toContain(
      'members.firms.alternative.value: value 5801; expected at most 5800, the pool',
    );
  });
});

test('the command line takes the other counts by name', () => {
  const { members } = regionOf('kanto_bio');
  expect(readRegion(FOLDER, 'kanto_bio').members).toEqual(members);
  const other = readRegion(FOLDER, 'kanto_bio@equal').members;
  expect(other.firms.value).toBe(members.firms.alternative?.value);
  expect(other.academic).toEqual(members.academic);
  expect(() => readRegion(FOLDER, 'tama@equal')).toThrow('tama: no count of members is assumed');
});

// two of each kind, small ones; the campaign of regions by policies runs all for the whole time
test.each(['tokai_bio', 'okinawa', 'oulu', 'munich'])('%s runs for two years without a broken invariant', (id) => {
  const { params } = compile(regionOf(id), japan);
  const sim = createSimulation(params, seedOfText('regions'));
  runUntil(sim, sim.month + 24);
  assertInvariants(sim);
});
