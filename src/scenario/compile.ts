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
  MODEL_VERSION,
  type Params,
  type Region,
} from '../model/params.ts';
import { type Coefficients, DEFAULTS, PARAMETERS } from '../model/registry.ts';
import { DEFAULT_ALLOCATION, LAST_FISCAL_YEAR } from './descriptors.ts';
import { fieldRow } from './fields.ts';
import {
  type FiscalYears,
  leversOf,
  type Plan,
  type PlannedLevel,
  type PlannedMoney,
  singleRegionRule,
} from './levers.ts';
import { applyOverrides, beforeCompiling, type Override } from './overrides.ts';
import { type Presentation, presentPolicy, presentRegion } from './presentation.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

export interface Compiled {
  /** Part of the run key; deeply frozen. */
  readonly params: Params;
  /** Names, places, sources: not part of the run key. */
  readonly presentation: Presentation;
}

/** What all regions and policies have alike. */
export const BASE = { modelVersion: MODEL_VERSION, variant: 'full', channels: ALL_LIVE } as const;

/** @throws InputError for an override with an unknown path or a value out of range. */
export function compile(region: RegionScenario, policy: PolicyScenario, overrides: readonly Override[] = []): Compiled {
  const { asked, rest } = beforeCompiling(policy, overrides);
  const params: Params = {
    ...BASE,
    region: compileRegion(region),
    coefficients: { ...DEFAULTS, ...changedCoefficients(region) },
    levers: leversOf(planOf(asked), region.members.firms.value),
    allocation: allocationsOf(asked),
  };
  return {
    params: applyOverrides(freezeDeep(params), rest, PARAMETERS),
    presentation: { ...presentRegion(region), policy: presentPolicy(policy) },
  };
}

export function compileRegion(region: RegionScenario): Region {
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

/** Acts of the Japanese state of FY2001 to FY2005, on its universities and on who is a member: none of them reaches abroad. */
const ABROAD: Partial<Coefficients> = {
  venturePush: 1,
  incorporationPush: 1,
  incorporationAttention: 1,
  wideningShare: 0,
};

/** Coefficients that the region changes, by where it is and by its file. */
export function changedCoefficients(region: RegionScenario): Partial<Coefficients> {
  const changed = Object.entries(region.coefficients ?? {}).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, figure.value] as const],
  );
  return { ...(region.abroad === undefined ? {} : ABROAD), ...Object.fromEntries(changed) };
}

/** What a policy sets, with months as fiscal years. */
export function planOf(policy: PolicyScenario): Plan {
  const budgets = LEVER_NAMES.flatMap((name) => {
    const spans = policy.levers[name]?.budget ?? [];
    return spans.length === 0 ? [] : [[name, spans.map(plannedMoney)] as const];
  });
  return {
    sharedBy: policy.money?.sharedBy ?? 'members',
    areas: policy.money?.areas?.value ?? null,
    budgets: Object.fromEntries(budgets),
    coordinatorsPer100Members: (policy.levers.network?.coordinatorsPer100Members ?? []).map(planned),
    scope: (policy.levers.review?.scope ?? []).map(planned),
  };
}

type BudgetSpan = NonNullable<PolicyScenario['levers']['consortium']>['budget'][number];

function plannedMoney(span: BudgetSpan): PlannedMoney {
  const { yenPerYear: yen, nationalYenPerYear: nationalYen, nationalUsdMillionPerYear: nationalUsdMillion } = span;
  return {
    ...yearsOf(span),
    ...(yen === undefined ? {} : { yen }),
    ...(nationalYen === undefined ? {} : { nationalYen }),
    ...(nationalUsdMillion === undefined ? {} : { nationalUsdMillion }),
  };
}

function planned(span: Span & { readonly value: number }): PlannedLevel {
  return { ...yearsOf(span), level: span.value };
}

interface Span {
  readonly from: string;
  readonly until?: string | undefined;
}

function yearsOf({ from, until }: Span): FiscalYears {
  return {
    from: fiscalYearOf(monthIn(from)),
    until: until === undefined ? LAST_FISCAL_YEAR : fiscalYearOf(monthIn(until)) - 1,
  };
}

/** The rules of a policy's calls. @throws InputError for a contest, which one region cannot run. */
export function allocationsOf({ levers }: PolicyScenario): Allocations {
  const ruleOf = (lever: (typeof ALLOCATED_LEVERS)[number]): Allocation =>
    singleRegionRule(
      levers[lever]?.allocation ?? DEFAULT_ALLOCATION,
      (expected) => new InputError(`levers.${lever}.allocation: ${expected} (--set ${lever}.allocation=call)`),
    );
  return { consortium: ruleOf('consortium'), development: ruleOf('development') };
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
