import { expect, test } from 'vitest';
import { threefry } from '../../src/core/random.ts';
import { battery, verdict } from '../bench/battery.ts';
import { additive, pcg4d } from '../bench/generators.ts';

// the short form of `node test/bench/battery.mjs`. Seeds are fixed, so a pass stays a pass; on other keys the bound of 1e-6
// (corrected for the number of tests) would raise a false alarm once in a million batteries.
const BOUND = 1e-6;

test('draws look random on the key patterns of the model', () => {
  const findings = battery(threefry, 15);
  expect(findings.length).toBeGreaterThan(150);
  const worst = findings.reduce((a, b) => (a.p < b.p ? a : b));
  expect(verdict(findings), `${worst.pattern}: ${worst.test}, p ${worst.p}`).toBeGreaterThan(BOUND);
});

test('the battery sees a generator that adds up the parts of its key', () => {
  const failed = battery(additive, 13).filter(({ p }) => p < 1e-12);
  expect(failed.length).toBeGreaterThan(80);
  expect(failed.map(({ test: name }) => name)).toContain('avalanche');
});

test('the battery sees a published hash that is not made for sparse keys', () => {
  expect(verdict(battery(pcg4d, 15))).toBeLessThan(1e-12);
});
