/**
 * A run: created at the start of its spin-up, stepped month by month, copied at any month. A branch is not another kind
 * of run: its digest equals that of the whole run under the branch's parameters.
 */
import { columnNumber, digestRows } from '../core/columns.ts';
import { hex128, mixRow } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import { ChannelPort, type Trace } from './channels.ts';
import { type Context, createContacts, createOutings, createRing, createTours } from './context.ts';
import { EventLog } from './events.ts';
import { END, SPIN_UP, START } from './horizon.ts';
import { populate } from './initialize.ts';
import { SECTORS } from './knowledge.ts';
import { NO_ACTIVITY } from './levers/network.ts';
import type { Params } from './params.ts';
import { isOpen } from './processes/project.ts';
import { reduce, reductionOf } from './reduction.ts';
import type { Coefficients } from './registry.ts';
import { createRoll } from './roll.ts';
import { SCHEDULE } from './schedule.ts';
import { cloneState, createState, type State } from './state.ts';
import { createTables } from './tables.ts';
import { isAlive, rebuildIndex } from './ties.ts';

export { END, SPIN_UP, START };

export type Simulation = Context;

export interface Options {
  /** Keep an event log. Changes nothing else. */
  readonly log?: boolean;
  /** What held channels read. */
  readonly trace?: Trace;
  /** Record what passes through the channels, in `simulation.channels.recording`. */
  readonly recordTrace?: boolean;
}

export interface Snapshot {
  readonly month: number;
  readonly seed: Key;
  readonly rows: Context['rows'];
  readonly state: State;
}

/** A region at the start of its spin-up. Seed and parameters fix every bit of what follows. */
export function createSimulation(asked: Params, seed: Key, options: Options = {}): Simulation {
  settleShapes(asked, seed);
  const params = reduce(asked);
  const state = createState(2048);
  const rows = populate(state, params, seed, SPIN_UP);
  rebuildIndex(state);
  return contextOf(params, seed, state, rows, SPIN_UP, options, options.log === true ? new EventLog() : null);
}

/** What follows from parameters alone, made once for each; they are frozen, and branches of one past share them. */
const compiledParams = new WeakMap<Params, Compiled>();
interface Compiled {
  /** As asked for, or reduced to a null model. */
  readonly params: ReturnType<typeof reduce>;
  readonly c: Context['c'];
  readonly tables: Context['tables'];
}
/**
 * The coefficients that the last run had, and that new ones are copies of: all then have one hidden class. V8 gives an
 * object of so many members a class of its own when it comes from a message or from JSON, and would compile the whole
 * model again for each.
 */
let latest: Coefficients | null = null;

function alike(coefficients: Coefficients): Coefficients {
  const names = Object.keys(coefficients) as (keyof Coefficients)[];
  if (latest === null || names.length !== Object.keys(latest).length) {
    latest = Object.fromEntries(names.map((name) => [name, coefficients[name]])) as Coefficients;
  } else if (names.some((name) => coefficients[name] !== latest?.[name])) {
    const copy: Record<keyof Coefficients, number> = { ...latest };
    for (const name of names) copy[name] = coefficients[name];
    latest = copy;
  }
  return latest;
}

/** Tables follow from the coefficients alone: policies of one region share them. */
let latestTables: { readonly c: Coefficients; readonly tables: Context['tables'] } | null = null;

function compiledOf(asked: Params): Compiled {
  const known = compiledParams.get(asked);
  if (known !== undefined) return known;
  const params = reduce(asked);
  const c = alike(params.coefficients);
  if (latestTables?.c !== c) latestTables = { c, tables: createTables(params, SPIN_UP, END + 12 * 80) };
  const compiled = { params, c, tables: latestTables.tables };
  compiledParams.set(asked, compiled);
  return compiled;
}

let settled = false;

/**
 * Makes some states and contexts and lets go of them. V8 compiles for the members that it has seen, which widen when the
 * same literal is met for the second time or in another place; it would then compile the whole model again.
 */
function settleShapes(asked: Params, seed: Key): void {
  if (settled) return;
  settled = true;
  const rows = { body: 0, bureau: 0, tokyo: 0, overseas: 0 };
  for (const log of [null, new EventLog(), null, new EventLog()]) {
    createTables(asked, SPIN_UP, SPIN_UP + 12);
    const sim = contextOf(asked, seed, cloneState(createState(1)), rows, SPIN_UP, {}, log);
    sim.month++;
    // of a whole number and of none, members widen too
    sim.room = 0.5;
    sim.laws = { year: 0, keys: [], cumulative: [] };
    sim.activity = { ...NO_ACTIVITY, visits: 0.5, introductions: 0.5, skill: 0.5, seminars: 0.5, ownSeminars: 0.5 };
  }
}

function contextOf(
  asked: Params,
  seed: Key,
  state: State,
  rows: Context['rows'],
  month: number,
  options: Options,
  log: EventLog | null,
): Simulation {
  const { params, c, tables } = compiledOf(asked);
  return {
    params,
    reduction: reductionOf(params),
    c,
    seed,
    state,
    tables,
    channels: new ChannelPort(params.channels, options.trace ?? null, options.recordTrace === true),
    log,
    activity: NO_ACTIVITY,
    room: 1,
    fill: new Float64Array(SECTORS).fill(1),
    contacts: createContacts(4096),
    ring: createRing(4096),
    due: [],
    leaving: [],
    laws: null,
    outings: createOutings(),
    tours: createTours(),
    roll: createRoll(),
    beyond: null,
    month,
    rows,
  };
}

/** One month: every process of the schedule, in order. */
export function step(sim: Simulation): void {
  sim.contacts.count = 0;
  for (const process of SCHEDULE) process.run(sim);
  sim.month++;
}

/** Steps until `sim.month` is `month`. */
export function runUntil(sim: Simulation, month: number): void {
  while (sim.month < month) step(sim);
}

/** A copy of all that the future depends on. */
export function snapshot(sim: Simulation): Snapshot {
  return { month: sim.month, seed: sim.seed, rows: sim.rows, state: cloneState(sim.state) };
}

/** A run that goes on from a snapshot; the snapshot stays as it is. */
export function restore(params: Params, taken: Snapshot, options: Options = {}): Simulation {
  settleShapes(params, taken.seed);
  const state = cloneState(taken.state);
  rebuildIndex(state);
  return contextOf(
    params,
    taken.seed,
    state,
    taken.rows,
    taken.month,
    options,
    options.log === true ? new EventLog() : null,
  );
}

/** The same past with other levers from now on. The log, where there is one, goes along. */
export function branch(sim: Simulation, params: Params, options: Options = {}): Simulation {
  const state = cloneState(sim.state);
  rebuildIndex(state);
  return contextOf(params, sim.seed, state, sim.rows, sim.month, options, logOf(sim, options));
}

/** The log of a branch: the parent's so far, or a new one where the parent kept none and one is asked for. */
function logOf(sim: Simulation, options: Options): EventLog | null {
  if (sim.log !== null) return sim.log.clone();
  return options.log === true ? new EventLog() : null;
}

/** 128 bits over all that has meaning: living ties, open projects, organisations, sums. Free of rows, capacity and order. */
export function digest(sim: Simulation): string {
  const { state, month } = sim;
  const out = new Int32Array(4);
  const tables = { organisations: state.organisations, ties: state.ties, projects: state.projects };
  const keysOf = (name: string) => tables[name as keyof typeof tables];
  const { organisations, ties, projects } = state;
  digestRows(out, organisations, { from: 0, to: organisations.count }, keysOf);
  const living = Uint8Array.from({ length: ties.count }, (_, tie) => (isAlive(ties, tie, month) ? 1 : 0));
  digestRows(out, ties, { from: 0, to: ties.count, keep: living }, keysOf);
  const open = Uint8Array.from({ length: projects.count }, (_, project) => (isOpen(sim, project) ? 1 : 0));
  digestRows(out, projects, { from: 0, to: projects.count, keep: open }, keysOf);
  for (const name of ARRAYS) mixArray(out, name, state[name]);
  mixRow(out, 0, 0, columnNumber('run', 'month'), month, 0);
  return hex128(out);
}

/** 128 bits over one organisation, by row. */
export function organisationDigest(sim: Simulation, row: number): string {
  const out = new Int32Array(4);
  const { organisations } = sim.state;
  digestRows(out, organisations, { from: row, to: row + 1 }, () => organisations);
  return hex128(out);
}

/** Arrays of State that are no table and follow from nothing else. */
// biome-ignore format: a list
const ARRAYS = ['fusions', 'rivals', 'rivalsAt', 'focus', 'body', 'plan', 'balances', 'flows', 'counters', 'drawn', 'people', 'trainees', 'patents', 'offered', 'offeredMerit', 'sites', 'saved'] as const;

const float = new Float64Array(1);
const words = new DataView(float.buffer);

function mixArray(out: Int32Array, name: string, values: ArrayLike<number>): void {
  const column = columnNumber('state', name);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value === 0) continue;
    words.setFloat64(0, value, true);
    mixRow(out, at, 0, column, words.getInt32(0, true), words.getInt32(4, true));
  }
}
