/**
 * Text to plain data with places. YAML 1.2 core, of which JSON is a part. Nothing is ever evaluated: aliases, tags, merge
 * keys, keys that are not plain names, several documents and numbers that are not finite are refused.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import { InputError } from '../core/errors.ts';
import { formatProblem, type Path, type Problem, show } from './problems.ts';

/** A scenario file is a few kilobytes; beyond this it is refused before it is given to the parser. */
export const MAX_BYTES = 262_144;
/** Deepest nesting; the format itself needs eight. */
const MAX_DEPTH = 20;
/** Names that reach into JavaScript's objects. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** `file` where it is another than the one that was parsed. */
export type Place = Pick<Problem, 'line' | 'column' | 'file'>;

export interface Parsed {
  /** Plain data; undefined where the text could not be read at all. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Place of a value, or of its nearest ancestor where there is none; with `key`, of the key itself. */
  locate(path: Path, key?: boolean): Place;
}

/** Bytes to text; refuses what is too large, binary, or not UTF-8. */
export function decode(bytes: Uint8Array, fileName: string): string {
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length, fileName);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw whole(fileName, `a binary file (NUL at byte ${nul})`, 'UTF-8 text (YAML or JSON)');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw whole(fileName, 'bytes that are not UTF-8', 'UTF-8 text (YAML or JSON); save the file as UTF-8');
  }
}

/** @throws InputError for a file larger than the limit, with its size. */
function tooLarge(bytes: number, fileName: string): InputError {
  return whole(fileName, `${bytes} bytes`, `at most ${MAX_BYTES} bytes; a scenario takes a few thousand`);
}

function whole(fileName: string, value: string, expected: string): InputError {
  return new InputError(formatProblem(fileName, { line: 1, column: 1, path: [], value, expected }));
}

/** Never throws: what cannot be read becomes a problem. */
export function parse(text: string): Parsed {
  const start = { line: 1, column: 1 };
  const refuse = (value: string, expected: string): Parsed => ({
    data: undefined,
    problems: [{ ...start, path: [], value, expected }],
    locate: () => start,
  });
  if (text.length > MAX_BYTES) return refuse(`${text.length} characters`, `at most ${MAX_BYTES} bytes`);
  if (text.includes('\0')) return refuse('a binary file (NUL)', 'UTF-8 text (YAML or JSON)');
  if (text.includes('\ufffd'))
    return refuse('text with replacement characters (U+FFFD)', 'UTF-8 text; save the file as UTF-8');
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return {
      data: undefined,
      problems: [{ ...deep, path: [], value: '(nested too deeply)', expected: `at most ${MAX_DEPTH} levels` }],
      locate: () => start,
    };
  }
  return parseChecked(text, refuse);
}

/**
 * The first place that is nested far beyond any scenario: brackets, indentation, or markers on one line. The parser
 * recurses and, far down, can take the process with it, so this is looked at before it. Quotes are not looked at; the
 * bounds leave room for text.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let depth = 0;
  for (const [i, line] of text.split(/\r\n|[\r\n]/).entries()) {
    if (/^ {160}/.test(line)) return { line: i + 1, column: 161 };
    const markers = line.match(/[-?:](?=[ \t]|$)/g)?.length ?? 0;
    if (markers > 200 && depth === 0 && !/^\s*[[{]/.test(line)) return { line: i + 1, column: 1 };
    for (let column = 0; column < line.length; column++) {
      const c = line.charCodeAt(column);
      if (c === 0x5b || c === 0x7b) depth++;
      else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--;
      if (depth > 60) return { line: i + 1, column: column + 1 };
    }
  }
  return undefined;
}

function parseChecked(text: string, refuse: (value: string, expected: string) => Parsed): Parsed {
  // JSON may be indented by tabs, which YAML does not take; a space for each keeps the columns
  const readable = /^\s*[{[]/.test(text) ? text.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length)) : text;
  const lines = new LineCounter();
  const document = parseDocument(readable, {
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    // ours is linear: see `refusals`
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };

  // what follows the first error of syntax is mostly its echo
  const [error] = document.errors;
  if (error !== undefined) {
    const place = at(error.pos[0]);
    const [value, expected] = syntax(error.code, error.message, readable.slice(error.pos[0], error.pos[0] + 60));
    return { data: undefined, problems: [{ ...place, path: [], value, expected }], locate: () => place };
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return refuse('an empty file', 'a region or a policy: format, kind, id, names, sources, …');
  }
  const contents: ParsedNode = document.contents;
  const { problems, readOn } = refusals(contents, at);
  return {
    data: readOn ? document.toJS({ maxAliasCount: 0 }) : undefined,
    problems,
    locate: (path, key = false) => at(offsetOf(contents, path, key)),
  };
}

/** What a syntax error shows and what it expects, in one line. */
function syntax(code: string, message: string, near: string): [value: string, expected: string] {
  if (code === 'MULTIPLE_DOCS') return ['a second document', 'one document in a file; split it at ---'];
  return [
    near.trim() === '' ? '(end of file)' : show(near.split('\n')[0] ?? ''),
    `YAML 1.2 or JSON (${code}: ${message.replace(/\s+/g, ' ')})`,
  ];
}

interface Refusals {
  readonly problems: Problem[];
  /** Whether the rest can still be checked: it can where only keys stand twice. */
  readonly readOn: boolean;
}

/** What is well-formed YAML and yet no scenario: repeated keys and numbers that are not finite, each; of other sorts the first. */
function refusals(root: Node, at: (offset: number) => { line: number; column: number }): Refusals {
  const problems: Problem[] = [];
  const sorts = new Set<string>();
  let readOn = true;
  const refuse = (node: Node | null, value: string, expected: string): void => {
    problems.push({ ...at(node?.range?.[0] ?? 0), path: [], value, expected });
  };
  const stop = (sort: string, node: Node | null, value: string, expected: string): void => {
    readOn = false;
    if (!sorts.has(sort)) refuse(node, value, expected);
    sorts.add(sort);
  };
  visit(root, (_, node) => {
    if (isAlias(node)) {
      stop('alias', node, show(`*${node.source}`), 'no aliases; write the value out');
    } else if (isNode(node) && typeof node.tag === 'string') {
      stop('tag', node, show(node.tag), 'no tags; write the plain value');
    } else if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value)) {
      stop(`number at ${node.range?.[0]}`, node, node.source ?? String(node.value), 'a finite number');
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key) || typeof key.value !== 'string') {
          const value = isScalar(key) ? show(key.value) : '(a mapping or list as key)';
          stop('key', isNode(key) ? key : node, value, 'a name as key; put it in quotes');
        } else if (FORBIDDEN_KEYS.has(key.value)) {
          stop(key.value, key, show(key.value), 'another key; this name is reserved');
        } else if (key.value === '<<') {
          stop('merge', key, show(key.value), 'no merge keys; write the keys out');
        } else if (seen.has(key.value)) {
          refuse(key, show(key.value), 'each key once; remove one of the two');
        }
        if (isScalar(key)) seen.add(String(key.value));
      }
    }
  });
  return { problems, readOn };
}

function offsetOf(root: ParsedNode, path: Path, key: boolean): number {
  let node: unknown = root;
  let offset = root.range[0];
  for (const [depth, part] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (pair === undefined) return offset;
      const target = key && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      offset = (isNode(target) ? target.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
