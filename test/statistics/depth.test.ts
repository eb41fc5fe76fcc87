import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, byDepth, type Curves, curveDepth, envelopes } from '../../src/statistics/depth.ts';

fc.configureGlobal({ seed: 20210331 });

function curvesOf(rows: number[][]): Curves {
  return { values: Float64Array.from(rows.flat()), count: rows.length, points: rows[0]?.length ?? 0 };
}

/** The definition itself: share of pairs of curves that hold the curve between them, mean over points. */
function depthByDefinition(rows: number[][]): number[] {
  const points = rows[0]!.length;
  return rows.map((row) => {
    let within = 0;
    let pairs = 0;
    for (let j = 0; j < rows.length; j++) {
      for (let k = j + 1; k < rows.length; k++) {
        for (let t = 0; t < points; t++) {
          const low = Math.min(rows[j]![t]!, rows[k]![t]!);
          const high = Math.max(rows[j]![t]!, rows[k]![t]!);
          pairs++;
          if (low <= row[t]! && row[t]! <= high) within++;
        }
      }
    }
    return within / pairs;
  });
}

const rows = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 })).chain(([n, points]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: points, maxLength: points }), {
    minLength: n,
    maxLength: n,
  }),
);

test('depth by ranks is depth by definition, ties included', () => {
  fc.assert(
    fc.property(rows, (curves) => {
      const depth = [...curveDepth(curvesOf(curves))];
      depthByDefinition(curves).forEach((expected, i) => {
        expect(depth[i]).toBeCloseTo(expected, 12);
      });
    }),
  );
});

test('of parallel curves the middle one is the deepest and the outer two the least deep', () => {
  const curves = curvesOf([0, 1, 2, 3, 4].map((level) => [level, level + 1, level]));
  const order = byDepth(curves);
  expect(order[0]).toBe(2);
  expect([...order.subarray(3)].sort()).toEqual([0, 4]);
});

test('a curve that strays once stays deeper than one that strays throughout', () => {
  const inner = Array.from({ length: 8 }, (_, i) => [i, i, i, i]);
  const depth = curveDepth(curvesOf([...inner, [3.5, 3.5, 3.5, 99], [99, 99, 99, 99]]));
  expect(depth[8]).toBeGreaterThan(depth[9]!);
});

test('depth does not change when all curves are shifted or stretched alike', () => {
  fc.assert(
    fc.property(rows, (curves) => {
      const moved = curves.map((row) => row.map((x, t) => 3 * x + 10 * t));
      expect(curveDepth(curvesOf(moved))).toEqual(curveDepth(curvesOf(curves)));
    }),
  );
});

test('envelopes hold whole curves: the smallest and largest of the deepest, each within the next', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const curves = curvesOf(list);
      const bands = envelopes(curves);
      const order = byDepth(curves);
      bands.forEach((band, b) => {
        expect(band.curves).toBe(Math.max(1, Math.ceil(band.share * list.length)));
        for (let t = 0; t < curves.points; t++) {
          const kept = [...order.subarray(0, band.curves)].map((i) => list[i]![t]!);
          expect([band.low[t], band.high[t]]).toEqual([Math.min(...kept), Math.max(...kept)]);
          const outer = bands[b + 1];
          if (outer) expect(outer.low[t]! <= band.low[t]! && band.high[t]! <= outer.high[t]!).toBe(true);
        }
      });
    }),
  );
});

test('a point that no curve defines has no bounds; a curve undefined there loses depth but stays', () => {
  const curves = curvesOf([
    [1, Number.NaN],
    [2, Number.NaN],
    [3, Number.NaN],
  ]);
  expect(boundsOf(curves, [0, 1, 2]).low).toEqual(Float64Array.of(1, Number.NaN));
  expect(curveDepth(curves)[1]).toBe(0.5);
});

test('no curves have no envelope rows, one curve is its own envelope', () => {
  const one = envelopes(curvesOf([[5, 7]]));
  expect(one.map((band) => [...band.low, ...band.high])).toEqual([
    [5, 7, 5, 7],
    [5, 7, 5, 7],
    [5, 7, 5, 7],
  ]);
  expect(envelopes({ values: new Float64Array(0), count: 0, points: 2 })[0]!.curves).toBe(0);
});
