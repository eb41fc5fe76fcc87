import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import type { Context } from '../../src/model/context.ts';
import { refreshProfile } from '../../src/model/initialize.ts';
import { reviseKnowledge } from '../../src/model/processes/forgetting.ts';
import { absorption, learn } from '../../src/model/processes/learning.ts';
import { startProject } from '../../src/model/processes/project.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { createSimulation, type Simulation } from '../../src/model/simulation.ts';
import { Kind, Origin, ProjectKind } from '../../src/model/state.ts';
import { noteLine } from '../../src/model/uses.ts';
import { addTie, seedNumber, tinyParams } from './worlds.ts';

const FIELDS = 35;
const MAIN = 3;
const SIDE = 20;
const UNKNOWN = 30;

function world(coefficients: Partial<Coefficients> = {}): Simulation {
  return createSimulation(tinyParams({ coefficients: { newField: 0, ...coefficients } }), seedNumber(140));
}

/** Rows of a kind, in order. */
function rowsOf(sim: Simulation, kind: number): number[] {
  const { organisations: o } = sim.state;
  return Array.from({ length: o.count }, (_, row) => row).filter((row) => o.kind[row] === kind);
}

function teach(sim: Simulation, row: number, levels: Readonly<Record<number, number>>): void {
  const { expertise, field } = sim.state.organisations;
  expertise.fill(0, row * FIELDS, (row + 1) * FIELDS);
  for (const [at, level] of Object.entries(levels)) expertise[row * FIELDS + Number(at)] = level;
  field[row] = MAIN;
  refreshProfile(sim.state, sim.params, row);
}

const level = (sim: Simulation, row: number, field: number): number =>
  sim.state.organisations.expertise[row * FIELDS + field]!;

/** A bilateral project of `learner` and `teacher`, who trust each other so much, at its end. */
function work(sim: Context, learner: number, teacher: number, trust: number): void {
  const tie = addTie(sim, learner, teacher, trust);
  const project = startProject(sim, {
    key: { hi: 1, lo: learner },
    kind: ProjectKind.bilateral,
    partners: [learner, teacher],
    months: 12,
    cost: 2_400_000,
    publicShare: 0,
    starts: sim.month,
    cause: { hi: 0, lo: 0 },
  });
  sim.state.ties.trust[tie] = trust;
  learn(sim, project);
}

describe('joint work', () => {
  /** What a firm of this kind learns in the field of its partner, from expertise 4 on, with this trust. */
  function learned(kind: number, trust: number, coefficients: Partial<Coefficients> = {}): number {
    const sim = world(coefficients);
    const [learner] = rowsOf(sim, kind) as [number];
    const teacher = rowsOf(sim, Kind.largeFirm)[0]!;
    sim.state.organisations.staff[learner] = 24;
    teach(sim, learner, { [MAIN]: 7, [SIDE]: 4 });
    teach(sim, teacher, { [MAIN]: 6, [SIDE]: 9 });
    work(sim, learner, teacher, trust);
    expect(level(sim, learner, MAIN)).toBe(7);
    return level(sim, learner, SIDE) - 4;
  }

  test('closes a gap by learning, absorptive capacity and trust, and never opens one', () => {
    const sim = world();
    const firm = rowsOf(sim, Kind.productFirm)[0]!;
    sim.state.organisations.staff[firm] = 24;
    // research of a product-developing firm, and half of a project that costs 2.4 million yen a year
    const joint = 2_400_000 / 2 / (12 * 24 * sim.c.salesPerStaff);
    const research = sim.c.rndShare + joint;
    const capacity = research / (research + sim.c.absorptionHalf);
    expect(learned(Kind.productFirm, 0.5)).toBeCloseTo(sim.c.learning * capacity * 0.5 * 5, 5);
    expect(learned(Kind.productFirm, 0)).toBe(0);
    expect(learned(Kind.productFirm, 1, { learning: 1, absorptionHalf: 0.001 })).toBeLessThan(5);
  });

  test('teaches more where there is more trust, and more own research', () => {
    expect(learned(Kind.productFirm, 0.8)).toBeGreaterThan(1.5 * learned(Kind.productFirm, 0.4));
    expect(learned(Kind.productFirm, 0.5)).toBeGreaterThan(1.5 * learned(Kind.basicFirm, 0.5));
  });

  test('counts in absorptive capacity itself', () => {
    const sim = world();
    const firm = rowsOf(sim, Kind.basicFirm)[0]!;
    expect(absorption(sim, firm, 2_000_000)).toBeGreaterThan(absorption(sim, firm, 0));
    expect(absorption(sim, rowsOf(sim, Kind.lab)[0]!, 0)).toBeGreaterThan(0.9);
  });

  test('opens a field that was unknown only by chance, and one at a time, the one with most to learn', () => {
    for (const [newField, opened] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const sim = world({ newField });
      const learner = rowsOf(sim, Kind.productFirm)[0]!;
      const teacher = rowsOf(sim, Kind.productFirm)[1]!;
      teach(sim, learner, { [MAIN]: 7 });
      teach(sim, teacher, { [MAIN]: 7, [SIDE]: 5, [UNKNOWN]: 8 });
      work(sim, learner, teacher, 0.6);
      expect(level(sim, learner, UNKNOWN) > 0 ? 1 : 0).toBe(opened);
      expect(level(sim, learner, SIDE)).toBe(0);
    }
  });
});

describe('forgetting', () => {
  /** A firm that knows three fields, ten Aprils on; `use` is called before each. */
  function tenYears(use: (sim: Simulation, row: number) => void, coefficients: Partial<Coefficients> = {}): number[] {
    const sim = world({ supplyTies: 0, ...coefficients });
    const row = rowsOf(sim, Kind.productFirm)[0]!;
    sim.roll.actors = Int32Array.of(row);
    sim.roll.actorCount = 1;
    teach(sim, row, { [MAIN]: 8, [SIDE]: 6, [UNKNOWN]: 1 });
    for (let year = 0; year < 10; year++) {
      sim.month = monthOf(1990 + year, 4);
      use(sim, row);
      reviseKnowledge(sim);
    }
    return [level(sim, row, MAIN), level(sim, row, SIDE), level(sim, row, UNKNOWN)];
  }

  test('takes what is out of use towards the floor, and neither the main field nor what is below', () => {
    const [main, side, below] = tenYears(() => undefined);
    const { forgetting, expertiseFloor: floor } = world().c;
    expect(main).toBe(8);
    expect(below).toBe(1);
    expect(side).toBeCloseTo(floor + (6 - floor) * (1 - forgetting) ** 10, 4);
  });

  test('stops at the floor, however fast', () => {
    expect(tenYears(() => undefined, { forgetting: 0.9 })[1]).toBe(world().c.expertiseFloor);
    expect(tenYears(() => undefined, { forgetting: 1 })[1]).toBe(world().c.expertiseFloor);
  });

  test('does not touch a field of joint work in hand, nor one in which a line was founded', () => {
    const line = tenYears((sim, row) => noteLine(sim.state.organisations, row, SIDE));
    expect(line).toEqual([8, 6, 1]);
    const worked = tenYears((sim, row) => {
      if (sim.state.projects.count > 0) return;
      const other = rowsOf(sim, Kind.productFirm)[1]!;
      teach(sim, other, { [SIDE]: 6 });
      sim.state.organisations.field[other] = SIDE;
      addTie(sim, row, other, 0.5);
      startProject(sim, {
        key: { hi: 5, lo: 5 },
        kind: ProjectKind.bilateral,
        partners: [row, other],
        months: 600,
        cost: 600,
        publicShare: 0,
        starts: sim.month,
        cause: { hi: 0, lo: 0 },
      });
    });
    expect(worked).toEqual([8, 6, 1]);
  });
});

describe('supply', () => {
  test('teaches by the rule of joint work: more the larger the gap, nothing where there is none', () => {
    const learned = (known: number): number => {
      const sim = world({ supplyTies: 0, forgetting: 0 });
      const supplier = rowsOf(sim, Kind.productFirm)[0]!;
      const customer = rowsOf(sim, Kind.largeFirm)[0]!;
      teach(sim, supplier, { [MAIN]: known });
      teach(sim, customer, { [MAIN]: 9 });
      sim.month = monthOf(1990, 4);
      const tie = addTie(sim, supplier, customer, 0.5);
      sim.state.ties.origin[tie] = Origin.vertical;
      sim.roll.firms = Int32Array.of(supplier, customer);
      sim.roll.firmCount = 2;
      reviseKnowledge(sim);
      expect(level(sim, customer, MAIN)).toBe(9);
      return level(sim, supplier, MAIN) - known;
    };
    expect(learned(9)).toBe(0);
    expect(learned(5)).toBeCloseTo(4 * learned(8), 5);
    expect(learned(8)).toBeGreaterThan(0);
  });
});
