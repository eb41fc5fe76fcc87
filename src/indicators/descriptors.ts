/**
 * What every indicator is called, counts and means; data only, so that front ends can read it without the model.
 * Labels and explanations are words of the interface and stand under the key `indicator.<id>` in each language.
 */

/** Families of the source document's monitoring: policy cooperation, resources, environment, results, economic results. */
export type Family = 'a' | 'b' | 'c' | 'd' | 'e' | 'step';

export interface IndicatorDescriptor {
  readonly id: string;
  readonly family: Family;
  /** Of one value: organisations, ties, yen, months, share (0 to 1), count, jobs, … */
  readonly unit: string;
  /** `stock`: at that date; `flow`: since April 1998, cumulative; `year`: over the last four quarters. */
  readonly kind: 'stock' | 'flow' | 'year';
  /** Whether more is what policy hopes for; `neither` where it depends. */
  readonly better: 'more' | 'less' | 'neither';
  /** Differences smaller than this are called too small to matter, unless the user moves it; in `unit`. */
  readonly smallest: number;
  /** What exactly is counted, in one English sentence (README, ODD, --help). */
  readonly definition: string;
  readonly source: string;
}

const METI = 'METI (2005)';
/** The passage of the source document that names what is counted; how it is counted is ours unless told. */
const targets = `${METI}, targets of the individual plans (III-3)`;
const monitoring = `${METI}, monitoring of policy effects (III-2); what stands for it is ours`;
const examples = `${METI}, results of the three examples`;
const activities = `${METI}, activities and policy tools`;
const support = `${METI}, six fields of support (III-4)`;
const term3 = `${METI}, term 3: independence in money (III-1)`;
const steps = `${METI}, four steps of formation (I-2); gauge and threshold are proposals`;

// biome-ignore format: a table
export const INDICATORS: readonly IndicatorDescriptor[] = [
  { id: 'newBusinessesPerMember', family: 'd', unit: 'businesses per member', kind: 'flow', better: 'more', smallest: 0.01, definition: 'New businesses started, per member organisation at the founding of the body: ventures with a member as parent, products of projects with a member firm or venture among the partners, and products of licences that members took.', source: targets },
  { id: 'newBusinessesStarted', family: 'd', unit: 'businesses', kind: 'flow', better: 'more', smallest: 2, definition: 'New businesses started: ventures with a member as parent, products of projects with a member firm or venture among the partners, and products of licences that members took.', source: targets },
  { id: 'productsLaunched', family: 'd', unit: 'products', kind: 'flow', better: 'more', smallest: 5, definition: 'Products launched by members or from projects with a member firm or venture among the partners, facelifts and services included.', source: examples },
  { id: 'productsFromProjects', family: 'd', unit: 'products', kind: 'flow', better: 'more', smallest: 1, definition: 'Products launched from joint or supported projects with a member firm or venture among the partners.', source: examples },
  { id: 'venturesFounded', family: 'd', unit: 'ventures', kind: 'flow', better: 'more', smallest: 1, definition: 'Ventures founded in the region: from university laboratories and as spin-offs of firms.', source: targets },
  { id: 'secondFoundings', family: 'd', unit: 'business lines', kind: 'flow', better: 'more', smallest: 1, definition: 'Products of consortium and development projects that open a line in a field that was not that of its seller (second founding).', source: targets },
  { id: 'venturesSupported', family: 'd', unit: 'ventures', kind: 'flow', better: 'neither', smallest: 1, definition: 'Ventures that have been tenants of an incubator. Supported is not caused.', source: examples },
  { id: 'tiesAlive', family: 'b', unit: 'ties', kind: 'stock', better: 'more', smallest: 10, definition: 'Ties of organisations of the region, those that lead out of it included, with trust above the floor or work in hand. Relations of supply whose sides never worked together are not counted.', source: monitoring },
  { id: 'meanTrust', family: 'b', unit: 'trust, 0 to 1', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Mean present trust over the living ties.', source: 'proposal' },
  { id: 'members', family: 'b', unit: 'organisations', kind: 'stock', better: 'neither', smallest: 2, definition: 'Member organisations of the promotion body.', source: targets },
  { id: 'ventures', family: 'b', unit: 'ventures', kind: 'stock', better: 'more', smallest: 1, definition: 'Ventures alive.', source: targets },
  { id: 'engineers', family: 'b', unit: 'people', kind: 'stock', better: 'more', smallest: 20, definition: 'Engineers of the region, with a post or without.', source: 'proposal' },
  { id: 'entrepreneurs', family: 'b', unit: 'people', kind: 'stock', better: 'more', smallest: 1, definition: 'People ready to found or who have founded a venture; each living venture needs one.', source: 'proposal' },
  { id: 'managers', family: 'b', unit: 'people', kind: 'stock', better: 'more', smallest: 1, definition: 'People who can manage a venture; a venture without one gains no market capability from management.', source: 'proposal' },
  { id: 'peopleTrained', family: 'b', unit: 'people', kind: 'flow', better: 'neither', smallest: 2, definition: 'People whose course the lever training paid for and who have finished it, whether or not they stayed.', source: activities },
  { id: 'leftForTokyo', family: 'b', unit: 'people', kind: 'flow', better: 'less', smallest: 10, definition: 'Engineers, entrepreneurs, managers and trained people who moved from the region to Tokyo.', source: 'proposal' },
  { id: 'patentsFiled', family: 'd', unit: 'patents', kind: 'flow', better: 'more', smallest: 1, definition: 'Patents filed on technical successes of projects in the region.', source: support },
  { id: 'licences', family: 'd', unit: 'licences', kind: 'flow', better: 'more', smallest: 1, definition: 'Patents of universities licensed to firms and ventures through licensing offices.', source: support },
  { id: 'meetings', family: 'c', unit: 'meetings', kind: 'year', better: 'neither', smallest: 50, definition: 'Meetings of two organisations over the last four quarters, all channels.', source: activities },
  { id: 'visits', family: 'c', unit: 'visits', kind: 'year', better: 'neither', smallest: 10, definition: 'Visits by coordinators and bureau over the last four quarters.', source: activities },
  { id: 'introductions', family: 'c', unit: 'introductions', kind: 'year', better: 'neither', smallest: 5, definition: 'Introductions by coordinators over the last four quarters.', source: activities },
  { id: 'crossFieldShare', family: 'c', unit: 'share', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Share of living ties that join two organisations with different main sectors.', source: 'proposal' },
  { id: 'outsideShare', family: 'c', unit: 'share', kind: 'stock', better: 'neither', smallest: 0.005, definition: 'Share of living ties that lead out of the region.', source: 'proposal' },
  { id: 'partnerDistance', family: 'c', unit: 'distance, 0 to 1', kind: 'stock', better: 'neither', smallest: 0.005, definition: 'Mean cognitive distance of the two sides over living ties that work or have worked together. A fall tells of knowledge that grows alike (lock-in).', source: 'proposal' },
  { id: 'publicShareOfProjects', family: 'a', unit: 'share', kind: 'year', better: 'neither', smallest: 0.01, definition: 'Share of what research projects of the region spent over the last four quarters that public money pays, whether paid already or claimed; undefined without projects.', source: 'proposal' },
  { id: 'alliancesFormed', family: 'c', unit: 'alliances', kind: 'flow', better: 'more', smallest: 2, definition: 'Collaborations that two agreed on when they met: a member firm or venture with a university laboratory or with another member. Those that only a project’s team brings about count as joint research and development.', source: examples },
  { id: 'jointRnDStarted', family: 'c', unit: 'projects', kind: 'flow', better: 'more', smallest: 2, definition: 'Joint research and development started, bilateral and in consortia, with a member firm or venture among the partners.', source: examples },
  { id: 'consortiumAdoptions', family: 'c', unit: 'projects', kind: 'flow', better: 'more', smallest: 1, definition: 'Consortium research proposals adopted by the programme.', source: examples },
  { id: 'monthsToCash', family: 'a', unit: 'months', kind: 'flow', better: 'less', smallest: 0.5, definition: 'Mean months from the award of a project to its first payment of public money; undefined before the first.', source: monitoring },
  { id: 'privateRnDPerPublicYen', family: 'a', unit: 'yen per yen', kind: 'flow', better: 'more', smallest: 0.02, definition: 'Private money spent in supported projects, less other research left undone for it, per yen of public money paid out to them; undefined before the first payment.', source: monitoring },
  { id: 'fundedAnyway', family: 'a', unit: 'share', kind: 'flow', better: 'less', smallest: 0.02, definition: 'Share of awards of both calls that went to projects that would have gone on without public money, by the rule of their leads; undefined before the first award.', source: 'David, Hall and Toole (2000) for the question; derived' },
  { id: 'loansOutstanding', family: 'b', unit: 'yen', kind: 'stock', better: 'neither', smallest: 1e7, definition: 'Relationship loans of banks to firms and ventures that are not paid back; credit lines are not among them.', source: support },
  { id: 'defaults', family: 'e', unit: 'borrowers', kind: 'flow', better: 'less', smallest: 1, definition: 'Firms and ventures that left without paying back a relationship loan or a loan of the bridge facility.', source: 'derived' },
  { id: 'bridgeLent', family: 'a', unit: 'yen', kind: 'flow', better: 'neither', smallest: 1e7, definition: 'Loans of the bridge facility until late subsidies arrive, what is lent again included.', source: activities },
  { id: 'bridgeLosses', family: 'e', unit: 'yen', kind: 'flow', better: 'less', smallest: 1e6, definition: 'Loans of the bridge facility that were not paid back.', source: 'derived' },
  { id: 'fundInvested', family: 'e', unit: 'yen', kind: 'flow', better: 'neither', smallest: 1e7, definition: 'Equity that the public fund put into ventures.', source: support },
  { id: 'investorReturns', family: 'e', unit: 'yen', kind: 'flow', better: 'more', smallest: 1e7, definition: 'Dividends, sales of stakes and what ventures left behind, paid to private investors and the public fund.', source: 'derived' },
  { id: 'publicMoneySpent', family: 'e', unit: 'yen', kind: 'flow', better: 'neither', smallest: 1e7, definition: 'Public money paid out through all levers; what comes back from loans and stakes is not taken off.', source: activities },
  { id: 'publicMoneyPerNewBusiness', family: 'e', unit: 'yen', kind: 'flow', better: 'less', smallest: 1e6, definition: 'Public money paid out per new business started, whether or not the money had a part in it; undefined where none was paid out.', source: 'derived' },
  { id: 'jobsInMembers', family: 'e', unit: 'jobs', kind: 'stock', better: 'more', smallest: 50, definition: 'Staff of member firms and of ventures. Firms that join bring theirs along: jobsInRegion does not rise by recruiting.', source: targets },
  { id: 'salesOfMembers', family: 'e', unit: 'yen a year', kind: 'year', better: 'more', smallest: 1e9, definition: 'Sales of member firms and of ventures over the last four quarters. Firms that join bring theirs along.', source: targets },
  { id: 'investmentDrawnIn', family: 'e', unit: 'yen', kind: 'flow', better: 'more', smallest: 1e7, definition: 'Equity that private investors put into ventures.', source: monitoring },
  { id: 'feeShareOfBody', family: 'e', unit: 'share', kind: 'year', better: 'more', smallest: 0.01, definition: "Share of the promotion body's cost over the last four quarters that fees paid for.", source: term3 },
  { id: 'exits', family: 'e', unit: 'organisations', kind: 'flow', better: 'less', smallest: 2, definition: 'Firms and ventures that left: insolvent, wound up.', source: monitoring },
  { id: 'pipelines', family: 'c', unit: 'ties', kind: 'stock', better: 'neither', smallest: 2, definition: 'Living ties that lead out of the region: to the Tokyo core, overseas, and other clusters.', source: monitoring },
  { id: 'productsThroughChannel', family: 'd', unit: 'products', kind: 'flow', better: 'neither', smallest: 1, definition: 'Products of projects launched by a seller that has a place with a sales channel of the lever. Sold through it is not caused by it.', source: 'proposal' },
  { id: 'procurementSales', family: 'e', unit: 'yen', kind: 'flow', better: 'neither', smallest: 5e6, definition: 'New products bought by public buyers of the lever.', source: 'proposal' },
  { id: 'plants', family: 'b', unit: 'plants', kind: 'stock', better: 'neither', smallest: 1, definition: 'Branch plants alive that the lever attraction drew in, headquarters outside the region.', source: 'proposal' },
  { id: 'jobsInPlants', family: 'e', unit: 'jobs', kind: 'stock', better: 'neither', smallest: 50, definition: 'Staff of these branch plants.', source: 'proposal' },
  { id: 'plantsClosed', family: 'e', unit: 'plants', kind: 'flow', better: 'less', smallest: 1, definition: 'Branch plants closed by their headquarters; insolvent ones are not among them.', source: 'proposal' },
  { id: 'actorsUsingTwoLevers', family: 'a', unit: 'organisations', kind: 'flow', better: 'more', smallest: 5, definition: 'Organisations that two or more levers have reached since April 1998: a visit while the lever pays coordinators or a session of a study group, an award of either call, a place in an incubator, with a channel or in a facility, a bridge loan, a trip, a public purchase, a stake of the public fund, a plant on an estate. Training reaches people and is not among them.', source: monitoring },
  { id: 'agencyTies', family: 'a', unit: 'ties', kind: 'stock', better: 'more', smallest: 2, definition: 'Living ties between two of the bureau, licensing offices, test institutes, incubators, chambers, banks, venture capital firms and funds.', source: monitoring },
  { id: 'firms', family: 'b', unit: 'firms', kind: 'stock', better: 'more', smallest: 10, definition: 'Firms alive, ventures not among them.', source: monitoring },
  { id: 'laboratories', family: 'b', unit: 'laboratories', kind: 'stock', better: 'neither', smallest: 1, definition: 'Laboratories alive.', source: monitoring },
  { id: 'knowledgeDiversity', family: 'b', unit: 'distance, 0 to 1', kind: 'stock', better: 'neither', smallest: 0.005, definition: 'Mean cognitive distance over pairs of members, laboratories one by one.', source: 'proposal' },
  { id: 'bankRoom', family: 'b', unit: 'yen', kind: 'stock', better: 'more', smallest: 1e7, definition: 'What banks of the region can still lend to firms and ventures: capacity and what they earned, less loans outstanding and losses.', source: monitoring },
  { id: 'capitalAvailable', family: 'b', unit: 'yen', kind: 'stock', better: 'more', smallest: 1e7, definition: 'Money of private investors and of the public fund that is not invested.', source: monitoring },
  { id: 'tiesThroughBody', family: 'c', unit: 'ties', kind: 'stock', better: 'neither', smallest: 10, definition: 'Living ties that began at a seminar, in a study group or with an introduction.', source: monitoring },
  { id: 'tiesByReferral', family: 'c', unit: 'ties', kind: 'stock', better: 'neither', smallest: 10, definition: 'Living ties that began with a friend of both sides.', source: monitoring },
  { id: 'conversion', family: 'c', unit: 'share', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Share of living ties whose sides work or have worked together.', source: monitoring },
  { id: 'firmsThatKnowALab', family: 'c', unit: 'share', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Share of member firms with a living tie to a laboratory.', source: 'proposal' },
  { id: 'pathLength', family: 'c', unit: 'ties', kind: 'stock', better: 'neither', smallest: 0.1, definition: 'Mean number of ties on the shortest way between two members in the largest component of step 2, from at most 32 of them; taken each March and in the first quarter, and carried over until the next.', source: 'Watts and Strogatz (1998); sample: proposal' },
  { id: 'ventureSurvival5', family: 'e', unit: 'share', kind: 'stock', better: 'more', smallest: 0.05, definition: 'Share alive five years after founding, of ventures founded since April 1998 and at least five years ago; undefined before the first.', source: monitoring },
  { id: 'fiscalReturn', family: 'e', unit: 'yen per yen', kind: 'flow', better: 'more', smallest: 0.1, definition: 'Taxes on profits of firms and ventures since April 1998 per yen of public money that the levers paid out; undefined without spending. Not a return that spending caused: most of these taxes come without it, and comparing yen of taxes with a run without policy is what tells of causes.', source: 'derived' },
  { id: 'taxesPaid', family: 'e', unit: 'yen', kind: 'flow', better: 'more', smallest: 1e8, definition: 'Taxes on profits of firms and ventures since April 1998; its difference from a run without policy is what policy brought back.', source: 'derived' },
  { id: 'jobsInRegion', family: 'e', unit: 'jobs', kind: 'stock', better: 'more', smallest: 50, definition: 'Staff of all firms and ventures of the region, members or not.', source: 'proposal' },
  { id: 'stepVision', family: 'step', unit: 'mean cosine', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Step 1, vision shared: mean cosine among the foci of members.', source: steps },
  { id: 'stepNetwork', family: 'step', unit: 'share', kind: 'stock', better: 'more', smallest: 0.01, definition: 'Step 2, visible network: share of active members (who work with or met somebody they know within twelve months) in the largest component of ties among members with present trust of at least 0.1 or work in hand.', source: steps },
  { id: 'stepFusion', family: 'step', unit: 'per 100 firms and year', kind: 'year', better: 'more', smallest: 0.2, definition: 'Step 3, new fusion: projects across sectors or types, and first combinations of two fields, per 100 member firms and year.', source: steps },
  { id: 'stepCircle', family: 'step', unit: 'offspring per success', kind: 'year', better: 'more', smallest: 0.02, definition: 'Step 4, virtuous circle: starts and entries labelled as caused by a success, per product of a project launched in the region, over the last five years. On the run as it is, support included; on a branch with support withdrawn it is counted only where asked for (musubi circle).', source: steps },
];

/** The four numbers above the charts, in this order. */
export const HEADLINES = ['newBusinessesPerMember', 'tiesAlive', 'publicMoneyPerNewBusiness', 'jobsInRegion'] as const;

/** The gauges of the four formation steps. */
export const GAUGES = ['stepVision', 'stepNetwork', 'stepFusion', 'stepCircle'] as const;

/** Provisional thresholds of the gauges; they can be moved. */
export const GAUGE_THRESHOLDS: readonly number[] = [0.55, 0.5, 6, 0.5];

/** Position of an indicator in every recorded series. */
export function indicatorIndex(id: string): number {
  const index = INDICATORS.findIndex((indicator) => indicator.id === id);
  if (index < 0) throw new RangeError(`no indicator is called ${id}`);
  return index;
}
