/** Words and numbers as the command line's tables show them. */
import { displayWidth, significant, signed as withSign } from '../core/table.ts';
import { INDICATOR_NAMES } from '../indicators/names.ts';

export { counted, NOTICE } from '../experiment/words.ts';

const NAMES: Readonly<Record<string, string>> = INDICATOR_NAMES;

/** The name of an indicator as the viewer has it, inside a line: "joint R&D started". What is no indicator is named by its id. */
export function labelOf(id: string): string {
  const name = Object.hasOwn(NAMES, id) ? NAMES[id] : undefined;
  if (name !== undefined) return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const parts = id
    .replace(/RnD/g, ' R&D ')
    .trim()
    .split(/\s+|(?<=[a-z])(?=\d|[A-Z](?!&))/);
  return parts.map((part) => (part === 'R&D' ? part : part.toLowerCase())).join(' ');
}

/** The name of a gauge after the number of its step: "2 visible network". */
export function stepOf(gauge: string): string {
  return labelOf(gauge).replace(/^step (\d), /, '$1 ');
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
