/** The house stands as it was drawn. Every check is also shown a broken wall, and has to see it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cycles, type Import, loadedWith, readImports } from './helpers/imports.ts';
import { againstTheTable } from './helpers/layers.ts';
import { impurities, type Rule } from './helpers/purity.ts';

const ROOT = join(import.meta.dirname, '..');

describe('the sources', () => {
  let imports: readonly Import[] = [];
  beforeAll(async () => {
    imports = await readImports(ROOT, ['src', 'web']);
  });

  test('were all read', () => {
    expect(imports).toContainEqual(
      expect.objectContaining({ from: 'src/core/seed.ts', to: 'src/core/random.ts', outside: false }),
    );
  });

  test('import downwards only, and from outside what their layer may', () => {
    expect(againstTheTable(imports)).toEqual([]);
  });

  test('have no cycles', () => {
    expect(cycles(imports)).toEqual([]);
  });

  test('load neither the model nor yaml nor zod with the first screen', () => {
    const loaded = [...loadedWith('web/main.tsx', imports)];
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter(isHeavy)).toEqual([]);
  });

  test('never import the root of seedrandom, whose generator keeps half of each character', () => {
    expect(imports.filter(({ to }) => to === 'seedrandom')).toEqual([]);
  });

  test.each<[string, readonly string[], readonly Rule[]]>([
    ['use exact arithmetic only, below the front ends', below('worker'), ['maths']],
    ['have no clock and no chance of their own, below the workers', below('worker'), ['clock']],
    ['know no locale, below the front ends', [...below('worker'), 'src/worker'], ['locale']],
  ])('%s', (_, folders, rules) => {
    const files = folders.flatMap(sourcesUnder);
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => impurities(path, readFileSync(join(ROOT, path), 'utf8'), rules))).toEqual([]);
  });
});

describe('a broken wall is seen', () => {
  let base = '';
  let imports: readonly Import[] = [];
  const files: Readonly<Record<string, string>> = {
    'src/core/up.ts': `import { step } from '../model/step.ts'; export const a = step;`,
    'src/core/typeUp.ts': `import type { Step } from '../model/step.ts'; export type A = Step;`,
    'src/core/root.ts': `import seedrandom from 'seedrandom'; export const a = seedrandom;`,
    'src/model/step.ts': `import { b } from './back.ts'; export type Step = number; export const step = b;`,
    'src/model/back.ts': `import type { Step } from './step.ts'; export const b: Step = 1;`,
    'src/model/disk.ts': `import { readFileSync } from 'node:fs'; export const a = readFileSync;`,
    'src/experiment/run.ts': `import { step } from '../model/step.ts'; export const run = step;`,
    'src/worker/disk.ts': `export { files } from '../io/node/files.ts';`,
    'src/io/node/files.ts': `export const files = 1;`,
    'web/main.tsx': `import { run } from '../src/experiment/run.ts'; export const a = run;`,
    'web/later.tsx': `export const a = () => import('../src/model/step.ts');`,
    'web/type.tsx': `export type { Step } from '../src/model/step.ts';`,
    'web/value.tsx': `export { step } from '../src/model/step.ts';`,
  };

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'musubi-walls-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    imports = await readImports(base, ['src', 'web']);
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test('when a layer imports a higher one, by value or by type, or a package it must not', () => {
    expect([...againstTheTable(imports)].sort()).toEqual([
      'src/core/root.ts imports seedrandom',
      'src/core/typeUp.ts imports src/model/step.ts',
      'src/core/up.ts imports src/model/step.ts',
      'src/model/disk.ts imports node:fs',
      'src/worker/disk.ts imports src/io/node/files.ts',
      'web/value.tsx imports src/model/step.ts',
    ]);
  });

  test('when two files import each other, even by type', () => {
    expect(cycles(imports)).toEqual([['src/model/back.ts', 'src/model/step.ts']]);
  });

  test('when the first screen reaches the model through others', () => {
    expect([...loadedWith('web/main.tsx', imports)].filter(isHeavy)).toEqual([
      'src/model/step.ts',
      'src/model/back.ts',
    ]);
    expect([...loadedWith('web/later.tsx', imports)].filter(isHeavy)).toEqual([]);
    expect([...loadedWith('web/type.tsx', imports)].filter(isHeavy)).toEqual([]);
  });

  test('when an import leads nowhere', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'musubi-lost-'));
    mkdirSync(join(lost, 'src'));
    writeFileSync(join(lost, 'src/a.ts'), `import './gone.ts';`);
    await expect(readImports(lost, ['src'])).rejects.toThrow('src/a.ts imports ./gone.ts, which is not there');
    rmSync(lost, { recursive: true });
  });

  test.each<[Rule, string]>([
    ['maths', 'Math.random()'],
    ['maths', 'Math.exp(x)'],
    ['maths', 'Math.hypot(x, y)'],
    ['maths', "Math['pow'](x, 3)"],
    ['maths', 'const { log } = Math;'],
    ['maths', 'const m = Math;'],
    ['maths', '[1, 2].map(Math.atan2)'],
    ['maths', 'x ** 3'],
    ['maths', 'x ** 0.5'],
    ['maths', 'x ** y'],
    ['maths', '2 ** n'],
    ['maths', '1.02 ** 2'],
    ['maths', 'x ** -2'],
    ['maths', 'x **= 3'],
    ['clock', 'Date.now()'],
    ['clock', 'new Date()'],
    ['clock', 'globalThis.crypto; crypto.randomUUID()'],
    ['clock', 'performance.now()'],
    ['locale', 'new Intl.NumberFormat()'],
    ['locale', "a.localeCompare('b')"],
    ['locale', '(5).toLocaleString()'],
    ['locale', "a['toLocaleUpperCase']()"],
  ])('when %s is broken by %s', (rule, text) => {
    expect(impurities('bad.ts', `f();\n${text}`, [rule])).toEqual([expect.stringContaining('bad.ts:2: ')]);
    const others = (['maths', 'clock', 'locale'] as const).filter((other) => other !== rule);
    expect(impurities('bad.ts', text, others)).toEqual([]);
  });

  test.each([
    'Math.sqrt(x) + Math.floor(Math.PI)',
    "Math['imul'](x, y)",
    'x ** 2 + 2 ** -32 + 2 ** 53',
    '// Math.exp(x), Date.now(), Intl',
    "const text = 'Math.exp and 2 ** n on a Date';",
    'calendar.Date + { Date: 1 }.Date',
  ])('and a sound one is left alone: %s', (text) => {
    expect(impurities('good.ts', text, ['maths', 'clock', 'locale'])).toEqual([]);
  });
});

function isHeavy(path: string): boolean {
  return path.startsWith('src/model/') || path === 'yaml' || path === 'zod';
}

/** The folders of src that stand lower than `room`. */
function below(room: 'worker'): readonly string[] {
  const order = [
    'core',
    'statistics',
    'io',
    'model',
    'scenario',
    'indicators',
    'explain',
    'experiment',
    'worker',
    'cli',
  ];
  return order.slice(0, order.indexOf(room)).map((name) => `src/${name}`);
}

function sourcesUnder(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}
