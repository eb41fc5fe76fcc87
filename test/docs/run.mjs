/**
 * `npm run docs`: whether docs/odd.md and the JSON Schemas in scenarios/schema say what the code says, with the first line
 * that differs; exit code 1 when they do not. `npm run docs -- --write` writes the tables and the schemas anew. What stands
 * outside the markers of docs/odd.md is written by hand.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from '../../src/cli/setup.mjs';

ensurePackages();
const { runnerImport } = await import('vite');

/**
 * @template T
 * @param {string} name
 * @returns {Promise<T>}
 */
async function load(name) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return /** @type {T} */ (module);
}

/** @type {typeof import('./odd.ts')} */
const { firstDifference, renderOdd } = await load('odd.ts');
/** @type {typeof import('./sources.ts')} */
const { ODD, readSources } = await load('sources.ts');

const found = readFileSync(ODD, 'utf8');
const expected = renderOdd(found, readSources());
const difference = firstDifference(found, expected);
if (difference === null) process.stdout.write('docs/odd.md is as the code is\n');
else if (process.argv.includes('--write')) {
  writeFileSync(ODD, expected);
  process.stdout.write(`docs/odd.md written; first change: ${difference}\n`);
} else {
  process.stdout.write(`docs/odd.md differs from the code, ${difference}\nnpm run docs -- --write writes it anew\n`);
  process.exitCode = 1;
}

/** @type {typeof import('../../src/scenario/jsonSchema.ts')} */
const { jsonSchema } = await load('../../src/scenario/jsonSchema.ts');
/** @type {typeof import('../../src/io/json.ts')} */
const { toJson } = await load('../../src/io/json.ts');
for (const kind of /** @type {const} */ (['region', 'policy', 'nation'])) {
  const name = `scenarios/schema/${kind}.json`;
  const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const schema = toJson(jsonSchema(kind));
  const asCode = existsSync(path) && readFileSync(path, 'utf8') === schema;
  if (asCode) process.stdout.write(`${name} is as the code is\n`);
  else if (process.argv.includes('--write')) {
    writeFileSync(path, schema);
    process.stdout.write(`${name} written\n`);
  } else {
    process.stdout.write(`${name} differs from the code\nnpm run docs -- --write writes it anew\n`);
    process.exitCode = 1;
  }
}
