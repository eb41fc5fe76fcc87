/** The words of the page of the regions in the chosen language. */
import type { Language } from './keys.ts';
import { regionsEn } from './regionsEn.ts';
import { regionsJa } from './regionsJa.ts';
import type { RegionsMessages } from './regionsKeys.ts';

export const REGION_WORDS: Readonly<Record<Language, RegionsMessages>> = { en: regionsEn, ja: regionsJa };
