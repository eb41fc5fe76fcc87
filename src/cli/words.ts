/** Words and numbers as the command line's tables show them. */
import { displayWidth, significant, signed as withSign } from '../core/table.ts';

export { counted, NOTICE } from '../experiment/words.ts';

/** Names that do not follow from their ids. */
const LABELS: Readonly<Record<string, string>> = {
  leftForTokyo: 'left for Tokyo',
  firmsThatKnowALab: 'firms that know a lab',
  ventureSurvival5: 'venture survival to age 5',
};

/** "jointRnDStarted" -> "joint R&D started". */
export function labelOf(id: string): string {
  const irregular = LABELS[id];
  if (irregular !== undefined) return irregular;
  const parts = id
    .replace(/RnD/g, ' R&D ')
    .trim()
    .split(/\s+|(?<=[a-z])(?=\d|[A-Z](?!&))/);
  return parts.map((part) => (part === 'R&D' ? part : part.toLowerCase())).join(' ');
}

export interface Shown {
  readonly unit: string;
  /** A value, and a difference with its sign. */
  readonly value: (x: number) => string;
  readonly difference: (x: number) => string;
}

/** Yen are shown in millions. */
export function shownUnit(unit: string): Shown {
  const scale = unit.startsWith('yen') && !unit.includes('per') ? 1e-6 : 1;
  return {
    unit: scale === 1 ? unit : unit.replace('yen', 'million yen'),
    value: (x) => significant(x * scale),
    difference: (x) => withSign(x * scale, 2),
  };
}

/** Seconds as a person says them: "8 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** Control characters and direction marks shown as such, so that a name cannot break a line or a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value as messages show it, at most 40 characters. */
export function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}

/** Columns of running text. */
export const WIDTH = 110;

/** Lines of at most so many columns, none of no text. */
export function wrapped(text: string, width = WIDTH): string[] {
  if (text === '') return [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
