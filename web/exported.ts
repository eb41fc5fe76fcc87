/**
 * What the viewer hands out of a result: a file that `musubi replay` runs again bit for bit, the paired differences as a
 * table, and the command that computes the same. Pure: settings and pairs in, text out.
 */
import { formatMonth } from '../src/core/calendar.ts';
import { compareResults } from '../src/experiment/compare.ts';
import { type ArmAsked, comparisonDocument } from '../src/experiment/comparisonDocument.ts';
import type { PairResult } from '../src/experiment/results.ts';
import { type Cell, toCsv } from '../src/io/csv.ts';
import { toJson } from '../src/io/json.ts';
import { type Catalogue, presetOf, regionOf } from './catalogue.ts';
import { LAST_MONTH } from './engine.ts';
import { changesFromPreset } from './state/changes.ts';
import { otherParamsOf, paramsOf, type Settings, type Side } from './state/settings.ts';

/** A result on show: its pairs, the settings that they belong to, and the version of the program. */
export interface Shown {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly pairs: readonly PairResult[];
  /** Under the other count of members, where that is assumed. */
  readonly others: readonly PairResult[];
  readonly version: string;
}

/** As `musubi compare --json` prints it. */
export function resultJson({ catalogue, settings, pairs: all, others, version }: Shown): string {
  const other = otherArmsOf(catalogue, settings);
  // as many of the one as of the other
  const pairs = other === null ? all : all.slice(0, others.length);
  const asked = {
    other,
    a: armOf(catalogue, settings, 'a'),
    b: armOf(catalogue, settings, 'b'),
    seedText: settings.seed,
    until: LAST_MONTH + 1,
    pairsAsked: Math.max(settings.pairs, pairs.length),
  };
  return toJson(comparisonDocument(asked, version, pairs, other === null ? [] : others.slice(0, pairs.length)));
}

function otherArmsOf(catalogue: Catalogue, settings: Settings): { a: ArmAsked; b: ArmAsked } | null {
  const [a, b] = [otherParamsOf(catalogue, settings, 'a'), otherParamsOf(catalogue, settings, 'b')];
  if (a === null || b === null) return null;
  return {
    a: { ...armOf(catalogue, settings, 'a'), params: a },
    b: { ...armOf(catalogue, settings, 'b'), params: b },
  };
}

const COLUMNS = [
  'region',
  'policy_a',
  'policy_b',
  'seed',
  'until',
  'pair',
  'indicator',
  'unit',
  'a',
  'b',
  'difference',
  'run_key_a',
  'run_key_b',
  'digest_a',
  'digest_b',
  'musubi',
] as const;

/** A row for each pair and indicator, each with all that is needed to compute it again. Pairs are counted from 1. */
export function differencesCsv({ catalogue, settings, pairs, version }: Shown): string {
  const sorted = [...pairs].sort((p, q) => p.index - q.index);
  const [a, b] = (['a', 'b'] as const).map((side) => {
    const { policy, sets } = armOf(catalogue, settings, side);
    return [policy, ...sets].join(' ');
  }) as [string, string];
  const before: readonly Cell[] = [settings.region, a, b, settings.seed, formatMonth(LAST_MONTH + 1)];
  const { indicators } = compareResults(sorted);
  const rows = sorted.flatMap((pair, i) =>
    indicators.map((one): readonly Cell[] => [
      ...before,
      pair.index + 1,
      one.id,
      one.unit,
      one.a[i] ?? Number.NaN,
      one.b[i] ?? Number.NaN,
      one.differences[i] ?? Number.NaN,
      pair.a.runKey,
      pair.b.runKey,
      pair.a.digest,
      pair.b.digest,
      version,
    ]),
  );
  return toCsv(COLUMNS, rows);
}

/** The command line that computes this result, in a clone of the repository. */
export function commandOf(catalogue: Catalogue, settings: Settings): string {
  const arms = (['a', 'b'] as const).flatMap((side) => {
    const { policy, sets } = armOf(catalogue, settings, side);
    return [`--${side} ${policy}`, ...sets.map((set) => `--set-${side} ${set}`)];
  });
  const rest = [`--pairs ${settings.pairs}`, `--seed ${quoted(settings.seed)}`];
  return ['npx --no musubi compare', settings.region, ...arms, ...rest].join(' ');
}

/** A name for a file: "tama-tama-2005-200-pairs". */
export function fileName({ settings, pairs }: Pick<Shown, 'settings' | 'pairs'>): string {
  const seed = settings.seed.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 40);
  return `musubi-${settings.region}-${seed}-${pairs.length}-pairs`;
}

function armOf(catalogue: Catalogue, settings: Settings, side: Side): ArmAsked {
  const policy = settings[side];
  const preset = presetOf(regionOf(catalogue, settings.region), policy.preset);
  const { runs, rules } = changesFromPreset(preset.params, policy);
  const levels = runs.map(({ lever, field, from, until, level }) => `${lever}.${field}@${from}..${until}=${level}`);
  const sets = [...levels, ...rules.map(({ lever, rule }) => `${lever}.allocation=${rule}`)];
  return { policy: preset.id, sets, params: paramsOf(catalogue, settings, side) };
}

/** One word of a shell. */
function quoted(text: string): string {
  return /^[\w.,:/@%+-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
