/**
 * Two histories with the same luck under two policies, with their event logs, and where their states part: the first
 * month, and the first process of the schedule in it, after which they differ. Once in anything at all, which is the
 * lever's own payment as a rule, and once in an organisation, a tie or a project.
 */
import { digestRows } from '../core/columns.ts';
import { hex128 } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import type { Params } from '../model/params.ts';
import { isOpen } from '../model/processes/project.ts';
import { SCHEDULE } from '../model/schedule.ts';
import {
  branch,
  createSimulation,
  digest,
  restore,
  type Simulation,
  SPIN_UP,
  snapshot,
  step,
} from '../model/simulation.ts';
import { isAlive } from '../model/ties.ts';
import type { ArmName } from './divergence.ts';

export interface TwinSpec {
  readonly a: Params;
  readonly b: Params;
  readonly seed: Key;
  /** First calendar month in which the parameters can make a difference; both arms are one run until then. */
  readonly partedAt: number;
  /** Calendar month, exclusive. */
  readonly until: number;
  /** Also looks for where the states part, which takes longer. */
  readonly states: boolean;
  /** Told after every month of a run; what they have in common is told once. Must change nothing. */
  readonly after?: (sim: Simulation, arm: ArmName | 'both') => void;
}

/** Where states part. */
export interface Parting {
  readonly month: number;
  /** Name of a process of the schedule. */
  readonly process: string;
  readonly does: string;
}

export interface Twins {
  readonly a: Simulation;
  readonly b: Simulation;
  /** Events of the common past: the same rows of both logs. */
  readonly commonEvents: number;
  /** null: the two never differ. */
  readonly state: Parting | null;
  readonly population: Parting | null;
}

/** Runs both, pausing after each month. */
export function* twinsInSlices(spec: TwinSpec): Generator<void, Twins> {
  const { a, b, commonEvents } = yield* partedTwins(spec);
  let state: Parting | null = null;
  let population: Parting | null = null;
  while (a.month < spec.until) {
    // once everything has parted nobody compares any more
    const looking = spec.states && population === null;
    const before = looking ? ([snapshot(a), snapshot(b)] as const) : null;
    step(a);
    step(b);
    spec.after?.(a, 'a');
    spec.after?.(b, 'b');
    if (before !== null) {
      const replayed = (print: Print): Parting => {
        const [x, y] = [restore(spec.a, before[0]), restore(spec.b, before[1])];
        return firstProcess(x, y, print);
      };
      if (state === null && digest(a) !== digest(b)) state = replayed(digest);
      if (state !== null && populationDigest(a) !== populationDigest(b)) population = replayed(populationDigest);
    }
    yield;
  }
  return { a, b, commonEvents, state, population };
}

function* partedTwins({
  a,
  b,
  seed,
  partedAt,
  until,
  after,
}: TwinSpec): Generator<void, { a: Simulation; b: Simulation; commonEvents: number }> {
  const first = createSimulation(a, seed, { log: true });
  if (partedAt <= SPIN_UP) return { a: first, b: createSimulation(b, seed, { log: true }), commonEvents: 0 };
  while (first.month < Math.min(partedAt, until)) {
    step(first);
    after?.(first, 'both');
    yield;
  }
  return { a: first, b: branch(first, b), commonEvents: first.log?.count ?? 0 };
}

type Print = (sim: Simulation) => string;

/** The first process of this month after which two runs leave different prints. Steps both by one month. */
export function firstProcess(a: Simulation, b: Simulation, print: Print): Parting {
  const { month } = a;
  let found: Parting | null = null;
  a.contacts.count = 0;
  b.contacts.count = 0;
  for (const process of SCHEDULE) {
    process.run(a);
    process.run(b);
    if (found === null && print(a) !== print(b)) found = { month, process: process.name, does: process.does };
  }
  a.month++;
  b.month++;
  return found ?? { month, process: 'date', does: 'what fades with the month' };
}

/** 128 bits over organisations, living ties and open projects: without money of sectors and counters. */
export function populationDigest(sim: Simulation): string {
  const { organisations, ties, projects } = sim.state;
  const out = new Int32Array(4);
  const tables = { organisations, ties, projects };
  const keysOf = (name: string) => tables[name as keyof typeof tables];
  const living = Uint8Array.from({ length: ties.count }, (_, tie) => (isAlive(ties, tie, sim.month) ? 1 : 0));
  const open = Uint8Array.from({ length: projects.count }, (_, project) => (isOpen(sim, project) ? 1 : 0));
  digestRows(out, organisations, { from: 0, to: organisations.count }, keysOf);
  digestRows(out, ties, { from: 0, to: ties.count, keep: living }, keysOf);
  digestRows(out, projects, { from: 0, to: projects.count, keep: open }, keysOf);
  return hex128(out);
}
