/**
 * From a person's seed text to the 64-bit seed of a run, and from one seed to a list of them.
 *
 * seedrandom's Alea reads every bit of every character. The package root (its default generator) is never imported: it
 * keeps only the low byte of each character, so that two Japanese texts can share a seed.
 */
import alea from 'seedrandom/lib/alea.js';
import { type Key, threefry, word } from './random.ts';

/** Second counter words of the two uses below; larger than any (month << 8 | k), so never those of a process key. */
const TEXT_DOMAIN = 0x54455854; // "TEXT"
const LIST_DOMAIN = 0x4c495354; // "LIST"

/** The seed that a text stands for. Texts that Unicode counts as the same (NFC) give the same seed. */
export function seedOfText(text: string): Key {
  const normal = text.normalize('NFC');
  const generator = alea(normal);
  const a = generator.int32();
  const b = generator.int32();
  threefry(a, b, generator.int32(), generator.int32());
  threefry(word[0] as number, word[1] as number, normal.length, TEXT_DOMAIN);
  return { hi: word[0] as number, lo: word[1] as number };
}

/** Seed `i` (0, 1, 2 …) of the list that belongs to `seed`. Needs no earlier one: longer lists begin with shorter ones. */
export function seedAt(seed: Key, i: number): Key {
  threefry(seed.hi, seed.lo, i, LIST_DOMAIN);
  return { hi: word[0] as number, lo: word[1] as number };
}
