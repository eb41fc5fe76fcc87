/**
 * Knowledge: expertise (0 to 10) in the 35 fields of the WIPO technology classification (Schmoch 2008), in five sectors.
 *
 *   s_f = e_f + smoothing · (expertise in the rest of the sector) + common · (expertise in all fields);   d_ij = 1 - cos(s_i, s_j)
 *
 * so that the same field is near, the same sector middling and another sector far but reachable.
 */
import { FIELDS } from './params.ts';

/** First field of each sector: electrical engineering, instruments, chemistry, mechanical engineering, other. */
export const SECTOR_STARTS = [0, 8, 13, 24, 32, 35] as const;
export const SECTORS = 5;

export const SECTOR_OF: readonly number[] = Object.freeze(
  Array.from({ length: FIELDS }, (_, field) => SECTOR_STARTS.findLastIndex((start) => start <= field)),
);

/** Writes the smoothed profile of length 1 of `row` into `unit`. */
export function smooth(
  expertise: Float32Array,
  unit: Float32Array,
  row: number,
  smoothing: number,
  common: number,
): void {
  let n = 0;
  for (let f = 0; f < FIELDS; f++) if (expertise[row * FIELDS + f] !== 0) known[n++] = f;
  blend[0] = smoothing;
  blend[1] = common;
  smoothKnown(expertise, unit, row, n);
}

/** The same for rows[n], n below `count`, that know the fields of these bits by row and no others: most of the 35 are 0. */
export function smoothRows(
  expertise: Float32Array,
  unit: Float32Array,
  rows: Int32Array,
  count: number,
  knownLow: Int32Array,
  knownHigh: Int32Array,
  smoothing: number,
  common: number,
): void {
  blend[0] = smoothing;
  blend[1] = common;
  for (let at = 0; at < count; at++) {
    const row = rows[at] as number;
    let n = 0;
    for (let bits = knownLow[row] as number; bits !== 0; bits &= bits - 1) known[n++] = 31 - Math.clz32(bits & -bits);
    for (let bits = knownHigh[row] as number; bits !== 0; bits &= bits - 1) known[n++] = 63 - Math.clz32(bits & -bits);
    smoothKnown(expertise, unit, row, n);
  }
}

/** Smoothing and common part; in an array, for doubles that are handed over are boxed. */
const blend = new Float64Array(2);

/** From the first `n` of `known`, in order. */
function smoothKnown(expertise: Float32Array, unit: Float32Array, row: number, n: number): void {
  const smoothing = blend[0] as number;
  const common = blend[1] as number;
  const at = row * FIELDS;
  let total = 0;
  let next = 0;
  for (let sector = 0; sector < SECTORS; sector++) {
    const to = STARTS[sector + 1] as number;
    let sum = 0;
    for (; next < n && (known[next] as number) < to; next++) sum += expertise[at + (known[next] as number)] as number;
    lent[sector] = smoothing * sum;
    total += sum;
  }
  if (total === 0) {
    unit.fill(0, at, at + FIELDS);
    return;
  }
  // most fields are unknown: they have what their sector and all fields together lend them, the known ones their own besides
  const weight = 1 - smoothing;
  let square = 0;
  for (let sector = 0; sector < SECTORS; sector++) {
    const value = (lent[sector] as number) + common * total;
    lent[sector] = value;
    square += ((STARTS[sector + 1] as number) - (STARTS[sector] as number)) * value * value;
  }
  for (let k = 0; k < n; k++) {
    const f = known[k] as number;
    const own = weight * (expertise[at + f] as number);
    square += own * (2 * (lent[OF[f] as number] as number) + own);
  }
  const scale = 1 / Math.sqrt(square);
  for (let sector = 0; sector < SECTORS; sector++) {
    const value = scale * (lent[sector] as number);
    const to = at + (STARTS[sector + 1] as number);
    for (let f = at + (STARTS[sector] as number); f < to; f++) unit[f] = value;
  }
  for (let k = 0; k < n; k++) {
    const f = known[k] as number;
    unit[at + f] = scale * ((lent[OF[f] as number] as number) + weight * (expertise[at + f] as number));
  }
}

/** The same as SECTOR_STARTS and SECTOR_OF, for loops. */
const STARTS = Int32Array.from(SECTOR_STARTS);
const OF = Int32Array.from(SECTOR_OF);

/** Fields known, and what each sector lends its fields; scratch. */
const known = new Int32Array(FIELDS);
const lent = new Float64Array(SECTORS);

/** Cognitive distance of two rows, 0 to 1; the same bits in both orders. */
export function distance(unit: Float32Array, i: number, j: number): number {
  let a = i * FIELDS;
  let b = j * FIELDS;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let k = 0; k < 7; k++, a += 5, b += 5) {
    s0 += (unit[a] as number) * (unit[b] as number);
    s1 += (unit[a + 1] as number) * (unit[b + 1] as number);
    s2 += (unit[a + 2] as number) * (unit[b + 2] as number);
    s3 += (unit[a + 3] as number) * (unit[b + 3] as number);
    s4 += (unit[a + 4] as number) * (unit[b + 4] as number);
  }
  const d = 1 - (s0 + s1 + (s2 + s3) + s4);
  return d < 0 ? 0 : d > 1 ? 1 : d;
}

/** Distances of the pairs (a[n], b[n]) for n below `count`, into `out`; the same bits as one by one. */
export function distances(unit: Float32Array, a: Int32Array, b: Int32Array, count: number, out: Float64Array): void {
  for (let n = 0; n < count; n++) out[n] = distance(unit, a[n] as number, b[n] as number);
}

/** As `distance`, of a row here and one of another table; the same bits where both are one. */
export function distanceBetween(unit: Float32Array, i: number, other: Float32Array, j: number): number {
  let a = i * FIELDS;
  let b = j * FIELDS;
  const sums = [0, 0, 0, 0, 0];
  for (let k = 0; k < FIELDS; k++, a++, b++)
    sums[k % 5] = (sums[k % 5] as number) + (unit[a] as number) * (other[b] as number);
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = sums;
  const d = 1 - (s0 + s1 + (s2 + s3) + s4);
  return d < 0 ? 0 : d > 1 ? 1 : d;
}

/** Cosine of a row's profile and a vector of length 1. */
export function cosineWith(unit: Float32Array, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < FIELDS; f++) sum += (unit[row * FIELDS + f] as number) * (vector[f] as number);
  return Math.fround(sum < 0 ? 0 : sum);
}

/** The same for rows[n], n below `count`, into out[row]: four at a time, for the additions of one wait for each other. */
export function cosinesWith(
  unit: Float32Array,
  rows: Int32Array,
  count: number,
  vector: Float64Array,
  out: Float32Array,
): void {
  let n = 0;
  for (; n + 4 <= count; n += 4) {
    const a = rows[n] as number;
    const b = rows[n + 1] as number;
    const c = rows[n + 2] as number;
    const d = rows[n + 3] as number;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < FIELDS; f++) {
      const v = vector[f] as number;
      s0 += (unit[a * FIELDS + f] as number) * v;
      s1 += (unit[b * FIELDS + f] as number) * v;
      s2 += (unit[c * FIELDS + f] as number) * v;
      s3 += (unit[d * FIELDS + f] as number) * v;
    }
    out[a] = s0 < 0 ? 0 : s0;
    out[b] = s1 < 0 ? 0 : s1;
    out[c] = s2 < 0 ? 0 : s2;
    out[d] = s3 < 0 ? 0 : s3;
  }
  for (; n < count; n++) out[rows[n] as number] = cosineWith(unit, rows[n] as number, vector);
}

/** Performing in distance: an inverted U with value 1 at the optimum, 0 beyond its half-width (Nooteboom et al. 2007). */
export function performing(d: number, optimum: number, width: number): number {
  const x = (d - optimum) / width;
  const value = 1 - x * x;
  return value < 0 ? 0 : value;
}
