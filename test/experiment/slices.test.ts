import { beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { partingMonth, pastKeyOf } from '../../src/experiment/parting.ts';
import { seedList } from '../../src/experiment/plan.ts';
import { runKeyOf, traceHashes } from '../../src/experiment/runKey.ts';
import { inTurns, oneInSlices, pairInSlices, REMEMBERED_PASTS, straight } from '../../src/experiment/slices.ts';
import { emptyTrace, type Trace } from '../../src/model/channels.ts';
import { type ChannelName, FIRST_FISCAL_YEAR } from '../../src/model/params.ts';
import { createMemory } from '../../src/worker/memory.ts';
import { type FakeRecorder, type FakeSim, fakeEngine, fakeParams, START, work } from './fake.ts';

const engine = fakeEngine();
const seed = { hi: 3, lo: 4 };
const none = fakeParams();
const some = fakeParams(5e6, 2006);
const END = monthOf(2021, 4);

beforeEach(() => Object.assign(work, { months: 0, created: 0, branched: 0 }));

describe('where two policies part', () => {
  test('is the April of the first fiscal year in which any level differs', () => {
    expect(partingMonth(none, some)).toBe(monthOf(2006, 4));
    expect(partingMonth(fakeParams(1e6, 2001), fakeParams(2e6, 2001))).toBe(monthOf(2001, 4));
  });

  test('counts fiscal years from where the model does', () => {
    const first = { ...none.levers.network, budget: none.levers.network.budget.map((_, year) => (year === 0 ? 1 : 0)) };
    const early = { ...none, levers: { ...none.levers, network: first } };
    expect(partingMonth(none, early)).toBe(monthOf(FIRST_FISCAL_YEAR, 4));
  });

  test('is the earliest of all levers', () => {
    const { levers } = none;
    const from = (year: number) => levers.network.budget.map((_, y) => (1998 + y >= year ? 1 : 0));
    const both = { ...levers, consortium: { budget: from(2003) }, incubation: { budget: from(2011) } };
    expect(partingMonth(none, { ...none, levers: both })).toBe(monthOf(2003, 4));
    const turned = { ...levers, consortium: { budget: from(2011) }, incubation: { budget: from(2003) } };
    expect(partingMonth({ ...none, levers: turned }, none)).toBe(monthOf(2003, 4));
  });

  test('is never for equal policies, the same object or not', () => {
    expect(partingMonth(none, none)).toBe(Number.POSITIVE_INFINITY);
    expect(partingMonth(none, fakeParams())).toBe(Number.POSITIVE_INFINITY);
  });

  test('is the beginning where more than levers differs', () => {
    const other = { ...none, region: { ...none.region, labsPerAcademic: 9 } };
    expect(partingMonth(none, other)).toBe(Number.NEGATIVE_INFINITY);
    const longer = { ...none, region: { ...none.region, townWeights: [0.5, 0.5] } };
    expect(partingMonth(none, longer)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('past keys agree up to there and not beyond', () => {
    const at = monthOf(2006, 4);
    expect(pastKeyOf(none, seed, at)).toBe(pastKeyOf(some, seed, at));
    expect(pastKeyOf(none, seed, at + 1)).not.toBe(pastKeyOf(some, seed, at + 1));
    expect(pastKeyOf(none, seed, at)).not.toBe(pastKeyOf(none, { hi: 3, lo: 5 }, at));
    expect(pastKeyOf(none, seed, at)).not.toBe(pastKeyOf(none, seed, at - 12));
  });
});

describe('a pair', () => {
  test('is two whole runs, bit for bit, though their past ran once', () => {
    const pair = straight(pairInSlices(engine, { a: none, b: some, seed, index: 0 }));
    const months = END - START + (END - monthOf(2006, 4));
    expect(work).toEqual({ months, created: 1, branched: 2 });
    expect(pair.a).toEqual(straight(oneInSlices(engine, none, seed)));
    expect(pair.b).toEqual(straight(oneInSlices(engine, some, seed)));
    expect(pair.partedAt).toBe(monthOf(2006, 4));
    expect(pair.a.digest).not.toBe(pair.b.digest);
  });

  test('of a policy with itself differs nowhere and runs once', () => {
    const pair = straight(pairInSlices(engine, { a: some, b: fakeParams(5e6, 2006), seed, index: 0 }));
    expect(pair.a).toEqual(pair.b);
    expect(pair.a.series).not.toBe(pair.b.series);
    expect(work.months).toBe(END - START);
    expect(pair.partedAt).toBe(END);
  });

  test('of policies that part only after the end has equal results under different keys', () => {
    const until = monthOf(2004, 4);
    const pair = straight(pairInSlices(engine, { a: none, b: some, seed, index: 0, until }));
    expect(pair.a.series).toEqual(pair.b.series);
    expect(pair.b.runKey).toBe(runKeyOf(some, seed, until));
    expect(pair.b.runKey).not.toBe(pair.a.runKey);
    expect(pair.partedAt).toBe(until);
  });

  test('of different regions shares nothing', () => {
    const other = { ...none, region: { ...none.region, labsPerAcademic: 9 } };
    const pair = straight(pairInSlices(engine, { a: none, b: other, seed, index: 0 }));
    expect(work.months).toBe(2 * (END - START));
    expect(pair.partedAt).toBe(START);
    expect(pair.b).toEqual(straight(oneInSlices(engine, other, seed)));
  });

  test('shows the planted effect exactly: fifteen years of five a month', () => {
    const { a, b } = straight(pairInSlices(engine, { a: none, b: some, seed, index: 0 }));
    expect(b.series[91]! - a.series[91]!).toBe(15 * 12 * 5);
    const parted = 4 * 8 - 1; // the last quarter of FY2005
    expect(b.series[parted]! - a.series[parted]!).toBe(0);
    expect(b.series[parted + 1]! - a.series[parted + 1]!).toBe(15);
  });

  test('ended early has no quarters after its end', () => {
    const { series } = straight(oneInSlices(engine, none, seed, monthOf(1999, 4)));
    expect([...series.subarray(0, 5)].map(Number.isNaN)).toEqual([false, false, false, false, true]);
  });
});

describe('slices', () => {
  test('are months: a whole run gives others their turn after each of them', () => {
    const stops: number[] = [];
    let at = 0;
    const watched = fakeEngine({ onMonth: (sim) => (at = sim.month) });
    const slices = oneInSlices(watched, none, seed);
    while (!slices.next().done) stops.push(at + 1 - START);
    expect(stops).toEqual(Array.from({ length: 33 * 12 }, (_, i) => i + 1));
  });

  test('stop where they are told to, within one slice', async () => {
    let pauses = 0;
    const pause = async () => void pauses++;
    expect(await inTurns(oneInSlices(engine, none, seed), pause, () => pauses === 3)).toBeNull();
    expect(work.months).toBe(3);
  });

  test('wait for others only where a pause is due', async () => {
    let [slices, pauses] = [0, 0];
    const pause = async () => void pauses++;
    const due = () => ++slices % 100 === 0;
    expect(await inTurns(oneInSlices(engine, none, seed), pause, () => false, due)).not.toBeNull();
    expect([slices, pauses]).toEqual([396, 3]);
  });
});

describe('memory', () => {
  const ask = (a: typeof none, b: typeof none, memory: ReturnType<typeof createMemory<FakeSim, FakeRecorder>>) =>
    straight(pairInSlices(engine, { a, b, seed, index: 0 }, memory));

  test('changes nothing but time: moving a lever of B runs only B, from where it parts', () => {
    const memory = createMemory<FakeSim, FakeRecorder>();
    ask(none, some, memory);
    work.months = 0;
    const other = fakeParams(7e6, 2006);
    const remembered = ask(none, other, memory);
    expect(work.months).toBe(END - monthOf(2006, 4));
    expect(remembered).toEqual(straight(pairInSlices(engine, { a: none, b: other, seed, index: 0 })));
  });

  test('still has the pasts of the first pairs after two hundred, so that a lever shows its first effect soon', () => {
    const memory = createMemory<FakeSim, FakeRecorder>();
    const seeds = seedList('tama-2005', 200);
    const pair = (index: number, b: typeof none): void =>
      void straight(pairInSlices(engine, { a: none, b, seed: seeds[index]!, index }, memory));
    for (let index = 0; index < 200; index++) pair(index, some);
    for (const index of [0, REMEMBERED_PASTS - 1]) {
      work.months = 0;
      pair(index, fakeParams(7e6, 2006));
      expect(work.months).toBe(END - monthOf(2006, 4));
    }
    // A is remembered of every pair
    work.months = 0;
    pair(199, fakeParams(7e6, 2006));
    expect(work.months).toBe(END - START);
  });

  test('gives back what it has without running', () => {
    const memory = createMemory<FakeSim, FakeRecorder>();
    const first = ask(none, some, memory);
    work.months = 0;
    expect(ask(none, some, memory)).toEqual(first);
    expect(ask(some, none, memory)).toEqual({ ...first, a: first.b, b: first.a });
    expect(work.months).toBe(0);
  });

  test('keeps its own copy of what it hands out', () => {
    const memory = createMemory<FakeSim, FakeRecorder>();
    const first = ask(none, some, memory);
    const value = first.a.series[5];
    first.a.series.fill(-1);
    expect(ask(none, some, memory).a.series[5]).toBe(value);
  });

  test('forgets the oldest beyond its limits, and is right still', () => {
    const memory = createMemory<FakeSim, FakeRecorder>(2, 1);
    const first = ask(none, some, memory);
    straight(pairInSlices(engine, { a: none, b: some, seed: { hi: 9, lo: 9 }, index: 1 }, memory));
    work.months = 0;
    expect(ask(none, some, memory)).toEqual(first);
    expect(work.months).toBeGreaterThan(0);
  });
});

describe('the run key', () => {
  test('is 32 hexadecimal characters and the same for equal runs', () => {
    expect(runKeyOf(none, seed, END)).toMatch(/^[0-9a-f]{32}$/);
    expect(runKeyOf(none, seed, END)).toBe(runKeyOf(fakeParams(), { hi: 3, lo: 4 }, END));
  });

  test('differs with every part: version, any parameter, seed, horizon, channels', () => {
    const keys = [
      runKeyOf(none, seed, END),
      runKeyOf({ ...none, modelVersion: 2 }, seed, END),
      runKeyOf(some, seed, END),
      runKeyOf(holding('market'), seed, END, traceHashes(traceWith('market', 7))),
      runKeyOf(holding('market'), seed, END, traceHashes(traceWith('market', 8))),
      runKeyOf(holding('body'), seed, END, traceHashes(traceWith('body', 7))),
      runKeyOf(none, { hi: 4, lo: 3 }, END),
      runKeyOf(none, seed, END - 1),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('of a run with held channels hashes what they read and nothing else', () => {
    const key = (trace: Trace): string => runKeyOf(holding('market'), seed, END, traceHashes(trace));
    expect(key(traceWith('market', 7))).toBe(key(traceWith('market', 7)));
    expect(key({ ...traceWith('market', 7), body: new Map([[5, Float64Array.of(1)]]) })).toBe(
      key(traceWith('market', 7)),
    );
    // places and months count, and a month in which nothing passed is not one that is not there
    const months = [[[5, []]], [[6, []]], [], [[5, [1, 2]]], [[5, [2, 1]]]] as const;
    const keys = months.map((one) =>
      key({ ...emptyTrace(), market: new Map(one.map(([month, values]) => [month, Float64Array.from(values)])) }),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(runKeyOf(none, seed, END, traceHashes(traceWith('market', 7)))).toBe(runKeyOf(none, seed, END));
  });

  test('is refused to a run with held channels and no trace, and so is any memory of it', () => {
    expect(() => runKeyOf(holding('market'), seed, END)).toThrow(/held channels \(market\) has no address/);
    expect(() => pastKeyOf(holding('market'), seed, END)).toThrow(/has no address/);
    const memory = createMemory<FakeSim, FakeRecorder>();
    expect(() => straight(pairInSlices(engine, { a: none, b: holding('market'), seed, index: 0 }, memory))).toThrow(
      /has no address/,
    );
  });

  test('does not depend on the order in which parameters were written down', () => {
    const turned = Object.fromEntries(Object.entries(none).reverse()) as unknown as typeof none;
    expect(runKeyOf(turned, seed, END)).toBe(runKeyOf(none, seed, END));
  });
});

function holding(channel: ChannelName): typeof none {
  return { ...none, channels: { ...none.channels, [channel]: 'held' } };
}

function traceWith(channel: ChannelName, value: number): Trace {
  return { ...emptyTrace(), [channel]: new Map([[START, Float64Array.of(value)]]) };
}
