/** Indicators of the five families that the source document asks for, each held against a count of its own. */
import { beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { meanPath } from '../../src/indicators/paths.ts';
import { createRecorder, QUARTERS, record, seriesOf } from '../../src/indicators/recorder.ts';
import { measureTies } from '../../src/indicators/ties.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { EVENT_KINDS } from '../../src/model/events.ts';
import { FISCAL_YEARS, LEVER_NAMES, type LeverName } from '../../src/model/params.ts';
import { LeverBit } from '../../src/model/reached.ts';
import { createSimulation, END, runUntil, type Simulation, START } from '../../src/model/simulation.ts';
import { isFirm, Kind, Origin, ProjectKind } from '../../src/model/state.ts';
import { addTie, runTo, seedNumber, tinyParams, withLevers } from '../model/worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;

/** One record at the present date, which must be the end of a quarter. */
function recordNow(sim: Simulation): (id: string) => number {
  const recorder = createRecorder();
  record(recorder, sim);
  const quarter = (sim.month - START) / 3 - 1;
  return (id) => seriesOf(recorder.series, id)[quarter]!;
}

let sim: Simulation;
beforeEach(() => {
  sim = createSimulation(tinyParams(), seedNumber(151));
});

describe('by hand', () => {
  test('a chain of four and a pair apart: mean path 10 / 6, whichever the sources', () => {
    sim.state.organisations.member.fill(0);
    for (let row = 0; row < 6; row++) sim.state.organisations.member[row] = 1;
    addTie(sim, 0, 1, 0.5);
    addTie(sim, 1, 2, 0.5);
    addTie(sim, 2, 3, 0.5);
    addTie(sim, 4, 5, 0.5);
    // pairs: three one apart, two two apart, one three apart
    expect(meanPath(sim, measureTies(sim).network)).toBeCloseTo(10 / 6, 12);
    addTie(sim, 0, 3, 0.5);
    expect(meanPath(sim, measureTies(sim).network)).toBeCloseTo(8 / 6, 12);
  });

  test('a sample of sources in a star of a hundred gives the mean path of the star', () => {
    sim.state.organisations.member.fill(0);
    for (let row = 0; row < 100; row++) sim.state.organisations.member[row] = 1;
    for (let row = 1; row < 100; row++) addTie(sim, 0, row, 0.5);
    const path = meanPath(sim, measureTies(sim).network);
    // a leaf has one neighbour and 98 at two steps; the hub, if drawn, 99 at one
    expect(path).toBeGreaterThan(1.94);
    expect(path).toBeLessThanOrEqual((1 + 2 * 98) / 99);
    expect(meanPath(sim, { ends: [], root: Int32Array.from({ length: 200 }, (_, row) => row) })).toBeNaN();
  });

  test('ties of agencies, of laboratories and by origin are told from those of firms', () => {
    const { organisations: o, ties } = sim.state;
    const rows = Array.from({ length: o.count }, (_, row) => row);
    const [bank, office, lab] = [Kind.bank, Kind.licensingOffice, Kind.lab].map(
      (kind) => rows.find((row) => o.kind[row] === kind)!,
    );
    o.member[0] = 1;
    addTie(sim, bank!, office!, 0.5);
    addTie(sim, bank!, 0, 0.5);
    ties.origin[addTie(sim, 0, lab!, 0.5)] = Origin.seminar;
    ties.origin[addTie(sim, 1, lab!, 0.5)] = Origin.referral;
    expect(measureTies(sim)).toMatchObject({ alive: 4, agencies: 1, knowLab: 1, throughBody: 1, byReferral: 1 });
  });

  test('survival after five years is of ventures old enough, and counts those that died since', () => {
    runUntil(sim, monthOf(2004, 4));
    const { organisations: o } = sim.state;
    for (let row = 0; row < o.count; row++) if (o.kind[row] === Kind.venture) o.kind[row] = Kind.bystander;
    const set = (row: number, born: number, died: number): void => {
      o.kind[row] = Kind.venture;
      o.born[row] = born;
      o.died[row] = died;
    };
    const old = START + 2;
    const never = 0x7fffffff;
    set(0, old, never);
    set(1, old, old + 60);
    set(2, old, old + 59);
    set(3, sim.month - 59, sim.month - 1);
    set(4, START - 1, START + 3);
    expect(recordNow(sim)('ventureSurvival5')).toBeCloseTo(2 / 3, 12);
  });

  test('one lever is not two', () => {
    runUntil(sim, monthOf(1999, 4));
    const { used } = sim.state.organisations;
    used.fill(0);
    used[0] = LeverBit.network;
    used[1] = LeverBit.network | LeverBit.attraction;
    used[2] = LeverBit.consortium | LeverBit.development | LeverBit.bridge;
    expect(recordNow(sim)('actorsUsingTwoLevers')).toBe(2);
  });
});

describe('levers that reach an organisation', () => {
  const coefficients = { labVentureRate: 0.1, jointRate: 0.05, proposalRate: 0.5, investmentRate: 1 };
  const NONE = tinyParams({ policy: 'none', coefficients });
  const rich = { ...tinyParams().levers.network, budget: new Array<number>(FISCAL_YEARS).fill(2e8) };
  const coordinatorsPer100Members = new Array<number>(FISCAL_YEARS).fill(3);
  // review manages the others, and training reaches people
  const REACH = LEVER_NAMES.filter((name) => name !== 'review' && name !== 'training');

  test.each(REACH)('leave the mark of %s alone, and no mark where there is no lever', (name: LeverName) => {
    const beside = name === 'bridge' ? { development: rich } : {};
    const levers = { ...beside, [name]: { ...rich, coordinatorsPer100Members } };
    const run = runTo(withLevers(NONE, levers), monthOf(2006, 4), seedNumber(152));
    const marks = new Set(run.state.organisations.used.subarray(0, run.state.organisations.count));
    expect([...marks].some((mark) => (mark & LeverBit[name]) !== 0)).toBe(true);
    const allowed = Object.keys(levers).reduce<number>((bits, lever) => bits | LeverBit[lever as LeverName], 0);
    for (const mark of marks) expect(mark & ~allowed).toBe(0);
  });

  test('leave none under the policy none', () => {
    const run = runTo(NONE, monthOf(2004, 4), seedNumber(153));
    expect(run.state.organisations.used.every((mark) => mark === 0)).toBe(true);
    expect(recordNow(run)('actorsUsingTwoLevers')).toBe(0);
    expect(recordNow(run)('fiscalReturn')).toBeNaN();
  });
});

test('taxes are what firms and ventures paid the state since the run proper began, over what the levers paid out', () => {
  const toState = (world: Simulation): number =>
    [Account.firms, Account.ventures].reduce<number>(
      (sum, x) => sum + world.state.flows[x * ACCOUNTS + Account.state]!,
      0,
    );
  const world = runTo(tinyParams(), START, seedNumber(154));
  const before = toState(world);
  runUntil(world, monthOf(2010, 4));
  const value = recordNow(world);
  expect(value('taxesPaid')).toBeGreaterThan(0);
  expect(value('taxesPaid')).toBe(toState(world) - before);
  expect(value('fiscalReturn')).toBe(value('taxesPaid') / value('publicMoneySpent'));
});

test('counters that sound alike count different things, each what the log of the run tells', () => {
  const coefficients = { proposalRate: 0.5, jointRate: 0.05, optimism: 1.2 };
  const world = runTo(tinyParams({ coefficients }), START, seedNumber(155), { log: true });
  const log = world.log!;
  const from = log.count;
  runUntil(world, END);
  const count = (kind: (typeof EVENT_KINDS)[number], detail?: number): number => {
    let n = 0;
    for (let row = from; row < log.count; row++)
      if (EVENT_KINDS[log.kind[row]!] === kind && (detail === undefined || log.detail[row] === detail)) n++;
    return n;
  };
  expect(total(world, 'consortiumAdoptions')).toBe(count('award', ProjectKind.consortium));
  expect(total(world, 'developmentAdoptions')).toBe(count('award', ProjectKind.development));
  expect(total(world, 'venturesSupported')).toBe(count('tenancy'));
  expect(total(world, 'venturesFounded')).toBe(count('venture'));
  const alike = ['alliancesFormed', 'jointRnDStarted', 'consortiumAdoptions'] as const;
  expect(new Set(alike.map((name) => total(world, name))).size).toBe(3);
  for (const name of alike) expect(total(world, name)).toBeGreaterThan(0);
  // facelifts and services are products of no project
  expect(total(world, 'productsLaunched')).toBeGreaterThan(total(world, 'productsFromProjects'));
  expect(total(world, 'venturesFounded')).toBeGreaterThan(total(world, 'venturesSupported'));
});

test('every indicator has a name, a unit, a definition in a sentence and a source, and no family is empty', () => {
  for (const { id, unit, definition, source } of INDICATORS) {
    expect([id, unit.length > 0, source.length > 0, /^[A-Z].*\.$/.test(definition)]).toEqual([id, true, true, true]);
  }
  expect(new Set(INDICATORS.map(({ family }) => family))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'step']));
});

test('paths are taken each March and carried over in between', () => {
  const recorder = createRecorder();
  while (sim.month < monthOf(2001, 4)) {
    runUntil(sim, Math.max(sim.month + 3, START + 3));
    record(recorder, sim);
  }
  const paths = seriesOf(recorder.series, 'pathLength').subarray(0, 12);
  expect(QUARTERS).toBeGreaterThan(12);
  for (let quarter = 0; quarter < 12; quarter++)
    if (quarter % 4 !== 3 && quarter > 0 && !Number.isNaN(paths[quarter - 1]!))
      expect(paths[quarter]).toBe(paths[quarter - 1]);
  expect(new Set(paths).size).toBeGreaterThan(2);
});

test('jobs of the region do not rise by recruiting, jobs of members do', () => {
  const now = runTo(tinyParams({ policy: 'none' }), monthOf(1999, 4), seedNumber(311));
  const { organisations: o } = now.state;
  const isOutsider = (row: number): boolean => isFirm(o.kind[row]!) && o.alive[row] === 1 && o.member[row] === 0;
  const outsider = Array.from({ length: o.count }, (_, row) => row).find(isOutsider)!;
  const before = recordNow(now);
  o.member[outsider] = 1;
  const after = recordNow(now);
  expect(after('jobsInMembers')).toBe(before('jobsInMembers') + o.staff[outsider]!);
  expect(after('jobsInRegion')).toBe(before('jobsInRegion'));
  expect(after('jobsInRegion')).toBeGreaterThan(after('jobsInMembers'));
});
