import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { duration, labelOf, shownUnit, stepOf } from '../../src/cli/words.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { toJson } from '../../src/io/json.ts';
import { MODEL_VERSION } from '../../src/model/params.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { jsonSchema } from '../../src/scenario/jsonSchema.ts';
import { MESSAGES } from '../../web/i18n/index.ts';
import type { IndicatorId } from '../../web/i18n/keys.ts';
import { musubi, musubiJson } from './services.ts';

// biome-ignore format: a list
const commands = ['run', 'compare', 'explain', 'story', 'circle', 'replay', 'validate', 'check', 'new', 'schema', 'list', 'view'];

test('help names every command, and so does musubi alone', async () => {
  const [help, alone] = await Promise.all([musubi(['--help']), musubi([])]);
  const named = help.out.slice(help.out.indexOf('Commands:')).match(/^ {2}[a-z]+(?= )/gm) ?? [];
  expect(named.map((name) => name.trim()).sort()).toEqual([...commands, 'help'].sort());
  expect([help.code, alone.code, help.err, alone.err]).toEqual([0, 0, '', '']);
  expect(alone.out).toContain('Commands:');
});

test.each(commands)('musubi %s --help has examples, and --json', async (command) => {
  const { code, out, err } = await musubi([command, '--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('--json');
  const examples = out.slice(out.indexOf('Examples:')).match(/\$ musubi .+/g) ?? [];
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const example of examples) expect(example).toContain(`$ musubi ${command}`);
  // a month stands there as it is typed, not as the number that it is kept as
  for (const option of out.match(/^ {2}--\S+ <month>[\s\S]*?(?=^ {2}-)/gm) ?? [])
    expect(option).toMatch(/\(default:\s+\d{4}-\d{2}\)/);
});

test('every sentence of the help begins with a capital letter and ends with a full stop', async () => {
  for (const command of ['', ...commands]) {
    const { out } = await musubi([command, '--help'].filter((word) => word !== ''));
    const entries = out
      .slice(out.search(/^(Arguments|Options):/m), out.search(/^(Exit codes|Examples):/m))
      .replace(/\n {10,}/g, ' ')
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) =>
        line
          .trim()
          .split(/ {2,}/)[1]
          ?.replace(/ \((default|Standard):[^)]*\)+$/, ''),
      );
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.filter((text) => !/^[A-Z].*\.$/.test(text ?? ''))).toEqual([]);
  }
});

test('--version names the program and the model', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect((await musubi(['--version'])).out).toBe(`musubi ${version}, model version ${MODEL_VERSION}\n`);
});

test('schema prints the schema that files are checked by', async () => {
  for (const kind of ['region', 'policy'] as const) {
    expect(await musubiJson(['schema', kind])).toEqual(JSON.parse(JSON.stringify(jsonSchema(kind))));
  }
});

test('list tells regions, policies, levers, indicators, parameters and models', async () => {
  const json = (await musubiJson(['list'])) as Record<string, Record<string, unknown>[]>;
  expect(Object.keys(json)).toEqual(['regions', 'nations', 'policies', 'levers', 'indicators', 'parameters', 'models']);
  expect(json['regions']?.map(({ id }) => id)).toContain('tama');
  expect(json['policies']?.map(({ id }) => id)).toEqual(expect.arrayContaining(['none', 'japan']));
  expect(json['levers']?.map(({ path }) => path)).toContain('network.coordinatorsPer100Members');
  expect(json['indicators']).toHaveLength(INDICATORS.length);
  expect(json['parameters']).toHaveLength(PARAMETERS.length);
  for (const parameter of json['parameters'] ?? []) {
    expect(parameter).toMatchObject({
      unit: expect.any(String),
      source: expect.any(String),
      grade: expect.any(String),
    });
    expect(parameter['min']).toBeLessThanOrEqual(parameter['default'] as number);
    expect(parameter['max']).toBeGreaterThanOrEqual(parameter['default'] as number);
  }
});

test('list of one section shows that section alone', async () => {
  const { out } = await musubi(['list', 'parameters']);
  for (const { name } of PARAMETERS) expect(out).toContain(`model.${name} `);
  expect(out).not.toContain('INDICATORS');
});

test('labels read as words, and yen are shown in millions', () => {
  expect(
    INDICATORS.map(({ id }) => labelOf(id)).filter((label) => !/^[a-z]+( ([a-z]+,?|\d+,?|R&D|Tokyo))*$/.test(label)),
  ).toEqual([]);
  expect(labelOf('privateRnDPerPublicYen')).toBe('private R&D per public yen');
  // the names of the viewer
  for (const { id } of INDICATORS)
    expect(labelOf(id)).toBe(
      MESSAGES.en.indicator[id as IndicatorId].label.replace(/^./, (first) => first.toLowerCase()),
    );
  expect(labelOf('defaults')).toBe('loans not repaid');
  expect(stepOf('stepNetwork')).toBe('2 visible network');
  expect(shownUnit('yen a year').difference(45_100_000)).toBe('+45');
  expect(shownUnit('yen a year').unit).toBe('million yen a year');
  expect(shownUnit('yen per yen').value(0.5)).toBe('0.5');
});

test.each([
  [0.4, '0 s'],
  [59.6, '1 min 0 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
])('%d seconds are said as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test('JSON keeps every bit of a number, writes NaN as null, and can be read back', () => {
  const value = {
    a: [0.1 + 0.2, Number.NaN, 1e21],
    b: new Float64Array([Math.PI, Number.NaN]),
    c: { d: [{ e: '"結' }], f: [] },
  };
  const text = toJson(value);
  expect(JSON.parse(text)).toEqual({ a: [0.1 + 0.2, null, 1e21], b: [Math.PI, null], c: { d: [{ e: '"結' }], f: [] } });
  expect(text).toContain('"a": [0.30000000000000004, null, 1e+21]');
});
