/**
 * Depth of whole curves, and the envelopes of the deepest. A band of pointwise percentiles hides that each history peaks
 * at its own time (Juul et al. 2020); an envelope of the deepest whole curves does not.
 */

/** Curves in one array, row-major: curve × point. */
export interface Curves {
  readonly values: Float64Array;
  readonly count: number;
  readonly points: number;
}

export interface Envelope {
  /** Share of curves asked for, and how many that made. */
  readonly share: number;
  readonly curves: number;
  /** Smallest and largest value at each point among these curves; NaN where none is defined. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Modified band depth with bands of two curves: the share of pairs of curves between which this one lies, mean over the
 * points. Equal values lie within. Between 0 and 1; the deepest curve is the most central. Exact, in O(points × n log n)
 * by ranks. Points at which a curve is NaN count for none of its depth; those curves bound no band there.
 *
 * Source: López-Pintado & Romo (2009), Journal of the American Statistical Association 104; ranks after Sun, Genton &
 * Nychka (2012), Stat 1.
 */
export function curveDepth({ values, count, points }: Curves): Float64Array {
  const depth = new Float64Array(count);
  const column = new Float64Array(count);
  for (let t = 0; t < points; t++) {
    let n = 0;
    for (let i = 0; i < count; i++) {
      const x = values[i * points + t] as number;
      if (!Number.isNaN(x)) column[n++] = x;
    }
    const ascending = column.slice(0, n).sort();
    const pairs = choose2(n);
    if (pairs === 0) continue;
    for (let i = 0; i < count; i++) {
      const x = values[i * points + t] as number;
      if (Number.isNaN(x)) continue;
      // a pair of curves holds x between them unless both lie below or both above
      const below = lowerBound(ascending, x);
      const above = n - upperBound(ascending, x);
      depth[i] = (depth[i] as number) + (pairs - choose2(below) - choose2(above)) / pairs;
    }
  }
  for (let i = 0; i < count; i++) depth[i] = (depth[i] as number) / Math.max(1, points);
  return depth;
}

/** Curves from the deepest to the outermost; equal depth in order of row. */
export function byDepth(curves: Curves): Int32Array {
  const depth = curveDepth(curves);
  return Int32Array.from(depth.keys()).sort((i, j) => (depth[j] as number) - (depth[i] as number) || i - j);
}

/** Envelopes of the deepest shares of the curves (at least one curve each), in the order of `shares`. */
export function envelopes(curves: Curves, shares: readonly number[] = [0.25, 0.5, 0.9]): Envelope[] {
  const order = byDepth(curves);
  return shares.map((share) => {
    const kept = Math.min(curves.count, Math.max(1, Math.ceil(share * curves.count)));
    return { share, curves: kept, ...boundsOf(curves, order.subarray(0, kept)) };
  });
}

/** Smallest and largest value at each point among some rows. */
export function boundsOf(curves: Curves, rows: ArrayLike<number>): { low: Float64Array; high: Float64Array } {
  const { values, points } = curves;
  const low = new Float64Array(points).fill(Number.NaN);
  const high = new Float64Array(points).fill(Number.NaN);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] as number;
    for (let t = 0; t < points; t++) {
      const x = values[row * points + t] as number;
      if (Number.isNaN(x)) continue;
      if (!((low[t] as number) <= x)) low[t] = x;
      if (!((high[t] as number) >= x)) high[t] = x;
    }
  }
  return { low, high };
}

const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** Number of values below x. */
function lowerBound(ascending: Float64Array, x: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const mid = (from + to) >> 1;
    if ((ascending[mid] as number) < x) from = mid + 1;
    else to = mid;
  }
  return from;
}

/** Number of values not above x. */
function upperBound(ascending: Float64Array, x: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const mid = (from + to) >> 1;
    if ((ascending[mid] as number) <= x) from = mid + 1;
    else to = mid;
  }
  return from;
}
