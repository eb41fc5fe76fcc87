import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { restore, runUntil, type Snapshot, snapshot } from '../../src/model/simulation.ts';
import { runTo, seedNumber, tinyParams } from '../model/worlds.ts';

const FROM = monthOf(2003, 4);
const UNTIL = monthOf(2004, 8);
let taken: Snapshot | undefined;

/** Sixteen months with one coefficient changed, from the same past. */
function runWith(name: string, value: number): void {
  taken ??= snapshot(runTo(tinyParams(), FROM, seedNumber(71)));
  const sim = restore(tinyParams({ coefficients: { [name]: value } }), taken);
  runUntil(sim, UNTIL);
  assertInvariants(sim);
}

test.each(PARAMETERS.map((parameter) => [parameter.name, parameter] as const))(
  'the coefficient %s keeps all invariants at both ends of its range, and in between',
  (name, { min, max, unit }) => {
    const between = min + 0.37123456789 * (max - min);
    // amounts of money are whole yen
    for (const value of [min, max, unit.startsWith('yen') ? Math.floor(between) : between])
      expect(() => runWith(name, value)).not.toThrow();
  },
);
