import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { createRecorder, record } from '../../src/indicators/recorder.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { LEVER_NAMES } from '../../src/model/params.ts';
import {
  branch,
  createSimulation,
  digest,
  END,
  restore,
  runUntil,
  SPIN_UP,
  START,
  snapshot,
  step,
} from '../../src/model/simulation.ts';
import {
  addBystander,
  entities,
  keyName,
  permuted,
  runTo,
  seedNumber,
  sums,
  tamaParams,
  tinyParams,
  unlike,
  withLevers,
} from './worlds.ts';

const KEY = { hi: 0x0b57a4de, lo: -0x12345 };

describe('an inert extra organisation', () => {
  test('leaves every other organisation, tie, project and sum bit-identical to the last month', () => {
    const params = tinyParams();
    const plain = createSimulation(params, seedNumber(1));
    const watched = createSimulation(params, seedNumber(1));
    addBystander(watched, KEY);
    for (const until of [START, monthOf(2006, 4), END]) {
      runUntil(plain, until);
      runUntil(watched, until);
      const others = entities(watched);
      expect(others.delete(keyName('organisations', KEY))).toBe(true);
      expect(unlike(entities(plain), others)).toEqual([]);
      expect(others.size).toBe(entities(plain).size);
      expect(sums(watched)).toBe(sums(plain));
    }
  });
});

describe('a lever', () => {
  const params = tinyParams({ policy: 'none' });
  const full = tinyParams({ policy: 'japan' }).levers;

  test('at its default is no lever at all: the policy none has only zeros', () => {
    const levels = Object.values(params.levers).flatMap((lever) => Object.values(lever) as number[][]);
    expect(levels.flat().every((level) => level === 0)).toBe(true);
  });

  test.each(LEVER_NAMES)(
    '%s differs by exactly nothing in every month until it starts, and then by something',
    (name) => {
      const late = (budget: readonly number[]): readonly number[] => budget.map((_, year) => (year >= 8 ? 4e8 : 0));
      const lever = { ...full[name], budget: late(full[name].budget) };
      // a bridge leads to subsidies, and a fund needs somebody to look at
      const beside = name === 'bridge' ? { development: full.development, consortium: full.consortium } : {};
      const lively = {
        ...params.coefficients,
        ...(name === 'fund' ? { investmentRate: 1, labVentureRate: 0.05 } : {}),
      };
      const without = withLevers({ ...params, coefficients: lively }, beside);
      const begins = monthOf(1998 + 8, 4);
      /** Whether two histories of one seed are apart two years after the lever's start. */
      const parted = (seed: number): boolean => {
        const baseline = createSimulation(without, seedNumber(seed));
        const other = createSimulation(withLevers(without, { [name]: lever }), seedNumber(seed));
        runUntil(baseline, monthOf(2003, 4));
        runUntil(other, monthOf(2003, 4));
        while (baseline.month < begins) {
          expect(digest(other)).toBe(digest(baseline));
          step(baseline);
          step(other);
        }
        expect(digest(other)).toBe(digest(baseline));
        runUntil(baseline, begins + 24);
        runUntil(other, begins + 24);
        return digest(other) !== digest(baseline);
      };
      // loans and stakes are rare in so small a region: in some history there is one
      expect([1, 2, 3, 4, 5, 6].some(parted)).toBe(true);
    },
  );

  test('a policy with itself, in parameters of their own, differs by exactly nothing', () => {
    const copy = JSON.parse(JSON.stringify(tinyParams())) as ReturnType<typeof tinyParams>;
    expect(digest(runTo(copy, END, seedNumber(3)))).toBe(digest(runTo(tinyParams(), END, seedNumber(3))));
  });
});

describe('watching', () => {
  test('with a log changes nothing else', () => {
    const params = tinyParams();
    const plain = createSimulation(params, seedNumber(4));
    const logged = createSimulation(params, seedNumber(4), { log: true });
    while (plain.month < END) {
      runUntil(plain, plain.month + 12);
      runUntil(logged, logged.month + 12);
      expect(digest(logged)).toBe(digest(plain));
    }
    expect(logged.log!.count).toBeGreaterThan(1000);
  });

  test('with a recorder every quarter changes nothing, and neither do digest, snapshot and reading trust', () => {
    const params = tinyParams();
    const plain = runTo(params, END, seedNumber(5));
    const recorder = createRecorder();
    const recorded = createSimulation(params, seedNumber(5));
    while (recorded.month < END) {
      step(recorded);
      record(recorder, recorded);
      if (recorded.month % 6 === 0) {
        const before = entities(recorded);
        snapshot(recorded);
        digest(recorded);
        assertInvariants(recorded);
        expect(unlike(before, entities(recorded))).toEqual([]);
      }
    }
    expect(digest(recorded)).toBe(digest(plain));
  });

  test('with a recorded trace changes nothing', () => {
    const params = tinyParams();
    const plain = runTo(params, END, seedNumber(6));
    expect(digest(runTo(params, END, seedNumber(6), { recordTrace: true }))).toBe(digest(plain));
  });
});

describe('rows carry no meaning', () => {
  test.each([11, 12, 13, 14])('all tables in another order give the same digest after years (order %i)', (salt) => {
    const params = tinyParams();
    const plain = runTo(params, monthOf(2002, 7), seedNumber(salt));
    const other = permuted(plain, salt);
    expect(digest(other)).toBe(digest(plain));
    for (const until of [monthOf(2002, 8), monthOf(2003, 4), monthOf(2007, 4), END]) {
      runUntil(plain, until);
      runUntil(other, until);
      assertInvariants(other);
      expect(unlike(entities(plain), entities(other))).toEqual([]);
      expect(digest(other)).toBe(digest(plain));
    }
  });

  test('also in the whole of TAMA, from the first month on', () => {
    const plain = createSimulation(tamaParams(), seedNumber(15));
    const other = permuted(plain, 15);
    runUntil(plain, monthOf(2006, 4));
    runUntil(other, monthOf(2006, 4));
    expect(unlike(entities(plain), entities(other))).toEqual([]);
    expect(digest(other)).toBe(digest(plain));
  });
});

describe('one past', () => {
  test('a run restored or branched at any month ends like the whole run', () => {
    const params = tinyParams();
    const whole = runTo(params, END, seedNumber(7));
    for (const at of [SPIN_UP + 1, START, monthOf(2001, 7), monthOf(2010, 3)]) {
      const first = runTo(params, at, seedNumber(7));
      const taken = snapshot(first);
      const branched = branch(first, params);
      runUntil(branched, END);
      expect(digest(branched)).toBe(digest(whole));
      // neither the run nor a branch of it touched the snapshot
      runUntil(first, at + 30);
      const restored = restore(params, taken);
      runUntil(restored, END);
      expect(digest(restored)).toBe(digest(whole));
    }
  });

  test('a branch under other levers is the whole run under them', () => {
    const common = runTo(tinyParams({ policy: 'none' }), monthOf(2001, 4), seedNumber(8));
    const branched = branch(common, tinyParams({ policy: 'japan' }));
    runUntil(branched, END);
    expect(digest(branched)).toBe(digest(runTo(tinyParams({ policy: 'japan' }), END, seedNumber(8))));
  });

  test('another seed is another history', () => {
    expect(digest(runTo(tinyParams(), START, seedNumber(9)))).not.toBe(
      digest(runTo(tinyParams(), START, seedNumber(10))),
    );
  });
});
