import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { CHANNEL_NAMES, type ChannelName, FISCAL_YEARS } from '../../src/model/params.ts';
import { branch, createSimulation, digest, END, runUntil, type Simulation } from '../../src/model/simulation.ts';
import {
  ALL_HELD,
  addVenture,
  entities,
  keyName,
  OUTREACH,
  runTo,
  seedNumber,
  tinyParams,
  unlike,
  withLevers,
} from './worlds.ts';

const SEEDS = [21, 22, 23];
const INSERTED = monthOf(2001, 7);
const KEY = { hi: 0x7e47a4e, lo: 77 };

/** A run with an extra venture from 2001-07 on; the rest of the world is the same until then. */
function withVenture(sim: Simulation): Simulation {
  runUntil(sim, INSERTED);
  addVenture(sim, KEY);
  runUntil(sim, monthOf(2011, 4));
  return sim;
}

/** Organisations that both arms have, by key, without what the venture and its descendants are. */
function organisationsOf(sim: Simulation): Map<string, string> {
  return new Map([...entities(sim)].filter(([key]) => key.startsWith('organisations')));
}

describe('all channels held', () => {
  test.each(SEEDS)('to the trace of the run itself give that run, month by month (seed %i)', (seed) => {
    const params = withLevers(tinyParams(), OUTREACH);
    const live = createSimulation(params, seedNumber(seed), { recordTrace: true });
    runUntil(live, END);
    const held = createSimulation({ ...params, channels: ALL_HELD }, seedNumber(seed), {
      trace: live.channels.recording!,
    });
    const again = createSimulation(params, seedNumber(seed));
    while (held.month < END) {
      runUntil(held, held.month + 12);
      runUntil(again, again.month + 12);
      expect(digest(held)).toBe(digest(again));
    }
    expect(digest(again)).toBe(digest(live));
  });

  test.each(SEEDS)(
    'an extra venture leaves every other organisation, tie and project bit-identical (seed %i)',
    (seed) => {
      const params = withLevers(tinyParams(), OUTREACH);
      const baseline = runTo(params, monthOf(2011, 4), seedNumber(seed), { recordTrace: true });
      const trace = baseline.channels.recording!;
      const sim = createSimulation({ ...params, channels: ALL_HELD }, seedNumber(seed), { trace });
      const others = entities(withVenture(sim));
      expect(others.delete(keyName('organisations', KEY))).toBe(true);
      expect(unlike(entities(baseline), others)).toEqual([]);
    },
  );

  test('cannot do without a trace', () => {
    expect(() => createSimulation(tinyParams({ channels: ALL_HELD }), seedNumber(1))).toThrow(/held/);
  });
});

describe('feedback live', () => {
  test('an extra venture reaches others: the share of organisations that stay equal is below one', () => {
    const shares = SEEDS.map((seed) => {
      const baseline = organisationsOf(runTo(tinyParams(), monthOf(2011, 4), seedNumber(seed)));
      const other = organisationsOf(withVenture(createSimulation(tinyParams(), seedNumber(seed))));
      return 1 - unlike(baseline, other).length / baseline.size;
    });
    const percent = shares.map((share) => `${(100 * share).toFixed(1)} %`).join(', ');
    process.stdout.write(`  organisations equal ten years after an extra venture, feedback live: ${percent}\n`);
    for (const share of shares) expect(share).toBeLessThan(1);
  });
});

describe('one channel held', () => {
  // in each a lever or a fact changes what passes through that channel alone; the others stay live
  test.each(CHANNEL_NAMES)('%s: what passes is the baseline, not the run', (name: ChannelName) => {
    const until = monthOf(2011, 4);
    const coefficients = {
      attractionPerSuccess: 1,
      congestionRoom: 1.2,
      investmentRate: 0.5,
      // firms with little cash, so that some have to borrow
      cashMonths: 0.6,
    };
    const levers = { ...OUTREACH, bridge: { budget: new Array<number>(FISCAL_YEARS).fill(1e7) } };
    const live = runTo(withLevers(tinyParams({ coefficients }), levers), until, seedNumber(25), {
      recordTrace: true,
    });
    const recorded = live.channels.recording!;
    // an altered trace must alter the run, or the channel is not held
    const altered = {
      ...recorded,
      [name]: new Map([...recorded[name]].map(([month, values]) => [month, bent(name, values)])),
    };
    const channels = { ...tinyParams().channels, [name]: 'held' as const };
    const params = withLevers(tinyParams({ channels, coefficients }), levers);
    const same = createSimulation(params, seedNumber(25), { trace: recorded });
    runUntil(same, until);
    expect(digest(same)).toBe(digest(live));
    const other = createSimulation(params, seedNumber(25), { trace: altered });
    runUntil(other, until);
    expect(digest(other)).not.toBe(digest(live));
  });

  test('in a branch takes what the options say', () => {
    const live = runTo(tinyParams(), INSERTED, seedNumber(25), { recordTrace: true });
    const onwards = branch(live, tinyParams(), { recordTrace: true });
    runUntil(onwards, monthOf(2003, 4));
    const held = branch(live, tinyParams({ channels: ALL_HELD }), { trace: onwards.channels.recording! });
    runUntil(held, monthOf(2003, 4));
    expect(digest(held)).toBe(digest(onwards));
  });
});

/** Another trace: numbers tripled, keys and contacts left out. */
function bent(name: ChannelName, values: Float64Array): Float64Array {
  const isNumber = name === 'body' || name === 'contagion' || name === 'congestion' || name === 'market';
  return isNumber ? values.map((value) => (value + 0.1) * 3) : new Float64Array(0);
}
