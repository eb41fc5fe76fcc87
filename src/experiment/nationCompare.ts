/**
 * What pairs of histories of a nation say about B against A: its sums, with the verdicts that a region has, and by region
 * what was gained, told apart into what moved there and what was made there. Pure.
 */
import type { Key } from '../core/random.ts';
import { INDICATORS, indicatorIndex } from '../indicators/descriptors.ts';
import { compareValues, type IndicatorComparison } from './compare.ts';
import type { Gain, NationOutcome, RegionOutcome } from './nation.ts';

/** The same luck under two policies. */
export interface NationPair {
  readonly index: number;
  readonly seed: Key;
  readonly a: NationOutcome;
  readonly b: NationOutcome;
}

type Better = 'more' | 'less' | 'neither';

interface NationIndicator {
  readonly id: string;
  readonly unit: string;
  readonly better: Better;
  /** Too small to matter in one region; of a nation as many times that as it has regions. */
  readonly smallest: number;
  readonly of: (outcome: NationOutcome) => number;
}

/** Sum over all regions of what `musubi compare` tells of one. */
function summed(id: string, of: (region: RegionOutcome) => number): NationIndicator {
  const { unit, better, smallest } = INDICATORS[indicatorIndex(id)] as (typeof INDICATORS)[number];
  return { id, unit, better, smallest, of: ({ regions }) => regions.reduce((sum, region) => sum + of(region), 0) };
}

function inYears(id: string, of: (year: NationOutcome['years'][number]) => number): NationIndicator {
  const { unit, better, smallest } = INDICATORS[indicatorIndex(id)] as (typeof INDICATORS)[number];
  return { id, unit, better, smallest, of: ({ years }) => years.reduce((sum, year) => sum + of(year), 0) };
}

export const NATION_INDICATORS: readonly NationIndicator[] = [
  summed('newBusinessesStarted', ({ newBusinesses }) => newBusinesses),
  summed('venturesFounded', ({ ventures }) => ventures),
  summed('productsLaunched', ({ products }) => products),
  inYears('alliancesFormed', ({ alliances }) => alliances),
  summed('members', ({ members }) => members),
  { ...summed('jobsInMembers', ({ jobs }) => jobs), id: 'jobs' },
  { ...summed('salesOfMembers', ({ gains }) => gains.sales.gained), id: 'salesGained' },
  { id: 'publicMoney', unit: 'yen', better: 'neither', smallest: 0, of: sumOf(({ publicMoney }) => publicMoney) },
  { id: 'firmsThatMove', unit: 'firms', better: 'neither', smallest: 1, of: sumOf(({ gains }) => gains.firms.movedIn) },
];

function sumOf(of: (region: RegionOutcome) => number): NationIndicator['of'] {
  return ({ regions }) => regions.reduce((sum, region) => sum + of(region), 0);
}

/** In order of NATION_INDICATORS. @param pairs in order of their seeds */
export function compareNations(pairs: readonly NationPair[]): IndicatorComparison[] {
  const regions = pairs[0]?.a.regions.length ?? 0;
  return NATION_INDICATORS.map(({ of, smallest, ...indicator }) =>
    compareValues({ ...indicator, smallest: smallest * regions }, ...sides(pairs, of), sameRuns(pairs)),
  );
}

/** Mean of B - A over the pairs; `made` + `moved` is what was gained. */
export interface RegionDifference {
  readonly id: string;
  readonly firms: { readonly gained: number; readonly moved: number; readonly made: number };
  readonly jobs: { readonly gained: number; readonly moved: number; readonly made: number };
  /** Of jobs made there: what moved is another region's loss. */
  readonly verdict: IndicatorComparison;
}

/** In order of ids. */
export function compareRegions(pairs: readonly NationPair[]): RegionDifference[] {
  const { better, smallest } = INDICATORS[indicatorIndex('jobsInMembers')] as (typeof INDICATORS)[number];
  return (pairs[0]?.a.regions ?? []).map(({ id }, n) => {
    const of = (outcome: NationOutcome): RegionOutcome => outcome.regions[n] as RegionOutcome;
    const mean = (part: (region: RegionOutcome) => number): number =>
      pairs.reduce((sum, { a, b }) => sum + part(of(b)) - part(of(a)), 0) / pairs.length;
    const parts = (gains: (region: RegionOutcome) => Gain): RegionDifference['jobs'] => ({
      gained: mean((region) => gains(region).gained),
      moved: mean((region) => gains(region).movedIn - gains(region).movedOut),
      made: mean((region) => gains(region).made),
    });
    const made = sides(pairs, (outcome) => of(outcome).gains.jobs.made);
    return {
      id,
      firms: parts(({ gains }) => gains.firms),
      jobs: parts(({ gains }) => gains.jobs),
      verdict: compareValues({ id: 'jobsMade', unit: 'jobs', better, smallest }, ...made, sameRuns(pairs)),
    };
  });
}

function sides(pairs: readonly NationPair[], of: (outcome: NationOutcome) => number): [a: number[], b: number[]] {
  return [pairs.map(({ a }) => of(a)), pairs.map(({ b }) => of(b))];
}

/** Both sides of every pair are the same run: known from the parameters. */
export function sameRuns(pairs: readonly NationPair[]): boolean {
  return pairs.length > 0 && pairs.every(({ a, b }) => a.runKey === b.runKey);
}
