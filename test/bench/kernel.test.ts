import { expect, test } from 'vitest';
import { createKernel, runKernel, view } from './kernel.ts';

test('totals kept step by step equal the sums over all rows exactly, in any order of rows', () => {
  createKernel(500);
  runKernel(120);
  const { ties, trust, totals, cash } = view();
  const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
  const written = [...trust.subarray(0, ties)];
  expect(ties).toBeGreaterThan(1000);
  expect(sum(written)).toBe(totals[0]);
  expect(sum([...written].sort((a, b) => a - b))).toBe(totals[0]);
  expect(sum([...cash])).toBe(totals[1]);
});

test('the kernel ends at the checksum that kernel.c ends at (`kernel 1 2000 24`)', () => {
  createKernel(2000);
  expect(runKernel(24)).toBe('03e3eaeb');
});
