/** One life in two histories with the same luck: what stands in both and in one only, and where the two first differ. */
import type { EventKindName } from '../model/events.ts';
import {
  createSimulation,
  organisationDigest,
  restore,
  type Simulation,
  type Snapshot,
  snapshot,
} from '../model/simulation.ts';
import { ORGANISATION_COLUMNS } from '../model/state.ts';
import { partnersOf } from './cast.ts';
import { causesOf } from './chain.ts';
import { type ArmName, identity, type OnlyIn } from './divergence.ts';
import type { Moment } from './life.ts';
import type { Telling } from './scene.ts';
import { type Told, tell } from './story.ts';
import { firstProcess, type Parting, type TwinSpec, twinsInSlices } from './twins.ts';

export interface Entry {
  readonly month: number;
  readonly kind: EventKindName;
  readonly arm: ArmName | 'both';
  readonly text: string;
  readonly names: readonly string[];
  readonly tells: number;
  /** What it tells of in each history. */
  readonly ofA: Moment | null;
  readonly ofB: Moment | null;
}

export interface Life {
  readonly telling: Telling;
  /** Row of the organisation; -1: it was never there. */
  readonly self: number;
  readonly moments: readonly Moment[];
}

/** In order of time; of one month what both have first, then A, then B. What is told otherwise in the two is told twice. */
export function mergeLives(a: Life, b: Life): Entry[] {
  const told = ({ telling: { log } }: Life, moment: Moment): string => `${identity(log, moment.row)} ${moment.text}`;
  const ofB = new Map(b.moments.map((moment) => [told(b, moment), moment]));
  const both = new Set(a.moments.map((moment) => told(a, moment)).filter((one) => ofB.has(one)));
  const entries = [
    ...a.moments.map((moment) => entryOf(moment, ofB.get(told(a, moment)) ?? null)),
    ...b.moments.filter((moment) => !both.has(told(b, moment))).map((moment) => entryOf(null, moment)),
  ];
  const place = { both: 0, a: 1, b: 2 };
  return entries.sort((p, q) => p.month - q.month || place[p.arm] - place[q.arm]);
}

export function entryOf(...[ofA, ofB]: [Moment, Moment | null] | [null, Moment]): Entry {
  const { month, kind, text, names, tells } = ofA ?? (ofB as Moment);
  return { month, kind, arm: ofB === null ? 'a' : ofA === null ? 'b' : 'both', text, names, tells, ofA, ofB };
}

/** What led to an event, of the events that stand in its history only: the first logged cause of each, cause before effect. */
export function whyOnly({ sim, log, cast, names }: Telling, only: readonly number[], row: number): Told[] {
  const there = new Set(only);
  const path: number[] = [];
  for (let at: number | undefined = row; at !== undefined; at = [...causesOf(log, at)].find((one) => there.has(one)))
    path.unshift(at);
  const partners = partnersOf(sim, cast, names);
  return path.map((one) => tell(log, one, names, partners));
}

/** The first moment of a life that holds an event of one history only. */
export function firstDifferentMoment(
  lives: { readonly a: Life; readonly b: Life },
  only: OnlyIn,
): { readonly arm: ArmName; readonly row: number } | null {
  const found = (['b', 'a'] as const).flatMap((arm) => {
    const there = new Set(only[arm]);
    return lives[arm].moments.flatMap(({ row, within, month }) => {
      const first = [...within, row].sort((p, q) => p - q).find((one) => there.has(one));
      return first === undefined ? [] : [{ arm, row: first, month }];
    });
  });
  // the sort is stable: B before A, as everywhere
  const [first] = found.sort((p, q) => p.month - q.month);
  return first === undefined ? null : { arm: first.arm, row: first.row };
}

/** Where the state of one organisation first differs. */
export interface LifeParting extends Parting {
  /** What of it differs then, in the words of the state's columns; none where only one history has it. */
  readonly differs: readonly string[];
}

/** Runs both again until the organisation differs in anything. null: it never does. */
export function* lifePartingInSlices(
  spec: TwinSpec,
  key: readonly [number, number],
): Generator<void, LifeParting | null> {
  let found: LifeParting | null = null;
  let a: Simulation | null = null;
  let before: readonly [Snapshot, Snapshot] | null = null;
  const print = (sim: Simulation): string => {
    const row = rowOf(sim, key);
    return row < 0 ? '' : organisationDigest(sim, row);
  };
  const after = (sim: Simulation, arm: ArmName | 'both'): void => {
    if (arm === 'a') a = sim;
    if (arm === 'both' && sim.month === spec.partedAt) before = [snapshot(sim), snapshot(sim)];
    if (arm !== 'b' || a === null || found !== null) return;
    if (print(a) !== print(sim)) {
      const differs = differingColumns([a, rowOf(a, key)], [sim, rowOf(sim, key)]);
      const [x, y] =
        before === null
          ? [createSimulation(spec.a, spec.seed), createSimulation(spec.b, spec.seed)]
          : [restore(spec.a, before[0]), restore(spec.b, before[1])];
      const parting = firstProcess(x, y, print);
      found = { ...parting, differs };
    } else before = [snapshot(a), snapshot(sim)];
  };
  const slices = twinsInSlices({ ...spec, states: false, after });
  while (found === null && slices.next().done !== true) yield;
  return found;
}

function rowOf({ state }: Simulation, [hi, lo]: readonly [number, number]): number {
  const { keyHi, keyLo, count } = state.organisations;
  for (let row = 0; row < count; row++) if (keyHi[row] === hi && keyLo[row] === lo) return row;
  return -1;
}

function differingColumns([a, p]: readonly [Simulation, number], [b, q]: readonly [Simulation, number]): string[] {
  if (p < 0 || q < 0) return [];
  return Object.entries(ORGANISATION_COLUMNS).flatMap(([name, { width, derived, refers, text }]) => {
    if (derived || refers !== null) return [];
    const column = name as 'staff';
    for (let k = 0; k < width; k++) {
      const [x, y] = [a.state.organisations[column][p * width + k], b.state.organisations[column][q * width + k]];
      if (x !== y) return [text.replace(/[;,:].*$/, '')];
    }
    return [];
  });
}

export interface LifeDifference {
  readonly state: LifeParting | null;
  /** The first event of the life that one history alone has, and what led to it there, cause before effect. */
  readonly event: { readonly arm: ArmName; readonly row: number; readonly why: readonly Told[] } | null;
}

/** Where a life first differs in two histories, and why. @param key sixteen hexadecimal digits */
export function* differenceInSlices(
  spec: TwinSpec,
  only: OnlyIn | null,
  [a, b]: readonly Life[],
  key: string,
): Generator<void, LifeDifference> {
  if (a === undefined || b === undefined || only === null) return { state: null, event: null };
  const word = (from: number): number => Number.parseInt(key.slice(from, from + 8), 16) | 0;
  const state = yield* lifePartingInSlices(spec, [word(0), word(8)]);
  const first = firstDifferentMoment({ a, b }, only);
  if (first === null) return { state, event: null };
  const { telling } = first.arm === 'a' ? a : b;
  return { state, event: { ...first, why: whyOnly(telling, only[first.arm], first.row) } };
}
