/** Small worlds for the tests of the model: TAMA with a tenth of its members, and what is done to worlds to test them. */
import { readFileSync } from 'node:fs';
import { appendRow, digestRows, permute, reserve } from '../../src/core/columns.ts';
import { hex128 } from '../../src/core/hash.ts';
import { compareKeys, pairKey } from '../../src/core/key.ts';
import { type Key, threefry, word } from '../../src/core/random.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { ACCOUNTS, Account } from '../../src/model/accounts.ts';
import {
  ALL_LIVE,
  CHANNEL_NAMES,
  type Channels,
  FISCAL_YEARS,
  LEVER_NAMES,
  type Levers,
  type Params,
} from '../../src/model/params.ts';
import { isOpen } from '../../src/model/processes/project.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { createSimulation, type Options, restore, runUntil, type Simulation } from '../../src/model/simulation.ts';
import { Kind, NEVER, Origin, type State } from '../../src/model/state.ts';
import { findTie, isAlive, makeTie } from '../../src/model/ties.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';

export type Policy = 'none' | 'japan';

const read = (path: string): string => readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8');
const compiled = new Map<Policy, Params>();

/** TAMA as the product compiles it. */
export function tamaParams(policy: Policy = 'japan'): Params {
  let params = compiled.get(policy);
  if (params === undefined) {
    const region = loadRegion(read('regions/tama.yaml'), 'tama.yaml');
    params = compile(region, loadPolicy(read(`policies/${policy}.yaml`), `${policy}.yaml`)).params;
    compiled.set(policy, params);
  }
  return params;
}

/** A tiny world in which much is asked for: joint work, proposals, ventures, stakes, and money that comes late to firms that are poor. */
export const EVENTFUL: Partial<Coefficients> = {
  jointRate: 0.05,
  proposalRate: 0.5,
  optimism: 1.2,
  labVentureRate: 0.4,
  investmentRate: 1,
  investmentSize: 5_000_000,
  cashMonths: 0.6,
  paymentDelay: 9,
};

export interface TinyOptions {
  readonly policy?: Policy;
  readonly coefficients?: Partial<Coefficients>;
  readonly channels?: Channels;
}

/** A tenth of TAMA's members with a quarter of its money, so that everything happens, and often enough. */
export function tinyParams({ policy = 'japan', coefficients = {}, channels = ALL_LIVE }: TinyOptions = {}): Params {
  const params = tamaParams(policy);
  const { members, ventureCapital, tradingFirms } = params.region;
  const tenth = (n: number): number => Math.max(1, Math.round(n / 10));
  const quarter = (budget: readonly number[]): readonly number[] => budget.map((yen) => Math.floor(yen / 4));
  return {
    ...params,
    region: {
      ...params.region,
      members: {
        firms: tenth(members.firms),
        academic: tenth(members.academic),
        agencies: tenth(members.agencies),
        finance: tenth(members.finance),
      },
      ventureCapital: tenth(ventureCapital),
      tradingFirms: tenth(tradingFirms),
    },
    // so few members cannot keep a body on their fees
    coefficients: { ...params.coefficients, localShare: 1, ...coefficients },
    levers: Object.fromEntries(
      LEVER_NAMES.map((name) => [name, { ...params.levers[name], budget: quarter(params.levers[name].budget) }]),
    ) as unknown as Levers,
    channels,
  };
}

/** The levers that reach out, with money in every fiscal year. */
export const OUTREACH: Pick<Levers, 'market' | 'exchange' | 'leadCustomer' | 'attraction'> = {
  market: { budget: new Array<number>(FISCAL_YEARS).fill(3e7) },
  exchange: { budget: new Array<number>(FISCAL_YEARS).fill(1e7) },
  leadCustomer: { budget: new Array<number>(FISCAL_YEARS).fill(4e7) },
  attraction: { budget: new Array<number>(FISCAL_YEARS).fill(5e8) },
};

/** The same parameters with other levers. */
export function withLevers(params: Params, levers: Partial<Levers>): Params {
  return { ...params, levers: { ...params.levers, ...levers } };
}

export const ALL_HELD = Object.fromEntries(CHANNEL_NAMES.map((name) => [name, 'held'])) as unknown as Channels;

export function seedNumber(i: number): Key {
  return seedAt(seedOfText('musubi model tests'), i);
}

/** A run from the start of its spin-up to the beginning of `until`. */
export function runTo(params: Params, until: number, seed: Key = seedNumber(0), options: Options = {}): Simulation {
  const sim = createSimulation(params, seed, options);
  runUntil(sim, until);
  return sim;
}

/** An inert organisation: alive, without field, membership, attention or any rate. @returns its row */
export function addBystander(sim: Simulation, key: Key = { hi: 0x0b57a4de, lo: -0x12345 }): number {
  return append(sim.state, key, Kind.bystander, sim.month);
}

/** A venture out of nothing, with a lineage key, some staff, money that its founders paid in, and no ties. */
export function addVenture(sim: Simulation, key: Key = { hi: 0x7e47a4e, lo: 77 }): number {
  const { state, c, month } = sim;
  const row = append(state, key, Kind.venture, month);
  const o = state.organisations;
  o.expertise[row * 35 + 3] = 9;
  o.expertise[row * 35 + 8] = 4;
  o.unit.set([0.9], row * 35 + 3);
  o.unit.set([Math.fround(Math.sqrt(1 - 0.81))], row * 35 + 8);
  o.field[row] = 3;
  o.attention[row] = 1;
  o.capability[row] = 1;
  o.staff[row] = c.ventureStaff;
  o.cash[row] = 500 * c.venturePaidIn;
  state.balances[1] = state.balances[1]! + o.cash[row]!;
  state.balances[6] = state.balances[6]! - o.cash[row]!;
  const paidIn = Account.households * ACCOUNTS + Account.ventures;
  state.flows[paidIn] = state.flows[paidIn]! + o.cash[row]!;
  return row;
}

function append(state: State, key: Key, kind: number, month: number): number {
  const o = state.organisations;
  reserve(o, 1);
  const row = appendRow(o);
  o.keyHi[row] = key.hi;
  o.keyLo[row] = key.lo;
  o.kind[row] = kind;
  o.alive[row] = 1;
  o.born[row] = month;
  o.died[row] = NEVER;
  o.retireAt[row] = NEVER;
  o.parent[row] = -1;
  o.incubator[row] = -1;
  o.lender[row] = -1;
  o.head[row] = -1;
  o.shock[row] = 1;
  return row;
}

/** A tie by chance between two rows, from this month on. @returns its row */
export function addTie(sim: Simulation, a: number, b: number, trust: number): number {
  const o = sim.state.organisations;
  const first = compareKeys(o.keyHi[a]!, o.keyLo[a]!, o.keyHi[b]!, o.keyLo[b]!) < 0 ? a : b;
  pairKey(o.keyHi[a]!, o.keyLo[a]!, o.keyHi[b]!, o.keyLo[b]!);
  const [hi, lo] = [word[0]!, word[1]!];
  const found = findTie(sim.state, hi, lo);
  return makeTie(sim, found, hi, lo, first, first === a ? b : a, Origin.chance, trust, 0, 0);
}

/** Places 0 to count - 1 in an order that depends on `salt` alone. */
export function shuffled(count: number, salt: number): Int32Array {
  const drawn = Array.from({ length: count }, (_, row) => {
    threefry(salt, 0x9e3779b9, row, count);
    return word[0]!;
  });
  return Int32Array.from(drawn.keys()).sort((a, b) => drawn[a]! - drawn[b]! || a - b);
}

/** The same world with all rows of all tables in another order. */
export function permuted(sim: Simulation, salt: number): Simulation {
  const copy = restore(sim.params, { month: sim.month, seed: sim.seed, rows: sim.rows, state: sim.state });
  const { organisations, ties, projects, occasions } = copy.state;
  const order = shuffled(organisations.count, salt);
  permute(organisations, order, [organisations, ties, projects, occasions]);
  permute(ties, shuffled(ties.count, salt + 1), []);
  permute(projects, shuffled(projects.count, salt + 2), []);
  permute(occasions, shuffled(occasions.count, salt + 3), []);
  const placeOf = (row: number): number => order.indexOf(row);
  const { body, bureau, tokyo, overseas } = sim.rows;
  const rows = {
    body: placeOf(body),
    bureau: placeOf(bureau),
    tokyo: placeOf(tokyo),
    overseas: placeOf(overseas),
  };
  return restore(sim.params, { month: sim.month, seed: sim.seed, rows, state: copy.state });
}

/** A digest for each organisation, living tie and open project, by kind of entity and key; derived columns left out. */
export function entities(sim: Simulation): Map<string, string> {
  const { organisations, ties, projects } = sim.state;
  const found = new Map<string, string>();
  const keysOf = (name: string) => ({ organisations, ties, projects })[name as 'ties'];
  for (const table of [organisations, ties, projects] as const) {
    for (let row = 0; row < table.count; row++) {
      if (table === ties && !isAlive(ties, row, sim.month)) continue;
      if (table === projects && !isOpen(sim, row)) continue;
      const out = new Int32Array(4);
      digestRows(out, table as never, { from: row, to: row + 1 }, keysOf as never);
      found.set(`${table.name} ${table.keyHi[row]}:${table.keyLo[row]}`, hex128(out));
    }
  }
  return found;
}

/** Balances, flows, counters, fusions, focus, people, patents and sites as one text. */
export function sums(sim: Simulation): string {
  const { balances, flows, counters, fusions, focus, people, trainees, patents, offered, sites } = sim.state;
  const arrays = [balances, flows, counters, fusions, focus, people, trainees, patents, offered, sites];
  return JSON.stringify(arrays.map((array) => [...array]));
}

export function keyName(table: string, key: Key): string {
  return `${table} ${key.hi}:${key.lo}`;
}

/** Entities of `a` that `b` has not, or has otherwise. */
export function unlike(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...a].filter(([key, value]) => b.get(key) !== value).map(([key]) => key);
}
