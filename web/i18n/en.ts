import type { AllocationRule } from '../../src/scenario/descriptors.ts';
import { formatCount } from '../format.ts';
import type { LinkReason } from '../url.ts';
import { indicatorsEn } from './indicators.ts';
import type { Direction, FieldId, LeverId, Messages, Renewal, Undefined, VerdictWord } from './keys.ts';

const THINGS: Readonly<Record<LeverId, string>> = {
  network: 'the network subsidy',
  consortium: 'consortium money',
  development: 'the development subsidy',
  incubation: 'incubation money',
  market: 'market cultivation',
  bridge: 'bridge finance',
  training: 'training',
  exchange: 'exchange money',
  leadCustomer: 'lead-customer money',
  fund: 'fund money',
  facility: 'facility money',
  attraction: 'attraction money',
  review: 'policy reviews',
};

const VERBS: Readonly<Record<Direction, string>> = { more: 'raising', less: 'cutting', other: 'shifting' };
const COORDINATOR_VERBS: Readonly<Record<Direction, string>> = { more: 'adding', less: 'cutting', other: 'shifting' };
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function change(p: { lever: LeverId; field: FieldId; direction: Direction }): string {
  if (p.field === 'scope') return `${VERBS[p.direction]} the scope of reviews`;
  if (p.field === 'coordinatorsPer100Members') return `${COORDINATOR_VERBS[p.direction]} coordinators`;
  return `${VERBS[p.direction]} ${THINGS[p.lever]}`;
}

function changeShort(p: { lever: LeverId; field: FieldId; direction: Direction }): string {
  const amount = { more: 'more', less: 'fewer', other: 'other' }[p.direction];
  if (p.field === 'scope') return capital(`${p.direction === 'other' ? 'other' : p.direction} scope of reviews`);
  if (p.field === 'coordinatorsPer100Members') return capital(`${amount} coordinators`);
  const mass = { more: 'more', less: 'less', other: 'other' }[p.direction];
  const noun = {
    network: 'network money',
    consortium: 'consortium money',
    development: 'development money',
    incubation: 'incubation money',
    market: 'market money',
    bridge: 'bridge finance',
    training: 'training money',
    exchange: 'exchange money',
    leadCustomer: 'lead-customer money',
    fund: 'fund money',
    facility: 'facility money',
    attraction: 'attraction money',
    review: 'review money',
  }[p.lever];
  return capital(`${mass} ${noun}`);
}

/** A list that fits beside the rest of its sentence. */
function some(known: readonly string[]): string {
  const more = known.length - NAMED;
  return more <= 1 ? known.join(', ') : `${known.slice(0, NAMED).join(', ')} and ${more} more`;
}

const NAMED = 6;

function linkReason(reason: LinkReason): string {
  switch (reason.kind) {
    case 'long':
      return `it has more than ${reason.most} characters`;
    case 'begin':
      return `it does not begin with ${reason.prefix}`;
    case 'region':
      return `region "${reason.value}"; there ${reason.known.length === 1 ? 'is' : 'are'} ${some(reason.known)}`;
    case 'seed':
      return `the seed must have 1 to ${reason.most} characters`;
    case 'pairs':
      return `pairs "${reason.value}"; a whole number from 1 to ${reason.most} is needed`;
    case 'policy':
      return `policy ${reason.side} "${reason.value}"; there are ${some(reason.known)}`;
    case 'difference':
      return `policy ${reason.side}, "${reason.value}" is not of the form lever.field:year-year=level`;
    case 'years':
      return `policy ${reason.side}, years ${reason.value}; years from ${reason.from} to ${reason.until} are needed`;
    case 'level':
      return `policy ${reason.side}, ${reason.path} "${reason.value}"; a level from 0 to ${reason.most} is needed`;
    case 'rule':
      return `policy ${reason.side}, ${reason.path} "${reason.value}"; there are ${reason.known.join(', ')}`;
    case 'contest':
      return `policy ${reason.side}, ${reason.path}: a contest needs several regions, and a run has one`;
    case 'thresholds':
      return `thresholds "${reason.value}"; four numbers of at least 0 are needed`;
    case 'withdrawn':
      return `withdrawn "${reason.value}"; a fiscal year from ${reason.from} to ${reason.until} is needed`;
    case 'whole':
      return `policy ${reason.side}, money "${reason.value}"; whole yen are needed`;
  }
}

const RULES: Readonly<Record<AllocationRule, string>> = {
  call: 'by call',
  formula: 'by formula',
  negotiated: 'by negotiation',
  contest: 'by contest',
};

const UNDER: Readonly<Record<Undefined, string>> = { undefinedA: 'A', undefinedB: 'B', undefinedAB: 'A or B' };
const isUndefined = (verdict: VerdictWord): verdict is Undefined => verdict in UNDER;

const RENEWAL: Readonly<Record<Renewal, string>> = {
  above: 'successes renew themselves',
  below: 'successes do not renew themselves',
  unclear: 'it cannot be told yet whether successes renew themselves',
  none: 'there is no success',
  withheld: 'whether successes renew themselves is withheld, being another under each assumed number of members',
};

export const en: Messages = {
  otherLanguage: '日本語',
  appTitle: 'musubi',
  region: 'Region',
  presetOf: ({ name, edited }) => (edited ? `Preset “${name}”, edited` : `Preset “${name}”`),
  undo: 'Undo',
  redo: 'Redo',
  replay: 'Replay last change',
  themeDark: 'Dark',
  themeLight: 'Light',
  skipToResult: 'Skip to the result',
  regions: 'Regions',
  area: {
    hokkaido: 'Hokkaido',
    tohoku: 'Tohoku',
    kanto: 'Kanto',
    chubu: 'Chubu',
    kinki: 'Kinki',
    chugoku: 'Chugoku',
    shikoku: 'Shikoku',
    kyushu: 'Kyushu',
    okinawa: 'Okinawa',
    abroad: 'Abroad',
  },
  noArea: 'Elsewhere',

  levers: 'Policy levers',
  policyTab: ({ side, name }) => `Edit policy ${side}: ${name}`,
  policyName: ({ preset, change: words, edited }) => words ?? (edited ? `${preset}, edited` : preset),
  loadPreset: 'Load…',
  loadPresetInto: ({ side }) => `Load into ${side}`,
  copyFromOther: ({ side }) => `the settings of ${side}`,
  yearsEdited: 'Fiscal years to edit',
  wholeTime: 'All years',
  term: ({ id }) => `Term ${id}`,
  termName: ({ id }) => ['starting', 'growth', 'autonomy'][id - 1] ?? '',
  termYears: ({ from, until }) => `FY${from}–${String(until).slice(2)}`,
  lever: {
    network: 'Network subsidy',
    consortium: 'Consortium R&D',
    development: 'Development subsidy',
    incubation: 'Incubation',
    market: 'Market cultivation',
    bridge: 'Bridge finance',
    training: 'Training',
    exchange: 'Exchange between clusters',
    leadCustomer: 'Lead customers',
    fund: 'Venture fund',
    facility: 'Research facilities',
    attraction: 'Attraction of plants',
    review: 'Policy reviews (PDCA)',
  },
  moreLevers: ({ count }) => `${plural(count, 'more lever')}, alike in A and B`,
  fewerLevers: 'Fewer levers',
  field: { budget: 'Budget', coordinatorsPer100Members: 'Coordinators', scope: 'Scope' },
  fieldUnit: {
    budget: '¥M a year',
    coordinatorsPer100Members: 'per 100 members',
    scope: 'share of budget, 0–1',
  },
  ruleLabel: ({ side }) => `Given out under ${side}`,
  ruleHelp: ({ side, lever }) => `${lever}, how the money of policy ${side} is given out, all years`,
  rule: RULES,
  ruleOther: ({ side, rule }) => `${side} ${rule}`,
  noContest: 'A contest between regions needs several; here there is one.',
  ruleChange: ({ lever, rule }) => `giving out ${THINGS[lever]} ${RULES[rule]}`,
  ruleChangeShort: ({ lever, rule }) =>
    capital(`${lever === 'consortium' ? 'consortia' : 'development'} ${RULES[rule]}`),
  aYear: ({ amount }) => `${amount} a year`,
  off: 'off',
  harmful: 'Known harms',
  hatched: 'Hatched: over three times any programme.',
  beyondProgrammes: 'Beyond three times any programme so far: an extrapolation.',
  sliderLabel: ({ side, field, lever, span }) => `${lever}, ${field}, policy ${side}, ${span}`,
  timelineLabel: ({ lever, a, b }) => `${lever}, yearly budget FY2001 to FY2020. Mean: A ${a}, B ${b} a year.`,
  mixedValues: ({ years, from, until }) => `mean of ${plural(years, 'year')}, ${from}–${String(until).slice(2)}`,
  numberEmpty: 'No number: the value is unchanged.',
  numberRefused: ({ text }) =>
    `“${text}” is not a number: the value is unchanged.${text.includes(',') ? ' Write decimals with a point.' : ''}`,
  numberRange: ({ min, max }) => `The range is ${formatCount(min)} to ${formatCount(max)}.`,
  numberLeast: ({ min }) => `The least is ${min}.`,
  plannedMoney: 'Planned money, FY2001–20',
  moneyRest: 'rest',
  moneyPartsOf: ({ side, levers }) => `${side} from left: ${levers}.`,
  moneyParts: ({ levers }) => `From left: ${levers}.`,
  realised: ({ a, b }) => `Paid out, mean: A ${a}, B ${b}.`,
  realisedNone: 'Paid out: known when the first pair is done.',
  itemised: '44 % of the programme’s money is itemised.',
  moneyGap: ({ more, amount }) => `${more} plans ${amount} more.`,
  sameMoney: 'Same planned money in A and B',
  sameMoneyNone: ({ side }) => `${side} plans no money: the same for both would be none at all.`,
  moneySame: 'A and B plan the same money.',
  furtherBusiness: ({ kind, yen, low, high }) =>
    kind === 'buys'
      ? `A further new business of members costs ${yen} (95 % interval ${low} to ${high}).`
      : `B saves ${yen} for each new business of members fewer (95 % interval ${low} to ${high}).`,
  furtherBusinessNone: {
    dominates: 'B has more new businesses of members for less public money.',
    dominated: 'B has fewer new businesses of members for more public money.',
  },
  forOneMore: 'for one more',
  range: ({ low, high }) => `${low} to ${high}`,
  differs: ({ count }) => (count === 0 ? 'B is the same as A' : `B differs from A in ${plural(count, 'setting')}`),

  change,
  changeShort,
  subjectB: 'policy B',
  verdictTitle: ({ verdict, higher, subject, noun, form }) => {
    if (verdict === 'same') return 'A and B are the same policy, so nothing differs.';
    if (isUndefined(verdict))
      return `${capital(noun)}: not defined under ${UNDER[verdict]} in any pair, so nothing to compare.`;
    if (verdict === 'few') return 'Too few pairs so far to say which policy did better.';
    if (verdict === 'withheld')
      return `Withheld: what ${subject} does to ${noun} is not the same under both assumed numbers of members.`;
    if (verdict === 'pending')
      return 'The number of members is assumed: no verdict before the other count has been run.';
    if (verdict === 'unknown') return `Too early to tell what ${subject} does to ${noun}.`;
    if (verdict === 'tied') return `In the model, ${subject} changed nothing in ${noun}: equal in all pairs.`;
    if (verdict === 'equal') return `In the model, ${subject} makes practically no difference to ${noun}.`;
    if (form === 'value') return `In the model, ${subject} brings ${higher ? 'higher' : 'lower'} ${noun}.`;
    return `In the model, ${subject} brings ${higher ? 'more' : form === 'count' ? 'fewer' : 'less'} ${noun}.`;
  },
  verdictEmpty: 'Change a lever to compare two policies.',
  verdictStopped: 'Stopped before the first pair was done.',
  verdictWaiting: 'Computing the first pair of histories.',
  counted: ({ higher, lower, ties, n }) =>
    `B ended higher in ${higher} of ${plural(n, 'pair')} of histories given the same luck, lower in ${lower}${ties > 0 ? `, equal in ${ties}` : ''}.`,
  spread: ({ mean, low, high }) => `Mean difference ${mean}, middle half ${low} to ${high}.`,
  money: ({ more, amount }) => `${more} plans ${amount} more public money.`,
  notWhat: 'This counts chance inside the model, not the model’s error. Not a forecast.',
  firstVersion: 'First version, not for decisions.',
  verdictWord: ({ verdict }) =>
    ({
      better: 'B better',
      worse: 'B worse',
      more: 'B higher',
      less: 'B lower',
      equal: 'practically equal',
      unknown: 'cannot tell yet',
      few: 'too few pairs',
      same: 'nothing can differ',
      tied: 'equal in all pairs',
      undefinedA: 'undefined under A',
      undefinedB: 'undefined under B',
      undefinedAB: 'undefined under A and B',
      withheld: 'withheld',
      pending: 'not checked yet',
    })[verdict],
  equalHint: ({ higher }) => `B slightly ${higher ? 'higher' : 'lower'}, too small to matter`,
  ofPairs: ({ k, n }) => `higher in ${k} of ${n}`,
  levels: 'means',
  levelsHelp: 'Means over the pairs; the number above is their difference, B minus A',
  headlines: 'Four numbers, B minus A, March 2021',
  counting: { stock: 'in Mar 2021', flow: 'since 1998', year: 'in FY2020' },

  differencesTitle: 'B minus A',
  indicatorChoice: 'Indicator of the verdict and of the two charts',
  dotsMean: ({ dots, pairs }) =>
    dots === pairs
      ? `${plural(pairs, 'dot')}, one for each pair`
      : `${dots} dots, each ${trim(100 / dots)} in 100 pairs`,
  hollow: ({ amount }) => `hollow: too small to matter (below ${amount})`,
  higherSide: ({ side }) => `${side} higher`,
  pairName: ({ pair }) => `pair ${pair}`,
  pairing: ({ share, times }) => `Sharing luck removed ${share} of the variance: worth ${times} times the runs.`,
  pairingEqual: 'Nothing varied: the difference is exactly 0 in every pair.',
  pairingNone: 'Sharing luck removed no variance here.',
  interval: ({ mean, low, high }) =>
    `Mean difference ${mean}; interval ${low} to ${high}, by a rule that stays honest however often one looks.`,
  dotLabel: ({ pair, value }) => `pair ${pair}: ${value}`,
  dotplotSentence: ({ n, higher, lower, ties, mean, low, high, noun }) =>
    `Differences B minus A in ${noun} over ${plural(n, 'pair')}: above zero in ${higher}, below in ${lower}, zero in ${ties}. Mean ${mean}, middle half ${low} to ${high}.`,
  dotsHelp: 'Arrow keys walk the dots, Escape lets go.',

  trajectoriesNote: ({ pair }) =>
    `Lines: ${pair === null ? 'means' : `pair ${pair}`}. Filled: central 25, 50, 90 % of A’s runs; outlined: 50, 90 % of B’s`,
  noPolicy: 'no policy',
  noPolicySeeds: ({ seeds }) => `no policy, ${plural(seeds, 'seed')}`,
  noPolicyHelp: ({ seeds }) => `mean of ${seeds} of the same seeds`,
  trajectoriesPair: ({ pair }) => `pair ${pair}, A and B`,
  trajectoriesSentence: ({ noun, a, b, from, to }) =>
    `${capital(noun)} from ${from} to ${to}, mean at the end: A ${a}, B ${b}.`,
  mean: 'mean',
  axisYears: ({ unit }) => `${unit}; ticks in January`,
  indicator: indicatorsEn,

  networkCounts: ({ organisations, ties }) => `${organisations} organisations, ${ties} working ties`,
  networkPair: ({ pair, chosen }) => `pair ${pair}${chosen ? ', picked' : ''}`,
  networkNone: 'The network of one pair is drawn when the first pair is done.',
  networkLoading: 'Drawing the histories of this pair.',
  networkSentence: ({ side, month, organisations, ties, only, towns }) =>
    `Network under policy ${side} in ${month}: ${organisations} organisations in ${towns} towns, ${ties} living ties of those who have worked together, ${only} of them only under ${side}.`,
  firm: 'firm',
  lab: 'laboratory',
  venture: 'venture',
  otherKind: 'agency, bank',
  tieBoth: 'working tie in both',
  tieOne: 'only in this one',
  schematic: 'places are a sketch',
  networkDrawn: 'members, labs and ventures only',
  town: 'Town',
  organisationAt: ({ kind, town, ties, side }) => `Under ${side}: ${kind} in ${town}, ${plural(ties, 'working tie')}`,
  organisationPlace: ({ n, of, partner }) =>
    partner === null ? `${n} of ${of} here` : `partner ${partner.n} of ${partner.of}`,
  networkKeys:
    'Left and right: organisations of a town; up and down: towns; Enter: partners one by one; Escape lets go.',
  organisations: 'Organisations',
  ties: 'Working ties',
  onlyHere: 'Only here',

  stepsTitle: 'Four steps of a cluster',
  step: ['Vision shared', 'Visible network', 'New fusion', 'Virtuous circle'],
  stepUnit: ['mean cosine of foci', 'share of members', 'per 100 firms, year', 'offspring per success'],
  stepMeaning: [
    'Members look at the same fields.',
    'How many of the members are joined in one web of trusted ties.',
    'New joint work across fields or kinds of organisation.',
    'Starts and arrivals that one success brought about.',
  ],
  stepsNote: 'A line, B filled, darker above threshold',
  stepsSentence: ({ month, values }) => `Gauges of the four steps in ${month}: ${values}.`,
  thresholds: 'Thresholds (provisional)',
  thresholdsTitle: 'Thresholds of the four steps, provisional',
  thresholdOf: ({ step }) => `Threshold of “${step}”`,
  thresholdAt: ({ factor, value }) =>
    factor === 1 ? `at ${value}` : `a tenth ${factor < 1 ? 'lower' : 'higher'}: ${value}`,
  standing: (at) => {
    if (at.kind === 'unrecorded') return 'not recorded';
    if (at.kind === 'never') return 'never reached';
    return at.kind === 'lost' ? `lost after ${at.month}` : `since ${at.month}`;
  },
  thresholdCount: ({ above, of }) => `${above} of ${of}`,
  thresholdsNote: ({ pair }) =>
    `Since when pair ${pair} is above the threshold, and how many of all pairs are above it at the end, March 2021. What a tenth turns over is in bold.`,
  withdrawnOpen: 'With support withdrawn…',
  withdrawnTitle: 'Step 4 with all support withdrawn',
  closePanel: 'Close',
  withdrawnFrom: 'Support ends in',
  withdrawnMonth: ({ year }) => `April ${year}`,
  withdrawnFinding: ({ a, b }) =>
    a === b
      ? `In the model, ${RENEWAL[a]} once support has ended, under A or B.`
      : `In the model, once support has ended: under A ${RENEWAL[a]}; under B ${RENEWAL[b]}.`,
  withdrawnMeans: ({ seeds, error }) =>
    `offspring per success within ten years; mean of ${plural(seeds, 'seed')}, ± ${error}`,
  withdrawnPaired: ({ verdict, higher, lower, n, mean }) =>
    verdict === 'same'
      ? 'A and B are the same policy.'
      : verdict === 'withheld'
        ? 'B minus A: withheld, for it is not the same under both assumed numbers of members.'
        : `B minus A ${mean}, ${verdict === 'few' ? `too few seeds to say more` : en.verdictWord({ verdict })}: B higher in ${higher} of ${plural(n, 'seed')}, lower in ${lower}.`,
  withdrawnWhat: ({ year }) =>
    `Until March ${year} A and B run as set; then every lever ends for ten years. What counts are the ventures and the entries of firms that technical successes after that bring about, corrected for years not watched. At 1 successes renew themselves.`,
  withdrawnNot:
    'Not the gauge above, which counts with support running, and per launched product. Offspring are given to a success by a label in proportion to its part in their rate. Chance inside the model only; not a forecast.',
  withdrawnSeeds: ({ done, total }) => `${done} of ${plural(total, 'seed')}`,
  withdrawnWaits: 'the first pairs go first',
  withdrawnBoth: 'under both assumed numbers of members',
  withdrawnMore: ({ count }) => `${count} more seeds`,
  withdrawnDots: 'Offspring per success within ten years',
  withdrawnDotsNote: 'each mark is one seed; B above, A below the line',
  withdrawnDotsSentence: ({ a, b, seeds }) =>
    `Offspring per success within ten years without support, one mark for each of ${plural(seeds, 'seed')}. Mean: A ${a}, B ${b}.`,
  withdrawnOne: '1: they renew themselves',
  withdrawnCohorts: 'By the year of the success',
  withdrawnCohortsNote: 'mean and two standard errors over seeds: A filled, B outlined',
  withdrawnCohortsSentence: ({ from, until, a, b }) =>
    `Offspring so far per success by its fiscal year, FY${from} to FY${until}; later successes are watched for fewer years. FY${from}: A ${a}, B ${b}.`,
  withdrawnAxis: 'offspring so far per success; below the fiscal year: for how many years it is watched',
  termYear: ({ year }) => `FY${year}`,
  watchedYears: ({ years }) => `${years} yrs`,
  seedColumn: 'Seed',
  cohortColumn: 'Successes of',
  successes: 'successes a seed',
  watched: 'years watched',
  standardError: 'standard error',
  month: ({ year, month }) => `${MONTHS[month - 1] ?? ''} ${year}`,
  monthShort: ({ year, month }) => `${(MONTHS[month - 1] ?? '').slice(0, 3)} ${year}`,
  scrub: 'Month shown',
  play: 'Play',
  pause: 'Pause',
  playSpeed: '6 months a second',
  jumpTo: 'Go to',

  comma: ', ',
  semicolon: '; ',
  space: ' ',
  paysFewer: ({ side, least, most }) =>
    `Beyond ${least === most ? most : `${least} to ${most}, by year`}: ${side} cannot pay.`,
  showTable: 'Table',
  hideTable: 'Chart',
  tableOf: ({ title }) => `Table: ${title}`,
  pairsColumn: 'Pair',
  differenceColumn: 'B − A',
  yearColumn: 'End of',

  preview: 'Preview',
  complete: 'Complete',
  cancelled: 'Cancelled',
  stale: 'Stale',
  failed: 'Failed',
  failedWith: ({ reason }) => `The model stopped: ${reason}`,
  empty: 'No result',
  progress: ({ done, total }) => `${done} of ${total} pairs`,
  timeLeft: ({ seconds }) =>
    seconds < 1.5
      ? 'about 1 s left'
      : seconds < 90
        ? `about ${Math.round(seconds)} s left`
        : `about ${Math.round(seconds / 60)} min left`,
  cancel: 'Cancel',
  resume: 'Go on',
  workers: ({ count }) => plural(count, 'worker'),
  seed: 'seed',
  seedHelp: 'Seed: any text; the same text gives the same luck',
  modelLine: ({ version, region }) => `model ${version}, ${region}, monthly, April 1998 to March 2021`,
  digest: ({ a, b, pair }) => `pair ${pair}: A ${a}, B ${b}`,
  linkIgnored: ({ reason, kept }) =>
    `The link was not read: ${reason}. ${kept ? 'Your settings are unchanged.' : 'Defaults are shown.'}`,
  linkPartly: ({ parts }) =>
    `Not read in the link: ${parts.map((part) => `“${part}”`).join(', ')}. The rest of it is shown.`,
  linkReason,
  staleNote: 'Levers changed since these results.',
  cancelledNote: ({ done }) => `Stopped: the ${plural(done, 'pair')} done ${done === 1 ? 'is' : 'are'} kept.`,
  panelFailed: ({ reason }) => `This part could not be drawn: ${reason}`,
  fixtureNote: 'Fixture: invented numbers for drawing, not output of the model.',
  announce: ({ title, counted }) => `${title} ${counted}`,
};

function trim(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
