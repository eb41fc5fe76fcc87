/**
 * One basin or two: the same region from a low and a high stock under the same luck, forty years without policy. Whether
 * the difference goes or stays is reported, never imposed.
 *
 *   firms   0.7 and 1.3 times the firms in reach at the start, with the same entry from outside and the same room
 *   push    ten years without policy and with every lever at three times what any programme spent on it
 */
import { monthOf } from '../core/calendar.ts';
import type { Params } from '../model/params.ts';
import { EXTRAPOLATION_FACTOR, FIRST_FISCAL_YEAR, leversFor } from '../scenario/descriptors.ts';
import { setLever } from '../scenario/levers.ts';
import { moments } from '../statistics/summary.ts';
import type { Observation } from './results.ts';
import { STOCK_YEARS, STOCKS, STOCKS_FROM, type StockId } from './stocks.ts';

/** Years without policy. */
export const FREE_YEARS = 40;
const PUSH_YEARS = 10;

export interface BasinExperiment {
  readonly id: 'firms' | 'push';
  /** Calendar month from which nothing but the stocks differs. */
  readonly from: number;
  readonly low: Params;
  readonly high: Params;
}

/** @param none a region without policy */
export function basinExperiments(none: Params): BasinExperiment[] {
  return [
    { id: 'firms', from: STOCKS_FROM, low: withFirms(none, 0.7), high: withFirms(none, 1.3) },
    { id: 'push', from: monthOf(FIRST_FISCAL_YEAR + PUSH_YEARS, 4), low: none, high: pushed(none) },
  ];
}

/** So many times the firms; entry from outside and the room for firms stay what they are in firms. */
function withFirms(params: Params, factor: number): Params {
  const { region, coefficients: c } = params;
  const others = Math.round(region.members.firms * ((1 + region.nonMembersPerMember) * factor - 1));
  const per = others / region.members.firms;
  const exact = (1 + per) / (1 + region.nonMembersPerMember);
  const coefficients = { ...c, entryRate: c.entryRate / exact, congestionRoom: c.congestionRoom / exact };
  return { ...params, region: { ...region, nonMembersPerMember: per }, coefficients };
}

function pushed(params: Params): Params {
  const years = { from: FIRST_FISCAL_YEAR, until: FIRST_FISCAL_YEAR + PUSH_YEARS - 1 };
  const levers = leversFor(params.region.members.firms)
    .flatMap(({ name, fields }) => fields.map((field) => ({ name, field })))
    .reduce(
      (changed, { name, field: { key, programmeMaximum, max } }) =>
        setLever(changed, name, key, Math.min(max, EXTRAPOLATION_FACTOR * programmeMaximum), years),
      params.levers,
    );
  return { ...params, levers };
}

/** The gap of one stock, high less low, at so many years after the start. */
export interface Gap {
  readonly year: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the paired differences and its standard error. */
  readonly gap: number;
  readonly error: number;
}

export interface BasinRow {
  readonly stock: StockId;
  readonly gaps: readonly Gap[];
  /** Gap at the end over the gap at the start; NaN where there was none. */
  readonly left: number;
  readonly verdict: 'gone' | 'small' | 'closes' | 'stays' | 'appears' | 'none';
  /** Size of the gap at the end over the stock, the mean of both sides. */
  readonly share: number;
}

/** Years after the start that the report shows. */
export const SHOWN_YEARS = [0, 1, 5, 10, 20, 30, 40] as const;

/** Values of one run: STOCKS x STOCK_YEARS, as observations hold them. */
type Run = Pick<Observation, 'values'>;

export function basinRows(
  { from }: Pick<BasinExperiment, 'from'>,
  low: readonly Run[],
  high: readonly Run[],
): BasinRow[] {
  return STOCKS.map((stock) => {
    const at = (run: Run, year: number): number =>
      run.values[STOCKS.indexOf(stock) * STOCK_YEARS + (from - STOCKS_FROM) / 12 + year] ?? Number.NaN;
    // a flow of the twelve months before has none at the start of the record
    const years = SHOWN_YEARS.filter((year) => !Number.isNaN(at(low[0] as Run, year)));
    const gaps = years.map((year): Gap => {
      const [x, y] = [low.map((run) => at(run, year)), high.map((run) => at(run, year))];
      const { mean, variance } = moments(x.map((value, i) => (y[i] as number) - value));
      return { year, low: moments(x).mean, high: moments(y).mean, gap: mean, error: Math.sqrt(variance / x.length) };
    });
    return {
      stock,
      gaps,
      left: isNone(gaps[0] as Gap) ? Number.NaN : (gaps.at(-1) as Gap).gap / (gaps[0] as Gap).gap,
      verdict: verdictOf(gaps),
      share: shareOf(gaps.at(-1) as Gap),
    };
  });
}

/** A gap of less than a tenth of the stock is small. */
const SMALL = 0.1;

/** Nobody can tell it from nought. */
function isNone({ gap, error }: Gap): boolean {
  return Math.abs(gap) <= 2 * error;
}

function shareOf({ gap, low, high }: Gap): number {
  return low + high === 0 ? 0 : Math.abs(gap) / ((low + high) / 2);
}

/**
 * `gone`: at the end the gap is within two standard errors of nought; `none`: it is so at any time. `appears`: it was so at
 * the start and no more at the end. `small`: it is still there, and less than a tenth of the stock. `stays`: half of it is
 * left and it closed by less than a twentieth in the last ten years. `closes`: none of these.
 */
function verdictOf(gaps: readonly Gap[]): BasinRow['verdict'] {
  const [first, before, last] = [gaps[0], gaps.at(-2), gaps.at(-1)] as [Gap, Gap, Gap];
  if (gaps.every(isNone)) return 'none';
  if (isNone(last)) return 'gone';
  if (isNone(first)) return 'appears';
  if (shareOf(last) <= SMALL) return 'small';
  return Math.abs(last.gap) >= Math.abs(first.gap) / 2 && Math.abs(last.gap) >= 0.95 * Math.abs(before.gap)
    ? 'stays'
    : 'closes';
}

/**
 * What the stocks of one experiment say together: `one` where no gap is left in any, `two` where one stays by the rule and
 * none still closes; otherwise nothing is decided.
 */
export function basinsOf(rows: readonly Pick<BasinRow, 'verdict'>[]): 'one' | 'undecided' | 'two' {
  const has = (...verdicts: BasinRow['verdict'][]): boolean => rows.some(({ verdict }) => verdicts.includes(verdict));
  if (!has('small', 'closes', 'stays', 'appears')) return 'one';
  return has('stays') && !has('small', 'closes') ? 'two' : 'undecided';
}
