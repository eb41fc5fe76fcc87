import { expect, test } from 'vitest';
import { InvariantError } from '../../src/core/errors.ts';
import { canonicalJson, hash128, hex128, mixRow, murmur128 } from '../../src/core/hash.ts';
import { threefry, word } from '../../src/core/random.ts';

function bytesOf(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((w, i) => {
    view.setInt32(i * 4, w, true);
  });
  return new Uint8Array(view.buffer);
}

test('the hash is MurmurHash3_x86_128: the verification value of SMHasher comes out', () => {
  // hash {}, {0}, {0,1} … {0 … 254} under seeds 256 - length, then the 256 hashes together under seed 0
  const all: number[] = [];
  const out = new Int32Array(4);
  for (let n = 0; n < 256; n++) {
    murmur128(
      Uint8Array.from({ length: n }, (_, i) => i),
      256 - n,
      out,
    );
    all.push(...out);
  }
  murmur128(bytesOf(all), 0, out);
  expect(out[0]! >>> 0).toBe(0xb3ece62a);
});

test('texts hash by their UTF-8 bytes', () => {
  expect(hash128('')).toBe('0'.repeat(32));
  for (const text of ['a', '多摩', 'é', '𠮷野家 🗼', 'a longer text, of more than one block of sixteen bytes']) {
    const out = new Int32Array(4);
    murmur128(new TextEncoder().encode(text), 0, out);
    expect(hash128(text)).toBe(hex128(out));
  }
  expect(hash128('\ud800')).toBe(hash128('\ufffd'));
});

test('a cell adds the hash of its five words, and the sum over cells is free of their order', () => {
  const cells = Array.from({ length: 200 }, (_, i) => {
    threefry(1, 2, i, 3);
    return [word[0]!, word[1]!, i % 7, word[0]! ^ 99, i % 3 === 0 ? 0 : word[1]! ^ 5] as const;
  });
  const forward = new Int32Array(4);
  const backward = new Int32Array(4);
  const expected = new Int32Array(4);
  const one = new Int32Array(4);
  for (const cell of cells) {
    mixRow(forward, ...cell);
    murmur128(bytesOf(cell), 0, one);
    for (let lane = 0; lane < 4; lane++) expected[lane] = expected[lane]! + one[lane]!;
  }
  for (const cell of [...cells].reverse()) mixRow(backward, ...cell);
  expect([...forward]).toEqual([...expected]);
  expect([...backward]).toEqual([...forward]);
});

test('every bit of a cell moves the digest: about half the bits of every lane', () => {
  // 160 flips × 128 bits on 50 cells; each share of flipped bits is within 6 sd (0.5 ± 0.0375 of 6400) but once in 10^7
  for (let part = 0; part < 5; part++) {
    for (let bit = 0; bit < 32; bit++) {
      let flipped = 0;
      for (let i = 0; i < 50; i++) {
        const cell = [i, 3, 5, i * 7, 0];
        const a = new Int32Array(4);
        const b = new Int32Array(4);
        mixRow(a, cell[0]!, cell[1]!, cell[2]!, cell[3]!, cell[4]!);
        cell[part] = cell[part]! ^ (1 << bit);
        mixRow(b, cell[0]!, cell[1]!, cell[2]!, cell[3]!, cell[4]!);
        for (let lane = 0; lane < 4; lane++) for (let x = a[lane]! ^ b[lane]!; x !== 0; x &= x - 1) flipped++;
      }
      expect(Math.abs(flipped / 6400 - 0.5), `word ${part} bit ${bit}`).toBeLessThan(0.0375);
    }
  }
});

test('hexadecimal digits keep leading zeros and sign bits', () => {
  expect(hex128(Int32Array.of(1, -1, 0, 0x80000000 | 0))).toBe('00000001ffffffff0000000080000000');
});

test('canonical JSON has one form: the example of RFC 8785', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members are sorted by code unit, whatever order they were made in', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6', 'a', 'B', '10', '2'];
  const forward = Object.fromEntries(names.map((name) => [name.normalize('NFC'), 0]));
  const backward = Object.fromEntries([...names].reverse().map((name) => [name, 0]));
  expect(canonicalJson(backward)).toBe(canonicalJson(forward));
  expect(canonicalJson({ b: 1, B: 2, a: [{ d: 1, c: 2 }] })).toBe('{"B":2,"a":[{"c":2,"d":1}],"b":1}');
  expect(canonicalJson({ '\ud83d\ude00': 1, '\uff01': 2 })).toBe('{"\ud83d\ude00":1,"\uff01":2}');
});

test('negative zero is zero and composed text equals decomposed', () => {
  expect(canonicalJson([-0])).toBe('[0]');
  expect(canonicalJson({ 'e\u0301': 'プ' })).toBe(canonicalJson({ é: 'プ'.normalize('NFD') }));
});

test.each([
  ['NaN', { a: [1, Number.NaN] }, '$.a[1]'],
  ['an infinity', Number.NEGATIVE_INFINITY, '$'],
  ['undefined', { a: { b: undefined } }, '$.a.b'],
  ['a hole', Array(1), '$[0]'],
  ['a typed array', { a: Float64Array.of(1) }, '$.a'],
  ['a date', new Date(0), '$'],
  ['a bigint', 1n, '$'],
  ['a lone surrogate', { name: 'x\ud800' }, '$.name'],
  ['a lone surrogate at the start', ['\udc00'], '$[0]'],
  ['names that meet under NFC', { é: 1, 'e\u0301': 2 }, '$'],
])('%s is refused, with its path', (_, value, path) => {
  expect(() => canonicalJson(value)).toThrow(InvariantError);
  expect(() => canonicalJson(value)).toThrow(`canonical JSON: ${path} `);
});

test('a text that looks like an escaped surrogate is only text', () => {
  expect(JSON.parse(canonicalJson('\\ud800'))).toBe('\\ud800');
});
