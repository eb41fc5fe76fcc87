/** Where two policies part: until then both arms are one run. */
import { monthOf } from '../core/calendar.ts';
import { canonicalJson, hash128 } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import type { Levers, Params } from '../model/params.ts';
import { requireLive } from './runKey.ts';

/** First fiscal year of the lever timelines. Stated again here so that results can be handled without the model. */
const FIRST_FISCAL_YEAR = 1998;

/**
 * First month in which the two sets of parameters can make a difference: the April of the first fiscal year in which a
 * lever's level differs; -Infinity where more than levers differs; Infinity where nothing does.
 */
export function partingMonth(a: Params, b: Params): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const { levers: leversA, ...restA } = a;
  const { levers: leversB, ...restB } = b;
  if (!same(restA, restB)) return Number.NEGATIVE_INFINITY;
  const year = firstDifferentYear(leversA, leversB);
  return year === Number.POSITIVE_INFINITY ? year : monthOf(FIRST_FISCAL_YEAR + year, 4);
}

/**
 * Address of the state at the start of `month`: a hash of all that the past until then depends on, which leaves out the
 * lever levels of later fiscal years. Policies that part at `month` or later share it.
 */
export function pastKeyOf(params: Params, seed: Key, month: number): string {
  requireLive(params);
  const years = Math.max(0, Math.ceil((month - monthOf(FIRST_FISCAL_YEAR, 4)) / 12));
  const levers = Object.fromEntries(
    [...timelines(params.levers)].map(([name, levels]) => [name, levels.slice(0, years)]),
  );
  return hash128(canonicalJson({ params: { ...params, levers }, seed: [seed.hi, seed.lo], month }));
}

/** Place of the first fiscal year in which any level differs; Infinity: none. */
function firstDifferentYear(a: Levers, b: Levers): number {
  let first = Number.POSITIVE_INFINITY;
  const left = timelines(a);
  const right = timelines(b);
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const x = left.get(name) ?? [];
    const y = right.get(name) ?? [];
    for (let year = 0; year < Math.max(x.length, y.length); year++) {
      if (x[year] !== y[year]) {
        first = Math.min(first, year);
        break;
      }
    }
  }
  return first;
}

function timelines(levers: Levers): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const [lever, fields] of Object.entries<object>(levers)) {
    for (const [field, levels] of Object.entries<readonly number[]>(fields as never)) {
      found.set(`${lever}.${field}`, levels);
    }
  }
  return found;
}

/** Equality of plain JSON. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(b, name) && same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  );
}
