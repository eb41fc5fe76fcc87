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
  'move',
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

  /** Latest event of each kind about each key, by hash of the two: row + 1, 0 empty. */
  #latest = new Int32Array(1 << 13);
  #known = 0;
  readonly #pending: number[] = [];

  /** Names the latest event of `kind` about a key as a cause of the next event. @returns whether there was one */
  because(kind: number, hi: number, lo: number): boolean {
    const row = (this.#latest[this.#slotOf(kind, hi, lo)] as number) - 1;
    if (row >= 0 && this.#pending.length < LIMIT_CAUSES && !this.#pending.includes(row)) this.#pending.push(row);
    return row >= 0;
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
    const slot = this.#slotOf(kind, subjectHi, subjectLo);
    if (this.#latest[slot] === 0) this.#known++;
    this.#latest[slot] = row + 1;
    if (this.#known * 2 > this.#latest.length) this.#rehash();
  }

  /** Where the latest event of this kind about this key stands, or would. */
  #slotOf(kind: number, hi: number, lo: number): number {
    const slots = this.#latest;
    const mask = slots.length - 1;
    // keys are random words already
    let slot = (hi ^ Math.imul(lo, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b)) & mask;
    for (;;) {
      const row = (slots[slot] as number) - 1;
      if (row < 0) return slot;
      if (this.subjectHi[row] === hi && this.subjectLo[row] === lo && this.kind[row] === kind) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    const old = this.#latest;
    this.#latest = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at++) {
      const row = (old[at] as number) - 1;
      if (row < 0) continue;
      const slot = this.#slotOf(this.kind[row] as number, this.subjectHi[row] as number, this.subjectLo[row] as number);
      this.#latest[slot] = row + 1;
    }
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
    copy.#latest = this.#latest.slice();
    copy.#known = this.#known;
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
