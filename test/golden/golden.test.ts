import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentGolden, type GoldenFile, judge, nextFile } from './digests.ts';

const PATH = join(import.meta.dirname, 'digests.json');
const MODE = process.env['MUSUBI_GOLDEN'] ?? '';

const read = (): GoldenFile => JSON.parse(readFileSync(PATH, 'utf8')) as GoldenFile;

describe('whole runs of TAMA', () => {
  test('end in the recorded states', () => {
    const now = currentGolden();
    // npm run golden -- --write
    if (MODE.startsWith('write')) {
      const next = nextFile(existsSync(PATH) ? read() : null, now, MODE === 'write-same-version');
      writeFileSync(PATH, `${JSON.stringify(next, null, 2)}\n`);
    }
    expect(judge(read(), now)).toBe(null);
  });
});

describe('the rule', () => {
  const now = { modelVersion: 3, digests: { a: 'x', b: 'y' } };
  const file = { ...now, previous: { modelVersion: 2, digests: { a: 'x', b: 'w' } } };

  test('is kept by the same version with the same digests', () => {
    expect(judge(file, now)).toBe(null);
    expect(nextFile(file, now, false)).toEqual(file);
  });

  test('is broken by the same version with another digest, and the file is not overwritten', () => {
    const other = { ...now, digests: { a: 'x', b: 'z' } };
    expect(judge(file, other)).toMatch(/results changed \(b\): raise MODEL_VERSION/);
    expect(() => nextFile(file, other, false)).toThrow(/raise MODEL_VERSION/);
    expect(nextFile(file, other, true)).toEqual({ ...other, previous: file.previous });
  });

  test('is broken by a new version with all digests equal', () => {
    const raised = { ...now, modelVersion: 4 };
    expect(judge(file, raised)).toMatch(/take it back/);
    expect(() => nextFile(file, raised, false)).toThrow(/take it back/);
    expect(judge({ ...raised, previous: now }, raised)).toMatch(/no digest changed/);
  });

  test('asks for a new file when both changed, and keeps what was before', () => {
    const next = { modelVersion: 4, digests: { a: 'x', b: 'v' } };
    expect(judge(file, next)).toMatch(/npm run golden -- --write/);
    const written = nextFile(file, next, false);
    expect(judge(written, next)).toBe(null);
    expect(written.previous).toEqual(now);
  });

  test('sees a run that is missing or new', () => {
    expect(judge(file, { ...now, digests: { a: 'x' } })).not.toBe(null);
    expect(judge(file, { ...now, digests: { ...now.digests, c: 'z' } })).not.toBe(null);
  });
});
