/**
 * The results that `run --json` and `compare --json` print. `replay` builds them anew from what a file asks for and holds
 * them against the file, so all that they say but the names of policies follows from parameters, seed and pairs.
 */
import { formatMonth } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import { type Comparison, compareResults } from '../experiment/compare.ts';
import type { PairResult } from '../experiment/results.ts';
import { flipping } from '../experiment/withheld.ts';
import { INDICATORS, type IndicatorDescriptor } from '../indicators/descriptors.ts';
import { seriesOf } from '../indicators/recorder.ts';
import { MODEL_VERSION, type Params } from '../model/params.ts';
import type { History } from './history.ts';
import { isSamePolicy, readingOf, WITHHELD } from './reading.ts';
import { PROGRAM_VERSION } from './version.ts';
import { NOTICE } from './words.ts';

/** A policy as it was asked for, and what it came to. */
export interface ArmAsked {
  readonly policy: string;
  readonly sets: readonly string[];
  readonly params: Params;
}

export interface RunAsked extends ArmAsked {
  /** The text, and the pair of its list counted from 1; null: the text's own seed. `seed` is what they come to. */
  readonly seedText: string;
  readonly pair: number | null;
  readonly seed: Key;
  readonly until: number;
}

/** Months are YYYY-MM, `until` exclusive; series by quarter, null where undefined. */
export function runResult(asked: RunAsked, { summary, years }: History): object {
  return {
    format: 'musubi run 1',
    version: PROGRAM_VERSION,
    notice: NOTICE,
    digest: summary.digest,
    runKey: summary.runKey,
    modelVersion: MODEL_VERSION,
    region: asked.params.region.id,
    policy: asked.policy,
    sets: asked.sets,
    model: asked.params.variant,
    seed: asked.seedText,
    pair: asked.pair,
    seedWords: [asked.seed.hi, asked.seed.lo],
    until: formatMonth(asked.until),
    years,
    indicators: INDICATORS.map(({ id, unit }) => ({ id, unit, quarters: seriesOf(summary.series, id) })),
    params: asked.params,
  };
}

export interface ComparisonAsked {
  readonly a: ArmAsked;
  readonly b: ArmAsked;
  /** Under the other count of members, where that is assumed. */
  readonly other: Pick<ComparisonAsked, 'a' | 'b'> | null;
  readonly seedText: string;
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

/** Differences are B - A, by pair; null where a side is undefined, and for an end of an interval without bound. */
export function comparisonResult(
  asked: ComparisonAsked,
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
    version: PROGRAM_VERSION,
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
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
