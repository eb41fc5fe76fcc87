/**
 * Numbers inside the forms of mechanisms: who is what at the start, how long results and visits last, weights within a
 * choice. No source gives one of them; they stand here, and not in the code, so that each can be seen, swept and doubted.
 */
import type { RegistryRow } from './registryRow.ts';

const own = 'proposal';

// biome-ignore format: a table
export const SHAPE_ROWS = {
  // the population at the start
  expertiseMain:          ['expertise', 0, 6, 5, 'proposal', own, 'Least expertise of a newborn organisation in its main field'],
  expertiseOther:         ['expertise', 0, 6, 2, 'proposal', own, 'Least expertise in another field that it knows'],
  expertiseSpread:        ['expertise', 0, 4, 4, 'proposal', own, 'Range above either, drawn evenly'],
  fieldsNear:             ['share', 0.01, 0.99, 0.6, 'proposal', own, 'Chance that another field that it knows is of its own sector'],
  clusterFields:          ['fields', 1, 35, 12, 'proposal', own, 'Fields in which another cluster as a whole is at home'],
  institutionAttention:   ['factor', 0, 1, 0.6, 'proposal', own, 'Attention of agencies, banks and others for others, over that of firms and laboratories'],
  capabilityLarge:        ['share', 0, 1, 0.6, 'proposal', own, 'Least market capability of a large firm; the most is 1'],
  capabilitySmall:        ['share', 0, 1, 0.8, 'proposal', own, 'Most market capability of anybody else at the start; the least is 0'],
  labStaff:               ['staff', 1, 200, 6, 'proposal', own, 'Staff of a laboratory'],
  cashSpread:             ['share', 0, 1, 0.6, 'proposal', own, 'How far the cash of a firm at the start can be from the mean, over the mean'],
  agenciesPerInstitute:   ['organisations', 1, 1000, 10, 'proposal', own, 'Agencies of a region for each of them that is a public test institute'],
  academicPerOffice:      ['organisations', 1, 1000, 12, 'proposal', own, 'Academic members of a region for each licensing office'],
  newcomerSmaller:        ['factor', 1, 20, 3, 'proposal', own, 'Staff that a firm of the start draws, over that of a firm that comes later'],
  // vision and meetings
  visionSpread:           ['share a year', 0, 1, 0.1, 'proposal', own, 'Pull of a partner of full trust who shares the vision more, over the difference'],
  visionSpreadMost:       ['share a year', 0, 1, 0.3, 'proposal', own, 'Most of the missing adoption that all partners together can add'],
  referralLeast:          ['factor', 1, 10, 2, 'proposal', own, 'Least trust of a tie by referral, over the floor of trust'],
  pipelineTokyo:          ['share', 0, 1, 0.8, 'proposal', own, 'Meetings outside of region and clusters that lead to the Tokyo core; the others lead overseas'],
  tourMonths:             ['whole months', 1, 24, 8, 'proposal', own, 'Months in which coordinators come round to every town'],
  visitWait:              ['whole months', 1, 240, 24, 'proposal', own, 'Months without a visit after which waiting longer adds no weight'],
  expectedMixed:          ['share', 0, 2, 0.3, 'proposal', own, 'What a firm meeting a laboratory adds to the fit that a coordinator expects, over that of the best distance'],
  // work together
  teamTrust:              ['logit', 0, 10, 3, 'proposal', own, 'Weight of present trust in the choice of a partner for a consortium'],
  teamMixed:              ['logit', 0, 5, 1, 'proposal', own, 'Weight there of being a firm where the lead is a laboratory, or the other way round'],
  soloDistance:           ['share', 0, 1, 0.3, 'proposal', own, 'What work without a partner has in place of the inverted U of distance'],
  bilateralCash:          ['factor', 0, 20, 2, 'proposal', own, 'Cash that the payer of a bilateral project must have, over its cost'],
  aloneCash:              ['factor', 0, 20, 2, 'proposal', own, 'Cash that each firm must have to go on without public money, over its part of a year'],
  licenceCash:            ['factor', 0, 20, 2, 'proposal', own, 'Cash that a taker of a licence must have, over the fee'],
  resultsFresh:           ['whole months', 1, 240, 60, 'proposal', own, 'Months in which the results of a national laboratory open the frame that carries them on'],
  customersSeen:          ['organisations', 1, 100, 12, 'proposal', own, 'Large firms among which a supplier finds a customer'],
  forgettingRest:         ['expertise', 0, 1, 0.05, 'proposal', own, 'Expertise above the floor that is too little to be told from none'],
  // market and founding
  resultsLapse:           ['whole months', 12, 600, 120, 'proposal', own, 'Months after which a result that nobody has sold is worth nothing'],
  smallProduct:           ['factor', 0, 1, 0.25, 'proposal', own, 'Size of the product of a bilateral project or a licence, over that of other projects'],
  basicResearch:          ['factor', 0, 1, 0.25, 'proposal', own, 'Own research over sales of a basic-technology firm, over that of the others'],
  capabilitySales:        ['share', 0, 1, 0.2, 'proposal', own, 'Custom of a firm of full market capability above that of one of none, over the mean'],
  ventureMaterials:       ['factor', 0, 1, 0.5, 'proposal', own, 'Bought materials over sales of a venture, over those of a firm'],
  ventureJobSales:        ['factor', 0.1, 10, 1.6, 'proposal', own, 'Sales at which a venture wants one more member of staff, over its contract work a head'],
  hiringReserve:          ['months', 0, 24, 3, 'proposal', own, 'Months of wages in cash without which nobody is hired'],
  firstBooks:             ['whole months', 1, 12, 6, 'proposal', own, 'Months of trade without which no jobs are planned in April'],
  heritageSpread:         ['share', 0, 1, 0.2, 'proposal', own, 'How far the heritage of a venture can be from the mean, over the mean'],
  ventureAttention:       ['share', 0, 1, 0.3, 'proposal', own, 'Attention that a venture has beyond what anybody draws'],
  lineageTrust:           ['trust', 0, 1, 0.5, 'proposal', own, 'Trust of a venture and its parent at the start'],
  // money and levers
  prospectExpertise:      ['weight', 0, 1, 0.5, 'proposal', own, 'Part of what it knows best in the true prospect of a venture; the rest is its market capability'],
  bridgeReserve:          ['months', 0, 24, 3, 'proposal', own, 'Months of work that a borrower of the bridge facility wants to hold in cash'],
  tenantAge:              ['whole months', 1, 240, 60, 'proposal', own, 'Age beyond which a venture is not taken into an incubator'],
  purchasePause:          ['whole months', 0, 120, 12, 'proposal', own, 'Months in which the public buys from nobody twice'],
} satisfies Record<string, RegistryRow>;
