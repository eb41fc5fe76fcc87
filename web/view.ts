/**
 * What a link says besides the settings: how the result is looked at. Nothing that is computed for pairs depends on it, so
 * it is no part of the address under which their results are kept.
 *
 *   ...&thresholds=0.55,0.5,6,0.5&withdrawn=2011
 */
import { GAUGE_THRESHOLDS } from '../src/indicators/descriptors.ts';
import type { Catalogue } from './catalogue.ts';
import { SHOWN_FROM } from './state/levels.ts';
import type { Settings } from './state/settings.ts';
import { decodeSettings, type LinkReason, quoted } from './url.ts';

export interface View {
  /** Thresholds of the four gauges. */
  readonly thresholds: readonly number[];
  /** Fiscal year from whose April on step 4 is shown without support; null: not asked for. */
  readonly withdrawn: number | null;
}

export const DEFAULT_VIEW: View = { thresholds: GAUGE_THRESHOLDS, withdrawn: null };

/** First fiscal years without support that may be asked for: from the second of the programme to the one after its last. */
export const WITHDRAWN_YEARS: readonly number[] = Array.from({ length: 20 }, (_, i) => SHOWN_FROM + 1 + i);

const MOST = 1e6;

/** Empty where everything is as by default. */
export function encodeView({ thresholds, withdrawn }: View): string {
  const moved = thresholds.some((threshold, i) => threshold !== GAUGE_THRESHOLDS[i]);
  return `${moved ? `&thresholds=${thresholds.join(',')}` : ''}${withdrawn === null ? '' : `&withdrawn=${withdrawn}`}`;
}

type Reason = { readonly reason: LinkReason };

/** Every part that a link may have. */
const PARTS: ReadonlySet<string> = new Set(['region', 'a', 'b', 'seed', 'pairs', 'thresholds', 'withdrawn']);

/** Names of the parts of a link that mean nothing here: it is of another version, or somebody mistyped. */
function unknownOf(hash: string): readonly string[] {
  const query = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  return [...new Set(query.keys())].filter((part) => !PARTS.has(part)).map(quoted);
}

/** Settings and view of a link, or why it cannot be read; undefined for an empty address. */
export function readLink(
  catalogue: Catalogue,
  hash: string,
): Reason | { readonly settings: Settings; readonly view: View; readonly unknown: readonly string[] } | undefined {
  const read = decodeSettings(catalogue, hash);
  if (read === undefined || 'reason' in read) return read;
  const seen = decodeView(hash);
  return 'reason' in seen ? seen : { ...read, ...seen, unknown: unknownOf(hash) };
}

function decodeView(hash: string): { readonly view: View } | Reason {
  const query = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  const text = query.get('thresholds');
  const year = query.get('withdrawn');
  const thresholds =
    text === null ? GAUGE_THRESHOLDS : text.split(',').map((part) => (part === '' ? NaN : Number(part)));
  if (thresholds.length !== GAUGE_THRESHOLDS.length || !thresholds.every((one) => one >= 0 && one <= MOST))
    return { reason: { kind: 'thresholds', value: quoted(text ?? '') } };
  const withdrawn = year === null ? null : WITHDRAWN_YEARS.find((known) => String(known) === year);
  if (withdrawn === undefined) {
    const [from = 0, until = 0] = [WITHDRAWN_YEARS[0], WITHDRAWN_YEARS.at(-1)];
    return { reason: { kind: 'withdrawn', value: quoted(year ?? ''), from, until } };
  }
  return { view: { thresholds, withdrawn } };
}
