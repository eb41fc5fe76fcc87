/**
 * What pairing is worth, lever by lever: the share of the variance of a difference that giving both arms the same luck takes
 * away, at so many months after the lever's start.
 *
 *   share = 1 - Var(B - A) / (Var A + Var B),   A without the lever, B with it at what the programme spent on it
 *
 * A is no policy, but for levers that act on what others pay for: these others are on in A and B alike.
 */
import { monthOf } from '../core/calendar.ts';
import { HEADLINES, indicatorIndex } from '../indicators/descriptors.ts';
import type { Params } from '../model/params.ts';
import {
  type LeverDescriptor,
  type LeverFieldKey,
  type LeverId,
  leversFor,
  PROGRAMME_YEARS,
} from '../scenario/descriptors.ts';
import { setLever } from '../scenario/levers.ts';
import { pairedOf } from '../statistics/paired.ts';
import { meanOf, varianceOf } from '../statistics/summary.ts';
import { valueAt } from './compare.ts';
import type { PairResult } from './results.ts';

/** Months after the start of a lever at which its pairs are looked at. */
export const LAGS = [12, 24, 60, 240] as const;
/** Below this the table says where the arms part first. */
export const LOW_SHARE = 0.5;

/** Every lever starts here. */
export const LEVER_START = monthOf(PROGRAMME_YEARS.from, 4);
const FIRST_QUARTER_ENDS = monthOf(1998, 7);

/** Levers without which one has nothing to act on: no late subsidies to bridge, no tenants for trained managers, no money to move. */
export const BESIDE: Partial<Record<LeverId, readonly LeverId[]>> = {
  bridge: ['consortium', 'development'],
  training: ['incubation'],
  review: ['network', 'consortium', 'development', 'incubation'],
};

export interface LeverArm {
  readonly lever: LeverId;
  /** Levers that are on in both arms. */
  readonly beside: readonly LeverId[];
  /** Level of each field from April 2001 to March 2011, in its unit. */
  readonly levels: Readonly<Record<string, number>>;
  /** Without the lever, and with it. */
  readonly base: Params;
  readonly params: Params;
}

/** Each lever, at what any programme spent on it; where none did, at half of what its control reaches. */
export function leverArms(none: Params): LeverArm[] {
  const known = leversFor(none.region.members.firms);
  const withLever = (params: Params, lever: LeverId): Params => {
    const levers = Object.entries(levelsOf(known, lever)).reduce(
      (changed, [key, level]) => setLever(changed, lever, key as LeverFieldKey, level, PROGRAMME_YEARS),
      params.levers,
    );
    return Object.freeze({ ...params, levers });
  };
  return known.map(({ name: lever }) => {
    const beside = BESIDE[lever] ?? [];
    const base = beside.reduce(withLever, none);
    return { lever, beside, levels: levelsOf(known, lever), base, params: withLever(base, lever) };
  });
}

function levelsOf(known: readonly LeverDescriptor[], lever: LeverId): Record<string, number> {
  const { fields } = known.find(({ name }) => name === lever) as LeverDescriptor;
  return Object.fromEntries(
    fields.map(({ key, programmeMaximum, max }) => [key, programmeMaximum > 0 ? programmeMaximum : max / 2]),
  );
}

export interface VarianceCell {
  readonly indicator: string;
  readonly lag: number;
  /** Pairs in which both sides define it. */
  readonly pairs: number;
  /** Of them, those in which the sides differ. */
  readonly differing: number;
  readonly meanDifference: number;
  /** null: a side does not vary, so that there is nothing to share, or fewer than two pairs. */
  readonly share: number | null;
}

/** Quarter that ends so many months after the start. */
export function quarterAfter(lag: number): number {
  return (LEVER_START + lag - FIRST_QUARTER_ENDS) / 3;
}

export function varianceCells(pairs: readonly PairResult[]): VarianceCell[] {
  return HEADLINES.flatMap((indicator) =>
    LAGS.map((lag) => {
      const [a, b] = (['a', 'b'] as const).map((arm) =>
        pairs.map((pair) => valueAt(pair[arm].series, indicatorIndex(indicator), quarterAfter(lag))),
      ) as [number[], number[]];
      const { n, ties, differences, varianceRemoved } = pairedOf(a, b);
      return {
        indicator,
        lag,
        pairs: n,
        differing: n - ties,
        meanDifference: n === 0 ? Number.NaN : meanOf(differences),
        share: varies(a) && varies(b) ? varianceRemoved : null,
      };
    }),
  );
}

function varies(values: readonly number[]): boolean {
  return varianceOf(values.filter(Number.isFinite)) > 0;
}
