/**
 * Levers as the screen edits them: one level for each fiscal year FY1998 to FY2020, changed over a term or over all
 * programme years at once. Pure functions on frozen data.
 */
import type { Levers } from '../../src/model/params.ts';
import { FIRST_FISCAL_YEAR, LEVERS, type LeverFieldKey, type LeverId } from '../../src/scenario/descriptors.ts';
import { timelineOf } from '../../src/scenario/levers.ts';

export const LEVER_IDS: readonly LeverId[] = LEVERS.map((lever) => lever.name);

/** First and last fiscal year that the screen shows and edits. */
export const SHOWN_FROM = 2001;
export const SHOWN_UNTIL = 2020;

export type Span = 'all' | 1 | 2 | 3;
export const SPANS: readonly Span[] = ['all', 1, 2, 3];

/** Fiscal years of a span, both included. */
export function yearsOf(span: Span): readonly [number, number] {
  const terms: readonly (readonly [number, number])[] = [
    [2001, 2005],
    [2006, 2010],
    [2011, 2020],
  ];
  return span === 'all' ? [SHOWN_FROM, SHOWN_UNTIL] : (terms[span - 1] ?? [SHOWN_FROM, SHOWN_UNTIL]);
}

export interface FieldRef {
  readonly lever: LeverId;
  readonly field: LeverFieldKey;
}

export const FIELD_REFS: readonly FieldRef[] = LEVERS.flatMap((lever) =>
  lever.fields.map((field) => ({ lever: lever.name, field: field.key })),
);

export function levelsOf(levers: Levers, { lever, field }: FieldRef): readonly number[] {
  return timelineOf(levers, lever, field);
}

export function withLevels(levers: Levers, { lever, field }: FieldRef, levels: readonly number[]): Levers {
  return { ...levers, [lever]: { ...levers[lever], [field]: levels } };
}

/** Levels of the years shown, FY2001 to FY2020. */
export function shownLevels(levels: readonly number[]): readonly number[] {
  return levels.slice(SHOWN_FROM - FIRST_FISCAL_YEAR, SHOWN_UNTIL - FIRST_FISCAL_YEAR + 1);
}

export interface SpanLevel {
  /** Mean level over the years of the span in which the lever runs; 0 where it never does. */
  readonly mean: number;
  /** Whether the level differs between the years in which it runs. */
  readonly mixed: boolean;
}

export function levelOver(levels: readonly number[], span: Span): SpanLevel {
  const [from, until] = yearsOf(span);
  const runs = levels.slice(from - FIRST_FISCAL_YEAR, until - FIRST_FISCAL_YEAR + 1).filter((level) => level > 0);
  const mean = runs.reduce((sum, level) => sum + level, 0) / Math.max(1, runs.length);
  return { mean, mixed: runs.some((level) => level !== runs[0]) };
}

/**
 * Mean levels of both policies over the same years, those of the span in which either runs, so that the two compare: a
 * policy that drops its cheap years plans less, though each of its own years has more.
 */
export function meansOver(
  a: readonly number[],
  b: readonly number[],
  span: Span,
): { readonly a: number; readonly b: number } {
  const [from, until] = yearsOf(span);
  let [sumA, sumB, years] = [0, 0, 0];
  for (let i = from - FIRST_FISCAL_YEAR; i <= until - FIRST_FISCAL_YEAR; i++) {
    const [levelA, levelB] = [a[i] ?? 0, b[i] ?? 0];
    if (levelA <= 0 && levelB <= 0) continue;
    sumA += levelA;
    sumB += levelB;
    years += 1;
  }
  return { a: sumA / Math.max(1, years), b: sumB / Math.max(1, years) };
}

/** Number, first and last of the fiscal years of a span in which the lever runs; null where it never does. */
export function runsOver(
  levels: readonly number[],
  span: Span,
): { readonly years: number; readonly from: number; readonly until: number } | null {
  const [from, until] = yearsOf(span);
  const runs = levels.flatMap((level, i) => {
    const year = FIRST_FISCAL_YEAR + i;
    return level > 0 && year >= from && year <= until ? [year] : [];
  });
  const [first, last] = [runs[0], runs.at(-1)];
  return first === undefined || last === undefined ? null : { years: runs.length, from: first, until: last };
}

/**
 * Sets the mean level of the years in which the lever runs: years that differ keep their proportions, years without stay
 * without. Where it never runs, it takes the proportions of the first of `shapes` that runs in the span, else every year
 * of the span gets the level. `step` rounds (whole yen for money).
 */
export function setLevel(
  levels: readonly number[],
  span: Span,
  mean: number,
  step: number,
  shapes: readonly (readonly number[])[] = [],
): readonly number[] {
  const [from, until] = yearsOf(span);
  const shape = [levels, ...shapes].find((one) => levelOver(one, span).mean > 0);
  const whole = shape === undefined ? 0 : levelOver(shape, span).mean;
  return levels.map((level, i) => {
    const year = FIRST_FISCAL_YEAR + i;
    if (year < from || year > until) return level;
    return roundTo(shape === undefined ? mean : ((shape[i] ?? 0) / whole) * mean, step);
  });
}

/** Multiples of a step such as 0.1 without binary dust: 0.30000000000000004 -> 0.3. */
export function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** Planned yen over the years shown, by lever. */
export function plannedOf(levers: Levers): Readonly<Record<LeverId, number>> {
  const sum = (lever: LeverId): number => shownLevels(levers[lever].budget).reduce((total, yen) => total + yen, 0);
  return Object.fromEntries(LEVER_IDS.map((lever) => [lever, sum(lever)])) as Record<LeverId, number>;
}

export function plannedTotal(levers: Levers): number {
  const planned = plannedOf(levers);
  return LEVER_IDS.reduce((sum, lever) => sum + planned[lever], 0);
}

/**
 * Coordinators per 100 founding members that the network money pays at most: the least and the most over the years of the
 * span in which coordinators are asked for. Null: in no year more than money pays for.
 */
export function payable(
  { network }: Levers,
  span: Span,
  members: number,
  cost: number,
): { readonly least: number; readonly most: number } | null {
  const [from, until] = yearsOf(span);
  const paid: number[] = [];
  let short = false;
  network.coordinatorsPer100Members.forEach((level, i) => {
    const year = FIRST_FISCAL_YEAR + i;
    if (year < from || year > until || level === 0) return;
    const heads = Math.floor((network.budget[i] ?? 0) / cost);
    // as many as asked for are whole people too
    short ||= heads < Math.round((level * members) / 100);
    paid.push((100 * heads) / members);
  });
  return short ? { least: Math.min(...paid), most: Math.max(...paid) } : null;
}

/** Zero budgets do exactly nothing, whatever else is set. */
export function withoutMoney(levers: Levers): boolean {
  return LEVER_IDS.every((lever) => levers[lever].budget.every((yen) => yen === 0));
}

/**
 * Scales budgets so that the planned money is `target` yen to the yen: those of all levers but `kept`, in proportion. Where
 * `kept` alone plans more than that, it is cut to the target and the others to nothing.
 */
export function matchMoney(levers: Levers, target: number, kept: LeverId | null): Levers {
  const planned = plannedOf(levers);
  const held = kept === null ? 0 : planned[kept];
  const rest = plannedTotal(levers) - held;
  const factor = rest > 0 ? Math.max(0, target - held) / rest : 0;
  const factorOf = (lever: LeverId): number => (lever !== kept ? factor : held > target ? target / held : 1);
  let out = levers;
  for (const lever of LEVER_IDS) {
    out = withLevels(
      out,
      { lever, field: 'budget' },
      levers[lever].budget.map((yen, i) => (isShown(i) ? Math.floor(yen * factorOf(lever)) : yen)),
    );
  }
  // the yen lost to rounding go where there is most
  const missing = target - plannedTotal(out);
  const most = LEVER_IDS.filter((lever) => lever !== kept || held > target).sort(
    (x, y) => plannedOf(out)[y] - plannedOf(out)[x],
  )[0];
  if (most === undefined || missing <= 0 || plannedOf(out)[most] === 0) return out;
  const budget = out[most].budget;
  const year = budget.indexOf(Math.max(...budget.filter((_, i) => isShown(i))));
  return withLevels(
    out,
    { lever: most, field: 'budget' },
    budget.map((yen, i) => (i === year ? yen + missing : yen)),
  );
}

function isShown(place: number): boolean {
  const year = FIRST_FISCAL_YEAR + place;
  return year >= SHOWN_FROM && year <= SHOWN_UNTIL;
}

export interface Change extends FieldRef {
  /** B against A: more in every year that differs, less in every one, or some of both. */
  readonly direction: 'more' | 'less' | 'other';
}

/** What sets B apart from A, field by field. */
export function changesOf(a: Levers, b: Levers): readonly Change[] {
  return FIELD_REFS.flatMap((ref): Change[] => {
    const before = levelsOf(a, ref);
    const after = levelsOf(b, ref);
    const up = after.some((level, i) => level > (before[i] ?? 0));
    const down = after.some((level, i) => level < (before[i] ?? 0));
    if (!up && !down) return [];
    return [{ ...ref, direction: up && down ? 'other' : up ? 'more' : 'less' }];
  });
}

export function equalLevers(a: Levers, b: Levers): boolean {
  return changesOf(a, b).length === 0;
}
