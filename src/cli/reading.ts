/** What the command line says of one indicator: the verdict, and the two things that are known without one. */
import type { IndicatorComparison } from '../experiment/compare.ts';
import type { PairResult } from '../experiment/results.ts';
import { type Finding, findingOf, sentenceOf } from '../experiment/words.ts';
import type { IndicatorDescriptor } from '../indicators/descriptors.ts';
import { counted } from './words.ts';

export interface Reading {
  /** For a table. */
  readonly word: string;
  readonly sentence: string;
}

export const SAME_POLICY = 'The same policy on both sides: nothing can differ.';

/** Both sides of every pair are the same run: known from the parameters, whatever the number of pairs. */
export function isSamePolicy(pairs: readonly PairResult[]): boolean {
  return pairs.length > 0 && pairs.every(({ a, b }) => a.runKey === b.runKey);
}

/** @param format how numbers are written, sign and unit included; two significant figures unless told */
export function readingOf(
  compared: IndicatorComparison,
  better: IndicatorDescriptor['better'],
  same: boolean,
  format?: (value: number) => string,
): Reading {
  const where = undefinedUnder(compared);
  if (where !== null) {
    const word = `undefined under ${where}`;
    return { word, sentence: `U${word.slice(1)} in all ${counted(compared.a.length, 'pair')}: nothing to compare.` };
  }
  if (same) return { word: 'nothing can differ', sentence: SAME_POLICY };
  const finding = findingOf(compared, better);
  return { word: WORDS[finding.kind], sentence: sentenceOf(finding, format) };
}

/** The side, or both, on which no pair defines the indicator. */
function undefinedUnder({ a, b }: IndicatorComparison): string | null {
  const sides = [a, b].map((values) => values.length > 0 && values.every((value) => Number.isNaN(value)));
  const names = ['A', 'B'].filter((_, side) => sides[side]);
  return names.length === 0 ? null : names.join(' and ');
}

const WORDS: Readonly<Record<Finding['kind'], string>> = {
  better: 'better',
  worse: 'worse',
  more: 'more',
  less: 'less',
  equal: 'practically equal',
  unknown: 'cannot tell yet',
  tooFew: 'too few pairs',
  same: 'equal in all pairs',
};
