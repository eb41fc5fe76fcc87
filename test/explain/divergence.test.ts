import { expect, test } from 'vitest';
import { countKinds, firstDifference, organisationsApart, unmatched } from '../../src/explain/divergence.ts';
import { digest, organisationDigest } from '../../src/model/simulation.ts';
import { type Happening, LEVERS_START, logOf, small, twins } from './scene.ts';

const common: readonly Happening[] = [
  ['x', 1, 'visit'],
  ['y', 1, 'tie'],
];

test('events with the same month, kind, subject and object are one event, however often it came', () => {
  const a = logOf([...common, ['z', 2, 'seminar'], ['z', 2, 'seminar'], ['u', 3, 'tie']]);
  const b = logOf([...common, ['u', 3, 'tie'], ['z', 2, 'seminar'], ['w', 3, 'visit']]);
  const only = unmatched(a.log, b.log, 0);
  expect(only.a).toHaveLength(1);
  expect(a.log.kind[only.a[0]!]).toBe(b.log.kind[b.row('z')]);
  expect(only.b).toEqual([b.row('w')]);
});

test('the same event in another month is another event', () => {
  const a = logOf([['x', 1, 'visit']]);
  const b = logOf([['x', 2, 'visit']]);
  expect(unmatched(a.log, b.log, 0)).toEqual({ a: [0], b: [0] });
});

test('the first difference leaves payments aside, and tells all of its month and kind', () => {
  const a = logOf([...common, ['t', 5, 'tie'], ['later', 9, 'visit']]);
  const b = logOf([...common, ['money', 4, 'payment'], ['v', 5, 'visit'], ['w', 5, 'visit'], ['q', 5, 'award']]);
  const first = firstDifference(a.log, b.log, unmatched(a.log, b.log, 0))!;
  expect(first.arm).toBe('b');
  expect([...first.rows].sort()).toEqual([b.row('v'), b.row('w')]);
  expect(first.inMonth).toBe(4);
});

test('a difference that only A has is told as its own', () => {
  const a = logOf([...common, ['t', 5, 'tie']]);
  const b = logOf([...common, ['u', 6, 'tie']]);
  expect(firstDifference(a.log, b.log, unmatched(a.log, b.log, 0))).toEqual({
    arm: 'a',
    rows: [a.row('t')],
    inMonth: 1,
  });
});

test('payments alone are no difference', () => {
  const a = logOf(common);
  const b = logOf([...common, ['money', 4, 'payment']]);
  expect(firstDifference(a.log, b.log, unmatched(a.log, b.log, 0))).toBeNull();
});

test('kinds are counted, those with none left out', () => {
  const { log } = logOf([...common, ['z', 2, 'tie']]);
  expect(countKinds(log, [0, 1, 2])).toEqual({ visit: 1, tie: 2 });
  expect(countKinds(log, [])).toEqual({});
});

test('two histories under the same policy have nothing apart', () => {
  const params = small('japan');
  const { a, b, commonEvents } = twins(params, params);
  expect(unmatched(a.log!, b.log!, commonEvents)).toEqual({ a: [], b: [] });
  expect(organisationsApart(a, b)).toMatchObject({ differing: 0, share: 0, onlyA: 0, onlyB: 0 });
  expect(digest(a)).toBe(digest(b));
});

test('nothing stands in one history only before the levers start, and something does after', () => {
  const { a, b, commonEvents } = twins(small('none'), small('japan'));
  const only = unmatched(a.log!, b.log!, 0);
  expect(only).toEqual(unmatched(a.log!, b.log!, commonEvents));
  expect(only.b.length).toBeGreaterThan(0);
  const first = firstDifference(a.log!, b.log!, only)!;
  expect((first.arm === 'a' ? a : b).log!.month[first.rows[0]!]).toBeGreaterThanOrEqual(LEVERS_START);
});

test('the share that differs is that of organisations whose digests do', () => {
  const { a, b } = twins(small('none'), small('japan'));
  const apart = organisationsApart(a, b);
  // founding rows are the same in both
  let differing = 0;
  for (let row = 0; row < 100; row++) if (organisationDigest(a, row) !== organisationDigest(b, row)) differing++;
  expect(differing).toBeGreaterThan(0);
  expect(apart.differing).toBeGreaterThanOrEqual(differing);
  expect(apart.share).toBe(apart.differing / apart.inBoth);
  expect(apart.inBoth + apart.onlyA).toBe(a.state.organisations.count);
  expect(apart.inBoth + apart.onlyB).toBe(b.state.organisations.count);
});
