/** Null and reduced models by name in every command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { musubi, musubiJson, SMALL } from './services.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-models-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNTIL = ['--until', '2003-04'];

function kept(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a run of a null model', () => {
  test('is another run, says so, and replays bit by bit', async () => {
    const whole = await musubiJson(['run', SMALL, ...UNTIL]);
    const { out } = await musubi(['run', SMALL, ...UNTIL, '--model', 'randomMatching', '--json']);
    const random = JSON.parse(out) as Record<string, unknown>;
    expect(random['model']).toBe('randomMatching');
    expect(whole['model']).toBe('full');
    expect(random['runKey']).not.toBe(whole['runKey']);
    expect(random['digest']).not.toBe(whole['digest']);
    const file = kept('run.json', out);
    expect(await musubi(['replay', file])).toMatchObject({ code: 0, out: expect.stringContaining('reproduced') });
    expect(await musubi(['replay', file, '--model', 'randomMatching'])).toMatchObject({ code: 0 });
    const other = await musubi(['replay', file, '--model', 'bare']);
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('expected bare, as --model asks') });
  });

  test('is not reproduced where the file names another model', async () => {
    const { out } = await musubi(['run', SMALL, ...UNTIL, '--model', 'noInteraction', '--json']);
    const renamed = kept('renamed.json', out.replace('"variant": "noInteraction"', '"variant": "full"'));
    expect(await musubi(['replay', renamed])).toMatchObject({ code: 2, err: expect.stringContaining('runKey') });
    const unknown = kept('unknown.json', out.replace('"variant": "noInteraction"', '"variant": "nullest"'));
    expect(await musubi(['replay', unknown])).toMatchObject({ code: 2, err: expect.stringContaining('variant') });
  });

  test('says in words which it is', async () => {
    const { out } = await musubi(['run', SMALL, ...UNTIL, '--model', 'placeboBroker']);
    expect(out).toContain('policy japan, model placeboBroker');
  });
});

test('two models are compared under the same policy, pair by pair, and explained', async () => {
  const args = [SMALL, '--a', 'japan', '--b', 'japan', '--model-b', 'noInteraction', ...UNTIL];
  const { out } = await musubi(['compare', ...args, '--pairs', '8', '--json']);
  const compared = JSON.parse(out) as {
    a: { model: string };
    b: { model: string };
    indicators: { id: string; b: number[] }[];
  };
  expect([compared.a.model, compared.b.model]).toEqual(['full', 'noInteraction']);
  expect(compared.indicators.find(({ id }) => id === 'meetings')?.b).toEqual(Array(8).fill(0));
  expect(await musubi(['replay', kept('compare.json', out)])).toMatchObject({ code: 0 });
  const told = await musubi(['explain', ...args, '--others', '0']);
  expect(told.code).toBe(0);
  expect(told.out).toContain('B  japan, model noInteraction');
  const both = await musubiJson(['compare', SMALL, '--model', 'bare', '--pairs', '1', ...UNTIL]);
  expect([both['a'], both['b']]).toMatchObject([{ model: 'bare' }, { model: 'bare' }]);
});

test('a life is told of a null model, and the circle of one too', async () => {
  const told = await musubi(['story', SMALL, '--agent', 'Firm 1', '--model', 'bare', ...UNTIL]);
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('policy japan, model bare') });
  const circle = ['circle', SMALL, '--from', '2003-04', '--seeds', '1', '--json'];
  const [whole, alone] = [await musubiJson(circle), await musubiJson([...circle, '--model', 'noInteraction'])];
  expect([whole['model'], alone['model']]).toEqual(['full', 'noInteraction']);
  expect(alone['circles']).not.toEqual(whole['circles']);
});

test.each([
  ['story', ['persistence'], /persistence is a prediction without a history/],
  ['circle', ['bar'], /did you mean bare\?/],
  ['run', ['persistence'], /persistence is a prediction without a history/],
  ['compare', ['nationShare'], /nationShare is a prediction without a history/],
  ['explain', ['randommatching'], /did you mean randomMatching\?/],
  ['run', ['x'], /one of full, bare/],
])('%s with --model %s ends in one line and code 2', async (command, [name], message) => {
  const { code, err, out } = await musubi([command, SMALL, '--model', name as string]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err.trim().split('\n').length).toBe(1);
});

test('list names every model once, simulations and predictions', async () => {
  const { models } = (await musubiJson(['list', 'models'])) as { models: { id: string; kind: string }[] };
  expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
  expect(models.filter(({ kind }) => kind === 'prediction').map(({ id }) => id)).toEqual([
    'persistence',
    'nationShare',
  ]);
});
