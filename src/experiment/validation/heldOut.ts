/**
 * Targets kept for validation: all of Hokkaido, and every quasi-experimental finding on policy. Nothing is tuned on them; a
 * test holds that only the table of validation reads this file.
 */
import { EVERY_REGION, type NotShown, type Target } from './target.ts';

const METI05 = 'METI (2005), Present State and Issues of the Industrial Cluster Policy of Japan';

// biome-ignore format: a table
export const HELD_OUT_TARGETS: readonly Target[] = [
  { id: '14',  pattern: '14', name: 'Hokkaido, consortium adoptions FY2001-03', measure: 'adoptions',      kind: 'level', value: 31,   tolerance: 7.75,  regions: ['hokkaido_super'], source: METI05, grade: 'verified' },
  { id: '15a', pattern: '15', name: 'Hokkaido, university ventures by FY2004', measure: 'universityVentures', kind: 'level', value: 47, tolerance: 9.4, regions: ['hokkaido_super'], source: METI05, grade: 'verified',
    nation: { figure: 1099, share: 0.044, source: 'Nikkei BP 2005-04-26: 1,099 in Japan; share of the population about 4.4 %, recalled' } },
  { id: '15b', pattern: '15', name: 'of these in IT and bio',                   measure: 'itBioShare',     kind: 'level', value: 0.85, tolerance: 0.1,   regions: ['hokkaido_super'], source: METI05, grade: 'verified' },
  { id: '23a', pattern: '23', name: 'tenants, ten-year survival less others',   measure: 'tenantSurvival', kind: 'level', value: -0.025, tolerance: 0.055, regions: EVERY_REGION,     source: 'Schwartz (2009, 2013); Amezcua: 0, band -0.08 to +0.03', grade: 'verified' },
  { id: '23b', pattern: '23', name: 'exits rise after graduation',              measure: 'graduationSpike', kind: 'sign', value: 1,    tolerance: 0.05,  regions: EVERY_REGION,       source: 'Schwartz (2009): 0 to 36 months', grade: 'verified' },
];

export const HELD_OUT_NOT_SHOWN: readonly NotShown[] = [
  {
    id: '19',
    name: 'regressions of Nishimura and Okamuro on simulated firms',
    reason:
      'needs their estimators (matching, Heckman, negative binomial) and patents by firm; they come with calibration',
  },
  {
    id: '20',
    name: 'regressions of Arita, Fujita and Kameyama on simulated firms',
    reason: 'ties are not told apart as vertical, so one of its three signs cannot be asked for',
  },
  { id: '23c', name: 'faster growth of sales of tenants', reason: 'sales are not kept by firm and year' },
];
