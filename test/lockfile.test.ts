/** The lock file installs the same everywhere: on other systems than the one that wrote it, and from any registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, Entry>>;

const ROOT = join(import.meta.dirname, '..');
const lock: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const versions: Readonly<Record<string, string>> = { ...own.dependencies, ...own.devDependencies };

/** Optional packages that a package names and the lock file lacks: `npm ci` refuses such a lock. */
function missingOptionals(packages: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isFound(packages, path, name)),
  );
}

/** Whether `name` is there for the package at `path`, in its own node_modules or in one further out. */
function isFound(packages: Lock, path: string, name: string): boolean {
  const inside = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (packages[inside] !== undefined) return true;
  return path !== '' && isFound(packages, path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

/** Entries that say where to download from. */
function withAddress(packages: Lock): readonly string[] {
  return Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined && !packages[path]?.link);
}

/** Names whose version is a range, a tag or an address. */
function inexact(wanted: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(wanted).filter((name) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wanted[name] ?? ''));
}

describe('package-lock.json', () => {
  test('holds every optional package that another one names', () => {
    expect(missingOptionals(lock)).toEqual([]);
  });

  test('says of no package where it was downloaded', () => {
    expect(withAddress(lock)).toEqual([]);
  });

  test('agrees with package.json, whose versions are exact', () => {
    expect(inexact(versions)).toEqual([]);
    const locked = Object.keys(versions).map((name) => [name, lock[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(versions);
  });
});

describe('a broken lock file is seen', () => {
  test('when a package for another system is missing', () => {
    const packages: Lock = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { '@a/linux': '1.0.0', '@a/mac': '1.0.0' } },
      'node_modules/@a/linux': { version: '1.0.0' },
      'node_modules/@b/c/node_modules/d': { optionalDependencies: { '@a/linux': '1.0.0', e: '1.0.0' } },
      'node_modules/@b/c/node_modules/e': {},
    };
    expect(missingOptionals(packages)).toEqual(['@a/mac']);
  });

  test('when it holds an address, or package.json a range', () => {
    expect(withAddress({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } })).toEqual([
      'node_modules/a',
    ]);
    const wanted = { a: '^1.0.0', b: '1.0.0', c: 'latest', d: '1.5.5-r.5', e: '~1.0.0', f: '1.x' };
    expect(inexact(wanted)).toEqual(['a', 'c', 'e', 'f']);
  });
});
