/**
 * The numbers of scenarios to what the model takes, without parser, schema or registry, so that the page can do it for
 * the many regions that it carries as bare numbers. Units are converted here and nowhere else: months to calendar
 * integers, national dollars to the region's whole yen, weights to shares.
 */
import { fiscalYearOf, parseMonth } from '../core/calendar.ts';
import { InputError, InvariantError } from '../core/errors.ts';
import type {
  ALLOCATED_LEVERS,
  Allocation,
  Allocations,
  Lever,
  LeverName,
  Levers,
  Params,
  Region,
} from '../model/params.ts';
import type { Coefficients } from '../model/registry.ts';
import { DEFAULT_ALLOCATION, LAST_FISCAL_YEAR, regionalYen } from './descriptors.ts';
import { FIELD_IDS, fieldRow } from './fields.ts';
import { singleRegionRule, withYears, zeros } from './levers.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

/** What only tells where a number is from, or is only shown. */
// biome-ignore format: a list
const WORDS = [
  'year', 'source', 'grade', 'note', 'unit', 'alternative', 'lines',
  'format', 'kind', 'sources', 'notes', 'shown', 'coordinates',
  'project', 'abroad', 'tables', 'diamond', 'strategy',
] as const;
type Word = (typeof WORDS)[number];

/** A scenario without its words: ids, names and numbers. */
type Bare<T> = T extends readonly (infer Item)[]
  ? readonly Bare<Item>[]
  : T extends object
    ? { readonly [K in keyof T as K extends Word ? never : K]: Bare<T[K]> }
    : T;
export type RegionInputs = Bare<RegionScenario>;
export type PolicyInputs = Bare<PolicyScenario>;

/** All that enters a run, and names; equal parameters come of it. */
export function bare<T extends RegionScenario | PolicyScenario>(scenario: T): Bare<T> {
  const words: ReadonlySet<string> = new Set(WORDS);
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const kept = Object.entries(node).filter(([key]) => !words.has(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, walk(value)]));
  };
  return walk(scenario) as Bare<T>;
}

/** What the model itself says, handed in so that the page need not load it. */
export interface ModelConstants {
  readonly version: Params['modelVersion'];
  readonly levers: readonly LeverName[];
  readonly channels: Params['channels'];
  /** Defaults of the registry. */
  readonly coefficients: Coefficients;
}

/** Deeply frozen. */
export function parameters(region: RegionInputs, policy: PolicyInputs, model: ModelConstants): Params {
  return freezeDeep({
    modelVersion: model.version,
    variant: 'full',
    region: compileRegion(region),
    coefficients: compileCoefficients(region, model.coefficients),
    levers: compileLevers(policy, region.members.firms.value, model.levers),
    allocation: compileAllocation(policy),
    channels: { ...model.channels },
  });
}

function compileRegion(region: RegionInputs): Region {
  return {
    id: region.id,
    townWeights: shares(region.towns.list.map((town) => town.weight)),
    members: {
      firms: region.members.firms.value,
      academic: region.members.academic.value,
      agencies: region.members.agencies.value,
      finance: region.members.finance.value,
    },
    nonMembersPerMember: region.nonMembersPerMember.value,
    labsPerAcademic: region.labsPerAcademic.value,
    memberMix: mixOf(region.mixes.members),
    nonMemberMix: mixOf(region.mixes.nonMembers),
    firmFields: fieldShares(region.fields.firms.weights),
    labFields: fieldShares(region.fields.labs.weights),
    focusFields: [...new Set(region.fields.focus.value.map(fieldRow))].sort((a, b) => a - b),
    nationalLabShare: region.nationalLabShare.value,
    ventureCapital: region.ventureCapital.value,
    tradingFirms: region.tradingFirms.value,
    incubatorSites: region.incubatorSites.value,
    body: { since: monthIn(region.since.value), coordinators: region.body.coordinators.value },
  };
}

/** Weights to shares that sum to 1, added in the order of the file. */
function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) throw new InvariantError('compile: weights sum to nothing; the rules of the file let them pass');
  return weights.map((weight) => weight / sum);
}

function mixOf(mix: RegionInputs['mixes']['members']): readonly [number, number, number] {
  const [product = 0, basic = 0, large = 0] = shares([mix.productDeveloping, mix.basicTechnology, mix.large]);
  return [product, basic, large];
}

/** Named weights to a dense array over the fields, in the order of the classification whatever the order of the file. */
function fieldShares(weights: Readonly<Partial<Record<string, number>>>): number[] {
  const dense = new Array<number>(FIELD_IDS.length).fill(0);
  for (const [name, weight] of Object.entries(weights)) dense[fieldRow(name)] = weight ?? 0;
  return shares(dense);
}

function compileCoefficients(region: RegionInputs, defaults: Coefficients): Coefficients {
  const changed = Object.entries(region.coefficients ?? {}).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, figure.value] as const],
  );
  return { ...defaults, ...(Object.fromEntries(changed) as Partial<Coefficients>) };
}

type BudgetSpans = NonNullable<PolicyInputs['levers']['consortium']>['budget'];

function compileLevers(policy: PolicyInputs, memberFirms: number, names: readonly LeverName[]): Levers {
  const budget = (spans: BudgetSpans = []): readonly number[] =>
    expand(spans, (span) => span.yenPerYear ?? regionalYen(span.nationalUsdMillionPerYear ?? 0, memberFirms));
  const lever = (name: LeverName): Lever => ({ budget: budget(policy.levers[name]?.budget) });
  return {
    ...(Object.fromEntries(names.map((name) => [name, lever(name)])) as Record<LeverName, Lever>),
    network: {
      ...lever('network'),
      coordinatorsPer100Members: expand(policy.levers.network?.coordinatorsPer100Members ?? [], (span) => span.value),
    },
    review: { ...lever('review'), scope: expand(policy.levers.review?.scope ?? [], (span) => span.value) },
  };
}

function compileAllocation({ levers }: PolicyInputs): Allocations {
  const ruleOf = (lever: (typeof ALLOCATED_LEVERS)[number]): Allocation =>
    singleRegionRule(
      levers[lever]?.allocation ?? DEFAULT_ALLOCATION,
      (expected) => new InputError(`levers.${lever}.allocation: ${expected}`),
    );
  return { consortium: ruleOf('consortium'), development: ruleOf('development') };
}

/** Spans of months to one number per fiscal year; a year that no span covers is 0. */
function expand<S extends { from: string; until?: string | undefined }>(
  spans: readonly S[],
  level: (span: S) => number,
): readonly number[] {
  let timeline = zeros();
  for (const span of spans) {
    const from = fiscalYearOf(monthIn(span.from));
    const until = span.until === undefined ? LAST_FISCAL_YEAR : fiscalYearOf(monthIn(span.until)) - 1;
    timeline = withYears(timeline, level(span), { from, until });
  }
  return timeline;
}

function monthIn(text: string): number {
  const month = parseMonth(text);
  if (month === undefined) throw new InvariantError(`compile: ${text} is no month; the schema let it pass`);
  return month;
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) freezeDeep(part);
    Object.freeze(value);
  }
  return value;
}
