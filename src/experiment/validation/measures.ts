/** What validation measures in each run, by name; the order is that of every observation. Months are calendar months. */
import { monthOf } from '../../core/calendar.ts';

/** Months at whose beginning counters and stocks are read: the end of fiscal years 2000 to 2004. */
export const YEAR_ENDS = [2001, 2002, 2003, 2004, 2005].map((year) => monthOf(year, 4));
/** The network of collaborations is read here: the end of FY2009, the last year of state money for networks. */
export const NETWORK_MONTH = monthOf(2010, 4);
/** Rewired graphs for each run. */
export const REWIRINGS = 10;

// biome-ignore format: a table
const TEXTS = {
  alliances:            ['alliances', 'alliancesFormed since April 1998, by the end of FY2004'],
  products:             ['products', 'productsLaunched since April 1998, by the end of FY2004'],
  jointRnD:             ['projects', 'jointRnDStarted since April 1998, by the end of FY2004'],
  venturesSupported:    ['ventures', 'university ventures in life science, founded since April 1998, that have been tenants of an incubator by the end of FY2004'],
  stock2001:            ['ventures', 'university ventures alive at the end of FY2001'],
  stock2002:            ['ventures', 'university ventures alive at the end of FY2002'],
  stock2003:            ['ventures', 'university ventures alive at the end of FY2003'],
  stock2004:            ['ventures', 'university ventures alive at the end of FY2004'],
  labSurvival:          ['share', 'university ventures founded since April 1998, followed for five years: share alive'],
  startUpSurvival:      ['share', 'firms that entered and spin-offs of firms since April 1998, followed for five years: share alive'],
  groupOdds:            ['odds factor', 'odds that members who know each other start to work together after a session of a study group, over those after a meeting by chance, mean over pairs at the end of FY2009'],
  elasticity:           ['elasticity', 'of private research of firms that ever had public research money to it, FY2001 to FY2010, firm and year effects taken off'],
  elasticityFalls:      ['sign', '1 where small firms answer (significant at 5 %), large ones less, and large ones not (not significant at 1 %)'],
  commercialised:       ['share', 'consortia adopted and ended, followed for ten years: share with a product'],
  commercialisedEarly:  ['share', 'of these products, the share within five years'],
  smeShare:             ['share', 'joint projects of a laboratory and firms since April 1998 whose firms are small or ventures'],
  invertedU:            ['sign', '1 where the success of joint projects, regressed on distance and its square, has a negative square and an optimum between 0 and 1'],
  optimum:              ['distance', 'that optimum, where there is one'],
  optimumWithin:        ['distance', 'the same of projects within one sector, read as exploiting'],
  optimumAcross:        ['distance', 'the same of projects across two sectors, read as exploring'],
  optimumNearer:        ['sign', '1 where both have an optimum and that within one sector is nearer'],
  modularity:           ['Q', 'modularity (Louvain) of the living collaborations of actors at the end of FY2009'],
  modularityRatio:      ['ratio', 'that modularity over the mean of ten rewired graphs with the same degrees'],
  clusteringFalls:      ['sign', '1 where local clustering falls with degree (slope of the logarithms below 0)'],
  heavyTail:            ['sign', '1 where the mean square degree over the squared mean exceeds that of a random graph of the same mean'],
  modularityRewired:    ['Q', 'mean modularity of the rewired graphs'],
  clusteringFallsRewired: ['share', 'share of the rewired graphs whose clustering falls with degree'],
  adoptions:            ['projects', 'consortiumAdoptions in FY2001 to FY2003'],
  universityVentures:   ['ventures', 'university ventures founded since April 1998, by the end of FY2004'],
  itBioShare:           ['share', 'of these, the share in information technology or life science by main field'],
  tenantSurvival:       ['share', 'share of tenants alive ten years after they moved in, less that of other ventures of the same fiscal year of birth and sector that were alive and no tenants in that month'],
  graduationSpike:      ['sign', '1 where the exit hazard in the 36 months after graduation exceeds that before'],
  indirectBeatsDirect:  ['sign', '1 where improved outputs of small members in FY2006 to FY2008 rise with indirect support (significant at 5 %), and more than with direct support'],
  participationAlone:   ['sign', '1 where participation adds no patents of small firms in FY2001 to FY2008 beside their ties (not significant at 1 %)'],
  participationAmongLike: ['sign', '1 where participants have no other number of patents than the nearest others by propensity score, ties included (not significant at 1 %)'],
  clusterTieHurts:      ['sign', '1 where small firms that work with firms of the region have fewer patents (significant at 5 %)'],
  nationalTieHelps:     ['sign', '1 where small firms that work with laboratories of national universities of the region have more patents (significant at 5 %)'],
  verticalNeutral:      ['sign', '1 where growth of sales of small firms, FY2000 to FY2003, does not go with supply ties (not significant at 1 %)'],
  universityGrowth:     ['sign', '1 where it goes with working with laboratories (significant at 5 %)'],
  crossIndustryGrowth:  ['sign', '1 where it goes with ties that the promotion body made (significant at 5 %)'],
  tenantGrowth:         ['sign', '1 where sales of tenants grow faster in their first three years than those of the nearest other ventures of that year (significant at 5 %)'],
  indirect:             ['log count', 'coefficient of indirect support, by one standard deviation of the logarithm of 1 + times'],
  indirectZ:            ['z', 'that over its robust error'],
  direct:               ['log count', 'coefficient of direct support, in the same way'],
  directZ:              ['z', 'that over its robust error'],
  participation:        ['log count', 'coefficient of participation'],
  participationZ:       ['z', 'that over its robust error'],
  participationMatched: ['patents', 'patents of participants less those of the nearest others'],
  participationMatchedZ: ['z', 'that over its error'],
  clusterTie:           ['log count', 'coefficient of working with firms of the region'],
  clusterTieZ:          ['z', 'that over its robust error'],
  nationalTie:          ['log count', 'coefficient of working with laboratories of national universities'],
  nationalTieZ:         ['z', 'that over its robust error'],
  vertical:             ['a year', 'coefficient of supply ties on the growth of log sales'],
  verticalZ:            ['z', 'that over its robust error'],
  university:           ['a year', 'coefficient of working with laboratories'],
  universityZ:          ['z', 'that over its robust error'],
  crossIndustry:        ['a year', 'coefficient of ties made by the body'],
  crossIndustryZ:       ['z', 'that over its robust error'],
  verticalJobs:         ['a year', 'coefficient of supply ties on the growth of log jobs'],
  verticalJobsZ:        ['z', 'that over its robust error'],
  universityJobs:       ['a year', 'coefficient of working with laboratories on the growth of log jobs'],
  universityJobsZ:      ['z', 'that over its robust error'],
  crossIndustryJobs:    ['a year', 'coefficient of ties made by the body on the growth of log jobs'],
  crossIndustryJobsZ:   ['z', 'that over its robust error'],
  tenants:              ['log sales', 'growth of log sales in three years, tenants less the nearest others'],
  tenantsZ:             ['z', 'that over its error'],
  elasticitySmall:      ['elasticity', 'the same of product-developing and basic-technology firms'],
  elasticitySmallZ:     ['z', 'that over its error, clustered by firm'],
  elasticityLarge:      ['elasticity', 'the same of large firms'],
  elasticityLargeZ:     ['z', 'that over its error, clustered by firm'],
  firmsSupported:       ['firms', 'firms that had public research money in FY2001 to FY2010'],
  membersSurveyed:      ['firms', 'small members of the regression on support'],
  firmsSurveyed:        ['firms', 'small firms of the regression on patents'],
  firmsGrowing:         ['firms', 'small firms of the regression on growth'],
  tenantsMatched:       ['ventures', 'tenants with a match'],
  clustering:           ['share', 'clustering of the same network'],
  clusteringRewired:    ['share', 'its mean over rewired graphs'],
  clusteringSigma:      ['share', 'its standard deviation over them'],
  assortativity:        ['correlation', 'degree correlation of the same network'],
  assortativityRewired: ['correlation', 'its mean over rewired graphs'],
  assortativitySigma:   ['correlation', 'its standard deviation over them'],
  crossing:             ['share', 'share of its edges between two sectors'],
  crossingRewired:      ['share', 'its mean over rewired graphs'],
  crossingSigma:        ['share', 'its standard deviation over them'],
} as const satisfies Record<string, readonly [unit: string, definition: string]>;

export type MeasureId = keyof typeof TEXTS;
export const MEASURE_IDS = Object.keys(TEXTS) as readonly MeasureId[];

export function measureIndex(id: MeasureId): number {
  return MEASURE_IDS.indexOf(id);
}

export function measureText(id: MeasureId): { readonly unit: string; readonly definition: string } {
  const [unit, definition] = TEXTS[id];
  return { unit, definition };
}
