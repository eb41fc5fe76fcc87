/** The published estimators on simulated firms, term by term: how often which sign, and whether it is significant. */
import type { Variant } from '../../model/variants.ts';
import { meanOf } from '../../statistics/summary.ts';
import { type MeasureId, measureIndex } from './measures.ts';
import type { RegionRuns } from './table.ts';

/** Two-sided, 5 %. */
const SIGNIFICANT = 1.96;

// biome-ignore format: a table
export const TERMS = [
  { target: '9',  term: 'research: small firms', published: '+',          measure: 'elasticitySmall',      z: 'elasticitySmallZ',      sample: 'firmsSupported' },
  { target: '9',  term: 'research: large firms', published: 'about 0',    measure: 'elasticityLarge',      z: 'elasticityLargeZ',      sample: 'firmsSupported' },
  { target: '19', term: 'indirect support', published: '+, above direct', measure: 'indirect',             z: 'indirectZ',             sample: 'membersSurveyed' },
  { target: '19', term: 'direct support',   published: 'weak',            measure: 'direct',               z: 'directZ',               sample: 'membersSurveyed' },
  { target: '19', term: 'participation',    published: 'n.s.',            measure: 'participation',        z: 'participationZ',        sample: 'firmsSurveyed' },
  { target: '19', term: 'participation, matched', published: 'n.s.',      measure: 'participationMatched', z: 'participationMatchedZ', sample: 'firmsSurveyed' },
  { target: '19', term: 'firm of the cluster', published: '-',            measure: 'clusterTie',           z: 'clusterTieZ',           sample: 'firmsSurveyed' },
  { target: '19', term: 'national university of it', published: '+',      measure: 'nationalTie',          z: 'nationalTieZ',          sample: 'firmsSurveyed' },
  { target: '20', term: 'sales: vertical',  published: 'n.s.',            measure: 'vertical',             z: 'verticalZ',             sample: 'firmsGrowing' },
  { target: '20', term: 'sales: university', published: '+',              measure: 'university',           z: 'universityZ',           sample: 'firmsGrowing' },
  { target: '20', term: 'sales: cross-industry body', published: '+',     measure: 'crossIndustry',        z: 'crossIndustryZ',        sample: 'firmsGrowing' },
  { target: '20', term: 'jobs: vertical',   published: 'n.s.',            measure: 'verticalJobs',         z: 'verticalJobsZ',         sample: 'firmsGrowing' },
  { target: '20', term: 'jobs: university', published: '+',               measure: 'universityJobs',       z: 'universityJobsZ',       sample: 'firmsGrowing' },
  { target: '20', term: 'jobs: cross-industry body', published: '+',      measure: 'crossIndustryJobs',    z: 'crossIndustryJobsZ',    sample: 'firmsGrowing' },
  { target: '23', term: 'tenants, matched', published: '+',               measure: 'tenants',              z: 'tenantsZ',              sample: 'tenantsMatched' },
] as const satisfies readonly { target: string; term: string; published: string; measure: MeasureId; z: MeasureId; sample: MeasureId }[];

/** One term under one model, over all runs and regions that define it. */
export interface EstimateRow {
  readonly target: string;
  readonly term: string;
  /** The sign that was published. */
  readonly published: string;
  readonly model: Variant;
  /** Mean coefficient, and mean size of the sample. */
  readonly coefficient: number;
  readonly sample: number;
  /** Histories of a region with an estimate. */
  readonly runs: number;
  /** Shares of them: significant at 5 % and above 0, above 0, below 0, significant and below 0. */
  readonly rises: number;
  readonly above: number;
  readonly below: number;
  readonly falls: number;
}

export function estimateRows(groups: readonly RegionRuns[]): EstimateRow[] {
  const models = [...new Set(groups.map(({ model }) => model))];
  return TERMS.flatMap(({ target, term, published, measure, z, sample }) =>
    models.flatMap((model): EstimateRow[] => {
      const runs = groups.filter((group) => group.model === model).flatMap(({ values }) => values);
      const of = (id: MeasureId) => (run: ArrayLike<number>) => run[measureIndex(id)] ?? Number.NaN;
      const told = runs.filter((run) => !Number.isNaN(of(z)(run)));
      if (told.length === 0) return [];
      const share = (is: (z: number) => boolean): number => told.filter((run) => is(of(z)(run))).length / told.length;
      return [
        {
          target,
          term,
          published,
          model,
          coefficient: meanOf(told.map(of(measure))),
          sample: meanOf(told.map(of(sample))),
          runs: told.length,
          rises: share((value) => value > SIGNIFICANT),
          above: share((value) => value > 0),
          below: share((value) => value < 0),
          falls: share((value) => value < -SIGNIFICANT),
        },
      ];
    }),
  );
}
