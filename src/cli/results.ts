/**
 * The results that `run --json` and `compare --json` print. `replay` builds them anew from what a file asks for and holds
 * them against the file, so all that they say but the names of policies follows from parameters, seed and pairs.
 */
import { formatMonth } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import { type ArmAsked, type ComparisonAsked, comparisonDocument } from '../experiment/comparisonDocument.ts';
import type { PairResult } from '../experiment/results.ts';
import { INDICATORS } from '../indicators/descriptors.ts';
import { seriesOf } from '../indicators/recorder.ts';
import { MODEL_VERSION } from '../model/params.ts';
import type { History } from './history.ts';
import { PROGRAM_VERSION } from './version.ts';
import { NOTICE } from './words.ts';

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

/** @param others pairs under the other count of members; none where there is one count */
export function comparisonResult(
  asked: ComparisonAsked,
  pairs: readonly PairResult[],
  others: readonly PairResult[],
): object {
  return comparisonDocument(asked, PROGRAM_VERSION, pairs, others);
}
