/** Order statistics and moments of plain arrays. NaN where nothing can be said: no values. */

/** A sorted copy, smallest first. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Quantile of values sorted ascending, 0 <= p <= 1, linear between the two nearest order statistics.
 * Source: Hyndman & Fan (1996), type 7 (the default of R, NumPy and Excel).
 */
export function quantileSorted(ascending: ArrayLike<number>, p: number): number {
  const n = ascending.length;
  if (n === 0) return Number.NaN;
  const h = (n - 1) * p;
  const below = Math.floor(h);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, n - 1)] as number;
  return h === below ? low : low + (h - below) * (high - low);
}

export interface Middle {
  readonly median: number;
  /** Bounds of the middle half: the quantiles 0.25 and 0.75. */
  readonly quartiles: readonly [number, number];
}

export function middleOf(values: ArrayLike<number>): Middle {
  const ascending = sorted(values);
  return {
    median: quantileSorted(ascending, 0.5),
    quartiles: [quantileSorted(ascending, 0.25), quantileSorted(ascending, 0.75)],
  };
}

/** Mean, in order of the array. */
export function meanOf(values: ArrayLike<number>): number {
  return moments(values).mean;
}

/** Variance with n - 1; NaN below two values. */
export function varianceOf(values: ArrayLike<number>): number {
  return moments(values).variance;
}

/**
 * Mean and variance (n - 1) in two passes, around the first value: exactly that value and exactly 0 where all are equal.
 */
export function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const n = values.length;
  if (n === 0) return { mean: Number.NaN, variance: Number.NaN };
  const origin = values[0] as number;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i] as number) - origin;
  const shift = sum / n;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const d = (values[i] as number) - origin - shift;
    squares += d * d;
    rest += d;
  }
  // the second sum takes back the rounding of the mean (Chan, Golub & LeVeque 1983)
  return { mean: origin + shift, variance: n < 2 ? Number.NaN : Math.max(0, (squares - (rest * rest) / n) / (n - 1)) };
}

/**
 * Skewness G1, corrected for the size of the sample (Joanes & Gill 1998, The Statistician 47); 0 below three values or
 * where all are equal.
 */
export function skewnessOf(values: ArrayLike<number>): number {
  const n = values.length;
  const { mean, variance } = moments(values);
  if (n < 3 || variance === 0) return 0;
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const d = (values[i] as number) - mean;
    cubes += d * d * d;
  }
  const second = (variance * (n - 1)) / n;
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * cubes) / n / (second * Math.sqrt(second));
}
