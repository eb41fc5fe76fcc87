/**
 * `extends`: a file that takes from another what it does not say itself.
 *
 *   mappings            are merged key by key
 *   what has a `grade`  is one piece, so that no number is ever shown with the origin of another
 *   lists and values    are replaced as wholes: towns, timelines of levers, notes
 *   sources             are united; a key keeps its title
 *   format, id, names   are never taken over
 *
 * Nothing can be taken away; a lever of the base is silenced by an empty budget.
 */
import type { Parsed } from './parse.ts';
import { type Path, type Problem, show } from './problems.ts';
import { isRecord } from './rules.ts';
import type { Kind } from './schema.ts';

/**
 * Finds the base of a file: by id among the files that come along, or by a path seen from the file that names it.
 * @returns undefined where there is none
 */
export type BaseReader = (
  kind: Kind,
  base: string,
  from: string,
) => { readonly name: string; readonly text: string | Uint8Array } | undefined;

/** Longest chain of bases. */
export const MOST_BASES = 8;

const NEVER_TAKEN = new Set(['format', 'musubi', 'id', 'names', 'extends']);

/** The base's data with the file's own on top; places are those of whichever file says it. */
export function extended(own: Parsed, base: Parsed, baseName: string): Parsed {
  const taken = isRecord(base.data)
    ? Object.fromEntries(Object.entries(base.data).filter(([key]) => !NEVER_TAKEN.has(key)))
    : {};
  return {
    data: merged(taken, own.data),
    problems: [...own.problems, ...renamedSources(own, taken)],
    locate: (path, key) =>
      holds(own.data, path) || !holds(taken, path)
        ? own.locate(path, key)
        : { file: baseName, ...base.locate(path, key) },
  };
}

function merged(base: unknown, own: unknown): unknown {
  if (!isRecord(base) || !isRecord(own) || 'grade' in base || 'grade' in own) return own;
  const both = { ...base };
  for (const [key, value] of Object.entries(own)) both[key] = key in base ? merged(base[key], value) : value;
  return both;
}

/** A key of sources with another title would change where the base's figures come from. */
function renamedSources(own: Parsed, base: Readonly<Record<string, unknown>>): Problem[] {
  const { sources } = base;
  const mine = isRecord(own.data) ? own.data['sources'] : undefined;
  if (!isRecord(sources) || !isRecord(mine)) return [];
  const changed = Object.keys(mine).filter((key) => key in sources && sources[key] !== mine[key]);
  return changed.map((key) => {
    const path: Path = ['sources', key];
    const expected = `${show(sources[key])}, as the base has it, or another key`;
    return { ...own.locate(path), path, value: show(mine[key]), expected };
  });
}

function holds(data: unknown, path: Path): boolean {
  let node = data;
  for (const part of path) {
    if (Array.isArray(node) && Number(part) < node.length) node = node[Number(part)];
    else if (isRecord(node) && Object.hasOwn(node, part)) node = node[part];
    else return false;
  }
  return true;
}
