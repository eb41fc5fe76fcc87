/**
 * Where a gauge stands against its threshold, and against a tenth less and more of it: thresholds are provisional, and what
 * a tenth would turn over hangs on the choice. Pure numbers, without the model.
 */

/** Never recorded; never at the threshold; last at it in `quarter`, and below it since; at or above it since `quarter`. */
export type Standing =
  | { readonly kind: 'unrecorded' }
  | { readonly kind: 'never' }
  | { readonly kind: 'lost' | 'above'; readonly quarter: number };

/** The threshold as it is set, a tenth lower, a tenth higher. */
export const THRESHOLD_FACTORS = [1, 0.9, 1.1] as const;

/** @param values of one run, by quarter; NaN where none was recorded */
export function standingOf(values: Float64Array, threshold: number): Standing {
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  if (last < 0) return { kind: 'unrecorded' };
  const above = (quarter: number): boolean => (values[quarter] ?? Number.NaN) >= threshold;
  if (!above(last)) {
    const before = values.findLastIndex((_, quarter) => above(quarter));
    return before < 0 ? { kind: 'never' } : { kind: 'lost', quarter: before };
  }
  let since = last;
  while (since > 0 && above(since - 1)) since--;
  return { kind: 'above', quarter: since };
}

/** One standing for each of `THRESHOLD_FACTORS`. */
export function sensitivityOf(values: Float64Array, threshold: number): readonly Standing[] {
  return THRESHOLD_FACTORS.map((factor) => standingOf(values, factor * threshold));
}

/** Of runs in which the gauge was recorded, how many stand at the threshold or above it at their end. */
export function countAbove(
  runs: readonly Float64Array[],
  threshold: number,
): { readonly above: number; readonly of: number } {
  const recorded = runs.map((values) => standingOf(values, threshold)).filter(({ kind }) => kind !== 'unrecorded');
  return { above: recorded.filter(({ kind }) => kind === 'above').length, of: recorded.length };
}
