/**
 * Results that `run --json` and `compare --json` wrote, read back. A file may have been changed by hand or be anything at
 * all, so every part that is used is looked at first; the run key tells whether parameters and seed are still its own.
 */
import { InputError } from '../core/errors.ts';
import type { Key } from '../core/random.ts';
import type { ArmAsked } from '../experiment/comparisonDocument.ts';
import { INDICATORS } from '../indicators/descriptors.ts';
import { QUARTERS } from '../indicators/recorder.ts';
import { MODEL_VERSION } from '../model/params.ts';
import { readInput } from './input.ts';
import { Reader } from './reader.ts';
import { type RecordedNation, recordedNation } from './recordedNation.ts';
import { PROGRAM_VERSION } from './version.ts';
import { cut, printable } from './words.ts';

export interface RecordedRun extends ArmAsked {
  readonly kind: 'run';
  /** The file, as it was parsed. */
  readonly json: unknown;
  readonly seedText: string;
  /** Counted from 1; null: the text's own seed. */
  readonly pair: number | null;
  /** What stands there as `seedWords`. */
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

export interface RecordedCount {
  readonly a: ArmAsked;
  readonly b: ArmAsked;
  readonly pairs: readonly RecordedPair[];
}

export interface RecordedComparison {
  readonly kind: 'compare';
  readonly json: unknown;
  readonly a: ArmAsked;
  readonly b: ArmAsked;
  /** The same pairs under the other count of members. */
  readonly other: RecordedCount | null;
  readonly pairsAsked: number;
  readonly seedText: string;
  readonly until: number;
  /** By pair index. */
  readonly pairs: readonly RecordedPair[];
  /** Differences by indicator (in order of INDICATORS) and pair; NaN where the file has null. */
  readonly differences: readonly (readonly number[])[];
}

/** Of another version of the model or the program, whose parameters, indicators and words may be others. */
export interface RecordedElsewhere {
  readonly kind: 'otherVersion';
  /** "model version 2", "musubi 0.0.9". */
  readonly theirs: string;
  readonly ours: string;
}

const MAX_RESULT_BYTES = 64 * 1024 * 1024;

/** @throws InputError with one line, where the file is no result or a part of it is not as it was written. */
export function readResult(path: string): RecordedRun | RecordedNation | RecordedComparison | RecordedElsewhere {
  const { bytes, name: file } = readInput(path, MAX_RESULT_BYTES);
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InputError(`${file}:1:1: value (no JSON); expected what musubi run --json or compare --json wrote`);
  }
  const fields = new Reader(file, data);
  const format = fields.get('format');
  if (format === 'musubi run 1' || format === 'musubi compare 1' || format === 'musubi nation 1') {
    const modelVersion = fields.number('modelVersion');
    if (modelVersion !== MODEL_VERSION) {
      const [theirs, ours] = [modelVersion, MODEL_VERSION].map((version) => `model version ${version}`) as [
        string,
        string,
      ];
      return { kind: 'otherVersion', theirs, ours };
    }
    const version = fields.get('version');
    if (version !== PROGRAM_VERSION) {
      const theirs = typeof version === 'string' ? `musubi ${cut(printable(version))}` : 'an earlier version of musubi';
      return { kind: 'otherVersion', theirs, ours: `musubi ${PROGRAM_VERSION}` };
    }
    if (format === 'musubi nation 1') return recordedNation(file, fields, data);
    return format === 'musubi run 1' ? recordedRun(fields, data) : recordedComparison(fields, data);
  }
  if (format === 'musubi nation compare 1')
    throw fields.wrong(
      'format',
      'the result of musubi run, or of one region; compare the nation again, and hold its digests against the file',
    );
  throw fields.wrong('format', 'what musubi run --json or compare --json wrote');
}

function recordedRun(fields: Reader, json: unknown): RecordedRun {
  const words = fields.numbers('seedWords', 2);
  const rows = fields.objects('indicators', INDICATORS.length);
  const series = new Float64Array(INDICATORS.length * QUARTERS);
  rows.forEach((row, i) => {
    if (row.get('id') !== INDICATORS[i]?.id) throw row.wrong('id', `${INDICATORS[i]?.id}`);
    series.set(row.numbers('quarters', QUARTERS), i * QUARTERS);
  });
  return {
    kind: 'run',
    json,
    ...armOf(fields),
    seedText: fields.text('seed'),
    pair: fields.get('pair') === null ? null : fields.whole('pair', 1, 1_000_000),
    seed: { hi: (words[0] ?? 0) | 0, lo: (words[1] ?? 0) | 0 },
    until: fields.month('until'),
    runKey: fields.fingerprint('runKey'),
    digest: fields.fingerprint('digest'),
    series,
  };
}

function recordedComparison(fields: Reader, json: unknown): RecordedComparison {
  const { a, b, pairs } = recordedCount(fields);
  if (pairs.length === 0) throw fields.wrong('runs', 'at least one pair');
  const other = fields.get('other') === undefined ? null : recordedCount(fields.object('other'), pairs.length);
  return {
    kind: 'compare',
    json,
    a,
    b,
    other,
    pairsAsked: fields.whole('pairsAsked', pairs.length, 100_000),
    seedText: fields.text('seed'),
    until: fields.month('until'),
    pairs,
    differences: fields.objects('indicators', INDICATORS.length).map((row, i) => {
      if (row.get('id') !== INDICATORS[i]?.id) throw row.wrong('id', `${INDICATORS[i]?.id}`);
      return row.numbers('differences', pairs.length);
    }),
  };
}

/** @param length as many pairs as there must be */
function recordedCount(fields: Reader, length?: number): RecordedCount {
  const pairs = fields.objects('runs', length).map((pair, i) => {
    if (pair.get('index') !== i) throw pair.wrong('index', String(i));
    const [a, b] = [pair.object('a'), pair.object('b')];
    return {
      runKeys: { a: a.fingerprint('runKey'), b: b.fingerprint('runKey') },
      digests: { a: a.fingerprint('digest'), b: b.fingerprint('digest') },
    };
  });
  return { a: armOf(fields.object('a')), b: armOf(fields.object('b')), pairs };
}

function armOf(fields: Reader): ArmAsked {
  return { policy: fields.text('policy'), sets: fields.texts('sets'), params: fields.params('params') };
}
