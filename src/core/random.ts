/**
 * Keyed random numbers. A draw is a pure function of (seed, decision, month, k, entity): nothing is consumed, so no
 * draw can shift another. The generator is Threefry-2x32 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers:
 * as easy as 1, 2, 3"), checked against the known-answer vectors of its authors.
 *
 *   process key K = threefry(seed, [decision, month << 8 | k])      once per process and month
 *   draw          = threefry(K, entity key)                          two 32-bit words
 *
 * Why 13 rounds of Threefry and not 20, nor a cheaper hash (test/bench/README.md has the tables and how to repeat them):
 * both pass a battery of 182 tests on the model's own key patterns, 2^21 words each, and 20 rounds cost 1.4 to 1.9 times
 * as much. pcg4d costs half or less and fails on sparse keys. xxHash32 costs half or less and carries only 32 bits inside:
 * keys are drawn as well, and among a hundred thousand of its keys some are equal.
 */

/** The two words of the latest draw. Read them at once: the next draw writes over them. */
export const word = new Int32Array(2);

/** A 64-bit seed or process key in two signed 32-bit words. */
export interface Key {
  readonly hi: number;
  readonly lo: number;
}

const PARITY = 0x1bd11bda;

/** Threefry-2x32 with 13 rounds: key (k0, k1), counter (c0, c1); leaves two int32 in `word`. */
export function threefry(k0: number, k1: number, c0: number, c1: number): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  // rounds are two lines each; after each fourth the key is added
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 2) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k0) | 0;
  x1 = (x1 + k1 + 3) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  word[0] = x0;
  word[1] = x1;
}

/**
 * The draws of a list of rows under one key: the words of rows[n] into first[n] and second[n]. The rounds stand here again
 * because engines do not inline so long a function: a draw takes two thirds of the time in Chromium and Firefox, and as
 * long as a call in node and JavaScriptCore.
 */
export function drawRows(
  key: Key,
  keyHi: Int32Array,
  keyLo: Int32Array,
  rows: Int32Array,
  count: number,
  first: Int32Array,
  second: Int32Array,
): void {
  const k0 = key.hi;
  const k1 = key.lo;
  const k2 = PARITY ^ k0 ^ k1;
  const ka = (k2 + 1) | 0;
  const kb = (k0 + 2) | 0;
  const kc = (k1 + 3) | 0;
  for (let n = 0; n < count; n++) {
    const row = rows[n] as number;
    let x0 = ((keyHi[row] as number) + k0) | 0;
    let x1 = ((keyLo[row] as number) + k1) | 0;
    // rounds are two lines each; after each fourth the key is added
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + ka) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + kb) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + kc) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    first[n] = x0;
    second[n] = x1;
  }
}

/**
 * Draws of which each has a key of its own: threefry((k0[n], k1[n]), (c0[n], c1[n])) into first[n] and second[n], for n
 * below `count`. The outputs may be the inputs. In a row the draws overlap in the processor; one by one each waits.
 */
export function drawEach(
  k0s: Int32Array,
  k1s: Int32Array,
  c0s: Int32Array,
  c1s: Int32Array,
  count: number,
  first: Int32Array,
  second: Int32Array,
): void {
  for (let n = 0; n < count; n++) {
    const k0 = k0s[n] as number;
    const k1 = k1s[n] as number;
    const k2 = PARITY ^ k0 ^ k1;
    let x0 = ((c0s[n] as number) + k0) | 0;
    let x1 = ((c1s[n] as number) + k1) | 0;
    // rounds are two lines each; after each fourth the key is added
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2 + 1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k0 + 2) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + k1 + 3) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    first[n] = x0;
    second[n] = x1;
  }
}

/** The key under which one process draws in one month. `k` (0 to 255) parts several draws of one decision. */
export function processKey(seed: Key, decision: number, month: number, k = 0): Key {
  threefry(seed.hi, seed.lo, decision, (month << 8) | k);
  return { hi: word[0] as number, lo: word[1] as number };
}

const TO_UNIT = 2 ** -32;

/** Uniform on (0, 1), never 0 or 1: the first word of the draw of `entity` under `key`; the second is in `word[1]`. */
export function uniform(key: Key, entityHi: number, entityLo: number): number {
  threefry(key.hi, key.lo, entityHi, entityLo);
  return ((word[0] as number) >>> 0) * TO_UNIT + 0.5 * TO_UNIT;
}

/** A word of a draw as a uniform on (0, 1). */
export function unit(w: number): number {
  return (w >>> 0) * TO_UNIT + 0.5 * TO_UNIT;
}
