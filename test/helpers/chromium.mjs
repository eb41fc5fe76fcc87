/**
 * Finds the Chromium that the browser tests use, and installs one where that can be done without asking.
 * Node's own modules only: `npm test` calls it before any package is installed.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Flags that keep a headless Chromium quiet and off the network; only root must leave the sandbox. */
export const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** What Playwright's `launchOptions` need, here and in the vitest browser project. */
export function launchOptions() {
  const executablePath = findChromium();
  return { args: CHROMIUM_ARGS, ...(executablePath === null ? {} : { executablePath }) };
}

/**
 * CHROMIUM_PATH, else a Chromium or Chrome on the PATH, else one that Playwright has downloaded before.
 *
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, MAC, ...playwrightChromiums()].find(isExecutable) ?? null;
}

/**
 * A Chromium, installed by apt if there is none and this is a Debian whose root we are or may become without a password.
 *
 * @param {(text: string) => void} say
 * @returns {string | null} null: none there and none could be installed; `say` has been told what to do
 */
export function ensureChromium(say) {
  const found = findChromium();
  if (found !== null) return isExecutable(found) ? found : refuse(say, `CHROMIUM_PATH is not a program: ${found}`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    say("no Chromium found; installing Debian's with apt-get");
    const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=600', '-q'];
    runQuietly([...apt, 'update']);
    const output = runQuietly([...apt, 'install', '-y', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== null) return installed;
    say(output.trim().split('\n').slice(-3).join('\n'));
  }
  return refuse(say, 'no Chromium found and none could be installed');
}

/** @type {(say: (text: string) => void, why: string) => null} */
function refuse(say, why) {
  say(
    `${why}. Install chromium, or run \`npx playwright install chromium\`, or set CHROMIUM_PATH to a Chromium or Chrome.`,
  );
  return null;
}

/** @param {readonly string[]} command */
function runQuietly([program = '', ...args]) {
  const done = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 26 });
  return `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`;
}

function playwrightChromiums() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return caches
    .filter((cache) => cache !== '' && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .map((name) => join(cache, name)),
    )
    .flatMap((folder) => inside.map((path) => join(folder, path)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
