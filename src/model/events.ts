/**
 * The event log: what happened, to whom, and which earlier events led to it. On or off changes nothing else; State never
 * holds a place in the log, only keys, and the log finds the latest event of a kind about a key when a cause is named.
 */

export const EVENT_KINDS = [
  'visit',
  'introduction',
  'seminar',
  'tie',
  'collaboration',
  'proposal',
  'award',
  'project',
  'success',
  'failure',
  'product',
  'venture',
  'investment',
  'entry',
  'exit',
  'tenancy',
  'graduation',
  'payment',
  'join',
  'leave',
  'hiring',
  'studyGroup',
  'loan',
  'bridge',
  'default',
  'exchange',
  'placement',
  'procurement',
  'plant',
  'closure',
  'review',
  'patent',
  'licence',
] as const;
export type EventKindName = (typeof EVENT_KINDS)[number];
export const EventKind = Object.freeze(
  Object.fromEntries(EVENT_KINDS.map((name, index) => [name, index])) as Record<EventKindName, number>,
);

const LIMIT_CAUSES = 8;

export class EventLog {
  count = 0;
  /** Calendar month of each event. */
  month = new Int32Array(4096);
  /** Index in EVENT_KINDS. */
  kind = new Uint8Array(4096);
  /** Depends on the kind: the origin of a tie, the kind of a project, 1 where a label says "caused inside the region". */
  detail = new Uint8Array(4096);
  subjectHi = new Int32Array(4096);
  subjectLo = new Int32Array(4096);
  /** The other party; 0, 0: none. */
  objectHi = new Int32Array(4096);
  objectLo = new Int32Array(4096);
  /** Yen, distance or count, by kind. */
  amount = new Float64Array(4096);
  /** First place of its causes in `causes`, and how many there are. */
  causeFrom = new Int32Array(4096);
  causeCount = new Uint8Array(4096);
  causes = new Int32Array(4096);
  causesUsed = 0;

  readonly #latest = new Map<number, number>();
  readonly #pending: number[] = [];

  /** Names the latest event of `kind` about a key as a cause of the next event; nothing if there was none. */
  because(kind: number, hi: number, lo: number): void {
    const row = this.#latest.get(place(kind, hi, lo));
    if (row !== undefined && this.#pending.length < LIMIT_CAUSES && !this.#pending.includes(row))
      this.#pending.push(row);
  }

  emit(
    month: number,
    kind: number,
    subjectHi: number,
    subjectLo: number,
    objectHi: number,
    objectLo: number,
    amount: number,
    detail: number,
  ): void {
    if (this.count === this.month.length) this.#grow();
    const row = this.count++;
    this.month[row] = month;
    this.kind[row] = kind;
    this.detail[row] = detail;
    this.subjectHi[row] = subjectHi;
    this.subjectLo[row] = subjectLo;
    this.objectHi[row] = objectHi;
    this.objectLo[row] = objectLo;
    this.amount[row] = amount;
    this.causeFrom[row] = this.causesUsed;
    this.causeCount[row] = this.#pending.length;
    if (this.causesUsed + LIMIT_CAUSES > this.causes.length) this.causes = doubled(this.causes);
    for (const cause of this.#pending) this.causes[this.causesUsed++] = cause;
    this.#pending.length = 0;
    this.#latest.set(place(kind, subjectHi, subjectLo), row);
  }

  #grow(): void {
    this.month = doubled(this.month);
    this.kind = doubled(this.kind);
    this.detail = doubled(this.detail);
    this.subjectHi = doubled(this.subjectHi);
    this.subjectLo = doubled(this.subjectLo);
    this.objectHi = doubled(this.objectHi);
    this.objectLo = doubled(this.objectLo);
    this.amount = doubled(this.amount);
    this.causeFrom = doubled(this.causeFrom);
    this.causeCount = doubled(this.causeCount);
  }

  /** A copy that goes on alone, for a branch. */
  clone(): EventLog {
    const copy = new EventLog();
    for (const name of COLUMNS) (copy[name] as Int32Array) = this[name].slice() as Int32Array;
    copy.count = this.count;
    copy.causesUsed = this.causesUsed;
    for (const [key, row] of this.#latest) copy.#latest.set(key, row);
    return copy;
  }
}

const COLUMNS = [
  'month',
  'kind',
  'detail',
  'subjectHi',
  'subjectLo',
  'objectHi',
  'objectLo',
  'amount',
  'causeFrom',
  'causeCount',
  'causes',
] as const;

type Growable = Int32Array | Uint8Array | Float64Array;

function doubled<T extends Growable>(array: T): T {
  const grown = new (array.constructor as new (length: number) => T)(array.length * 2);
  grown.set(array as never);
  return grown;
}

/** Kind and key in one exact integer below 2^53: all of `hi`, 15 bits of `lo`, 6 of the kind. */
function place(kind: number, hi: number, lo: number): number {
  return ((hi >>> 0) * 32768 + (lo >>> 17)) * 64 + kind;
}
