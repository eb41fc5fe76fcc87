import { expect, test } from 'vitest';
import { rowsByKey } from '../../src/explain/divergence.ts';
import { namesOf } from '../../src/explain/names.ts';
import { tell } from '../../src/explain/story.ts';
import { EVENT_KINDS, EventKind } from '../../src/model/events.ts';
import { Kind } from '../../src/model/state.ts';
import { logOf, rowsOf, small, twins } from './scene.ts';

const fields = Array.from({ length: 35 }, (_, field) => `field number ${field}`);

test('an organisation has the same name in both histories, and no other has it', () => {
  const { a, b } = twins(small('none'), small('japan'));
  const [inA, inB] = [namesOf(a, fields), namesOf(b, fields)];
  const ofB = rowsByKey(b);
  const names = new Set<string>();
  let shared = 0;
  const { keyHi, keyLo, count } = a.state.organisations;
  for (let row = 0; row < count; row++) {
    const name = inA.of(keyHi[row]!, keyLo[row]!);
    names.add(name);
    if (!ofB.has(`${keyHi[row]} ${keyLo[row]}`)) continue;
    expect(inB.of(keyHi[row]!, keyLo[row]!)).toBe(name);
    shared++;
  }
  expect(shared).toBeGreaterThan(200);
  expect(names.size).toBe(count);
});

test('founders are counted within their kind, ventures are named by origin', () => {
  const { b } = twins(small('none'), small('japan'));
  const names = namesOf(b, fields);
  const { keyHi, keyLo, kind, parent, count } = b.state.organisations;
  const rows = Array.from({ length: count }, (_, row) => row);
  const name = (row: number): string => names.of(keyHi[row]!, keyLo[row]!);
  // 3 academic members with 5 laboratories each
  expect(rows.filter((row) => kind[row] === Kind.lab).map(name)).toEqual(
    Array.from({ length: 15 }, (_, i) => expect.stringMatching(new RegExp(`^Lab ${i + 1} of 15, field number \\d+$`))),
  );
  const venture = rows.find((row) => kind[row] === Kind.venture)!;
  expect(name(venture)).toMatch(/^the venture of \d{4}-\d\d from /);
  expect(name(venture).endsWith(name(parent[venture]!))).toBe(true);
});

test('the other side of a tie is found by the key of the pair', () => {
  const { b } = twins(small('none'), small('japan'));
  const names = namesOf(b, fields);
  const { ties, organisations: o } = b.state;
  for (const tie of [0, 1, 2]) {
    const [x, y] = [ties.a[tie]!, ties.b[tie]!];
    const other = names.otherSide(ties.keyHi[tie]!, ties.keyLo[tie]!, o.keyHi[x]!, o.keyLo[x]!);
    expect(other).toBe(names.of(o.keyHi[y]!, o.keyLo[y]!));
  }
});

test('every event of a run can be told', () => {
  const { b } = twins(small('none'), small('japan'));
  const names = namesOf(b, fields);
  const log = b.log!;
  const told = new Map<number, string>();
  for (const row of rowsOf(log)) if (!told.has(log.kind[row]!)) told.set(log.kind[row]!, tell(log, row, names).text);
  expect(told.size).toBeGreaterThan(10);
  for (const text of told.values()) {
    expect(text).not.toMatch(/undefined|NaN|an organisation|somehow/);
    expect(text.length).toBeGreaterThan(8);
  }
  expect(told.get(EventKind.tie)).toMatch(/ and .* become acquainted (by|through|at|in|outside|as) /);
});

test('a project is told with its lead and up to three partners, by name', () => {
  const { log } = logOf([['p', 1, 'project']]);
  const names = { of: () => 'X', otherSide: () => 'Y', field: () => 'F' };
  const told = (...partners: readonly string[]): string => tell(log, 0, names, () => partners).text;
  expect(told()).toMatch(/^a \S+ ?\w* led by X is agreed/);
  expect(told('L')).toMatch(/led by X, with L, is agreed/);
  expect(told('L', 'M', 'N')).toMatch(/led by X, with L; M; N, is agreed/);
  expect(told('L', 'M', 'N', 'O')).toMatch(/led by X, with L; M; N and one other, is agreed/);
  expect(told('L', 'M', 'N', 'O', 'P')).toMatch(/led by X, with L; M; N and 2 others, is agreed/);
});

test('there are words for every kind of event', () => {
  const { log } = logOf(EVENT_KINDS.map((kind) => [kind, 1, kind]));
  const names = { of: () => 'X', otherSide: () => 'Y', field: () => 'F' };
  for (const [row, kind] of EVENT_KINDS.entries()) expect(tell(log, row, names)).toMatchObject({ kind, month: 1 });
});
