/** What a further new business costs, for the panels that tell it. */
import type { BusinessPrice } from '../../src/experiment/price.ts';
import { formatYen } from '../format.ts';
import type { Language, Messages } from '../i18n/keys.ts';

export interface Priced {
  readonly kind: 'buys' | 'saves';
  readonly yen: number;
  readonly interval: readonly [number, number];
}

/** Null where there is no number, or none yet. */
export function priced(price: BusinessPrice | null): Priced | null {
  if (price === null || price.yen === null || price.interval === null) return null;
  return { kind: price.kind === 'saves' ? 'saves' : 'buys', yen: price.yen, interval: price.interval };
}

export function inWords(
  { kind, yen, interval }: Priced,
  language: Language,
): { readonly kind: Priced['kind']; readonly yen: string; readonly low: string; readonly high: string } {
  const [low, high] = interval;
  return { kind, yen: formatYen(yen, language), low: formatYen(low, language), high: formatYen(high, language) };
}

/** In a sentence; null where there is nothing to tell yet. */
export function priceWords(t: Messages, price: BusinessPrice | null, language: Language): string | null {
  const number = priced(price);
  if (number !== null) return t.furtherBusiness(inWords(number, language));
  return price?.kind === 'dominates' || price?.kind === 'dominated' ? t.furtherBusinessNone[price.kind] : null;
}
