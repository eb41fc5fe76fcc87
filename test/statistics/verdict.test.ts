import { expect, test } from 'vitest';
import { isPreview, verdictOf } from '../../src/statistics/verdict.ts';

test('an interval above zero is better where more is better, worse where less is, and only more where neither is', () => {
  expect(verdictOf(20, [1, 3], 'more', 0.5)).toBe('better');
  expect(verdictOf(20, [1, 3], 'less', 0.5)).toBe('worse');
  expect(verdictOf(20, [1, 3], 'neither', 0.5)).toBe('more');
});

test('an interval below zero turns each of these round', () => {
  expect(verdictOf(20, [-3, -1], 'more', 0.5)).toBe('worse');
  expect(verdictOf(20, [-3, -1], 'less', 0.5)).toBe('better');
  expect(verdictOf(20, [-3, -1], 'neither', 0.5)).toBe('less');
});

test('an interval within what is too small to matter is equal, even where it leaves out zero', () => {
  expect(verdictOf(20, [-0.2, 0.4], 'more', 0.5)).toBe('equal');
  expect(verdictOf(20, [0.1, 0.4], 'more', 0.5)).toBe('equal');
  expect(verdictOf(20, [-0.5, 0.5], 'more', 0.5)).toBe('equal');
});

test('an interval that holds zero and more than is too small to matter cannot tell yet', () => {
  expect(verdictOf(20, [-1, 3], 'more', 0.5)).toBe('unknown');
  expect(verdictOf(20, [0, 3], 'more', 0.5)).toBe('unknown');
  expect(verdictOf(20, [-Infinity, Infinity], 'more', 0.5)).toBe('unknown');
});

test('below eight pairs nothing is said, however clear it looks', () => {
  expect(verdictOf(7, [5, 6], 'more', 0.5)).toBe('unknown');
  expect(verdictOf(7, [0, 0], 'more', 0.5)).toBe('unknown');
  expect(verdictOf(8, [5, 6], 'more', 0.5)).toBe('better');
});

test('no difference at all is equal, also when nothing is too small to matter', () => {
  expect(verdictOf(8, [0, 0], 'more', 0)).toBe('equal');
});

test('undefined intervals say nothing', () => {
  expect(verdictOf(8, [Number.NaN, Number.NaN], 'more', 1)).toBe('unknown');
});

test('fewer than 200 pairs are a preview', () => {
  expect([isPreview(8), isPreview(199), isPreview(200)]).toEqual([true, true, false]);
});
