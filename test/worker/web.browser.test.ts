import { afterAll, describe, expect, test } from 'vitest';
import japanYaml from '../../scenarios/policies/japan.yaml?raw';
import noneYaml from '../../scenarios/policies/none.yaml?raw';
import tamaYaml from '../../scenarios/regions/tama.yaml?raw';
import { runPair } from '../../src/experiment/run.ts';
import type { Params } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { createPool, type Pool } from '../../src/worker/client/pool.ts';
import { startWebWorker, webPoolSize } from '../../src/worker/web/start.ts';

const pools: Pool[] = [];
afterAll(() => {
  for (const pool of pools) pool.dispose();
});

function poolOf(size: number): Pool {
  const pool = createPool({ start: startWebWorker, size });
  pools.push(pool);
  return pool;
}

/** An eighth of the region. */
function paramsOf(policy: string): Params {
  const { params } = compile(loadRegion(tamaYaml, 'tama.yaml'), loadPolicy(policy, 'policy.yaml'));
  return { ...params, region: { ...params.region, members: { firms: 35, academic: 5, agencies: 8, finance: 2 } } };
}

const request = { a: paramsOf(noneYaml), b: paramsOf(japanYaml), seedText: 'tama-2005', pairs: 4 };

describe('workers of the browser', () => {
  test('one or two give the same bits as the page itself', async () => {
    const one = await poolOf(1).comparePairs(request);
    expect(one.ending).toBe('complete');
    expect(await poolOf(2).comparePairs(request)).toEqual(one);
    for (const pair of one.pairs) {
      expect(pair).toEqual(runPair(request.a, request.b, pair.seed, { index: pair.index }));
    }
  });

  test('hear a cancel between slices, keep what is done, and answer the next question', async () => {
    const pool = poolOf(2);
    const controller = new AbortController();
    const { ending, pairs } = await pool.comparePairs(
      { ...request, pairs: 1000 },
      { signal: controller.signal, onPair: ({ index }) => index === 1 && controller.abort() },
    );
    expect(ending).toBe('cancelled');
    expect(pairs.length).toBe(2);
    expect(pairs).toEqual((await pool.comparePairs({ ...request, pairs: 2 })).pairs);
  });

  test('hand over the world of a pair', async () => {
    const pool = poolOf(2);
    const { pairs } = await pool.comparePairs({ ...request, pairs: 1 });
    const pair = pairs[0]!;
    const world = await pool.worldPair({ a: request.a, b: request.b, seed: pair.seed, index: 0 });
    expect([world!.a.digest, world!.b.digest]).toEqual([pair.a.digest, pair.b.digest]);
    expect(world!.b.events.count).toBeGreaterThan(0);
  });
});

test('the pool leaves the page a core of its own where there are three or more', () => {
  expect([1, 2, 3, 4, 16].map(webPoolSize)).toEqual([1, 2, 2, 3, 8]);
});
