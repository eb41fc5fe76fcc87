/**
 * Scenario files to checked data. All problems of a file are found, each one line with its place; `loadRegion` and
 * `loadPolicy` throw them together, `check` returns them. Nothing is evaluated; the text may be YAML or JSON.
 */
import { InputError } from '../core/errors.ts';
import { expectationOf, keysAt, schemaAt } from './expect.ts';
import { decode, type Parsed, parse } from './parse.ts';
import { errorsOf, nearest, type Path, type Problem, show } from './problems.ts';
import { breaches, isRecord } from './rules.ts';
import { type Kind, type PolicyScenario, type RegionScenario, SCHEMAS, type Scenario } from './schema.ts';

export { MAX_BYTES } from './parse.ts';

export interface Checked {
  /** The kind that the file says it is, or that was asked for; undefined where neither. */
  readonly kind: Kind | undefined;
  /** One error per problem, in order of place; empty for a good file. */
  readonly problems: readonly InputError[];
  /** Present exactly where there is no problem. */
  readonly scenario: Scenario | undefined;
}

/** More problems than this are counted, not told. */
const MOST_TOLD = 25;

/** @throws InputError with one line per problem: `file:line:column: path: value X; expected Y`. */
export function loadRegion(text: string | Uint8Array, fileName: string): RegionScenario {
  const scenario = load(text, fileName, 'region');
  if (scenario.kind !== 'region') throw new InputError(`${fileName}: not a region`);
  return scenario;
}

/** @throws InputError with one line per problem: `file:line:column: path: value X; expected Y`. */
export function loadPolicy(text: string | Uint8Array, fileName: string): PolicyScenario {
  const scenario = load(text, fileName, 'policy');
  if (scenario.kind !== 'policy') throw new InputError(`${fileName}: not a policy`);
  return scenario;
}

/** A region or a policy, whichever the file says it is. */
export function load(text: string | Uint8Array, fileName: string, kind?: Kind): Scenario {
  const { problems, scenario } = check(text, fileName, kind);
  if (scenario !== undefined) return scenario;
  const lines = problems.slice(0, MOST_TOLD).map((problem) => problem.message);
  if (problems.length > MOST_TOLD) lines.push(`${fileName}: and ${problems.length - MOST_TOLD} more problems`);
  throw new InputError(lines.join('\n'));
}

/** All problems of a file. Bytes are checked for size and encoding first. Never throws for a bad file. */
export function check(text: string | Uint8Array, fileName: string, kind?: Kind): Checked {
  let decoded: string;
  try {
    decoded = typeof text === 'string' ? text : decode(text, fileName);
  } catch (error) {
    if (error instanceof InputError) return { kind, problems: [error], scenario: undefined };
    throw error;
  }
  const parsed = parse(decoded);
  if (parsed.data === undefined) return { kind, problems: errorsOf(fileName, parsed.problems), scenario: undefined };

  const said = isRecord(parsed.data) ? parsed.data['kind'] : undefined;
  const actual = kind ?? (said === 'region' || said === 'policy' ? said : undefined);
  if (actual === undefined) {
    const problem: Problem = {
      ...parsed.locate(['kind']),
      path: ['kind'],
      value: show(said),
      expected: '"region" or "policy"',
    };
    return { kind, problems: errorsOf(fileName, [...parsed.problems, problem]), scenario: undefined };
  }
  // against the wrong schema every other line would be a problem
  if (said !== actual && (said === 'region' || said === 'policy')) {
    const problem: Problem = {
      ...parsed.locate(['kind']),
      path: ['kind'],
      value: show(said),
      expected: `a file of kind ${actual}`,
    };
    return { kind, problems: errorsOf(fileName, [problem]), scenario: undefined };
  }
  return validate(parsed, parsed.data, actual, fileName);
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function validate(parsed: Parsed, data: unknown, kind: Kind, fileName: string): Checked {
  const result = SCHEMAS[kind].safeParse(data);
  const problems: Problem[] = [...parsed.problems];
  const issues: readonly Issue[] = result.success ? [] : (result.error.issues as readonly Issue[]);

  // a misspelt key is one problem, not two: the key itself, and not also the right one as missing
  const misspelt = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = pathOf(issue);
    for (const key of issue.keys ?? []) {
      const near = nearest(key, keysAt(SCHEMAS[kind], path));
      if (near !== undefined) misspelt.add(placeName([...path, near]));
      problems.push(unknownKey(parsed, kind, path, key));
    }
  }
  for (const issue of issues) {
    const path = pathOf(issue);
    if (issue.code === 'unrecognized_keys' || misspelt.has(placeName(path))) continue;
    problems.push(problemOf(parsed, data, kind, issue, path));
  }
  for (const breach of breaches(kind, data)) {
    problems.push({
      ...parsed.locate(breach.path),
      path: breach.path,
      value: show(valueAt(data, breach.path)),
      expected: breach.expected,
    });
  }
  const scenario = result.success && problems.length === 0 ? result.data : undefined;
  return { kind, problems: errorsOf(fileName, problems), scenario };
}

function unknownKey(parsed: Parsed, kind: Kind, parent: Path, key: string): Problem {
  const path = [...parent, key];
  const keys = keysAt(SCHEMAS[kind], parent);
  const near = nearest(key, keys);
  const expected =
    near !== undefined ? `a known key; did you mean ${near}?` : `a known key: one of ${keys.slice(0, 20).join(', ')}`;
  return { ...parsed.locate(path, true), path, value: `(unknown key ${show(key)})`, expected };
}

function problemOf(parsed: Parsed, data: unknown, kind: Kind, issue: Issue, path: Path): Problem {
  const last = path.at(-1);
  if (issue.code === 'invalid_key' && typeof last === 'string')
    return unknownKey(parsed, kind, path.slice(0, -1), last);
  const value = valueAt(data, path);
  const schema = schemaAt(SCHEMAS[kind], path);
  const expected = schema === undefined ? issue.message : expectationOf(schema, value);
  return { ...parsed.locate(path), path, value: show(value), expected };
}

function pathOf(issue: Issue): (string | number)[] {
  return issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function placeName(path: Path): string {
  return JSON.stringify(path);
}

function valueAt(data: unknown, path: Path): unknown {
  let node = data;
  for (const part of path) {
    if (Array.isArray(node)) node = node[Number(part)];
    else if (isRecord(node) && Object.hasOwn(node, part)) node = node[part];
    else return undefined;
  }
  return node;
}
