/**
 * Runs one self-contained script in several JavaScript engines: node, a node worker, Chromium, Firefox, and the shell of
 * JavaScriptCore. The script finds `clock()` (milliseconds) and ends by calling `report(text)`.
 * Debian's packages are installed where an engine is missing and that can be done without asking.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_ARGS, ensureChromium } from '../helpers/chromium.mjs';

const PATIENCE_MS = 600_000;

/** What the script finds around it, whatever the engine. */
const PRELUDE = `
globalThis.clock = typeof preciseTime === 'function' ? () => preciseTime() * 1000
  : typeof performance !== 'undefined' ? () => performance.now() : () => Date.now();
`;
const REPORT_PRINT = 'globalThis.report = (text) => print(text);';
const REPORT_NODE = 'globalThis.report = (text) => console.log(text);';
const REPORT_POST = "globalThis.report = (text) => fetch('/report', { method: 'POST', body: text });";

/** Firefox without its habits of calling home, and with a clock finer than a millisecond. */
const FIREFOX_PREFS = {
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.max_script_run_time': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'privacy.reduceTimerPrecision': false,
  'toolkit.telemetry.enabled': false,
};

/**
 * @typedef {{ name: string, engine: string, run: (script: string) => Promise<string> }} Shell
 */

/** @type {readonly Shell[]} */
export const SHELLS = [
  { name: 'node', engine: 'V8', run: (script) => runProgram('node', script, REPORT_NODE) },
  { name: 'node worker', engine: 'V8', run: (script) => runNodeWorker(script) },
  { name: 'chromium', engine: 'V8', run: (script) => runBrowser(script, startChromium) },
  { name: 'firefox', engine: 'SpiderMonkey', run: (script) => runBrowser(script, startFirefox) },
  { name: 'jsc', engine: 'JavaScriptCore', run: (script) => runProgram(findJsc(), script, REPORT_PRINT) },
];

/** @param {string} text */
function say(text) {
  console.error(text);
}

/**
 * @param {string} package_
 * @param {() => string | null} find
 */
function ensure(package_, find) {
  const found = find();
  if (found !== null) return found;
  if (existsSync('/usr/bin/apt-get')) {
    say(`installing Debian's ${package_} with apt-get`);
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=600', '-q'];
    for (const rest of [['update'], ['install', '-y', '--no-install-recommends', package_]]) {
      const [program = '', ...args] = [...apt, ...rest];
      spawnSync(program, args, { stdio: 'ignore' });
    }
  }
  const installed = find();
  if (installed === null) throw new Error(`${package_} is missing and could not be installed`);
  return installed;
}

function findJsc() {
  const places = [
    '/usr/bin/jsc',
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/jsc',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/jsc',
  ];
  return ensure('libjavascriptcoregtk-4.0-bin', () => places.find((place) => existsSync(place)) ?? null);
}

function findFirefox() {
  const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
  return ensure('firefox-esr', () => places.find((place) => existsSync(place)) ?? null);
}

/**
 * @param {string} program
 * @param {string} script
 * @param {string} report
 */
async function runProgram(program, script, report) {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-engines-'));
  try {
    const file = join(folder, 'script.js');
    writeFileSync(file, PRELUDE + report + script);
    const done = await finished(spawn(program, [file], { stdio: ['ignore', 'pipe', 'inherit'] }));
    return done.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} script */
function runNodeWorker(script) {
  const start = `const { Worker } = require('node:worker_threads'); new Worker(${JSON.stringify(PRELUDE + REPORT_NODE + script)}, { eval: true });`;
  return runProgram('node', start, '');
}

/** @param {import('node:child_process').ChildProcess} child */
function finished(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`ended with code ${code}`))));
  });
}

/**
 * Opens a page that runs the script in a worker (no slow-script warnings) and waits for what it posts.
 *
 * @param {string} script
 * @param {(url: string, folder: string) => import('node:child_process').ChildProcess} start
 * @returns {Promise<string>}
 */
async function runBrowser(script, start) {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-engines-'));
  /** @type {(text: string) => void} */
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  const answer = /** @type {Promise<string>} */ (
    new Promise((yes, no) => {
      resolve = yes;
      reject = no;
    })
  );
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>
    const worker = new Worker('/script.js');
    worker.onerror = (event) => fetch('/failure', { method: 'POST', body: event.message + ' line ' + event.lineno });
  </script>`;
  const server = createServer((request, response) => {
    if (request.url === '/script.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8').end(PRELUDE + REPORT_POST + script);
    } else if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        response.end();
        if (request.url === '/report') resolve(text);
        else reject(new Error(text));
      });
    } else response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const child = start(`http://127.0.0.1:${address.port}/`, folder);
  child.on('error', reject);
  child.on('exit', (code) => reject(new Error(`the browser ended with code ${code} before it reported`)));
  const timer = setTimeout(() => reject(new Error('no report in ten minutes')), PATIENCE_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    await stop(child);
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Ends the browser and the processes it has started: they share its process group. @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('close', done));
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      return;
    }
    await Promise.race([gone, new Promise((done) => setTimeout(done, 3000))]);
    if (child.exitCode !== null || child.signalCode !== null) return;
  }
}

/** @param {string} url @param {string} folder */
function startChromium(url, folder) {
  const program = ensureChromium(say);
  if (program === null) throw new Error('no Chromium');
  return spawn(program, ['--headless', ...CHROMIUM_ARGS, `--user-data-dir=${folder}`, url], {
    stdio: 'ignore',
    detached: true,
  });
}

/** @param {string} url @param {string} folder */
function startFirefox(url, folder) {
  const prefs = Object.entries(FIREFOX_PREFS).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(folder, 'user.js'), prefs.join('\n'));
  const env = { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' };
  return spawn(findFirefox(), ['--headless', '--no-remote', '--profile', folder, url], {
    stdio: 'ignore',
    detached: true,
    env,
  });
}

/** @param {string} file */
export function readScript(file) {
  return readFileSync(file, 'utf8');
}
