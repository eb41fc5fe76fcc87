/**
 * Lineage keys: 64 bits in two int32. A key is an identity (draws, log, comparison between arms), never a pointer, and
 * never depends on how many others were born. Derived by hashing tuples, never by adding their parts.
 */
import { type Key, threefry, word } from './random.ts';

/** hash(key, a, b): the key of what is `b`-th of kind `a` below `key`. */
export function childKey(hi: number, lo: number, a: number, b: number): Key {
  threefry(hi, lo, a, b);
  return { hi: word[0] as number, lo: word[1] as number };
}

/** The key of an unordered pair; leaves it in `word`. Both orders give the same bits. */
export function pairKey(aHi: number, aLo: number, bHi: number, bLo: number): void {
  if (aHi < bHi || (aHi === bHi && aLo <= bLo)) threefry(aHi, aLo, bHi, bLo);
  else threefry(bHi, bLo, aHi, aLo);
}

/** Order of keys: by high word, then low word, both as signed integers. */
export function compareKeys(aHi: number, aLo: number, bHi: number, bLo: number): number {
  return aHi !== bHi ? (aHi < bHi ? -1 : 1) : aLo === bLo ? 0 : aLo < bLo ? -1 : 1;
}
