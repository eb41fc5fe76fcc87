import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SETUP = join(import.meta.dirname, '../../src/cli/setup.mjs');

/** A small house with a `vite` and an `npm` that only note that they were called. */
let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const lock = (version: string): string => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } });

/** Runs one function of the copy of setup.mjs that lies in this house. */
function setUp(call: string): { readonly code: number; readonly stderr: string } {
  const script = `import * as setup from ${JSON.stringify(join(root, 'src/cli/setup.mjs'))}; setup.${call};`;
  const env = {
    ...process.env,
    PATH: `${root}/bin:${process.env.PATH}`,
    npm_config_omit: 'dev',
    NODE_ENV: 'production',
  };
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
  return { code: done.status ?? -1, stderr: done.stderr };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'musubi-setup-'));
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  cpSync(SETUP, join(root, 'src/cli/setup.mjs'));
  write('src/core/a.ts', 'export const a = 1;');
  write('package-lock.json', lock('1.0.0'));
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('fs'); const out = process.argv[process.argv.indexOf('--outDir') + 1];
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n'); fs.mkdirSync(out, { recursive: true });
     const text = fs.readFileSync('src/core/a.ts', 'utf8'); if (text === 'broken') { console.log('cannot parse'); process.exit(1); }
     fs.writeFileSync(out + '/main.js', text);`,
  );
  write('bin/npm', `#!/bin/sh\necho "npm $* omit=$npm_config_omit env=$NODE_ENV" >> calls\n`);
  chmodSync(join(root, 'bin/npm'), 0o755);
  write('calls', '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a build', () => {
  test('is made once, and again when a source has changed, been added or been taken away', () => {
    const builds = (): number => {
      expect(setUp(`ensureBuilt('cli')`).code).toBe(0);
      return read('calls').trim().split('\n').length;
    };
    expect([builds(), builds()]).toEqual([1, 1]);
    write('src/core/a.ts', 'export const a = 2;');
    expect([builds(), builds()]).toEqual([2, 2]);
    expect(read('dist/cli/main.js')).toBe('export const a = 2;');
    write('src/core/b.ts', '');
    expect([builds(), builds()]).toEqual([3, 3]);
    rmSync(join(root, 'src/core/b.ts'));
    expect([builds(), builds()]).toEqual([4, 4]);
    write('web/main.tsx', 'the viewer is not part of the command line');
    expect(builds()).toBe(4);
  });

  test('that fails says why, leaves the last good one and is tried again', () => {
    setUp(`ensureBuilt('cli')`);
    write('src/core/a.ts', 'broken');
    for (const _ of [1, 2]) {
      const { code, stderr } = setUp(`ensureBuilt('cli')`);
      expect(code).toBe(1);
      expect(stderr).toContain('cannot parse');
      expect(read('dist/cli/main.js')).toBe('export const a = 1;');
    }
    expect(execFileSync('ls', [join(root, 'dist')], { encoding: 'utf8' })).toBe('cli\ncli.stamp\n');
  });

  test('does not wait for a process that has died', () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    write('.cache/setup.lock', String(dead));
    expect(setUp(`ensureBuilt('cli')`).code).toBe(0);
    expect(existsSync(join(root, '.cache/setup.lock'))).toBe(false);
  });
});

describe('the packages', () => {
  test('are installed from the lock file, with those for development, whatever npm was told before', () => {
    expect(setUp('ensurePackages()').code).toBe(0);
    expect(read('calls')).toBe('npm ci --include=dev --no-audit --no-fund omit= env=\n');
  });

  test('are installed once, and again when the lock file changes', () => {
    setUp('ensurePackages()');
    setUp('ensurePackages()');
    expect(read('calls').trim().split('\n').length).toBe(1);
    write('package-lock.json', lock('1.0.1'));
    setUp('ensurePackages()');
    expect(read('calls').trim().split('\n').length).toBe(2);
  });

  test('are left alone when somebody installed the same ones by hand', () => {
    write('node_modules/.package-lock.json', lock('1.0.0'));
    write('node_modules/a/package.json', '{}');
    setUp('ensurePackages()');
    expect(read('calls')).toBe('');
    write('package-lock.json', lock('1.0.1'));
    setUp('ensurePackages()');
    expect(read('calls')).toContain('npm ci');
  });
});
