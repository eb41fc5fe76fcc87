/** What a further new business costs, for the panels that tell it. */
import type { BusinessPrice, Priced } from '../../src/experiment/price.ts';
import { formatYen } from '../format.ts';
import type { Language, Messages } from '../i18n/keys.ts';

export function inWords(
  { kind, yen, interval: [low, high] }: Priced,
  language: Language,
): { readonly kind: Priced['kind']; readonly yen: string; readonly low: string; readonly high: string } {
  return { kind, yen: formatYen(yen, language), low: formatYen(low, language), high: formatYen(high, language) };
}

/** In a sentence; null where there is nothing to tell yet. */
export function priceWords(t: Messages, price: BusinessPrice | null, language: Language): string | null {
  if (price === null) return null;
  if (price.yen !== null) return t.furtherBusiness(inWords(price, language));
  return price.kind === 'dominates' || price.kind === 'dominated' ? t.furtherBusinessNone[price.kind] : null;
}
