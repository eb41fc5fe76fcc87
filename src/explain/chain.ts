/**
 * What follows from an event: the most telling path through logged causes, such as visit -> introduction -> tie ->
 * collaboration -> award -> project -> success -> product -> venture -> investment. Only events that stand in one of two
 * histories can be on it, so every step is one that the other history lacks.
 *
 * A logged cause is what the model's own rule used; it is not a proof that the event would not have come otherwise.
 */
import { EVENT_KINDS, type EventKindName, type EventLog } from '../model/events.ts';

/** How much an end tells: what policy is about stands highest. Kinds that are not here end no chain. */
const TELLING: Partial<Record<EventKindName, number>> = {
  investment: 10,
  venture: 9,
  entry: 8,
  plant: 8,
  product: 7,
  success: 6,
  failure: 5,
  project: 5,
  default: 4,
  bridge: 2,
  loan: 2,
  award: 4,
  procurement: 4,
  closure: 4,
  collaboration: 3,
  graduation: 2,
  tenancy: 2,
  placement: 2,
  tie: 1,
  introduction: 1,
};

export interface Chain {
  /** Rows of the log, cause before effect. */
  readonly rows: readonly number[];
  readonly begin: EventKindName;
  readonly end: EventKindName;
}

/** What each kind on the way is worth beside the end: how it came about tells as much as what came. */
const KIND = 2;

/**
 * The best chain among `rows` (ascending rows of events that one history alone has). Best: a telling end and many
 * kinds on the way, then the fewest steps, then the earliest end.
 *
 * @param roots only chains that begin with one of these
 */
export function bestChain(log: EventLog, rows: readonly number[], roots?: ReadonlySet<number>): Chain | null {
  const links = linksOf(log, rows, (row) => roots === undefined || roots.has(row));
  let best: number | null = null;
  for (const row of links.keys()) {
    if (tellingOf(log, row) > 0 && (best === null || isBetter(log, links, row, best))) best = row;
  }
  if (best === null) return null;
  const path: number[] = [];
  for (let row: number | null = best; row !== null; row = links.get(row)?.from ?? null) path.unshift(row);
  return { rows: path, begin: kindOf(log, path[0] ?? best), end: kindOf(log, best) };
}

interface Link {
  /** The cause on the best way here; null: it begins here. */
  readonly from: number | null;
  /** Kinds on that way, a bit each, and how many they are. */
  readonly mask: bigint;
  readonly kinds: number;
  readonly steps: number;
}

/** The best way to every event. Causes stand before effects in a log, so one pass is enough. */
function linksOf(log: EventLog, rows: readonly number[], begins: (row: number) => boolean): Map<number, Link> {
  const links = new Map<number, Link>();
  for (const row of rows) {
    let best: Link | null = begins(row) ? { from: null, mask: bitOf(log, row), kinds: 1, steps: 0 } : null;
    for (const cause of causesOf(log, row)) {
      const way = links.get(cause);
      if (way === undefined) continue;
      const mask = way.mask | bitOf(log, row);
      const link = { from: cause, mask, kinds: way.kinds + (mask === way.mask ? 0 : 1), steps: way.steps + 1 };
      if (best === null || link.kinds > best.kinds || (link.kinds === best.kinds && link.steps < best.steps))
        best = link;
    }
    if (best !== null) links.set(row, best);
  }
  return links;
}

/** A bit for each kind; there may be more kinds than a word has bits. */
function bitOf(log: EventLog, row: number): bigint {
  return BITS[log.kind[row] as number] as bigint;
}

const BITS = EVENT_KINDS.map((_, kind) => 1n << BigInt(kind));

function isBetter(log: EventLog, links: ReadonlyMap<number, Link>, row: number, than: number): boolean {
  const [link, other] = [links.get(row), links.get(than)];
  if (link === undefined || other === undefined) return false;
  const gain = tellingOf(log, row) + KIND * link.kinds - tellingOf(log, than) - KIND * other.kinds;
  // rows go up in time, so among equals the one found first is the earlier
  return gain !== 0 ? gain > 0 : link.steps < other.steps;
}

export function causesOf(log: EventLog, row: number): Int32Array {
  const from = log.causeFrom[row] as number;
  return log.causes.subarray(from, from + (log.causeCount[row] as number));
}

export function kindOf(log: EventLog, row: number): EventKindName {
  const name = EVENT_KINDS[log.kind[row] as number];
  if (name === undefined) throw new RangeError(`event ${row} is of no known kind`);
  return name;
}

export function tellingOf(log: EventLog, row: number): number {
  return TELLING[kindOf(log, row)] ?? 0;
}

/** The first kind of event that tells so much; undefined: none does. */
export function kindTelling(tells: number): EventKindName | undefined {
  return EVENT_KINDS.find((kind) => TELLING[kind] === tells);
}

/** Whether some chain among `rows` begins with the same kind of event as another and ends as far along, or farther. */
export function hasChainLike(
  log: EventLog,
  rows: readonly number[],
  begin: EventKindName,
  end: EventKindName,
): boolean {
  const links = linksOf(log, rows, (row) => kindOf(log, row) === begin);
  return [...links.keys()].some((row) => tellingOf(log, row) >= (TELLING[end] ?? 0));
}
