/**
 * One problem of a scenario file, told in one line: `file:line:column: path: value X; expected Y`. Also the nearest
 * right name for a misspelt one.
 */
import { InputError } from '../core/errors.ts';

export type Path = readonly (string | number)[];

export interface Problem {
  readonly line: number;
  readonly column: number;
  /** The file, where it is another than the one that was asked for: a base. */
  readonly file?: string;
  /** Empty for the file as a whole. */
  readonly path: Path;
  /** The offending value as it should be shown, without "value". */
  readonly value: string;
  readonly expected: string;
}

/** Control characters, line breaks and direction marks, which must not reach a terminal or break the line. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

function printable(text: string): string {
  return text.replace(unprintable, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value in at most about 60 characters. */
export function show(value: unknown): string {
  if (value === undefined) return '(missing)';
  if (value === null) return '(empty)';
  if (Array.isArray(value)) return `(a list of ${value.length})`;
  if (typeof value === 'object') return '(a mapping)';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = printable(JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function formatPath(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${part.slice(0, 60)}`))
    .join('');
}

export function formatProblem(fileName: string, problem: Problem): string {
  const path = problem.path.length > 0 ? `${formatPath(problem.path)}: ` : '';
  const place = `${problem.file ?? fileName}:${problem.line}:${problem.column}`;
  return printable(`${place}: ${path}value ${problem.value}; expected ${problem.expected}`);
}

/** One error per problem, in order of place. */
export function errorsOf(fileName: string, problems: readonly Problem[]): InputError[] {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  return sorted.map((problem) => new InputError(formatProblem(fileName, problem)));
}

/** Edits (insert, delete, replace, swap of neighbours) from a to b. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] as number) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** The candidate nearest to a misspelt name, upper and lower case and separators aside; undefined where none is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plain(name), plain(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** "network.budget: " and, at the end, the nearest right name or all there are. */
export function suggest(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  const some = candidates.slice(0, 12).join(', ');
  return `one of ${some}${candidates.length > 12 ? ', …' : ''}`;
}
