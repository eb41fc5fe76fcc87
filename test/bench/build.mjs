/** Bundles TypeScript for plain engines: one file, no imports left. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {string} entry   path below the repository
 * @param {string} name    file below dist/bench
 * @param {'es' | 'iife'} format  'iife' for shells that know no modules; the exports are then the global `bench`
 * @returns {Promise<string>} path of the bundle
 */
export async function bundle(entry, name, format = 'es') {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: `${ROOT}dist/bench`,
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      lib: { entry: `${ROOT}${entry}`, formats: [format], name: 'bench', fileName: () => name },
    },
  });
  return `${ROOT}dist/bench/${name}`;
}
