/** What validation measures on projects, from a table and a log made by hand. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { measureCurves } from '../../src/experiment/validation/curve.ts';
import { type Outcome, ProjectFollower } from '../../src/experiment/validation/projects.ts';
import { EventKind, EventLog } from '../../src/model/events.ts';
import { END, type Simulation } from '../../src/model/simulation.ts';
import { Kind, ProjectKind, Stage, TEAM } from '../../src/model/state.ts';
import { fieldRow } from '../../src/scenario/fields.ts';

const BIOTECHNOLOGY = fieldRow('biotechnology');
const COMPUTERS = fieldRow('computerTechnology');

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
