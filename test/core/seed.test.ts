import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { processKey } from '../../src/core/random.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';

const name = (key: { hi: number; lo: number }): string => `${key.hi}:${key.lo}`;

test('a text always gives the same seed', () => {
  expect(seedOfText('tama-2005')).toEqual({ hi: 141897811, lo: -1811728482 });
  expect(seedAt(seedOfText('tama-2005'), 1)).toEqual({ hi: 1049579757, lo: 1315393163 });
});

test('two Japanese texts that share a seed under the default generator of seedrandom have seeds of their own', () => {
  // characters whose low bytes agree: U+591A 多 and U+5A1A 娚, U+6469 摩 and U+6569 敩
  const [a, b] = ['多摩', '娚敩'] as const;
  expect(seedrandom(a).int32()).toBe(seedrandom(b).int32());
  expect(name(seedOfText(a))).not.toBe(name(seedOfText(b)));
});

test('composed and decomposed forms of a text are one seed', () => {
  const text = 'プロジェクト é';
  expect(text.normalize('NFD')).not.toBe(text.normalize('NFC'));
  expect(seedOfText(text.normalize('NFD'))).toEqual(seedOfText(text.normalize('NFC')));
});

test('two thousand similar texts have two thousand seeds', () => {
  // 2000 seeds of 64 bits: a chance collision once in 9e12 sets
  const names = new Set<string>();
  for (let i = 0; i < 1000; i++) {
    names.add(name(seedOfText(`tama-${i}`)));
    names.add(name(seedOfText(' '.repeat(i))));
  }
  expect(names.size).toBe(2000);
});

test('a seed list is a function of seed and place: its beginning does not depend on its length, its members differ', () => {
  const seed = seedOfText('list');
  const far = seedAt(seed, 999_999);
  const list = Array.from({ length: 1000 }, (_, i) => seedAt(seed, i));
  expect(list.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, i) => seedAt(seed, i)));
  expect(seedAt(seed, 999_999)).toEqual(far);
  expect(new Set(list.map(name)).size).toBe(1000);
  expect(seedAt(seedOfText('other'), 0)).not.toEqual(list[0]);
});

test('no seed of a list is a process key of the same seed', () => {
  const seed = seedOfText('domains');
  const list = new Set(Array.from({ length: 300 }, (_, i) => name(seedAt(seed, i))));
  for (let decision = 0; decision < 300; decision++)
    expect(list.has(name(processKey(seed, decision, 23_979)))).toBe(false);
});
