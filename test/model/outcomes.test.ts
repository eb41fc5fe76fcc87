/**
 * What the money of each lever changes, not what it buys: an outcome of worlds with it against the same seeds without it.
 * The direction is the one that docs/odd.md gives; the least difference asked for is a half or less of the one first seen.
 */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { FIELDS, FISCAL_YEARS, LEVER_NAMES, type LeverName, type Levers } from '../../src/model/params.ts';
import { LeverBit } from '../../src/model/reached.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import type { Simulation } from '../../src/model/simulation.ts';
import { isFirm, Kind, Origin } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { EVENTFUL, runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

type Name = Exclude<LeverName, 'review'>;
/** A number of one world; `served`: the keys of those whom the lever reached in the world that has it. */
type Outcome = (sim: Simulation, served: ReadonlySet<string>) => number;

interface Case {
  readonly lever: Name;
  readonly outcome: string;
  readonly of: Outcome;
  /** What `of` is divided by, both summed over the seeds. */
  readonly per: Outcome;
  /** The world with the lever has at least so many times as much; below 1: at most so many. */
  readonly times: number;
  /** Coefficients of both worlds that hold another way to the same outcome shut. */
  readonly shut: Partial<Coefficients>;
}

const level = (yen: number): number[] => new Array<number>(FISCAL_YEARS).fill(yen);
const UNTIL = monthOf(2006, 4);
const SEEDS = [401, 402, 403, 404, 405];

/** Yen a year. Consortia, subsidies and estates are dear, places in incubators are cheap. */
const MONEY: Readonly<Record<Name, number>> = {
  network: 1e8,
  consortium: 1e9,
  development: 5e8,
  incubation: 3e7,
  market: 1e8,
  bridge: 3e8,
  training: 1e8,
  exchange: 1e8,
  leadCustomer: 1e8,
  fund: 2e8,
  facility: 1e8,
  attraction: 4e8,
};

const LATE = { budget: level(3e8) };
/** Levers that both worlds have: calls for judges to rank, subsidies that are late, results that wait for a market. */
const BESIDE: Partial<Record<Name, Partial<Levers>>> = {
  market: { development: LATE },
  leadCustomer: { development: LATE },
  training: { development: LATE },
  bridge: { development: LATE, consortium: LATE },
};

/** Founders enough to make neighbours; and where private investors have places a public fund only takes theirs, see below. */
const OWN: Partial<Record<Name, Partial<Coefficients>>> = {
  incubation: { entrepreneursPerLab: 1 },
  fund: { entrepreneursPerLab: 1, investmentsPerInvestor: 0 },
};

const counted =
  (name: CounterName): Outcome =>
  ({ state }) =>
    state.counters[Counter[name]]!;

/** Living ties that began in one way. */
const tiesBy =
  (origin: number): Outcome =>
  ({ state: { ties }, month }) => {
    let n = 0;
    for (let tie = 0; tie < ties.count; tie++) if (isAlive(ties, tie, month) && ties.origin[tie] === origin) n++;
    return n;
  };

type Rows = Simulation['state']['organisations'];
const keyOf = (o: Rows, row: number): string => `${o.keyHi[row]}:${o.keyLo[row]}`;

/** Sum over the living that count. */
function sum({ state: { organisations: o } }: Simulation, of: (o: Rows, row: number) => number): number {
  let all = 0;
  for (let row = 0; row < o.count; row++) if (o.alive[row] === 1) all += of(o, row);
  return all;
}

/** Sum over those whom the lever serves, and over the same in the world without it, as far as they live. */
const amongServed =
  (of: (o: Rows, row: number) => number): Outcome =>
  (sim, served) =>
    sum(sim, (o, row) => (served.has(keyOf(o, row)) ? of(o, row) : 0));

const living = amongServed(() => 1);
const theirs = (column: 'capability' | 'sales' | 'lineSales' | 'staff'): Outcome =>
  amongServed((o, row) => o[column][row]!);
const world: Outcome = () => 1;

function expertise(o: Rows, row: number): number {
  return o.expertise.subarray(row * FIELDS, (row + 1) * FIELDS).reduce((all, one) => all + one, 0);
}

const ventures: Outcome = (sim) => sum(sim, (o, row) => (o.kind[row] === Kind.venture ? 1 : 0));
const jobs: Outcome = (sim) => sum(sim, (o, row) => (isFirm(o.kind[row]!) ? o.staff[row]! : 0));
const labExpertise: Outcome = (sim) =>
  sum(sim, (o, row) => (o.kind[row] === Kind.lab ? o.expertise[row * FIELDS + o.field[row]!]! : 0));

/** Sum over the projects that public money pays for. */
const amongAwards =
  (of: (p: Simulation['state']['projects'], project: number) => number): Outcome =>
  ({ state: { projects: p } }) => {
    let all = 0;
    for (let project = 0; project < p.count; project++) if (p.publicShare[project]! > 0) all += of(p, project);
    return all;
  };
const awards = amongAwards(() => 1);

const awarded: Outcome = (sim, served) =>
  counted('consortiumAdoptions')(sim, served) + counted('developmentAdoptions')(sim, served);

const CASES: readonly Case[] = [
  row('network', 'living ties by introduction', tiesBy(Origin.introduction), 1.2),
  row('network', 'living ties of study groups', tiesBy(Origin.studyGroup), 2),
  row('network', 'living ties of seminars', tiesBy(Origin.seminar), 1.5),
  row('network', 'joint work', counted('jointRnDStarted'), 1.2),
  row('consortium', 'technical successes', counted('projectsSucceeded'), 1.1),
  row('consortium', 'products of projects', counted('productsFromProjects'), 1.15),
  row('development', 'technical successes', counted('projectsSucceeded'), 1.05),
  row('incubation', 'market capability of each tenant', theirs('capability'), 1.1, { per: living }),
  row('incubation', 'living ties among neighbours', tiesBy(Origin.incubator), 2),
  row('market', 'products of projects, without advice', counted('productsFromProjects'), 1.02, {
    shut: { channelAdvice: 0 },
  }),
  row('market', 'market capability of each seller', theirs('capability'), 1.05, { per: living }),
  row('bridge', 'awards, which its borrowers can carry', awarded, 1.02),
  row('training', 'ventures alive', ventures, 1.5),
  row(
    'training',
    'merit of awards',
    amongAwards((p, project) => p.merit[project]!),
    1.005,
    { per: awards },
  ),
  row('exchange', 'expertise of each traveller', amongServed(expertise), 1.5, { per: living }),
  row('exchange', 'living ties to the outside', tiesBy(Origin.pipeline), 5),
  row('leadCustomer', 'products of projects, whatever a reference teaches', counted('productsFromProjects'), 1.02, {
    shut: { purchaseReference: 0 },
  }),
  row('leadCustomer', 'sales of each seller', theirs('sales'), 1.005, { per: living }),
  row('leadCustomer', 'sales of its product lines', theirs('lineSales'), 0.98, { per: living }),
  row('fund', 'ventures with a stake that live', living, 1.3),
  row('fund', 'staff of each with a stake', theirs('staff'), 1.1, { per: living }),
  row('facility', 'expertise of laboratories', labExpertise, 1.01),
  row('attraction', 'jobs of firms, after what plants displace', jobs, 1.02),
];

function row(lever: Name, outcome: string, of: Outcome, times: number, more: Partial<Case> = {}): Case {
  return { lever, outcome, of, times, per: world, shut: {}, ...more };
}

/** For each seed a world with the lever, one without it, and whom it reached; made once for all outcomes. */
const made = new Map<string, readonly { with: Simulation; without: Simulation; served: ReadonlySet<string> }[]>();

function twins({ lever, shut }: Case): NonNullable<ReturnType<typeof made.get>> {
  const name = `${lever} ${Object.keys(shut)}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const none = tinyParams({ policy: 'none', coefficients: { ...EVENTFUL, ...OWN[lever], ...shut } });
  const without = withLevers(none, BESIDE[lever] ?? {});
  const budget = level(MONEY[lever]);
  const paid = lever === 'network' ? { budget, coordinatorsPer100Members: level(3) } : { budget };
  const pairs = SEEDS.map((seed) => {
    const on = runTo(withLevers(without, { [lever]: paid }), UNTIL, seedNumber(seed));
    const { organisations: o } = on.state;
    const rows = Array.from({ length: o.count }, (_, at) => at).filter((at) => o.used[at]! & LeverBit[lever]);
    return {
      with: on,
      without: runTo(without, UNTIL, seedNumber(seed)),
      served: new Set(rows.map((at) => keyOf(o, at))),
    };
  });
  made.set(name, pairs);
  return pairs;
}

const mean = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0) / values.length;

describe('against a shut-off twin', () => {
  test('no lever is without an outcome', () => {
    expect([...new Set(CASES.map(({ lever }) => lever))]).toEqual(LEVER_NAMES.filter((name) => name !== 'review'));
  });

  test.each(CASES.map((one) => [one.lever, one.times < 1 ? 'less' : 'more', one.outcome, one] as const))(
    'with the lever %s there is %s of: %s',
    (lever, _, outcome, one) => {
      const pairs = twins(one);
      const { of, per, times } = one;
      const total = (side: 'with' | 'without', value: Outcome): number =>
        mean(pairs.map((pair) => value(pair[side], pair.served)));
      const on = total('with', of) / total('with', per);
      const off = total('without', of) / total('without', per);
      process.stdout.write(`  ${lever}: ${outcome}: ${on.toPrecision(4)} with it, ${off.toPrecision(4)} without\n`);
      expect(on).toBeGreaterThan(0);
      if (times < 1) expect(on).toBeLessThan(times * off);
      else expect(on).toBeGreaterThan(times * off);
    },
  );

  test('a public fund takes the ventures of private investors who have places for them', () => {
    const none = tinyParams({ policy: 'none', coefficients: EVENTFUL });
    const invested = (yen: number): readonly number[] =>
      (['fundInvested', 'investment'] as const).map((name) =>
        mean(
          SEEDS.map((seed) => {
            const sim = runTo(withLevers(none, { fund: { budget: level(yen) } }), UNTIL, seedNumber(seed));
            return sim.state.counters[Counter[name]]!;
          }),
        ),
      );
    const [, before] = invested(0);
    const [fund, left] = invested(MONEY.fund);
    expect(fund).toBeGreaterThan(0);
    expect(before! - left!).toBeGreaterThan(0.5 * fund!);
  });
});
