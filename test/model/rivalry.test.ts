import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { addLine, rivalsOf, shareOf, strengthOf } from '../../src/model/processes/rivalry.ts';
import { createSimulation, type Simulation } from '../../src/model/simulation.ts';
import { Kind } from '../../src/model/state.ts';
import { addTie, seedNumber, tinyParams } from './worlds.ts';

const FIELD = 9;
const world = (): Simulation => createSimulation(tinyParams(), seedNumber(160));

test('rivalry falls when products die: a new line sells half in a crowd, and as before when the crowd has faded', () => {
  const sim = world();
  const alone = shareOf(sim, 1, rivalsOf(sim, FIELD));
  expect(alone).toBe(1);
  for (let n = 0; n < sim.c.rivalsOutside + 1; n++) addLine(sim, 0, FIELD, 1000, 1);
  expect(shareOf(sim, 1, rivalsOf(sim, FIELD))).toBeCloseTo(0.5, 12);
  sim.month += sim.c.productHalfLife;
  expect(rivalsOf(sim, FIELD)).toBeCloseTo((sim.c.rivalsOutside + 1) / 2, 9);
  sim.month += 9 * sim.c.productHalfLife;
  expect(shareOf(sim, 1, rivalsOf(sim, FIELD))).toBeGreaterThan(0.99);
  // a line added then finds the old ones gone
  addLine(sim, 0, FIELD, 1000, 1);
  expect(rivalsOf(sim, FIELD)).toBeLessThan(1.2);
});

test('lines of one field are no rivals to another', () => {
  const sim = world();
  addLine(sim, 0, FIELD, 1000, 5);
  expect(rivalsOf(sim, FIELD + 1)).toBe(0);
});

test('quality, market capability and a trading firm make a line stronger, and a stronger line sells more', () => {
  const sim = world();
  const row = 0;
  const weak = strengthOf(sim, row, 0.3, 0.3);
  expect(strengthOf(sim, row, 0.3, 0.6)).toBeGreaterThan(weak);
  expect(strengthOf(sim, row, 0.6, 0.3)).toBeGreaterThan(weak);
  addTie(sim, row, sim.state.organisations.kind.indexOf(Kind.tradingFirm), 0.5);
  expect(strengthOf(sim, row, 0.3, 0.3)).toBeCloseTo(sim.c.entryTradingFirm * weak, 12);
  expect(shareOf(sim, 2, 50)).toBeGreaterThan(shareOf(sim, 1, 50));
  expect(shareOf(sim, 1, 100)).toBeLessThan(shareOf(sim, 1, 50));
});

test('lines of one month may come in any order', () => {
  const strengths = [0.3, 1.7, 0.912345, 2.1111111];
  const after = (order: readonly number[]): number[] => {
    const sim = world();
    sim.month = monthOf(1999, 5);
    addLine(sim, 3, FIELD, 700_000, 1.3);
    sim.month += 7;
    for (const n of order) addLine(sim, n % 2, FIELD, 100_000 * (n + 1), strengths[n]!);
    return [sim.state.rivals[FIELD]!, ...sim.state.organisations.lineSales.subarray(0, 4)];
  };
  expect(after([3, 1, 0, 2])).toEqual(after([0, 1, 2, 3]));
});
