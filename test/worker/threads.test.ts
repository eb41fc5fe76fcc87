import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { seedList } from '../../src/experiment/plan.ts';
import { type RunRequest, serialObserver } from '../../src/experiment/probes.ts';
import { serial } from '../../src/experiment/run.ts';
import { createPool, type Pool } from '../../src/worker/client/pool.ts';
import { startNodeWorker } from '../../src/worker/node/start.ts';
import { small, tama } from '../experiment/tama.ts';
import golden from '../golden/digests.json' with { type: 'json' };

// threads load JavaScript only: the worker is built first, as the product builds it
const folder = mkdtempSync(join(tmpdir(), 'musubi-worker-'));
const pools: Pool[] = [];

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { 'engine.worker': join(import.meta.dirname, '../../src/worker/node/engine.worker.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
}, 60_000);

afterAll(() => {
  for (const pool of pools) pool.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function poolOf(size: number): Pool {
  const url = pathToFileURL(join(folder, 'engine.worker.mjs'));
  const pool = createPool({ start: () => startNodeWorker(url), size });
  pools.push(pool);
  return pool;
}

const request = { a: small(tama('none')), b: small(tama('japan')), seedText: 'tama-2005', pairs: 4 };

describe('threads', () => {
  test('one, two or none give the same bits', async () => {
    const alone = await serial.comparePairs(request);
    expect(await poolOf(1).comparePairs(request)).toEqual(alone);
    expect(await poolOf(2).comparePairs(request)).toEqual(alone);
  });

  test('knock channels out to the same bits as none', async () => {
    const few = { ...request, pairs: 2, until: monthOf(2004, 4) };
    expect(await poolOf(2).knockOut(few)).toEqual(await serial.knockOut(few));
  });

  test('observe runs as this thread does, in order', async () => {
    const requests = seedList('tama-2005', 3).map(
      (seed): RunRequest => ({ probe: 'targets', params: request.b, seed }),
    );
    const alone = await serialObserver().observeRuns(requests);
    expect(alone.length).toBe(3);
    expect(await poolOf(2).observeRuns(requests)).toEqual(alone);
  });

  test('hear a cancel and keep what is done, and then answer the next question', async () => {
    const pool = poolOf(2);
    const controller = new AbortController();
    const { ending, pairs } = await pool.comparePairs(
      { ...request, pairs: 1000 },
      { signal: controller.signal, onPair: ({ index }) => index === 1 && controller.abort() },
    );
    expect(ending).toBe('cancelled');
    expect(pairs).toEqual((await pool.comparePairs({ ...request, pairs: 2 })).pairs);
  });

  test('show the world of a pair: the same run as the pair’s, with its ties and events', async () => {
    const pool = poolOf(2);
    const { pairs } = await pool.comparePairs({ ...request, pairs: 1 });
    const pair = pairs[0]!;
    const world = await pool.worldPair({ a: request.a, b: request.b, seed: pair.seed, index: 0 });
    expect([world!.a.digest, world!.b.digest]).toEqual([pair.a.digest, pair.b.digest]);
    expect([world!.a.runKey, world!.b.runKey]).toEqual([pair.a.runKey, pair.b.runKey]);
    expect(world!.b.series).toEqual(pair.b.series);
    expect(world!.partedAt).toBe(pair.partedAt);
  });

  test('end a whole run of TAMA, log on, in the state that the main thread recorded', async () => {
    const world = await poolOf(2).worldPair({
      a: tama('none'),
      b: tama('japan'),
      seed: seedOfText('golden-1'),
      index: 0,
    });
    expect(world?.a.digest).toBe(golden.digests['tama none golden-1 2021-04']);
    expect(world?.b.digest).toBe(golden.digests['tama japan golden-1 2021-04']);
  });

  test('a worker that cannot be loaded is said, with its reason', async () => {
    const pool = createPool({ start: () => startNodeWorker(pathToFileURL(join(folder, 'nowhere.mjs'))), size: 1 });
    pools.push(pool);
    await expect(pool.comparePairs(request)).rejects.toThrow(/workers do not start: Cannot find module/);
  });
});
