/** `npm test` itself: it must not say that all is well when something is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initialFiles } from './helpers/bundle.mjs';
import { countTests, runSteps } from './helpers/steps.mjs';

const exit = (code: number): readonly string[] => [process.execPath, '-e', `process.exitCode = ${code}`];

let folder = '';
let printed = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-steps-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const run = (steps: Parameters<typeof runSteps>[0]): Promise<number> =>
  runSteps(steps, { cwd: folder, started: Date.now() });
const lastLines = (): readonly string[] => printed.trim().split('\n').slice(-2);

/** A step whose runner leaves a report behind. */
function reporting(name: string, code: number, report: object): Parameters<typeof runSteps>[0][number] {
  const path = join(folder, `${name}.json`);
  const script = `require('fs').writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(JSON.stringify(report))}); process.exitCode = ${code}`;
  return { name, commands: [[process.execPath, '-e', script]], report: path };
}

describe('the steps', () => {
  test('end in one line when all went well', async () => {
    const steps = [
      { name: 'types', commands: [exit(0), exit(0)] },
      reporting('node', 0, { numPassedTests: 12, numFailedTests: 0 }),
      reporting('e2e', 0, { stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 } }),
    ];
    expect(await run(steps)).toBe(0);
    expect(lastLines()).toEqual(['16 passed, 0 failed', expect.stringMatching(/^ALL TESTS PASSED in \d+ s$/)]);
  });

  test('all run after one has failed, and the failed ones are named', async () => {
    const check = vi.fn(() => null);
    const steps = [
      { name: 'lint', commands: [exit(0), exit(1)] },
      { name: 'build', commands: [], check: () => 'too heavy' },
      { name: 'types', commands: [exit(0)], check },
      reporting('node', 1, { numPassedTests: 12, numFailedTests: 2 }),
    ];
    expect(await run(steps)).toBe(1);
    expect(check).toHaveBeenCalledOnce();
    expect(lastLines()).toEqual([
      '12 passed, 2 failed',
      expect.stringMatching(/^FAILED: lint, build, node \(\d+ s\)$/),
    ]);
  });

  test('that need a failed one are not run, and count as failed', async () => {
    const check = vi.fn(() => null);
    const steps = [
      { name: 'build', commands: [exit(1)] },
      { name: 'e2e', commands: [], check, needs: 'build' },
    ];
    expect(await run(steps)).toBe(1);
    expect(check).not.toHaveBeenCalled();
    expect(printed).toContain('FAILED: build, e2e');
  });

  test('fail when a runner cannot be started, dies without a report, or finds no test', async () => {
    const steps = [
      { name: 'gone', commands: [['./no-such-program']] },
      { name: 'dead', commands: [exit(3)], report: join(folder, 'dead.json') },
      reporting('empty', 0, { numPassedTests: 0, numFailedTests: 0 }),
    ];
    expect(await run(steps)).toBe(1);
    expect(lastLines()).toEqual(['0 passed, 2 failed', expect.stringContaining('FAILED: gone, dead, empty')]);
  });

  test('do not count the report of an earlier day', async () => {
    const report = join(folder, 'old.json');
    writeFileSync(report, JSON.stringify({ numPassedTests: 5, numFailedTests: 0 }));
    expect(countTests(report, true)).toEqual({ passed: 5, failed: 0 });
    expect(await run([{ name: 'node', commands: [exit(0)], report }])).toBe(1);
    expect(lastLines()[0]).toBe('0 passed, 1 failed');
  });
});

test('the first load is the entry and what it imports, near and far, but not what comes later', () => {
  const manifest = {
    'index.html': { file: 'a.js', isEntry: true, imports: ['_b.js'], css: ['a.css'], dynamicImports: ['later.ts'] },
    '_b.js': { file: 'b.js', imports: ['_c.js', 'index.html'] },
    '_c.js': { file: 'c.js' },
    'later.ts': { file: 'later.js', isDynamicEntry: true },
  };
  expect(initialFiles(manifest)).toEqual(['a.js', 'b.js', 'c.js']);
});
