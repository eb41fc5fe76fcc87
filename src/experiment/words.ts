/**
 * A verdict in words. The finding is data (`findingOf`) for front ends with words of their own; `sentenceOf` says it in
 * English, always with what was counted and what was not.
 */
import type { IndicatorDescriptor } from '../indicators/descriptors.ts';
import { MINIMUM_PAIRS } from '../statistics/sequential.ts';
import type { Verdict } from '../statistics/verdict.ts';
import type { IndicatorComparison } from './compare.ts';

export interface Finding {
  /** `tooFew`: below eight pairs; `same`: not one pair differs; otherwise the verdict. */
  readonly kind: Verdict | 'tooFew' | 'same';
  /** The side on which B's pairs are counted. */
  readonly direction: 'higher' | 'lower';
  /** Pairs in which B ended on that side, of `pairs`; `ties` of them ended equal. */
  readonly count: number;
  readonly pairs: number;
  readonly ties: number;
  /** Median of B - A, and what it is called: of more where more is better, a gain. */
  readonly typical: number;
  readonly typicalWord: 'gain' | 'loss' | 'difference';
  readonly smallest: number;
  /** Fewer than 200 pairs. */
  readonly preview: boolean;
}

/** Sides, or both, on which no pair defines the indicator: there is nothing to compare. */
export function undefinedUnder({ a, b }: Pick<IndicatorComparison, 'a' | 'b'>): readonly ('A' | 'B')[] {
  const isUndefined = (values: readonly number[]): boolean =>
    values.length > 0 && values.every((value) => Number.isNaN(value));
  return (['A', 'B'] as const).filter((side) => isUndefined(side === 'A' ? a : b));
}

export function findingOf(comparison: IndicatorComparison, better: IndicatorDescriptor['better']): Finding {
  const { verdict, n, higher, lower, ties, median, mean, smallest, preview } = comparison;
  // a clear verdict counts the pairs on its own side, an open one the side with more of them
  const clear = verdict !== 'unknown' && verdict !== 'equal';
  const up = clear ? mean > 0 : higher >= lower;
  return {
    kind: n < MINIMUM_PAIRS ? 'tooFew' : ties === n ? 'same' : verdict,
    direction: up ? 'higher' : 'lower',
    count: up ? higher : lower,
    pairs: n,
    ties,
    typical: median,
    typicalWord: better === 'more' && median > 0 ? 'gain' : better === 'more' && median < 0 ? 'loss' : 'difference',
    smallest,
    preview,
  };
}

/** Said after every finding. */
export const WHAT_IS_COUNTED = "This counts chance inside the model, not the model's error.";

/** Said on every result, once. */
export const NOT_A_FORECAST = 'Not a forecast. No causal effect size is known for Japan; sizes come from elsewhere.';

/** Stands on every result until the whole model and its calibration are there. */
export const NOTICE = `First version, not for decisions. ${NOT_A_FORECAST}`;

/**
 * "In 17 of 20 pairs of simulated histories given the same luck, B ended higher; typical gain +3. This counts chance
 * inside the model, not the model's error."
 *
 * @param format how numbers are written, sign and unit included; two significant figures unless told
 */
export function sentenceOf(finding: Finding, format: (value: number) => string = signed): string {
  return `${claimOf(finding, format)} ${WHAT_IS_COUNTED}`;
}

function claimOf(finding: Finding, format: (value: number) => string): string {
  const { kind, pairs, smallest } = finding;
  const given = 'pairs of simulated histories given the same luck';
  if (kind === 'tooFew') {
    const told = pairs === 0 ? 'no pair defines it' : `${pairs} of at least ${MINIMUM_PAIRS} pairs`;
    return `Too few pairs to say: ${told}.`;
  }
  if (kind === 'same') return `In all ${pairs} ${given}, A and B ended exactly equal.`;
  const found = countedOf(finding, given, format);
  if (kind === 'equal') {
    return `Practically equal: the mean difference is within ${unsigned(format(smallest))}, called too small to matter. ${found}`;
  }
  return kind === 'unknown' ? `Cannot tell yet. ${found}` : found;
}

function countedOf(finding: Finding, given: string, format: (value: number) => string): string {
  const { count, pairs, direction, ties, typical, typicalWord } = finding;
  const tied = ties === 0 ? '' : ` and in ${ties} both ended equal`;
  return `In ${count} of ${pairs} ${given}, B ended ${direction}${tied}; typical ${typicalWord} ${format(typical)}.`;
}

/** Two significant figures, with a sign and no exponent below a million million: +3, −0.012, 0. */
export function signed(value: number): string {
  if (!Number.isFinite(value)) return 'undefined';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const digits = String(size >= 10 ? Math.round(size / tens(size)) * tens(size) : Number(size.toPrecision(2)));
  return `${value > 0 ? '+' : '\u2212'}${digits}`;
}

/** The power of ten that leaves two figures of a number of 10 or more. */
function tens(size: number): number {
  let power = 1;
  while (size / power >= 100) power *= 10;
  return power;
}

function unsigned(text: string): string {
  return text.replace(/^\+/, '\u00b1');
}

/** "1 pair", "8 pairs". */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
