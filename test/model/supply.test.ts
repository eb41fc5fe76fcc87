import { beforeEach, expect, test } from 'vitest';
import { appendRow, reserve } from '../../src/core/columns.ts';
import { distance } from '../../src/model/knowledge.ts';
import { supply } from '../../src/model/processes/supply.ts';
import { callRoll } from '../../src/model/roll.ts';
import { createSimulation, runUntil, type Simulation, SPIN_UP } from '../../src/model/simulation.ts';
import { Kind, Origin } from '../../src/model/state.ts';
import { isAlive, isTradeOnly } from '../../src/model/ties.ts';
import { seedNumber, tamaParams, tinyParams } from './worlds.ts';

let sim: Simulation;
beforeEach(() => {
  sim = createSimulation(tamaParams('none'), seedNumber(150));
  callRoll(sim);
});

/** Living supply ties as [supplier, customer]. */
function relations(of: Simulation): [number, number][] {
  const { ties, organisations: o } = of.state;
  const found: [number, number][] = [];
  for (let tie = 0; tie < ties.count; tie++) {
    if (ties.origin[tie] !== Origin.vertical || !isAlive(ties, tie, of.month)) continue;
    const [a, b] = [ties.a[tie]!, ties.b[tie]!];
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    found.push(o.kind[a] === Kind.largeFirm ? [b, a] : [a, b]);
  }
  return found;
}

test('small firms have as many customers as the parameter says on average, three at most, all large and near', () => {
  supply(sim);
  const { kind, unit } = sim.state.organisations;
  const found = relations(sim);
  const small = Array.from(sim.roll.firms.subarray(0, sim.roll.firmCount)).filter(
    (row) => kind[row] !== Kind.largeFirm,
  );
  // binomial of three: standard error of the mean about 0.02
  expect(Math.abs(found.length / small.length - sim.c.supplyTies)).toBeLessThan(0.1);
  const number = new Map<number, number>();
  for (const [supplier, customer] of found) {
    number.set(supplier, (number.get(supplier) ?? 0) + 1);
    expect([kind[supplier], kind[customer]]).toEqual([kind[supplier], Kind.largeFirm]);
    expect(kind[supplier]).toBeLessThan(Kind.largeFirm);
  }
  expect(Math.max(...number.values())).toBe(3);
  const mean = (pairs: readonly (readonly [number, number])[]): number =>
    pairs.reduce((sum, [a, b]) => sum + distance(unit, a, b), 0) / pairs.length;
  const anybody = found.map(([supplier], n): [number, number] => [supplier, found[(n + 97) % found.length]![1]]);
  process.stdout.write(
    `  distance to customers ${mean(found).toFixed(2)}, to any large firm ${mean(anybody).toFixed(2)}\n`,
  );
  expect(mean(found)).toBeLessThan(mean(anybody) - 0.2);
});

test('a customer that is gone is replaced the next April, and the others stay', () => {
  supply(sim);
  const before = relations(sim);
  const gone = before[0]![1];
  sim.state.organisations.alive[gone] = 0;
  sim.month += 12;
  callRoll(sim);
  supply(sim);
  const after = relations(sim);
  const lost = before.filter(([, customer]) => customer === gone);
  expect(after).toHaveLength(before.length);
  const kept = new Set(after.map(String));
  expect(before.filter(([, customer]) => customer !== gone).every((pair) => kept.has(String(pair)))).toBe(true);
  expect(after.filter(([supplier]) => lost.some(([one]) => one === supplier)).length).toBeGreaterThanOrEqual(
    lost.length,
  );
});

test('one more large firm changes the customers of few', () => {
  const other = createSimulation(tamaParams('none'), seedNumber(150));
  const o = other.state.organisations;
  reserve(o, 1);
  const like = o.kind.indexOf(Kind.largeFirm);
  const row = appendRow(o);
  for (const name of ['kind', 'alive', 'field', 'town', 'born', 'died', 'retireAt', 'custom', 'staff'] as const)
    o[name][row] = o[name][like]!;
  o.expertise.copyWithin(row * 35, like * 35, (like + 1) * 35);
  o.unit.copyWithin(row * 35, like * 35, (like + 1) * 35);
  [o.keyHi[row], o.keyLo[row]] = [77, 99];
  [o.head[row], o.parent[row], o.incubator[row]] = [-1, -1, -1];
  callRoll(other);
  supply(sim);
  supply(other);
  const before = new Set(relations(sim).map(String));
  const after = relations(other).map(String);
  const changed = after.filter((pair) => !before.has(pair)).length;
  expect(changed).toBeGreaterThan(0);
  expect(changed / after.length).toBeLessThan(0.08);
});

test('supply ties last as long as both sides, and no friend is referred along them until there is joint work', () => {
  const world = createSimulation(tinyParams({ policy: 'none', coefficients: { retirement: 0 } }), seedNumber(151));
  runUntil(world, SPIN_UP + 1);
  const first = relations(world).map(String);
  expect(first.length).toBeGreaterThan(50);
  runUntil(world, SPIN_UP + 61);
  const { organisations: o, ties } = world.state;
  const now = new Set(relations(world).map(String));
  const living = first.filter((pair) => pair.split(',').every((row) => o.alive[Number(row)] === 1));
  expect(living.filter((pair) => !now.has(pair))).toEqual([]);
  for (let tie = 0; tie < ties.count; tie++)
    expect(isTradeOnly(ties, tie)).toBe(ties.origin[tie] === Origin.vertical && ties.collaboration[tie] === 0);
});
