/** Each measure of validation on a state or a log made by hand, with the figure that it must be. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { measureCurves } from '../../src/experiment/validation/curve.ts';
import { type Outcome, ProjectFollower } from '../../src/experiment/validation/projects.ts';
import {
  lifeScienceTenants,
  measureVentures,
  universityVenturesAlive,
} from '../../src/experiment/validation/ventures.ts';
import { measureYears, yearEnd } from '../../src/experiment/validation/years.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { EventKind, EventLog } from '../../src/model/events.ts';
import { END, type Simulation } from '../../src/model/simulation.ts';
import { Kind, NEVER, ProjectKind, Stage, TEAM } from '../../src/model/state.ts';
import { fieldRow } from '../../src/scenario/fields.ts';

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

interface Project {
  readonly kind?: number;
  readonly stage?: number;
  readonly team: readonly number[];
  readonly publicShare?: number;
  readonly distance?: number;
  readonly other?: number;
}

/** Projects of organisations of these kinds; `rows` are those in the table now. */
function projectsOf(kinds: readonly number[], rows: readonly (Project | null)[], log: EventLog): Simulation {
  const there = rows.flatMap((project, key) => (project === null ? [] : [{ key: key + 1, ...project }]));
  const projects = {
    count: there.length,
    keyHi: there.map(() => 0),
    keyLo: there.map(({ key }) => key),
    kind: there.map(({ kind }) => kind ?? ProjectKind.consortium),
    stage: there.map(({ stage }) => stage ?? Stage.running),
    size: there.map(({ team }) => team.length),
    partners: there.flatMap(({ team }) => Array.from({ length: TEAM }, (_, k) => team[k] ?? -1)),
    field: there.map(() => BIOTECHNOLOGY),
    other: there.map(({ other }) => other ?? BIOTECHNOLOGY),
    distance: there.map(({ distance }) => distance ?? 0.4),
    publicShare: there.map(({ publicShare }) => publicShare ?? 0.5),
  };
  return { state: { projects, organisations: { kind: kinds } }, log } as unknown as Simulation;
}

describe('projects', () => {
  const [lab, small, large, start] = [0, 1, 2, 3];
  const kinds = [Kind.lab, Kind.productFirm, Kind.largeFirm, Kind.venture];
  const happens = (log: EventLog, key: number, month: number, kind: number): void =>
    log.emit(month, kind, 0, key, 0, 0, 0, 0);

  test('of laboratories and firms are small where no firm is large', () => {
    const follower = new ProjectFollower();
    const teams = [
      [lab, small],
      [lab, start, small],
      [lab, small, large],
      [lab, small],
      [small, large],
      [lab],
      [small],
    ];
    follower.observe(
      projectsOf(
        kinds,
        teams.map((team) => ({ team })),
        new EventLog(),
      ),
    );
    expect(follower.smallShare()).toBe(3 / 4);
    expect(new ProjectFollower().smallShare()).toBeNaN();
  });

  test('that close in March, gone from the table when the month is over, are seen to fail and to sell', () => {
    const follower = new ProjectFollower();
    const log = new EventLog();
    const both = [{ team: [lab, small] }, { team: [lab, start], distance: 0.7, other: COMPUTERS }];
    follower.observe(projectsOf(kinds, both, log));
    expect(follower.outcomes()).toEqual([]);
    const march = monthOf(2004, 3);
    happens(log, 1, march, EventKind.failure);
    happens(log, 2, march, EventKind.success);
    happens(log, 2, march, EventKind.product);
    happens(log, 9, march, EventKind.failure);
    follower.observe(projectsOf(kinds, [null, null], log));
    expect(follower.outcomes()).toEqual([
      { distance: 0.4, across: false, success: 0 },
      { distance: 0.7, across: true, success: 1 },
    ]);
    expect(follower.commercialised(END)).toEqual({ ever: 1 / 2, early: 1 });
  });

  test('commercialise within ten years or five of their end, supported consortia that could be followed', () => {
    const follower = new ProjectFollower();
    const log = new EventLog();
    const ended = monthOf(2003, 1);
    const rows: Project[] = [
      { team: [lab, small] },
      { team: [lab, small] },
      { team: [lab, small] },
      { team: [small] },
      { team: [lab, small], publicShare: 0 },
      { team: [lab, small], kind: ProjectKind.development },
      { team: [lab, small] },
      { team: [lab, small], stage: Stage.failed },
      { team: [lab, small], stage: Stage.grant },
    ];
    follower.observe(projectsOf(kinds, rows, log));
    for (let key = 1; key <= rows.length; key++) happens(log, key, key === 7 ? END - 119 : ended, EventKind.success);
    happens(log, 1, ended + 60, EventKind.product);
    happens(log, 2, ended + 61, EventKind.product);
    happens(log, 3, ended + 121, EventKind.product);
    for (const key of [5, 6, 8, 9]) happens(log, key, ended + 1, EventKind.product);
    happens(log, 7, END - 110, EventKind.product);
    follower.observe(projectsOf(kinds, rows, log));
    // of keys 1 to 4 two in ten years, one of them in five
    expect(follower.commercialised(END)).toEqual({ ever: 2 / 4, early: 1 / 2 });
  });
});

describe('success over distance', () => {
  /** At each distance as many successes of 100 as the curve has. */
  const outcomes = (top: number, across: boolean, sign = -1): Outcome[] =>
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].flatMap((distance) =>
      Array.from({ length: 100 }, (_, n): Outcome => {
        const chance = 0.5 + sign * ((distance - top) ** 2 - 0.1);
        return { distance, across, success: n < Math.round(100 * chance) ? 1 : 0 };
      }),
    );

  test('has its optimum where the parabola has its top', () => {
    const { invertedU, optimum } = measureCurves(outcomes(0.4, false));
    expect(invertedU).toBe(1);
    expect(optimum).toBeCloseTo(0.4, 2);
    expect(measureCurves(outcomes(0.4, false, 1))).toMatchObject({ invertedU: 0, optimum: Number.NaN });
    expect(measureCurves([])).toEqual({});
  });

  test('has it nearer within a sector than across, or not', () => {
    const near = measureCurves([...outcomes(0.3, false), ...outcomes(0.5, true)]);
    expect(near.optimumWithin).toBeCloseTo(0.3, 2);
    expect(near.optimumAcross).toBeCloseTo(0.5, 2);
    expect(near.optimumNearer).toBe(1);
    expect(measureCurves([...outcomes(0.5, false), ...outcomes(0.3, true)]).optimumNearer).toBe(0);
    expect(measureCurves(outcomes(0.5, false)).optimumNearer).toBeNaN();
  });
});
