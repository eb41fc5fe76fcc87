/**
 * A comparison as a file: what `musubi compare --json` prints and the viewer hands out, and what `musubi replay` runs again.
 * All that it says but the names of policies follows from parameters, seed and pairs.
 */
import { formatMonth } from '../core/calendar.ts';
import { INDICATORS, type IndicatorDescriptor } from '../indicators/descriptors.ts';
import type { Params } from '../model/params.ts';
import { type Comparison, compareResults } from './compare.ts';
import { isSamePolicy, readingOf } from './reading.ts';
import type { PairResult } from './results.ts';
import { NOTICE } from './words.ts';

/** A policy as it was asked for, and what it came to. */
export interface ArmAsked {
  readonly policy: string;
  readonly sets: readonly string[];
  readonly params: Params;
}

export interface ComparisonAsked {
  readonly a: ArmAsked;
  readonly b: ArmAsked;
  readonly seedText: string;
  /** Calendar month, exclusive. */
  readonly until: number;
  /** More than there are where it was interrupted. */
  readonly pairsAsked: number;
}

/**
 * Differences are B - A, by pair; null where a side is undefined, and for an end of an interval without bound.
 *
 * @param version of the program, as package.json has it
 */
export function comparisonDocument(
  asked: ComparisonAsked,
  version: string,
  pairs: readonly PairResult[],
  comparison: Comparison = compareResults(pairs),
): object {
  const same = isSamePolicy(pairs);
  const arm = ({ policy, sets, params }: ArmAsked): object => ({ policy, sets, model: params.variant, params });
  const ran = ({ runKey, digest }: PairResult['a']): object => ({ runKey, digest });
  return {
    format: 'musubi compare 1',
    version,
    notice: NOTICE,
    modelVersion: asked.a.params.modelVersion,
    region: asked.a.params.region.id,
    seed: asked.seedText,
    until: formatMonth(asked.until),
    pairs: pairs.length,
    pairsAsked: asked.pairsAsked,
    interrupted: pairs.length < asked.pairsAsked,
    indicators: comparison.indicators.map((compared, i) => ({
      ...compared,
      interval: compared.interval.map(finiteOrNull),
      sentence: readingOf(compared, (INDICATORS[i] as IndicatorDescriptor).better, same).sentence,
    })),
    runs: pairs.map((pair) => ({
      index: pair.index,
      seedWords: [pair.seed.hi, pair.seed.lo],
      partedAt: formatMonth(pair.partedAt),
      a: ran(pair.a),
      b: ran(pair.b),
    })),
    a: arm(asked.a),
    b: arm(asked.b),
  };
}

function finiteOrNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
