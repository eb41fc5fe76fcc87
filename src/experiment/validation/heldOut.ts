/**
 * Targets kept for validation: all that is held against Hokkaido, and every quasi-experimental finding on policy. Nothing
 * is tuned on them; a test holds that only the table of validation reads this file. What no source tells apart by region
 * (patterns 5 to 13) is asked of Hokkaido once more, in rows of its own; where a coefficient was set in view
 * of such a target in the other regions, these rows are marked imposed as well.
 */
import { CALIBRATION_REGIONS, EVERY_REGION, HELD_OUT_REGION, type Target } from './target.ts';
import { CALIBRATION_TARGETS } from './targets.ts';

const NO_RP = 'Nishimura & Okamuro (2011), Research Policy 40: negative binomial, signs from its abstract';
const NO_JTT =
  'Nishimura & Okamuro (2011), Journal of Technology Transfer 36: negative binomial and treatment effects, signs from its abstract';
const AFK06 =
  'Arita, Fujita & Kameyama (2006), Review of Urban & Regional Development Studies 18: Tama, Kinki, Hokkaido, signs from its abstract';
const METI05 = 'METI (2005), Present State and Issues of the Industrial Cluster Policy of Japan';

// biome-ignore format: a table
const OWN: readonly Target[] = [
  { id: '14',  pattern: '14', name: 'Hokkaido, consortium adoptions FY2001-03', measure: 'adoptions',      kind: 'level', value: 31,   tolerance: 7.75,  regions: ['hokkaido_super'], source: METI05, grade: 'verified' },
  { id: '15a', pattern: '15', name: 'Hokkaido, university ventures by FY2004', measure: 'universityVentures', kind: 'level', value: 47, tolerance: 9.4, regions: ['hokkaido_super'], source: METI05, grade: 'verified',
    nation: { figure: 1099, share: 0.044, source: 'Nikkei BP 2005-04-26: 1,099 in Japan; share of the population about 4.4 %, recalled' } },
  { id: '15b', pattern: '15', name: 'of these in IT and bio',                   measure: 'itBioShare',     kind: 'level', value: 0.85, tolerance: 0.1,   regions: ['hokkaido_super'], source: METI05, grade: 'verified' },
  { id: '19a', pattern: '19', name: 'support: indirect above direct, on outputs', measure: 'indirectBeatsDirect', kind: 'sign', value: 1, tolerance: 0.05, regions: EVERY_REGION, source: NO_RP, grade: 'verified' },
  { id: '19b', pattern: '19', name: 'participation alone: no patents',          measure: 'participationAlone', kind: 'sign', value: 1, tolerance: 0.05, regions: EVERY_REGION,    source: NO_JTT, grade: 'verified' },
  { id: '19c', pattern: '19', name: 'the same, among the nearest others',       measure: 'participationAmongLike', kind: 'sign', value: 1, tolerance: 0.05, regions: EVERY_REGION, source: NO_JTT, grade: 'verified' },
  { id: '19d', pattern: '19', name: 'partner firm in the cluster: fewer patents', measure: 'clusterTieHurts', kind: 'sign', value: 1,  tolerance: 0.05,  regions: EVERY_REGION,       source: NO_JTT, grade: 'verified' },
  { id: '19e', pattern: '19', name: 'national university in it: more patents',  measure: 'nationalTieHelps', kind: 'sign', value: 1,   tolerance: 0.05,  regions: EVERY_REGION,       source: NO_JTT, grade: 'verified' },
  { id: '20a', pattern: '20', name: 'suppliers and customers: no growth',       measure: 'verticalNeutral', kind: 'sign', value: 1,    tolerance: 0.05,  regions: EVERY_REGION,       source: AFK06, grade: 'verified' },
  { id: '20b', pattern: '20', name: 'universities: growth',                     measure: 'universityGrowth', kind: 'sign', value: 1,   tolerance: 0.05,  regions: EVERY_REGION,       source: AFK06, grade: 'verified' },
  { id: '20c', pattern: '20', name: 'cross-industry body: growth',              measure: 'crossIndustryGrowth', kind: 'sign', value: 1, tolerance: 0.05, regions: EVERY_REGION,       source: AFK06, grade: 'verified' },
  { id: '23a', pattern: '23', name: 'tenants, ten-year survival less others',   measure: 'tenantSurvival', kind: 'level', value: -0.025, tolerance: 0.055, regions: EVERY_REGION,     source: 'Schwartz (2009, 2013); Amezcua: 0, band -0.08 to +0.03', grade: 'verified' },
  { id: '23b', pattern: '23', name: 'exits rise after graduation',              measure: 'graduationSpike', kind: 'sign', value: 1,    tolerance: 0.05,  regions: EVERY_REGION,       source: 'Schwartz (2009): 0 to 36 months', grade: 'verified' },
  { id: '23c', pattern: '23', name: 'faster growth of sales of tenants',        measure: 'tenantGrowth',   kind: 'sign', value: 1,     tolerance: 0.05,  regions: EVERY_REGION,       source: 'Amezcua; Schwartz (2013): matched', grade: 'verified' },
];

const OF_HOKKAIDO = CALIBRATION_TARGETS.filter(({ regions }) => regions === CALIBRATION_REGIONS).map(
  (target): Target => ({
    ...target,
    id: `H${target.id}`,
    name: `Hokkaido: ${target.name}`,
    regions: [HELD_OUT_REGION],
  }),
);

export const HELD_OUT_TARGETS: readonly Target[] = [...OWN, ...OF_HOKKAIDO];
