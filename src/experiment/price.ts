/**
 * What a further new business costs in public money: the one number that a budget asks for. It is told of the difference
 * between two policies, not of a policy: money per business counts all businesses, those too that would have been there
 * without the money. Money is all that is paid out, of whatever lever; businesses are those of members (the indicator
 * newBusinessesStarted), so that a policy which recruits members has more of them for that alone.
 */
import { priceOf } from '../statistics/price.ts';
import { MINIMUM_PAIRS, sequentialInterval } from '../statistics/sequential.ts';
import type { IndicatorComparison } from './compare.ts';
import { WITHHELD } from './reading.ts';

/** `buys`: B pays more and has more businesses; `saves`: it pays less and has fewer. */
export interface Priced {
  readonly kind: 'buys' | 'saves';
  /** Yen for a further business, with its anytime-valid 95 % interval. */
  readonly yen: number;
  readonly interval: readonly [number, number];
}

/**
 * `dominates`: more for less; `dominated`: fewer for more; `undecided`: the pairs do not tell which of these, or do not bound
 * the price; `tooFew`: below eight pairs; `free`: the same money in every pair; `withheld`: a verdict on one of the two hangs
 * on an assumed number of members, or that is not known yet.
 */
export interface Unpriced {
  readonly kind: 'dominates' | 'dominated' | 'undecided' | 'tooFew' | 'free' | 'withheld';
  readonly yen: null;
  readonly interval: null;
}

export type BusinessPrice = Priced | Unpriced;

const BUSINESSES = 'newBusinessesStarted';

/**
 * @param indicators  the compared, the money under the id `money` among them
 * @param withheld    ids whose verdict is not the same under both counts of members
 */
export function businessPrice(
  indicators: readonly IndicatorComparison[],
  withheld: ReadonlySet<string>,
  money = 'publicMoneySpent',
): BusinessPrice {
  if (withheld.has(money) || withheld.has(BUSINESSES)) return without('withheld');
  const { costs, effects } = together(find(indicators, money), find(indicators, BUSINESSES));
  if (costs.length < MINIMUM_PAIRS) return without('tooFew');
  if (costs.every((yen) => yen === 0)) return without('free');
  // a lever that pays out all it has pays the same more in every pair, for certain
  const dearer = costs.every((yen) => yen === costs[0]) ? Math.sign(costs[0] as number) : direction(costs);
  const more = direction(effects);
  if (more === 0 || dearer === 0) return without('undecided');
  if (more !== dearer) return without(more > 0 ? 'dominates' : 'dominated');
  const { price, interval } = priceOf(costs, effects);
  if (!interval.every(Number.isFinite)) return without('undecided');
  return { kind: more > 0 ? 'buys' : 'saves', yen: price, interval };
}

/** The finding in English, in million yen. @param number  how a number is written */
export function priceSentence(price: BusinessPrice, number: (value: number) => string): string {
  if (price.yen === null) return NO_PRICE[price.kind];
  const [yen, low, high] = [price.yen, ...price.interval].map((value) => number(value / 1e6));
  const told = `${yen} million yen of public money, 95 % interval ${low} to ${high}`;
  return price.kind === 'buys' ? `${told}.` : `${told}: what B saves for each that it has fewer.`;
}

const NO_PRICE: Readonly<Record<Unpriced['kind'], string>> = {
  dominates: 'B has more for less public money: no price.',
  dominated: 'B has fewer for more public money: no price.',
  undecided: 'Cannot tell: the pairs do not say that both the businesses and the money differ, or not by how much.',
  tooFew: 'Too few pairs to say.',
  free: 'Both policies pay the same in every pair.',
  withheld: WITHHELD,
};

function find(indicators: readonly IndicatorComparison[], id: string): IndicatorComparison {
  const found = indicators.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`no indicator ${id} was compared`);
  return found;
}

/** Differences of both in the pairs that define both. */
function together(
  { differences: money }: IndicatorComparison,
  { differences: businesses }: IndicatorComparison,
): { readonly costs: readonly number[]; readonly effects: readonly number[] } {
  const both = money.flatMap((yen, i) => {
    const more = businesses[i] as number;
    return Number.isFinite(yen) && Number.isFinite(more) ? [{ yen, more }] : [];
  });
  return { costs: both.map(({ yen }) => yen), effects: both.map(({ more }) => more) };
}

function without(kind: Unpriced['kind']): Unpriced {
  return { kind, yen: null, interval: null };
}

/** The sign of the mean difference; 0 where its interval holds 0. */
function direction(differences: readonly number[]): number {
  const [low, high] = sequentialInterval(differences).interval;
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}
