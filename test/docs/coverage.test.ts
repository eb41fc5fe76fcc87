/** docs/seed-coverage.md has a row for each item of the source document, and names only what is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { PROFILE_COLUMNS, PROFILES } from '../../src/model/profiles.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { LEVERS } from '../../src/scenario/descriptors.ts';
import { numbersIn, problemsOf, readItems, readRows, STATUSES } from './coverage.ts';
import { COVERAGE, inRepository, readSources } from './sources.ts';

const text = readFileSync(COVERAGE, 'utf8');
const items = readItems(readFileSync(inRepository('test/docs/source-document.txt'), 'utf8'));
const rows = readRows(text);

const NAMES = new Set([
  ...PARAMETERS.map(({ name }) => name),
  ...INDICATORS.map(({ id }) => id),
  ...LEVERS.flatMap(({ name, fields }) => fields.map(({ key }) => `${name}.${key}`)),
]);
const exists = (name: string): boolean => NAMES.has(name) || (/[/.]/.test(name) && existsSync(inRepository(name)));

const LEVER_FIELDS = LEVERS.flatMap(({ name, fields }) => fields.map(({ key }) => `${name}.${key}`));
const COMPUTED = new Set([...INDICATORS.map(({ id }) => id), ...LEVER_FIELDS]);
/** The code of the model without its remarks, and without the lists of parameters, which name them all. */
const MODEL = [...readSources()]
  .filter(([path]) => !/\/(registry|profiles)\.ts$/.test(path))
  .map(([, code]) => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
  .join('\n');

/** A parameter by its name, a cell of the profiles of fields (`bioDemandGrowth`) by its column. */
function isAskedFor(name: string): boolean {
  const column = PROFILE_COLUMNS.find((one) => PROFILES.some((profile) => name === profile + one));
  const asked = column === undefined ? name : column.charAt(0).toLowerCase() + column.slice(1);
  return new RegExp(`\\b${asked}\\b`).test(MODEL);
}

/**
 * Whether a run does something by this name: code of the model, of an indicator or of budgets, a region or a policy that
 * it starts from, a lever, an indicator, a parameter that the code of the model asks for.
 */
function acts(name: string): boolean {
  if (name === 'src/model/registry.ts') return false;
  if (/^(src\/(model|indicators|scenario)\/.*\.ts|scenarios\/(regions|policies)\/.*\.yaml)$/.test(name)) return true;
  return COMPUTED.has(name) || (NAMES.has(name) && isAskedFor(name));
}

test('every item of the source document has one row, with its figures, and every row says a status that holds', () => {
  expect(problemsOf(items, rows, exists, acts)).toEqual([]);
});

test('the transcription has all its items', () => {
  // raised by hand when the document is read more finely; never lowered
  expect(items.length).toBe(281);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});

/** What a row says is there cannot be promised as well: such words outlive the code that they were true of. */
const promising = (status: string): boolean => /^(simulated|shown only): .*\b(yet|planned|will)\b/.test(status);

test('no row that is simulated or shown speaks of what is still to come', () => {
  expect(promising('simulated: `fee`; the body does not yet shrink.')).toBe(true);
  expect(rows.filter(({ status }) => promising(status)).map(({ id }) => id)).toEqual([]);
});

test('the opening counts the rows by status', () => {
  const counts = STATUSES.map((status) => rows.filter((row) => row.status.startsWith(`${status}: `)).length);
  const [, total, ...said] =
    /of (\d+) items (\d+) are simulated at least in part, (\d+) shown only, (\d+) left out/.exec(text) ?? [];
  expect(Number(total)).toBe(rows.length);
  expect(said.map(Number)).toEqual(counts);
});

describe('a table that drifted', () => {
  const money = readItems('[Tools]\n# a remark\nnetwork: Forming networks $19 million ($6.5 million)\n');
  const table = (line: string): string =>
    `## Tools\n\n| id | item | where | status |\n| --- | --- | --- | --- |\n${line}\n`;
  const row = readRows(table('| network | networks: $19 million ($6.5 million) | (1)-1 | simulated: `joinRate` |'))[0]!;
  const problems = (...found: (typeof row)[]) => problemsOf(money, found, exists, acts);

  test('is told by an item without a row, with two, or under another heading', () => {
    expect(problems(row)).toEqual([]);
    expect(problems()).toEqual(['network: 0 rows, expected one']);
    expect(problems(row, row)).toEqual(['network: 2 rows, expected one']);
    expect(problems({ ...row, section: 'Else' })).toEqual(['network: stands under "Else", not "Tools"']);
    expect(problems(row, { ...row, id: 'rain' })).toEqual(['rain: the transcription has no such item']);
    expect(() => readRows(table('| network | three columns | only |'))).toThrow('not four columns');
    expect(() => readItems('no id')).toThrow('not an item');
  });

  test('is told by a figure that is not the document’s', () => {
    expect(problems({ ...row, item: 'networks: $19 million ($7.5 million)' })).toEqual([
      'network: its item does not say 6.5',
    ]);
    expect(numbersIn('2,300,000 people, $5.0 million, FY2001')).toEqual(['2300000', '5.0', '2001']);
  });

  test('is told by a file, a parameter, a lever or an indicator that is not there', () => {
    for (const name of ['src/model/weather.ts', 'rainRate', 'network.rain', 'umbrellas'])
      expect(problems({ ...row, status: `simulated: \`${name}\`` })).toEqual([`network: there is no ${name}`]);
    for (const name of ['src/model/state.ts', 'README.md', 'joinRate', 'network.budget', 'tiesAlive'])
      expect(problems({ ...row, status: `shown only: \`${name}\`` })).toEqual([]);
  });

  test('is told by a row that is simulated where no run reads what it names, or that says so itself', () => {
    const problem = (status: string) => problems({ ...row, status });
    for (const name of ['README.md', 'src/model/registry.ts', 'src/experiment/run.ts'])
      expect(problem(`simulated: \`${name}\``)).toEqual(['network: simulated, and no run reads what it names']);
    for (const name of ['bioDemandGrowth', 'joinRate', 'network.budget', 'tiesAlive', 'scenarios/regions/tama.yaml'])
      expect(problem(`simulated: \`README.md\` \`${name}\``)).toEqual([]);
    expect(problem('simulated: `joinRate`; its figures change no run.')).toHaveLength(1);
    expect(problem('shown only: `joinRate`; its figures change no run.')).toEqual([]);
  });

  test('is told by an unknown status, by one that says nowhere, and by a reason left away', () => {
    const problem = (status: string) => problems({ ...row, status });
    expect(problem('perhaps: `joinRate`')).toEqual(['network: unknown status "perhaps"']);
    expect(problem('simulated: somewhere')).toEqual(['network: simulated, and says nowhere']);
    expect(problem('left out: planned. ')).toEqual(['network: left out, and not whether it is planned and why']);
    expect(problem('left out: no time at all')).toHaveLength(1);
    expect(problem('left out: not planned. No people are simulated.')).toEqual([]);
  });
});
