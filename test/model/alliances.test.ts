/** What counts as an alliance, as joint research of the body and as its new business: a member firm or venture takes part. */
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { addContact } from '../../src/model/context.ts';
import { startProject } from '../../src/model/processes/project.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import { createSimulation, type Simulation } from '../../src/model/simulation.ts';
import { Kind, Origin, ProjectKind } from '../../src/model/state.ts';
import { tieBetween } from '../../src/model/ties.ts';
import { addTie, seedNumber, tinyParams } from './worlds.ts';

const [A, B] = [1, 2];

/** Two rows of these kinds in a world where everybody agrees; true: a member. */
function two(first: readonly [number, boolean], second: readonly [number, boolean]): Simulation {
  const sim = createSimulation(tinyParams({ coefficients: { collaborate: 12, loadAversion: 0 } }), seedNumber(191));
  const { kind, member } = sim.state.organisations;
  for (const [row, [ofKind, isMember]] of [
    [A, first],
    [B, second],
  ] as const) {
    kind[row] = ofKind;
    member[row] = isMember ? 1 : 0;
  }
  sim.month = monthOf(2002, 5);
  return sim;
}

const counted = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;

const CASES = [
  ['a member firm and a laboratory', [Kind.productFirm, true], [Kind.lab, true], 1],
  ['a member venture and a laboratory', [Kind.lab, true], [Kind.venture, true], 1],
  ['two member firms', [Kind.basicFirm, true], [Kind.largeFirm, true], 1],
  ['a member firm and a firm outside the body', [Kind.productFirm, true], [Kind.productFirm, false], 0],
  ['a laboratory of the body and a firm outside it', [Kind.lab, true], [Kind.productFirm, false], 0],
  ['two firms outside the body', [Kind.productFirm, false], [Kind.largeFirm, false], 0],
] as const;

test.each(CASES)('%s that begin to work together count as an alliance or not', (_, first, second, alliances) => {
  const sim = two(first, second);
  // they know each other from the month before
  sim.month--;
  addTie(sim, A, B, 0.9);
  sim.month++;
  addContact(sim.contacts, A, B, Origin.chance, -1);
  formTies(sim);
  expect(sim.state.ties.collaboration[tieBetween(sim, A, B)]).toBe(1);
  expect(counted(sim, 'alliancesFormed')).toBe(alliances);
});

test('joint research counts if a member firm is among the partners, however many laboratories of members are', () => {
  const started = (first: boolean): number => {
    const sim = two([Kind.productFirm, first], [Kind.lab, true]);
    const plan = { kind: ProjectKind.consortium, partners: [A, B], cost: 1e7, months: 24, publicShare: 1 };
    startProject(sim, { ...plan, key: { hi: 1, lo: 2 }, starts: sim.month + 4, cause: { hi: 0, lo: 0 } });
    return counted(sim, 'jointRnDStarted');
  };
  expect([true, false].map(started)).toEqual([1, 0]);
});
