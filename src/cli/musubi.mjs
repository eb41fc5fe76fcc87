#!/usr/bin/env node
/**
 * The command `musubi`. Installs and builds what is missing or stale, then hands over to the built command line, so
 * that `npx --no musubi …` works in a fresh clone. Exit codes: 0 done, 1 our fault, 2 bad input, 130 interrupted.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensurePackages, ROOT, SetupError } from './setup.mjs';

const args = process.argv.slice(2);

try {
  ensurePackages();
  ensureBuilt('cli');
  if (args[0] === 'view' && !args.includes('--help')) ensureBuilt('web');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`musubi: ${error.message}\n`);
  process.exit(1);
}

const { main } = await import(pathToFileURL(join(ROOT, 'dist/cli/main.js')).href);
process.exitCode = await main(args);
