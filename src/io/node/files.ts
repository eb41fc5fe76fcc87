/** Files of Node: read with a cap, write whole or not at all, find the scenarios of a folder. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../core/errors.ts';

/**
 * The bytes of a regular file of at most `maxBytes`; its size is looked at before it is read.
 * @throws InputError where there is no such file, where it is a folder or a device, or where it is too large.
 */
export function readCapped(path: string, maxBytes: number): Uint8Array {
  const file = open(path);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw wrong(path, stat.isDirectory() ? '(a folder)' : '(not a regular file)', 'a file');
    if (stat.size > maxBytes) throw wrong(path, `${stat.size} bytes`, `at most ${maxBytes} bytes`);
    // one byte more than allowed, for files that grow or do not know their size
    const bytes = new Uint8Array(maxBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length > maxBytes) throw wrong(path, `more than ${maxBytes} bytes`, `at most ${maxBytes} bytes`);
    return bytes.slice(0, length);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why: Readonly<Record<string, string>> = {
      ENOENT: '(no such file)',
      ENOTDIR: '(no such file)',
      EACCES: '(not readable)',
    };
    throw wrong(path, why[code] ?? `(cannot be opened: ${code})`, 'a file that can be read');
  }
}

function wrong(path: string, value: string, expected: string): InputError {
  return new InputError(`${path}:1:1: value ${value}; expected ${expected}`);
}

/** Writes to a file beside it, flushes, and renames: a reader sees the old file or the new one, never a part. */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a file where none stands. @throws InputError where one does, or where it cannot be written */
export function createNew(path: string, content: string): void {
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why: Readonly<Record<string, readonly [value: string, expected: string]>> = {
      EEXIST: ['(a file stands there)', 'a name that is free; nothing is written over'],
      ENOENT: ['(no such folder)', 'a folder that is there'],
    };
    const [value, expected] = why[code] ?? [`(cannot be written: ${code})`, 'a place that can be written to'];
    throw wrong(path, value, expected);
  }
}

export interface ScenarioEntry {
  readonly kind: 'region' | 'policy' | 'nation';
  /** The file's name without its ending; the file must carry the same id. */
  readonly id: string;
  readonly path: string;
}

/** Region, policy and nation files of a folder with `regions`, `policies` and `nations`, by kind and then by id; nothing is read. */
export function listScenarios(folder: string): ScenarioEntry[] {
  const kinds = [
    ['region', 'regions'],
    ['policy', 'policies'],
    ['nation', 'nations'],
  ] as const;
  return kinds.flatMap(([kind, name]) => {
    const place = join(folder, name);
    if (!existsSync(place)) return [];
    const files = readdirSync(place).filter((file) => /\.(ya?ml|json)$/.test(file));
    return files.sort().map((file) => ({ kind, id: file.replace(/\.[^.]+$/, ''), path: join(place, file) }));
  });
}
