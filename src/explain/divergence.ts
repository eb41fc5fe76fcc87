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

function identity(log: EventLog, row: number): string {
  const { month, kind, subjectHi, subjectLo, objectHi, objectLo } = log;
  return `${month[row]} ${kind[row]} ${subjectHi[row]} ${subjectLo[row]} ${objectHi[row]} ${objectLo[row]}`;
}

export interface FirstDifference {
  /** The history that it stands in, and its row there. */
  readonly arm: ArmName;
  readonly row: number;
  /** Events of the same month that stand in one history only, this one among them. */
  readonly inMonth: number;
}

/**
 * The first event that stands in one history only, the lever's own payments aside. Within a month the kinds go in the
 * order of EVENT_KINDS, B before A, then by key: the order of rows carries no meaning.
 */
export function firstDifference(a: EventLog, b: EventLog, only: OnlyIn): FirstDifference | null {
  const told = (log: EventLog, row: number): boolean => log.kind[row] !== EventKind.payment;
  const candidates = [
    ...only.b.filter((row) => told(b, row)).map((row) => ({ arm: 'b' as const, log: b, row })),
    ...only.a.filter((row) => told(a, row)).map((row) => ({ arm: 'a' as const, log: a, row })),
  ];
  const month = candidates.reduce((least, { log, row }) => Math.min(least, log.month[row] as number), Number.POSITIVE_INFINITY);
  const there = candidates.filter(({ log, row }) => log.month[row] === month);
  const [first] = there.sort(
    (p, q) =>
      (p.log.kind[p.row] as number) - (q.log.kind[q.row] as number) ||
      (p.arm === q.arm ? 0 : p.arm === 'b' ? -1 : 1) ||
      compareSubjects(p.log, p.row, q.log, q.row),
  );
  return first === undefined ? null : { arm: first.arm, row: first.row, inMonth: there.length };
}

function compareSubjects(p: EventLog, pRow: number, q: EventLog, qRow: number): number {
  return compareKeys(
    p.subjectHi[pRow] as number,
    p.subjectLo[pRow] as number,
    q.subjectHi[qRow] as number,
    q.subjectLo[qRow] as number,
  );
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
