/**
 * Which feedback channels carry the difference that a policy makes. For each pair, and on average over pairs,
 *
 *   total      B - A, everything live
 *   remains    (B with the channel held at what it passed under A) - A
 *   carried    total - remains
 *   direct     (B with every channel held) - A
 *   remainder  total - direct - sum of carried
 *
 * Channels work through each other: an introduction leads to a consortium only if there is money for it, so either one
 * held takes the consortium away and both are said to carry it. The remainder is what this counts twice (negative) or
 * what comes only from channels together (positive). Nothing here makes the rows add up to the total.
 */
import { INDICATORS, indicatorIndex } from '../indicators/descriptors.ts';
import type { ChannelName } from '../model/params.ts';
import { ALPHA, sequentialInterval } from '../statistics/sequential.ts';
import { lastQuarter, valueAt } from './compare.ts';
import { runsOf } from './knockout.ts';
import type { KnockoutPair, RunSummary } from './results.ts';

/** One quantity over the pairs, in order of index. */
export interface Spread {
  readonly values: readonly number[];
  readonly mean: number;
  /** Anytime-valid 95 % interval of the mean; infinite where there are too few pairs or nothing was seen to vary. */
  readonly interval: readonly [number, number];
}

export interface KnockoutRow {
  readonly channel: ChannelName;
  readonly remains: Spread;
  readonly carried: Spread;
  /** Mean carried / mean total; null where the mean total is zero. */
  readonly share: number | null;
}

export interface KnockoutTable {
  readonly id: string;
  readonly unit: string;
  /** Pairs in which every run defines the indicator; the others are left out. */
  readonly n: number;
  readonly total: Spread;
  /** Whether the interval of the total leaves out zero: only then do shares say much. */
  readonly told: boolean;
  /** In order of the parameters. */
  readonly rows: readonly KnockoutRow[];
  readonly direct: Spread;
  readonly directShare: number | null;
  readonly sumCarried: Spread;
  readonly sumShare: number | null;
  readonly remainder: Spread;
  readonly remainderShare: number | null;
}

/** @param ids indicators, by id */
export function knockoutTables(pairs: readonly KnockoutPair[], ids: readonly string[]): KnockoutTable[] {
  const quarter = lastQuarter(pairs);
  return ids.map((id) => tableOf(pairs, id, quarter));
}

function tableOf(pairs: readonly KnockoutPair[], id: string, quarter: number): KnockoutTable {
  const row = indicatorIndex(id);
  const at = ({ series }: RunSummary): number => valueAt(series, row, quarter);
  const defined = pairs.filter((pair) => runsOf(pair).every((run) => Number.isFinite(at(run))));
  const identical = pairs.every((pair) => pair.a.runKey === pair.b.runKey);
  const spread = (of: (pair: KnockoutPair) => number): Spread => {
    const values = defined.map(of);
    const { mean, interval } = sequentialInterval(values, ALPHA, identical);
    return { values, mean, interval };
  };
  const over = ({ mean }: Spread): number | null =>
    total.mean === 0 || defined.length === 0 ? null : mean / total.mean;

  const total = spread(({ a, b }) => at(b) - at(a));
  const channels = pairs[0]?.held.map(({ channel }) => channel) ?? [];
  const heldAt = (pair: KnockoutPair, place: number): number =>
    at((pair.held[place] as KnockoutPair['held'][number]).run);
  const rows = channels.map((channel, place): KnockoutRow => {
    const carried = spread((pair) => at(pair.b) - heldAt(pair, place));
    return { channel, remains: spread((pair) => heldAt(pair, place) - at(pair.a)), carried, share: over(carried) };
  });
  const direct = spread(({ a, allHeld }) => at(allHeld) - at(a));
  const carriedIn = (pair: KnockoutPair): number =>
    channels.reduce((sum, _, place) => sum + at(pair.b) - heldAt(pair, place), 0);
  const sumCarried = spread(carriedIn);
  const remainder = spread((pair) => at(pair.b) - at(pair.allHeld) - carriedIn(pair));
  const [low, high] = total.interval;
  return {
    id,
    unit: INDICATORS[row]?.unit ?? '',
    n: defined.length,
    total,
    told: low > 0 || high < 0,
    rows,
    direct,
    directShare: over(direct),
    sumCarried,
    sumShare: over(sumCarried),
    remainder,
    remainderShare: over(remainder),
  };
}
