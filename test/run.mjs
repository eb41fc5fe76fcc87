/**
 * `npm test`: installs what is missing (packages, a Chromium), runs every step, and ends in one line. `npm test -- lint`
 * runs one step, or several. Node's own modules only, so that it runs in a fresh clone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensurePackages, ROOT, SetupError } from '../src/cli/setup.mjs';
import { INITIAL_LIMIT, weighInitial } from './helpers/bundle.mjs';
import { ensureChromium } from './helpers/chromium.mjs';
import { runSteps } from './helpers/steps.mjs';

const started = Date.now();
const node = process.execPath;
const reports = join(ROOT, '.cache/test');
const say = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);

/** @param {string} path */
const bin = (path) => [node, join(ROOT, 'node_modules', path)];
const tsc = (/** @type {string} */ project) => [...bin('typescript/bin/tsc'), '--pretty', 'false', '-p', project];
const vitest = (/** @type {string} */ project) => [
  ...bin('vitest/vitest.mjs'),
  ...['run', '--project', project, '--reporter', 'default', '--reporter', 'json'],
  ...['--outputFile.json', join(reports, `${project}.json`)],
];

/** @type {(import('./helpers/steps.mjs').Step & { browser?: boolean })[]} */
const steps = [
  { name: 'types', commands: ['.', 'src', 'web'].map(tsc) },
  { name: 'lint', commands: [[...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']] },
  { name: 'unused', commands: [[...bin('knip/bin/knip.js'), '--no-progress']] },
  { name: 'build', commands: [], check: build },
  { name: 'size', commands: [], check: size, needs: 'build' },
  { name: 'node', commands: [vitest('node')], report: join(reports, 'node.json') },
  { name: 'browser', commands: [vitest('browser')], report: join(reports, 'browser.json'), browser: true },
  {
    name: 'e2e',
    commands: [[...bin('@playwright/test/cli.js'), 'test', '--config', 'test/e2e/playwright.config.ts']],
    report: join(reports, 'e2e.json'),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') },
    browser: true,
    needs: 'build',
  },
];

process.exitCode = await main(process.argv.slice(2));

/** @param {readonly string[]} names */
async function main(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    say(`no such step: ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`);
    return 2;
  }
  const chosen = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
  mkdirSync(reports, { recursive: true });
  try {
    ensurePackages();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`${error.message}\nFAILED: packages (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    return 1;
  }
  if (chosen.some((step) => step.browser)) {
    const chromium = ensureChromium(say);
    if (chromium !== null) process.env.CHROMIUM_PATH = chromium;
  }
  return runSteps(chosen, { cwd: ROOT, started });
}

/** Builds what is stale; both targets, even after the first has failed. */
function build() {
  const problems = /** @type {const} */ (['cli', 'web']).map((target) => {
    try {
      ensureBuilt(target);
      return '';
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      return error.message;
    }
  });
  return problems.join('') === '' ? null : problems.filter((text) => text !== '').join('\n');
}

/** Weighs the viewer's first load. */
function size() {
  const problem = build();
  if (problem !== null) return problem;
  const files = weighInitial(join(ROOT, 'dist/web'));
  for (const { file, gzipped } of files) say(`${kB(gzipped)}  ${file}`);
  const total = files.reduce((sum, { gzipped }) => sum + gzipped, 0);
  say(`${kB(total)}  gzipped before the first click; the limit is ${kB(INITIAL_LIMIT).trim()}`);
  return total > INITIAL_LIMIT ? 'the first load is too heavy' : null;
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
