/** What the tables share: the scenarios of the repository, workers, Markdown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Params } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { createPool, type Pool } from '../../src/worker/client/pool.ts';
import { startNodeWorker } from '../../src/worker/node/start.ts';

/** The seeds of every table. */
export const SEED_TEXT = 'tama-2005';

/** The repository, from where npm runs its scripts. */
export function paramsOf(region: string, policy: string): Params {
  const read = (path: string): string => readFileSync(join(process.cwd(), 'scenarios', path), 'utf8');
  const loaded = loadRegion(read(`regions/${region}.yaml`), `${region}.yaml`);
  return compile(loaded, loadPolicy(read(`policies/${policy}.yaml`), `${policy}.yaml`)).params;
}

export function poolOn(worker: URL, cores: number): Pool {
  return createPool({ start: () => startNodeWorker(worker), size: cores, clock: () => performance.now() });
}

export type Tell = (done: number, total: number, what: string) => void;

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
