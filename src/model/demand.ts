/**
 * Demand by field of technology, the same in every policy: 1 in April 1998, then
 *
 *   growth of the field's profile - hollowing-out (electrical and mechanical engineering) - cut in public works (civil engineering)
 *
 * times the shocks of 2008-09, March 2011 and 2020, as far as they reach the field (cyclicality).
 *
 * Source  METI 2005 for relocation overseas and less public works; the shocks are recalled, the growth is a proposal.
 */
import { monthOf } from '../core/calendar.ts';
import { pow } from '../core/math.ts';
import { type FieldProfiles, PROFILE_OF } from './fields.ts';
import { SECTOR_OF } from './knowledge.ts';
import { FIELDS } from './params.ts';
import type { Coefficients } from './registry.ts';

const BASE = monthOf(1998, 4);
const WORKS_FROM = monthOf(1999, 4);
const WORKS_UNTIL = monthOf(2011, 4);
const CIVIL_ENGINEERING = 34;
const ELECTRICAL = 0;
const MECHANICAL = 3;

/** Months x FIELDS from `from` on. */
export function demandPath(c: Coefficients, profiles: FieldProfiles, from: number, until: number): Float64Array {
  const path = new Float64Array((until - from) * FIELDS);
  const byTrend = new Map<string, number>();
  for (let field = 0; field < FIELDS; field++) {
    const sector = SECTOR_OF[field] as number;
    const relocates = sector === ELECTRICAL || sector === MECHANICAL;
    // fields of one profile and one fate share a path
    const fate = `${PROFILE_OF[field]} ${relocates} ${field === CIVIL_ENGINEERING}`;
    const same = byTrend.get(fate);
    if (same === undefined) {
      byTrend.set(fate, field);
      fillPath(path, c, profiles, field, from, until, relocates ? c.hollowingOut : 0);
    } else for (let at = 0; at < path.length; at += FIELDS) path[at + field] = path[at + same] as number;
  }
  return path;
}

function fillPath(
  path: Float64Array,
  c: Coefficients,
  profiles: FieldProfiles,
  field: number,
  from: number,
  until: number,
  relocation: number,
): void {
  const growth = 1 + (profiles.demandGrowth[field] as number) - relocation;
  const monthly = pow(growth, 1 / 12);
  const cut = field === CIVIL_ENGINEERING ? pow(1 - c.publicWorks, 1 / 12) : 1;
  const cyclicality = profiles.cyclicality[field] as number;
  let trend = pow(growth, (from - BASE) / 12);
  for (let month = from; month < until; month++) {
    path[(month - from) * FIELDS + field] = trend * afterShocks(c, cyclicality, month);
    trend *= monthly;
    if (month >= WORKS_FROM && month < WORKS_UNTIL) trend *= cut;
  }
}

/** Share of demand that the shocks leave in a month. */
function afterShocks(c: Coefficients, cyclicality: number, month: number): number {
  if (month >= monthOf(2008, 10) && month <= monthOf(2009, 9)) return left(c.shock2008, cyclicality);
  if (month >= monthOf(2011, 3) && month <= monthOf(2011, 6)) return left(c.shock2011, cyclicality);
  if (month >= monthOf(2020, 4) && month <= monthOf(2020, 9)) return left(c.shock2020, cyclicality);
  return 1;
}

function left(shock: number, cyclicality: number): number {
  return Math.max(0, 1 - shock * cyclicality);
}
