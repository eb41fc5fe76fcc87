import { afterEach, describe, expect, test } from 'vitest';
import { serialExecutor } from '../../src/experiment/executor.ts';
import { seedList } from '../../src/experiment/plan.ts';
import type { RunRequest } from '../../src/experiment/probes.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { oneInSlices, straight } from '../../src/experiment/slices.ts';
import { CHANNEL_NAMES } from '../../src/model/params.ts';
import { createPool, type Pool, type PoolOptions } from '../../src/worker/client/pool.ts';
import { WorkerFailure } from '../../src/worker/client/scheduler.ts';
import { NEVER } from '../../src/worker/never.ts';
import type { Host } from '../../src/worker/protocol.ts';
import { fakeEngine, fakeParams, START, work } from '../experiment/fake.ts';
import { type LocalOptions, localWorkers } from './local.ts';

const a = fakeParams();
const b = fakeParams(2e6);
const request = { a, b, seedText: 'tama-2005', pairs: 6 };
const serial = serialExecutor(fakeEngine());

const pools: Pool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.dispose();
});

function poolOf(size: number, local: LocalOptions = {}, options: Partial<PoolOptions> = {}) {
  const workers = localWorkers(local);
  const pool = createPool({ start: workers.start, size, ...options });
  pools.push(pool);
  return { pool, workers: workers.started };
}

/** Lets all messages under way arrive. */
async function settled(turns = 50): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** A host whose `runPair` waits for `open` first. */
function gated() {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const host = (plain: Host): Host => ({
    ...plain,
    runPair: async (task) => {
      await gate;
      return plain.runPair(task);
    },
  });
  return { host, open: () => open() };
}

describe('pairs', () => {
  for (const size of [1, 2, 3]) {
    test(`are the same with ${size} worker${size > 1 ? 's' : ''} as without any`, async () => {
      const { pool } = poolOf(size);
      expect(await pool.comparePairs(request)).toEqual(await serial.comparePairs(request));
    });
  }

  test('with knock-outs are the same with workers as without, and arrive whole', async () => {
    const { pool } = poolOf(2);
    const outcome = await pool.knockOut(request);
    expect(outcome).toEqual(await serial.knockOut(request));
    expect(outcome.pairs[0]!.held.map(({ run }) => run.series.length)).toEqual(
      CHANNEL_NAMES.map(() => outcome.pairs[0]!.a.series.length),
    );
  });

  test('are handed over in order without gaps, whoever is quick', async () => {
    // the first worker takes ten turns between slices
    const slow = async (worker: number) => settled(worker === 0 ? 10 : 1);
    const { pool } = poolOf(2, { pause: slow });
    const seen: number[] = [];
    const done: number[] = [];
    await pool.comparePairs(request, {
      onPair: ({ index }, progress) => {
        seen.push(index);
        done.push(progress.done);
      },
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('go to the worker that ran them before, even where another is free a moment earlier', async () => {
    const ran: string[] = [];
    const host = (plain: Host, worker: number): Host => ({
      ...plain,
      runPair: (task) => {
        ran.push(`${task.index % 2} by ${worker}`);
        return plain.runPair(task);
      },
    });
    const { pool } = poolOf(2, { host, pause: () => settled(6) });
    // one pair keeps the first worker busy, the second has nothing to do
    const overtaken = pool.comparePairs({ ...request, pairs: 1 });
    await settled(12);
    const newer = pool.comparePairs({ ...request, b: fakeParams(3e6), pairs: 2 });
    expect((await overtaken).ending).toBe('stale');
    expect((await newer).ending).toBe('complete');
    expect(ran.toSorted()).toEqual(['0 by 0', '0 by 0', '1 by 1']);
  });

  test('go on from where an earlier question ended', async () => {
    const { pool } = poolOf(2);
    const rest = await pool.comparePairs({ ...request, from: 4 });
    expect(rest.pairs).toEqual((await serial.comparePairs(request)).pairs.slice(4));
    expect(await pool.comparePairs({ ...request, from: 6 })).toEqual({ ending: 'complete', pairs: [] });
  });

  test('come with the time left, by the clock that the pool was given', async () => {
    let now = 0;
    const { pool } = poolOf(1, {}, { clock: () => (now += 500) });
    const left: (number | null)[] = [];
    await pool.comparePairs(request, { onPair: (_, progress) => left.push(progress.secondsLeft) });
    expect(left).toEqual([2.5, 2, 1.5, 1, 0.5, 0]);
  });
});

describe('cancelling', () => {
  test('answers with what is done, a beginning of the whole, and stops the workers within a slice', async () => {
    const { pool } = poolOf(2);
    const controller = new AbortController();
    const { ending, pairs } = await pool.comparePairs(
      { ...request, pairs: 100 },
      { signal: controller.signal, onPair: ({ index }) => index === 2 && controller.abort() },
    );
    expect(ending).toBe('cancelled');
    expect(pairs).toEqual((await serial.comparePairs({ ...request, pairs: 3 })).pairs);
    await settled();
    const months = work.months;
    await settled();
    expect(work.months).toBe(months);
  });

  test('before anything has begun starts nothing', async () => {
    const { pool } = poolOf(1);
    const before = work.created;
    const outcome = await pool.comparePairs(request, { signal: AbortSignal.abort() });
    await settled();
    expect(outcome).toEqual({ ending: 'cancelled', pairs: [] });
    expect(work.created).toBe(before);
  });

  test('leaves workers alive that answer, and they work on', async () => {
    const { pool, workers } = poolOf(2);
    const controller = new AbortController();
    const cancelled = pool.comparePairs({ ...request, pairs: 100 }, { signal: controller.signal });
    await settled(5);
    controller.abort();
    expect((await cancelled).ending).toBe('cancelled');
    expect((await pool.comparePairs(request)).ending).toBe('complete');
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, false]);
  });

  test('ends a worker that stays silent, after a second, and starts another in its place', async () => {
    const timers: { ms: number; callback: () => void; off: boolean }[] = [];
    const after = (ms: number, callback: () => void) => {
      const timer = { ms, callback, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    };
    // worker 0 never comes back from its first pause
    const pause = (worker: number) => (worker === 0 ? new Promise<void>(() => undefined) : settled(1));
    const { pool, workers } = poolOf(1, { pause }, { after });
    const controller = new AbortController();
    const silent = pool.comparePairs(request, { signal: controller.signal });
    await settled();
    controller.abort();
    expect((await silent).ending).toBe('cancelled');

    expect(timers.map(({ ms, off }) => ({ ms, off }))).toEqual([{ ms: 1000, off: false }]);
    expect(workers.length).toBe(1);
    const next = pool.comparePairs(request);
    timers[0]!.callback();
    expect(workers[0]!.terminated).toBe(true);
    expect((await next).pairs).toEqual((await serial.comparePairs(request)).pairs);
    expect(workers.length).toBe(2);
  });

  test('does not end a worker that answers within the second', async () => {
    const off: boolean[] = [];
    const after = () => {
      const timer = off.push(false) - 1;
      return () => {
        off[timer] = true;
      };
    };
    const { pool, workers } = poolOf(1, {}, { after });
    const controller = new AbortController();
    const outcome = pool.comparePairs(request, { signal: controller.signal });
    await settled(5);
    controller.abort();
    await outcome;
    await settled();
    expect(off).toEqual([true]);
    expect(workers[0]!.terminated).toBe(false);
  });
});

describe('the newest question', () => {
  test('wins: the older one ends stale and hands over nothing more', async () => {
    const { pool } = poolOf(2);
    const older: PairResult[] = [];
    let newerAsked = false;
    const first = pool.comparePairs(
      { ...request, pairs: 100 },
      {
        onPair: (pair) => {
          expect(newerAsked).toBe(false);
          older.push(pair);
        },
      },
    );
    while (older.length < 2) await settled(1);
    newerAsked = true;
    const other = { ...request, b: fakeParams(9e6) };
    const second = await pool.comparePairs(other);
    expect(await first).toEqual({ ending: 'stale', pairs: older });
    expect(second).toEqual(await serial.comparePairs(other));
  });

  test('wins though an answer to the older one is already under way', async () => {
    const gate = gated();
    const { pool } = poolOf(1, { host: gate.host });
    const seen: PairResult[] = [];
    const first = pool.comparePairs(request, { onPair: (pair) => seen.push(pair) });
    await settled();
    const other = { ...request, b: fakeParams(9e6) };
    const second = pool.comparePairs(other);
    gate.open();
    expect(await second).toEqual(await serial.comparePairs(other));
    expect(await first).toEqual({ ending: 'stale', pairs: [] });
    expect(seen).toEqual([]);
  });

  test('asked from within an answer wins as well', async () => {
    const { pool } = poolOf(2);
    let second: Promise<unknown> | undefined;
    const first = await pool.comparePairs(request, {
      onPair: () => {
        second = pool.comparePairs({ ...request, pairs: 3 });
      },
    });
    expect(first.ending).toBe('stale');
    expect(first.pairs.length).toBe(1);
    expect(await second).toEqual(await serial.comparePairs({ ...request, pairs: 3 }));
  });
});

describe('patient runs', () => {
  const requests: readonly RunRequest[] = seedList('tama-2005', 4).map((seed) => ({
    probe: 'series',
    params: a,
    seed,
  }));

  test('begin when no pair waits, though they were asked for before', async () => {
    const { pool } = poolOf(1);
    const order: string[] = [];
    const first = pool.comparePairs({ ...request, pairs: 1 });
    const runs = pool.observeRuns(requests, { onRun: () => order.push('run') });
    await first;
    // asked for behind the runs, in the same turn in which the worker is free
    const pairs = pool.comparePairs(request, { onPair: () => order.push('pair') });
    await Promise.all([runs, pairs]);
    expect(order).toEqual([...Array(6).fill('pair'), ...Array(4).fill('run')]);
  });

  test('give their worker back within a slice, and begin anew when the pairs are done', async () => {
    const { pool, workers } = poolOf(1);
    const order: string[] = [];
    const runs = pool.observeRuns(requests, { onRun: () => order.push('run') });
    // well under way
    await settled(6);
    expect(order).toEqual([]);
    const before = work.created;
    const outcome = await pool.comparePairs(request);
    order.push('pairs');
    expect(outcome).toEqual(await serial.comparePairs(request));
    expect(work.created - before).toBeGreaterThanOrEqual(6);
    const alone = requests.map(({ params, seed }) => straight(oneInSlices(fakeEngine(), params, seed)));
    expect((await runs).map(({ digest }) => digest)).toEqual(alone.map(({ digest }) => digest));
    expect(order).toEqual(['pairs', 'run', 'run', 'run', 'run']);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false]);
  });

  test('that were cancelled while they gave way are not begun again', async () => {
    const { pool } = poolOf(1);
    const controller = new AbortController();
    const runs = pool.observeRuns(requests, { signal: controller.signal });
    await settled(6);
    const pairs = pool.comparePairs(request);
    controller.abort();
    expect(await runs).toEqual([]);
    await pairs;
    await settled();
    const { months } = work;
    await settled();
    expect(work.months).toBe(months);
  });
});

test('urgent runs, asked for one at a time, take turns with the pairs that wait', async () => {
  const { pool } = poolOf(1);
  const order: string[] = [];
  const pairs = pool.comparePairs(request, { onPair: () => order.push('pair') });
  const seeds = seedList('tama-2005', 3);
  for (const seed of seeds) {
    const one: RunRequest = { probe: 'series', params: a, seed };
    await pool.observeRuns([one], { onRun: () => order.push('run'), urgent: true });
  }
  // none waits for all pairs, and no two come before the same pair
  expect(order.filter((kind) => kind === 'run')).toHaveLength(seeds.length);
  expect(order.length).toBeLessThan(6 + seeds.length);
  expect(order.join(' ')).not.toContain('run run');
  await pairs;
});

describe('a worker that dies', () => {
  test('is replaced, and its pair is run once more', async () => {
    const gate = gated();
    const { pool, workers } = poolOf(1, { host: (host, n) => (n === 0 ? gate.host(host) : host) });
    const outcome = pool.comparePairs(request);
    await settled();
    workers[0]!.die('out of memory');
    expect(await outcome).toEqual(await serial.comparePairs(request));
    expect(workers.length).toBe(2);
  });

  test('twice at the same pair fails the question, and says which pair and why', async () => {
    const gate = gated();
    const { pool, workers } = poolOf(1, { host: gate.host });
    const outcome = pool.comparePairs(request).catch((error) => error);
    await settled();
    workers[0]!.die('out of memory');
    await settled();
    workers[1]!.die('out of memory');
    const error = await outcome;
    expect(error).toBeInstanceOf(WorkerFailure);
    expect(error.message).toBe('pair 0: the worker stopped 2 times: out of memory');
  });

  test('does not take the pool with it: the next question is answered', async () => {
    const gate = gated();
    const { pool, workers } = poolOf(1, { host: (host, n) => (n < 2 ? gate.host(host) : host) });
    const failed = pool.comparePairs(request).catch(() => 'failed');
    await settled();
    workers[0]!.die('out of memory');
    await settled();
    workers[1]!.die('out of memory');
    expect(await failed).toBe('failed');
    expect((await pool.comparePairs(request)).ending).toBe('complete');
  });
});

describe('a failure', () => {
  test('of the engine fails the question in the engine’s own words, and is not tried again', async () => {
    let thrown = 0;
    const engine = fakeEngine({
      onMonth: ({ month }) => {
        if (month !== START + 30) return;
        thrown++;
        throw new Error('month 30: cash 7 ≠ payments 8');
      },
    });
    const { pool } = poolOf(1, { engine });
    await expect(pool.comparePairs(request)).rejects.toThrow('pair 0: month 30: cash 7 ≠ payments 8');
    await settled();
    expect(thrown).toBe(1);
  });

  test('to start is tried again, then said', async () => {
    let starts = 0;
    const start = () => {
      starts++;
      throw new Error('no such file');
    };
    const pool = createPool({ start, size: 2 });
    pools.push(pool);
    await expect(pool.comparePairs(request)).rejects.toThrow('workers do not start: no such file');
    expect(starts).toBeLessThanOrEqual(4);
  });

  test('in what is done with a pair fails the question, not the pool', async () => {
    const { pool } = poolOf(1);
    const broken = () => {
      throw new Error('cannot draw');
    };
    await expect(pool.comparePairs(request, { onPair: broken })).rejects.toThrow('cannot draw');
    expect((await pool.comparePairs(request)).ending).toBe('complete');
  });
});

describe('a fresh worker', () => {
  test('with nothing to do warms up with the parameters it is told', async () => {
    const before = work.created;
    poolOf(2, {}, { warmUp: a });
    await settled(100);
    expect(work.created - before).toBe(2);
  });

  test('does not keep a question waiting for that', async () => {
    let pauses = 0;
    const pause = async () => {
      pauses++;
      await settled(1);
    };
    const { pool, workers } = poolOf(1, { pause }, { warmUp: a });
    while (pauses < 3) await settled(1);
    // three of the 40 pauses of warming up have been; the question ends the rest
    const outcome = await pool.comparePairs({ ...request, pairs: 1 });
    expect(outcome.ending).toBe('complete');
    expect(pauses).toBeLessThan(3 + 40 + 40);
    expect(workers.length).toBe(1);
  });
});

describe('the world of a pair', () => {
  const seed = { hi: 5, lo: 6 };

  test('comes before the pairs that wait, and they come all the same', async () => {
    const { pool } = poolOf(1);
    const order: string[] = [];
    const pairs = pool.comparePairs(request, { onPair: ({ index }) => order.push(`pair ${index}`) });
    const world = await pool.worldPair({ a, b, seed, index: 3 });
    order.push('world');
    expect((await pairs).ending).toBe('complete');
    expect(order.indexOf('world')).toBeLessThan(3);
    expect(order.length).toBe(7);
    expect([world!.a.gauges[0], world!.b.gauges[0]]).toEqual([0, 2e6]);
    expect(world).toMatchObject({ index: 3, seed, a: { organisations: { keyHi: Int32Array.of(5) } } });
  });

  test('gives way to a newer one, and to a signal', async () => {
    const { pool } = poolOf(1);
    const older = pool.worldPair({ a, b, seed, index: 0 });
    const newer = pool.worldPair({ a, b, seed, index: 1 });
    expect(await older).toBeNull();
    expect((await newer)?.index).toBe(1);
    expect(await pool.worldPair({ a, b, seed, index: 2 }, AbortSignal.abort())).toBeNull();
  });

  test('is run only for the policy that was changed', async () => {
    const ran: string[] = [];
    const host = (plain: Host): Host => ({
      ...plain,
      runWorld: (task) => {
        ran.push(`${task.params.levers.network.budget[22]} of ${task.seed.lo}`);
        return plain.runWorld(task);
      },
    });
    const { pool } = poolOf(2, { host });
    const first = await pool.worldPair({ a, b, seed, index: 0 });
    const other = await pool.worldPair({ a, b: fakeParams(3e6), seed, index: 0 });
    expect(ran.sort()).toEqual(['0 of 6', '2000000 of 6', '3000000 of 6']);
    expect(other!.a).toEqual(first!.a);
    expect(other!.b.gauges[0]).toBe(3e6);
    // the luck of another pair is another world
    await pool.worldPair({ a, b, seed: { hi: 5, lo: 7 }, index: 1 });
    expect(ran).toHaveLength(5);
  });

  test('is not ended by a new comparison', async () => {
    const { pool } = poolOf(2);
    const world = pool.worldPair({ a, b: a, seed, index: 0 });
    const pairs = pool.comparePairs(request);
    expect((await world)?.partedAt).toBe(NEVER);
    expect((await pairs).ending).toBe('complete');
  });
});

test('a pool that is disposed of ends its workers and cancels what waits', async () => {
  const { pool, workers } = poolOf(2);
  const pairs = pool.comparePairs({ ...request, pairs: 50 });
  const world = pool.worldPair({ a, b, seed: { hi: 0, lo: 0 }, index: 0 });
  await settled(3);
  pool.dispose();
  expect(await world).toBeNull();
  expect((await pairs).ending).toBe('cancelled');
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
});
