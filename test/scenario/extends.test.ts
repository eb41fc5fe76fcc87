/** `extends`: what a file takes from its base, what it may not, and what is said of a base that is not there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/cli/scenarios.ts';
import { canonicalJson } from '../../src/core/hash.ts';
import { compile } from '../../src/scenario/compile.ts';
import { type BaseReader, check, loadPolicy, loadRegion } from '../../src/scenario/load.ts';

const FIXTURES = 'test/fixtures/scenario';
const base = basesOf(join(import.meta.dirname, '../../scenarios'));
const fixture = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');
const head = (kind: string, of: string): string =>
  `format: 1\nkind: ${kind}\nid: mine\nnames: {en: Mine, ja: 私の}\nextends: ${of}\n`;
const region = (rest = '', of = 'tama') => loadRegion(`${head('region', of)}${rest}`, 'mine.yaml', { base });
const policy = (rest = '', of = 'japan') => loadPolicy(`${head('policy', of)}${rest}`, 'mine.yaml', { base });
const tama = loadRegion(readFileSync('scenarios/regions/tama.yaml'), 'tama.yaml');
const japan = loadPolicy(readFileSync('scenarios/policies/japan.yaml'), 'japan.yaml');

describe('a file that extends another', () => {
  test('and says nothing more compiles to the same parameters but for its name', () => {
    const { params } = compile(region(), policy());
    const same = compile(tama, japan).params;
    expect(canonicalJson({ ...params, region: { ...params.region, id: 'tama' } })).toBe(canonicalJson(same));
    expect(region().names).toEqual({ en: 'Mine', ja: '私の' });
  });

  test('changes what it says and keeps the rest with its origins', () => {
    const changed = region(
      'sources: {OWN: Mine}\nmembers: {firms: {value: 300, year: 2010, source: OWN, grade: proposal}}\n',
    );
    expect(changed.members.firms).toMatchObject({ value: 300, year: 2010, source: 'OWN', grade: 'proposal' });
    expect(changed.members.academic).toEqual(tama.members.academic);
    expect(changed.sources).toEqual({ ...tama.sources, OWN: 'Mine' });
  });

  test('gives a number and its origin together or not at all', () => {
    const half = `${head('region', 'tama')}members: {firms: {value: 300}}\n`;
    expect(check(half, 'mine.yaml', 'region', { base }).problems.map(({ message }) => message.split(':')[3])).toEqual([
      ' members.firms.year',
      ' members.firms.source',
      ' members.firms.grade',
    ]);
  });

  test('replaces lists as wholes: towns and timelines', () => {
    const one = region('towns: {list: [{id: a, en: A, ja: あ, lat: 35, lon: 139, weight: 1}]}\n');
    expect(one.towns.list.map(({ id }) => id)).toEqual(['a']);
    expect(one.towns.weights).toEqual(tama.towns.weights);
    const silent = policy('levers: {network: {budget: []}}\n');
    expect(silent.levers.network?.budget).toEqual([]);
    expect(silent.levers.network?.coordinatorsPer100Members).toEqual(japan.levers.network?.coordinatorsPer100Members);
    expect(silent.levers.consortium).toEqual(japan.levers.consortium);
  });

  test('may extend one that extends another, by id or by path seen from the file', () => {
    const files: Readonly<Record<string, string>> = {
      'x/far.yaml': fixture('good-policy.yaml'),
      'x/near.yaml': `${head('policy', 'far')}levers: {market: {budget: []}}\n`,
    };
    const reader: BaseReader = (_, name) => {
      const found = files[`x/${name}.yaml`];
      return found === undefined ? undefined : { name: `x/${name}.yaml`, text: found };
    };
    const made = loadPolicy(head('policy', 'near'), 'mine.yaml', { base: reader });
    expect(Object.keys(made.levers)).toEqual(['network', 'consortium', 'market']);
    const byPath = loadPolicy(head('policy', './good-policy.yaml'), join(FIXTURES, 'mine.yaml'), { base });
    expect(byPath.levers.network?.budget).toHaveLength(2);
  });

  test('has its places in the file that says the thing', () => {
    const late = `${head('policy', './good-policy.yaml')}levers: {consortium: {budget: 3}}\n`;
    const own = check(late, join(FIXTURES, 'mine.yaml'), 'policy', { base }).problems;
    expect(own.map(({ message }) => message)).toEqual([
      `${FIXTURES}/mine.yaml:6:31: levers.consortium.budget: value 3; expected a list of at most 30 entries`,
    ]);
    // a lever of the base that the child's sharing makes wrong is told where the base says it
    const areas = check(
      `${head('policy', './good-policy.yaml')}money: {sharedBy: areas}\n`,
      join(FIXTURES, 'm.yaml'),
      'policy',
      {
        base,
      },
    );
    expect(areas.problems[0]?.message).toMatch(/m\.yaml:6:8: money\.areas: value \(missing\)/);
  });
});

describe('a base that will not do is told of in one line', () => {
  const there = (name: string): string => `${FIXTURES}/${name}`;
  test.each<[string, string[]]>([
    [
      'extends-missing.yaml',
      [
        'extends-missing.yaml:5:10: extends: value "japn"; expected the id of a policy that comes along, or the path of a file; there is none such',
      ],
    ],
    [
      'extends-no-file.yaml',
      [
        'extends-no-file.yaml:5:10: extends: value "./nowhere.yaml"; expected the id of a policy that comes along, or the path of a file; there is none such',
      ],
    ],
    [
      'extends-circle-a.yaml',
      [
        `extends-circle-b.yaml:5:10: extends: value "./extends-circle-a.yaml"; expected a file that does not extend this one; this is a circle, ${there('extends-circle-a.yaml')} -> ${there('extends-circle-b.yaml')} -> ${there('extends-circle-a.yaml')}`,
      ],
    ],
    ['extends-other-kind.yaml', ['good-region.yaml:3:7: kind: value "region"; expected a file of kind policy']],
    [
      'extends-bad-base.yaml',
      [
        'negative-budget.yaml:10:53: levers.network.budget[0].yenPerYear: value -1000000; expected a whole number from 0 to 1000000000000 (for the region itself, yen a year in prices of FY2005)',
      ],
    ],
    [
      'extends-bad-change.yaml',
      [
        'extends-bad-change.yaml:6:16: sources.OWN: value "Another title"; expected "Assumption of this file", as the base has it, or another key',
        'extends-bad-change.yaml:7:10: levers.netwrok: value (unknown key "netwrok"); expected a known key; did you mean network?',
      ],
    ],
  ])('%s', (name, lines) => {
    const { problems, scenario } = check(fixture(name), there(name), undefined, { base });
    expect(problems.map(({ message }) => message)).toEqual(lines.map(there));
    expect(scenario).toBeUndefined();
  });

  test('where nothing can be read, as in a page, it says so', () => {
    expect(check(head('policy', 'japan'), 'mine.yaml').problems[0]?.message).toBe(
      'mine.yaml:5:10: extends: value "japan"; expected no base, for nothing can be extended here; write everything out',
    );
  });

  test('a chain longer than eight is refused', () => {
    const reader: BaseReader = (_, name) => ({ name, text: head('policy', `x${name}`) });
    expect(check(head('policy', 'x'), 'mine.yaml', 'policy', { base: reader }).problems[0]?.message).toMatch(
      /expected at most 8 bases/,
    );
  });
});
