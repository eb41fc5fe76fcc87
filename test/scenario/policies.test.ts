/** Policies of other countries and older times against the source document, and what one region gets of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/cli/scenarios.ts';
import type { Levers } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { FIRST_FISCAL_YEAR } from '../../src/scenario/descriptors.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { parseOverride } from '../../src/scenario/overrides.ts';
import type { PolicyScenario } from '../../src/scenario/schema.ts';

const base = basesOf('scenarios');
const read = (id: string): PolicyScenario => loadPolicy(readFileSync(`scenarios/policies/${id}.yaml`), id, { base });
const tama = loadRegion(readFileSync('scenarios/regions/tama.yaml'), 'tama.yaml');
const levers = (id: string, ...sets: string[]): Levers =>
  compile(tama, read(id), sets.map(parseOverride)).params.levers;

/** Whole yen of the region over all levers and years. */
const spent = (of: Levers): number =>
  Object.values(of).reduce((sum, { budget }) => sum + budget.reduce((all: number, yen: number) => all + yen, 0), 0);
const yearsOf = (of: Levers): number[] =>
  of.network.budget.flatMap((_, i) =>
    Object.values(of).some(({ budget }) => (budget[i] ?? 0) > 0) ? [FIRST_FISCAL_YEAR + i] : [],
  );

describe('programmes abroad', () => {
  // METI (2005), outline of overseas programmes: billion yen over years, areas; and the fiscal years run
  test.each([
    ['uk_mnt', 18, undefined, [2003, 2008]],
    ['bioregio', 12, 17, [2001, 2005]],
    ['innoregio', 28, 23, [2000, 2005]],
    ['finland_coe', 2.8, 22, [2001, 2011]],
  ] as const)('%s spends the printed budget in its years', (id, billion, areas, [from, until]) => {
    const policy = read(id);
    expect(policy.money?.areas?.value).toBe(areas);
    const of = levers(id, 'consortium.allocation=call');
    expect(spent(of) / ((billion * 1e9 * 280) / 5800)).toBeCloseTo(1, 6);
    expect(spent(of)).toBeLessThanOrEqual((billion * 1e9 * 280) / 5800);
    const years = yearsOf(of);
    expect([years[0], years.at(-1), years.length]).toEqual([from, until, until - from + 1]);
  });

  test('uk_rda spends 10 billion yen a year of the nation from FY1999', () => {
    expect(read('uk_rda').money?.areas?.value).toBe(12);
    const of = levers('uk_rda');
    expect(yearsOf(of)[0]).toBe(1999);
    const inYear = (year: number): number =>
      Object.values(of).reduce((sum, { budget }) => sum + (budget[year - FIRST_FISCAL_YEAR] ?? 0), 0);
    expect(inYear(2001) / ((1e10 * 280) / 5800)).toBeCloseTo(1, 6);
  });

  test('money of one area is the same for every region, and needs a number of areas', () => {
    const of = levers('innoregio', 'money.sharedBy=areas');
    expect(of.consortium.budget[2003 - FIRST_FISCAL_YEAR]).toBe(Math.floor(4_666_666_666 / 23));
    expect(levers('japan', 'money.sharedBy=areas').consortium.budget[2005 - FIRST_FISCAL_YEAR]).toBe(
      Math.floor((131e6 * 105) / 19),
    );
    expect(() => levers('uk_mnt', 'money.sharedBy=areas')).toThrow(/uk_mnt has no number of areas/);
    expect(levers('japan', 'money.sharedBy=members')).toEqual(levers('japan'));
  });

  test('the contest is refused with its way out; a winner gets a third of the money', () => {
    expect(() => levers('bioregio')).toThrow(/a contest needs several regions.*--set consortium\.allocation=call/);
    expect(compile(tama, read('bioregio_winner')).params.allocation.consortium).toBe('call');
    expect(spent(levers('bioregio_winner'))).toBe(4_000_000_000);
  });

  test.each(['uk_rda', 'uk_mnt', 'bioregio', 'innoregio', 'finland_coe'])(
    '%s tells years, budget, instruments and promoting body, in both languages',
    (id) => {
      const notes = read(id).notes ?? [];
      for (const [en, ja] of [
        ['Years: ', '年：'],
        ['Budget: ', '予算：'],
        ['Instruments: ', '手段：'],
        ['Promoted by: ', '推進主体：'],
      ] as const)
        expect(notes.some((note) => note.en.startsWith(en) && note.ja.startsWith(ja))).toBe(true);
    },
  );

  test.each(['bioregio', 'bioregio_winner', 'finland_coe'])('%s, run in other years than its own, says so', (id) => {
    expect(read(id).names.en).toMatch(/\d{4}-\d{4}; in FY2001-/);
    expect(read(id).names.ja).toContain('FY2001～');
  });
});

describe('older laws', () => {
  const LAWS = [
    'relocation_1972',
    'technopolis_1983',
    'brain_1988',
    'core_cities_1992',
    'agglomeration_1997',
    'new_business_1998',
  ];

  test.each(LAWS)('%s has the money that the cluster project itemises, year by year, to within a few yen', (id) => {
    const [then, now] = [levers(id), levers('japan')];
    for (let i = 0; i < now.network.budget.length; i++) {
      const sum = (of: Levers, without = ''): number =>
        Object.entries(of).reduce((all, [name, { budget }]) => all + (name === without ? 0 : (budget[i] ?? 0)), 0);
      expect(Math.abs(sum(then) - sum(now, 'review'))).toBeLessThan(10);
    }
  });

  test.each(LAWS)('%s claims no figure for its budget and pays no coordinator', (id) => {
    const policy = read(id);
    expect(policy.names.en).toMatch(/^Then: .*\(in FY2001-10\)$/);
    expect(policy.levers.network).toBeUndefined();
    for (const lever of Object.values(policy.levers))
      for (const { grade } of lever?.budget ?? []) expect(grade).toBe('proposal');
  });

  test('relocation is sites only; Technopolis parts its money over sites and research facilities', () => {
    const inYear = (id: string, lever: 'attraction' | 'facility'): number | undefined =>
      levers(id)[lever].budget[2003 - FIRST_FISCAL_YEAR];
    expect(inYear('relocation_1972', 'attraction')).toBe(Math.floor((198_300_000 * 105 * 280) / 5800));
    expect(inYear('relocation_1972', 'facility')).toBe(0);
    expect(inYear('technopolis_1983', 'attraction')).toBe(inYear('technopolis_1983', 'facility'));
    expect(levers('core_cities_1992')).toEqual(levers('relocation_1972'));
  });
});
