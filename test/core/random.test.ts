import { expect, test } from 'vitest';
import { childKey, compareKeys, pairKey } from '../../src/core/key.ts';
import { drawRows, processKey, threefry, uniform, unit, word } from '../../src/core/random.ts';
import { threefry20 } from '../bench/generators.ts';

const ONES = -1;

// from the authors' file of known answers (Random123, tests/kat_vectors, threefry2x32): counter, key -> words
// biome-ignore format: a table
const VECTORS = [
  [threefry,   [0, 0], [0, 0], [0x9d1c5ec6, 0x8bd50731]],
  [threefry,   [ONES, ONES], [ONES, ONES], [0xfd36d048, 0x2d17272c]],
  [threefry,   [0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], [0xba3e4725, 0xf27d669e]],
  [threefry20, [0, 0], [0, 0], [0x6b200159, 0x99ba4efe]],
  [threefry20, [ONES, ONES], [ONES, ONES], [0x1cb996fc, 0xbb002be7]],
  [threefry20, [0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], [0xc4923a9c, 0x483df7a0]],
] as const;

test.each(VECTORS)("%o gives the authors' known answers", (generator, counter, key, answer) => {
  generator(key[0] | 0, key[1] | 0, counter[0] | 0, counter[1] | 0);
  expect([word[0]! >>> 0, word[1]! >>> 0]).toEqual(answer);
});

test('words read as signed or unsigned are one word: keys above 2^31 mean the same', () => {
  threefry(0x85a308d3, 0xffffffff, 0x80000000, 0xdeadbeef);
  const unsigned = [...word];
  threefry(0x85a308d3 | 0, -1, 0x80000000 | 0, 0xdeadbeef | 0);
  expect([...word]).toEqual(unsigned);
});

test('a draw depends on seed, decision, month, k and entity, and on nothing drawn before', () => {
  const seed = { hi: 5, lo: 6 };
  const draw = (hi: number, decision: number, month: number, k: number, entity: number): number =>
    uniform(processKey({ ...seed, hi }, decision, month, k), 0, entity);
  const first = draw(5, 1, 23979, 0, 9);
  const others = [
    draw(6, 1, 23979, 0, 9),
    draw(5, 2, 23979, 0, 9),
    draw(5, 1, 23980, 0, 9),
    draw(5, 1, 23979, 1, 9),
    draw(5, 1, 23979, 0, 8),
  ];
  expect(new Set([first, ...others]).size).toBe(6);
  expect(draw(5, 1, 23979, 0, 9)).toBe(first);
});

test('a uniform is the first word; the second is left beside it', () => {
  const u = uniform({ hi: 1, lo: 2 }, 3, 4);
  threefry(1, 2, 3, 4);
  expect(u).toBe(unit(word[0]!));
});

test('draws of a list of rows are the draws of each', () => {
  const keyHi = Int32Array.from({ length: 50 }, (_, i) => Math.imul(i, 0x9e3779b9));
  const keyLo = Int32Array.from({ length: 50 }, (_, i) => i - 25);
  const rows = Int32Array.of(7, 0, 49, 7, 3);
  const first = new Int32Array(5);
  const second = new Int32Array(5);
  const key = processKey({ hi: 1, lo: -2 }, 3, 23979);
  drawRows(key, keyHi, keyLo, rows, 4, first, second);
  for (let n = 0; n < 4; n++) {
    threefry(key.hi, key.lo, keyHi[rows[n]!]!, keyLo[rows[n]!]!);
    expect([first[n], second[n]]).toEqual([...word]);
  }
  expect([first[4], second[4]]).toEqual([0, 0]);
});

test('a pair has one key whichever side asks, and its two sides cannot be swapped unnoticed with a child', () => {
  pairKey(1, 2, 3, 4);
  const forward = [...word];
  pairKey(3, 4, 1, 2);
  expect([...word]).toEqual(forward);
  expect(childKey(3, 4, 1, 2)).not.toEqual({ hi: forward[0], lo: forward[1] });
});

test('keys have one order', () => {
  expect(compareKeys(-1, 5, 0, -5)).toBe(-1);
  expect(compareKeys(0, 5, 0, -5)).toBe(1);
  expect(compareKeys(7, 7, 7, 7)).toBe(0);
});
