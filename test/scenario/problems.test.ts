import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, formatPath, nearest, suggest } from '../../src/scenario/problems.ts';

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abcd', 1],
    ['abc', 'ac', 1],
    ['abc', 'axc', 1],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
  ])('from %o to %o is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('is symmetric, zero only for equal texts, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 1 },
    );
  });
});

test('the nearest name forgives case and separators, and what is far from all has none', () => {
  expect(nearest('Coordinators_per100members', ['budget', 'coordinatorsPer100Members'])).toBe(
    'coordinatorsPer100Members',
  );
  expect(nearest('weather', ['budget', 'firms'])).toBeUndefined();
  expect(nearest('x'.repeat(61), ['x'.repeat(60)])).toBeUndefined();
  expect(suggest('weather', ['budget', 'firms'])).toBe('one of budget, firms');
});

test('a path reads as in code', () => {
  expect(formatPath(['levers', 'network', 'budget', 0, 'from'])).toBe('levers.network.budget[0].from');
});
