import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { InvariantError } from '../../src/core/errors.ts';
import { assertInvariants, parametersText } from '../../src/model/invariants.ts';
import { restore, type Simulation, type Snapshot, snapshot } from '../../src/model/simulation.ts';
import { Kind, Stage, TEAM } from '../../src/model/state.ts';
import { addBystander, addVenture, runTo, seedNumber, tinyParams } from './worlds.ts';

const params = tinyParams({ coefficients: { labVentureRate: 0.1, proposalRate: 0.5 } });
let taken: Snapshot | undefined;

function world(): Simulation {
  taken ??= snapshot(runTo(params, monthOf(2004, 7), seedNumber(141)));
  return restore(params, taken);
}

/** A project in hand of at least two partners. */
function project(sim: Simulation): number {
  const { stage, size, count } = sim.state.projects;
  for (let row = 0; row < count; row++) if (stage[row]! <= Stage.running && size[row]! > 1) return row;
  throw new Error('this world has no project');
}

const find = (sim: Simulation, kind: number): number => {
  const { kind: kinds, alive } = sim.state.organisations;
  return kinds.findIndex((k, row) => k === kind && alive[row] === 1);
};

test('a world in order passes, also with a bystander and a venture out of nothing', () => {
  const sim = world();
  addBystander(sim);
  addVenture(sim);
  expect(() => assertInvariants(sim, parametersText(params))).not.toThrow();
});

test.each<[string, RegExp, (sim: Simulation) => void]>([
  ['money that nobody paid', /balances sum to 1/, ({ state }) => state.balances.set([state.balances[7]! + 1], 7)],
  [
    'cash without an account',
    /firms hold/,
    (sim) => (sim.state.organisations.cash[0] = sim.state.organisations.cash[0]! + 5),
  ],
  ['half a yen', /no whole number/, (sim) => (sim.state.organisations.profit[0] = 0.5)],
  ['a flow without a balance', /its flows leave/, ({ state }) => state.flows.set([state.flows[1]! + 1], 1)],
  ['minus zero', /-0/, (sim) => (sim.state.organisations.sales[1] = -0)],
  ['a number that is none', /NaN/, (sim) => (sim.state.projects.merit[project(sim)] = Number.NaN)],
  [
    'two of one key',
    /have the key/,
    ({ state: { organisations: o } }) => {
      o.keyHi[1] = o.keyHi[0]!;
      o.keyLo[1] = o.keyLo[0]!;
    },
  ],
  ['a dead member', /dead|alive/, (sim) => (sim.state.organisations.alive[find(sim, Kind.lab)] = 0)],
  [
    'load without a project',
    /projects in hand/,
    (sim) => {
      const { load } = sim.state.organisations;
      load[0] = load[0]! + 1;
    },
  ],
  [
    'a tie turned round',
    /lower key|not found/,
    ({ state: { ties } }) => {
      const [a, b] = [ties.a[0]!, ties.b[0]!];
      ties.a[0] = b;
      ties.b[0] = a;
    },
  ],
  ['trust above one', /trust 1.5/, ({ state }) => (state.ties.trust[0] = 1.5)],
  ['trust between its steps', /trust 0.1/, ({ state }) => (state.ties.trust[0] = 0.1)],
  ['work without a project', /open projects of both/, ({ state }) => (state.ties.work[0] = state.ties.work[0]! + 1)],
  [
    'a half-edge that hangs nowhere',
    /half-edges|lists/,
    ({ state: { ties, organisations: o } }) => (o.head[ties.a[0]!] = -1),
  ],
  [
    'an index that lost a tie',
    /not found|index holds|have no tie/,
    ({ state }) => {
      const slot = state.tieSlots.findIndex((row) => row !== 0);
      state.tieSlots[slot] = 0;
    },
  ],
  [
    'a tenant too many',
    /places|living venture|incubator/,
    (sim) => (sim.state.organisations.incubator[0] = find(sim, Kind.incubator)),
  ],
  [
    'a partner named twice',
    /partners|projects in hand/,
    (sim) => {
      const { partners } = sim.state.projects;
      const at = project(sim) * TEAM;
      partners[at + 1] = partners[at]!;
    },
  ],
  ['something behind the last row', /behind its last row/, ({ state: { ties } }) => (ties.trust[ties.count] = 0.5)],
])('%s is found', (_, message, breakIt) => {
  const sim = world();
  breakIt(sim);
  expect(() => assertInvariants(sim)).toThrow(InvariantError);
  expect(() => assertInvariants(sim)).toThrow(message);
  expect(() => assertInvariants(sim)).toThrow(/2004-07/);
});

test('parameters that changed during the run are found', () => {
  const changed = { ...params, coefficients: { ...params.coefficients, wage: 1 } };
  expect(() => assertInvariants(world(), parametersText(changed))).toThrow(/parameters changed/);
});
