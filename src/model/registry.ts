/**
 * The registry of coefficients: unit, range, default, source, grade and the targets each was set with in view (`binds`).
 * Schema descriptions, help and the tables of the ODD protocol are made from it, so they cannot drift.
 *
 * Grades: `verified` stands in the source; `derived` is arithmetic on verified figures; `recalled` is from memory;
 * `proposal` is our choice, which no source claims.
 */
import { PROFILE_ROWS } from './profiles.ts';
import type { Grade, RegistryRow } from './registryRow.ts';
import { SHAPE_ROWS } from './shapes.ts';

export type { Grade };

export interface ParameterSpec {
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly source: string;
  readonly grade: Grade;
  /** Calibration targets that this number was set with in view; a result on one of them, met or missed, is not found. */
  readonly binds: readonly string[];
  readonly text: string;
  /** Money and counts are whole numbers. */
  readonly whole: boolean;
}

const own = 'proposal';
const METI05 = 'METI, Y. Tsukamoto, Present State and Issues of the Industrial Cluster Policy of Japan, 2005';

// biome-ignore format: a table
const ROWS = {
  // people and firms at the start
  staffMedian:            ['staff', 3, 200, 24, 'proposal', own, 'Median staff of a small firm'],
  staffLargeFactor:       ['factor', 2, 100, 12, 'proposal', own, 'Staff of a large firm over that of a small one'],
  staffSpread:            ['log points', 0, 1.5, 0.7, 'proposal', own, 'Standard deviation of log staff'],
  attentionMean:          ['share', 0.02, 1, 0.35, 'proposal', own, 'Mean attention that an organisation has for others, of the most attentive one'],
  fieldsPerOrganisation:  ['fields', 1, 6, 3, 'proposal', own, 'Fields of technology in which an organisation has expertise at the start'],
  profileSmoothing:       ['weight', 0, 1, 0.12, 'proposal', own, 'Weight in a smoothed profile of the expertise in the rest of the sector'],
  profileCommon:          ['weight', 0, 1, 0.02, 'proposal', own, 'Weight in a smoothed profile of the expertise in all fields together'],
  // step 1, vision
  focusAnalysis:          ['share', 0, 1, 0.3, 'proposal', own, "How far the body's focus rests on an analysis of what its members can do, over the fields that its region names"],
  visionGainSession:      ['share', 0, 0.5, 0.05, 'proposal', own, 'Share of the missing adoption that one seminar or study group adds'],
  visionGainVisit:        ['share', 0, 0.5, 0.12, 'proposal', own, 'Share of the missing adoption that one visit adds'],
  visionFade:             ['months', 6, 240, 36, 'proposal', own, 'Half-life of adoption above its base when there is no contact'],
  visionBase:             ['share', 0, 1, 0.25, 'proposal', own, "Base adoption of a member whose profile equals the body's focus"],
  // step 2, meetings
  chanceAttendance:       ['per month', 0, 0.45, 0.36, 'proposal', '0.2 to 0.6 organic meetings a month', 'Chance to be at a gathering of the town in a month, for full attention'],
  chanceGatherings:       ['per town', 1, 16, 2, 'proposal', own, 'Chance gatherings in each town and month, rounded; fixed, never from the present count'],
  referralRate:           ['per month', 0, 0.4, 0.10, 'proposal', own, 'Chance to meet a friend of a friend in a month, for full attention'],
  referralTrustFloor:     ['trust', 0, 1, 0.15, 'proposal', own, 'Trust that a tie needs to carry a referral'],
  seminarAttendance:      ['share', 0, 1, 0.30, 'proposal', own, 'Chance that a member of full attention is at a seminar'],
  seminarReach:           ['organisations', 1, 3, 3, 'proposal', own, 'Neighbours on each side that an attendee really talks to: at most six contacts'],
  bodySeminars:           ['per year', 0, 24, 4, 'proposal', own, 'Seminars that the body holds from its own means'],
  seminarCost:            ['yen', 50000, 10000000, 1500000, 'proposal', own, 'Cost of a seminar'],
  studyGroupJoin:         ['share', 0, 1, 0.25, 'proposal', own, 'Chance that a member of full attention belongs to its study group in a year'],
  studyGroupShare:        ['share', 0, 1, 0.30, 'proposal', own, 'Share of the network money after coordinators that goes to study groups'],
  studyGroupCost:         ['yen', 20000, 5000000, 500000, 'proposal', own, 'Cost of one session of a study group'],
  visitsPerCoordinator:   ['per month', 0, 40, 8, 'proposal', own, 'Visits of one coordinator'],
  bureauVisits:           ['per month', 0, 60, 6, 'proposal', `${METI05}: about 500 staff for 19 projects; visits a month are ours`, 'Visits by the regional bureau while state money for networks flows'],
  visitMemory:            ['months', 3, 240, 18, 'proposal', own, 'How long a visited organisation stays on the knowledge map'],
  visitNonMember:         ['factor', 0, 1, 0.10, 'proposal', own, 'Weight of a non-member among those to visit, against a member'],
  introductionsPerCoordinator: ['per month', 0, 12, 4.5, 'proposal', own, 'Introductions of one coordinator (3 to 6 a month)'],
  introductionCandidates: ['organisations', 2, 30, 10, 'proposal', own, "Length of a broker's list"],
  introductionSkill:      ['inverse noise', 0, 20, 5, 'proposal', own, 'How closely a coordinator follows expected fit; 0 is a random pair'],
  clusterManager:         ['share', 0, 2, 0.15, 'proposal', `${METI05}: cluster managers from FY2005, who allocate coordinators better; the size is ours`, 'Skill that a cluster manager adds to introductions, from FY2005 while the lever pays'],
  pipelineRate:           ['per month', 0, 0.1, 0.012, 'proposal', own, 'Chance to meet somebody of the Tokyo core or overseas in a month, for full attention'],
  incubatorMeeting:       ['per month', 0, 1, 0.30, 'proposal', own, 'Chance that a tenant meets its neighbours in the incubator in a month'],
  // acquaintance and collaboration
  acquaintChance:         ['logit', -8, 4, -0.6, 'proposal', own, 'One-sided inclination to become acquainted after a chance meeting'],
  acquaintReferral:       ['logit', -8, 4, 0.9, 'proposal', own, 'The same after a referral'],
  acquaintSeminar:        ['logit', -8, 4, -1.8, 'proposal', own, 'The same after a talk at a seminar'],
  acquaintStudyGroup:     ['logit', -8, 4, -0.2, 'proposal', own, 'The same after a session of a study group'],
  acquaintIntroduction:   ['logit', -8, 4, 1.2, 'proposal', own, 'The same after an introduction'],
  acquaintPipeline:       ['logit', -8, 4, -0.4, 'proposal', own, 'The same after a meeting outside the region'],
  familiarity:            ['logit', 0, 6, 1.0, 'proposal', 'Boschma 2005; Broekel & Boschma 2012: proximity drives forming', 'Weight of cognitive proximity 1 - d in forming a tie (monotone)'],
  sharedVision:           ['logit', 0, 4, 0.8, 'proposal', own, "Weight of the product of both sides' adoption in forming a tie"],
  commonFriends:          ['logit', 0, 2, 0.3, 'proposal', 'Kossinets & Watts 2006: new ties close cycles over common acquaintances (sign; figures from memory)', 'Weight in becoming acquainted of each common acquaintance, other than who brought the two together'],
  commonFriendsMost:      ['organisations', 1, 20, 1, 'proposal', own, 'Common acquaintances beyond which more add nothing; 1: it counts that there is one'],
  loadAversion:           ['logit', 0, 4, 0.7, 'proposal', own, 'Inclination lost per project in hand'],
  collaborate:            ['logit', -12, 0, -2.45, 'proposal', own, 'One-sided inclination of acquaintances to start working together when they meet', ['1']],
  collaborateTrust:       ['logit', 0, 8, 2.2, 'proposal', own, 'Weight of present trust in it'],
  collaborateGroup:       ['odds factor', 1, 3, 1.75, 'derived', 'Boudreau et al. 2017, Rev. Econ. Stat.: 0.16 % to 0.28 % after one structured session, which is a factor of 1.75', 'Odds factor of a session of a study group: the product of those of the two sides, more than what it does to the odds of the pair', ['8']],
  collaborateIntroduction:['odds factor', 1, 6, 2.0, 'proposal', own, 'Odds factor of a matched introduction, the product of those of the two sides'],
  // trust
  trustChance:            ['trust', 0, 1, 0.12, 'proposal', own, 'Trust at the start of a tie from a chance meeting or a gathering'],
  trustIntroduced:        ['trust', 0, 1, 0.22, 'proposal', own, 'Trust at the start of an introduced tie'],
  trustReferral:          ['factor', 0, 1, 0.8, 'proposal', own, 'Trust at the start of a referred tie over the product of the trust along the path'],
  trustMeeting:           ['share', 0, 1, 0.10, 'proposal', own, 'Share of the missing trust that a further meeting adds'],
  trustWork:              ['share', 0, 1, 0.04, 'proposal', own, 'Share of the missing trust that a month of joint work adds'],
  trustSuccess:           ['share', 0, 1, 0.30, 'proposal', own, 'Share of the missing trust that a success adds'],
  trustFailure:           ['share', 0, 1, 0.25, 'proposal', own, 'Share of the trust that a failure costs'],
  trustHalfLife:          ['months', 3, 120, 24, 'proposal', own, 'Months without contact in which trust halves'],
  trustFloor:             ['trust', 0.001, 0.5, 0.05, 'proposal', own, 'A tie below this without work is dropped'],
  // projects
  jointRate:              ['per month', 0, 0.2, 0.008, 'proposal', own, 'Chance that partners start a bilateral joint project in a month', ['1']],
  bilateralCost:          ['yen', 100000, 50000000, 2200000, 'derived', 'MEXT 2005: 19.6 bn yen over 8,864 joint projects', 'Cost of a bilateral joint project'],
  bilateralMonths:        ['months', 3, 48, 12, 'proposal', own, 'Term of a bilateral joint project'],
  consortiumCost:         ['yen a year', 1000000, 500000000, 55000000, 'recalled', 'regional consortium programme: some tens of millions of yen a year', 'Cost of a consortium a year'],
  consortiumMonths:       ['months', 12, 60, 30, 'recalled', 'regional consortium programme: two to three years', 'Term of a consortium'],
  developmentCost:        ['yen', 1000000, 500000000, 30000000, 'recalled', 'subsidies for practical application: some tens of millions of yen', 'Cost of a subsidised development project'],
  developmentMonths:      ['months', 6, 36, 18, 'proposal', own, 'Term of a development project'],
  consortiumShare:        ['share', 0, 1, 1, 'derived', `${METI05}: commission expense; what is commissioned is paid in full`, 'Share of a consortium that the commission pays'],
  developmentShare:       ['share', 0, 1, 0.6667, 'recalled', 'two thirds were usual', 'Share of a development project that the subsidy pays'],
  callMonth:              ['month of the year', 1, 12, 6, 'proposal', own, 'Month of the yearly calls'],
  startDelay:             ['months', 0, 24, 4, 'proposal', own, 'Months from award to start'],
  paymentDelay:           ['months', 0, 11, 3, 'proposal', own, 'Months from the end of the fiscal year to the payment of its subsidy'],
  proposalRate:           ['per year', 0, 1, 0.10, 'proposal', own, 'Chance that an organisation of full attention that knows the programme drafts a proposal in a year'],
  awareness:              ['share', 0, 1, 0.25, 'proposal', own, 'Awareness of the programmes without membership, visit or member partner'],
  teamSize:               ['organisations', 2, 15, 4, 'proposal', own, 'Least size wanted of a consortium'],
  teamSpread:             ['organisations', 0, 13, 2, 'proposal', own, 'Most members wanted beyond that; how many is drawn'],
  prize:                  ['factor', 0, 20, 1.2, 'proposal', own, 'Private value of a success, over the cost of the project'],
  optimism:               ['factor', 0, 3, 0.5, 'proposal', own, 'Standard deviation of the error with which a lead values its project, over its cost'],
  applicationCost:        ['yen', 0, 20000000, 1000000, 'proposal', own, 'Cost of applying'],
  judgement:              ['share', 0, 1, 0.6, 'proposal', own, 'Weight of true merit in the ranking of proposals; the rest is noise'],
  bureauStaff:            ['staff', 1, 200, 26, 'derived', `${METI05}: about 500 staff for 19 projects, shared out evenly`, 'Staff of the regional bureau for the cluster; in the month of the calls they rank'],
  reviewEffort:           ['staff months', 0, 10, 0.5, 'proposal', own, 'Staff months in which one proposal is judged as well as judgement allows; with less, merit counts less'],
  joinedShare:            ['share', 0, 0.5, 0.08, 'proposal', `${METI05}: both frames begin in FY2005, in which the line grows by 21 of 131 M dollars; half of it each is our rule`, 'Share of the consortium line kept from FY2005 for teams that carry on results of a laboratory'],
  baseShare:              ['share', 0, 0.5, 0.08, 'proposal', `${METI05}: both frames begin in FY2005, in which the line grows by 21 of 131 M dollars; half of it each is our rule`, 'Share kept from FY2005 for teams led by a basic-technology firm'],
  displacement:           ['share', 0, 1, 0, 'proposal', 'Wallsten 2000 finds one for one, others next to none; 0 leaves additionality to the rule of proposals', 'Other research that a firm or venture leaves undone, and learns so much less by, for each yen of public research money'],
  successBase:            ['share', 0, 1, 0.22, 'proposal', 'alliances fail in 30 to 70 % (National Academies)', 'Chance of technical success before expertise and distance', ['10']],
  successExpertise:       ['share', 0, 1, 0.25, 'proposal', own, 'Gain from expertise 10 of the team'],
  successDistance:        ['share', 0, 1, 0.30, 'proposal', 'Nooteboom et al. 2007; Inoue et al. 2015: inverted U', 'Gain at the optimum of cognitive distance'],
  distanceOptimum:        ['distance', 0.1, 0.9, 0.45, 'proposal', 'an inverted U is found by Nooteboom et al. 2007; its place is ours', 'Optimum of performing in distance', ['12']],
  distanceWidth:          ['distance', 0.1, 1, 0.45, 'proposal', own, 'Half-width of the inverted U', ['12']],
  sizePenalty:            ['share a member', 0, 0.3, 0.03, 'proposal', 'Advanced Technology Program: patents fall from 3 members', 'Loss per member beyond the easy size'],
  sizeEasy:               ['organisations', 1, 8, 2, 'derived', 'NISTIR 7323: patents fall at 3 and more members, so 2 are easy', 'Size of a team up to which coordination is easy'],
  // knowledge
  learning:               ['share', 0, 1, 0.4, 'proposal', 'Cowan & Jonard 2004 for the form', 'Share of an expertise gap that a joint project closes, for full absorptive capacity and trust'],
  absorptionHalf:         ['share of sales', 0.001, 0.3, 0.025, 'proposal', 'Cohen & Levinthal 1989: absorption rises in own research (sign)', 'Research over sales, joint work included, at which absorptive capacity is half'],
  newField:               ['chance', 0, 1, 0.05, 'proposal', own, 'Chance that a partner picks up a field in which it knew nothing, at the end of a project or in a year of supply'],
  forgetting:             ['share a year', 0, 1, 0.05, 'proposal', own, 'Share of the expertise above the floor lost in a year in a field out of use'],
  expertiseFloor:         ['expertise', 0, 10, 2, 'proposal', own, 'Expertise below which nothing is forgotten'],
  supplyTies:             ['ties', 0, 3, 1, 'proposal', own, 'Large firms of near fields that a small firm supplies, on average'],
  supplyTrust:            ['trust', 0, 1, 0.25, 'proposal', own, 'Trust that a year of trade restores a supply tie to'],
  supplyLearning:         ['factor', 0, 1, 0.25, 'proposal', own, 'Learning in a year of supply, over that of a joint project'],
  // market
  entryHazard:            ['per month', 0, 0.5, 0.035, 'proposal', own, 'Hazard of market entry after that, for capability 1/2', ['10']],
  entryFirmLead:          ['factor', 0.1, 5, 1.3, 'proposal', 'Okamuro & Nishimura 2018: firm leadership raises early commercialisation (sign)', 'Factor of a firm as lead'],
  entryTradingFirm:       ['factor', 1, 5, 1.4, 'proposal', own, 'Factor of a tie to a trading firm on market entry, and on the strength of a product'],
  faceliftRate:           ['per month', 0, 0.2, 0.019, 'proposal', `set with target 2 in view; ${METI05}: about 400 products of 280 firms in seven years`, 'New or renewed products of single firms', ['2']],
  productSales:           ['yen a month', 0, 1e9, 2000000, 'proposal', 'first sales; Hokkaido bureau 2016 has 117 M yen in all for a project, sold or not', 'First sales of a product of a project'],
  faceliftSales:          ['yen a month', 0, 1e9, 250000, 'proposal', own, 'Sales that a facelift adds'],
  productHalfLife:        ['months', 6, 240, 30, 'proposal', own, 'Months in which the sales of a product halve'],
  rivalsOutside:          ['products', 1, 10000, 60, 'proposal', own, 'Rivals outside the region in a field, in living product lines of ordinary strength'],
  salesPerStaff:          ['yen a month', 100000, 10000000, 1600000, 'proposal', own, 'Sales of a firm per member of staff'],
  materialShare:          ['share of sales', 0, 0.95, 0.58, 'proposal', own, 'Bought materials and services'],
  wage:                   ['yen a month', 100000, 2000000, 420000, 'recalled', 'wage and social cost of a small firm, early 2000s', 'Cost of a member of staff'],
  overheadShare:          ['share of sales', 0, 0.5, 0.10, 'proposal', own, 'Rent and other overheads'],
  rndShare:               ['share of sales', 0, 0.3, 0.025, 'proposal', own, 'Own research of a product-developing or large firm; or of a venture; a quarter of it of a basic-technology firm'],
  taxRate:                ['share', 0, 0.6, 0.40, 'recalled', 'effective corporate tax of the time', 'Tax on the profit of a fiscal year'],
  ventureRevenue:         ['yen a month', 0, 5000000, 620000, 'proposal', own, 'Contract work of a venture per member of staff'],
  shockPersistence:       ['share', 0, 0.99, 0.7, 'proposal', own, 'Share of the shock of one year left in the next'],
  salesShock:             ['log points', 0, 1, 0.10, 'proposal', own, 'Standard deviation of the yearly shock to the sales of a firm'],
  cashMonths:             ['months of sales', 0, 24, 2.5, 'proposal', own, 'Cash at the start'],
  creditMonths:           ['months of sales', 0, 24, 2, 'proposal', own, 'Credit line of an established firm'],
  loanRate:               ['per year', 0, 0.2, 0.025, 'recalled', 'bank loans to small firms, early 2000s', 'Interest on negative cash'],
  staffLag:               ['share a year', 0, 1, 0.35, 'proposal', own, 'Share of the gap between wanted and present staff closed each April'],
  // demand and shocks, the same in every policy
  hollowingOut:           ['per year', 0, 0.1, 0.008, 'proposal', `${METI05} names overseas relocation; the size is ours`, 'Loss of demand for mechanical and electrical firms to relocation'],
  publicWorks:            ['per year', 0, 0.2, 0.055, 'recalled', 'public investment fell by about half from FY1998 to FY2010', 'Loss of demand in civil engineering as public works are cut, April 1999 to March 2011'],
  shock2008:              ['share', 0, 0.9, 0.22, 'proposal', 'industrial production fell by about a third from peak to trough, from memory; that it is 0.22 on the mean of the year is ours', 'Demand lost from October 2008 to September 2009'],
  shock2011:              ['share', 0, 0.9, 0.07, 'proposal', 'earthquake of March 2011; the size is ours', 'Demand lost from March to June 2011'],
  shock2020:              ['share', 0, 0.9, 0.10, 'proposal', 'pandemic; the size is ours', 'Demand lost from April to September 2020'],
  incorporationPush:      ['factor', 1, 3, 1.3, 'proposal', 'incorporation of national universities, April 2004', 'Factor on the orientation of national laboratories from April 2004'],
  incorporationAttention: ['factor', 1, 3, 1.3, 'proposal', 'METI study group report 2005: incorporation turns universities to their region (sign); as large as the push on founding, which is ours', 'Factor on the attention of national laboratories for others from April 2004'],
  venturePush:            ['factor', 1, 5, 3.5, 'proposal', 'push for 1,000 university ventures, FY2001 to FY2004; the size is set by hand with target 5 in view', 'Factor on the founding of university ventures in these years', ['5']],
  // founding, exit, entry
  labVentureRate:         ['per year', 0, 0.2, 0.006, 'proposal', 'set with targets 4 and 5 in view, the rate is ours; what comes out stands in docs/validation.md', 'Founding of a venture by a laboratory, without any success', ['4', '5']],
  successVentureRate:     ['per year', 0, 0.5, 0.08, 'proposal', own, 'The same added by a success of its own in the last three years'],
  contagionVentureRate:   ['per year', 0, 0.2, 0.006, 'proposal', 'Zhang 2003: founding by social contagion', 'The same added by successful peers, at saturation'],
  contagionHalf:          ['organisations', 1, 1000, 30, 'proposal', own, 'Organisations with a technical success in the last three years at which contagion is half'],
  spinOffRate:            ['per year', 0, 0.1, 0.004, 'recalled', 'Klepper-type spin-offs: 0.003 to 0.01 a year for research firms', 'Spin-offs of a product-developing or large firm'],
  spinOffSuccess:         ['factor', 1, 5, 1.5, 'proposal', 'Klepper 2010: better parents, more children (sign)', 'Factor of a success of its own in the last three years on the spin-offs of a firm'],
  spinOffHeritage:        ['share', 0, 1, 0.65, 'proposal', 'Klepper 2010: better parents, better children', 'Share of the expertise of the parent that a venture inherits'],
  venturePaidIn:          ['yen', 0, 1e9, 10000000, 'recalled', 'minimum capital of a stock company until 2006', 'Capital that founders pay in'],
  ventureStaff:           ['staff', 1, 50, 3, 'proposal', own, 'Staff of a venture at its start'],
  founderPay:             ['factor', 0, 1, 0.85, 'proposal', 'members of universities founded beside their posts; set by hand with target 6 in view', 'What the founders of a university venture are paid, over the wage of other staff', ['6']],
  ventureHazard:          ['per year', 0, 0.5, 0.00845, 'proposal', 'set with target 6 in view, 92 % of university ventures alive after five years, insolvency included; with newness, 0.06 in these five years; what comes out stands in docs/validation.md', 'Exit of ventures that are no longer young, for reasons other than money', ['6']],
  newness:                ['factor', 1, 10, 1.7, 'proposal', 'White Paper 2006: companies alive after 1, 5, 10 years are 79.6, 52.6, 36.0 %, so 0.145 a year up to age 3 and 0.084 from 3 to 10; that it is one factor for ventures and newcomers, money apart, is ours', 'Factor on the exit of a venture or a newcomer, for reasons other than money, while it is young'],
  youngMonths:            ['whole months', 0, 240, 36, 'proposal', 'Freeman, Carroll & Hannan 1983: death rates fall with age (sign); the span is ours', 'Age up to which a venture or a newcomer is young'],
  retirement:             ['per year', 0, 0.2, 0.02, 'proposal', 'set with target 7 in view; exit of all firms is about 4 % a year (White Paper 2017), the part without insolvency is ours; what comes out stands in docs/validation.md', 'Exit of established firms for reasons other than money', ['7']],
  entryRate:              ['share a year', 0, 0.3, 0.02, 'proposal', own, 'New firms in reach that come whatever happens, over the firms at the start'],
  attractionPerSuccess:   ['chance', 0, 1, 0.35, 'proposal', own, 'Chance that a visible success draws a firm in, when there is room'],
  congestionRoom:         ['factor', 1.01, 10, 1.5, 'proposal', own, 'Firms at which there is no room left, over those at the start'],
  // money from outside
  investmentsPerInvestor: ['per quarter', 0, 20, 1, 'proposal', own, 'Ventures that one venture capital firm can take on in a quarter, if its money lasts'],
  investmentRate:         ['per quarter', 0, 1, 0.10, 'proposal', own, 'Chance that a visible venture is looked at in a quarter'],
  investmentSize:         ['yen', 0, 1e9, 30000000, 'proposal', own, 'Size of one investment'],
  investorCapital:        ['yen a year', 0, 1e10, 100000000, 'proposal', own, 'Money that a venture capital firm has at least at the start of a fiscal year; it raises what its returns leave open'],
  investorJudgement:      ['share', 0, 1, 0.6, 'proposal', own, 'Weight of the truth in what a venture capital firm sees of a venture; the rest is noise'],
  fundJudgement:          ['share', 0, 1, 0.3, 'proposal', 'a public fund judges worse than private ones (sign); the size is ours', 'The same of the public fund'],
  dividendShare:          ['share', 0, 1, 0.2, 'proposal', own, 'Share of the profit after tax that a venture with outside equity pays out, by stakes'],
  stakeMonths:            ['months', 12, 240, 84, 'proposal', 'funds of the time ran about ten years', 'Months after the first investment at which stakes are sold'],
  saleMultiple:           ['years of sales', 0, 20, 1, 'proposal', own, 'Price of a whole venture then, over its sales of a year'],
  // loans
  bankJudgement:          ['share', 0, 1, 0.5, 'proposal', own, 'Weight of the truth in what a bank sees of a project or venture (mekiki); the rest is noise'],
  regionalBankShare:      ['share', 0, 1, 0.5, 'proposal', own, 'Organisations whose main bank is one of the region; the others have theirs outside'],
  lendingBar:             ['share', 0, 1, 0.45, 'proposal', own, 'What a bank must see, 0 to 1, to lend'],
  loanCapacity:           ['yen', 0, 1e11, 100000000, 'proposal', own, 'What one bank has out in such loans at most; its interest adds to it, its losses take from it'],
  loanMonths:             ['months', 6, 120, 36, 'proposal', own, 'Term of such a loan'],
  ventureLoan:            ['yen', 0, 1e9, 5000000, 'proposal', own, 'Working capital that a bank lends to a venture that it knows'],
  bridgeCover:            ['share', 0, 1, 0.8, 'proposal', own, 'Share of public money spent and not yet paid that the bridge facility lends on'],
  bridgeRate:             ['per year', 0, 0.2, 0.015, 'proposal', own, 'Interest of the bridge facility'],
  // body and members
  fee:                    ['yen a year', 0, 10000000, 60000, 'proposal', 'about 50,000 yen a year, from memory; 60,000 is ours', 'Membership fee of a firm; institutions pay the same'],
  feeValue:               ['yen', 0, 10000000, 500000, 'proposal', own, 'Value that a member sees in a tie of full trust made through the body, and who might join in one to a member, a year'],
  joinRate:               ['per year', 0, 1, 0.2, 'proposal', own, 'Chance that a non-member is recruited in a year, at most half of what ties and size can reach'],
  joinTrust:              ['trust', 0.01, 10, 0.5, 'proposal', own, 'Trust summed over ties to members at which recruiting is half'],
  joinStaff:              ['staff', 1, 500, 30, 'proposal', own, 'Staff at which the pull of size is 1, half of its most'],
  joinBasic:              ['factor', 0, 1, 0.5, 'proposal', 'members were mostly manufacturers with research (Libertas 2006); the size is ours', 'Inclination of basic-technology firms to join, over those with research of their own'],
  wideningShare:          ['share', 0, 3, 0.63, 'derived', 'Libertas 2006: 6,000 firms in FY2004, 9,800 in FY2005, a new subsidy for networks with wider recipients', 'Firms swept in by the widening of FY2005, over the founding member firms'],
  leaveRate:              ['per year', 0, 1, 0.05, 'proposal', own, 'Chance that a member who sees less value than the fee leaves in a year'],
  localShare:             ['share', 0, 1, 0.5, 'proposal', own, "Share of the cost of the coordinators that the body was founded with, paid by local government"],
  managementShare:        ['share', 0, 0.3, 0.02, 'proposal', 'bodies managed the commissions of their members; the share is ours', "Share of the public money of members' consortia that the body keeps for managing them"],
  bodyGrowth:             ['factor', 1, 5, 2, 'proposal', own, 'Coordinators of its own that a body with a reserve of a year has at most, over those that it was founded with'],
  bodyPatience:           ['years', 1, 20, 3, 'proposal', own, 'Years without anybody at work after which the body rests'],
  coordinatorCost:        ['yen a year', 1000000, 30000000, 8000000, 'proposal', own, 'Cost of a coordinator'],
  // policy management
  planLag:                ['Aprils', 0, 2, 1, 'proposal', own, 'How late the reports are that a review can read, in years'],
  planError:              ['log points', 0, 2, 0.2, 'proposal', own, 'Standard deviation of the error of a report without monitoring'],
  reviewCost:             ['yen a year', 100000, 1000000000, 3000000, 'proposal', own, 'Money for monitoring at which the error of reports is half'],
  planAmbition:           ['share', -0.5, 2, 0.1, 'proposal', own, 'By how much a new plan asks for more than the last reports'],
  planYear:               ['weight', 0, 1, 0.05, 'proposal', own, "Move of a lever's weight in a year's plan for reports twice the mean"],
  planReview:             ['weight', 0, 1, 0.2, 'proposal', `${METI05}: evaluation in the third year; the size is ours`, 'The same in the evaluation of the third year'],
  planQuota:              ['share', 0, 0.9, 0.15, 'proposal', 'quotas on counts lower quality (METI monitoring, Libertas 2006: sign)', 'More introductions, and less skill in choosing them, while counts are judged'],
  // incubators
  placeCost:              ['yen a year', 100000, 50000000, 2000000, 'proposal', own, 'Public cost of a place in an incubator, managers included'],
  tenancyInterest:        ['share', 0, 1, 0.4, 'proposal', own, 'Ventures that apply for a place in an incubator while they are young enough; the others never do'],
  tenancy:                ['months', 6, 120, 36, 'proposal', own, 'Longest stay in an incubator'],
  siteTown:               ['factor', 1, 1000, 4, 'proposal', `${METI05}: incubators at places; the size is ours`, 'Odds that a tenant goes to an incubator in its own town, over one elsewhere'],
  siteSector:             ['factor', 1, 1000, 3, 'proposal', `${METI05}, support 3: small clusters within incubators; the size is ours`, 'Odds that a tenant goes to an incubator of its own sector, over one of another'],
  tenantRent:             ['share', 0, 1, 0.5, 'proposal', own, 'Overheads of a tenant over those of others'],
  tenantAdvice:           ['share a year', 0, 1, 0.10, 'proposal', own, 'Share of the missing market capability that advice adds in a year'],
  // lever market: sales channels
  channelCost:            ['yen a year', 100000, 50000000, 3000000, 'proposal', own, 'Public cost of a place with a trading firm, sales agent or marketing specialist'],
  channelTerm:            ['months', 1, 120, 24, 'proposal', own, 'Longest stay of a firm with a sales channel'],
  channelEntry:           ['factor', 1, 5, 1.6, 'proposal', 'Atkin, Khandelwal & Osman 2017: access through an intermediary raises profits by 16 to 26 % (sign)', 'Factor of a place with a channel on the hazard of market entry'],
  channelReach:           ['share', 0, 2, 0.25, 'proposal', own, 'Sales of product lines that the channel adds, over those without it'],
  channelMargin:          ['share of sales', 0, 0.9, 0.15, 'proposal', own, 'Margin of the channel on all sales of product lines of its firm'],
  channelAdvice:          ['share a year', 0, 1, 0.10, 'proposal', own, 'Share of the missing market capability that working with the channel adds in a year'],
  channelDependence:      ['share', 0, 1, 0.15, 'proposal', own, 'Share of the sales of product lines that is lost with the place'],
  // lever exchange: trips to other clusters and overseas
  exchangeTripCost:       ['yen', 10000, 10000000, 250000, 'proposal', own, 'Public cost of a trip of a member'],
  exchangeOverseas:       ['share', 0, 1, 0.2, 'proposal', own, 'Share of the trips that lead overseas; the others lead to another cluster'],
  exchangeAbsence:        ['months', 0, 24, 2, 'proposal', own, 'Months after a trip in which following it up leaves no time for gatherings here'],
  exchangeLearning:       ['share', 0, 1, 0.05, 'proposal', own, 'Share of an expertise gap that a trip closes for a traveller of full absorptive capacity and the same profile'],
  exchangeEntry:          ['factor', 1, 5, 1.2, 'proposal', 'Okubo, Okazaki & Tomiura 2022: networks with Tokyo grew, and sales with them (sign)', 'Factor on the hazard of market entry of a seller with a living tie that an exchange made'],
  exchangeInward:         ['chance', 0, 1, 0.01, 'proposal', own, 'Chance that a trip overseas draws a firm in, where there is room'],
  // lever leadCustomer: public purchases
  purchaseSize:           ['yen', 100000, 100000000, 5000000, 'proposal', own, 'Public purchase of a new product, verification included'],
  purchaseWindow:         ['months', 1, 120, 24, 'proposal', own, 'Months after its launch in which a product is new, and in which a purchase works'],
  purchaseReference:      ['share', 0, 1, 0.15, 'proposal', own, 'Share of the missing market capability that a public purchase adds'],
  purchaseEntry:          ['factor', 1, 5, 1.5, 'proposal', own, 'Factor of a public purchase on the hazard of market entry'],
  purchaseBespoke:        ['share', 0, 1, 0.10, 'proposal', own, 'Share of the other sales of its product lines that a firm loses by fitting them to the public buyer'],
  // lever attraction: industrial estates and branch plants
  plantCost:              ['yen', 1000000, 100000000000, 250000000, 'proposal', own, 'Public cost of an industrial estate for one plant'],
  plantArrival:           ['chance', 0, 1, 0.7, 'proposal', own, 'Chance that a plant comes to a new estate at the demand of April 1998, where there is room'],
  plantStaff:             ['staff', 5, 2000, 120, 'proposal', own, 'Median staff of a branch plant at its start'],
  plantAttention:         ['factor', 0, 1, 0.2, 'proposal', own, 'Attention of a branch plant for others, over that of other firms'],
  plantHazard:            ['per year', 0, 1, 0.03, 'proposal', own, 'Closing of a branch plant for other reasons than money, at the demand of April 1998 and with room for firms'],
  plantShock:             ['factor', 0, 50, 8, 'proposal', own, 'Relative rise of that hazard with the share of demand lost'],
  plantCrowding:          ['factor', 0, 50, 1, 'proposal', own, 'Relative rise of that hazard where no room is left: labour is scarce and dear'],
  // people, training
  engineerShare:          ['share of staff', 0, 0.5, 0.15, 'proposal', own, 'Engineers among the staff of firms and ventures'],
  graduatesPerLab:        ['per year', 0, 20, 2, 'proposal', own, 'Graduates of a laboratory who become engineers in the region'],
  entrepreneursPerLab:    ['per year', 0, 1, 0.08, 'proposal', own, 'People of a laboratory who become ready to found'],
  managersPromoted:       ['per year', 0, 0.05, 0.001, 'proposal', own, 'Engineers who become ready to manage a venture'],
  peopleRetire:           ['per year', 0, 0.2, 0.025, 'recalled', 'a working life of about 40 years', 'People who retire'],
  peopleLeave:            ['per year', 0, 0.5, 0.02, 'proposal', own, 'People who move to Tokyo whatever happens'],
  idleLeave:              ['per year', 0, 1, 0.3, 'proposal', own, 'Engineers without a post, entrepreneurs and managers without a venture, who move to Tokyo'],
  newcomers:              ['share a year', 0, 1, 0.8, 'proposal', own, 'Open posts of engineers that are filled from outside the region'],
  managerGrowth:          ['share a year', 0, 1, 0.05, 'proposal', own, 'Share of the missing market capability that a manager adds to a venture in a year'],
  trainingFirst:          ['yen per member firm', 0, 1000000, 21725, 'derived', `${METI05}: $1.2M for incubation managers over 5,800 firms, at 105 yen`, 'Training money of a year that goes to incubation managers before any other'],
  trainingCore:           ['weight', 0, 1, 0.25, 'proposal', own, 'Part of the other training money for core persons, who become ready to found'],
  trainingProduction:     ['weight', 0, 1, 0.25, 'proposal', own, 'Part of it for production staff, who become engineers'],
  trainingJudges:         ['weight', 0, 1, 0.25, 'proposal', own, 'Part of it for judges of technology (mekiki)'],
  trainingManagement:     ['weight', 0, 1, 0.25, 'proposal', own, 'Part of it for managers'],
  trainingCost:           ['yen', 50000, 50000000, 2000000, 'proposal', own, 'Cost of one trained person, whatever the course'],
  trainingLag:            ['whole months', 1, 36, 12, 'proposal', own, 'Length of a course'],
  judgesHalf:             ['per 100 members', 0.1, 100, 5, 'proposal', own, 'Trained judges at which half of the gap to judging by merit alone is closed'],
  tenantsPerManager:      ['tenants', 0, 100, 5, 'proposal', own, 'Tenants whom one trained incubation manager can look after'],
  trainedAdvice:          ['share', 0, 5, 0.5, 'proposal', own, 'What a trained incubation manager adds to the advice to a tenant, over that of others'],
  // patents, agencies
  patentChance:           ['share', 0, 1, 0.5, 'proposal', own, 'Technical successes that are patented'],
  licencesPerOffice:      ['per year', 0, 100, 2, 'proposal', own, 'Patents that a licensing office can place'],
  licenceExpertise:       ['expertise', 0, 10, 3, 'proposal', 'Cohen & Levinthal 1989: absorptive capacity; the level is ours', 'Expertise in the field without which nobody can use a licence'],
  licenceFee:             ['yen', 0, 100000000, 1000000, 'proposal', own, 'Fee for a licence, paid at once to the university'],
  royaltyShare:           ['share', 0, 0.5, 0.03, 'recalled', 'royalties of a few per cent of sales are usual', "Royalty on the first year's sales of a licensed product"],
  testInstitute:          ['share', 0, 0.3, 0.03, 'proposal', own, 'Chance of technical success added by a tie to a public test institute'],
  // research facilities
  facilityCost:           ['yen', 10000000, 1e11, 600000000, 'proposal', own, 'Cost of building a research facility'],
  facilityMonths:         ['whole months', 24, 36, 30, 'proposal', '24 to 36 months', 'Shortest time in which it is built'],
  facilityRunning:        ['yen a year', 0, 1e10, 60000000, 'proposal', own, 'Cost of running it'],
  facilityLabs:           ['laboratories', 0, 100, 8, 'proposal', own, 'Laboratories that it has places for'],
  facilityLearning:       ['share a year', 0, 1, 0.15, 'proposal', own, 'Share of the gap to expertise 10 in its main field that a place closes in a year'],
  facilityBenches:        ['projects', 0, 10, 2, 'proposal', own, 'Projects in hand that a place takes off a laboratory'],
  // numbers inside the forms
  ...SHAPE_ROWS,
  // profiles of fields, see fields.ts
  ...PROFILE_ROWS,
} satisfies Record<string, RegistryRow>;

export type CoefficientName = keyof typeof ROWS;
export type Coefficients = Readonly<Record<CoefficientName, number>>;

/** Units that count something. */
const COUNTED: ReadonlySet<string> = new Set([
  'staff',
  'organisations',
  'fields',
  'per town',
  'month of the year',
  'whole months',
  'laboratories',
  'projects',
  'Aprils',
]);

export const PARAMETERS: readonly ParameterSpec[] = Object.entries<RegistryRow>(ROWS).map(
  ([name, [unit, min, max, value, grade, source, text, binds]]) => ({
    name,
    unit,
    min,
    max,
    default: value,
    grade,
    source,
    text,
    binds: binds ?? [],
    whole: unit.startsWith('yen') || COUNTED.has(unit),
  }),
);

export const DEFAULTS: Coefficients = Object.freeze(
  Object.fromEntries(PARAMETERS.map((spec) => [spec.name, spec.default])) as Record<CoefficientName, number>,
);
