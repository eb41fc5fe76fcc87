/**
 * Candidates for the keyed draw, all of one form: key (k0, k1), counter (c0, c1), two int32 words left in `word`.
 * The model uses `threefry13`; the others stand here so that the choice can be measured again.
 */
import { threefry, word } from '../../src/core/random.ts';

export type Generator = (k0: number, k1: number, c0: number, c1: number) => void;

function rotate(x: number, r: number): number {
  return (x << r) | (x >>> (32 - r));
}

/** Threefry-2x32 with 20 rounds (Salmon et al. 2011), the authors' default with a margin of safety. */
export function threefry20(k0: number, k1: number, c0: number, c1: number): void {
  const k2 = 0x1bd11bda ^ k0 ^ k1;
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
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 4) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 5) | 0;
  word[0] = x0;
  word[1] = x1;
}

/** pcg4d of Jarzynski & Olano (2020), Journal of Computer Graphics Techniques 9(3): four words in, the first two out. */
export function pcg4d(k0: number, k1: number, c0: number, c1: number): void {
  let x = (Math.imul(k0, 1664525) + 1013904223) | 0;
  let y = (Math.imul(k1, 1664525) + 1013904223) | 0;
  let z = (Math.imul(c0, 1664525) + 1013904223) | 0;
  let w = (Math.imul(c1, 1664525) + 1013904223) | 0;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) | 0;
  word[0] = x;
  word[1] = y + Math.imul(z, x);
}

/** xxHash32 of four words as in Jarzynski & Olano (2020), and one more scramble of it for the second word. */
export function xxhash32(k0: number, k1: number, c0: number, c1: number): void {
  let h = (c1 + 374761393 + Math.imul(k0, 3266489917)) | 0;
  h = Math.imul(668265263, rotate(h, 17));
  h = (h + Math.imul(k1, 3266489917)) | 0;
  h = Math.imul(668265263, rotate(h, 17));
  h = (h + Math.imul(c0, 3266489917)) | 0;
  h = Math.imul(668265263, rotate(h, 17));
  h = Math.imul(2246822519, h ^ (h >>> 15));
  h = Math.imul(3266489917, h ^ (h >>> 13));
  word[0] = h ^ (h >>> 16);
  let g = Math.imul(2246822519, (h + 0x9e3779b9) ^ (h >>> 15));
  g = Math.imul(3266489917, g ^ (g >>> 13));
  word[1] = g ^ (g >>> 16);
}

/** Deliberately weak: parts of the key added up, then one step of a linear congruential generator. The battery must see it. */
export function additive(k0: number, k1: number, c0: number, c1: number): void {
  const sum = (k0 + Math.imul(k1, 2654435769) + Math.imul(c0, 22695477) + Math.imul(c1, 1103515245)) | 0;
  word[0] = Math.imul(sum, 1664525) + 1013904223;
  word[1] = Math.imul(word[0] as number, 1664525) + 1013904223;
}

export const GENERATORS: Readonly<Record<string, Generator>> = {
  'threefry-13': threefry,
  'threefry-20': threefry20,
  pcg4d,
  xxhash32,
  additive,
};
