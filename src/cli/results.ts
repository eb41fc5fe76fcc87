/**
 * The results that `run --json` and `compare --json` print. `replay` builds them anew from what a file asks for and holds
 * them against the file, so all that they say but the names of policies follows from parameters, seed and pairs.
 */
import { formatMonth } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import { type Comparison, compareResults } from '../experiment/compare.ts';
import type { PairResult } from '../experiment/results.ts';
import { INDICATORS, type IndicatorDescriptor } from '../indicators/descriptors.ts';
import { seriesOf } from '../indicators/recorder.ts';
import { MODEL_VERSION, type Params } from '../model/params.ts';
import type { History } from './history.ts';
import { isSamePolicy, readingOf } from './reading.ts';
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
  readonly seedText: string;
  readonly until: number;
  /** More than there are where it was interrupted. */
  readonly pairsAsked: number;
}

/** Differences are B - A, by pair; null where a side is undefined, and for an end of an interval without bound. */
export function comparisonResult(
  asked: ComparisonAsked,
  pairs: readonly PairResult[],
  comparison: Comparison = compareResults(pairs),
): object {
  const same = isSamePolicy(pairs);
  const arm = ({ policy, sets, params }: ArmAsked): object => ({ policy, sets, model: params.variant, params });
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
