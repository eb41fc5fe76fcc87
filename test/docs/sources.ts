/** What the documents are checked against: the sources of the model and the files of the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from './odd.ts';

const ROOT = join(import.meta.dirname, '../..');
export const ODD = join(ROOT, 'docs/odd.md');
export const COVERAGE = join(ROOT, 'docs/seed-coverage.md');

/** Every TypeScript file of the model, in order of its path. */
export function readSources(): Sources {
  const paths = readdirSync(join(ROOT, 'src/model'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/model/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

export function inRepository(path: string): string {
  return join(ROOT, path);
}
