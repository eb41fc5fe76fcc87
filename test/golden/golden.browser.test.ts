import { afterAll, expect, test } from 'vitest';
import japanYaml from '../../scenarios/policies/japan.yaml?raw';
import noneYaml from '../../scenarios/policies/none.yaml?raw';
import tamaYaml from '../../scenarios/regions/tama.yaml?raw';
import { seedOfText } from '../../src/core/seed.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { createPool } from '../../src/worker/client/pool.ts';
import { startWebWorker } from '../../src/worker/web/start.ts';
import golden from './digests.json';

const pool = createPool({ start: startWebWorker, size: 2 });
afterAll(() => pool.dispose());

const paramsOf = (policy: string) =>
  compile(loadRegion(tamaYaml, 'tama.yaml'), loadPolicy(policy, 'policy.yaml')).params;

test('a worker of Chromium ends whole runs of TAMA, log on, in the states that Node recorded', async () => {
  for (const text of ['golden-1', 'golden-2']) {
    const world = await pool.worldPair({
      a: paramsOf(noneYaml),
      b: paramsOf(japanYaml),
      seed: seedOfText(text),
      index: 0,
    });
    expect(world?.a.digest).toBe(golden.digests[`tama none ${text} 2021-04` as keyof typeof golden.digests]);
    expect(world?.b.digest).toBe(golden.digests[`tama japan ${text} 2021-04` as keyof typeof golden.digests]);
  }
});
