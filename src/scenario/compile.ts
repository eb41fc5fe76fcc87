/**
 * Checked scenarios to what the model takes. Units are converted here and nowhere else: months to calendar integers,
 * national dollars to the region's whole yen, weights to shares. What is only shown goes to the presentation.
 */
import { fiscalYearOf, parseMonth } from '../core/calendar.ts';
import { InputError, InvariantError } from '../core/errors.ts';
import {
  ALL_LIVE,
  type ALLOCATED_LEVERS,
  type Allocation,
  type Allocations,
  FIELDS,
  LEVER_NAMES,
  type Lever,
  type LeverName,
  type Levers,
  MODEL_VERSION,
  type Params,
  type Region,
} from '../model/params.ts';
import { type Coefficients, DEFAULTS, PARAMETERS } from '../model/registry.ts';
import { DEFAULT_ALLOCATION, LAST_FISCAL_YEAR, regionalYen } from './descriptors.ts';
import { fieldRow } from './fields.ts';
import { singleRegionRule, withYears, zeros } from './levers.ts';
import { applyOverrides, type Override } from './overrides.ts';
import { type Presentation, presentPolicy, presentRegion } from './presentation.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

export interface Compiled {
  /** Part of the run key; deeply frozen. */
  readonly params: Params;
  /** Names, places, sources: not part of the run key. */
  readonly presentation: Presentation;
}

/** @throws InputError for an override with an unknown path or a value out of range. */
export function compile(region: RegionScenario, policy: PolicyScenario, overrides: readonly Override[] = []): Compiled {
  const params: Params = {
    modelVersion: MODEL_VERSION,
    variant: 'full',
    region: compileRegion(region),
    coefficients: compileCoefficients(region),
    levers: compileLevers(policy, region.members.firms.value),
    allocation: compileAllocation(policy),
    channels: ALL_LIVE,
  };
  return {
    params: applyOverrides(freezeDeep(params), overrides, PARAMETERS),
    presentation: { ...presentRegion(region), policy: presentPolicy(policy) },
  };
}

function compileRegion(region: RegionScenario): Region {
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

function mixOf(mix: RegionScenario['mixes']['members']): readonly [number, number, number] {
  const [product = 0, basic = 0, large = 0] = shares([mix.productDeveloping, mix.basicTechnology, mix.large]);
  return [product, basic, large];
}

/** Named weights to a dense array over the fields, in the order of the classification whatever the order of the file. */
function fieldShares(weights: Readonly<Partial<Record<string, number>>>): number[] {
  const dense = new Array<number>(FIELDS).fill(0);
  for (const [name, weight] of Object.entries(weights)) dense[fieldRow(name)] = weight ?? 0;
  return shares(dense);
}

function compileCoefficients(region: RegionScenario): Coefficients {
  const changed = Object.entries(region.coefficients ?? {}).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, figure.value] as const],
  );
  return { ...DEFAULTS, ...(Object.fromEntries(changed) as Partial<Coefficients>) };
}

type BudgetSpans = NonNullable<PolicyScenario['levers']['consortium']>['budget'];

function compileLevers(policy: PolicyScenario, memberFirms: number): Levers {
  const budget = (spans: BudgetSpans = []): readonly number[] =>
    expand(spans, (span) => span.yenPerYear ?? regionalYen(span.nationalUsdMillionPerYear ?? 0, memberFirms));
  const lever = (name: LeverName): Lever => ({ budget: budget(policy.levers[name]?.budget) });
  return {
    ...(Object.fromEntries(LEVER_NAMES.map((name) => [name, lever(name)])) as Record<LeverName, Lever>),
    network: {
      ...lever('network'),
      coordinatorsPer100Members: expand(policy.levers.network?.coordinatorsPer100Members ?? [], (span) => span.value),
    },
    review: { ...lever('review'), scope: expand(policy.levers.review?.scope ?? [], (span) => span.value) },
  };
}

function compileAllocation({ levers }: PolicyScenario): Allocations {
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
