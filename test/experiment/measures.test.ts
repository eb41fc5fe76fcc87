/** Each measure of validation on a state or a log made by hand, with the figure that it must be. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { measureNetwork } from '../../src/experiment/validation/networks.ts';
import {
  lifeScienceTenants,
  measureVentures,
  universityVenturesAlive,
} from '../../src/experiment/validation/ventures.ts';
import { measureYears, yearEnd } from '../../src/experiment/validation/years.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { END, type Simulation } from '../../src/model/simulation.ts';
import { Kind, NEVER } from '../../src/model/state.ts';
import { fieldRow } from '../../src/scenario/fields.ts';
import { seedNumber } from '../model/worlds.ts';

const TENANCY = 60;
const BIOTECHNOLOGY = fieldRow('biotechnology');
const COMPUTERS = fieldRow('computerTechnology');
const TOOLS = fieldRow('machineTools');

interface Organisation {
  readonly kind?: number;
  readonly parent?: number;
  readonly field?: number;
  readonly born?: number;
  readonly died?: number;
  readonly movedIn?: number;
}
const LAB: Organisation = { kind: Kind.lab, born: monthOf(1988, 4) };
const FIRM: Organisation = { kind: Kind.productFirm, born: monthOf(1988, 4) };
/** Of the laboratory in row 0. */
const venture = (more: Organisation): Organisation => ({ kind: Kind.venture, parent: 0, ...more });

function worldOf(...rows: readonly Organisation[]): Simulation {
  const column = (of: (row: Organisation) => number): number[] => rows.map(of);
  const organisations = {
    count: rows.length,
    kind: column(({ kind }) => kind ?? Kind.productFirm),
    parent: column(({ parent }) => parent ?? -1),
    field: column(({ field }) => field ?? BIOTECHNOLOGY),
    born: column(({ born }) => born ?? monthOf(2000, 6)),
    died: column(({ died }) => died ?? NEVER),
    alive: column(({ died }) => ((died ?? NEVER) === NEVER ? 1 : 0)),
    tenantUntil: column(({ movedIn }) => (movedIn === undefined ? 0 : movedIn + TENANCY)),
  };
  return { state: { organisations }, c: { tenancy: TENANCY } } as unknown as Simulation;
}

describe('ventures', () => {
  const born = monthOf(2000, 6);

  test('of laboratories live five years or not; those too young to tell are left out', () => {
    const sim = worldOf(
      LAB,
      FIRM,
      venture({ died: born + 59 }),
      venture({ died: born + 61 }),
      venture({}),
      venture({}),
      venture({ born: END - 59, died: END - 50 }),
      venture({ born: monthOf(1997, 6), died: monthOf(1998, 6) }),
      venture({ parent: 1, died: born + 12 }),
      { died: born + 30 },
      {},
    );
    const { labSurvival, startUpSurvival } = measureVentures(sim);
    expect(labSurvival).toBe(3 / 4);
    // the spin-off of a firm and two firms that entered
    expect(startUpSurvival).toBe(1 / 3);
  });

  test('of laboratories are counted by the end of FY2004, with the share in IT and bio', () => {
    const sim = worldOf(
      LAB,
      venture({ field: BIOTECHNOLOGY }),
      venture({ field: COMPUTERS, died: monthOf(2001, 1) }),
      venture({ field: TOOLS, born: monthOf(2005, 3) }),
      venture({ field: TOOLS, born: monthOf(2005, 4) }),
      { kind: Kind.venture, field: BIOTECHNOLOGY },
    );
    expect(measureVentures(sim)).toMatchObject({ universityVentures: 3, itBioShare: 2 / 3 });
    expect(universityVenturesAlive(sim)).toBe(3);
  });

  test('that the lever supported count where they are of a laboratory and in life science', () => {
    const movedIn = monthOf(2002, 4);
    const sim = worldOf(
      LAB,
      venture({ movedIn }),
      venture({ movedIn, died: monthOf(2003, 1) }),
      venture({}),
      venture({ movedIn, field: COMPUTERS }),
      { kind: Kind.venture, movedIn },
    );
    expect(lifeScienceTenants(sim)).toBe(2);
  });

  test('that moved in live as long as others of their age that lived until then', () => {
    const movedIn = born + 12;
    const late = movedIn + 121;
    const sim = worldOf(
      LAB,
      venture({ movedIn }),
      venture({ movedIn, died: movedIn + 24 }),
      // died before anybody moved in: no match, though in the cohort
      venture({ died: born + 3 }),
      venture({ died: born + 5 }),
      venture({ died: late }),
      venture({ died: movedIn + 24 }),
      // of another cohort, and of another sector
      venture({ born: monthOf(2003, 6), died: monthOf(2004, 6) }),
      venture({ field: COMPUTERS, died: movedIn + 2 }),
    );
    expect(measureVentures(sim).tenantSurvival).toBe(0);
  });

  test('beside those who moved in count those who did later, and nobody after 2011', () => {
    const movedIn = born + 2;
    const sim = worldOf(
      LAB,
      venture({ movedIn }),
      venture({ movedIn: movedIn + 10, died: movedIn + 60 }),
      venture({ born: END - 100, movedIn: END - 99 }),
    );
    // the first has the second beside it, which itself has nobody
    expect(measureVentures(sim).tenantSurvival).toBe(1);
    expect(measureVentures(worldOf(LAB, venture({}))).tenantSurvival).toBeNaN();
  });

  test('leave more often after graduation than before, or less often', () => {
    const movedIn = born + 12;
    const until = movedIn + TENANCY;
    const calm = Array.from({ length: 8 }, () => venture({ movedIn }));
    const after = worldOf(LAB, ...calm, venture({ movedIn, died: until + 10 }), venture({ movedIn, died: until + 40 }));
    expect(measureVentures(after).graduationSpike).toBe(1);
    const before = worldOf(
      LAB,
      ...calm,
      venture({ movedIn, died: movedIn + 10 }),
      venture({ movedIn, died: until + 40 }),
    );
    expect(measureVentures(before).graduationSpike).toBe(0);
    expect(measureVentures(worldOf(LAB, venture({}))).graduationSpike).toBeNaN();
  });
});

test('counters and stocks are read at the ends of the fiscal years that the targets name', () => {
  const ends = [0, 1, 2, 3, 4].map((n) => {
    const counters = new Float64Array(200);
    const set = (name: CounterName, value: number): void => {
      counters[Counter[name]] = value;
    };
    set('alliancesFormed', 10 + n);
    set('productsLaunched', 100 + n);
    set('jointRnDStarted', 20 + n);
    set('consortiumAdoptions', [3, 8, 15, 26, 60][n] as number);
    return { counters, stock: [5, 10, 13, 17, 21][n] as number, tenants: n };
  });
  expect(measureYears(ends)).toEqual({
    alliances: 14,
    products: 104,
    jointRnD: 24,
    venturesSupported: 4,
    adoptions: 23,
    stock2001: 10,
    stock2002: 13,
    stock2003: 17,
    stock2004: 21,
  });
});

test('a year end has the ventures alive and the tenants of its state', () => {
  const sim = worldOf(LAB, venture({}), venture({ movedIn: monthOf(2001, 4), died: monthOf(2002, 4) }));
  const end = yearEnd({ ...sim, state: { ...sim.state, counters: Float64Array.of(7) } } as Simulation);
  expect(end).toEqual({ counters: Float64Array.of(7), stock: 1, tenants: 1 });
});

describe('the network of collaborations', () => {
  const graphOf = (nodes: number, edges: readonly (readonly [number, number])[], group: (node: number) => number) => ({
    nodes,
    ends: Int32Array.from(edges.flat()),
    group: Uint8Array.from({ length: nodes }, (_, node) => group(node)),
  });
  const clique = (first: number, n: number): [number, number][] =>
    Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      Array.from({ length: n - 1 - i }, (_, k): [number, number] => [first + i, first + i + 1 + k]),
    );

  test('of two cliques with one bridge has modules, more than its degrees give, and edges within sectors', () => {
    const edges = [...clique(0, 6), ...clique(6, 6), [5, 6] as const];
    const found = measureNetwork(
      graphOf(12, edges, (node) => (node < 6 ? 0 : 1)),
      seedNumber(1),
    );
    // 15 of 31 edges in each half, and half of all ends
    expect(found.modularity).toBeCloseTo(30 / 31 - 1 / 2, 12);
    expect(found.modularityRatio).toBeGreaterThan(1.5);
    expect(found.crossing).toBeCloseTo(1 / 31, 12);
    // whoever holds the bridge has one more neighbour, and less clustering
    expect(found.clusteringFalls).toBe(1);
    // degrees of 5 and 6 spread less than those of a random graph
    expect(found.heavyTail).toBe(0);
  });

  test('has a heavy tail where one knows all and the others hardly anybody; too small a one has no figures', () => {
    const star = Array.from({ length: 20 }, (_, n): [number, number] => [0, n + 1]);
    expect(
      measureNetwork(
        graphOf(21, star, () => 0),
        seedNumber(1),
      ).heavyTail,
    ).toBe(1);
    expect(
      measureNetwork(
        graphOf(3, clique(0, 3), () => 0),
        seedNumber(1),
      ),
    ).toEqual({});
  });
});
