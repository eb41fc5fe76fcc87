/**
 * The ODD protocol, docs/odd.md: prose by hand, tables from the code. A table stands between two markers,
 *
 *   <!-- generated: parameters -->   …   <!-- end: parameters -->
 *
 * and `npm run docs -- --write` writes it anew; test/docs/odd.test.ts fails when the file and the code disagree.
 */
import { mechanismPaths, renderMechanism } from './mechanisms.ts';
import { TABLES } from './tables.ts';

/** Texts of source files by path from the repository, forward slashes. */
export type Sources = ReadonlyMap<string, string>;

const MARKED = /<!-- generated: (.+?) -->\n[\s\S]*?<!-- end: (.+?) -->/g;

/**
 * The text with every generated part as the code has it now.
 *
 * @throws Error for a marker that nothing generates, one without its end, and a table or a mechanism without a marker
 */
export function renderOdd(text: string, sources: Sources): string {
  const missing = new Set([...Object.keys(TABLES), ...mechanismPaths(sources)]);
  const rendered = text.replace(MARKED, (_, name: string, end: string) => {
    if (name !== end) throw new Error(`the marker "generated: ${name}" ends with "end: ${end}"`);
    if (!missing.delete(name)) throw new Error(`nothing generates "${name}", or it stands there twice`);
    const body = TABLES[name]?.(sources) ?? renderMechanism(sources, name);
    return `<!-- generated: ${name} -->\n${body}\n<!-- end: ${name} -->`;
  });
  if (missing.size > 0) throw new Error(`no marker for ${[...missing].join(', ')}`);
  return rendered;
}

/** The first line in which two texts differ, both as they stand; null where none does. */
export function firstDifference(found: string, expected: string): string | null {
  const left = found.split('\n');
  const right = expected.split('\n');
  for (let n = 0; n < Math.max(left.length, right.length); n++) {
    if (left[n] === right[n]) continue;
    const show = (line: string | undefined): string => line ?? '(no such line)';
    return `line ${n + 1}\n  in the file: ${show(left[n])}\n  by the code: ${show(right[n])}`;
  }
  return null;
}
