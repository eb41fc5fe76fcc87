/**
 * Runs named steps one after another, all of them even after one has failed, and ends in one line. Node's own modules
 * only: this is what `npm test` is made of.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {{
 *   name: string,
 *   commands: readonly (readonly string[])[],
 *   report?: string,
 *   check?: () => string | null,
 *   env?: Readonly<Record<string, string>>,
 *   needs?: string,
 * }} Step
 *
 * `commands` are run at the same time, without standard input; `check` then looks at what they made and says what is
 * wrong. `report` is the JSON that a test runner writes. A step is not run when the one it `needs` was, and failed.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** No step may hang for longer than the whole of `npm test` is allowed to take. */
const LIMIT_MS = 10 * 60_000;

/**
 * @param {readonly Step[]} steps
 * @param {{ cwd: string, started: number }} options
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps, { cwd, started }) {
  /** @type {{ name: string, ok: boolean, ms: number }[]} */
  const done = [];
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    print(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}`);
    const begun = Date.now();
    const blocked = done.some(({ name, ok }) => name === step.needs && !ok);
    if (blocked) print(`not run, because ${step.needs} failed`);
    let ok = !blocked && (await runStep(step, cwd));
    if (step.report) {
      const counts = countTests(step.report, ok);
      total.passed += counts.passed;
      total.failed += counts.failed;
      ok &&= counts.failed === 0;
    }
    done.push({ name: step.name, ok, ms: Date.now() - begun });
  }
  return summary(done, total, started);
}

/**
 * @param {Step} step
 * @param {string} cwd
 * @returns {Promise<boolean>} whether all went well
 */
async function runStep(step, cwd) {
  if (step.report) rmSync(step.report, { force: true });
  const codes = await Promise.all(step.commands.map((command) => run(command, cwd, step.env ?? {})));
  if (codes.some((code) => code !== 0)) return false;
  const problem = step.check?.() ?? null;
  if (problem !== null) print(problem);
  return problem === null;
}

/**
 * The numbers of a report by vitest or Playwright. A runner that failed without naming a failed test counts as one.
 *
 * @param {string} path
 * @param {boolean} ok
 * @returns {Counts}
 */
export function countTests(path, ok) {
  const counts = existsSync(path) ? readCounts(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
  const silent = counts.failed === 0 && (!ok || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {any} report
 * @returns {Counts}
 */
function readCounts(report) {
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * @param {readonly { name: string, ok: boolean, ms: number }[]} done
 * @param {Counts} total
 * @param {number} started
 */
function summary(done, total, started) {
  const width = Math.max(...done.map((step) => step.name.length));
  const failed = done.filter((step) => !step.ok).map((step) => step.name);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  print('');
  for (const { name, ok, ms } of done) {
    print(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)}  ${(ms / 1000).toFixed(1).padStart(6)} s`);
  }
  print(`\n${total.passed} passed, ${total.failed} failed`);
  print(failed.length === 0 ? `ALL TESTS PASSED in ${seconds} s` : `FAILED: ${failed.join(', ')} (${seconds} s)`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} command
 * @param {string} cwd
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<number>} its exit code; 1 when it was ended from outside
 */
function run([program = '', ...args], cwd, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LIMIT_MS,
    });
    child.on('error', (error) => {
      print(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      if (signal !== null) print(`${program} ${args[0] ?? ''}: ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
