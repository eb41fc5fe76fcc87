/**
 * Results that `run --json` and `compare --json` wrote, read back. A file may have been changed by hand or be anything at
 * all, so every part that is used is looked at first; the run key tells whether parameters and seed are still its own.
 */
import { parseMonth } from '../core/calendar.ts';
import { InputError } from '../core/errors.ts';
import type { Key } from '../core/random.ts';
import { INDICATORS } from '../indicators/descriptors.ts';
import { QUARTERS } from '../indicators/recorder.ts';
import { MODEL_VERSION, type Params } from '../model/params.ts';
import { END, START } from '../model/simulation.ts';
import { readInput } from './input.ts';
import { paramsProblem } from './paramsCheck.ts';

export interface RecordedRun {
  readonly kind: 'run';
  readonly params: Params;
  readonly seed: Key;
  readonly until: number;
  readonly runKey: string;
  readonly digest: string;
  /** Indicators × quarters; NaN where the file has null. */
  readonly series: Float64Array;
}

export interface RecordedPair {
  readonly runKeys: { readonly a: string; readonly b: string };
  readonly digests: { readonly a: string; readonly b: string };
}

export interface RecordedComparison {
  readonly kind: 'compare';
  readonly a: Params;
  readonly b: Params;
  readonly seedText: string;
  readonly until: number;
  /** By pair index. */
  readonly pairs: readonly RecordedPair[];
  /** Differences by indicator (in order of INDICATORS) and pair; NaN where the file has null. */
  readonly differences: readonly (readonly number[])[];
}

/** Of another version of the model, whose parameters and indicators may be others. */
export interface RecordedElsewhere {
  readonly kind: 'otherVersion';
  readonly modelVersion: number;
}

const MAX_RESULT_BYTES = 64 * 1024 * 1024;

type Json = Readonly<Record<string, unknown>>;

/** @throws InputError with one line, where the file is no result or a part of it is not as it was written. */
export function readResult(path: string): RecordedRun | RecordedComparison | RecordedElsewhere {
  const { bytes, name: file } = readInput(path, MAX_RESULT_BYTES);
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InputError(`${file}:1:1: value (no JSON); expected what musubi run --json or compare --json wrote`);
  }
  const fields = new Reader(file, data);
  const format = fields.get('format');
  if (format === 'musubi run 1' || format === 'musubi compare 1') {
    const modelVersion = fields.number('modelVersion');
    if (modelVersion !== MODEL_VERSION) return { kind: 'otherVersion', modelVersion };
    return format === 'musubi run 1' ? recordedRun(fields) : recordedComparison(fields);
  }
  throw fields.wrong('format', 'what musubi run --json or compare --json wrote');
}

function recordedRun(fields: Reader): RecordedRun {
  const words = fields.numbers('seedWords', 2);
  const rows = fields.objects('indicators', INDICATORS.length);
  const series = new Float64Array(INDICATORS.length * QUARTERS);
  rows.forEach((row, i) => {
    if (row.get('id') !== INDICATORS[i]?.id) throw row.wrong('id', `${INDICATORS[i]?.id}`);
    series.set(row.numbers('quarters', QUARTERS), i * QUARTERS);
  });
  return {
    kind: 'run',
    params: fields.params('params'),
    seed: { hi: (words[0] ?? 0) | 0, lo: (words[1] ?? 0) | 0 },
    until: fields.month('until'),
    runKey: fields.fingerprint('runKey'),
    digest: fields.fingerprint('digest'),
    series,
  };
}

function recordedComparison(fields: Reader): RecordedComparison {
  const pairs = fields.objects('runs').map((pair, i) => {
    if (pair.get('index') !== i) throw pair.wrong('index', String(i));
    const [a, b] = [pair.object('a'), pair.object('b')];
    return {
      runKeys: { a: a.fingerprint('runKey'), b: b.fingerprint('runKey') },
      digests: { a: a.fingerprint('digest'), b: b.fingerprint('digest') },
    };
  });
  if (pairs.length === 0) throw fields.wrong('runs', 'at least one pair');
  return {
    kind: 'compare',
    a: fields.object('a').params('params'),
    b: fields.object('b').params('params'),
    seedText: fields.text('seed'),
    until: fields.month('until'),
    pairs,
    differences: fields.objects('indicators', INDICATORS.length).map((row, i) => {
      if (row.get('id') !== INDICATORS[i]?.id) throw row.wrong('id', `${INDICATORS[i]?.id}`);
      return row.numbers('differences', pairs.length);
    }),
  };
}

/** Parts of a JSON value by name, each with its place for messages. */
class Reader {
  readonly #file: string;
  readonly #value: Json;
  readonly #path: string;

  constructor(file: string, value: unknown, path = '') {
    this.#file = file;
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`${file}:1:1: ${path === '' ? '' : `${path}: `}value ${brief(value)}; expected an object`);
    }
    this.#value = value as Json;
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  wrong(name: string, expected: string): InputError {
    return new InputError(`${this.#file}:1:1: ${this.#at(name)}: value ${brief(this.get(name))}; expected ${expected}`);
  }

  object(name: string): Reader {
    return new Reader(this.#file, this.get(name), this.#at(name));
  }

  objects(name: string, length?: number): Reader[] {
    const list = this.get(name);
    if (!Array.isArray(list) || (length !== undefined && list.length !== length)) {
      throw this.wrong(name, length === undefined ? 'a list' : `a list of ${length}`);
    }
    return list.map((item, i) => new Reader(this.#file, item, `${this.#at(name)}[${i}]`));
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string') throw this.wrong(name, 'text');
    return value;
  }

  fingerprint(name: string): string {
    const text = this.text(name);
    if (!/^[0-9a-f]{32}$/.test(text)) throw this.wrong(name, '32 hexadecimal characters');
    return text;
  }

  number(name: string): number {
    const value = this.get(name);
    if (typeof value !== 'number') throw this.wrong(name, 'a number');
    return value;
  }

  /** null stands for NaN. */
  numbers(name: string, length: number): number[] {
    const list = this.get(name);
    if (!Array.isArray(list) || list.length !== length) throw this.wrong(name, `a list of ${length} numbers`);
    return list.map((value: unknown) => {
      if (value !== null && typeof value !== 'number') throw this.wrong(name, 'numbers or null');
      return value ?? Number.NaN;
    });
  }

  month(name: string): number {
    const month = parseMonth(this.text(name));
    if (month === undefined || month < START || month > END) throw this.wrong(name, 'a month of the run as YYYY-MM');
    return month;
  }

  params(name: string): Params {
    const value = this.get(name);
    const problem = paramsProblem(value);
    if (problem !== null) throw new InputError(`${this.#file}:1:1: ${this.#at(name)}: ${problem}`);
    return value as Params;
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }
}

function brief(value: unknown): string {
  if (value === undefined) return '(missing)';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `(a list of ${value.length})` : '(an object)';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
