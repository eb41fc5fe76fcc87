import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seedOfText } from '../../src/core/seed.ts';
import { ENGINE, engineWith, runOne } from '../../src/experiment/run.ts';
import { straight } from '../../src/experiment/slices.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { rehearse } from '../../src/worker/rehearsal.ts';
import { small, tama } from '../experiment/tama.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const textOf = (folder: string, name: string): string => readFileSync(join(SCENARIOS, folder, name), 'utf8');
const watched = engineWith({ log: true });

test('the village of every region lives', () => {
  const policy = loadPolicy(textOf('policies', 'japan.yaml'), 'japan.yaml');
  for (const name of readdirSync(join(SCENARIOS, 'regions'))) {
    const { params } = compile(loadRegion(textOf('regions', name), name), policy);
    expect(() => straight(rehearse(ENGINE, watched, params)), name).not.toThrow();
  }
});

test('a rehearsal leaves no trace in the runs after it', () => {
  const params = small(tama('japan'));
  const seed = seedOfText('tama-2005');
  const before = runOne(params, seed);
  straight(rehearse(ENGINE, watched, params));
  expect(runOne(params, seed)).toEqual(before);
});
