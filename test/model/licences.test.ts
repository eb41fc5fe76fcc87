import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { FIELDS } from '../../src/model/params.ts';
import { listenToChambers, testingGain } from '../../src/model/processes/agency.ts';
import { licensePatents } from '../../src/model/processes/licence.ts';
import { assess } from '../../src/model/processes/success.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { branch, restore, runUntil, type Simulation, START, snapshot } from '../../src/model/simulation.ts';
import { Kind, ProjectKind } from '../../src/model/state.ts';
import { knows } from '../../src/model/ties.ts';
import { addTie, runTo, seedNumber, tinyParams } from './worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((all, n) => all + n, 0);
const LIVELY = { jointRate: 0.1, patentChance: 1, licencesPerOffice: 20 };
const UNTIL = monthOf(2006, 4);

function run(coefficients: Partial<Coefficients>, until = UNTIL, seed = 401): Simulation {
  return runTo(tinyParams({ coefficients: { ...LIVELY, ...coefficients } }), until, seedNumber(seed));
}

/** Rows of licences in the table of projects. */
function licencesOf(sim: Simulation): number[] {
  const { kind, count } = sim.state.projects;
  return Array.from({ length: count }, (_, row) => row).filter((row) => kind[row] === ProjectKind.licence);
}

describe('patents', () => {
  test('come from technical successes: all, half or none of them', () => {
    const all = run({});
    expect(total(all, 'patentsFiled')).toBe(total(all, 'projectsSucceeded'));
    expect(total(all, 'patentsFiled')).toBeGreaterThan(50);
    expect(sum(all.state.patents)).toBeGreaterThanOrEqual(total(all, 'patentsFiled'));
    expect(total(run({ patentChance: 0 }), 'patentsFiled')).toBe(0);
    const half = run({ patentChance: 0.5, licencesPerOffice: 0, jointRate: 0.2 }, monthOf(2016, 4));
    const [filed, successes] = [total(half, 'patentsFiled'), total(half, 'projectsSucceeded')];
    // |z| > 4.5 about once in 147,000; a chance of 0.3 or 0.7 gives |z| of 6 for 225 successes
    expect(successes).toBeGreaterThan(225);
    expect(Math.abs(filed - successes / 2) / Math.sqrt(successes / 4)).toBeLessThan(4.5);
  });

  test('are offered only where a laboratory has a part in them, and never more than were filed', () => {
    const sim = run({ licencesPerOffice: 0 });
    for (let field = 0; field < FIELDS; field++)
      expect(sim.state.offered[field]).toBeLessThanOrEqual(sim.state.patents[field]!);
    expect(sum(sim.state.offered)).toBeGreaterThan(10);
    expect(sum(sim.state.offered)).toBeLessThan(sum(sim.state.patents));
  });
});

describe('licences', () => {
  test('are no more than offices can place in a year, and none without any', () => {
    expect(total(run({ licencesPerOffice: 0 }), 'licences')).toBe(0);
    const offices = run({}, START).state.organisations.kind.filter((kind) => kind === Kind.licensingOffice).length;
    for (const [licencesPerOffice, least] of [[3, 10] as const, [20, 20] as const]) {
      const sim = run({ licencesPerOffice }, START);
      for (let year = 1998; year < 2006; year++) {
        const before = total(sim, 'licences');
        runUntil(sim, monthOf(year + 1, 4));
        expect(total(sim, 'licences') - before).toBeLessThanOrEqual(licencesPerOffice * offices);
      }
      expect(total(sim, 'licences')).toBeGreaterThan(least / 2);
    }
  });

  test('go to whom an office reaches and who knows the field, and nobody else', () => {
    const sim = run({ licencesPerOffice: 100 }, monthOf(2002, 4));
    const { organisations: o } = sim.state;
    let seen = 0;
    for (
      ;
      sim.month < UNTIL;
      seen += licencesOf(sim).filter((row) => sim.state.projects.starts[row] === sim.month - 1).length
    ) {
      runUntil(sim, sim.month + 1);
      for (const row of licencesOf(sim)) {
        const p = sim.state.projects;
        if (p.starts[row] !== sim.month - 1) continue;
        const taker = p.lead[row]!;
        expect(o.kind[taker]! <= Kind.largeFirm || o.kind[taker] === Kind.venture).toBe(true);
        expect(o.expertise[taker * FIELDS + p.field[row]!]).toBeGreaterThanOrEqual(sim.c.licenceExpertise);
        expect(o.member[taker] === 1 || knows(sim, taker, Kind.lab) || knows(sim, taker, Kind.licensingOffice)).toBe(
          true,
        );
      }
    }
    expect(seen).toBeGreaterThan(10);
    expect(total(run({ licenceExpertise: 10 }), 'licences')).toBe(0);
  });

  test('are paid for: the fee goes from the taker to the universities', () => {
    const past = run({}, monthOf(2004, 4));
    const sim = restore(past.params, snapshot(past));
    runUntil(sim, sim.month + 1);
    sim.state.offered.fill(5);
    const flow = (from: number): number => sim.state.flows[from * ACCOUNTS + Account.labs]!;
    const before = flow(Account.firms) + flow(Account.ventures);
    let placed = 0;
    for (let month = 0; month < 12; month++, sim.month++) placed += licensePatents(sim);
    expect(placed).toBeGreaterThan(5);
    expect(flow(Account.firms) + flow(Account.ventures) - before).toBe(placed * sim.c.licenceFee);
  });

  test('have the merit of the patents on offer in their field, on the mean, which the others keep', () => {
    let seen = 0;
    for (let seed = 0; seed < 3; seed++) {
      const past = run({ licencesPerOffice: 0 }, monthOf(2004, 4), 410 + seed);
      const sim = branch(past, tinyParams({ coefficients: LIVELY }));
      runUntil(sim, sim.month + 1);
      const { offered, offeredMerit } = sim.state;
      const meanOf = (field: number): number => offeredMerit[field]! / offered[field]!;
      for (let month = 0; month < 12; month++, sim.month++) {
        const means = Array.from(offered, (_, field) => meanOf(field));
        const before = sim.state.projects.count;
        licensePatents(sim);
        const { projects: p } = sim.state;
        for (let row = before; row < p.count; row++, seen++) {
          const field = p.field[row]!;
          expect(p.merit[row]).toBeGreaterThan(0);
          expect(p.merit[row]).toBeLessThan(1);
          expect(p.merit[row]).toBeCloseTo(means[field]!, 6);
          if (offered[field]! > 0) expect(meanOf(field)).toBeCloseTo(means[field]!, 6);
          else expect(offeredMerit[field]).toBe(0);
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  test('bring products without a project of one’s own, which pay a royalty once', () => {
    const sim = run({ entryHazard: 0.3, licenceFee: 0 });
    expect(total(sim, 'royalties')).toBeGreaterThan(0);
    expect(total(run({ entryHazard: 0.3, licenceFee: 0, royaltyShare: 0 }), 'royalties')).toBe(0);
    expect(total(sim, 'successes')).toBeGreaterThan(
      total(run({ entryHazard: 0.3, licencesPerOffice: 0 }), 'successes'),
    );
  });
});

describe('agencies', () => {
  test('help those who have a tie to them: test institutes with the chance of success, chambers with news of calls', () => {
    const sim = run({}, START);
    const o = sim.state.organisations;
    const rows = Array.from({ length: o.count }, (_, row) => row);
    const firm = rows.find(
      (row) => o.kind[row] === Kind.basicFirm && !knows(sim, row, Kind.testInstitute) && !knows(sim, row, Kind.chamber),
    )!;
    expect(testingGain(sim, [firm])).toBe(0);
    expect(listenToChambers(sim)[firm]).toBe(0);
    const untested = assess(sim, [firm]).merit;
    addTie(sim, firm, o.kind.indexOf(Kind.testInstitute), 0.5);
    addTie(sim, firm, o.kind.indexOf(Kind.chamber), 0.5);
    expect(testingGain(sim, [firm])).toBe(sim.c.testInstitute);
    expect(assess(sim, [firm]).merit - untested).toBeCloseTo(sim.c.testInstitute, 12);
    expect(listenToChambers(sim)[firm]).toBe(1);
  });
});
