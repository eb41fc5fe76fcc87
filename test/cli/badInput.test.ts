import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { musubi, SMALL } from './services.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures/scenario', name);

// biome-ignore format: a table
const bad: readonly [args: readonly string[], told: RegExp][] = [
  [['rnu', 'tama'],                                        /unknown command 'rnu' \(Did you mean run\?\); see musubi --help/],
  [['run'],                                                /missing required argument 'region'; see musubi run --help/],
  [['run', 'tema'],                                        /no region is called "tema"; did you mean tama\?/],
  [['run', 'tama', 'kyoto'],                               /too many arguments/],
  [['run', 'tama', '--policy', 'japn'],                    /no policy is called "japn"; did you mean japan\?/],
  [['run', 'tama', '--sead', 'x'],                         /unknown option '--sead' \(Did you mean .*--seed.*; see musubi run --help/],
  [['run', 'tama', '--seed', 'x'.repeat(201)],             /'x{40}…' is invalid\. Expected 1 to 200 characters\.$/m],
  [['run', 'tama', '--seed', ''],                          /Expected 1 to 200 characters/],
  [['run', 'tama', '--seed='],                             /Expected 1 to 200 characters/],
  [['run', 'tama', '--pair', '0'],                         /Pairs are counted from 1, as in the viewer: the first is --pair 1\./],
  [['run', 'tama', `--set=network.budget=${'1'.repeat(99)}`], /--set network\.budget=1{25}…: expected whole yen/],
  [['run', 'r'.repeat(99)],                                /no region is called "r{40}…"/],
  [['compare', 'tama', '--b'],                             /argument missing; see musubi compare --help$/m],
  [['run', 'tama', '--until', '1990-01'],                  /a month as YYYY-MM from 1998-07 to 2021-04/],
  [['run', 'tama', '--thresholds', '1,2,3'],               /Expected four numbers of at least 0, such as 0\.55,0\.5,6,0\.5\./],
  [['run', 'tama', '--until', '2001-13'],                  /a month as YYYY-MM/],
  [['run', 'tama', '--set', 'network'],                    /--set network: expected path=value/],
  [['run', 'tama', '--set', 'network.bugdet=1'],           /did you mean network\.budget\?/],
  [['run', 'tama', '--set', 'network.budget=-1'],          /expected whole yen a year/],
  [['run', 'tama', '--set', 'model.visionFade=NaN'],       /expected a number from/],
  [['run', 'a\nb\u001b[31m.yaml'],                           /a\\u000ab\\u001b\[31m\.yaml:1:1: value \(no such file\)/],
  [['run', 'tama', '--until\u001b[31m', 'x'],               /unknown option '--until\\u001b\[31m'/],
  [['run', '/no/such/region.yaml'],                        /region\.yaml:1:1: value \(no such file\)/],
  [['run', SMALL, '--policy', fixture('duplicate-key.yaml')], /duplicate-key\.yaml:\d+:\d+: /],
  [['run', SMALL, '--policy', fixture('several.yaml')],    /several\.yaml:3:5: .* \(and 3 more problems: see musubi check\)/],
  [['run', SMALL, '--policy', fixture('alias-bomb.yaml')], /alias-bomb\.yaml:\d+:\d+: /],
  [['run', fixture('binary.yaml')],                        /binary\.yaml:\d+:\d+: /],
  [['compare', 'tama', '--set-b', 'netwrk.budget=1'],      /--set-b netwrk\.budget=1: .*did you mean network\.budget\?/],
  [['compare', 'tama', '--pairs', '0'],                    /a whole number from 1 to 100000/],
  [['compare', 'tama', '--pairs', '1e3'],                  /a whole number from 1 to 100000/],
  [['compare', 'tama', '--workers', 'all'],                /a whole number from 1 to 256/],
  [['explain', 'tama', '--a', 'nonne'],                    /no policy is called "nonne"; did you mean none\?/],
  [['schema', 'polcy'],                                    /no kind of file is called "polcy"; did you mean policy\?/],
  [['new', 'regoin', 'x'],                                 /no kind of file is called "regoin"; did you mean region\?/],
  [['new', 'region', 'My Own'],                            /"My Own" is no id; expected lower-case letters/],
  [['new', 'region', 'x', '--out', '/no/such/x.yaml'],     /x\.yaml:1:1: value \(no such folder\)/],
  [['run', SMALL, '--policy', 'bioregio'],                 /levers\.consortium\.allocation: a contest needs several regions, and a run has one; .*--set consortium\.allocation=call/],
  [['run', SMALL, '--policy', 'uk_mnt', '--set', 'money.sharedBy=areas'], /policy uk_mnt has no number of areas \(money\.areas\)/],
  [['run', SMALL, '--set', 'money.sharedBy=area'],         /--set money\.sharedBy=area: did you mean areas\?/],
  [['list', 'regoins'],                                    /no section is called "regoins"; did you mean regions\?/],
  [['check'],                                              /missing required argument 'file'/],
  [['view', '--port', '65536'],                            /a whole number from 0 to 65535/],
  [['replay', fixture('good-policy.yaml')],                /good-policy\.yaml:1:1: value \(no JSON\); expected what musubi run --json/],
];

test.each(bad)('musubi %j is told in one line, with code 2 and nothing written', async (args, told) => {
  const { code, out, err } = await musubi(args);
  expect(err).toMatch(told);
  expect(err).toMatch(/^musubi: [^\n]+\n$/);
  expect([code, out]).toEqual([2, '']);
});

test('a fault of ours is told as one, with code 1', async () => {
  const startWorkers = () => {
    throw new Error('no threads here');
  };
  const { code, out, err } = await musubi(['compare', SMALL], { startWorkers });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^musubi: a fault of ours, not of your input\. Error: no threads here/);
});

test('check tells all problems of all files, one line each, and says which are in order', async () => {
  const large = join(folder, 'large.yaml');
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a'));
  const { code, out, err } = await musubi(['check', SMALL, fixture('several.yaml'), large, join(folder, 'none.yaml')]);
  expect(code).toBe(2);
  expect(out).toBe(`${SMALL}: ok, region smallest\n`);
  const lines = err.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line).toMatch(/^\S+\.yaml:\d+:\d+: .*value .+; expected .+$/);
  expect(lines[4]).toContain('52428800 bytes');
});

const fixtures = readdirSync(fixture('.')).filter((name) => !name.startsWith('good-'));
test.each(fixtures)('check finds something in %s', async (name) => {
  const { code, out, err } = await musubi(['check', fixture(name)]);
  expect([code, out]).toEqual([2, '']);
  const files = name.startsWith('extends-') ? '(extends-[^:]*|good-region\\.yaml|negative-budget\\.yaml)' : name;
  expect(err).toMatch(new RegExp(`^([^\\n]*${files}:\\d+:\\d+: [^\\n]+\\n)+$`));
});

test('check tells a problem once', async () => {
  const file = join(folder, 'huge.yaml');
  writeFileSync(
    file,
    readFileSync(fixture('good-policy.yaml'), 'utf8').replace('yenPerYear: 1000000', 'yenPerYear: 1e99'),
  );
  const { err } = await musubi(['check', file]);
  expect(err).toMatch(/^[^\n]*huge\.yaml:\d+:\d+: [^\n]*1e\+?99[^\n]*\n$/);
  const run = await musubi(['run', SMALL, '--policy', file]);
  expect(run.err).not.toContain('more problem');
});

test('a level beyond three times any programme runs, with a note', async () => {
  const note =
    /^musubi: note: --set-b network\.budget=900000000 is beyond anything a programme has spent: an extrapolation\n/;
  const args = ['compare', 'tama', '--pairs', '1', '--until', '1998-07', '--json', '--set-b'];
  const [beyond, within] = [
    await musubi([...args, 'network.budget=900000000']),
    await musubi([...args, 'network.budget=300000000']),
  ];
  expect([beyond.code, within.code]).toEqual([0, 0]);
  expect(beyond.err).toMatch(note);
  expect(within.err).not.toContain('extrapolation');
});

test('a policy above the national total is warned of wherever it is run', async () => {
  const rich = join(folder, 'rich.yaml');
  const good = readFileSync(fixture('good-policy.yaml'), 'utf8');
  writeFileSync(rich, good.replace('nationalUsdMillionPerYear: 0.8', 'nationalUsdMillionPerYear: 541'));
  const told = /^musubi: warning: policy .*: 56\.8 billion yen in FY2005 over all levers, above the national total/m;
  const ends = ['--until', '1998-07'];
  for (const args of [
    ['run', SMALL, '--policy', rich],
    ['compare', SMALL, '--b', rich, '--pairs', '1'],
  ]) {
    const { code, err } = await musubi([...args, ...ends]);
    expect([code, told.test(err)]).toEqual([0, true]);
  }
  expect((await musubi(['run', SMALL, '--policy', fixture('good-policy.yaml'), ...ends])).err).toBe('');
});

test('check finds nothing in the scenarios that come along', async () => {
  const files = ['regions/tama', 'policies/none', 'policies/japan'].map((name) => `scenarios/${name}.yaml`);
  const { code, out, err } = await musubi(['check', ...files]);
  expect([code, err]).toEqual([0, '']);
  expect(out.trimEnd().split('\n')).toEqual(files.map((file) => expect.stringContaining(`${file}: ok, `)));
});
