import { PREFECTURES, type Prefecture } from '../../src/scenario/prefectures.ts';
import type { RegionsMessages } from './regionsKeys.ts';

// biome-ignore format: a table
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];

const inWords = (n: number): string => NUMBERS[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const regionsEn: RegionsMessages = {
  workbench: 'Workbench',
  title: ({ projects, areas }) => `${capital(inWords(projects))} projects in ${inWords(areas)} bureau areas`,
  subtitle:
    'First term, FY2001–05. One tile is one prefecture; its marks are the fields of the projects that cover it. Members are not known by prefecture.',
  unknown: ({ id, shown }) => `There is no region “${id}”; ${shown} is shown.`,
  memberFirms: 'Member firms by project',
  originCounts: ({ counts }) =>
    counts.map(([origin, count]) => `${count} ${origin === 'allocated' ? 'allocated by rule' : origin}`).join(', '),
  projects: 'Projects, by area of the bureau',
  optionOf: ({ name, firms, grade }) => `${name}, ${firms} member firms, ${grade}`,
  ofWhich: ({ part }) => `of which ${part}`,
  mapOf: ({ projects, picked }) =>
    `Tile map of the 47 prefectures with the fields of ${projects} projects. Outlined: ${picked}. The list of projects and the facts say the same in words.`,
  tileHint: ({ prefecture, projects, towns }) =>
    `${prefecture}: ${projects.join('; ')}${towns.length > 0 ? `. Towns: ${towns.join(', ')}` : ''}`,
  fieldCount: ({ count, first }) => (first ? `${count} projects` : String(count)),
  twoFields: ({ count }) => `${capital(inWords(count))} projects count in two fields each.`,
  townPoints: 'Points: towns of the picked project, by direction.',
  abroadTitle: ({ count }) => `${capital(inWords(count))} clusters overseas`,
  abroadNote: 'size and mix from the source document, behaviour as calibrated for Japan, years relative',
  yearsRelative: 'Years are relative: April 1998 stands for the first month of the body.',
  abroadList: 'Clusters overseas',
  worldOf: ({ count }) => `Map of the northern half of the world with ${count} clusters overseas, and TAMA.`,

  bureau: ({ name }) => name,
  contains: 'contains',
  partOf: 'part of',
  facts: 'Facts',
  toFacts: 'To the facts',
  ofProject: 'project',
  ofRegion: 'region',
  year: 'year',
  source: 'source',
  member: {
    firms: 'Member firms',
    academic: 'Academic institutions',
    agencies: 'Agencies, chambers',
    finance: 'Financial institutions',
  },
  since: 'Promotion body since',
  prefectures: 'Prefectures',
  townCount: 'Towns on the map',
  shownOnly: 'Shown, not simulated',
  town: ({ name, prefecture }) => (prefecture === null ? name : `${name} (${prefecture})`),
  unit: {},
  allocation: ({ count, other, id }) =>
    `${count} by manufacturing establishments, ${other} by equal split: both are placeholders. A verdict that flips between them is withheld. The command line runs the other count as ${id}@equal.`,
  estimated:
    'The number of member firms is our estimate from other counts, not allocated by rule: there is no second count, so no verdict is checked against one. How it was made stands below. No league table can be read from it.',
  reasons: ({ count }) => `Rules, reasons and warnings (${count})`,
  yearAndSource: ({ year, source }) => `${year}, ${source}.`,
  modelTakes: ({ count }) => `What else the model takes (${count})`,
  marks: 'Marks',
  grade: { verified: 'verified', derived: 'derived', recalled: 'recalled', proposal: 'proposal' },
  gradeMeans: {
    verified: 'seen in the source',
    derived: 'arithmetic on verified figures',
    recalled: 'from memory, not looked up',
    proposal: 'ours, with its rule or reason',
  },
  gradeOf: ({ grade }) => `grade: ${grade}`,
  field: {
    manufacturing: 'manufacturing',
    bio: 'biotechnology',
    it: 'information technology',
    environment: 'environment',
  },
  fieldTable: ({ field }) => `${capital(field)}, as the source document sees it`,
  condition: 'Condition',
  strategy: 'Strategy',
  task: 'Task',
  corner: { factor: 'Factors', demand: 'Demand', related: 'Related', rivalry: 'Rivalry' },
  diamond: 'Porter’s diamond of this region',
  ownStrategy: 'Strategy of this region',
  inModel: 'in the model:',
  notInModel: 'shown, not simulated',
  part: {
    towns: 'towns',
    'members.firms': 'member firms',
    'members.academic': 'academic members',
    'members.agencies': 'agencies',
    'members.finance': 'financial institutions',
    nonMembersPerMember: 'firms in reach per member',
    labsPerAcademic: 'laboratories per academic member',
    nationalLabShare: 'share of national laboratories',
    'mixes.members': 'mix of member firms',
    'mixes.nonMembers': 'mix of other firms',
    'fields.firms': 'fields of firms',
    'fields.labs': 'fields of laboratories',
    'fields.focus': 'focus of the vision',
    'body.coordinators': 'coordinators of the body',
    ventureCapital: 'venture capital firms',
    tradingFirms: 'trading firms',
    incubatorSites: 'incubator sites',
  },
  coefficient: 'coefficient',
  remarks: 'Remarks',
  sources: 'Sources',
  open: 'Open in the workbench',
  take: 'Take the facts as a scenario file',
  comma: ', ',
  prefecture: Object.fromEntries(PREFECTURES.map((one) => [one, one])) as Record<Prefecture, string>,
};
