/**
 * The spike: kernel.c again, on the product's own core. Same draws, same order of arithmetic, same checksum; the ratio of
 * the two times is what TypeScript costs here. See kernel.c for what it stands for.
 */
import { pairKey } from '../../src/core/key.ts';
import { sigmoid } from '../../src/core/math.ts';
import { drawRows, type Key, processKey, threefry, unit, word } from '../../src/core/random.ts';

const FIELDS = 35;
const SECTOR = 7;
const TOWNS = 12;
const BUCKETS = 64;
const DECAY = 4096;
const SCANS = 1;
/** 0.12, 0.17 and 0.02 of 2^32. */
const ATTENDANCE = 515396075;
const SEMINAR = 730144440;
const RARE = 85899346;
const SEED = { hi: 2005, lo: 7 };

const decay = new Float64Array(DECAY);
decay[0] = 1;
for (let i = 1; i < DECAY; i++) decay[i] = decay[i - 1]! * 0.97;

const pair = new Float64Array(1);
const halves = new Int32Array(pair.buffer);
const LOW = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 0 : 1;

interface Kernel {
  readonly n: number;
  readonly firms: number;
  readonly keyHi: Int32Array;
  readonly keyLo: Int32Array;
  readonly town: Int32Array;
  readonly field: Int32Array;
  readonly staff: Int32Array;
  readonly strength: Float64Array;
  readonly cash: Float64Array;
  readonly profile: Float32Array;
  readonly attendee: Int32Array;
  readonly place: Int32Array;
  readonly group: Int32Array;
  readonly sorted: Int32Array;
  readonly rows: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly starts: Int32Array;
  readonly bucket: Int32Array;
  readonly slot: Int32Array;
  readonly tieHi: Int32Array;
  readonly tieLo: Int32Array;
  readonly tieAt: Int32Array;
  readonly trust: Float64Array;
  /** trust, cash */
  readonly totals: Float64Array;
  meetings: number;
  consents: number;
  ties: number;
  sum: number;
}

export function createKernel(n: number): Kernel {
  let slots = 1 << 17;
  while (slots < n * 64) slots *= 2;
  const ints = (length: number): Int32Array => new Int32Array(length);
  const kernel: Kernel = {
    n,
    firms: Math.floor((n * 7) / 10),
    keyHi: ints(n),
    keyLo: ints(n),
    town: ints(n),
    field: ints(n),
    staff: ints(n),
    strength: new Float64Array(n),
    cash: new Float64Array(n).fill(20_000_000),
    profile: new Float32Array(n * FIELDS),
    attendee: ints(n),
    place: ints(n),
    group: ints(n),
    sorted: ints(n),
    rows: ints(n).map((_, i) => i),
    first: ints(n),
    second: ints(n),
    starts: ints(TOWNS + 1),
    bucket: ints(BUCKETS + 1),
    slot: ints(slots).fill(-1),
    tieHi: ints(slots / 2),
    tieLo: ints(slots / 2),
    tieAt: ints(slots / 2),
    trust: new Float64Array(slots / 2),
    totals: new Float64Array(2),
    meetings: 0,
    consents: 0,
    ties: 0,
    sum: 0x811c9dc5 | 0,
  };
  populate(kernel);
  return kernel;
}

function populate({ n, keyHi, keyLo, town, field, staff, strength, profile }: Kernel): void {
  const expertise = new Float64Array(FIELDS);
  const smooth = new Float64Array(FIELDS);
  for (let i = 0; i < n; i++) {
    threefry(2005, 7, 1, i);
    keyHi[i] = word[0]!;
    keyLo[i] = word[1]!;
    threefry(keyHi[i]!, keyLo[i]!, 2, 0);
    town[i] = (word[0]! >>> 0) % TOWNS;
    field[i] = (word[1]! >>> 0) % FIELDS;
    threefry(keyHi[i]!, keyLo[i]!, 3, 0);
    staff[i] = 5 + (word[0]! >>> 26);
    strength[i] = 0.5 + unit(word[1]!);
    for (let f = 0; f < FIELDS; f++) {
      threefry(keyHi[i]!, keyLo[i]!, 4, f);
      const u = unit(word[0]!);
      expertise[f] = f === field[i] ? 6 + 4 * u : 3 * u * u * u;
    }
    for (let s = 0; s < FIELDS; s += SECTOR) {
      let sum = 0;
      for (let f = s; f < s + SECTOR; f++) sum += expertise[f]!;
      for (let f = s; f < s + SECTOR; f++) smooth[f] = expertise[f]! + 0.5 * (sum / SECTOR);
    }
    let length = 0;
    for (let f = 0; f < FIELDS; f++) length += smooth[f]! * smooth[f]!;
    length = Math.sqrt(length);
    for (let f = 0; f < FIELDS; f++) profile[i * FIELDS + f] = smooth[f]! / length;
  }
}

/** Five partial sums: the additions of one sum would wait for each other. */
function distance(profile: Float32Array, a: number, b: number): number {
  let p = a * FIELDS;
  let q = b * FIELDS;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (const end = p + FIELDS; p < end; p += 5, q += 5) {
    s0 += profile[p]! * profile[q]!;
    s1 += profile[p + 1]! * profile[q + 1]!;
    s2 += profile[p + 2]! * profile[q + 2]!;
    s3 += profile[p + 3]! * profile[q + 3]!;
    s4 += profile[p + 4]! * profile[q + 4]!;
  }
  return 1 - (s0 + s1 + (s2 + s3) + s4);
}

function find({ slot, tieHi, tieLo }: Kernel, hi: number, lo: number): number {
  const mask = slot.length - 1;
  let at = lo & mask;
  for (let tie = slot[at]!; tie >= 0 && (tieHi[tie] !== hi || tieLo[tie] !== lo); tie = slot[at]!) {
    at = (at + 1) & mask;
  }
  return at;
}

function quantise(x: number): number {
  return Math.floor(x * 16777216) / 16777216;
}

function mix(kernel: Kernel, x: number): void {
  const h = Math.imul(kernel.sum ^ x, 0x01000193);
  kernel.sum = h ^ (h >>> 15);
}

function mixDouble(kernel: Kernel, x: number): void {
  pair[0] = x;
  mix(kernel, halves[LOW]!);
  mix(kernel, halves[1 - LOW]!);
}

function meet(kernel: Kernel, a: number, b: number, month: number, k0: number, k1: number): void {
  const { keyHi, keyLo, slot, strength, tieAt, trust, totals } = kernel;
  kernel.meetings++;
  pairKey(keyHi[a]!, keyLo[a]!, keyHi[b]!, keyLo[b]!);
  const hi = word[0]!;
  const lo = word[1]!;
  const at = find(kernel, hi, lo);
  let tie = slot[at]!;
  let now = 0;
  if (tie >= 0) {
    const idle = month - tieAt[tie]!;
    now = trust[tie]! * decay[idle < DECAY ? idle : DECAY - 1]!;
  }
  const x = -1.5 + 2 * (1 - distance(kernel.profile, a, b)) + 3 * now;
  threefry(k0, k1, hi, lo);
  const u = word[0]!;
  const v = word[1]!;
  if (unit(u) >= sigmoid(x + 0.2 * strength[a]!) || unit(v) >= sigmoid(x + 0.2 * strength[b]!)) return;
  kernel.consents++;
  const next = quantise(now + 0.25 * (1 - now));
  if (tie < 0) {
    tie = kernel.ties++;
    slot[at] = tie;
    kernel.tieHi[tie] = hi;
    kernel.tieLo[tie] = lo;
  }
  totals[0] = totals[0]! + (next - trust[tie]!);
  trust[tie] = next;
  tieAt[tie] = month;
}

/** Attendees group[from] to group[to - 1] meet those within `reach` places on the ring of their positions. */
function gather(kernel: Kernel, from: number, to: number, reach: number, month: number, key: Key): void {
  const { attendee, bucket, group, place, sorted } = kernel;
  const count = to - from;
  if (count < 2) return;
  bucket.fill(0);
  for (let j = from; j < to; j++) bucket[(place[group[j]!]! >>> 26) + 1]!++;
  for (let b = 0; b < BUCKETS; b++) bucket[b + 1] = bucket[b + 1]! + bucket[b]!;
  for (let j = from; j < to; j++) {
    const b = place[group[j]!]! >>> 26;
    sorted[bucket[b]!] = group[j]!;
    bucket[b]!++;
  }
  for (let j = 1; j < count; j++) {
    const item = sorted[j]!;
    const p = place[item]! >>> 0;
    let i = j - 1;
    while (i >= 0 && place[sorted[i]!]! >>> 0 > p) {
      sorted[i + 1] = sorted[i]!;
      i--;
    }
    sorted[i + 1] = item;
  }
  for (let step = 1; step <= reach && 2 * step <= count; step++) {
    const pairs = 2 * step === count ? step : count;
    for (let j = 0; j < pairs; j++) {
      const next = j + step < count ? j + step : j + step - count;
      meet(kernel, attendee[sorted[j]!]!, attendee[sorted[next]!]!, month, key.hi, key.lo);
    }
  }
}

/** The draws of all organisations under the key of one process. */
function scan({ n, keyHi, keyLo, rows, first, second }: Kernel, decision: number, month: number): void {
  drawRows(processKey(SEED, decision, month), keyHi, keyLo, rows, n, first, second);
}

function townMeetings(kernel: Kernel, month: number): void {
  const { n, attendee, first, group, place, second, starts, town } = kernel;
  scan(kernel, 10, month);
  let present = 0;
  for (let i = 0; i < n; i++) {
    if (first[i]! >>> 0 >= ATTENDANCE) continue;
    attendee[present] = i;
    place[present++] = second[i]!;
  }
  starts.fill(0);
  for (let j = 0; j < present; j++) starts[town[attendee[j]!]! + 1]!++;
  for (let t = 0; t < TOWNS; t++) starts[t + 1] = starts[t + 1]! + starts[t]!;
  for (let j = 0; j < present; j++) {
    const t = town[attendee[j]!]!;
    group[starts[t]!] = j;
    starts[t]!++;
  }
  const key = processKey(SEED, 11, month);
  for (let t = 0, from = 0; t < TOWNS; t++) {
    gather(kernel, from, starts[t]!, 1, month, key);
    from = starts[t]!;
  }
}

/** Members are a third of all; shallow talk with three on each side. */
function seminar(kernel: Kernel, month: number): void {
  const { n, attendee, first, group, place, second } = kernel;
  scan(kernel, 12, month);
  let present = 0;
  for (let i = 0; i < n; i += 3) {
    if (first[i]! >>> 0 >= SEMINAR) continue;
    group[present] = present;
    attendee[present] = i;
    place[present++] = second[i]!;
  }
  gather(kernel, 0, present, 3, month, processKey(SEED, 13, month));
}

/** Rare occasions of everybody: one draw each, compared with a rate. */
function occasions(kernel: Kernel, month: number): void {
  const { n, first, second } = kernel;
  for (let s = 0; s < SCANS; s++) {
    scan(kernel, 14 + s, month);
    for (let i = 0; i < n; i++) if (first[i]! >>> 0 < RARE) mix(kernel, second[i]!);
  }
}

const demand = new Float64Array(FIELDS);

function accounts({ cash, field, firms, staff, strength, totals }: Kernel, month: number): void {
  for (let f = 0; f < FIELDS; f++) demand[f] = 1 + 0.01 * (((month * 7 + f * 13) % 11) - 5);
  let total = totals[1]!;
  for (let i = 0; i < firms; i++) {
    const sales = Math.floor(demand[field[i]!]! * staff[i]! * 800000 * strength[i]!);
    const change = sales - staff[i]! * 700000;
    cash[i] = cash[i]! + change;
    total += change;
  }
  totals[1] = total;
}

export function stepKernel(kernel: Kernel, month: number): void {
  townMeetings(kernel, month);
  seminar(kernel, month);
  occasions(kernel, month);
  accounts(kernel, month);
  mixDouble(kernel, kernel.totals[0]!);
  mixDouble(kernel, kernel.totals[1]!);
  mix(kernel, kernel.meetings);
  mix(kernel, kernel.consents);
  mix(kernel, kernel.ties);
}

/** Calendar months 1998-04 to 2021-03, or fewer. */
export function runKernel(kernel: Kernel, months = 276): string {
  for (let month = 23979; month < 23979 + months; month++) stepKernel(kernel, month);
  return (kernel.sum >>> 0).toString(16).padStart(8, '0');
}
