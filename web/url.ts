/**
 * Settings as the part of the address after #: version, region, policies as differences from their presets, seed, pairs.
 *
 *   #/w/1?region=tama&a=japan&b=japan~network.coordinatorsPer100Members:2001-2010=4&seed=tama-2005&pairs=200
 *   ...&b=japan~consortium.allocation=formula
 *
 * A link is somebody else's text: every part is checked against its range, and what does not fit is refused in words.
 */
import type { Allocation } from '../src/model/params.ts';
import { ALLOCATED, ALLOCATION_RULES, FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../src/scenario/descriptors.ts';
import { type Catalogue, presetOf } from './catalogue.ts';
import { changesFromPreset } from './state/changes.ts';
import { FIELD_REFS, levelsOf, withLevels } from './state/levels.ts';
import type { Policy, Settings } from './state/settings.ts';

export const CODEC_VERSION = 1;
const PREFIX = `#/w/${CODEC_VERSION}?`;
const MAX_PAIRS = 2000;
const MAX_LINK = 8000;
const MAX_SEED = 200;
const SHOWN_VALUE = 40;

export function encodeSettings(catalogue: Catalogue, settings: Settings): string {
  const part = (policy: Policy): string => encodeURIComponent(encodePolicy(catalogue, settings.region, policy));
  const seed = encodeURIComponent(settings.seed);
  return `${PREFIX}region=${encodeURIComponent(settings.region)}&a=${part(settings.a)}&b=${part(settings.b)}&seed=${seed}&pairs=${settings.pairs}`;
}

/** What in a link is wrong, with the value as it stood there (shortened) and what would have been right. */
export type LinkReason =
  | { readonly kind: 'long'; readonly most: number }
  | { readonly kind: 'begin'; readonly prefix: string }
  | { readonly kind: 'region'; readonly value: string; readonly known: readonly string[] }
  | { readonly kind: 'seed'; readonly most: number }
  | { readonly kind: 'pairs'; readonly value: string; readonly most: number }
  | { readonly kind: 'thresholds'; readonly value: string }
  | { readonly kind: 'withdrawn'; readonly value: string; readonly from: number; readonly until: number }
  | ({ readonly side: 'A' | 'B' } & PolicyReason);

type PolicyReason =
  | { readonly kind: 'policy'; readonly value: string; readonly known: readonly string[] }
  | { readonly kind: 'difference'; readonly value: string }
  | { readonly kind: 'years'; readonly value: string; readonly from: number; readonly until: number }
  | { readonly kind: 'level'; readonly value: string; readonly path: string; readonly most: number }
  | { readonly kind: 'rule'; readonly value: string; readonly path: string; readonly known: readonly string[] }
  | { readonly kind: 'contest'; readonly path: string }
  | { readonly kind: 'whole'; readonly value: string };

/** Rules that a run of one region can have. */
export const CHOOSABLE: readonly Allocation[] = ALLOCATION_RULES.filter((rule) => rule !== 'contest');

export type Decoded = { readonly settings: Settings } | { readonly reason: LinkReason };

/** Settings of a link, or why it cannot be read. An empty address is no link: undefined. */
export function decodeSettings(catalogue: Catalogue, hash: string): Decoded | undefined {
  if (hash === '' || hash === '#' || hash === '#/') return undefined;
  if (hash.length > MAX_LINK) return { reason: { kind: 'long', most: MAX_LINK } };
  if (!hash.startsWith(PREFIX)) return { reason: { kind: 'begin', prefix: PREFIX } };
  const query = new URLSearchParams(hash.slice(PREFIX.length));
  const region = catalogue.regions.find((candidate) => candidate.id === query.get('region'));
  if (region === undefined) {
    const known = catalogue.regions.map(({ id }) => id);
    return { reason: { kind: 'region', value: quoted(query.get('region') ?? ''), known } };
  }
  const a = decodePolicy(catalogue, region.id, query.get('a') ?? '');
  const b = decodePolicy(catalogue, region.id, query.get('b') ?? '');
  if ('kind' in a) return { reason: { side: 'A', ...a } };
  if ('kind' in b) return { reason: { side: 'B', ...b } };
  const seed = query.get('seed') ?? '';
  if (seed.length === 0 || seed.length > MAX_SEED) return { reason: { kind: 'seed', most: MAX_SEED } };
  const pairs = Number(query.get('pairs'));
  if (!Number.isInteger(pairs) || pairs < 1 || pairs > MAX_PAIRS)
    return { reason: { kind: 'pairs', value: quoted(query.get('pairs') ?? ''), most: MAX_PAIRS } };
  return { settings: { region: region.id, a, b, seed, pairs } };
}

function encodePolicy(catalogue: Catalogue, region: string, policy: Policy): string {
  const entry = catalogue.regions.find((candidate) => candidate.id === region);
  if (entry === undefined) return policy.preset;
  const { runs, rules } = changesFromPreset(presetOf(entry, policy.preset).params, policy);
  const levels = runs.map(({ lever, field, from, until, level }) => `${lever}.${field}:${from}-${until}=${level}`);
  const allocations = rules.map(({ lever, rule }) => `${lever}.allocation=${rule}`);
  return [policy.preset, ...levels, ...allocations].join('~');
}

function decodePolicy(catalogue: Catalogue, region: string, text: string): Policy | PolicyReason {
  const [id = '', ...differences] = text.split('~');
  const presets = catalogue.regions.find((entry) => entry.id === region)?.presets ?? [];
  const preset = presets.find((candidate) => candidate.id === id);
  if (preset === undefined) return { kind: 'policy', value: quoted(id), known: presets.map((one) => one.id) };
  let { levers, allocation } = preset.params;
  for (const difference of differences) {
    const [path = '', value = ''] = difference.split('=', 2);
    const called = ALLOCATED.find((lever) => path === `${lever}.allocation`);
    if (called !== undefined) {
      if (value === 'contest') return { kind: 'contest', path };
      const rule = CHOOSABLE.find((known) => known === value);
      if (rule === undefined) return { kind: 'rule', value: quoted(value), path, known: CHOOSABLE };
      allocation = { ...allocation, [called]: rule };
      continue;
    }
    const match = /^([a-zA-Z]+)\.([a-zA-Z0-9]+):(\d{4})-(\d{4})=([0-9.e+]+)$/.exec(difference);
    const ref = FIELD_REFS.find((candidate) => candidate.lever === match?.[1] && candidate.field === match[2]);
    if (match === null || ref === undefined) return { kind: 'difference', value: quoted(difference) };
    const [from, until, level] = [Number(match[3]), Number(match[4]), Number(match[5])];
    if (from < FIRST_FISCAL_YEAR || until > LAST_FISCAL_YEAR || from > until)
      return { kind: 'years', value: `${from}-${until}`, from: FIRST_FISCAL_YEAR, until: LAST_FISCAL_YEAR };
    const highest = ref.field === 'budget' ? 1e12 : 100;
    if (!Number.isFinite(level) || level < 0 || level > highest)
      return { kind: 'level', value: quoted(match[5] ?? ''), path: `${ref.lever}.${ref.field}`, most: highest };
    if (ref.field === 'budget' && !Number.isInteger(level)) return { kind: 'whole', value: quoted(match[5] ?? '') };
    const levels = levelsOf(levers, ref).map((old, i) =>
      FIRST_FISCAL_YEAR + i >= from && FIRST_FISCAL_YEAR + i <= until ? level : old,
    );
    levers = withLevels(levers, ref, levels);
  }
  return { preset: id, levers, allocation };
}

/** Text of a link as it may be shown: a line of bounded length, without control characters. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return line.length > SHOWN_VALUE ? `${line.slice(0, SHOWN_VALUE)}…` : line;
}
