import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { cosineWith } from '../../src/model/knowledge.ts';
import { FIELDS } from '../../src/model/params.ts';
import { createSimulation, runUntil, type Simulation } from '../../src/model/simulation.ts';
import { isActor } from '../../src/model/state.ts';
import { permuted, seedNumber, tinyParams } from './worlds.ts';

const SINCE = monthOf(1998, 4);

function founded(focusAnalysis: number, coefficients = {}): Simulation {
  const params = tinyParams({ policy: 'none', coefficients: { focusAnalysis, ...coefficients } });
  const sim = createSimulation(params, seedNumber(121));
  runUntil(sim, SINCE + 1);
  return sim;
}

/** Mean fit of the members who can work. */
function meanFit({ state: { organisations: o } }: Simulation): number {
  let sum = 0;
  let members = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.member[row] === 0 || !isActor(o.kind[row]!)) continue;
    sum += o.fit[row]!;
    members++;
  }
  return sum / members;
}

test('a body that analyses its members proposes a focus that fits them better, the more the better', () => {
  const fits = [0, 0.3, 0.6, 1].map((share) => meanFit(founded(share)));
  for (let n = 1; n < fits.length; n++) expect(fits[n]).toBeGreaterThan(fits[n - 1]!);
});

test('a focus has length 1, and fit is the cosine with it for everybody', () => {
  const { state } = founded(0.5);
  let square = 0;
  for (let f = 0; f < FIELDS; f++) square += state.focus[f]! ** 2;
  expect(square).toBeCloseTo(1, 12);
  for (let row = 0; row < state.organisations.count; row++)
    expect(state.organisations.fit[row]).toBe(Math.fround(cosineWith(state.organisations.unit, row, state.focus)));
});

test('the analysis does not depend on the order of rows', () => {
  const params = tinyParams({ policy: 'none', coefficients: { focusAnalysis: 1 } });
  const sim = createSimulation(params, seedNumber(122));
  runUntil(sim, SINCE);
  const other = permuted(sim, 5);
  runUntil(sim, SINCE + 1);
  runUntil(other, SINCE + 1);
  expect([...other.state.focus]).toEqual([...sim.state.focus]);
});
