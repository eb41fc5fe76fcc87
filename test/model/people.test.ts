import { describe, expect, test } from 'vitest';
import { monthOf, monthOfYear } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { Decision } from '../../src/model/decisions.ts';
import { distance, performing, SECTOR_OF, SECTORS } from '../../src/model/knowledge.ts';
import { adviceOf } from '../../src/model/levers/training.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { heads, judgementGain } from '../../src/model/people.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { restore, runUntil, type Simulation, START, snapshot, step } from '../../src/model/simulation.ts';
import { isFirm, Kind, Origin, PEOPLE_CELLS, People, ProjectKind } from '../../src/model/state.ts';
import { runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const stock = (sim: Simulation): number => sim.state.people.reduce((sum, n) => sum + n, 0);
const flat = (yen: number) => ({ budget: new Array<number>(FISCAL_YEARS).fill(yen) });

function jobs(sim: Simulation): number {
  const { kind, alive, staff, count } = sim.state.organisations;
  let sum = 0;
  for (let row = 0; row < count; row++) if (alive[row] === 1 && isFirm(kind[row]!)) sum += staff[row]!;
  return sum;
}

describe('heads', () => {
  test('are whole, unbiased, and never fewer where the mean is higher', () => {
    const sim = runTo(tinyParams(), START);
    const N = 4000;
    let sum = 0;
    for (let time = 0; time < N; time++) {
      const n = heads(sim, Decision.people, time, 1, 3, 2.3);
      expect(n === 2 || n === 3).toBe(true);
      expect(heads(sim, Decision.people, time, 1, 3, 2.31)).toBeGreaterThanOrEqual(n);
      expect(heads(sim, Decision.people, time, 1, 3, 0)).toBe(0);
      sum += n;
    }
    // |z| > 4.5 about once in 147,000; rounding down gives z of -41, rounding to the nearest the same
    expect(Math.abs(sum - 2.3 * N) / Math.sqrt(N * 0.3 * 0.7)).toBeLessThan(4.5);
  });

  test('come and go, and nobody else: the stock of every month is that before, those who came, less those who left', () => {
    const sim = runTo(withLevers(tinyParams(), { training: flat(1e8) }), START + 1, seedNumber(301));
    const CAME = ['graduates', 'newcomers', 'trained'] as const;
    const LEFT = ['leftForTokyo', 'retired'] as const;
    const net = (): number =>
      CAME.reduce((sum, name) => sum + total(sim, name), 0) - LEFT.reduce((sum, name) => sum + total(sim, name), 0);
    const before = stock(sim) - net();
    while (sim.month < monthOf(2011, 4)) {
      step(sim);
      expect(stock(sim) - net()).toBe(before);
      expect(sim.state.people.every((n) => n >= 0)).toBe(true);
    }
    for (const name of [...CAME, ...LEFT]) expect([name, total(sim, name) > 0]).toEqual([name, true]);
  });
});

describe('engineers', () => {
  test('who are missing slow the growth of firms, in every seed', () => {
    for (const seed of [311, 312, 313]) {
      const [short, enough] = [0, 1].map((newcomers) => {
        const coefficients = { newcomers, graduatesPerLab: 20 * newcomers, salesShock: 0.3 };
        return jobs(runTo(tinyParams({ policy: 'none', coefficients }), START, seedNumber(seed)));
      });
      expect(short).toBeLessThan(enough!);
    }
  });

  test('whom nobody needs go to Tokyo: training more of them than there are posts sends more away', () => {
    const only = { trainingFirst: 0, trainingCore: 0, trainingJudges: 0, trainingManagement: 0, newcomers: 0 };
    const [few, many] = [0, 1e9].map((yen) => {
      const params = withLevers(tinyParams({ policy: 'none', coefficients: only }), { training: flat(yen) });
      return runTo(params, monthOf(2006, 4), seedNumber(314));
    });
    expect(total(many!, 'leftForTokyo') - total(few!, 'leftForTokyo')).toBeGreaterThan(total(many!, 'trained') / 4);
    // but some stay, and firms that looked for them grow
    expect(many!.state.people[People.engineers]).toBeGreaterThan(few!.state.people[People.engineers]!);
    expect(jobs(many!)).toBeGreaterThan(jobs(few!));
  });
});

describe('entrepreneurs', () => {
  const lively = { labVentureRate: 0.2, spinOffRate: 0.1, successVentureRate: 0.5 };
  const run = (coefficients: Partial<Coefficients>): Simulation =>
    runTo(tinyParams({ coefficients: { ...lively, ...coefficients } }), monthOf(2006, 4), seedNumber(321));

  test('who are not there found nothing, and more found more', () => {
    const founded = [0, 0.05, 1].map((entrepreneursPerLab) => total(run({ entrepreneursPerLab }), 'venturesFounded'));
    expect(founded[0]).toBe(0);
    expect(founded[1]).toBeGreaterThan(0);
    expect(founded[2]).toBeGreaterThan(founded[1]!);
  });

  test('are one for each venture: no sector founds more in a month than it has free', () => {
    const sim = runTo(tinyParams({ coefficients: lively }), START, seedNumber(322));
    const o = sim.state.organisations;
    let limited = 0;
    while (sim.month < monthOf(2011, 4)) {
      // in April the stock moves before anybody founds
      const isApril = monthOfYear(sim.month) === 4;
      const free = [...sim.state.people.subarray(People.entrepreneurs, People.entrepreneurs + SECTORS)];
      for (let row = 0; row < o.count; row++)
        if (o.kind[row] === Kind.venture && o.alive[row] === 1) free[SECTOR_OF[o.field[row]!]!]!--;
      const rows = o.count;
      step(sim);
      if (isApril) continue;
      const founded = new Array<number>(SECTORS).fill(0);
      for (let row = rows; row < o.count; row++)
        if (o.kind[row] === Kind.venture) founded[SECTOR_OF[o.field[row]!]!]!++;
      founded.forEach((n, sector) => {
        expect(n).toBeLessThanOrEqual(Math.max(0, free[sector]!));
        if (n > 0 && n === free[sector]) limited++;
      });
    }
    expect(limited).toBeGreaterThan(5);
  });
});

test('managers raise the market capability of ventures, and where they are missing it stays', () => {
  const capability = [0, 0.05].map((managersPromoted) => {
    const coefficients = { managersPromoted, managerGrowth: 0.3, labVentureRate: 0.2, entrepreneursPerLab: 1 };
    const { organisations: o } = runTo(tinyParams({ policy: 'none', coefficients }), START, seedNumber(331)).state;
    const rows = Array.from({ length: o.count }, (_, row) => row).filter((row) => o.kind[row] === Kind.venture);
    expect(rows.length).toBeGreaterThan(15);
    return rows.reduce((sum, row) => sum + o.capability[row]!, 0) / rows.length;
  });
  expect(capability[1]).toBeGreaterThan(capability[0]! + 0.1);
});

describe('trained judges', () => {
  /** The same past twice, then so many judges. */
  function withJudges(past: Simulation, judges: number): Simulation {
    const sim = restore(past.params, snapshot(past));
    sim.state.people[People.judges] = judges;
    return sim;
  }

  test('close the gap to judging by merit alone, half of it at the number of the parameter', () => {
    const sim = runTo(tinyParams(), START);
    const { firms, academic, agencies, finance } = sim.params.region.members;
    const gain = (judges: number): number => judgementGain(withJudges(sim, judges));
    expect(gain(0)).toBe(0);
    sim.state.people[People.judges] = 100;
    const half = (sim.c.judgesHalf * (firms + academic + agencies + finance)) / 100;
    expect(judgementGain(sim)).toBeCloseTo(100 / (100 + half), 12);
    expect(gain(50)).toBeLessThan(gain(100));
  });

  test('fund proposals of more merit, and introduce pairs of more expected fit', () => {
    const coefficients = { proposalRate: 1, optimism: 3, prize: 4, judgement: 0, introductionSkill: 1 };
    // a line that has room for some in every year
    const params = withLevers(tinyParams({ coefficients }), { consortium: flat(1e9) });
    let merit = 0;
    let fit = 0;
    for (const seed of [341, 342, 343, 344]) {
      const past = runTo(params, monthOf(2004, 4), seedNumber(seed));
      const [plain, trained] = [0, 1e6].map((judges) => outcome(withJudges(past, judges)));
      merit += trained!.merit - plain!.merit;
      fit += trained!.fit - plain!.fit;
    }
    // without the gain both arms are the same to the last bit and the differences are exactly zero
    expect(merit / 4).toBeGreaterThan(0.01);
    expect(fit / 4).toBeGreaterThan(0.01);
  });

  /** Mean merit of the consortia awarded within three months, and mean fit of the pairs introduced. */
  function outcome(sim: Simulation): { merit: number; fit: number } {
    const { contacts } = sim;
    const fits: number[] = [];
    const from = sim.month;
    while (sim.month < from + 3) {
      step(sim);
      for (let n = 0; n < contacts.count; n++) {
        if (contacts.channel[n] !== Origin.introduction) continue;
        const d = distance(sim.state.organisations.unit, contacts.a[n]!, contacts.b[n]!);
        fits.push(performing(d, sim.c.distanceOptimum, sim.c.distanceWidth));
      }
    }
    const { projects: p } = sim.state;
    const merits = Array.from({ length: p.count }, (_, row) => row)
      .filter((row) => p.kind[row] === ProjectKind.consortium && p.awarded[row]! >= from && p.publicShare[row]! > 0)
      .map((row) => p.merit[row]!);
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
    return { merit: mean(merits), fit: mean(fits) };
  }
});

test('trained incubation managers advise as many tenants as they can look after', () => {
  const sim = runTo(tinyParams(), START);
  const { tenantAdvice, trainedAdvice, tenantsPerManager } = sim.c;
  const advice = (managers: number, tenants: number): number => {
    sim.state.people[People.incubationManagers] = managers;
    return adviceOf(sim, tenants);
  };
  expect(advice(0, 10)).toBe(tenantAdvice);
  expect(advice(3, 0)).toBe(tenantAdvice);
  expect(advice(1, 2 * tenantsPerManager)).toBeCloseTo(tenantAdvice * (1 + trainedAdvice / 2), 12);
  expect(advice(9, 2 * tenantsPerManager)).toBeCloseTo(tenantAdvice * (1 + trainedAdvice), 12);
});

describe('training', () => {
  const until = monthOf(2006, 4);
  const runs = [0, 5e7, 2e8, 8e8].map((yen) =>
    runTo(withLevers(tinyParams({ policy: 'none' }), { training: flat(yen) }), until, seedNumber(351)),
  );

  test('with more money trains more, and leaves more of each kind in the region', () => {
    const judges = runs.map(({ state }) => state.people[People.judges]!);
    const managers = runs.map(({ state }) => state.people[People.incubationManagers]!);
    for (let n = 1; n < runs.length; n++) {
      expect(total(runs[n]!, 'trained')).toBeGreaterThan(total(runs[n - 1]!, 'trained'));
      expect(judges[n]).toBeGreaterThan(judges[n - 1]!);
      expect(stock(runs[n]!)).toBeGreaterThan(stock(runs[n - 1]!));
    }
    // what the source document pays for is met at the first step; no more are trained with more money
    expect(managers[0]).toBe(0);
    expect(managers[1]).toBeGreaterThan(0);
    expect(managers[3]).toBe(managers[1]);
  });

  test('is split as its weights say: money for one kind trains that kind and no other, and some of it leaves', () => {
    const kinds = {
      trainingCore: People.entrepreneurs,
      trainingProduction: People.engineers,
      trainingManagement: People.managers,
      trainingJudges: People.judges,
    } as const;
    const none = { trainingFirst: 0, trainingCore: 0, trainingProduction: 0, trainingJudges: 0, trainingManagement: 0 };
    const peopleLeave = 0.1;
    for (const [weight, from] of Object.entries(kinds)) {
      const [before, after] = [0, 4e8].map((yen) => {
        const params = tinyParams({ policy: 'none', coefficients: { ...none, peopleLeave, [weight]: 1 } });
        return runTo(withLevers(params, { training: flat(yen) }), until, seedNumber(353));
      });
      const { trainees } = after!.state;
      const width = from === People.judges ? 1 : SECTORS;
      trainees.forEach((n, at) => {
        const cell = at % PEOPLE_CELLS;
        if (cell < from || cell >= from + width) expect(n, weight).toBe(0);
      });
      expect(
        trainees.reduce((sum, n) => sum + n, 0),
        weight,
      ).toBeGreaterThan(0);
      expect(total(after!, 'leftForTokyo'), weight).toBeGreaterThan(total(before!, 'leftForTokyo'));
    }
  });

  test('trains for its money, and no sooner than a course is long', () => {
    const { trainingCost, trainingLag } = tinyParams().coefficients;
    // from April 1998 without the months of the last courses; the number is a sum of many roundings of variance below 1/4
    const months = until - START - trainingLag;
    const wanted = (8e8 * months) / 12 / trainingCost;
    expect(Math.abs(total(runs[3]!, 'trained') - wanted)).toBeLessThan(4.5 * Math.sqrt(0.25 * 17 * months));
    const early = runTo(
      withLevers(tinyParams({ policy: 'none' }), { training: flat(8e8) }),
      START + trainingLag,
      seedNumber(352),
    );
    expect(total(early, 'trained')).toBe(0);
    runUntil(early, START + trainingLag + 1);
    expect(total(early, 'trained')).toBeGreaterThan(0);
  });
});
