/**
 * What pairs of runs say about B against A, indicator by indicator. Pure: the same pairs give the same comparison in the
 * browser, on the command line and in a batch, in whatever order they arrived.
 */
import { INDICATORS, indicatorIndex } from '../indicators/descriptors.ts';
import { pairedOf } from '../statistics/paired.ts';
import { ALPHA, sequentialInterval } from '../statistics/sequential.ts';
import { middleOf } from '../statistics/summary.ts';
import { isPreview, type Verdict, verdictOf } from '../statistics/verdict.ts';
import type { PairResult } from './results.ts';

export interface Comparison {
  /** Number of pairs compared. */
  readonly pairs: number;
  /** In order of INDICATORS. */
  readonly indicators: readonly IndicatorComparison[];
}

export interface IndicatorComparison {
  readonly id: string;
  readonly unit: string;
  /** Value under A and under B, by pair index; NaN (null in JSON) where the run does not define it. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** B - A by pair index; NaN where a side is undefined. */
  readonly differences: readonly number[];
  /** B against A, in words of what is better for this indicator. */
  readonly verdict: Verdict;
  /** What was called too small to matter, in `unit`. */
  readonly smallest: number;
  /** Pairs with both sides defined; everything below is of these. */
  readonly n: number;
  /** Pairs in which B ended higher, lower, and exactly equal. */
  readonly higher: number;
  readonly lower: number;
  readonly ties: number;
  /** Median and middle half of the differences. NaN where n = 0. */
  readonly median: number;
  readonly quartiles: readonly [number, number];
  /** Mean difference and its anytime-valid 95 % interval; infinite (null in JSON) below eight pairs and where no pair differs. */
  readonly mean: number;
  readonly interval: readonly [number, number];
  /** 1 - Var(B - A) / (Var A + Var B); null where nothing varies. */
  readonly varianceRemoved: number | null;
  /** One pair is worth this many pairs of unrelated runs; null where nothing varies or no difference does. */
  readonly worth: number | null;
  /** Fewer than 200 pairs. */
  readonly preview: boolean;
}

export interface CompareOptions {
  /** Quarter compared; the last that every run has recorded unless told. */
  readonly quarter?: number;
  /** Differences called too small to matter, by indicator, where they are not the descriptor's. */
  readonly smallest?: Readonly<Record<string, number>>;
}

export function compareResults(results: readonly PairResult[], options: CompareOptions = {}): Comparison {
  const pairs = inOrder(results);
  const quarter = options.quarter ?? lastQuarter(pairs);
  return {
    pairs: pairs.length,
    indicators: INDICATORS.map((indicator) => compareIndicator(pairs, indicator.id, quarter, options)),
  };
}

function compareIndicator(
  pairs: readonly PairResult[],
  id: string,
  quarter: number,
  options: CompareOptions,
): IndicatorComparison {
  const row = indicatorIndex(id);
  const { unit, better, smallest: usual } = INDICATORS[row] as (typeof INDICATORS)[number];
  const smallest = options.smallest?.[id] ?? usual;
  const a = pairs.map((pair) => valueAt(pair.a.series, row, quarter));
  const b = pairs.map((pair) => valueAt(pair.b.series, row, quarter));
  const identical = pairs.every((pair) => pair.a.runKey === pair.b.runKey);
  return compareValues({ id, unit, better, smallest }, a, b, identical);
}

/** @param identical both sides of every pair are the same run */
export function compareValues(
  { id, unit, better, smallest }: Pick<(typeof INDICATORS)[number], 'id' | 'unit' | 'better' | 'smallest'>,
  a: readonly number[],
  b: readonly number[],
  identical: boolean,
): IndicatorComparison {
  const paired = pairedOf(a, b);
  const { mean, interval } = sequentialInterval(paired.differences, ALPHA, identical);
  const { median, quartiles } = middleOf(paired.differences);
  const { n, higher, lower, ties, varianceRemoved, worth } = paired;
  return {
    id,
    unit,
    a,
    b,
    differences: a.map((x, i) => (b[i] as number) - x),
    verdict: verdictOf(n, interval, better, smallest),
    smallest,
    n,
    higher,
    lower,
    ties,
    median,
    quartiles,
    mean,
    interval,
    varianceRemoved,
    worth: worth !== null && Number.isFinite(worth) ? worth : null,
    preview: isPreview(n),
  };
}

/** By place in the seed list, each once. */
function inOrder(results: readonly PairResult[]): PairResult[] {
  const pairs = [...results].sort((p, q) => p.index - q.index);
  for (let i = 1; i < pairs.length; i++) {
    if (pairs[i]?.index === pairs[i - 1]?.index) throw new RangeError(`pair ${pairs[i]?.index} is there twice`);
  }
  return pairs;
}

export function quartersOf(series: Float64Array): number {
  return series.length / INDICATORS.length;
}

export function valueAt(series: Float64Array, row: number, quarter: number): number {
  return series[row * quartersOf(series) + quarter] ?? Number.NaN;
}

/** The last quarter that the runs have recorded: rows may be undefined by themselves, a whole quarter is not. */
export function lastQuarter(pairs: readonly PairResult[]): number {
  const series = pairs[0]?.a.series;
  if (series === undefined) return 0;
  for (let quarter = quartersOf(series) - 1; quarter > 0; quarter--) {
    for (let row = 0; row < INDICATORS.length; row++) {
      if (!Number.isNaN(valueAt(series, row, quarter))) return quarter;
    }
  }
  return 0;
}
