/**
 * What a further new business costs in public money: the one number that a budget asks for. It is told of the difference
 * between two policies, not of a policy: money per business counts all businesses, those too that would have been there
 * without the money.
 */
import { pairedOf } from '../statistics/paired.ts';
import { priceOf } from '../statistics/price.ts';
import { MINIMUM_PAIRS, sequentialInterval } from '../statistics/sequential.ts';
import type { IndicatorComparison } from './compare.ts';
import { WITHHELD } from './reading.ts';

export interface BusinessPrice {
  /**
   * `buys`: B pays more and has more businesses; `saves`: it pays less and has fewer; `dominates`: more for less; `dominated`:
   * fewer for more; `undecided`: the pairs do not tell yet which of these; `tooFew`: below eight pairs; `free`: the same money
   * in every pair; `withheld`: it hangs on an assumed number of members.
   */
  readonly kind: 'buys' | 'saves' | 'dominates' | 'dominated' | 'undecided' | 'tooFew' | 'free' | 'withheld';
  /** Yen for a further business; null unless `buys` or `saves`. */
  readonly yen: number | null;
  /** With its anytime-valid 95 % interval; null likewise. */
  readonly interval: readonly [number, number] | null;
}

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
  const [paid, started] = [money, BUSINESSES].map((id) => find(indicators, id));
  if (paid === undefined || started === undefined || paid.n < MINIMUM_PAIRS) return without('tooFew');
  if (withheld.has(paid.id) || withheld.has(started.id)) return without('withheld');
  const costs = pairedOf(paid.a, paid.b).differences;
  const effects = pairedOf(started.a, started.b).differences;
  if (costs.every((yen) => yen === 0)) return without('free');
  const dearer = direction(costs);
  const more = direction(effects);
  if (more === 0 || dearer === 0) return without('undecided');
  if (more !== dearer) return without(more > 0 ? 'dominates' : 'dominated');
  const { price, interval } = priceOf(costs, effects);
  if (!interval.every(Number.isFinite)) return without('undecided');
  return { kind: more > 0 ? 'buys' : 'saves', yen: price, interval };
}

/** The finding in English, in million yen. @param number  how a number is written */
export function priceSentence({ kind, yen, interval }: BusinessPrice, number: (value: number) => string): string {
  if (yen === null || interval === null) return NO_PRICE[kind];
  const [price, low, high] = [yen, ...interval].map((value) => number(value / 1e6));
  const told = `${price} million yen of public money, 95 % interval ${low} to ${high}`;
  return kind === 'buys' ? `${told}.` : `${told}: what B saves for each that it does not start.`;
}

const NO_PRICE: Readonly<Record<BusinessPrice['kind'], string>> = {
  buys: '',
  saves: '',
  dominates: 'B starts more new businesses for less public money, so that none has a price.',
  dominated: 'B starts fewer new businesses for more public money, so that none has a price.',
  undecided: 'Cannot tell yet: whether B starts more new businesses, or pays more, is not decided.',
  tooFew: 'Too few pairs to say.',
  free: 'Both policies pay the same in every pair.',
  withheld: WITHHELD,
};

function find(indicators: readonly IndicatorComparison[], id: string): IndicatorComparison | undefined {
  return indicators.find((one) => one.id === id);
}

function without(kind: BusinessPrice['kind']): BusinessPrice {
  return { kind, yen: null, interval: null };
}

/** The sign of the mean difference, 0 where the interval holds both. A lever that always pays out all differs by the same sum in every pair. */
function direction(differences: Float64Array): -1 | 0 | 1 {
  const first = differences[0] as number;
  const constant = differences.every((value) => value === first);
  const [low, high] = constant ? [first, first] : sequentialInterval(differences).interval;
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}
