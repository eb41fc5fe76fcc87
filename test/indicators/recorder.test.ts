import { beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { quantise } from '../../src/core/quantise.ts';
import { GAUGE_THRESHOLDS, GAUGES, HEADLINES, INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import {
  createRecorder,
  QUARTERS,
  quarterEndingBefore,
  quarterMonth,
  record,
  seriesOf,
} from '../../src/indicators/recorder.ts';
import { meanCosine, measureSteps } from '../../src/indicators/steps.ts';
import { measureTies } from '../../src/indicators/ties.ts';
import { Counter } from '../../src/model/accounts.ts';
import { distance } from '../../src/model/knowledge.ts';
import { createSimulation, END, runUntil, type Simulation, START, step } from '../../src/model/simulation.ts';
import { Kind, Origin } from '../../src/model/state.ts';
import { addTie, permuted, runTo, seedNumber, tinyParams } from '../model/worlds.ts';

let sim: Simulation;
beforeEach(() => {
  sim = createSimulation(tinyParams(), seedNumber(121));
});

function tie(a: number, b: number, trust: number): number {
  return addTie(sim, a, b, trust);
}

describe('ties, by hand', () => {
  test('of four members in one chain and one pair beside it: five alive, four in the largest component', () => {
    const o = sim.state.organisations;
    const rows = [0, 1, 2, 3, 4, 5];
    for (const row of rows) o.member[row] = 1;
    rows.forEach((row) => {
      o.field[row] = row === 3 ? 20 : 1;
    });
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [4, 5],
    ] as const)
      tie(a, b, 0.5);
    tie(0, sim.rows.tokyo, 0.25);
    expect(measureTies(sim)).toMatchObject({
      alive: 5,
      trust: 4 * 0.5 + 0.25,
      crossing: 1,
      outside: 1,
      collaborations: 0,
      distance: 0,
      active: 6,
      largest: 4,
    });
  });

  test('of supply count from joint work on, and the distance of partners over joint work alone', () => {
    const { organisations: o, ties } = sim.state;
    const supply = tie(0, 1, 0.5);
    ties.origin[supply] = Origin.vertical;
    expect(measureTies(sim)).toMatchObject({ alive: 0, collaborations: 0 });
    ties.collaboration[supply] = 1;
    tie(1, 2, 0.5);
    const apart = distance(o.unit, 0, 1);
    expect(measureTies(sim)).toMatchObject({ alive: 2, collaborations: 1, distance: quantise(apart) });
  });

  test('that have faded, lead to the dead or are too weak to be seen do not count', () => {
    const o = sim.state.organisations;
    for (const row of [0, 1, 2, 3]) o.member[row] = 1;
    tie(0, 1, 0.09);
    tie(1, 2, 0.5);
    tie(2, 3, 0.5);
    o.alive[3] = 0;
    expect(measureTies(sim)).toMatchObject({ alive: 2, trust: quantise(0.09) + 0.5, largest: 2 });
    sim.month += 500;
    expect(measureTies(sim)).toMatchObject({ alive: 0, trust: 0, largest: 0 });
  });

  test('with work in hand are seen whatever their trust', () => {
    const o = sim.state.organisations;
    for (const row of [0, 1]) o.member[row] = 1;
    sim.state.ties.work[tie(0, 1, 0.06)] = 1;
    expect(measureTies(sim).largest).toBe(2);
  });
});

describe('the gauges, by hand', () => {
  test('mean cosine over pairs: one for the same focus, nothing for foci at right angles, a third for two and one', () => {
    expect(meanCosine(Float64Array.from([3, 0]), 3)).toBe(1);
    expect(meanCosine(Float64Array.from([1, 1, 1]), 3)).toBe(0);
    expect(meanCosine(Float64Array.from([2, 1]), 3)).toBeCloseTo(1 / 3, 12);
  });

  test('vision is one when every member has adopted the focus, and less before', () => {
    const o = sim.state.organisations;
    for (let row = 0; row < 6; row++) o.member[row] = 1;
    const flows = { crossing: 3, offspring: 2, successes: 8 };
    const before = measureSteps(sim, measureTies(sim), flows);
    for (let row = 0; row < 6; row++) {
      o.adoption[row] = 1;
      o.adoptionAt[row] = sim.month;
    }
    const after = measureSteps(sim, measureTies(sim), flows);
    expect(after.stepVision).toBeCloseTo(1, 6);
    expect(before.stepVision).toBeLessThan(0.9);
    // six members, all firms: 3 projects by 6 firms are 50 by 100
    expect(after).toMatchObject({ stepNetwork: 0, stepFusion: 50, stepCircle: 0.25 });
    expect(after.firmsThatKnowALab).toBe(0);
    // two pairs, one of which has not met for more than a year: two active members, and both in one component
    tie(0, 1, 0.5);
    sim.state.ties.metAt[tie(2, 3, 0.5)] = sim.month - 13;
    expect(measureSteps(sim, measureTies(sim), flows).stepNetwork).toBe(1);
    tie(4, 5, 0.5);
    expect(measureSteps(sim, measureTies(sim), flows).stepNetwork).toBe(2 / 4);
  });
});

describe('a recorder', () => {
  test('writes every indicator at every quarter end of the run proper, and nothing at other times', () => {
    const recorder = createRecorder();
    while (sim.month < END) {
      step(sim);
      record(recorder, sim);
    }
    expect(recorder.series).toHaveLength(INDICATORS.length * QUARTERS);
    const undefinedRatios = [
      'monthsToCash',
      'privateRnDPerPublicYen',
      'publicMoneyPerNewBusiness',
      'fundedAnyway',
      'stepCircle',
      'meanTrust',
      'conversion',
      'pathLength',
      'ventureSurvival5',
      'fiscalReturn',
      'publicShareOfProjects',
    ];
    for (const { id } of INDICATORS) {
      const values = seriesOf(recorder.series, id);
      const missing = [...values].filter((value) => Number.isNaN(value)).length;
      if (!undefinedRatios.includes(id)) expect([id, missing]).toEqual([id, 0]);
      expect(missing).toBeLessThan(QUARTERS);
    }
  });

  test('has no price of a new business while no public money was paid', () => {
    const recorder = createRecorder();
    const alone = createSimulation(tinyParams({ policy: 'none' }), seedNumber(9));
    runUntil(alone, monthOf(2008, 4));
    record(recorder, alone);
    expect(alone.state.counters[Counter.publicMoney]).toBe(0);
    expect(alone.state.counters[Counter.newBusinessesStarted]).toBeGreaterThan(0);
    const at = quarterEndingBefore(alone.month);
    expect(seriesOf(recorder.series, 'newBusinessesStarted')[at]).toBeGreaterThan(0);
    expect(seriesOf(recorder.series, 'publicMoneyPerNewBusiness')[at]).toBeNaN();
  });

  test('keeps shares within 0 and 1, flows from falling, and everything finite', () => {
    const recorder = createRecorder();
    while (sim.month < END) {
      runUntil(sim, sim.month + 3);
      record(recorder, sim);
    }
    const ratios = INDICATORS.filter(({ id }) => /Per[A-Z]|monthsToCash|fundedAnyway|fiscalReturn/.test(id)).map(
      ({ id }) => id,
    );
    for (const { id, unit, kind } of INDICATORS) {
      const values = [...seriesOf(recorder.series, id)].filter((value) => !Number.isNaN(value));
      expect(values.every((value) => Number.isFinite(value))).toBe(true);
      if (unit === 'share' || unit.endsWith('0 to 1'))
        expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      if (kind !== 'flow' || (ratios.includes(id) && id !== 'newBusinessesPerMember')) continue;
      expect([id, values.every((value, at) => at === 0 || value >= values[at - 1]!)]).toEqual([id, true]);
    }
  });

  test('records the same from a world whose rows stand in another order', () => {
    const plain = runTo(tinyParams(), monthOf(2004, 4), seedNumber(122));
    const other = permuted(plain, 122);
    const [a, b] = [createRecorder(), createRecorder()];
    record(a, plain);
    record(b, other);
    expect(b.series).toEqual(a.series);
    expect([...a.series].filter((value) => !Number.isNaN(value)).length).toBeGreaterThan(20);
  });

  test('takes flows of a year from the counters of four quarters before', () => {
    const recorder = createRecorder();
    runUntil(sim, START);
    const at: number[] = [];
    while (sim.month < monthOf(2000, 4)) {
      runUntil(sim, sim.month + 3);
      record(recorder, sim);
      at.push(sim.state.counters[Counter.meetings]!);
    }
    expect(seriesOf(recorder.series, 'meetings')[7]).toBe(at[7]! - at[3]!);
  });
});

describe('quarters', () => {
  test('end in June, September, December and March, from 1998-06 to 2021-03', () => {
    expect(QUARTERS).toBe(92);
    expect(quarterMonth(0)).toBe(monthOf(1998, 6));
    expect(quarterMonth(91)).toBe(monthOf(2021, 3));
    expect(quarterEndingBefore(monthOf(1998, 7))).toBe(0);
    expect(quarterEndingBefore(END)).toBe(91);
    for (const month of [START, monthOf(1998, 6), monthOf(1998, 8), monthOf(1990, 4), END + 3])
      expect(quarterEndingBefore(month)).toBe(-1);
  });
});

describe('descriptors', () => {
  test('have one name each, and headlines and gauges are among them', () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [...HEADLINES, ...GAUGES]) expect(ids[indicatorIndex(id)]).toBe(id);
    expect(GAUGE_THRESHOLDS).toHaveLength(GAUGES.length);
    expect(() => indicatorIndex('luck')).toThrow(RangeError);
  });

  test('say what is counted, in what, and from which difference on it matters', () => {
    for (const { definition, unit, smallest, source } of INDICATORS) {
      expect(definition).toMatch(/^[A-Z].*\.$/);
      expect(unit.length * source.length).toBeGreaterThan(0);
      expect(smallest).toBeGreaterThan(0);
    }
  });
});

test('what is recorded of ventures is what lives', () => {
  const world = runTo(tinyParams({ coefficients: { labVentureRate: 0.1 } }), monthOf(2003, 4), seedNumber(123));
  const recorder = createRecorder();
  record(recorder, world);
  const o = world.state.organisations;
  const ventures = Array.from({ length: o.count }, (_, row) => row).filter(
    (row) => o.kind[row] === Kind.venture && o.alive[row] === 1,
  );
  const recorded = seriesOf(recorder.series, 'ventures').filter((value) => !Number.isNaN(value));
  expect([...recorded]).toEqual([ventures.length]);
  expect(ventures.length).toBeGreaterThan(3);
});
