/** What a call gives out and to whom, and what it leaves in the books of those who apply. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { type Allocation, FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { allocate, rank } from '../../src/model/processes/allocation.ts';
import { holdCalls } from '../../src/model/processes/call.ts';
import { openDesk } from '../../src/model/processes/prefinance.ts';
import { startProject } from '../../src/model/processes/project.ts';
import { draftProposals, type Proposal } from '../../src/model/processes/proposal.ts';
import { createSimulation, runUntil, type Simulation } from '../../src/model/simulation.ts';
import { Kind, ProjectKind } from '../../src/model/state.ts';
import { runTo, seedNumber, tamaParams, tinyParams, withLevers } from '../model/worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const lineOf = (yen: (year: number) => number): readonly number[] =>
  Array.from({ length: FISCAL_YEARS }, (_, n) => yen(1998 + n));

describe('an application', () => {
  /** The calls of FY2003, in which everybody has cash; what each row has lost in them, and who applied. */
  function lost(applicationCost: number): { lost: number[]; profit: number[]; applied: (readonly number[])[] } {
    const tiny = tinyParams({ policy: 'none', coefficients: { applicationCost, cashMonths: 40, proposalRate: 0.6 } });
    const money = { budget: lineOf((year) => (year === 2003 ? 100_000_000 : 0)) };
    const params = withLevers(tiny, { consortium: money, development: money });
    const sim = runTo(params, monthOf(2003, 6), seedNumber(163));
    const o = sim.state.organisations;
    const [cash, profit] = [o.cash.slice(0, o.count), o.profit.slice(0, o.count)];
    const applied = [ProjectKind.consortium, ProjectKind.development].flatMap((kind) =>
      draftProposals(sim, kind, true)
        .filter(({ applies }) => applies)
        .map(({ partners }) => partners.filter((row) => o.kind[row] !== Kind.lab)),
    );
    const before = sim.state.balances[Account.market]!;
    expect(holdCalls(sim)).toBeGreaterThan(0);
    assertInvariants(sim);
    const losses = Array.from(cash, (yen, row) => yen - o.cash[row]!);
    expect(sim.state.balances[Account.market]! - before).toBe(losses.reduce((sum, yen) => sum + yen, 0));
    return { lost: losses, profit: Array.from(profit, (yen, row) => yen - o.profit[row]!), applied };
  }

  test('costs the firms and ventures of its team equal parts, won or lost, and others nothing', () => {
    const free = lost(0);
    expect(free.lost.every((yen) => yen === 0)).toBe(true);
    const { lost: losses, profit, applied } = lost(900_000);
    const due = new Array<number>(losses.length).fill(0);
    for (const payers of applied) for (const row of payers) due[row] = due[row]! + Math.floor(900_000 / payers.length);
    expect(applied.some((payers) => payers.length > 1)).toBe(true);
    expect(losses).toEqual(due);
    // it is a cost of the year
    expect(profit).toEqual(due);
  });
});

test('the development subsidy is for small firms and ventures: a large firm goes on alone or not at all', () => {
  let alone = 0;
  for (const seed of [164, 165]) {
    const params = tamaParams('japan');
    const coefficients = { ...params.coefficients, proposalRate: 1, optimism: 1.2, prize: 3 };
    const sim = runTo({ ...params, coefficients }, monthOf(2003, 6), seedNumber(seed));
    const { kind } = sim.state.organisations;
    const proposals = draftProposals(sim, ProjectKind.development, true);
    const ofLarge = proposals.filter(({ partners }) => kind[partners[0]!] === Kind.largeFirm);
    expect(proposals.filter(({ applies }) => applies).length).toBeGreaterThan(50);
    expect(ofLarge.filter(({ applies }) => applies)).toHaveLength(0);
    alone += ofLarge.filter(({ goesAlone }) => goesAlone).length;
    const joint = draftProposals(sim, ProjectKind.consortium, true);
    expect(joint.some(({ applies, partners }) => applies && kind[partners[0]!] === Kind.largeFirm)).toBe(true);
  }
  expect(alone).toBeGreaterThan(0);
});

describe('a line of the budget', () => {
  const ruled = (rule: Allocation, development: (year: number) => number): Params =>
    withLevers(
      { ...tamaParams('none'), allocation: { consortium: rule, development: rule } },
      {
        consortium: { budget: lineOf((year) => (year >= 2001 && year <= 2010 ? 600_000_000 : 0)) },
        development: { budget: lineOf(development) },
      },
    );

  /** Growth of a counter by fiscal year, FY2001 first. */
  function byYear(sim: Simulation, names: readonly CounterName[], years: number): number[][] {
    runUntil(sim, monthOf(2001, 4));
    const flows: number[][] = [];
    for (let year = 2001; year < 2001 + years; year++) {
      const before = names.map((name) => total(sim, name));
      runUntil(sim, monthOf(year + 1, 4));
      flows.push(names.map((name, n) => total(sim, name) - before[n]!));
    }
    return flows;
  }

  test.each(['call', 'negotiated', 'formula'] as const)(
    'given out by %s is never overdrawn in a fiscal year, is spent as far as proposals fit, and serves each year alike',
    (rule) => {
      const seeds = [161, 162, 163, 164];
      const spent = [0, 0];
      // by line and year, of all histories together: in one, a consortium more or less is a third of a year's
      const awards = [0, 1].map(() => new Array<number>(10).fill(0));
      for (const seed of seeds) {
        const sim = createSimulation(
          ruled(rule, (year) => (year >= 2001 && year <= 2010 ? 300_000_000 : 0)),
          seedNumber(seed),
        );
        const names = ['consortiumMoney', 'developmentMoney', 'consortiumAdoptions', 'developmentAdoptions'] as const;
        const years = byYear(sim, names, 15);
        for (const [n, line] of [6e8, 3e8].entries()) {
          // claims of a year are paid in June of the next
          for (const year of years) expect(year[n]).toBeLessThanOrEqual(line);
          spent[n] = spent[n]! + years.reduce((sum, year) => sum + year[n]!, 0) / line / 10 / seeds.length;
          awards[n] = awards[n]!.map((sum, year) => sum + years[year]![2 + n]!);
        }
      }
      for (const given of awards) {
        const mean = given.reduce((sum, year) => sum + year, 0) / 10;
        expect(Math.min(...given)).toBeGreaterThan(0.4 * mean);
      }
      process.stdout.write(`  ${rule}: ${spent.map((share) => share.toFixed(2)).join(' ')} of the lines spent\n`);
      // what no proposal fits into lapses; those whom a formula's part does not pay leave theirs to the others
      for (const share of spent) expect(share).toBeGreaterThan(0.8);
    },
  );

  /** One fraction for all who go on at it, and no larger one would fit into the line; all claims fall into one year or `may` not go. */
  function expectLargest(
    proposals: readonly Proposal[],
    funded: ReadonlyMap<number, number>,
    line: number,
    may: (at: number) => boolean,
  ): void {
    const fractions = [...funded].map(([at, share]) => share / proposals[at]!.share);
    const fraction = fractions[0]!;
    for (const other of fractions) expect(other).toBeCloseTo(fraction, 12);
    expect(fraction).toBeGreaterThan(0);
    expect(fraction).toBeLessThan(1);
    let paid = 0;
    let next = { need: 1, asks: 0 };
    for (const [at, { applies, expected, cost, months, share }] of proposals.entries()) {
      if (!applies || !may(at)) continue;
      const gain = expected - (1 - fraction * share) * cost;
      expect(funded.has(at) ? gain > 0 : gain <= 1).toBe(true);
      const asks = share * Math.floor(cost / months) * months;
      const need = (1 - expected / cost) / share;
      if (funded.has(at)) paid += Math.floor(fraction * asks);
      else if (need < next.need) next = { need, asks };
    }
    expect(paid).toBeLessThanOrEqual(line);
    // spent but for a yen or two each, or a little more would bring back one who asks for too much
    const rest = line - 2 * proposals.length - 1;
    const isNeeded = Math.abs(fraction - next.need) < 1e-9;
    expect(paid >= rest || (isNeeded && paid + fraction * next.asks > rest)).toBe(true);
  }

  test('by formula goes in equal fractions to all for whom that pays, and to nobody else, in one year as large as fits', () => {
    for (const [seed, yen] of [
      [161, 200_000_000],
      [162, 80_000_000],
      [163, 30_000_000],
    ] as const) {
      const line = (year: number): number => (year === 2003 ? yen : 0);
      const params = ruled('formula', line);
      const free = { ...params, coefficients: { ...params.coefficients, cashMonths: 40, proposalRate: 0.6 } };
      const sim = runTo(free, monthOf(2003, 6), seedNumber(seed));
      const proposals = draftProposals(sim, ProjectKind.development, true);
      const order = rank(sim, proposals, 'formula');
      const funded = allocate(sim, ProjectKind.development, proposals, order, openDesk());
      expect(funded.size).toBeGreaterThan(3);
      expectLargest(proposals, funded, yen, () => true);
    }
  });

  test('by formula leaves those out who claim in a year that is full, and awards nothing where nothing is left', () => {
    const params = ruled('formula', (year) => (year === 2003 ? 100_000_000 : 0));
    const rich = { ...params, coefficients: { ...params.coefficients, cashMonths: 40, proposalRate: 0.6 } };
    const sim = runTo(rich, monthOf(2003, 6), seedNumber(161));
    const proposals = draftProposals(sim, ProjectKind.development, true);
    const order = rank(sim, proposals, 'formula');
    const all = allocate(sim, ProjectKind.development, proposals, order, openDesk());
    // one award of old takes the whole line of FY2005, which only long projects reach
    const lasts = (until: number, cost: number): void => {
      const [lead] = proposals[0]!.partners;
      startProject(sim, {
        ...{ key: { hi: 1, lo: until }, kind: ProjectKind.development, partners: [lead!], cause: { hi: 0, lo: 0 } },
        ...{ months: 12, cost, publicShare: 1, starts: until - 12 },
      });
    };
    lasts(monthOf(2006, 4), 1_200_000_000);
    const short = allocate(sim, ProjectKind.development, proposals, order, openDesk());
    const endsIn = (at: number): number => sim.month + sim.c.startDelay + proposals[at]!.months;
    expect(short.size).toBeGreaterThan(0);
    expect(short.size).toBeLessThan(all.size);
    for (const at of short.keys()) expect(endsIn(at)).toBeLessThanOrEqual(monthOf(2005, 4));
    expectLargest(proposals, short, 100_000_000, (at) => endsIn(at) <= monthOf(2005, 4));
    lasts(monthOf(2004, 4), 2_400_000_000);
    expect(allocate(sim, ProjectKind.development, proposals, order, openDesk()).size).toBe(0);
  });

  test('that falls pays on what was awarded, and gives nothing new until claims fit in it again', () => {
    for (const seed of [161, 162]) {
      const sim = createSimulation(
        ruled('call', (year) => (year < 2001 ? 0 : year < 2004 ? 300_000_000 : 60_000_000)),
        seedNumber(seed),
      );
      const years = byYear(sim, ['developmentAdoptions', 'developmentMoney'], 8);
      const awards = years.map((year) => year[0]!);
      expect(awards.slice(0, 3).every((n) => n > 5)).toBe(true);
      expect(awards[3]).toBe(0);
      // claims of FY2004, the tails of three years
      expect(years[4]![1]).toBeGreaterThan(100_000_000);
      expect(awards.slice(4).every((n) => n > 0)).toBe(true);
      for (const year of years.slice(6)) expect(year[1]).toBeLessThanOrEqual(60_000_000);
    }
  });
});
