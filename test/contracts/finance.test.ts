/** Levers `bridge` and `fund`, and the rules of allocation: what they cost, what they do, and the harm that is known of them. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { type Allocation, FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { allocate, rank } from '../../src/model/processes/allocation.ts';
import { openDesk } from '../../src/model/processes/prefinance.ts';
import { draftProposals } from '../../src/model/processes/proposal.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { createSimulation, digest, runUntil, type Simulation, START, step } from '../../src/model/simulation.ts';
import { NEVER, ProjectKind } from '../../src/model/state.ts';
import { runTo, seedNumber, tamaParams, tinyParams, withLevers } from '../model/worlds.ts';

const UNTIL = monthOf(2007, 4);
const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const flow = (sim: Simulation, from: keyof typeof Account, to: keyof typeof Account): number =>
  sim.state.flows[Account[from] * ACCOUNTS + Account[to]]!;
const years = (yen: number, from = 0, until = FISCAL_YEARS): readonly number[] =>
  Array.from({ length: FISCAL_YEARS }, (_, year) => (year >= from && year < until ? yen : 0));

/** Much is proposed and founded, and cash is short. */
const SHORT: Partial<Coefficients> = {
  cashMonths: 0.6,
  proposalRate: 0.6,
  optimism: 1.2,
  labVentureRate: 0.06,
  investmentRate: 1,
  paymentDelay: 9,
};

function world(coefficients: Partial<Coefficients> = {}): Params {
  const params = tinyParams({ coefficients: { ...SHORT, ...coefficients } });
  const money = { budget: years(300_000_000, 3) };
  return withLevers(params, { development: money, consortium: money });
}

const budgeted = (params: Params, lever: 'bridge' | 'fund', budget: readonly number[]): Params =>
  withLevers(params, { [lever]: { budget } });

function run(params: Params, seed = 141): Simulation {
  return runTo(params, UNTIL, seedNumber(seed));
}

describe.each(['bridge', 'fund'] as const)('the lever %s', (lever) => {
  test('never costs more than its budgets, pays through its own account, and gives back to the state what is left', () => {
    const budget = years(20_000_000, 3, 7);
    let used = 0;
    for (const seed of [141, 142, 143]) {
      const sim = createSimulation(budgeted(world({ investmentSize: 5_000_000 }), lever, budget), seedNumber(seed));
      runUntil(sim, monthOf(2001, 4));
      let granted = 0;
      for (let year = 3; year < 9; year++) {
        granted += budget[year]!;
        for (let month = 0; month < 12; month++) {
          step(sim);
          assertInvariants(sim);
          expect(flow(sim, 'state', lever)).toBe(total(sim, `${lever}Money`));
          expect(total(sim, `${lever}Money`)).toBeLessThanOrEqual(granted);
        }
      }
      used += total(sim, `${lever}Money`);
      const returned = lever === 'bridge' ? 'bridgeReturned' : 'fundReturned';
      expect(flow(sim, lever, 'state')).toBe(total(sim, returned));
      // the lever ended two years ago: nothing lies there
      if (lever === 'bridge') expect(sim.state.balances[Account[lever]]).toBe(0);
    }
    expect(used).toBeGreaterThan(0);
  });

  test('with a budget of zeros is bit for bit the world without it, where it would have much to do', () => {
    const plain = withLevers(world(), { [lever]: { budget: [] } });
    expect(digest(run(budgeted(world(), lever, years(0))))).toBe(digest(run(plain)));
    expect(digest(run(budgeted(world(), lever, years(1e8))))).not.toBe(digest(run(plain)));
  });

  test('does more with more money', () => {
    const counter = lever === 'bridge' ? 'bridgeLent' : 'fundInvested';
    // so little that it does not serve all
    const scarce = lever === 'bridge' ? [5e6, 2e7] : [5e6, 1e7];
    const done = [0, ...scarce, 1e10].map((yen) =>
      // what is rare in one history is there in three
      [141, 142, 143].reduce((sum, seed) => {
        const params = budgeted(world({ investmentSize: 5_000_000, labVentureRate: 0.4 }), lever, years(yen, 3));
        return sum + total(run(params, seed), counter);
      }, 0),
    );
    process.stdout.write(`  ${lever}: ${done.join(' ')} yen\n`);
    expect(done[0]).toBe(0);
    for (const n of [1, 2, 3]) expect(done[n]).toBeGreaterThan(done[n - 1]!);
  });
});

describe('the harm of', () => {
  const WEAK = { successBase: 0, creditMonths: 0.2, salesShock: 0.3, developmentShare: 1 };

  test('bridge finance: who is bridged lives on for a while, fails all the same, and takes the loan along', () => {
    let later = 0;
    let sooner = 0;
    for (const seed of [141, 142, 143, 144, 145, 146]) {
      const [without, bridged] = [0, 1e9].map((yen) => run(budgeted(world(WEAK), 'bridge', years(yen, 3)), seed));
      expect(total(without!, 'bridgeLosses')).toBe(0);
      expect(total(bridged!, 'bridgeLosses')).toBeGreaterThan(0);
      // organisations of the start are the same rows in both
      const died = [without!, bridged!].map((sim) => sim.state.organisations.died);
      for (let row = 0; row < without!.state.organisations.count; row++) {
        if (without!.state.organisations.keyLo[row] !== bridged!.state.organisations.keyLo[row]) continue;
        const [a, b] = [died[0]![row]!, died[1]![row]!];
        if (a === NEVER || a < START) continue;
        if (b > a) later++;
        else if (b < a) sooner++;
      }
    }
    process.stdout.write(`  bridged: ${later} die later, ${sooner} sooner\n`);
    expect(later).toBeGreaterThan(sooner);
  });

  test('a public fund: private investors find fewer left to serve', () => {
    const invested = [141, 142, 143].map((seed) =>
      [0, 1e9].map((yen) => total(run(budgeted(world(), 'fund', years(yen, 3)), seed), 'investment')),
    );
    const sum = (arm: 0 | 1): number => invested.reduce((all, pair) => all + pair[arm]!, 0);
    expect(sum(1)).toBeLessThan(0.8 * sum(0));
  });
});

describe('the rule of allocation', () => {
  const CALL = monthOf(2001, 6);
  const ruled = (params: Params, rule: Allocation): Params => ({
    ...params,
    allocation: { consortium: rule, development: rule },
  });

  /** The first development call of TAMA, with many proposals and a ranker who sees all: what each rule would fund, in three histories. */
  function funded(rule: Allocation): { count: number; merit: number; share: number; known: number } {
    const each = [151, 152, 153].map((seed) => fundedIn(rule, seed));
    const mean = (of: (one: (typeof each)[number]) => number): number =>
      each.reduce((sum, one) => sum + of(one), 0) / each.length;
    return {
      count: mean(({ count }) => count),
      merit: mean(({ merit }) => merit),
      share: mean(({ share }) => share),
      known: mean(({ known }) => known),
    };
  }

  function fundedIn(rule: Allocation, seed: number): { count: number; merit: number; share: number; known: number } {
    const tama = tamaParams('japan');
    const coefficients = { ...tama.coefficients, proposalRate: 1, optimism: 1.2, judgement: 1, reviewEffort: 0 };
    const sim = runTo(ruled({ ...tama, coefficients }, rule), CALL, seedNumber(seed));
    const proposals = draftProposals(sim, ProjectKind.development, true);
    const order = rank(sim, proposals, rule);
    const chosen = [...allocate(sim, ProjectKind.development, proposals, order, openDesk())];
    const mean = (value: (at: number, share: number) => number): number =>
      chosen.reduce((sum, [at, share]) => sum + value(at, share), 0) / chosen.length;
    const { member, mappedAt } = sim.state.organisations;
    const isKnown = (row: number): boolean =>
      member[row] === 1 || (mappedAt[row] !== 0 && CALL - mappedAt[row]! <= sim.c.visitMemory);
    return {
      count: chosen.length,
      merit: mean((at) => proposals[at]!.merit),
      share: mean((_, share) => share),
      known: mean((at) => (isKnown(proposals[at]!.partners[0]!) ? 1 : 0)),
    };
  }

  test('call takes the best projects; a formula spreads the money thinly over more; negotiated takes whom it knows', () => {
    const [call, formula, negotiated] = (['call', 'formula', 'negotiated'] as const).map(funded);
    expect(call!.count).toBeGreaterThan(8);
    expect(formula!.count).toBeGreaterThan(1.5 * call!.count);
    expect(formula!.share).toBeLessThan(call!.share / 1.5);
    expect(call!.merit).toBeGreaterThan(formula!.merit + 0.03);
    expect(negotiated!.known).toBeGreaterThan(call!.known);
    expect(negotiated!.merit).toBeLessThan(call!.merit);
  });

  test.each(['formula', 'negotiated', 'call'] as const)(
    '%s keeps all invariants and never pays more than the budgets',
    (rule) => {
      const sim = run(ruled(world({ cashMonths: 3 }), rule), 153);
      expect(total(sim, 'developmentAdoptions')).toBeGreaterThan(0);
      assertInvariants(sim);
      expect(total(sim, 'consortiumMoney')).toBeLessThanOrEqual(6 * 300_000_000);
      expect(total(sim, 'developmentMoney')).toBeLessThanOrEqual(6 * 300_000_000);
      expect(total(sim, 'developmentMoney')).toBeGreaterThan(0);
    },
  );

  test('means nothing where there is no money', () => {
    const none = tinyParams({ policy: 'none' });
    const allocation = { consortium: 'formula', development: 'negotiated' } as const;
    expect(digest(run({ ...none, allocation }))).toBe(digest(run(none)));
  });
});
