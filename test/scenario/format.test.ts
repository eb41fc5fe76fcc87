/** The format as an interface: versions, warnings, the published schemas, files to start from. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listScenarios } from '../../src/io/node/files.ts';
import { jsonSchema } from '../../src/scenario/jsonSchema.ts';
import { check, loadPolicy } from '../../src/scenario/load.ts';
import { template } from '../../src/scenario/template.ts';
import { musubi } from '../cli/services.ts';

const KINDS = ['region', 'policy'] as const;
const good = readFileSync('test/fixtures/scenario/good-policy.yaml', 'utf8');
const messages = (text: string): string[] => check(text, 'f.yaml').problems.map(({ message }) => message);

test('a file of a later format says which musubi reads it, and nothing else of it is checked', () => {
  const later = good.replace('format: 1', "format: 2\nmusubi: '0.9.0'").replace('levers:', 'tools:');
  expect(messages(later)).toEqual([
    'f.yaml:1:9: format: value 2; expected at most 1, the latest format that this musubi reads; format 2 is read by musubi 0.9.0, for which the file says it was written',
  ]);
  expect(messages(good.replace('format: 1', 'format: 0'))).toEqual(['f.yaml:1:9: format: value 0; expected 1']);
});

test('a file of an older format is carried forward one format at a time', () => {
  const old = good.replace('format: 1', 'format: -1').replace('levers:', 'tools:');
  const migrations = {
    '-1': ({ tools, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, instruments: tools }),
    0: ({ instruments, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, levers: instruments }),
  };
  expect(loadPolicy(old, 'old.yaml', { migrations })).toEqual(loadPolicy(good, 'good.yaml'));
  // a step that is missing is not jumped over
  expect(check(old, 'old.yaml', 'policy', { migrations: { 0: migrations[0] } }).scenario).toBeUndefined();
});

test('a budget above the national total is warned of, at its largest entry, and runs all the same', () => {
  const spend = (amount: string): string => good.replace('nationalUsdMillionPerYear: 0.8', amount);
  const { problems, warnings, scenario } = check(spend('nationalUsdMillionPerYear: 541'), 'f.yaml');
  expect(problems).toEqual([]);
  expect(scenario).toBeDefined();
  expect(warnings).toEqual([
    'f.yaml:11:9: warning: levers.network.budget[1]: 56.8 billion yen in FY2005 over all levers, above the national total of the programme, 56.7 billion yen a year ($540 million, FY2005)',
  ]);
  expect(check(spend('nationalUsdMillionPerYear: 540'), 'f.yaml').warnings).toEqual([]);
  expect(check(spend('nationalYenPerYear: 56800000000'), 'f.yaml').warnings).toHaveLength(1);
  expect(check(spend('yenPerYear: 56800000000'), 'f.yaml').warnings).toHaveLength(1);
});

test.each([...KINDS, 'nation'] as const)('the published schema of a %s is what musubi schema prints', async (kind) => {
  const { out } = await musubi(['schema', kind]);
  const published: unknown = JSON.parse(readFileSync(`scenarios/schema/${kind}.json`, 'utf8'));
  expect(JSON.parse(out), 'npm run docs -- --write writes it anew').toEqual(published);
});

test('the schema asks a file that extends another for its head only', () => {
  const { required, then, $defs } = jsonSchema('region') as {
    required: string[];
    then: object;
    $defs: Record<string, object>;
  };
  expect(required).toEqual(['format', 'kind', 'id', 'names']);
  expect(then).toEqual({ $ref: '#/$defs/complete' });
  expect($defs['complete']).toMatchObject({ required: expect.arrayContaining(['members', 'towns', 'sources']) });
  const { properties } = jsonSchema('region') as { properties: { members: object } };
  expect(properties.members).not.toHaveProperty('required');
});

test('every scenario that comes along tells editors its schema in the first line', () => {
  for (const { kind, path } of listScenarios('scenarios'))
    expect(readFileSync(path, 'utf8').split('\n')[0], path).toBe(
      `# yaml-language-server: $schema=../schema/${kind}.json`,
    );
});

test.each(KINDS)('a %s to start from is sound', (kind) => {
  const { problems, scenario } = check(template(kind, 'my-own', 'x.json', '0.1.0'), 'my-own.yaml');
  expect(problems).toEqual([]);
  expect([scenario?.kind, scenario?.id]).toEqual([kind, 'my-own']);
});

test('musubi new writes a file that passes musubi check, and never over another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-new-'));
  const out = join(folder, 'my-own.yaml');
  try {
    expect(await musubi(['new', 'region', 'my-own', '--out', out])).toMatchObject({ code: 0, err: '' });
    expect(await musubi(['check', out])).toMatchObject({ code: 0, err: '', out: `${out}: ok, region my-own\n` });
    const before = readFileSync(out, 'utf8');
    const again = await musubi(['new', 'policy', 'my-own', '--out', out]);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/my-own\.yaml:1:1: value \(a file stands there\); expected a name that is free/);
    expect(readFileSync(out, 'utf8')).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
