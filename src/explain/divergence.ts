/**
 * Where two histories with the same luck part: which events stand in one of them only, the first of them, and how many
 * organisations are different at the end. Events are the same when month, kind, subject and object are.
 */
import { compareKeys } from '../core/key.ts';
import { EVENT_KINDS, EventKind, type EventKindName, type EventLog } from '../model/events.ts';
import { organisationDigest, type Simulation } from '../model/simulation.ts';

export type ArmName = 'a' | 'b';

/** Rows of each log, in order, that have no counterpart in the other. */
export interface OnlyIn {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** @param from rows before this are known to be the same in both */
export function unmatched(a: EventLog, b: EventLog, from: number): OnlyIn {
  const left = countsOf(b, from);
  const right = countsOf(a, from);
  return { a: without(a, left, from), b: without(b, right, from) };
}

function countsOf(log: EventLog, from: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = from; row < log.count; row++) {
    const name = identity(log, row);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Takes each event out of the other's counts; those that are not there stand in this log only. */
function without(log: EventLog, counts: Map<string, number>, from: number): number[] {
  const only: number[] = [];
  for (let row = from; row < log.count; row++) {
    const name = identity(log, row);
    const left = counts.get(name) ?? 0;
    if (left === 0) only.push(row);
    else counts.set(name, left - 1);
  }
  return only;
}

export function identity(log: EventLog, row: number): string {
  const { month, kind, subjectHi, subjectLo, objectHi, objectLo } = log;
  return `${month[row]} ${kind[row]} ${subjectHi[row]} ${subjectLo[row]} ${objectHi[row]} ${objectLo[row]}`;
}

export interface FirstDifference {
  /** The history that it stands in. */
  readonly arm: ArmName;
  /** The events of that month, kind and history that the other lacks, by key of their subject. */
  readonly rows: readonly number[];
  /** Events of the same month, of any kind, that stand in one history only, these among them. */
  readonly inMonth: number;
}

/**
 * The first events that stand in one history only, the lever's own payments aside. Within a month the kinds go in the
 * order of EVENT_KINDS, and B before A: the order of rows carries no meaning.
 */
export function firstDifference(a: EventLog, b: EventLog, only: OnlyIn): FirstDifference | null {
  const told = (log: EventLog, rows: readonly number[]): number[] =>
    rows.filter((row) => log.kind[row] !== EventKind.payment);
  const [inA, inB] = [told(a, only.a), told(b, only.b)];
  // rows of a log go up in time
  const month = Math.min(
    a.month[inA[0] ?? -1] ?? Number.POSITIVE_INFINITY,
    b.month[inB[0] ?? -1] ?? Number.POSITIVE_INFINITY,
  );
  const thereA = inA.filter((row) => a.month[row] === month);
  const thereB = inB.filter((row) => b.month[row] === month);
  if (thereA.length + thereB.length === 0) return null;
  const [kindA, kindB] = [leastKind(a, thereA), leastKind(b, thereB)];
  const arm = kindB <= kindA ? 'b' : 'a';
  const [log, there] = arm === 'b' ? [b, thereB] : [a, thereA];
  const rows = there
    .filter((row) => log.kind[row] === Math.min(kindA, kindB))
    .sort((p, q) => compareSubjects(log, p, q));
  return { arm, rows, inMonth: thereA.length + thereB.length };
}

function leastKind(log: EventLog, rows: readonly number[]): number {
  return rows.reduce((least, row) => Math.min(least, log.kind[row] as number), Number.POSITIVE_INFINITY);
}

function compareSubjects({ subjectHi, subjectLo }: EventLog, p: number, q: number): number {
  return compareKeys(subjectHi[p] as number, subjectLo[p] as number, subjectHi[q] as number, subjectLo[q] as number);
}

/** How many events of each kind stand in one history only, in order of EVENT_KINDS; kinds with none are left out. */
export function countKinds(log: EventLog, rows: readonly number[]): Partial<Record<EventKindName, number>> {
  const counts = EVENT_KINDS.map((_, kind) => rows.reduce((n, row) => n + (log.kind[row] === kind ? 1 : 0), 0));
  return Object.fromEntries(EVENT_KINDS.flatMap((name, kind) => (counts[kind] === 0 ? [] : [[name, counts[kind]]])));
}

export interface OrganisationsApart {
  /** Organisations in both histories, and those of them whose state differs at the end in any bit. */
  readonly inBoth: number;
  readonly differing: number;
  /** differing / inBoth. */
  readonly share: number;
  /** Organisations that only one history has ever had. */
  readonly onlyA: number;
  readonly onlyB: number;
}

export function organisationsApart(a: Simulation, b: Simulation): OrganisationsApart {
  const rowsOfB = rowsByKey(b);
  let inBoth = 0;
  let differing = 0;
  for (const [key, row] of rowsByKey(a)) {
    const other = rowsOfB.get(key);
    if (other === undefined) continue;
    inBoth++;
    if (organisationDigest(a, row) !== organisationDigest(b, other)) differing++;
  }
  const total = (sim: Simulation): number => sim.state.organisations.count;
  return {
    inBoth,
    differing,
    share: inBoth === 0 ? 0 : differing / inBoth,
    onlyA: total(a) - inBoth,
    onlyB: total(b) - inBoth,
  };
}

/** Rows of organisations by key, in order of founding. */
export function rowsByKey(sim: Simulation): Map<string, number> {
  const { keyHi, keyLo, count } = sim.state.organisations;
  return new Map(Array.from({ length: count }, (_, row) => [`${keyHi[row]} ${keyLo[row]}`, row]));
}
