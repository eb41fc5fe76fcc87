/**
 * Every word of the interface, as one type. A language that lacks a key, or takes other values, does not compile.
 * Values are text or functions of named values; text from files and links is passed in as data, never as markup.
 */
import type { AllocationRule, LeverFieldKey as FieldId, LeverId } from '../../src/scenario/descriptors.ts';
import type { BureauArea } from '../../src/scenario/prefectures.ts';
import type { RuleChange } from '../state/settings.ts';
import type { LinkReason } from '../url.ts';

export type { FieldId, LeverId };

export type Language = 'en' | 'ja';
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

export type IndicatorId =
  | 'newBusinessesPerMember'
  | 'newBusinessesStarted'
  | 'productsLaunched'
  | 'productsFromProjects'
  | 'venturesFounded'
  | 'secondFoundings'
  | 'venturesSupported'
  | 'tiesAlive'
  | 'meanTrust'
  | 'members'
  | 'ventures'
  | 'engineers'
  | 'entrepreneurs'
  | 'managers'
  | 'peopleTrained'
  | 'leftForTokyo'
  | 'patentsFiled'
  | 'licences'
  | 'meetings'
  | 'visits'
  | 'introductions'
  | 'crossFieldShare'
  | 'outsideShare'
  | 'partnerDistance'
  | 'publicShareOfProjects'
  | 'alliancesFormed'
  | 'jointRnDStarted'
  | 'consortiumAdoptions'
  | 'monthsToCash'
  | 'privateRnDPerPublicYen'
  | 'fundedAnyway'
  | 'loansOutstanding'
  | 'defaults'
  | 'bridgeLent'
  | 'bridgeLosses'
  | 'fundInvested'
  | 'investorReturns'
  | 'publicMoneySpent'
  | 'publicMoneyPerNewBusiness'
  | 'jobsInMembers'
  | 'jobsInRegion'
  | 'salesOfMembers'
  | 'investmentDrawnIn'
  | 'feeShareOfBody'
  | 'exits'
  | 'pipelines'
  | 'productsThroughChannel'
  | 'procurementSales'
  | 'plants'
  | 'jobsInPlants'
  | 'plantsClosed'
  | 'actorsUsingTwoLevers'
  | 'agencyTies'
  | 'firms'
  | 'laboratories'
  | 'knowledgeDiversity'
  | 'bankRoom'
  | 'capitalAvailable'
  | 'tiesThroughBody'
  | 'tiesByReferral'
  | 'conversion'
  | 'firmsThatKnowALab'
  | 'pathLength'
  | 'ventureSurvival5'
  | 'fiscalReturn'
  | 'taxesPaid'
  | 'stepVision'
  | 'stepNetwork'
  | 'stepFusion'
  | 'stepCircle';

/** How a quantity goes up: more of a number of things, more of a mass, or a higher value. */
export type QuantityForm = 'count' | 'mass' | 'value';

export interface IndicatorWords {
  /** As a title: "New businesses per member". */
  readonly label: string;
  /** Inside a sentence: "new businesses per member". */
  readonly noun: string;
  readonly form: QuantityForm;
  /** What the axis measures, with its years: "businesses per member, cumulative since April 1998". */
  readonly unit: string;
}

export type Direction = 'more' | 'less' | 'other';
/**
 * Whether successes renew themselves: more than one offspring each, fewer, not to be told yet, no success at all, or not the
 * same under both assumed numbers of members.
 */
export type Renewal = 'above' | 'below' | 'unclear' | 'none' | 'withheld';
export type VerdictWord =
  | 'better'
  | 'worse'
  | 'more'
  | 'less'
  | 'equal'
  | 'unknown'
  | 'few'
  | 'same'
  /** Not one pair differs, though the policies do. */
  | 'tied'
  | Undefined
  | Doubt;
/** The number of members is assumed: the verdict is another under the other count, or that has not been run yet. */
export type Doubt = 'withheld' | 'pending';
/** No pair defines the indicator under A, under B, under either. */
export type Undefined = 'undefinedA' | 'undefinedB' | 'undefinedAB';

export interface Messages {
  readonly otherLanguage: string;
  readonly appTitle: string;
  readonly region: string;
  readonly presetOf: (p: { name: string; edited: boolean }) => string;
  readonly undo: string;
  readonly redo: string;
  readonly replay: string;
  readonly themeDark: string;
  readonly themeLight: string;
  readonly skipToResult: string;
  readonly regions: string;
  readonly area: Readonly<Record<BureauArea | 'abroad', string>>;
  readonly noArea: string;

  readonly levers: string;
  readonly policyTab: (p: { side: 'A' | 'B'; name: string }) => string;
  readonly policyName: (p: { preset: string; change: string | null; edited: boolean }) => string;
  readonly loadPreset: string;
  readonly loadPresetInto: (p: { side: 'A' | 'B' }) => string;
  readonly copyFromOther: (p: { side: 'A' | 'B' }) => string;
  readonly yearsEdited: string;
  readonly wholeTime: string;
  readonly term: (p: { id: number }) => string;
  readonly termName: (p: { id: number }) => string;
  readonly termYears: (p: { from: number; until: number }) => string;
  readonly lever: Readonly<Record<LeverId, string>>;
  /** Levers of small or no money, alike in both policies. */
  readonly moreLevers: (p: { count: number }) => string;
  readonly fewerLevers: string;
  readonly field: Readonly<Record<FieldId, string>>;
  readonly fieldUnit: Readonly<Record<FieldId, string>>;
  readonly ruleLabel: (p: { side: 'A' | 'B' }) => string;
  readonly ruleHelp: (p: { side: 'A' | 'B'; lever: string }) => string;
  readonly rule: Readonly<Record<AllocationRule, string>>;
  readonly ruleOther: (p: { side: 'A' | 'B'; rule: string }) => string;
  readonly noContest: string;
  readonly ruleChange: (p: RuleChange) => string;
  readonly ruleChangeShort: (p: RuleChange) => string;
  readonly aYear: (p: { amount: string }) => string;
  readonly off: string;
  readonly harmful: string;
  readonly hatched: string;
  readonly beyondProgrammes: string;
  readonly sliderLabel: (p: { side: 'A' | 'B'; field: string; lever: string; span: string }) => string;
  readonly timelineLabel: (p: { lever: string; a: string; b: string }) => string;
  /** Years of a span in which a lever runs: how many, first, last. */
  readonly mixedValues: (p: { years: number; from: number; until: number }) => string;
  readonly numberEmpty: string;
  readonly numberRefused: (p: { text: string }) => string;
  readonly numberRange: (p: { min: number; max: number }) => string;
  readonly numberLeast: (p: { min: number }) => string;
  readonly plannedMoney: string;
  /** Where the two bars have other parts. */
  readonly moneyPartsOf: (p: { side: 'A' | 'B'; levers: string }) => string;
  readonly moneyParts: (p: { levers: string }) => string;
  /** Every lever that has no part of its own in the bar. */
  readonly moneyRest: string;
  readonly realised: (p: { a: string; b: string }) => string;
  readonly realisedNone: string;
  readonly itemised: string;
  readonly moneyGap: (p: { more: 'A' | 'B'; amount: string }) => string;
  readonly moneySame: string;
  /** Yen of a further new business: what B pays for each more, or saves for each fewer. */
  readonly furtherBusiness: (p: { kind: 'buys' | 'saves'; yen: string; low: string; high: string }) => string;
  readonly furtherBusinessNone: Readonly<Record<'dominates' | 'dominated', string>>;
  readonly forOneMore: string;
  readonly range: (p: { low: string; high: string }) => string;
  readonly sameMoney: string;
  /** Why that cannot be. */
  readonly sameMoneyNone: (p: { side: 'A' | 'B' }) => string;
  readonly differs: (p: { count: number }) => string;

  readonly change: (p: { lever: LeverId; field: FieldId; direction: Direction }) => string;
  readonly changeShort: (p: { lever: LeverId; field: FieldId; direction: Direction }) => string;
  readonly subjectB: string;
  readonly verdictTitle: (p: {
    verdict: VerdictWord;
    higher: boolean;
    subject: string;
    noun: string;
    form: QuantityForm;
  }) => string;
  readonly verdictEmpty: string;
  readonly verdictStopped: string;
  readonly verdictWaiting: string;
  readonly counted: (p: { higher: number; lower: number; ties: number; n: number }) => string;
  readonly spread: (p: { mean: string; low: string; high: string }) => string;
  readonly money: (p: { more: 'A' | 'B'; amount: string }) => string;
  readonly notWhat: string;
  readonly firstVersion: string;
  readonly verdictWord: (p: { verdict: VerdictWord }) => string;
  /** Beside "practically equal", where the direction is certain. */
  readonly equalHint: (p: { higher: boolean }) => string;
  readonly ofPairs: (p: { k: number; n: number }) => string;
  /** What the two levels of a headline are; said once to the eye, each time to the ear. */
  readonly levels: string;
  readonly levelsHelp: string;
  readonly headlines: string;
  /** When the number of a headline was counted, by the kind of its indicator. */
  readonly counting: Readonly<Record<'stock' | 'flow' | 'year', string>>;

  readonly differencesTitle: string;
  readonly indicatorChoice: string;
  readonly dotsMean: (p: { dots: number; pairs: number }) => string;
  readonly hollow: (p: { amount: string }) => string;
  readonly higherSide: (p: { side: 'A' | 'B' }) => string;
  readonly pairName: (p: { pair: number }) => string;
  readonly pairing: (p: { share: string; times: string }) => string;
  readonly pairingNone: string;
  /** Where every difference is exactly 0. */
  readonly pairingEqual: string;
  readonly interval: (p: { mean: string; low: string; high: string }) => string;
  readonly dotLabel: (p: { pair: number; value: string }) => string;
  readonly dotplotSentence: (p: {
    n: number;
    higher: number;
    lower: number;
    ties: number;
    mean: string;
    low: string;
    high: string;
    noun: string;
  }) => string;
  readonly dotsHelp: string;

  /** What the lines are: means, or those of the picked pair. */
  readonly trajectoriesNote: (p: { pair: number | null }) => string;
  readonly noPolicy: string;
  readonly noPolicySeeds: (p: { seeds: number }) => string;
  readonly noPolicyHelp: (p: { seeds: number }) => string;
  readonly trajectoriesPair: (p: { pair: number }) => string;
  readonly trajectoriesSentence: (p: { noun: string; a: string; b: string; from: string; to: string }) => string;
  readonly mean: string;
  readonly axisYears: (p: { unit: string }) => string;
  readonly indicator: Readonly<Record<IndicatorId, IndicatorWords>>;

  readonly networkCounts: (p: { organisations: string; ties: string }) => string;
  readonly networkPair: (p: { pair: number; chosen: boolean }) => string;
  readonly networkNone: string;
  readonly networkLoading: string;
  readonly networkSentence: (p: {
    side: 'A' | 'B';
    month: string;
    organisations: string;
    ties: string;
    only: string;
    towns: number;
  }) => string;
  readonly firm: string;
  readonly lab: string;
  readonly venture: string;
  readonly otherKind: string;
  readonly tieBoth: string;
  readonly tieOne: string;
  readonly schematic: string;
  readonly networkDrawn: string;
  readonly town: string;
  readonly organisationAt: (p: { kind: string; town: string; ties: number; side: 'A' | 'B' }) => string;
  readonly organisationPlace: (p: { n: number; of: number; partner: { n: number; of: number } | null }) => string;
  readonly networkKeys: string;
  readonly organisations: string;
  readonly ties: string;
  readonly onlyHere: string;

  readonly stepsTitle: string;
  readonly step: readonly [string, string, string, string];
  readonly stepUnit: readonly [string, string, string, string];
  readonly stepMeaning: readonly [string, string, string, string];
  readonly stepsNote: string;
  readonly stepsSentence: (p: { month: string; values: string }) => string;
  readonly thresholds: string;
  readonly thresholdsTitle: string;
  readonly thresholdOf: (p: { step: string }) => string;
  /** Head of a column: the threshold as set, a tenth lower or a tenth higher. */
  readonly thresholdAt: (p: { factor: 0.9 | 1 | 1.1; value: string }) => string;
  readonly standing: (
    p: { kind: 'unrecorded' } | { kind: 'never' } | { kind: 'lost' | 'above'; month: string },
  ) => string;
  readonly thresholdCount: (p: { above: number; of: number }) => string;
  readonly thresholdsNote: (p: { pair: number }) => string;
  readonly withdrawnOpen: string;
  readonly withdrawnTitle: string;
  readonly closePanel: string;
  readonly withdrawnFrom: string;
  readonly withdrawnMonth: (p: { year: number }) => string;
  /** What happens to successes once support has ended, under A and B. */
  readonly withdrawnFinding: (p: { a: Renewal; b: Renewal }) => string;
  readonly withdrawnMeans: (p: { seeds: number; error: string }) => string;
  readonly withdrawnPaired: (p: {
    verdict: VerdictWord;
    higher: number;
    lower: number;
    n: number;
    mean: string;
  }) => string;
  readonly withdrawnWhat: (p: { year: number }) => string;
  readonly withdrawnNot: string;
  readonly withdrawnSeeds: (p: { done: number; total: number }) => string;
  readonly withdrawnWaits: string;
  /** Beside the number of seeds, where the number of members is assumed. */
  readonly withdrawnBoth: string;
  readonly withdrawnMore: (p: { count: number }) => string;
  readonly withdrawnDots: string;
  readonly withdrawnDotsNote: string;
  readonly withdrawnDotsSentence: (p: { a: string; b: string; seeds: number }) => string;
  readonly withdrawnOne: string;
  readonly withdrawnCohorts: string;
  readonly withdrawnCohortsNote: string;
  readonly withdrawnCohortsSentence: (p: { from: number; until: number; a: string; b: string }) => string;
  readonly withdrawnAxis: string;
  readonly termYear: (p: { year: number }) => string;
  readonly watchedYears: (p: { years: string }) => string;
  readonly seedColumn: string;
  readonly cohortColumn: string;
  readonly successes: string;
  readonly watched: string;
  readonly standardError: string;
  readonly month: (p: { year: number; month: number }) => string;
  readonly monthShort: (p: { year: number; month: number }) => string;
  readonly scrub: string;
  readonly play: string;
  readonly pause: string;
  readonly playSpeed: string;
  readonly jumpTo: string;

  /** Between parts of one label, and between sentences. */
  readonly comma: string;
  readonly semicolon: string;
  readonly space: string;
  /** Coordinators per 100 members that the network money pays, in the year with the least and in that with the most. */
  readonly paysFewer: (p: { side: 'A' | 'B'; least: string; most: string }) => string;
  readonly showTable: string;
  readonly hideTable: string;
  readonly tableOf: (p: { title: string }) => string;
  readonly pairsColumn: string;
  readonly differenceColumn: string;
  readonly yearColumn: string;

  readonly preview: string;
  readonly complete: string;
  readonly cancelled: string;
  readonly stale: string;
  readonly failed: string;
  readonly failedWith: (p: { reason: string }) => string;
  readonly empty: string;
  readonly progress: (p: { done: number; total: number }) => string;
  readonly timeLeft: (p: { seconds: number }) => string;
  readonly cancel: string;
  readonly resume: string;
  readonly workers: (p: { count: number }) => string;
  readonly seed: string;
  readonly seedHelp: string;
  readonly modelLine: (p: { version: number; region: string }) => string;
  readonly digest: (p: { a: string; b: string; pair: number }) => string;
  readonly linkIgnored: (p: { reason: string; kept: boolean }) => string;
  /** Parts of a link that mean nothing here. */
  readonly linkPartly: (p: { parts: readonly string[] }) => string;
  readonly linkReason: (reason: LinkReason) => string;
  readonly staleNote: string;
  readonly cancelledNote: (p: { done: number }) => string;
  readonly panelFailed: (p: { reason: string }) => string;
  readonly fixtureNote: string;
  readonly announce: (p: { title: string; counted: string }) => string;
}
