/** What must hold whatever the numbers are: limits, the direction of each lever, balanced accounts, names without meaning. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { ACCOUNTS, Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { SECTOR_STARTS } from '../../src/model/knowledge.ts';
import { FIELDS, FISCAL_YEARS, LEVER_NAMES, type LeverName, type Levers, type Params } from '../../src/model/params.ts';
import { goOut } from '../../src/model/processes/meeting.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import { callRoll } from '../../src/model/roll.ts';
import { createSimulation, END, restore, type Simulation, START, snapshot, step } from '../../src/model/simulation.ts';
import { isFirm, Kind, Origin } from '../../src/model/state.ts';
import { EVENTFUL, runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const level = (yen: number): number[] => new Array<number>(FISCAL_YEARS).fill(yen);

describe('in the limit', () => {
  const LIVELY = { jointRate: 0.05, proposalRate: 0.5, labVentureRate: 0.05 };

  test('of no meetings there are no ties but those of trade and descent, and no alliances', () => {
    const none = {
      chanceAttendance: 0,
      referralRate: 0,
      pipelineRate: 0,
      seminarAttendance: 0,
      studyGroupJoin: 0,
      introductionsPerCoordinator: 0,
      incubatorMeeting: 0,
    };
    const made = (coefficients: object): { met: number; formed: number; alliances: number } => {
      const sim = runTo(
        tinyParams({ coefficients: { ...LIVELY, ...coefficients } }),
        monthOf(2006, 4),
        seedNumber(161),
      );
      const { ties } = sim.state;
      let met = 0;
      for (let tie = 0; tie < ties.count; tie++)
        if (ties.origin[tie] !== Origin.vertical && ties.origin[tie] !== Origin.lineage) met++;
      return { met, formed: total(sim, 'tiesFormed'), alliances: total(sim, 'alliancesFormed') };
    };
    expect(made(none)).toEqual({ met: 0, formed: 0, alliances: 0 });
    const usual = made({});
    for (const n of Object.values(usual)) expect(n).toBeGreaterThan(5);
  });

  test('of one field there is joint work, and no new fusion, which is a pair of fields and no distance', () => {
    const one = Array.from({ length: FIELDS }, (_, field) => (field === 20 ? 1 : 0));
    const coefficients = { ...LIVELY, fieldsPerOrganisation: 1 };
    const same = (params: Params): Params => ({
      ...params,
      region: { ...params.region, firmFields: one, labFields: one },
    });
    const alike = runTo(same(tinyParams({ coefficients })), monthOf(2006, 4), seedNumber(162));
    const mixed = runTo(tinyParams({ coefficients }), monthOf(2006, 4), seedNumber(162));
    expect(total(alike, 'jointRnDStarted')).toBeGreaterThan(20);
    expect(total(alike, 'newFusions')).toBe(0);
    expect(alike.state.fusions.every((fused) => fused === 0)).toBe(true);
    expect(total(mixed, 'newFusions')).toBeGreaterThan(20);
  });
});

describe('against a shut-off twin', () => {
  /** What the money of each lever buys, counted; what comes of it is in outcomes.test.ts. */
  const BUYS: Readonly<Record<Exclude<LeverName, 'review'>, CounterName>> = {
    network: 'studySessions',
    consortium: 'consortiumAdoptions',
    development: 'developmentAdoptions',
    incubation: 'venturesSupported',
    market: 'placements',
    bridge: 'bridgeLent',
    training: 'trained',
    exchange: 'exchangeTrips',
    leadCustomer: 'purchases',
    fund: 'fundInvested',
    facility: 'facilityMoney',
    attraction: 'plantsOpened',
  };
  const NONE = tinyParams({ policy: 'none', coefficients: { ...EVENTFUL, entrepreneursPerLab: 1 } });
  /** Yen a year that buy something, where 20 million are too few or serve all: places in incubators are cheap, consortia and estates are not. */
  const SOME: Partial<Record<LeverName, number>> = { consortium: 2e8, incubation: 2e6, attraction: 8e7, fund: 1e7 };

  test('all twelve levers are here', () => {
    expect(Object.keys(BUYS)).toEqual(LEVER_NAMES.filter((name) => name !== 'review'));
  });

  test.each(Object.entries(BUYS) as [keyof typeof BUYS, CounterName][])(
    'the money of the lever %s buys nothing where there is none, something with some, and more with more',
    (name, bought) => {
      // bridge finance needs subsidies that are late
      const late = { budget: level(3e8) };
      const beside: Partial<Levers> = name === 'bridge' ? { development: late, consortium: late } : {};
      const some = SOME[name] ?? 2e7;
      const did = [0, some, 5 * some].map((yen) => {
        const lever = { ...NONE.levers[name], budget: level(yen) };
        const params = withLevers(NONE, { ...beside, [name]: lever });
        // what is rare in one history is there in three
        return [163, 164, 165].reduce(
          (sum, seed) => sum + total(runTo(params, monthOf(2003, 4), seedNumber(seed)), bought),
          0,
        );
      });
      process.stdout.write(`  ${name}: ${did.join(' ')} ${bought}\n`);
      expect(did[0]).toBe(0);
      expect(did[1]).toBeGreaterThan(0);
      expect(did[2]).toBeGreaterThan(did[1]!);
    },
  );
});

describe('accounts', () => {
  /** All levers at once, beginning and ending at different times. */
  function everything(): Levers {
    const years = LEVER_NAMES.map((name, at) => {
      const budget = Array.from({ length: FISCAL_YEARS }, (_, year) =>
        year >= at % 4 && year < 23 - (at % 5) ? (name === 'attraction' ? 5e8 : 5e7) + year * 1_234_567 : 0,
      );
      return [name, { ...tinyParams().levers[name], budget }] as const;
    });
    const levers = Object.fromEntries(years) as unknown as Levers;
    return {
      ...levers,
      network: { ...levers.network, coordinatorsPer100Members: level(3) },
      review: { ...levers.review, scope: level(0.5) },
    };
  }

  test.each([
    ['none', tinyParams({ policy: 'none' })],
    ['japan', tinyParams()],
    ['all levers at once', withLevers(tinyParams({ coefficients: { investmentRate: 1 } }), everything())],
  ] as const)('balance to the yen after every month, policy %s', (name, params) => {
    const sim = createSimulation(params, seedNumber(164));
    const { balances, flows, counters } = sim.state;
    const net = new Float64Array(ACCOUNTS);
    while (sim.month < END) {
      step(sim);
      net.fill(0);
      for (let x = 0; x < ACCOUNTS; x++)
        for (let y = 0; y < ACCOUNTS; y++) {
          const yen = flows[x * ACCOUNTS + y]!;
          net[x] = net[x]! - yen;
          net[y] = net[y]! + yen;
        }
      expect([sim.month, ...net]).toEqual([sim.month, ...balances]);
      expect(balances.reduce((sum, yen) => sum + yen, 0)).toBe(0);
      const { kind, cash, count } = sim.state.organisations;
      let firms = 0;
      let ventures = 0;
      for (let row = 0; row < count; row++) {
        if (isFirm(kind[row]!)) firms += cash[row]!;
        else if (kind[row] === Kind.venture) ventures += cash[row]!;
      }
      expect([firms, ventures]).toEqual([balances[Account.firms], balances[Account.ventures]]);
      const ofLevers = LEVER_NAMES.reduce((sum, lever) => sum + counters[Counter[`${lever}Money`]]!, 0);
      expect(counters[Counter.publicMoney]).toBe(ofLevers);
      if (sim.month > START && sim.month % 24 === 0) assertInvariants(sim);
    }
    if (name === 'all levers at once')
      for (const lever of LEVER_NAMES) expect([lever, total(sim, `${lever}Money`) > 0]).toEqual([lever, true]);
  });
});

describe('names carry no meaning', () => {
  /** Two months of meetings from one state; pairs that know each other, by rows. */
  function pairs(params: Params, rename: (sim: Simulation) => void): string[] {
    const sim = restore(params, snapshot(createSimulation(params, seedNumber(165))));
    rename(sim);
    callRoll(sim);
    for (let month = 0; month < 12; month++) {
      sim.contacts.count = 0;
      goOut(sim);
      formTies(sim);
      sim.month++;
    }
    const { a, b, count } = sim.state.ties;
    return Array.from({ length: count }, (_, tie) => `${a[tie]}-${b[tie]}`).sort();
  }
  const params = tinyParams({
    policy: 'none',
    coefficients: { attentionMean: 0.5, familiarity: 3, bilateralCost: 100000 },
  });
  const plain = pairs(params, () => {});

  test('of towns: with towns in another order the same organisations come to know each other', () => {
    const { townWeights } = params.region;
    const towns = townWeights.length;
    const renamed = { ...params, region: { ...params.region, townWeights: townWeights.toReversed() } };
    expect(plain.length).toBeGreaterThan(30);
    expect(
      pairs(renamed, ({ state: { organisations: o } }) => {
        // the same people as before, in towns of other numbers
        const before = createSimulation(params, seedNumber(165)).state.organisations;
        for (let row = 0; row < o.count; row++) o.town[row] = towns - 1 - before.town[row]!;
      }),
    ).toEqual(plain);
  });

  test('of fields: with the fields of a sector in another order the same organisations come to know each other', () => {
    const reversed = (values: Float32Array, count: number): void => {
      for (let row = 0; row < count; row++)
        for (const [sector, from] of SECTOR_STARTS.slice(0, -1).entries()) {
          const to = SECTOR_STARTS[sector + 1]!;
          values.subarray(row * FIELDS + from, row * FIELDS + to).reverse();
        }
    };
    expect(
      pairs(params, ({ state: { organisations: o } }) => {
        reversed(o.expertise, o.count);
        reversed(o.unit, o.count);
      }),
    ).toEqual(plain);
  });
});
