import { expect, test } from 'vitest';
import type { Scene } from '../../web/charts/scene.ts';
import { inTown, partnersOf, type Step, type Walk, walked } from '../../web/charts/walk.ts';

const NEVER = 0x7fffffff;

/** Six organisations in towns 0, 0, 2, 2, 2, 2 of four; the fourth is dead, the last is not drawn. */
function scene(month = 10): Scene {
  const ties = [
    [0, 2, 5, NEVER],
    [0, 1, 5, 8],
    [4, 0, 5, NEVER],
    // the same two once more
    [0, 2, 7, NEVER],
  ];
  const column = (at: number): Int32Array => Int32Array.from(ties, (tie) => tie[at]!);
  const world = {
    count: ties.length,
    ends: Int32Array.from(ties.flatMap(([x, y]) => [x!, y!])),
    pair: column(0),
    from: column(2),
    until: column(3),
  };
  return {
    cast: { count: 6, town: Uint8Array.of(0, 0, 2, 2, 2, 2), a: world, b: { ...world, count: 0 } },
    layout: { x: Float32Array.of(1, 2, 3, 4, 5, Number.NaN), towns: [{}, {}, {}, {}] },
    alive: Uint8Array.of(1, 1, 1, 0, 1, 1),
    side: 'a',
    month,
  } as unknown as Scene;
}

const path = (from: Scene, ...steps: Step[]): (number | undefined)[] => {
  let now: Walk | null = null;
  return steps.map((step) => {
    now = walked(from, now, step);
    return now?.at;
  });
};

test('a walk begins at the first organisation of the first town, and goes through those alive and drawn', () => {
  expect(inTown(scene(), 2)).toEqual([2, 4]);
  expect(path(scene(), 'next', 'next', 'next')).toEqual([0, 1, 0]);
  expect(path(scene(), 'next', 'previous')).toEqual([0, 1]);
});

test('towns without anybody are passed over, around the end and back', () => {
  expect(path(scene(), 'nextTown', 'nextTown', 'nextTown')).toEqual([0, 2, 0]);
  expect(path(scene(), 'next', 'previousTown')).toEqual([0, 2]);
});

test('partners are those of living working ties, each once, one after another', () => {
  expect(partnersOf(scene(), 0)).toEqual([2, 4]);
  expect(partnersOf(scene(7), 0)).toEqual([1, 2, 4]);
  expect(partnersOf({ ...scene(), side: 'b' }, 0)).toEqual([]);
  expect(path(scene(), 'next', 'partner', 'partner', 'partner')).toEqual([0, 2, 4, 2]);
  // an arrow leaves the partners and walks the town one stands in
  expect(path(scene(), 'next', 'partner', 'next', 'partner')).toEqual([0, 2, 4, 0]);
});

test('who has no partner stays, and who is gone begins anew', () => {
  expect(path(scene(), 'next', 'next', 'partner')).toEqual([0, 1, 1]);
  expect(walked(scene(), { at: 3, partner: null }, 'next')).toEqual({ at: 0, partner: null });
  expect(walked({ ...scene(), alive: new Uint8Array(6) }, null, 'next')).toBeNull();
});
