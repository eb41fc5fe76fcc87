/** What a result says of one indicator: the verdict, and the two things that are known without one. */
import type { IndicatorDescriptor } from '../indicators/descriptors.ts';
import type { Params } from '../model/params.ts';
import type { IndicatorComparison } from './compare.ts';
import type { PairResult } from './results.ts';
import { counted, type Finding, findingOf, sentenceOf, undefinedUnder } from './words.ts';

export interface Reading {
  /** For a table. */
  readonly word: string;
  readonly sentence: string;
}

export const WITHHELD = 'Withheld: this verdict is not the same under both counts of members.';

/** How many member firms each rule gives, and what follows. */
export function countsSentence({ region }: Params, other: Params, withheld: number): string {
  const firms = `${region.members.firms} by one rule, ${other.region.members.firms} by the other`;
  return `The number of member firms is assumed: ${firms}. Both were run; ${counted(withheld, 'verdict')} not the same under both ${withheld === 1 ? 'is' : 'are'} withheld.`;
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
  if (where.length > 0) {
    const word = `undefined under ${where.join(' and ')}`;
    return { word, sentence: `U${word.slice(1)} in all ${counted(compared.a.length, 'pair')}: nothing to compare.` };
  }
  if (same) return { word: 'nothing can differ', sentence: SAME_POLICY };
  const finding = findingOf(compared, better);
  return { word: WORDS[finding.kind], sentence: sentenceOf(finding, format) };
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
