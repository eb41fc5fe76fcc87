/**
 * `npm run golden`: compares whole runs with test/golden/digests.json. `-- --write` writes the file anew after results and
 * MODEL_VERSION have changed together; `-- --write --same-version` keeps the version, while nobody has seen its results.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, ROOT } from '../../src/cli/setup.mjs';

process.exitCode = main(process.argv.slice(2));

/** @param {readonly string[]} options */
function main(options) {
  const unknown = options.filter((option) => option !== '--write' && option !== '--same-version');
  if (unknown.length > 0 || (options.includes('--same-version') && !options.includes('--write'))) {
    process.stderr.write('usage: npm run golden [-- --write [--same-version]]\n');
    return 2;
  }
  const mode = options.includes('--same-version') ? 'write-same-version' : options.includes('--write') ? 'write' : '';
  ensurePackages();
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'node', 'test/golden/golden.test.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, MUSUBI_GOLDEN: mode },
  });
  return status ?? 1;
}
