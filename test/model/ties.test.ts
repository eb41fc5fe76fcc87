import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { compact } from '../../src/core/columns.ts';
import { quantise } from '../../src/core/quantise.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { trustOf, writeTrust } from '../../src/model/processes/trust.ts';
import { createSimulation, digest, type Simulation, SPIN_UP, step } from '../../src/model/simulation.ts';
import { compactTies, isAlive, rebuildIndex, tieBetween, trustBetween } from '../../src/model/ties.ts';
import { addTie, entities, runTo, seedNumber, tamaParams, tinyParams, unlike } from './worlds.ts';

let sim: Simulation;
beforeEach(() => {
  sim = createSimulation(tinyParams(), seedNumber(71));
});

/** A tie between two rows. */
function tie(a: number, b: number, trust: number): number {
  return addTie(sim, a, b, trust);
}

describe('trust', () => {
  test('halves in its half-life without a word being written', () => {
    const row = tie(1, 2, 0.8);
    const { ties } = sim.state;
    const before = entities(sim);
    expect(trustOf(ties, row, sim.month, sim.tables.trust)).toBe(quantise(0.8));
    expect(trustOf(ties, row, sim.month + sim.c.trustHalfLife, sim.tables.trust)).toBeCloseTo(0.4, 6);
    expect(trustOf(ties, row, sim.month + 5000, sim.tables.trust)).toBeLessThan(1e-6);
    expect(unlike(before, entities(sim))).toEqual([]);
    expect([ties.trust[row], ties.trustAt[row]]).toEqual([quantise(0.8), sim.month]);
  });

  test('reading it from processes writes nothing back, at any age', () => {
    const old = runTo(tinyParams(), monthOf(2003, 4), seedNumber(72));
    const text = (): string => JSON.stringify([[...old.state.ties.trust], [...old.state.ties.trustAt], digest(old)]);
    const before = text();
    const { ties } = old.state;
    for (let row = 0; row < ties.count; row++) {
      trustOf(ties, row, old.month, old.tables.trust);
      trustBetween(old, ties.a[row]!, ties.b[row]!);
    }
    expect(text()).toBe(before);
  });

  test('falls below the floor in the month that stands as the date of expiry, to a step of 1/256', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.002, max: 1, noNaN: true }), (trust) => {
        const row = tie(3, 4, trust);
        const { ties } = sim.state;
        const expires = ties.expires[row]!;
        const written = ties.trust[row]!;
        const step256 = Math.floor(written * 256) / 256;
        // by the value rounded down to a 256th: the month before it is not below the floor, in that month it is
        const left = (month: number): number => step256 * sim.tables.trust[month - sim.month]!;
        if (expires > sim.month + 1) expect(left(expires - 1)).toBeGreaterThanOrEqual(sim.c.trustFloor * (1 - 1e-9));
        expect(left(expires)).toBeLessThan(sim.c.trustFloor);
        // so the true value is below the floor by then, or above it by less than that step
        expect(trustOf(ties, row, expires, sim.tables.trust)).toBeLessThan(sim.c.trustFloor + 1 / 256);
      }),
    );
  });

  test('is written in steps of 2^-24 and never above one', () => {
    const row = tie(5, 6, 0.1);
    writeTrust(sim, row, 1.7);
    expect(sim.state.ties.trust[row]).toBe(1);
    writeTrust(sim, row, 1 / 3);
    expect(sim.state.ties.trust[row]! * 2 ** 24).toBe(Math.round(2 ** 24 / 3));
  });
});

describe('a tie', () => {
  test('lives until it expires, and longer while there is work', () => {
    const row = tie(1, 2, 0.3);
    const { ties } = sim.state;
    expect(isAlive(ties, row, ties.expires[row]! - 1)).toBe(true);
    expect(isAlive(ties, row, ties.expires[row]!)).toBe(false);
    ties.work[row] = 1;
    expect(isAlive(ties, row, ties.expires[row]! + 100)).toBe(true);
  });

  test('made anew after it died takes its old row, and nothing of its past', () => {
    const row = tie(1, 2, 0.3);
    sim.state.ties.collaboration[row] = 1;
    sim.month += 300;
    const again = tie(1, 2, 0.2);
    expect(again).toBe(row);
    expect(sim.state.ties.collaboration[row]).toBe(0);
    expect(sim.state.ties.since[row]).toBe(sim.month);
    expect(tieBetween(sim, 2, 1)).toBe(row);
  });

  test('is found by either side, and by nobody else', () => {
    const row = tie(7, 8, 0.5);
    expect(tieBetween(sim, 7, 8)).toBe(row);
    expect(tieBetween(sim, 8, 7)).toBe(row);
    expect(tieBetween(sim, 7, 9)).toBe(-1);
  });

  test('lists and index hold after many are made, forgotten and compacted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(120), fc.nat(120), fc.nat(60)), { maxLength: 1500 }), (made) => {
        sim = createSimulation(tinyParams(), seedNumber(71));
        for (const [a, b, wait] of made) {
          if (a !== b) tie(a, b, 0.1 + wait / 100);
          if (wait === 0) sim.month += 1;
        }
        sim.month += 30;
        compactTies(sim);
        assertInvariants(sim);
      }),
      { numRuns: 20 },
    );
  });
});

describe('compaction', () => {
  /** Removes every dead tie, however few. */
  function forceCompaction(world: Simulation): number {
    const { ties } = world.state;
    // dead rows beyond the threshold: so many that half of the table is dead and more than the least number
    const dead = Array.from({ length: ties.count }, (_, row) => !isAlive(ties, row, world.month)).filter(
      Boolean,
    ).length;
    if (dead === 0) return 0;
    const keep = Uint8Array.from({ length: ties.count }, (_, row) => (isAlive(ties, row, world.month) ? 1 : 0));
    compact(ties, keep);
    rebuildIndex(world.state);
    return dead;
  }

  test('every month, or never, changes nothing', () => {
    const plain = createSimulation(tinyParams({ coefficients: { trustHalfLife: 6 } }), seedNumber(73));
    const forced = createSimulation(tinyParams({ coefficients: { trustHalfLife: 6 } }), seedNumber(73));
    let removed = 0;
    while (plain.month < monthOf(2008, 4)) {
      step(plain);
      step(forced);
      removed += forceCompaction(forced);
      if (plain.month % 12 === 0) expect(digest(forced)).toBe(digest(plain));
    }
    assertInvariants(forced);
    expect(removed).toBeGreaterThan(1000);
    expect(forced.state.ties.count).toBeLessThan(plain.state.ties.count);
    expect(digest(forced)).toBe(digest(plain));
  });

  test('of the run itself takes the dead from the tables of TAMA', () => {
    const params = tamaParams('none');
    // trust fades long before the work is done; supply ties would last
    const coefficients = { ...params.coefficients, trustHalfLife: 3, bilateralMonths: 36, supplyTies: 0 };
    const world = runTo({ ...params, coefficients }, SPIN_UP + 1);
    let falls = 0;
    let before = 0;
    while (world.month < SPIN_UP + 73) {
      step(world);
      if (world.state.ties.count < before) {
        falls++;
        assertInvariants(world);
      }
      before = world.state.ties.count;
    }
    expect(falls).toBeGreaterThan(1);
  });
});
