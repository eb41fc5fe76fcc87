import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { INCORPORATION } from '../../src/model/processes/incorporation.ts';
import { branch, digest, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { Kind } from '../../src/model/state.ts';
import { type Policy, runTo, seedNumber, tinyParams } from './worlds.ts';

const SEED = seedNumber(7100);
const sooner = (policy: Policy, incorporationAttention?: number): Simulation =>
  runTo(
    tinyParams({ policy, coefficients: incorporationAttention === undefined ? {} : { incorporationAttention } }),
    INCORPORATION,
    SEED,
  );

/** Attention of all that are there, by row. */
const attentionOf = ({ state }: Simulation): Float32Array =>
  state.organisations.attention.slice(0, state.organisations.count);

test('in April 2004 the laboratories of national universities have more attention, nobody else has, and never again', () => {
  for (const policy of ['none', 'japan'] as const) {
    const sim = sooner(policy);
    const before = attentionOf(sim);
    const { kind, national } = sim.state.organisations;
    step(sim);
    const after = attentionOf(sim);
    let turned = 0;
    let labs = 0;
    for (const [row, attention] of before.entries()) {
      const more = national[row] === 1 ? Math.fround(Math.min(1, attention * sim.c.incorporationAttention)) : attention;
      expect(after[row]).toBe(more);
      if (kind[row] === Kind.lab) labs++;
      if (more > attention) turned++;
    }
    expect(turned).toBeGreaterThan(3);
    expect(turned).toBeLessThan(labs);
    runUntil(sim, monthOf(2006, 5));
    expect(attentionOf(sim).slice(0, after.length)).toEqual(after);
  }
});

test('both arms have it alike: what a laboratory had and what it has are the same under either policy', () => {
  const [a, b] = (['none', 'japan'] as const).map((policy) => {
    const sim = sooner(policy);
    const labs = new Map<string, number[]>();
    const { kind, keyHi, keyLo, attention, count } = sim.state.organisations;
    const note = (): void => {
      for (let row = 0; row < count; row++)
        if (kind[row] === Kind.lab) {
          const key = `${keyHi[row]}:${keyLo[row]}`;
          labs.set(key, [...(labs.get(key) ?? []), attention[row]!]);
        }
    };
    note();
    step(sim);
    note();
    return labs;
  });
  expect(a!.size).toBeGreaterThan(10);
  expect(b).toEqual(a);
});

test('nothing is felt of it before April 2004, and its size is felt from then on', () => {
  const [even, twice] = [sooner('japan', 1), sooner('japan', 2)];
  expect(digest(twice)).toBe(digest(even));
  step(even);
  step(twice);
  expect(digest(twice)).not.toBe(digest(even));
});

test('laboratories of national universities meet more often than where universities stay as they were, others hardly', () => {
  const metIn = (factor: number): { national: number; others: number } => {
    const found = { national: 0, others: 0 };
    const sim = runTo(
      tinyParams({ policy: 'none', coefficients: { incorporationAttention: factor } }),
      INCORPORATION,
      seedNumber(7110),
    );
    const { kind, national } = sim.state.organisations;
    while (sim.month < monthOf(2009, 4)) {
      step(sim);
      const { contacts } = sim;
      for (let n = 0; n < contacts.count; n++)
        for (const row of [contacts.a[n]!, contacts.b[n]!]) {
          if (kind[row] !== Kind.lab) continue;
          if (national[row] === 1) found.national++;
          else found.others++;
        }
    }
    return found;
  };
  const [even, thrice] = [metIn(1), metIn(3)];
  expect(even.national).toBeGreaterThan(100);
  expect(thrice.national).toBeGreaterThan(1.3 * even.national);
  expect(thrice.others).toBeLessThan(1.15 * even.others);
});

test('a branch within that fiscal year, which lists anew who may go out, comes to the same state', () => {
  const sim = sooner('japan', 2);
  runUntil(sim, monthOf(2004, 9));
  const anew = branch(sim, sim.params);
  runUntil(sim, monthOf(2005, 6));
  runUntil(anew, monthOf(2005, 6));
  expect(digest(anew)).toBe(digest(sim));
});
