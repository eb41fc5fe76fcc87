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
