/** docs/odd.md says what the code says. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { LEVERS } from '../../src/scenario/descriptors.ts';
import { firstDifference, renderOdd } from './odd.ts';
import { ODD, readSources } from './sources.ts';

const sources = readSources();
const text = readFileSync(ODD, 'utf8');

test('the ODD protocol is as the code is; update: npm run docs -- --write', () => {
  expect(firstDifference(text, renderOdd(text, sources))).toBeNull();
});

/** What is written by hand. */
const prose = text.replace(/<!-- generated: (.+?) -->[\s\S]*?<!-- end: \1 -->/g, '');

test('each of the eighteen mechanisms has a file', () => {
  const rows = [...text.matchAll(/^\| E(\d+) \| .* \| (.*) \|$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
  expect(rows.filter(([, , files]) => !files?.includes('src/model/processes/'))).toEqual([]);
});

test('every parameter stands in the prose, as c.name, and the prose names no other', () => {
  const named = new Set([...prose.matchAll(/\bc\.(\w+)/g)].map(([, name]) => name as string));
  expect([...named].sort()).toEqual(PARAMETERS.map(({ name }) => name).sort());
});

test('every target that a parameter is set to is told in words', () => {
  const told = new Set([...prose.matchAll(/^\| (\d+) \| .{20}/gm)].map(([, target]) => target as string));
  expect([...told].sort()).toEqual([...new Set(PARAMETERS.flatMap(({ binds }) => binds))].sort());
});

test('of every harm that a lever is said to do it is told what of it a run has', () => {
  const rows = [...prose.matchAll(/^\| ((?:`\w+` ?)+)\| (typed in|comes out|not seen)/gm)];
  const told = rows.flatMap(([, ids]) => [...(ids as string).matchAll(/`(\w+)`/g)].map(([, id]) => id as string));
  const harms = LEVERS.flatMap((lever) => lever.harms.map(({ id }) => id));
  expect(told.sort()).toEqual(harms.sort());
});

test('every indicator, column and file that the prose names is there', () => {
  const words = new Set([...sources.values()].flatMap((one) => one.match(/\w+/g) ?? []));
  for (const { id } of INDICATORS) words.add(id);
  for (const { harms } of LEVERS) for (const { id } of harms) words.add(id);
  const named = [...prose.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name]) => name as string);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !words.has(name))).toEqual([]);
  const links = [...prose.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path as string);
  expect(links.filter((path) => !existsSync(join(dirname(ODD), path)))).toEqual([]);
});

describe('a file that drifted', () => {
  const current = (): string => renderOdd(text, sources);

  test('is found by its first differing line', () => {
    const spec = PARAMETERS.find(({ name }) => name === 'visionFade');
    const drifted = current().replace(`| ${spec?.default} |`, '| 37 |');
    expect(drifted).not.toBe(current());
    const difference = firstDifference(drifted, renderOdd(drifted, sources));
    expect(difference).toMatch(/^line \d+\n {2}in the file: .*37.*\n {2}by the code: /);
  });

  test('is found when a line of it is missing, and when one is added', () => {
    expect(firstDifference('a\nb', 'a\nb\nc')).toBe('line 3\n  in the file: (no such line)\n  by the code: c');
    expect(firstDifference('a\nx\nb', 'a\nb')).toMatch(/^line 2\n/);
    expect(firstDifference('a', 'a')).toBeNull();
  });

  test('is refused without a table or a mechanism, with an unknown one, or with a marker that does not end', () => {
    const without = (name: string): string =>
      text.replace(new RegExp(`<!-- generated: ${name} -->[\\s\\S]*?<!-- end: ${name} -->`), '');
    expect(() => renderOdd(without('schedule'), sources)).toThrow('no marker for schedule');
    expect(() => renderOdd(without('src/model/processes/exit.ts'), sources)).toThrow(
      'no marker for src/model/processes/exit.ts',
    );
    const unknown = '<!-- generated: weather -->\n<!-- end: weather -->\n';
    expect(() => renderOdd(text + unknown, sources)).toThrow('nothing generates "weather"');
    const crossed = text.replace('<!-- end: schedule -->', '<!-- end: parameters -->');
    expect(() => renderOdd(crossed, sources)).toThrow('ends with "end: parameters"');
  });

  test('is found when a mechanism is new or says something else', () => {
    const more = new Map(sources).set('src/model/processes/weather.ts', '/** Rain. */');
    expect(() => renderOdd(text, more)).toThrow('no marker for src/model/processes/weather.ts');
    const silent = new Map(sources).set('src/model/processes/exit.ts', 'export {};');
    expect(() => renderOdd(text, silent)).toThrow('does not open with a comment');
    const path = 'src/model/processes/exit.ts';
    const other = new Map(sources).set(path, (sources.get(path) as string).replace('insolvency when', 'exit when'));
    expect(firstDifference(current(), renderOdd(text, other))).toContain('E10 Exit: exit when');
  });
});
