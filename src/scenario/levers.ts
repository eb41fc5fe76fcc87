/**
 * Lever timelines as the model takes them (one number per fiscal year), and changes to them. No value import but
 * descriptors, so that front ends change levers by the same code that the command line uses.
 */
import type { Allocation, Levers } from '../model/params.ts';
import {
  ALLOCATION_RULES,
  type AllocationRule,
  FIRST_FISCAL_YEAR,
  LAST_FISCAL_YEAR,
  type LeverFieldKey,
  type LeverId,
  regionalYen,
  regionalYenOf,
  type Sharing,
  YEN_PER_USD,
} from './descriptors.ts';

/** Fields of each lever. */
export const LEVER_FIELDS: Readonly<Record<LeverId, readonly LeverFieldKey[]>> = {
  network: ['budget', 'coordinatorsPer100Members'],
  consortium: ['budget'],
  development: ['budget'],
  incubation: ['budget'],
  market: ['budget'],
  bridge: ['budget'],
  training: ['budget'],
  exchange: ['budget'],
  leadCustomer: ['budget'],
  fund: ['budget'],
  facility: ['budget'],
  attraction: ['budget'],
  review: ['budget', 'scope'],
};

/** The rule, where one region can run it. @throws what `fail` makes of the way out */
export function singleRegionRule(rule: AllocationRule, fail: (expected: string) => Error): Allocation {
  if (rule === 'contest')
    throw fail(`a contest needs several regions, and a run has one; take ${ALLOCATION_RULES.slice(0, 3).join(', ')}`);
  return rule;
}

/** The largest level that any file or option may ask for: yen a year, and coordinators per 100 members. */
export const LARGEST: Readonly<Record<LeverFieldKey, number>> = {
  budget: 1e12,
  coordinatorsPer100Members: 100,
  scope: 1,
};

export const FISCAL_YEAR_COUNT = LAST_FISCAL_YEAR - FIRST_FISCAL_YEAR + 1;

/** Both ends are fiscal years and belong to the span. */
export interface FiscalYears {
  readonly from: number;
  readonly until: number;
}

/** A frozen timeline of zeros. */
export function zeros(): readonly number[] {
  return Object.freeze(new Array<number>(FISCAL_YEAR_COUNT).fill(0));
}

/** The same timeline with another level in the given fiscal years; frozen. */
export function withYears(timeline: readonly number[], level: number, years: FiscalYears): readonly number[] {
  return Object.freeze(
    timeline.map((old, i) => {
      const year = FIRST_FISCAL_YEAR + i;
      return year >= years.from && year <= years.until ? level : old;
    }),
  );
}

/** The same levers with one field at another level in the given fiscal years; deeply frozen. */
export function setLever(
  levers: Levers,
  lever: LeverId,
  key: LeverFieldKey,
  level: number,
  years: FiscalYears,
): Levers {
  const old = timelineOf(levers, lever, key);
  const changed = Object.freeze({ ...levers[lever], [key]: withYears(old, level, years) });
  return Object.freeze({ ...levers, [lever]: changed });
}

/** The timeline of a field of a lever. */
export function timelineOf(levers: Levers, lever: LeverId, key: LeverFieldKey): readonly number[] {
  const fields: Partial<Record<LeverFieldKey, readonly number[]>> = levers[lever];
  return fields[key] ?? zeros();
}

/** One entry of a timeline; both fiscal years belong to it. */
export interface PlannedLevel extends FiscalYears {
  readonly level: number;
}

/** One entry of a budget: yen a year for the region itself, or of the whole nation in yen or million dollars. */
export interface PlannedMoney extends FiscalYears {
  readonly yen?: number;
  readonly nationalYen?: number;
  readonly nationalUsdMillion?: number;
}

/** What a policy sets, before a region is known. Plain JSON. */
export interface Plan {
  readonly sharedBy: Sharing;
  /** Areas of the programme in its own nation; null where it has no such number. */
  readonly areas: number | null;
  readonly budgets: Readonly<Partial<Record<LeverId, readonly PlannedMoney[]>>>;
  readonly coordinatorsPer100Members: readonly PlannedLevel[];
  readonly scope: readonly PlannedLevel[];
}

/** The levers of a policy in a region of so many member firms; whole yen, rounded down; frozen. */
export function leversOf(plan: Plan, memberFirms: number): Levers {
  const names = Object.keys(LEVER_FIELDS) as LeverId[];
  const budgets = names.map((name) => {
    const spans = plan.budgets[name] ?? [];
    const levels = spans.map((span) => ({
      from: span.from,
      until: span.until,
      level: moneyOf(plan, span, memberFirms),
    }));
    return [name, { budget: timeline(levels) }] as const;
  });
  const levers = Object.fromEntries(budgets) as Record<LeverId, { readonly budget: readonly number[] }>;
  return {
    ...levers,
    network: { ...levers.network, coordinatorsPer100Members: timeline(plan.coordinatorsPer100Members) },
    review: { ...levers.review, scope: timeline(plan.scope) },
  };
}

function moneyOf({ sharedBy, areas }: Plan, span: PlannedMoney, memberFirms: number): number {
  const { yen, nationalYen, nationalUsdMillion = 0 } = span;
  if (yen !== undefined) return yen;
  if (sharedBy === 'areas') {
    const national = nationalYen ?? Math.round(nationalUsdMillion * 1e6) * YEN_PER_USD;
    return Math.floor(national / (areas ?? 1));
  }
  return nationalYen === undefined
    ? regionalYen(nationalUsdMillion, memberFirms)
    : regionalYenOf(nationalYen, memberFirms);
}

/** A year that no entry covers is 0. */
function timeline(spans: readonly PlannedLevel[]): readonly number[] {
  return spans.reduce((years, span) => withYears(years, span.level, span), zeros());
}
