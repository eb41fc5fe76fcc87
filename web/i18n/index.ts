/** The words of the chosen language. */
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { IndicatorId, IndicatorWords, Language, Messages } from './keys.ts';

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, ja };

/** Words of an indicator; an unknown id (from a newer file) shows as itself. */
export function indicatorWords(messages: Messages, id: string): IndicatorWords {
  const known = messages.indicator[id as IndicatorId] as IndicatorWords | undefined;
  return known ?? { label: id, noun: id, form: 'value', unit: '' };
}
