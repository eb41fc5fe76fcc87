import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_VERSION } from '../../src/model/params.ts';
import { musubi, musubiJson, SMALL } from './services.ts';

type Json = Record<string, unknown>;
let folder = '';
let run: Json = {};
let comparison: Json = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-replay-'));
  run = await musubiJson(['run', SMALL, '--until', '2003-04', '--set', 'network.budget=90000000']);
  comparison = await musubiJson(['compare', SMALL, '--pairs', '2', '--until', '2002-04', '--seed', '結び']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Replays a result after a change to a copy of it. */
async function replayed(result: Json, change: (copy: Json) => void = () => undefined, ...options: readonly string[]) {
  const copy = structuredClone(result);
  change(copy);
  const file = join(folder, 'result.json');
  writeFileSync(file, JSON.stringify(copy));
  return musubi(['replay', file, ...options]);
}

const at = (value: unknown, ...path: readonly (string | number)[]): Json =>
  path.reduce<unknown>((node, part) => (node as Json)[part], value) as Json;

test('a run and a comparison are reproduced bit for bit', async () => {
  expect(await replayed(run)).toEqual({
    code: 0,
    out: `reproduced bit for bit: one run, digest ${run['digest']}\n`,
    err: '',
  });
  const { code, out } = await replayed(comparison);
  expect([code, out]).toEqual([0, 'reproduced bit for bit: 2 pairs\n']);
  const json = await replayed(comparison, undefined, '--json');
  expect(JSON.parse(json.out)).toMatchObject({ reproduced: true, mismatch: null });
});

test('another digest is a mismatch, with code 1', async () => {
  const { code, out } = await replayed(run, (copy) => {
    copy['digest'] = '0'.repeat(32);
  });
  expect([code, out]).toEqual([
    1,
    `not reproduced: digest: the file has "${'0'.repeat(32)}", reproduced is "${run['digest']}"\n`,
  ]);
});

test('the earliest number of a run that is another is named', async () => {
  const { code, out } = await replayed(run, (copy) => {
    at(copy, 'indicators', 7, 'quarters')[9] = -5;
    at(copy, 'indicators', 3, 'quarters')[12] = -5;
  });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^not reproduced: ties alive in 2000-09, indicators\[7\]\.quarters\[9\]: the file has -5, reproduced is \d+\n$/,
  );
});

test('the first pair that is another is named, counted from 1', async () => {
  const { code, out } = await replayed(comparison, (copy) => {
    at(copy, 'runs', 1, 'b')['digest'] = 'f'.repeat(32);
  });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^not reproduced: pair 2 under B, runs\[1\]\.b\.digest: the file has "f{32}", reproduced is "[0-9a-f]{32}"\n$/,
  );
});

// biome-ignore format: a table
const forged: readonly [path: string, of: 'run' | 'compare', change: (copy: Json) => void][] = [
  ['indicators[0].verdict',        'compare', (c) => { at(c, 'indicators', 0)['verdict'] = 'better'; }],
  ['indicators[4].sentence',       'compare', (c) => { at(c, 'indicators', 4)['sentence'] = 'B is better.'; }],
  ['indicators[0].a[1]',           'compare', (c) => { at(c, 'indicators', 0, 'a')[1] = 0.125; }],
  ['indicators[7].differences[1]', 'compare', (c) => { at(c, 'indicators', 7, 'differences')[1] = 0.5; }],
  ['indicators[0].interval[0]',    'compare', (c) => { at(c, 'indicators', 0, 'interval')[0] = 1; }],
  ['notice',                       'compare', (c) => { c['notice'] = 'A forecast.'; }],
  ['pairs',                        'compare', (c) => { c['pairs'] = 200; }],
  ['interrupted',                  'compare', (c) => { c['pairsAsked'] = 200; }],
  ['region',                       'compare', (c) => { c['region'] = 'tama'; }],
  ['runs[0].seedWords[0]',         'compare', (c) => { at(c, 'runs', 0, 'seedWords')[0] = 1; }],
  ['runs[1].partedAt',             'compare', (c) => { at(c, 'runs', 1)['partedAt'] = '1998-04'; }],
  ['b.effect',                     'compare', (c) => { at(c, 'b')['effect'] = 'large'; }],
  ['notice',                       'run',     (c) => { delete c['notice']; }],
  ['years[0].newBusinesses',       'run',     (c) => { at(c, 'years', 0)['newBusinesses'] = 1e6; }],
  ['years[5]',                     'run',     (c) => { (c['years'] as unknown[]).push({}); }],
  ['indicators[2].unit',           'run',     (c) => { at(c, 'indicators', 2)['unit'] = 'yen'; }],
  ['seedWords[0]',                 'run',     (c) => { c['seed'] = 'another'; }],
  ['seedWords[0]',                 'run',     (c) => { c['pair'] = 1; }],
  ['approved',                     'run',     (c) => { c['approved'] = true; }],
];

test.each(forged)('a change of %s in a file of %s is caught', async (path, of, change) => {
  const { code, out } = await replayed(of === 'run' ? run : comparison, change);
  expect(code).toBe(1);
  expect(out.startsWith(`not reproduced: ${path}: the file has `)).toBe(true);
  expect(out).toMatch(/, reproduced is [^\n]+\n$/);
});

test('machines get the place and both values', async () => {
  const { code, out } = await replayed(
    comparison,
    (copy) => {
      copy['pairs'] = 9;
    },
    '--json',
  );
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ reproduced: false, path: 'pairs', file: 9, computed: 2 });
});

test('a comparison that was interrupted is reproduced as far as it went', async () => {
  const { out: kept } = await musubi(['compare', SMALL, '--pairs', '5', '--until', '2000-04', '--json'], {
    interruptAfter: /1 of 5/,
  });
  expect(await replayed(JSON.parse(kept))).toMatchObject({ code: 0, out: 'reproduced bit for bit: 1 pair\n' });
});

test.each(['0.0.9', undefined])('a file of version %s of the program is said to be of another', async (version) => {
  const { code, out } = await replayed(run, (copy) => {
    copy['version'] = version;
  });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^not reproduced: the result is of (musubi 0\.0\.9|an earlier version of musubi), this is musubi \d/,
  );
});

test('a result of another version of the model is not reproduced, and says why', async () => {
  const { code, out } = await replayed(run, (copy) => {
    copy['modelVersion'] = MODEL_VERSION + 1;
    at(copy, 'params')['coefficients'] = { unheardOf: 1 };
  });
  expect(code).toBe(1);
  expect(out).toContain(`the result is of model version ${MODEL_VERSION + 1}, this is model version ${MODEL_VERSION}`);
});

// biome-ignore format: a table
const changed: readonly [what: string, change: (copy: Json) => void, told: RegExp][] = [
  ['another seed',               (c) => { at(c, 'seedWords')[0] = 7; },                                  /runKey: value [0-9a-f]{32}; expected [0-9a-f]{32}, .* the file was changed/],
  ['another budget',             (c) => { at(c, 'params', 'levers', 'network', 'budget')[5] = 1; },      /runKey: .* the file was changed/],
  ['a negative budget',          (c) => { at(c, 'params', 'levers', 'network', 'budget')[5] = -1; },     /params: levers: network: budget: \[5\]: expected a number from 0/],
  ['half a yen',                 (c) => { at(c, 'params', 'levers', 'network', 'budget')[5] = 0.5; },    /budget: \[5\]: expected a whole number/],
  ['a timeline cut short',       (c) => { at(c, 'params', 'levers', 'consortium')['budget'] = [0]; },    /consortium: budget: expected a list of 23/],
  ['a thousand million firms',   (c) => { at(c, 'params', 'region', 'members')['firms'] = 1e9; },        /region: members: firms: expected a number from 1 to 20000/],
  ['a coefficient out of range', (c) => { at(c, 'params', 'coefficients')['visionFade'] = 1e9; },        /coefficients: visionFade: expected a number from/],
  ['an unknown coefficient',     (c) => { at(c, 'params', 'coefficients')['x'] = 1; },                   /coefficients: "x" is unknown/],
  ['a held channel',             (c) => { at(c, 'params', 'channels')['market'] = 'held'; },             /channels: market: expected "live"/],
  ['no parameters',              (c) => { delete c['params']; },                                         /params: expected an object/],
  ['a month that is none',       (c) => { c['until'] = '2003-4'; },                                      /until: value "2003-4"; expected a month/],
  ['a digest that is none',      (c) => { c['digest'] = 'abc'; },                                        /digest: value "abc"; expected 32 hexadecimal characters/],
  ['an indicator too few',       (c) => { (c['indicators'] as unknown[]).pop(); },                       /indicators: value \(a list of \d+\); expected a list of/],
  ['text among the numbers',     (c) => { at(c, 'indicators', 2, 'quarters')[0] = 'x'; },                /indicators\[2\]\.quarters: .*expected numbers or null/],
  ['another format',             (c) => { c['format'] = 'musubi run 2'; },                               /format: value "musubi run 2"; expected what musubi run --json/],
];

test.each(changed)('%s is bad input', async (_, change, told) => {
  const { code, out, err } = await replayed(run, change);
  expect(err).toMatch(told);
  expect(err).toMatch(/^musubi: [^\n]+result\.json:1:1: [^\n]+\n$/);
  expect([code, out]).toEqual([2, '']);
});

test('a comparison with another seed text is bad input', async () => {
  const { code, err } = await replayed(comparison, (copy) => {
    copy['seed'] = 'musubi';
  });
  expect(code).toBe(2);
  expect(err).toMatch(/runKey: .* the file was changed/);
});

test('Ctrl-C leaves with code 130 and claims nothing', async () => {
  const file = join(folder, 'long.json');
  writeFileSync(file, JSON.stringify(comparison));
  const { code, out } = await musubi(['replay', file], { interruptAfter: /1 of 2/ });
  expect([code, out]).toEqual([130, '']);
});
