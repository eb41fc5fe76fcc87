/**
 * Scenario files to checked data. All problems of a file are found, each one line with its place; `loadRegion` and
 * `loadPolicy` throw them together, `check` returns them. Nothing is evaluated; the text may be YAML or JSON.
 */
import { InputError } from '../core/errors.ts';
import { expectationOf, keysAt, schemaAt } from './expect.ts';
import { type BaseReader, extended, MOST_BASES } from './extend.ts';
import { fromTheFuture, MIGRATIONS, type Migrations, migrated } from './migrate.ts';
import { decode, type Parsed, parse } from './parse.ts';
import { errorsOf, formatPath, nearest, type Path, type Problem, show } from './problems.ts';
import { breaches, isRecord } from './rules.ts';
import {
  type Kind,
  type NationScenario,
  type PolicyScenario,
  type RegionScenario,
  SCHEMAS,
  type Scenario,
} from './schema.ts';
import { warningsOf } from './warnings.ts';

export type { BaseReader } from './extend.ts';
export { MAX_BYTES } from './parse.ts';

export interface Checked {
  /** The kind that the file says it is, or that was asked for; undefined where neither. */
  readonly kind: Kind | undefined;
  /** One error per problem, in order of place; empty for a good file. */
  readonly problems: readonly InputError[];
  /** Present exactly where there is no problem. */
  readonly scenario: Scenario | undefined;
  /** Lines about what is allowed and yet strange; only of a good file. */
  readonly warnings: readonly string[];
}

/** More problems than this are counted, not told. */
const MOST_TOLD = 25;

/** What a file may need besides its text. */
export interface LoadOptions {
  /** Finds the file that `extends` names; without it nothing can be extended. */
  readonly base?: BaseReader | undefined;
  /** Steps from older formats; the program's own unless told. */
  readonly migrations?: Migrations | undefined;
}

/** @throws InputError with one line per problem: `file:line:column: path: value X; expected Y`. */
export function loadRegion(text: string | Uint8Array, fileName: string, options: LoadOptions = {}): RegionScenario {
  const scenario = load(text, fileName, 'region', options);
  if (scenario.kind !== 'region') throw new InputError(`${fileName}: not a region`);
  return scenario;
}

/** @throws InputError with one line per problem: `file:line:column: path: value X; expected Y`. */
export function loadPolicy(text: string | Uint8Array, fileName: string, options: LoadOptions = {}): PolicyScenario {
  const scenario = load(text, fileName, 'policy', options);
  if (scenario.kind !== 'policy') throw new InputError(`${fileName}: not a policy`);
  return scenario;
}

/** @throws InputError with one line per problem: `file:line:column: path: value X; expected Y`. */
export function loadNation(text: string | Uint8Array, fileName: string, options: LoadOptions = {}): NationScenario {
  const scenario = load(text, fileName, 'nation', options);
  if (scenario.kind !== 'nation') throw new InputError(`${fileName}: not a nation`);
  return scenario;
}

function isKind(said: unknown): said is Kind {
  return typeof said === 'string' && Object.hasOwn(SCHEMAS, said);
}

/** A region, a policy or a nation, whichever the file says it is. */
export function load(text: string | Uint8Array, fileName: string, kind?: Kind, options: LoadOptions = {}): Scenario {
  const { problems, scenario } = check(text, fileName, kind, options);
  if (scenario !== undefined) return scenario;
  const lines = problems.slice(0, MOST_TOLD).map((problem) => problem.message);
  if (problems.length > MOST_TOLD) lines.push(`${fileName}: and ${problems.length - MOST_TOLD} more problems`);
  throw new InputError(lines.join('\n'));
}

/** All problems of a file. Bytes are checked for size and encoding first. Never throws for a bad file. */
export function check(
  text: string | Uint8Array,
  fileName: string,
  kind?: Kind,
  { base, migrations = MIGRATIONS }: LoadOptions = {},
): Checked {
  return checkLayer({ text, name: fileName }, kind, { base, migrations, trail: [fileName] });
}

interface Layers {
  readonly base: BaseReader | undefined;
  readonly migrations: Migrations;
  /** Names of the files from the one that was asked for to this one. */
  readonly trail: readonly string[];
}

/** Also the data as it stands after all bases, for the file that extends this one. */
interface CheckedLayer extends Checked {
  readonly parsed?: Parsed;
}

function checkLayer(file: ScenarioText, kind: Kind | undefined, layers: Layers): CheckedLayer {
  const fileName = file.name;
  const none = { warnings: [], scenario: undefined };
  let decoded: string;
  try {
    decoded = typeof file.text === 'string' ? file.text : decode(file.text, fileName);
  } catch (error) {
    if (error instanceof InputError) return { kind, problems: [error], ...none };
    throw error;
  }
  const read = parse(decoded);
  const refuse = (problems: readonly Problem[]): Checked => ({ kind, problems: errorsOf(fileName, problems), ...none });
  if (read.data === undefined) return refuse(read.problems);

  const later = isRecord(read.data) ? fromTheFuture(read.data) : undefined;
  if (later !== undefined) {
    const value = show(valueAt(read.data, ['format']));
    return refuse([{ ...read.locate(['format']), path: ['format'], value, expected: later }]);
  }
  const parsed = isRecord(read.data) ? { ...read, data: migrated(read.data, layers.migrations) } : read;
  const said = isRecord(parsed.data) ? parsed.data['kind'] : undefined;
  const actual = kind ?? (isKind(said) ? said : undefined);
  const wrongKind = (expected: string): Problem => {
    return { ...parsed.locate(['kind']), path: ['kind'], value: show(said), expected };
  };
  if (actual === undefined) return refuse([...parsed.problems, wrongKind('"region", "policy" or "nation"')]);
  // against the wrong schema every other line would be a problem
  if (said !== actual && isKind(said)) return refuse([wrongKind(`a file of kind ${actual}`)]);

  const base = isRecord(parsed.data) ? parsed.data['extends'] : undefined;
  if (typeof base !== 'string') return withRegions(validate(parsed, parsed.data, actual, fileName), fileName, layers);
  const below = baseOf(base, parsed, actual, fileName, layers);
  if ('expected' in below) return { ...refuse([below]), kind: actual };
  if (below.parsed === undefined || below.problems.length > 0)
    return { kind: actual, problems: below.problems, ...none };
  const whole = extended(parsed, below.parsed, below.name);
  return withRegions(validate(whole, whole.data, actual, fileName), fileName, layers);
}

/** Whether the regions of a nation are there; what stands in them is checked where they are read. */
function withRegions(checked: CheckedLayer, fileName: string, { base }: Layers): CheckedLayer {
  const { scenario, parsed } = checked;
  if (scenario?.kind !== 'nation' || parsed === undefined || base === undefined) return checked;
  const missing = scenario.regions.flatMap((region, i): Problem[] => {
    const path = ['regions', i];
    const expected = 'the id of a region that comes along, or the path of a file; there is none such';
    return base('region', region, fileName) === undefined
      ? [{ ...parsed.locate(path), path, value: show(region), expected }]
      : [];
  });
  if (missing.length === 0) return checked;
  return { kind: 'nation', problems: errorsOf(fileName, missing), scenario: undefined, warnings: [] };
}

interface ScenarioText {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** The checked base, or why there is none. */
function baseOf(
  base: string,
  parsed: Parsed,
  kind: Kind,
  from: string,
  layers: Layers,
): (CheckedLayer & { readonly name: string }) | Problem {
  const { trail } = layers;
  const refuse = (expected: string): Problem => {
    return { ...parsed.locate(['extends']), path: ['extends'], value: show(base), expected };
  };
  if (layers.base === undefined) return refuse('no base, for nothing can be extended here; write everything out');
  const file = layers.base(kind, base, from);
  if (file === undefined)
    return refuse(`the id of a ${kind} that comes along, or the path of a file; there is none such`);
  if (trail.includes(file.name)) {
    const circle = [...trail.slice(trail.indexOf(file.name)), file.name];
    return refuse(`a file that does not extend this one; this is a circle, ${circle.join(' -> ')}`);
  }
  if (trail.length > MOST_BASES) return refuse(`at most ${MOST_BASES} bases one upon the other`);
  return { ...checkLayer(file, kind, { ...layers, trail: [...trail, file.name] }), name: file.name };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function validate(parsed: Parsed, data: unknown, kind: Kind, fileName: string): CheckedLayer {
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
  const warnings = (scenario === undefined ? [] : warningsOf(scenario)).map(({ path, text }) => {
    const { file = fileName, line, column } = parsed.locate(path);
    return `${file}:${line}:${column}: warning: ${formatPath(path)}: ${text}`;
  });
  return { kind, problems: errorsOf(fileName, problems), scenario, warnings, parsed };
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
