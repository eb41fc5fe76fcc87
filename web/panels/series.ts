/** Rows of recorded series: one indicator of one run, and its mean over runs. */
import type { PairResult } from '../../src/experiment/results.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import type { Curves } from '../../src/statistics/depth.ts';
import { meansOf } from '../../src/statistics/paired.ts';

/** The series of one indicator as recorded, a view. */
export function rowOf(series: Float64Array, id: string): Float64Array {
  const quarters = series.length / INDICATORS.length;
  const row = indicatorIndex(id);
  return series.subarray(row * quarters, (row + 1) * quarters);
}

/** One indicator of one side of every pair, as one block of curves. */
export function curvesOf(pairs: readonly PairResult[], side: 'a' | 'b', id: string): Curves {
  return curvesOfSeries(
    pairs.map((pair) => pair[side].series),
    id,
  );
}

/** One indicator of every run, as one block of curves. */
export function curvesOfSeries(runs: readonly Float64Array[], id: string): Curves {
  const points = runs[0] === undefined ? 0 : rowOf(runs[0], id).length;
  const values = new Float64Array(runs.length * points);
  for (const [i, series] of runs.entries()) values.set(rowOf(series, id), i * points);
  return { values, count: runs.length, points };
}

/** Means of both sides at each point, over the pairs that define both there: their gap is the mean difference. */
export function meanCurves(a: Curves, b: Curves): Readonly<Record<'a' | 'b', Float64Array>> {
  const points = Math.min(a.points, b.points);
  const means = Array.from({ length: points }, (_, t) => meansOf(columnOf(a, t), columnOf(b, t)));
  return { a: Float64Array.from(means, (mean) => mean.a), b: Float64Array.from(means, (mean) => mean.b) };
}

/** Mean over curves at each point; NaN where none is defined. */
export function meanCurve(curves: Curves): Float64Array {
  return meanCurves(curves, curves).a;
}

function columnOf({ values, count, points }: Curves, t: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => values[i * points + t] as number);
}
