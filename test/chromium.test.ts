/** How `npm test` comes by a browser. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const HELPER = join(import.meta.dirname, 'helpers/chromium.mjs');
const hasApt = process.platform === 'linux' && existsSync('/usr/bin/apt-get');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-chromium-'));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['env', 'sh', 'cp', 'chmod']) symlinkSync(`/usr/bin/${name}`, join(folder, 'bin', name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, text: string): void => {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
};

/** What `ensureChromium` answers and says on a machine that has only the programs of this test. */
function ensure(environment: Readonly<Record<string, string>> = {}): string {
  const script = `import { ensureChromium } from ${JSON.stringify(HELPER)};
    const said = []; const found = ensureChromium((text) => said.push(text)); console.log([found, ...said].join('\\n'));`;
  const env = {
    PATH: join(folder, 'bin'),
    HOME: folder,
    PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none'),
    ...environment,
  };
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }).stdout.trim();
}

test('CHROMIUM_PATH goes before the Chromium on the path', () => {
  program('chromium', '');
  program('other', '');
  expect(ensure()).toBe(join(folder, 'bin/chromium'));
  expect(ensure({ CHROMIUM_PATH: join(folder, 'bin/other') })).toBe(join(folder, 'bin/other'));
  expect(ensure({ CHROMIUM_PATH: '/no/such' })).toContain('CHROMIUM_PATH is not a program: /no/such');
});

test.runIf(hasApt)('a missing Chromium is installed with apt, as root or by a sudo that does not ask', () => {
  const made = join(folder, 'bin/chromium');
  program('sudo', '[ "$1" = -n ] && shift && exec "$@"');
  program('apt-get', `case "$*" in *"install -y"*) cp ${folder}/bin/sudo ${made}; chmod 755 ${made};; esac`);
  expect(ensure().split('\n')[0]).toBe(made);
});

test.runIf(hasApt)('where that fails too, a line says what to do', () => {
  program('sudo', 'exit 1');
  program('apt-get', 'echo "E: Unable to locate package chromium"; exit 100');
  expect(ensure()).toMatch(/no Chromium found and none could be installed\. Install chromium, .* set CHROMIUM_PATH/);
});
