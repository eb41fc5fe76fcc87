/** The paradox of proximity: it drives who forms a tie, while work together is best at a middle distance. */
import { expect, test } from 'vitest';
import { threefry, unit as uniform, word } from '../../src/core/random.ts';
import { addContact } from '../../src/model/context.ts';
import { distance } from '../../src/model/knowledge.ts';
import { assess } from '../../src/model/processes/success.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import { createSimulation, type Simulation } from '../../src/model/simulation.ts';
import { Kind, Origin } from '../../src/model/state.ts';
import { tieBetween } from '../../src/model/ties.ts';
import { seedNumber, tamaParams } from './worlds.ts';

const PAIRS = 60_000;
const BINS = 10;

/** Distinct pairs of a firm and a laboratory, by distance: nearer ones are drawn as often as farther ones as far as there are any. */
function pairs(sim: Simulation): [number, number][] {
  const o = sim.state.organisations;
  const rows = Array.from({ length: o.count }, (_, row) => row);
  const firms = rows.filter((row) => o.kind[row]! <= Kind.largeFirm);
  const labs = rows.filter((row) => o.kind[row] === Kind.lab);
  const seen = new Set<string>();
  for (let n = 0; n < PAIRS; n++) {
    threefry(170, 4, n, 5);
    const pair = `${firms[Math.floor(uniform(word[0]!) * firms.length)]} ${labs[Math.floor(uniform(word[1]!) * labs.length)]}`;
    seen.add(pair);
  }
  return [...seen].map((pair) => pair.split(' ').map(Number) as [number, number]);
}

/** Mean of a value by bin of distance; NaN where there are fewer than 100. */
function byDistance(
  sim: Simulation,
  of: readonly [number, number][],
  value: (a: number, b: number) => number,
): number[] {
  const { unit } = sim.state.organisations;
  const sums = Array.from({ length: BINS }, () => [0, 0] as [number, number]);
  for (const [a, b] of of) {
    const bin = sums[Math.min(BINS - 1, Math.floor(BINS * distance(unit, a, b)))]!;
    bin[0] += value(a, b);
    bin[1]++;
  }
  return sums.map(([sum, n]) => (n < 100 ? Number.NaN : sum / n));
}

test('performing has its best inside the range of distance, and less on both sides of it', () => {
  const sim = createSimulation(tamaParams('none'), seedNumber(170));
  const means = byDistance(sim, pairs(sim), (a, b) => assess(sim, [a, b]).merit);
  const seen = means.map((mean, bin) => ({ mean, bin })).filter(({ mean }) => !Number.isNaN(mean));
  const best = seen.reduce((x, y) => (y.mean > x.mean ? y : x));
  expect(best.bin).toBeGreaterThanOrEqual(2);
  expect(best.bin).toBeLessThanOrEqual(5);
  expect(best.mean - seen[0]!.mean).toBeGreaterThan(0.05);
  expect(best.mean - seen.at(-1)!.mean).toBeGreaterThan(0.05);
});

test('forming falls with distance all the way', () => {
  const sim = createSimulation(tamaParams('none'), seedNumber(170));
  const met = pairs(sim);
  for (const [a, b] of met) addContact(sim.contacts, a, b, Origin.chance, -1);
  formTies(sim);
  const shares = byDistance(sim, met, (a, b) => (tieBetween(sim, a, b) >= 0 ? 1 : 0));
  const { unit } = sim.state.organisations;
  const thirds = [0, 0.4, 0.7, 1.01].map((from, n, all) => {
    const inside = met.filter(([a, b]) => distance(unit, a, b) >= from && distance(unit, a, b) < (all[n + 1] ?? 0));
    return inside.filter(([a, b]) => tieBetween(sim, a, b) >= 0).length / inside.length;
  });
  process.stdout.write(`  tied by distance: ${shares.map((share) => share.toFixed(2)).join(' ')}\n`);
  expect(thirds[0]! - thirds[1]!).toBeGreaterThan(0.02);
  expect(thirds[1]! - thirds[2]!).toBeGreaterThan(0.02);
});
