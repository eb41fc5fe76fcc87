/**
 * A comparison as a file: what `musubi compare --json` prints and the viewer hands out, and what `musubi replay` runs again.
 * All that it says but the names of policies follows from parameters, seed and pairs.
 */
import { formatMonth } from '../core/calendar.ts';
import { INDICATORS, type IndicatorDescriptor } from '../indicators/descriptors.ts';
import type { Params } from '../model/params.ts';
import { type Comparison, compareResults } from './compare.ts';
import { businessPrice } from './price.ts';
import { isSamePolicy, readingOf, WITHHELD } from './reading.ts';
import type { PairResult } from './results.ts';
import { flipping } from './withheld.ts';
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
  /** Under the other count of members, where that is assumed. */
  readonly other: Pick<ComparisonAsked, 'a' | 'b'> | null;
  readonly seedText: string;
  /** Calendar month, exclusive. */
  readonly until: number;
  /** More than there are where it was interrupted. */
  readonly pairsAsked: number;
}

/** @param others pairs under the other count of members; none where there is one count */
export function compared(
  pairs: readonly PairResult[],
  others: readonly PairResult[],
): { readonly comparison: Comparison; readonly withheld: ReadonlySet<string> } {
  const comparison = compareResults(pairs);
  const flips = others.length === 0 ? [] : flipping(comparison.indicators, compareResults(others).indicators);
  return { comparison, withheld: new Set(flips) };
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
  others: readonly PairResult[],
): object {
  const { comparison, withheld } = compared(pairs, others);
  const same = isSamePolicy(pairs);
  const arm = ({ policy, sets, params }: ArmAsked): object => ({ policy, sets, model: params.variant, params });
  const runsOf = (pair: PairResult): object => ({
    index: pair.index,
    seedWords: [pair.seed.hi, pair.seed.lo],
    partedAt: formatMonth(pair.partedAt),
    a: ran(pair.a),
    b: ran(pair.b),
  });
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
      verdict: withheld.has(compared.id) ? 'withheld' : compared.verdict,
      sentence: withheld.has(compared.id)
        ? WITHHELD
        : readingOf(compared, (INDICATORS[i] as IndicatorDescriptor).better, same).sentence,
    })),
    furtherBusiness: businessPrice(comparison.indicators, withheld),
    runs: pairs.map(runsOf),
    a: arm(asked.a),
    b: arm(asked.b),
    // only where the number of members is assumed
    ...(asked.other === null
      ? {}
      : { other: { runs: others.map(runsOf), a: arm(asked.other.a), b: arm(asked.other.b) } }),
  };
}

function finiteOrNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
