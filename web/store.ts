/**
 * The one state of the screen, as signals; what can be done to its settings stands in edits.ts. Panels read signals and call
 * actions; computing goes through the engine; the newest change wins and results of older ones are dropped.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Comparison, compareResults, type IndicatorComparison } from '../src/experiment/compare.ts';
import { type BusinessPrice, businessPrice } from '../src/experiment/price.ts';
import type { PairResult } from '../src/experiment/results.ts';
import { flipping } from '../src/experiment/withheld.ts';
import { MINIMUM_PAIRS } from '../src/statistics/sequential.ts';
import { createAddressBar } from './addressBar.ts';
import type { Catalogue, RegionEntry } from './catalogue.ts';
import { regionOf } from './catalogue.ts';
import { createEdits, type Edits, type LinkProblem } from './edits.ts';
import { type Engine, FIRST_MONTH, LAST_MONTH } from './engine.ts';
import { MESSAGES } from './i18n/index.ts';
import type { Doubt, Language, LeverId, Messages } from './i18n/keys.ts';
import { createReference, type Reference } from './reference.ts';
import { createRunner, type Runner } from './runner.ts';
import type { Span } from './state/levels.ts';
import { NO_RESULTS, type Results } from './state/results.ts';
import {
  DEFAULT_PAIRS,
  defaultSettings,
  type History,
  historyOf,
  otherParamsOf,
  type Settings,
  type Side,
} from './state/settings.ts';
import { encodeSettings } from './url.ts';
import { DEFAULT_VIEW, readLink } from './view.ts';
import { createWithdrawn, type Pace, type WithdrawnRunner } from './withdrawn.ts';

export type Theme = 'light' | 'dark';

export interface Store extends Edits {
  readonly catalogue: Catalogue;
  readonly workers: number;
  readonly history: Signal<History>;
  readonly settings: ReadonlySignal<Settings>;
  /** Settings that the results on show belong to; those of the screen before the first. */
  readonly shownSettings: ReadonlySignal<Settings>;
  readonly region: ReadonlySignal<RegionEntry>;
  readonly results: Signal<Results>;
  /** Of the results on show; they change less often than the rest of the results. */
  readonly pairs: ReadonlySignal<readonly PairResult[]>;
  readonly stale: ReadonlySignal<boolean>;
  readonly comparison: ReadonlySignal<Comparison | null>;
  /** The comparison of the chosen indicator; null before the first pair. */
  readonly chosen: ReadonlySignal<IndicatorComparison | null>;
  /** Whether a verdict hangs on the assumed number of members, or that is not known yet; null: neither. */
  readonly doubt: ReadonlySignal<(indicator: string) => Doubt | null>;
  /** What a further new business costs in public money; null before the first pair. */
  readonly price: ReadonlySignal<BusinessPrice | null>;
  readonly runner: Runner;
  /** Step 4 with all support withdrawn, where somebody asked for it. */
  readonly withdrawn: WithdrawnRunner;
  /** The same seeds without any policy. */
  readonly reference: Reference;
  readonly side: Signal<Side>;
  readonly span: Signal<Span>;
  /** Both policies plan the same money: an edit of one budget takes from or gives to the others. */
  readonly sameMoney: Signal<boolean>;
  readonly openLever: Signal<LeverId | null>;
  readonly indicator: Signal<string>;
  /** Organisation of the drawn histories that the keyboard stands on, by its row in their union; null: none. */
  readonly organisation: Signal<number | null>;
  /** Pair that the user picked, by its index in the seed list; null: none. */
  readonly picked: Signal<number | null>;
  /** Pair whose histories are drawn: the picked one, else the first. */
  readonly shownPair: ReadonlySignal<PairResult | null>;
  readonly month: Signal<number>;
  /** The last change is being shown again: dots move instead of jumping. */
  readonly replaying: Signal<boolean>;
  readonly playing: Signal<boolean>;
  readonly thresholds: Signal<readonly number[]>;
  readonly thresholdsOpen: Signal<boolean>;
  readonly hint: Signal<string>;
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme>;
  readonly t: ReadonlySignal<Messages>;
  /** Why the address was not read, until the next change; null where it was, or where there was none. */
  readonly linkProblem: Signal<LinkProblem | null>;
  readonly setMonth: (month: number) => void;
}

export interface StoreOptions {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly hash?: string;
  readonly language?: Language;
  readonly theme?: Theme;
  readonly pairs?: number;
  /** Called with the address of what is on the screen; `step` where the settings became others, so that Back leads here. */
  readonly onAddress?: (hash: string, step: boolean) => void;
}

export function createStore(options: StoreOptions): Store {
  const { catalogue, engine } = options;
  const decoded = readLink(catalogue, options.hash ?? '');
  const initial =
    decoded !== undefined && 'settings' in decoded
      ? decoded.settings
      : defaultSettings(catalogue, options.pairs ?? DEFAULT_PAIRS);
  const history = signal(historyOf(initial));
  const settings = computed(() => history.value.present);
  const results = signal<Results>(NO_RESULTS);
  const pairs = computed(() => results.value.pairs);
  const comparison = computed(() => (pairs.value.length > 0 ? compareResults(pairs.value) : null));
  const indicator = signal('newBusinessesPerMember');
  const picked = signal<number | null>(null);
  const language = signal<Language>(options.language ?? 'en');
  const address = computed(() => encodeSettings(catalogue, settings.value));
  const sameMoney = signal(false);
  const replaying = signal(false);
  const pace = computed((): Pace => {
    const { phase, done, asked, askedSettings } = results.value;
    if (phase === 'empty') return 'wait';
    if (phase !== 'running') return 'free';
    if (done < MINIMUM_PAIRS || askedSettings === null) return 'wait';
    const { of, pairs: others } = runner.others.value;
    const checked = otherParamsOf(catalogue, askedSettings, 'a') === null || (of === asked && others.length > 0);
    return checked ? 'share' : 'wait';
  });
  const withdrawn = createWithdrawn({ catalogue, engine, settings, pace });
  const view = decoded !== undefined && 'view' in decoded ? decoded.view : DEFAULT_VIEW;
  const thresholds = signal(view.thresholds);
  const addressBar = createAddressBar({
    address,
    history,
    thresholds,
    withdrawn,
    replaying,
    onAddress: options.onAddress,
  });
  const runner = createRunner({
    catalogue,
    engine,
    settings,
    address,
    results,
    onStart: () => {
      addressBar.tell();
      withdrawn.settingsChanged();
    },
  });
  const linkProblem = signal<LinkProblem | null>(
    decoded === undefined
      ? null
      : 'reason' in decoded
        ? { reason: decoded.reason, kept: false }
        : decoded.unknown.length > 0
          ? { unknown: decoded.unknown }
          : null,
  );
  const month = signal(2010 * 12 + 2);
  const edits = createEdits({
    catalogue,
    history,
    settings,
    address,
    addressBar,
    runner,
    sameMoney,
    replaying,
    linkProblem,
  });

  addressBar.show(view);

  const doubt = computed((): ((indicator: string) => Doubt | null) => {
    const { settings: of, of: shown } = results.value;
    if (of === null || comparison.value === null || otherParamsOf(catalogue, of, 'a') === null) return () => null;
    const { of: checked, pairs: others } = runner.others.value;
    if (checked !== shown || others.length < MINIMUM_PAIRS) return () => 'pending';
    const flips = new Set(flipping(comparison.value.indicators, compareResults(others).indicators));
    return (id) => (flips.has(id) ? 'withheld' : null);
  });

  const price = computed(() => {
    const indicators = comparison.value?.indicators;
    if (indicators === undefined) return null;
    return businessPrice(indicators, new Set(indicators.flatMap(({ id }) => (doubt.value(id) === null ? [] : [id]))));
  });

  return {
    catalogue,
    workers: engine.workers,
    history,
    settings,
    shownSettings: computed(() => results.value.settings ?? settings.value),
    region: computed(() => regionOf(catalogue, settings.value.region)),
    results,
    pairs,
    stale: computed(() => results.value.stale),
    comparison,
    chosen: computed(() => comparison.value?.indicators.find((one) => one.id === indicator.value) ?? null),
    doubt,
    price,
    runner,
    withdrawn,
    reference: createReference({ catalogue, engine, settings, results }),
    side: signal<Side>('b'),
    span: signal<Span>('all'),
    sameMoney,
    replaying,
    openLever: signal<LeverId | null>('network'),
    indicator,
    organisation: signal<number | null>(null),
    picked,
    shownPair: computed(() => {
      return pairs.value.find((pair) => pair.index === picked.value) ?? pairs.value[0] ?? null;
    }),
    month,
    playing: signal(false),
    thresholds,
    thresholdsOpen: signal(false),
    hint: signal(''),
    language,
    theme: signal<Theme>(options.theme ?? 'light'),
    t: computed(() => MESSAGES[language.value]),
    linkProblem,
    ...edits,
    setMonth: (value) => {
      month.value = Math.min(LAST_MONTH, Math.max(FIRST_MONTH, Math.round(value)));
    },
  };
}
