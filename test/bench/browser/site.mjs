/** Builds and serves what is measured: the viewer, and its gallery for a network larger than any region has. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONFIG = join(ROOT, 'vite.config.ts');

/**
 * @param {string} name  folder below dist/bench
 * @param {string} page  the page to build, below web/
 * @returns {Promise<{ url: string, folder: string, close: () => Promise<void> }>}
 */
export async function site(name, page) {
  const outDir = join(ROOT, 'dist/bench', name);
  const input = join(ROOT, 'web', page);
  await build({ configFile: CONFIG, logLevel: 'error', build: { outDir, rolldownOptions: { input } } });
  const server = await preview({
    configFile: CONFIG,
    logLevel: 'error',
    build: { outDir },
    preview: { port: freePort(), strictPort: true },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the preview server has no port');
  const path = page.slice(0, page.lastIndexOf('/') + 1);
  return { url: `http://localhost:${address.port}/${path}`, folder: outDir, close: () => server.close() };
}

let served = 0;

/** A port of this process's own. */
function freePort() {
  return 20_000 + ((process.pid + 7919 * served++) % 20_000);
}

/** Bytes, gzipped, of the scripts that the page loads before it can be used: those that index.html names. @param {string} folder */
export function initialScripts(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return readdirSync(join(folder, 'assets'))
    .filter((file) => file.endsWith('.js') && page.includes(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, 'assets', file))).length, 0);
}
