import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../src/core/errors.ts';
import { listScenarios, readCapped, writeAtomic } from '../../src/io/node/files.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reading with a cap', () => {
  test('gives the bytes of a file up to the cap itself', () => {
    writeFileSync(at('ten'), '0123456789');
    expect(new TextDecoder().decode(readCapped(at('ten'), 10))).toBe('0123456789');
    expect(() => readCapped(at('ten'), 9)).toThrow(`${at('ten')}:1:1: value 10 bytes; expected at most 9 bytes`);
  });

  test('refuses 50 MB by size, without reading them', () => {
    writeFileSync(at('large.yaml'), '');
    truncateSync(at('large.yaml'), 50 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readCapped(at('large.yaml'), 262_144)).toThrow(
      'large.yaml:1:1: value 52428800 bytes; expected at most 262144 bytes',
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  test.each([
    ['a file that is not there', 'missing.yaml', '(no such file)'],
    ['a folder', '.', '(a folder)'],
  ])('says what is wrong with %s', (_, name, value) => {
    expect(() => readCapped(at(name), 10)).toThrow(InputError);
    expect(() => readCapped(at(name), 10)).toThrow(value);
  });

  test('does not read a device, which has no end', () => {
    symlinkSync('/dev/zero', at('zero.yaml'));
    expect(() => readCapped(at('zero.yaml'), 10)).toThrow('(not a regular file)');
  });
});

describe('writing whole', () => {
  test('replaces a file and leaves nothing beside it', () => {
    mkdirSync(at('out'));
    writeAtomic(at('out/a.json'), 'first');
    writeAtomic(at('out/a.json'), new TextEncoder().encode('結び'));
    expect(readFileSync(at('out/a.json'), 'utf8')).toBe('結び');
    expect(readdirSync(at('out'))).toEqual(['a.json']);
  });

  test('leaves neither part nor trace when it cannot', () => {
    mkdirSync(at('taken/a.json'), { recursive: true });
    expect(() => writeAtomic(at('taken/a.json'), 'x')).toThrow();
    expect(readdirSync(at('taken'))).toEqual(['a.json']);
  });
});

test('scenarios are found by folder, in order of name, and other files are passed over', () => {
  for (const kind of ['regions', 'policies']) mkdirSync(at(`s/${kind}`), { recursive: true });
  for (const name of ['regions/b.yaml', 'regions/a.json', 'regions/notes.txt', 'policies/none.yml'])
    writeFileSync(at(`s/${name}`), '');
  expect(listScenarios(at('s')).map(({ kind, id }) => [kind, id])).toEqual([
    ['region', 'a'],
    ['region', 'b'],
    ['policy', 'none'],
  ]);
  expect(listScenarios(at('nowhere'))).toEqual([]);
});
