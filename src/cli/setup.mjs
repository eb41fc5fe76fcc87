/**
 * Set-up with nothing but Node's own modules, so that it runs in a fresh clone: installs the locked packages when they
 * are missing or stale, and builds the command line or the viewer when their sources have changed.
 *
 * Everything it says goes to stderr: stdout belongs to the command that runs afterwards.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const STAMP = 'node_modules/.musubi';
const LOCK = '.cache/setup.lock';
const LOCK_LASTS_MS = 15 * 60_000;

/** What can be built, and the files its bytes depend on. */
const TARGETS = {
  cli: ['src', 'scenarios', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
  web: ['src', 'scenarios', 'web', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
};

/** A failure that needs no stack: its message is all there is to say. */
export class SetupError extends Error {}

/** @param {string} path */
const at = (path) => join(ROOT, path);

/** @param {string} path */
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null);

/** @param {string} text */
const say = (text) => process.stderr.write(`musubi: ${text}\n`);

/** @throws SetupError when this Node is older than package.json asks. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) throw new SetupError(`Node.js 20.19, 22.12, or 24 and later is needed; this is ${process.versions.node}`);
}

/** Installs what package-lock.json says, unless node_modules already holds it. */
export function ensurePackages() {
  checkNode();
  if (read(STAMP) === packagesStamp()) return;
  withLock(() => {
    if (read(STAMP) === packagesStamp()) return;
    if (!installedMatchesLock()) {
      const started = Date.now();
      say('installing packages');
      run(npmCommand(), ['ci', '--include=dev', '--no-audit', '--no-fund'], 'npm ci');
      say(`packages installed in ${seconds(started)}`);
    }
    writeFileSync(at(STAMP), packagesStamp());
  });
}

/**
 * Builds `dist/<target>` unless it was built from the very sources that stand here now. The new build takes the place
 * of the old one only when it is complete.
 *
 * @param {keyof typeof TARGETS} target
 */
export function ensureBuilt(target) {
  if (read(`dist/${target}.stamp`) === sourceStamp(target) && existsSync(at(`dist/${target}`))) return;
  withLock(() => {
    const stamp = sourceStamp(target);
    if (read(`dist/${target}.stamp`) === stamp && existsSync(at(`dist/${target}`))) return;
    const started = Date.now();
    const fresh = `dist/${target}.${process.pid}`;
    const vite = at('node_modules/vite/bin/vite.js');
    const mode = target === 'cli' ? 'cli' : 'production';
    try {
      const args = [vite, 'build', '--mode', mode, '--outDir', at(fresh), '--emptyOutDir', '--logLevel', 'warn'];
      run(process.execPath, args, `vite build --mode ${mode}`);
      rmSync(at(`dist/${target}.stamp`), { force: true });
      rmSync(at(`dist/${target}`), { recursive: true, force: true });
      renameSync(at(fresh), at(`dist/${target}`));
      writeFileSync(at(`dist/${target}.stamp`), stamp);
    } finally {
      rmSync(at(fresh), { recursive: true, force: true });
    }
    say(`built ${target === 'cli' ? 'the command line' : 'the viewer'} in ${seconds(started)}`);
  });
}

/** The environment of an install: npm's own settings inherited from an outer npm would change what it does. */
export function cleanEnvironment() {
  const kept = /^npm_config_(cache|registry|noproxy|proxy|https?[-_]proxy|cafile|userconfig|globalconfig)$/i;
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name) || kept.test(name));
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_ENV'));
}

function packagesStamp() {
  const major = process.versions.node.split('.')[0];
  return digest([read('package-lock.json') ?? '', process.platform, process.arch, major ?? '']);
}

/**
 * Whether node_modules already holds every package of the lock file, as it does after somebody's own `npm install`.
 * npm keeps what it installed in node_modules/.package-lock.json.
 */
function installedMatchesLock() {
  const installed = read('node_modules/.package-lock.json');
  const locked = read('package-lock.json');
  if (installed === null || locked === null) return false;
  const have = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(locked).packages).every(([path, entry]) => {
    if (path === '') return true;
    if (have[path] === undefined) return entry.optional === true;
    return have[path].version === entry.version && existsSync(at(path));
  });
}

/** @param {keyof typeof TARGETS} target */
function sourceStamp(target) {
  const files = TARGETS[target].flatMap(filesUnder).sort();
  return digest(files.flatMap((path) => [path, readFileSync(at(path))]));
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (path.includes('.') && !path.includes('/')) return [path];
  return readdirSync(at(path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1));
}

/** @param {readonly (string | Uint8Array)[]} parts */
function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/**
 * Runs a command to its end; its output is shown only when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} name
 */
function run(command, args, name) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: command.endsWith('.cmd'),
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  throw new SetupError(`${name} failed${done.error ? `: ${done.error.message}` : ''}; its output stands above`);
}

/**
 * Lets one process at a time install or build in this folder; the lock of a process that has died is taken over.
 *
 * @param {() => void} action
 */
function withLock(action) {
  mkdirSync(at('.cache'), { recursive: true });
  for (let waited = false; !takeLock(); waited = true) {
    if (!waited) say('waiting for another process that is installing or building');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    action();
  } finally {
    rmSync(at(LOCK), { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(at(LOCK), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (isAbandoned()) rmSync(at(LOCK), { force: true });
    return false;
  }
}

/** Whether whoever took the lock has died, or took it so long ago that its number may be another's by now. */
function isAbandoned() {
  const { mtimeMs } = statSync(at(LOCK), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  if (Date.now() - mtimeMs > LOCK_LASTS_MS) return true;
  const pid = Number(read(LOCK));
  if (!(pid > 0)) return false; // its number is just being written
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {number} started */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;
