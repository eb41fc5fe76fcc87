/** What the campaigns that write tables share: the code for Node, its workers, and where tables go. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ensureBuilt, ensurePackages, ROOT } from '../../src/cli/setup.mjs';

export { ROOT };

/** The functions of tables.ts, and the workers of the command line as it stands. */
export async function campaign() {
  ensurePackages();
  ensureBuilt('cli');
  const outDir = join(ROOT, 'dist/campaign');
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { tables: join(ROOT, 'test/campaign/tables.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const path = pathToFileURL(join(outDir, 'tables.js')).href;
  /** @type {typeof import('./tables.ts')} */
  const tables = await import(path);
  return { ...tables, tables: path, worker: pathToFileURL(join(ROOT, 'dist/cli/engine.worker.js')) };
}

/**
 * Writes docs/<name>.json and docs/<name>.md.
 *
 * @param {string} name
 * @param {string} json
 * @param {string} markdown
 * @param {number} started  performance.now() at the start
 */
export function write(name, json, markdown, started) {
  writeFileSync(join(ROOT, `docs/${name}.json`), json);
  writeFileSync(join(ROOT, `docs/${name}.md`), markdown);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`wrote docs/${name}.md and docs/${name}.json in ${seconds} s\n`);
}

/** Progress on standard error, a line for every tenth of the way. */
export function teller() {
  let told = 0;
  return (/** @type {number} */ done, /** @type {number} */ total, /** @type {string} */ what) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth === told) return;
    told = tenth;
    process.stderr.write(`${done} of ${total} ${what}\n`);
  };
}

/**
 * Runs `musubi` with its progress shown. @returns what it wrote
 *
 * @param {readonly string[]} args
 */
export function musubi(args) {
  return execFileSync(process.execPath, [join(ROOT, 'src/cli/musubi.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
