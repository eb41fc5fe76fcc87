import { expect, test } from 'vitest';
import { seedOfText } from '../../src/core/seed.ts';
import { pairInSlices, straight } from '../../src/experiment/slices.ts';
import type { Params } from '../../src/model/params.ts';
import { createHost, LISTEN_MS } from '../../src/worker/host.ts';
import type { PairTask } from '../../src/worker/protocol.ts';
import { fakeEngine, fakeParams, work } from '../experiment/fake.ts';

const task: PairTask = { token: 1, a: fakeParams(), b: fakeParams(2e6), seed: seedOfText('tama-2005'), index: 0 };
const noWorlds = () => {
  throw new Error('no worlds here');
};

test('a worker listens every few milliseconds, however many months that is, and never runs more than one beyond', async () => {
  for (const monthMs of [1, 6, 70]) {
    let [now, month, since] = [0, 0, 0];
    const between: number[] = [];
    const engine = fakeEngine({
      onMonth: () => {
        now += monthMs;
        month++;
      },
    });
    const pause = async () => {
      between.push(month - since);
      since = month;
    };
    const host = createHost({ engine, modelVersion: 1, worldInSlices: noWorlds, pause, clock: () => now });
    expect(await host.runPair(task)).not.toBeNull();
    expect(Math.max(...between)).toBe(Math.ceil(LISTEN_MS / monthMs));
  }
});

test('a cancel that comes while a worker listens is the end: not a month more', async () => {
  let now = 0;
  let pauses = 0;
  const host = createHost({
    engine: fakeEngine({ onMonth: () => (now += 7) }),
    modelVersion: 1,
    worldInSlices: noWorlds,
    pause: async () => {
      if (++pauses === 4) host.cancel(1);
    },
    clock: () => now,
  });
  work.months = 0;
  expect(await host.runPair(task)).toBeNull();
  expect(pauses).toBe(4);
  expect(work.months).toBe(4 * Math.ceil(LISTEN_MS / 7));
});

test('a rehearsal comes once, before the first run, begins anew where it was cancelled, and changes no number', async () => {
  let rehearsed = 0;
  let begun = 0;
  function* rehearse(params: Params): Generator<void, void> {
    expect(params).toBe(task.b);
    begun++;
    yield;
    rehearsed++;
  }
  const engine = fakeEngine();
  const pause = async () => {
    if (begun === 1) host.cancel(1);
  };
  const host = createHost({ engine, modelVersion: 1, worldInSlices: noWorlds, pause, rehearse });
  expect(await host.runPair(task)).toBeNull();
  expect([begun, rehearsed]).toEqual([1, 0]);
  const pair = await host.runPair({ ...task, token: 2 });
  expect(pair).toEqual(straight(pairInSlices(engine, task)));
  await host.runPair({ ...task, token: 2, index: 1 });
  expect([begun, rehearsed]).toEqual([2, 1]);
});

test('a rehearsal that fails is forgotten, and the run is what it is', async () => {
  const engine = fakeEngine();
  const rehearse = (): Generator<void, void> => {
    throw new Error('no village there');
  };
  const pause = async () => undefined;
  const host = createHost({ engine, modelVersion: 1, worldInSlices: noWorlds, pause, rehearse });
  expect(await host.init(task.a)).toEqual({ modelVersion: 1 });
  expect(await host.runPair(task)).toEqual(straight(pairInSlices(engine, task)));
});

test('pairs of one request share the policies that came first; a new request brings its own', async () => {
  const seen: Params[] = [];
  const plain = fakeEngine();
  const engine = {
    ...plain,
    create: (params: Params, seed: PairTask['seed']) => {
      seen.push(params);
      return plain.create(params, seed);
    },
  };
  const host = createHost({ engine, modelVersion: 1, worldInSlices: noWorlds, pause: async () => undefined });
  const copy = (token: number): PairTask => ({ ...structuredClone(task), token });
  for (const token of [1, 1, 2]) await host.runPair(copy(token));
  expect(seen[1]).toBe(seen[0]);
  expect(seen[2]).not.toBe(seen[0]);
});
