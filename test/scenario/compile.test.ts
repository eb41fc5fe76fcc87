/** Units, shares and timelines, by hand; overrides by path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { InputError } from '../../src/core/errors.ts';
import { canonicalJson } from '../../src/core/hash.ts';
import {
  ALLOCATED_LEVERS,
  ALLOCATIONS,
  FIRST_FISCAL_YEAR,
  FISCAL_YEARS,
  MODEL_VERSION,
  type Params,
} from '../../src/model/params.ts';
import { DEFAULTS, PARAMETERS } from '../../src/model/registry.ts';
import { compile } from '../../src/scenario/compile.ts';
import { ALLOCATED, ALLOCATION_RULES } from '../../src/scenario/descriptors.ts';
import { FIELD_IDS } from '../../src/scenario/fields.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { type Override, parseOverride } from '../../src/scenario/overrides.ts';

const text = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/scenario', name), 'utf8');
const region = loadRegion(text('good-region.yaml'), 'r');
const policy = loadPolicy(text('good-policy.yaml'), 'p');
const set = (...settings: string[]): Params => compile(region, policy, settings.map(parseOverride)).params;

/** The level of a timeline in a fiscal year. */
const inYear = (timeline: readonly number[], year: number): number | undefined => timeline[year - FIRST_FISCAL_YEAR];
/** Fiscal years in which a timeline has this level. */
const yearsWith = (timeline: readonly number[], level: number): number[] =>
  timeline.flatMap((value, i) => (value === level ? [FIRST_FISCAL_YEAR + i] : []));

describe('a region', () => {
  const { params, presentation } = compile(region, policy);

  test('becomes shares, dense fields and calendar months', () => {
    expect(params.modelVersion).toBe(MODEL_VERSION);
    expect(params.region.townWeights).toEqual([0.75, 0.25]);
    expect(params.region.members).toEqual({ firms: 58, academic: 3, agencies: 2, finance: 1 });
    expect(params.region.memberMix).toEqual([0.5, 0.4, 0.1]);
    expect(params.region.firmFields).toHaveLength(35);
    expect(params.region.firmFields[FIELD_IDS.indexOf('machineTools')]).toBe(0.75);
    expect(params.region.firmFields[FIELD_IDS.indexOf('measurement')]).toBe(0.25);
    expect(params.region.firmFields.filter((share) => share > 0)).toHaveLength(2);
    expect(params.region.focusFields).toEqual([FIELD_IDS.indexOf('measurement'), FIELD_IDS.indexOf('machineTools')]);
    expect(params.region.body).toEqual({ since: monthOf(2000, 10), coordinators: 1 });
    expect(params.region.nonMembersPerMember).toBe(3.5);
  });

  test('changes only the coefficients that it names', () => {
    expect(params.coefficients).toEqual({ ...DEFAULTS, visionFade: 24 });
    expect(DEFAULTS.visionFade).not.toBe(24);
  });

  test('compiles to the same parameters whatever the order of its keys', () => {
    const turned = text('good-region.yaml').replace(
      '{machineTools: 3, measurement: 1}',
      '{measurement: 1, machineTools: 3}',
    );
    const other = compile(loadRegion(turned, 'r'), policy).params;
    expect(canonicalJson(other)).toBe(canonicalJson(params));
  });

  test('is frozen to the last array', () => {
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      for (const part of Object.values(value)) walk(part);
    };
    walk(params);
    walk(set('network.budget=5', 'model.visionFade=30'));
  });

  test('keeps names, places and origins out of the parameters', () => {
    expect(canonicalJson(params)).not.toMatch(/Smallest|東|OWN|"proposal"/);
    expect(presentation.names).toEqual({ en: 'Smallest', ja: '最小' });
    // 0.1 degrees of longitude at 35 degrees north are 9.11 km
    expect(presentation.towns.map(({ id, x, y }) => [id, x, y])).toEqual([
      ['east', 4.55, 0],
      ['west', -4.55, 0],
    ]);
    expect(presentation.money).toMatchObject({ memberFirms: 58, share: 0.01 });
    expect(presentation.policy.id).toBe('mine');
    expect(presentation.figures.find(({ path }) => path === 'members.firms')).toEqual({
      path: 'members.firms',
      value: 58,
      unit: 'organisations',
      from: null,
      until: null,
      year: 2000,
      source: 'OWN',
      grade: 'proposal',
      note: null,
    });
    expect(presentation.figures.find(({ path }) => path === 'mixes.members')?.value).toBe(
      'productDeveloping 0.5, basicTechnology 0.4, large 0.1',
    );
    expect(presentation.figures.find(({ path }) => path === 'towns.weights')?.value).toBeNull();
    expect(presentation.policy.figures.map(({ value, unit, from, until }) => [value, unit, from, until])).toEqual([
      [1_000_000, 'yen a year', '2001-04', '2003-04'],
      [0.8, 'million US dollars a year, whole nation', '2005-04', '2006-04'],
      [0.5, 'coordinators per 100 members', '2001-04', null],
    ]);
    expect(presentation.figures.find(({ path }) => path === 'fields.firms')?.value).toBe(
      'machineTools 3, measurement 1',
    );
  });
});

describe('a policy', () => {
  const { levers } = compile(region, policy).params;

  test('has one whole number of yen for each fiscal year', () => {
    expect(levers.network.budget).toHaveLength(FISCAL_YEARS);
    expect(yearsWith(levers.network.budget, 1_000_000)).toEqual([2001, 2002]);
    // $0.8M x 105 yen x 58/5800
    expect(yearsWith(levers.network.budget, 840_000)).toEqual([2005]);
    expect(yearsWith(levers.network.budget, 0)).toHaveLength(FISCAL_YEARS - 3);
  });

  test('without until holds to the end, and a lever left out does nothing', () => {
    expect(yearsWith(levers.network.coordinatorsPer100Members, 0.5)).toEqual(
      Array.from({ length: 20 }, (_, i) => 2001 + i),
    );
    expect(yearsWith(levers.consortium.budget, 0)).toHaveLength(FISCAL_YEARS);
    expect(yearsWith(levers.incubation.budget, 0)).toHaveLength(FISCAL_YEARS);
  });

  test('gives the region its share of national money by member firms, rounded down', () => {
    const odd = loadRegion(text('good-region.yaml').replace('value: 58,', 'value: 59,'), 'r');
    // 0.8e6 x 105 x 59 / 5800 = 854482.76
    expect(inYear(compile(odd, policy).params.levers.network.budget, 2005)).toBe(854_482);
    expect(inYear(compile(odd, policy).params.levers.network.budget, 2001)).toBe(1_000_000);
  });
});

describe('a rule of allocation', () => {
  const withRule = (rule: string): Params => {
    const budget = '{from: 2001-04, until: 2005-04, yenPerYear: 1000000, year: 2005, source: S, grade: proposal}';
    const file = `format: 1\nkind: policy\nid: own\nnames: {en: Own, ja: 独自}\nsources: {S: s}\nlevers:\n  consortium: {budget: [${budget}], allocation: ${rule}}\n`;
    return compile(region, loadPolicy(file, 'own.yaml')).params;
  };

  test('is a call unless told, and is part of the parameters', () => {
    expect(set().allocation).toEqual({ consortium: 'call', development: 'call' });
    expect(withRule('formula').allocation).toEqual({ consortium: 'formula', development: 'call' });
    expect(canonicalJson(set('development.allocation=negotiated'))).not.toBe(canonicalJson(set()));
    expect(canonicalJson(set('development.allocation=call'))).toBe(canonicalJson(set()));
  });

  test('that is a contest needs several regions and says so, with the way out', () => {
    const out = 'a contest needs several regions, and a run has one; take call, formula, negotiated';
    expect(() => withRule('contest')).toThrow(
      new InputError(`levers.consortium.allocation: ${out} (--set consortium.allocation=call)`),
    );
    expect(() => set('consortium.allocation=contest')).toThrow(
      new InputError(`--set consortium.allocation=contest: ${out}`),
    );
  });

  test('that nobody knows is refused with those that there are', () => {
    expect(() => set('consortium.allocation=lottery')).toThrow(/one of call, formula, negotiated, contest/);
    expect(() => set('consortium.allocation@2005=call')).toThrow(/holds for all years/);
    expect(() => withRule('lottery')).toThrow(/allocation/);
  });

  test('is one of those that the model has, or the contest', () => {
    expect([...ALLOCATIONS, 'contest']).toEqual([...ALLOCATION_RULES]);
    expect(ALLOCATED).toEqual(ALLOCATED_LEVERS);
  });
});

describe('an override', () => {
  test('without years holds in FY2001 to FY2010, and nothing else moves', () => {
    const plain = set();
    const changed = set('consortium.budget=500000000');
    expect(yearsWith(changed.levers.consortium.budget, 5e8)).toEqual([
      2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010,
    ]);
    expect(canonicalJson({ ...changed, levers: { ...changed.levers, consortium: plain.levers.consortium } })).toBe(
      canonicalJson(plain),
    );
  });

  test.each([
    ['network.budget@2006..2010=7', 'budget', 7, [2006, 2007, 2008, 2009, 2010]],
    ['network.budget@2020=1_000', 'budget', 1000, [2020]],
    ['network.coordinatorsPer100Members@1998..1999=2.5', 'coordinatorsPer100Members', 2.5, [1998, 1999]],
  ] as const)('%s', (setting, key, level, years) => {
    expect(yearsWith(set(setting).levers.network[key], level)).toEqual(years);
  });

  test('of a coefficient goes by the name of the registry, and the last of several counts', () => {
    expect(set('model.visionFade=12', 'model.visionFade=36').coefficients).toEqual({ ...DEFAULTS, visionFade: 36 });
  });

  test('of minus zero is zero, for two keys of one run would be two runs', () => {
    expect(
      Object.is(set('network.coordinatorsPer100Members@2001=-0').levers.network.coordinatorsPer100Members[3], 0),
    ).toBe(true);
  });

  test.each([
    ['network.budgett=5', 'no such path; did you mean network.budget?'],
    ['netwrok.budget=5', 'no such path; did you mean network.budget?'],
    ['model.visionfade=20', 'no such path; did you mean model.visionFade?'],
    [
      'weather=5',
      'no such path; one of network.budget, network.coordinatorsPer100Members, consortium.budget, development.budget, incubation.budget, market.budget, bridge.budget, training.budget, exchange.budget, leadCustomer.budget, fund.budget, facility.budget, attraction.budget, review.budget, review.scope, or model.<coefficient>',
    ],
    ['network.budget=-5', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.budget=1.5', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.budget=', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.budget=0x10', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.budget=Infinity', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.budget=1e400', 'expected whole yen a year, 0 to 1000000000000'],
    ['network.coordinatorsPer100Members=101', 'expected a number from 0 to 100 (coordinators per 100 members)'],
    ['network.budget@2006-2010=5', 'expected fiscal years as @2006 or @2006..2010'],
    ['network.budget@2010..2006=5', 'the years run backwards; write @2006..2010'],
    ['network.budget@1997=5', 'expected fiscal years from 1998 to 2020'],
    ['model.visionFade=5', 'expected a number from 6 to 240 (months)'],
    ['model.visionFade@2006=24', 'a coefficient holds for all years; leave out @'],
  ])('that is wrong says what is right: %s', (setting, expected) => {
    expect(() => set(setting)).toThrow(`--set ${setting}: ${expected}`);
  });

  test('has a path and a value', () => {
    expect(parseOverride('a.b = c=d')).toEqual({ path: 'a.b', value: 'c=d' } satisfies Override);
    expect(() => parseOverride('network.budget')).toThrow('--set network.budget: expected path=value');
  });

  test('can reach every coefficient of the registry at both ends of its range', () => {
    for (const { name, min, max } of PARAMETERS) {
      for (const level of [min, max]) {
        expect(set(`model.${name}=${level}`).coefficients).toMatchObject({ [name]: level });
      }
    }
  });
});
