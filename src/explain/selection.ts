/**
 * What of a long life is told when not all of it is. What belongs together is kept together: a project with its proposal,
 * award, end, patent and product, and in two histories what happens to the same key in both, so that nothing looks lost
 * under one policy only because the other's life was full of more telling things.
 */
import type { EventKindName, EventLog } from '../model/events.ts';
import { kindOf } from './chain.ts';
import type { Moment } from './life.ts';
import type { Entry } from './lives.ts';

/** Kinds whose subject is a project; payments are many and are kept one by one. */
const OF_PROJECT: ReadonlySet<EventKindName> = new Set([
  'proposal',
  'award',
  'project',
  'success',
  'failure',
  'product',
  'patent',
  'licence',
]);

/** Moments of each history, as `Entry` holds them. */
const ARMS = ['ofA', 'ofB'] as const;

/** A unit: entries that are told together or not at all. */
interface Unit {
  readonly isProject: boolean;
  /** Those that are about it, and those with which it is told. */
  readonly entries: Set<number>;
  tells: number;
}

/**
 * The most telling entries with what in the life led to them, in order of time. A unit is kept whole, so a few more than
 * `limit` may come.
 *
 * @param logs of A and, where there are two histories, of B
 * @param first an entry that is kept whatever it tells
 */
export function mostTelling(
  entries: readonly Entry[],
  logs: readonly EventLog[],
  limit: number,
  first?: Entry,
): readonly Entry[] {
  const { units, own } = unitsOf(entries, logs);
  const places = placesOf(entries);
  const chosen = new Set<number>();
  /** Keeps an entry with all that must go with it. @returns other causes, which go with it if there is room */
  const keep = (entry: number): number[] => {
    const optional: number[] = [];
    const waiting = [entry];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (chosen.has(at)) continue;
      chosen.add(at);
      for (const name of own[at] as string[]) waiting.push(...(units.get(name) as Unit).entries);
      for (const cause of causesOf(entries[at] as Entry, places)) {
        const isProject = (own[cause] as string[]).some((name) => units.get(name)?.isProject);
        (isProject ? waiting : optional).push(cause);
      }
    }
    return optional;
  };
  if (first !== undefined) keep(entries.indexOf(first));
  const ranked = [...units.values()].sort((p, q) => q.tells - p.tells || least(p.entries) - least(q.entries));
  for (const { entries: together } of ranked) {
    const waiting = [least(together)];
    for (let at = waiting.pop(); at !== undefined && chosen.size < limit; at = waiting.pop()) waiting.push(...keep(at));
  }
  return entries.filter((_, at) => chosen.has(at));
}

function unitsOf(
  entries: readonly Entry[],
  logs: readonly EventLog[],
): { readonly units: ReadonlyMap<string, Unit>; readonly own: readonly string[][] } {
  const units = new Map<string, Unit>();
  const own = entries.map((): string[] => []);
  for (const [arm, side] of ARMS.entries()) {
    const log = logs[arm];
    if (log === undefined) continue;
    const times = new Map<string, number>();
    for (const [at, entry] of entries.entries()) {
      const moment = entry[side];
      if (moment === null) continue;
      for (const row of [...moment.within, moment.row]) {
        const name = unitName(log, row, times);
        const isProject = OF_PROJECT.has(kindOf(log, row));
        const unit: Unit = units.get(name) ?? { isProject, entries: new Set(), tells: 0 };
        units.set(name, unit);
        unit.entries.add(at);
        if (row !== moment.row) continue;
        unit.tells = Math.max(unit.tells, moment.tells);
        own[at]?.push(name);
      }
    }
  }
  return { units, own };
}

/** The project, or the kind, the key and the how manieth: a firm is visited many times, and joins once more after it left. */
function unitName(log: EventLog, row: number, times: Map<string, number>): string {
  const key = `${log.subjectHi[row]} ${log.subjectLo[row]}`;
  const kind = kindOf(log, row);
  if (OF_PROJECT.has(kind)) return `project ${key}`;
  const name = `${kind} ${key}`;
  const time = (times.get(name) ?? 0) + 1;
  times.set(name, time);
  return `${name} ${time}`;
}

/** For each history, the entry that tells of a row. */
function placesOf(entries: readonly Entry[]): readonly ReadonlyMap<number, number>[] {
  return ARMS.map(
    (side) => new Map(entries.flatMap((entry, at) => rowsIn(entry[side]).map((row) => [row, at] as const))),
  );
}

function rowsIn(moment: Moment | null): number[] {
  return moment === null ? [] : [moment.row, ...moment.within];
}

/** Entries that tell of what led to one. */
function causesOf(entry: Entry, places: readonly ReadonlyMap<number, number>[]): number[] {
  return ARMS.flatMap((side, arm) => (entry[side]?.causes ?? []).flatMap((cause) => places[arm]?.get(cause) ?? []));
}

function least(places: ReadonlySet<number>): number {
  return Math.min(...places);
}
