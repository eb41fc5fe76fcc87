/** The command as it is built, with its worker threads, in a process of its own. It is built first where it is stale. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { musubiJson, SMALL } from './services.ts';

const ENTRY = join(import.meta.dirname, '../../src/cli/musubi.mjs');

const built = (...args: readonly string[]) => spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8' });

beforeAll(() => {
  execFileSync(process.execPath, [ENTRY, '--version'], { stdio: 'ignore' });
});

test('run gives the same digest and run key as in this thread', async () => {
  const here = await musubiJson(['run', SMALL, '--until', '2003-04']);
  const { status, stdout, stderr } = built('run', SMALL, '--until', '2003-04', '--json');
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual(here);
});

test('compare over one worker and over three gives the same as in this thread', async () => {
  const args = ['compare', SMALL, '--pairs', '4', '--until', '2002-04'];
  const here = await musubiJson(args);
  for (const workers of ['1', '3']) {
    const { status, stdout } = built(...args, '--workers', workers, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(here);
  }
});

test('compare of a policy with itself is exactly zero over the workers', () => {
  const args = ['compare', 'tama', '--a', 'japan', '--b', 'japan', '--pairs', '3', '--until', '2002-04', '--json'];
  const { indicators } = JSON.parse(built(...args).stdout) as { indicators: { differences: unknown[] }[] };
  const values = indicators.flatMap(({ differences }) => differences);
  expect(new Set(values.filter((value) => value !== null))).toEqual(new Set([0]));
});

test('Ctrl-C ends compare with code 130 and the pairs that are done', async () => {
  const child = spawn(process.execPath, [ENTRY, 'compare', SMALL, '--pairs', '300', '--json']);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    // one tenth is done
    if (err === '') child.kill('SIGINT');
    err += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(130);
  expect(err).toMatch(/musubi: interrupted after \d+ of 300 pairs\n$/);
  const { pairs, interrupted } = JSON.parse(out) as { pairs: number; interrupted: boolean };
  expect(pairs).toBeGreaterThanOrEqual(30);
  expect(pairs).toBeLessThan(300);
  expect(interrupted).toBe(true);
});

test('two signals at once, as timeout sends them, keep the pairs that are done', async () => {
  const child = spawn(process.execPath, [ENTRY, 'compare', SMALL, '--pairs', '300', '--json']);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.once('data', () => {
    child.kill('SIGINT');
    // once more while it is stopping or writing
    setTimeout(() => child.kill('SIGINT'), 5);
  });
  const ended = await new Promise((resolve) => child.on('close', (code, signal) => resolve([code, signal])));
  expect(ended).toEqual([130, null]);
  expect(JSON.parse(out)).toMatchObject({ interrupted: true });
});

test.runIf(existsSync('/dev/full'))('a full disk is told in one line, with code 1', () => {
  for (const args of ['list --json', `run "${SMALL}" --until 1999-04`]) {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${ENTRY}" ${args} > /dev/full`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, 'musubi: the result could not be written: no space left\n']);
  }
});

test('bad input leaves with code 2, one line and nothing on standard output', () => {
  const { status, stdout, stderr } = built('run', 'tema');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe('musubi: no region is called "tema"; did you mean tama? (a file: give its path)\n');
});

test('whoever stops reading ends the command quietly', () => {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${ENTRY}" list --json | head -c 1`],
    {
      encoding: 'utf8',
    },
  );
  expect([status, stdout, stderr]).toEqual([0, '{', '']);
});
