import { expect, test } from 'vitest';
import { createKernel, runKernel } from './kernel.ts';

test('totals kept step by step equal the sums over all rows exactly, in any order of rows', () => {
  const kernel = createKernel(500);
  runKernel(kernel, 120);
  const rows = [...kernel.trust.subarray(0, kernel.ties)];
  const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
  expect(kernel.ties).toBeGreaterThan(1000);
  expect(sum(rows)).toBe(kernel.totals[0]);
  expect(sum([...rows].sort((a, b) => a - b))).toBe(kernel.totals[0]);
  expect(sum([...kernel.cash]) - 500 * 20_000_000).toBe(kernel.totals[1]);
});

test('the kernel ends at the checksum that kernel.c ends at (`kernel 1 2000 24`)', () => {
  expect(runKernel(createKernel(2000), 24)).toBe('3744246f');
});
