/** Notes on figures in Japanese: the files have them in English, and what recurs in them is translated once. */
import { NOTE_SENTENCES } from './noteSentences.ts';

/** A figure; not the digits of a source's key. */
const FIGURE = /(?<![A-Za-z_\d])\d+(?:,\d{3})*(?:\.\d+)?/g;

/** Sentences of a note as the table has them, with the figures that they lost. */
export function sentencesOf(note: string): readonly { readonly key: string; readonly figures: readonly string[] }[] {
  const sentences = note
    .trim()
    .replace(/\s+/g, ' ')
    .split(/(?<=\.) (?=[A-Z0-9])/);
  return sentences.map((text) => ({ key: text.replace(FIGURE, '#'), figures: text.match(FIGURE) ?? [] }));
}

/** Null where a sentence has no Japanese: then the English stands, marked as such. */
export function noteInJapanese(note: string): string | null {
  const parts = sentencesOf(note).map(({ key, figures }) => {
    const words = Object.hasOwn(NOTE_SENTENCES, key) ? NOTE_SENTENCES[key] : undefined;
    return words?.replace(/#(\d)/g, (_, place: string) => figures[Number(place) - 1] ?? '');
  });
  return parts.includes(undefined) ? null : parts.join('');
}
