import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gauge, valueAt } from '../../web/charts/gauge.ts';
import { timeline } from '../../web/charts/timeline.ts';
import { dodge, extentOf, trajectory, yearTicks } from '../../web/charts/trajectory.ts';

test('a timeline draws grey where both policies agree and their own colours where not', () => {
  const shape = timeline([1, 1, 2, 0], [1, 3, 3, 0], { width: 40, height: 20, max: 4 });
  expect(shape.lineSame).toBe('M0 14.8H10M30 19H40');
  expect(shape.lineA).toBe('M10 14.8H20V10.5H30');
  expect(shape.lineB).toBe('M10 6.3H20V6.3H30');
  expect(shape.areaB).toBe('M10 19V6.3H20V19ZM20 19V6.3H30V19Z');
  expect(shape.areaSame).toBe('M0 19V14.8H10V19Z');
});

test('a lever that is off everywhere lies on the floor', () => {
  const shape = timeline([0, 0], [0, 0], { width: 20, height: 20, max: 0 });
  expect(shape.lineSame).toBe('M0 19H10V19H20');
  expect(shape.areaSame).toBe('');
});

test('labels are moved apart, keep their order and stay in the frame', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 }), (positions) => {
      const placed = dodge(positions, 16, 0, 100);
      const order = positions.map((_, i) => i).sort((i, j) => positions[i]! - positions[j]! || i - j);
      for (let k = 1; k < order.length; k++)
        expect(placed[order[k]!]! - placed[order[k - 1]!]!).toBeGreaterThanOrEqual(16 - 1e-9);
      expect(Math.max(...placed)).toBeLessThanOrEqual(100);
    }),
    { seed: 20053, numRuns: 200 },
  );
});

test('the axis of trajectories holds zero unless that flattens them', () => {
  const months = [24000, 24003];
  const span = [24000, 24003] as const;
  const high = trajectory(months, span, [90, 100], { width: 100, height: 50 });
  const low = trajectory(months, span, [10, 100], { width: 100, height: 50 });
  expect(high.yTicks.some((tick) => tick.value === 0)).toBe(false);
  expect(low.yTicks.some((tick) => tick.value === 0)).toBe(true);
});

test('curves break where a value is not defined', () => {
  const plot = trajectory([0, 1, 2, 3], [0, 3], [0, 1], { width: 30, height: 10 });
  expect(plot.curve(Float64Array.of(0, 1, Number.NaN, 0))).toBe('M0,10L10,0M30,10Z');
});

test('an extent passes over what is not defined', () => {
  expect(extentOf([Float64Array.of(Number.NaN, 2), Float64Array.of(-1)])).toEqual([-1, 2]);
  expect(extentOf([Float64Array.of(Number.NaN)])).toEqual([0, 1]);
});

test('a narrow axis names fewer years', () => {
  expect(yearTicks([1998 * 12, 2021 * 12 + 2], 600)).toEqual([2001, 2006, 2011, 2016, 2021]);
  expect(yearTicks([1998 * 12, 2021 * 12 + 2], 200)).toEqual([2001, 2011, 2021]);
});

test('a gauge is darker only above its threshold', () => {
  const shape = gauge(Float64Array.of(0, 0), Float64Array.of(0.2, 0.8), [0, 10], 0.5, (month) => month, {
    width: 10,
    height: 20,
    max: 1,
  });
  expect(shape.thresholdY).toBeCloseTo(10.5);
  // at the first month B lies below the threshold: no height there
  expect(shape.aboveB).toBe('M0,10.5L10,4.8L10,10.5L0,10.5Z');
});

test('the value at a month is the last one recorded, and none before the first', () => {
  const values = Float64Array.of(5, 7);
  expect(valueAt(values, [10, 13], 9)).toBeNaN();
  expect(valueAt(values, [10, 13], 12)).toBe(5);
  expect(valueAt(values, [10, 13], 40)).toBe(7);
});
