/**
 * `npm run mutants`: each test/mutants/*.patch breaks the product in one way, and the test it names must notice.
 *
 *   # why: a birth-order key instead of a lineage key
 *   # test: test/model/keys.test.ts -t "a key does not depend on the order of births"
 *   diff --git a/src/core/key.ts b/src/core/key.ts
 *   …
 *
 * Works in a copy of the folder as it stands, uncommitted changes included. Every named test is first seen to pass
 * without the patch. `npm run mutants -- key` takes only the patches whose names hold "key". Exit code 1 when a mutant
 * lives, when a patch does not apply, or when a test is red or missing without it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensurePackages, ROOT } from '../../src/cli/setup.mjs';

/**
 * @typedef {{ name: string, path: string, why: string, file: string, title: string | null }} Mutant
 * @typedef {'green' | 'red' | 'none' | 'broken'} Outcome none: no such test; broken: it could not even start
 */

process.exitCode = main(process.argv.slice(2));

/** @param {readonly string[]} wanted */
function main(wanted) {
  const mutants = readMutants().filter(({ name }) => wanted.every((part) => name.includes(part)));
  ensurePackages();
  const copy = copyTree();
  /** @type {Map<string, Outcome>} */
  const unpatched = new Map();
  let alive = 0;
  try {
    const width = Math.max(...mutants.map(({ name }) => name.length));
    for (const mutant of mutants) {
      const test = `${mutant.file} ${mutant.title ?? ''}`;
      const before = unpatched.get(test) ?? runTest(copy, mutant);
      unpatched.set(test, before);
      const verdict = before === 'green' ? tryMutant(copy, mutant) : `its test is ${before} without it`;
      if (verdict !== 'killed') alive++;
      process.stdout.write(
        `${verdict === 'killed' ? 'ok    ' : 'FAILED'}  ${mutant.name.padEnd(width)}  ${verdict}  (${mutant.why})\n`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  process.stdout.write(`\n${mutants.length - alive} of ${mutants.length} mutants killed\n`);
  return alive === 0 && mutants.length > 0 ? 0 : 1;
}

/** @returns {readonly Mutant[]} */
function readMutants() {
  const names = readdirSync(join(ROOT, 'test/mutants')).filter((name) => name.endsWith('.patch'));
  return names.sort().map((name) => {
    const path = join(ROOT, 'test/mutants', name);
    const text = readFileSync(path, 'utf8');
    const test = /^# test: (\S+)(?: -t (["']?)(.+)\2)?\s*$/m.exec(text);
    if (test === null) throw new Error(`${name}: its head needs a line "# test: <file> [-t name]"`);
    const why = /^# why: (.+)$/m.exec(text)?.[1] ?? '';
    return { name: name.slice(0, -'.patch'.length), path, why, file: test[1] ?? '', title: test[3] ?? null };
  });
}

/**
 * The tracked and the new files of the repository, and a link to the packages. There is no build in it: a test that needs
 * one calls `ensureBuilt`, and so gets one with the mutant in it.
 */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), 'musubi-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
  for (const path of listed.split('\0').filter((one) => one !== '' && existsSync(join(ROOT, one)))) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(ROOT, path), join(copy, path));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/**
 * @param {string} copy
 * @param {Mutant} mutant
 * @returns {string} `killed`, or what is wrong
 */
function tryMutant(copy, mutant) {
  if (!patch(copy, mutant.path, [])) return 'the patch does not apply';
  const outcome = runTest(copy, mutant);
  if (!patch(copy, mutant.path, ['-R'])) throw new Error(`${mutant.name}: the patch could not be taken back`);
  if (outcome === 'red') return 'killed';
  return outcome === 'green' ? 'LIVES' : `its test is ${outcome} with it`;
}

/**
 * @param {string} copy
 * @param {string} path
 * @param {readonly string[]} options
 */
function patch(copy, path, options) {
  // outside any repository `git apply` takes paths from the folder it stands in
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) };
  return (
    spawnSync('git', ['apply', ...options, path], { cwd: copy, env, stdio: ['ignore', 'ignore', 'inherit'] }).status ===
    0
  );
}

/**
 * @param {string} copy
 * @param {Mutant} mutant
 * @returns {Outcome}
 */
function runTest(copy, { file, title }) {
  if (!existsSync(join(copy, file))) return 'none';
  const output = join(copy, '.cache/mutant.json');
  rmSync(output, { force: true });
  const args = [
    'run',
    file,
    '--reporter',
    'json',
    '--outputFile',
    output,
    ...(title === null ? [] : ['-t', literal(title)]),
  ];
  spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: copy,
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (!existsSync(output)) return 'broken';
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(output, 'utf8'));
  if (numFailedTests > 0) return 'red';
  if (numFailedTestSuites > 0) return 'broken';
  return numPassedTests > 0 ? 'green' : 'none';
}

/**
 * A name as vitest's `-t` wants it, which is a regular expression.
 *
 * @param {string} text
 */
function literal(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
