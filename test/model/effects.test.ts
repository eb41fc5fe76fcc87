import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import type { Levers } from '../../src/model/params.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { END, runUntil, type Simulation, SPIN_UP, START, step } from '../../src/model/simulation.ts';
import { isActor, isFirm, Kind, NEVER, Origin } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { runTo, seedNumber, tamaParams, tinyParams, withLevers } from './worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;

describe('TAMA without policy', () => {
  test('has 0.2 to 0.6 organic meetings of an actor in a month, and actors that meet nobody', () => {
    const sim = runTo(tamaParams('none'), monthOf(2003, 4), seedNumber(101));
    let meetings = 0;
    let actors = 0;
    const met = new Set<number>();
    for (let month = 0; month < 24; month++) {
      step(sim);
      const { kind, alive, count } = sim.state.organisations;
      for (let row = 0; row < count; row++) if (alive[row] === 1 && isActor(kind[row]!)) actors++;
      const { contacts } = sim;
      for (let n = 0; n < contacts.count; n++) {
        if (![Origin.chance, Origin.referral, Origin.pipeline].includes(contacts.channel[n] as 0)) continue;
        for (const row of [contacts.a[n]!, contacts.b[n]!]) {
          met.add(row);
          if (isActor(kind[row]!)) meetings++;
        }
      }
    }
    // 24 months of about 1,650 actors, a variance of about 0.5 each: the standard error is below 0.005
    process.stdout.write(`  organic meetings of an actor in a month: ${(meetings / actors).toFixed(3)}\n`);
    expect(meetings / actors).toBeGreaterThan(0.2 + 4.5 * 0.005);
    expect(meetings / actors).toBeLessThan(0.6 - 4.5 * 0.005);
    expect(met.size).toBeLessThan(actors / 24);
  });
});

test('entries that nothing caused are Poisson at their rate', () => {
  const RUNS = 24;
  const YEARS = 10;
  const params = tinyParams({ policy: 'none', coefficients: { entryRate: 0.2, attractionPerSuccess: 0 } });
  const firms = params.region.members.firms * (1 + params.region.nonMembersPerMember);
  const counts = Array.from({ length: RUNS }, (_, i) => total(runTo(params, START, seedNumber(200 + i)), 'entries'));
  const mean = 0.2 * firms * YEARS;
  const all = counts.reduce((sum, n) => sum + n, 0);
  // |z| > 4.5 about once in 147,000; a rate 10 % off gives |z| of 8
  expect(Math.abs(all - RUNS * mean) / Math.sqrt(RUNS * mean)).toBeLessThan(4.5);
  // dispersion: chi-square of 23 degrees passes 70 or falls below 4 about once in 140,000; three times the variance gives 69
  const average = all / RUNS;
  const dispersion = counts.reduce((sum, n) => sum + (n - average) ** 2, 0) / average;
  expect(dispersion).toBeLessThan(70);
  expect(dispersion).toBeGreaterThan(4);
});

describe('against a shut-off twin', () => {
  const UNTIL = monthOf(2006, 4);

  function run(coefficients: Partial<Coefficients>, policy: 'none' | 'japan' = 'japan', seed = 111): Simulation {
    return runTo(tinyParams({ policy, coefficients }), UNTIL, seedNumber(seed));
  }

  function tiesOf(sim: Simulation, origin: number): number {
    const { ties } = sim.state;
    let n = 0;
    for (let tie = 0; tie < ties.count; tie++) if (isAlive(ties, tie, sim.month) && ties.origin[tie] === origin) n++;
    return n;
  }

  test.each<[string, number, Partial<Coefficients>]>([
    ['chance', Origin.chance, { chanceAttendance: 0 }],
    ['referral', Origin.referral, { referralRate: 0 }],
    ['pipeline', Origin.pipeline, { pipelineRate: 0, exchangeTripCost: 10000000 }],
    ['introduction', Origin.introduction, { introductionsPerCoordinator: 0 }],
    ['seminar', Origin.seminar, { seminarAttendance: 0 }],
    ['study group', Origin.studyGroup, { studyGroupJoin: 0 }],
  ])('no meetings by %s make no ties by it', (_, origin, coefficients) => {
    expect(tiesOf(run(coefficients), origin)).toBe(0);
    expect(tiesOf(run({}), origin)).toBeGreaterThan(0);
  });

  test('consortium money of zero adopts nothing, and more adopts more', () => {
    const base = tinyParams({ coefficients: { proposalRate: 0.5, optimism: 1 } });
    // half of so small a line carries no whole project
    const adopted = [0, 1, 4].map((factor) => {
      const budget = base.levers.consortium.budget.map((yen) => Math.floor(yen * factor));
      const levers: Partial<Levers> = { consortium: { budget } };
      return total(runTo(withLevers(base, levers), UNTIL, seedNumber(112)), 'consortiumAdoptions');
    });
    expect(adopted[0]).toBe(0);
    expect(adopted[1]).toBeGreaterThan(0);
    expect(adopted[2]).toBeGreaterThan(adopted[1]!);
  });

  test('trust that fades sooner leaves fewer ties', () => {
    const living = [8, 24, 72].map((trustHalfLife) => {
      const { ties } = runTo(tinyParams({ coefficients: { trustHalfLife } }), UNTIL, seedNumber(113)).state;
      return Array.from({ length: ties.count }, (_, tie) => isAlive(ties, tie, UNTIL)).filter(Boolean).length;
    });
    expect(living[0]).toBeLessThan(living[1]!);
    expect(living[1]).toBeLessThan(living[2]!);
  });

  test('no hazard of market entry brings no product of a project, and a higher one more', () => {
    const launched = [0, 0.02, 0.2].map((entryHazard) => total(run({ entryHazard, jointRate: 0.05 }), 'successes'));
    expect(launched[0]).toBe(0);
    expect(launched[1]).toBeGreaterThan(0);
    expect(launched[2]).toBeGreaterThan(launched[1]!);
  });

  test('no founding rates found no venture, and a push founds more in its years', () => {
    const none = { labVentureRate: 0, successVentureRate: 0, contagionVentureRate: 0, spinOffRate: 0 };
    expect(total(run(none), 'venturesFounded')).toBe(0);
    const founded = [1, 4].map((venturePush) => {
      const sim = runTo(tinyParams({ coefficients: { labVentureRate: 0.05, venturePush } }), monthOf(2001, 4));
      const before = total(sim, 'venturesFounded');
      runUntil(sim, monthOf(2005, 4));
      return total(sim, 'venturesFounded') - before;
    });
    expect(founded[1]).toBeGreaterThan(founded[0]!);
  });

  test('a higher hazard of retirement is never later, for any firm of the start', () => {
    const dates = [0.01, 0.03].map((retirement) => {
      const { organisations: o } = runTo(tinyParams({ coefficients: { retirement } }), SPIN_UP + 1).state;
      const firms = Array.from({ length: o.count }, (_, row) => row).filter((row) => isFirm(o.kind[row]!));
      return firms.map((row) => o.retireAt[row]!);
    });
    expect(dates[1]!.every((date, n) => date <= dates[0]![n]!)).toBe(true);
    expect(dates[1]!.filter((date, n) => date < dates[0]![n]!).length).toBeGreaterThan(100);
  });

  test('a hazard of zero never retires anybody', () => {
    const { organisations: o } = runTo(tinyParams({ coefficients: { retirement: 0 } }), SPIN_UP + 1).state;
    const first = Array.from({ length: o.count }, (_, row) => row).filter((row) => isFirm(o.kind[row]!));
    expect(first.every((row) => o.retireAt[row]! > END + 12 * 100)).toBe(true);
  });

  test('whom nobody visits is on no map, and coordinators put members there', () => {
    const mapped = (sim: Simulation): number => {
      const { mappedAt, member, count } = sim.state.organisations;
      return Array.from({ length: count }, (_, row) => member[row] === 1 && mappedAt[row]! > 0).filter(Boolean).length;
    };
    expect(mapped(run({ visitsPerCoordinator: 0, bureauVisits: 0 }))).toBe(0);
    expect(mapped(run({}))).toBeGreaterThan(20);
  });

  test('successes draw firms in as long as there is room, and none where there is none', () => {
    const lively = { jointRate: 0.1, entryHazard: 0.3, retirement: 0.04 };
    expect(total(run({ ...lively, attractionPerSuccess: 0 }), 'attracted')).toBe(0);
    const some = total(run({ ...lively, attractionPerSuccess: 1, congestionRoom: 10 }), 'attracted');
    const crowded = total(
      run({ ...lively, attractionPerSuccess: 1, congestionRoom: 1.01, entryRate: 0.2 }),
      'attracted',
    );
    expect(some).toBeGreaterThan(10);
    expect(crowded).toBeLessThan(some / 4);
  });

  test('no capital looks for ventures where none is to be had', () => {
    const lively = { labVentureRate: 0.1, spinOffRate: 0.05, investmentRate: 1 };
    expect(total(run({ ...lively, investmentsPerInvestor: 0 }), 'investment')).toBe(0);
    expect(total(run({ ...lively, investmentsPerInvestor: 2 }), 'investment')).toBeGreaterThan(0);
  });
});

test('ventures that die have died of something, and their dates say when', () => {
  const sim = runTo(tinyParams({ coefficients: { labVentureRate: 0.1, ventureHazard: 0.3 } }), END, seedNumber(114));
  const { kind, died, born, count } = sim.state.organisations;
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => kind[row] === Kind.venture);
  const dead = rows.filter((row) => died[row] !== NEVER);
  expect(dead.length).toBeGreaterThan(5);
  for (const row of dead) expect(died[row]!).toBeGreaterThan(born[row]!);
  expect(total(sim, 'exits')).toBe(
    Array.from(died.subarray(0, count)).filter((month) => month !== NEVER && month >= START).length,
  );
});
