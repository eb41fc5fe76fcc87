import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { assertInvariants, parametersText } from '../../src/model/invariants.ts';
import { FISCAL_YEARS, type Levers, type Params } from '../../src/model/params.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import { createSimulation, digest, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { OUTREACH, type Policy, runTo, seedNumber, tinyParams, withLevers } from '../model/worlds.ts';

const FROM = monthOf(2003, 4);

interface Off {
  /** Coefficients that switch the process off. */
  readonly zero: Partial<Coefficients>;
  readonly policy?: Policy;
  readonly region?: (params: Params) => Params;
  /** Looked at from this month on, for a year. */
  readonly from?: number;
  /** It may still close what is over; then only its own count of what happened must be nothing. */
  readonly countOnly?: boolean;
}

const NO_FOUNDING = { labVentureRate: 0, successVentureRate: 0, contagionVentureRate: 0, spinOffRate: 0 };
const NO_OUTING = { chanceAttendance: 0, referralRate: 0, pipelineRate: 0, incubatorMeeting: 0, bodySeminars: 0 };
const NO_PEOPLE = {
  engineerShare: 0,
  graduatesPerLab: 0,
  entrepreneursPerLab: 0,
  managersPromoted: 0,
  managerGrowth: 0,
};
const NO_WORK = {
  jointRate: 0,
  proposalRate: 0,
  collaborate: -12,
  collaborateTrust: 0,
  sharedVision: 0,
  familiarity: 0,
};
const withoutCoordinators = (params: Params): Params => ({
  ...params,
  region: { ...params.region, body: { ...params.region.body, coordinators: 0 } },
});

/** How each process is switched off. null: it has no rate; it does what follows from the state. */
const OFF: Readonly<Record<string, Off | null>> = {
  start: { zero: {} },
  incorporation: { zero: { incorporationAttention: 1 }, from: monthOf(2004, 4) },
  occasions: { zero: { ...NO_FOUNDING, faceliftRate: 0, entryRate: 0 } },
  people: { zero: NO_PEOPLE, policy: 'none' },
  books: null,
  // it keeps what was reported
  plan: null,
  reviewMoney: { zero: {}, policy: 'none' },
  membership: { zero: { joinRate: 0, leaveRate: 0, fee: 0, studyGroupJoin: 0, wideningShare: 0 } },
  entries: { zero: { entryRate: 0 } },
  roll: { zero: {} },
  networkMoney: { zero: {}, policy: 'none', region: withoutCoordinators },
  training: { zero: {}, policy: 'none' },
  facilities: { zero: {}, policy: 'none' },
  vision: { zero: { visionBase: 0, visionGainSession: 0, visionGainVisit: 0 } },
  supply: { zero: { supplyTies: 0 } },
  knowledge: { zero: { forgetting: 0, supplyLearning: 0 }, countOnly: true },
  meetings: { zero: NO_OUTING, policy: 'none' },
  estates: { zero: {}, policy: 'none' },
  exchange: { zero: {}, policy: 'none' },
  channels: { zero: {}, policy: 'none' },
  leadCustomers: { zero: {}, policy: 'none' },
  visits: { zero: { visitsPerCoordinator: 0, bureauVisits: 0 } },
  introductions: { zero: { introductionsPerCoordinator: 0 } },
  ties: { zero: { ...NO_OUTING, introductionsPerCoordinator: 0 }, policy: 'none' },
  jointProjects: { zero: { jointRate: 0 } },
  calls: { zero: { proposalRate: 0 } },
  projects: { zero: NO_WORK },
  licences: { zero: { licencesPerOffice: 0 } },
  marketEntry: { zero: { entryHazard: 0 }, countOnly: true },
  facelifts: { zero: { faceliftRate: 0 } },
  market: null,
  founding: { zero: NO_FOUNDING },
  incubators: { zero: {}, policy: 'none' },
  investment: { zero: { investmentRate: 0 } },
  exit: { zero: { ...NO_FOUNDING, retirement: 0, creditMonths: 24, salesShock: 0 }, from: monthOf(1989, 4) },
  tidy: { zero: {} },
  returns: { zero: { investmentRate: 0, investorCapital: 0 } },
  bridge: { zero: {}, policy: 'none' },
  loans: { zero: { ventureLoan: 0, proposalRate: 0 } },
  lending: { zero: { ventureLoan: 0 } },
};

/** Processes whose work is not seen in the digest of these years: lists, candidates that follow from the date, dead rows. */
const UNSEEN = ['start', 'occasions', 'roll', 'tidy'];

const years = (level: number): readonly number[] => new Array<number>(FISCAL_YEARS).fill(level);
/** Levers that the policy japan does not pull in these years. */
const EVERYTHING: Partial<Levers> = {
  ...OUTREACH,
  review: { budget: years(1e6), scope: years(0.3) },
  bridge: { budget: years(2e7) },
  facility: { budget: years(2e8) },
};
const LIVELY = {
  patentChance: 1,
  entrepreneursPerLab: 1,
  labVentureRate: 0.1,
  spinOffRate: 0.03,
  investmentRate: 1,
  proposalRate: 0.5,
  retirement: 0.1,
  cashMonths: 0.8,
  jointRate: 0.03,
  ventureLoan: 30_000_000,
  lendingBar: 0.1,
  regionalBankShare: 1,
};

test('every process comes to the same state from the same state, in every month of a year', () => {
  const a = runTo(tinyParams(), FROM, seedNumber(51));
  const b = runTo(tinyParams(), FROM, seedNumber(51));
  while (a.month < FROM + 12) {
    a.contacts.count = 0;
    b.contacts.count = 0;
    for (const process of SCHEDULE) {
      const count = process.run(a);
      expect(Number.isInteger(count) && count >= 0, process.name).toBe(true);
      expect([process.name, process.run(b)]).toEqual([process.name, count]);
      expect([process.name, digest(b)]).toEqual([process.name, digest(a)]);
    }
    a.month++;
    b.month++;
  }
});

test('every process does something within two years where everything is lively', () => {
  const sim = runTo(withLevers(tinyParams({ coefficients: LIVELY }), EVERYTHING), FROM, seedNumber(52));
  const did = new Map(SCHEDULE.map(({ name }) => [name, { count: 0, seen: false }]));
  for (; sim.month < FROM + 24; sim.month++) {
    sim.contacts.count = 0;
    let before = digest(sim);
    for (const process of SCHEDULE) {
      const one = did.get(process.name)!;
      one.count += process.run(sim);
      const after = digest(sim);
      one.seen ||= after !== before;
      before = after;
    }
  }
  const idle = [...did]
    .filter(([name, { count }]) => count === 0 && !['start', 'tidy'].includes(name))
    .map(([name]) => name);
  expect(idle).toEqual([]);
  const unseen = [...did].filter(([name, { seen }]) => !seen && !UNSEEN.includes(name)).map(([name]) => name);
  expect(unseen).toEqual([]);
});

const CAN_BE_OFF = SCHEDULE.map(({ name }) => name).filter((name) => OFF[name] !== null);

test.each(CAN_BE_OFF)('the process %s does nothing when its rate is zero', (name) => {
  const off = OFF[name];
  expect(off, `${name} has no entry in this test`).toBeDefined();
  const { zero, policy = 'japan', region = (params: Params) => params, from = FROM, countOnly = false } = off!;
  const sim = runTo(region(tinyParams({ policy, coefficients: zero })), from, seedNumber(53));
  while (sim.month < from + 12) {
    const did = runMonth(sim, name);
    if (countOnly) expect(did.count).toBe(0);
    else expect(did.after).toBe(did.before);
  }
});

/** One month: the digest around one process, and how many things it says it did. */
function runMonth(sim: Simulation, name: string): { before: string; after: string; count: number } {
  let seen = { before: '', after: '', count: 0 };
  sim.contacts.count = 0;
  for (const process of SCHEDULE) {
    if (process.name === name) {
      const before = digest(sim);
      const count = process.run(sim);
      seen = { before, after: digest(sim), count };
    } else process.run(sim);
  }
  sim.month++;
  return seen;
}

describe('the whole schedule', () => {
  test.each(['none', 'japan'] as const)('keeps all invariants after each of 60 months, policy %s', (policy) => {
    const params = tinyParams({ policy });
    const before = parametersText(params);
    const sim = createSimulation(params, seedNumber(54));
    assertInvariants(sim, before);
    runUntil(sim, monthOf(2000, 4));
    for (let month = 0; month < 60; month++) {
      step(sim);
      assertInvariants(sim, before);
    }
  });

  test('keeps all invariants where much is born, dies, works and moves in', () => {
    const coefficients = {
      labVentureRate: 0.15,
      spinOffRate: 0.05,
      ventureHazard: 0.3,
      retirement: 0.1,
      jointRate: 0.1,
      proposalRate: 1,
      entryRate: 0.1,
      trustHalfLife: 6,
      placeCost: 1000000,
      tenancy: 14,
    };
    const sim = runTo(tinyParams({ coefficients }), monthOf(2000, 4), seedNumber(55));
    for (let month = 0; month < 144; month++) {
      step(sim);
      if (month % 3 === 0) assertInvariants(sim);
    }
    assertInvariants(sim);
  });

  test('names each process once, and all of them are in this test', () => {
    const names = SCHEDULE.map((process) => process.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !(name in OFF) && !UNSEEN.includes(name))).toEqual([]);
  });
});
