/**
 * The one state of the screen, as signals, and everything that can be done to it. Panels read signals and call actions;
 * computing goes through the engine; the newest change wins and results of older ones are dropped.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Comparison, compareResults, type IndicatorComparison } from '../src/experiment/compare.ts';
import type { PairResult } from '../src/experiment/results.ts';
import { flipping } from '../src/experiment/withheld.ts';
import type { Allocation } from '../src/model/params.ts';
import { MINIMUM_PAIRS } from '../src/statistics/sequential.ts';
import { createAddressBar } from './addressBar.ts';
import type { Catalogue, RegionEntry } from './catalogue.ts';
import { presetOf, regionOf } from './catalogue.ts';
import { type Engine, FIRST_MONTH, LAST_MONTH } from './engine.ts';
import { MESSAGES } from './i18n/index.ts';
import type { Doubt, Language, LeverId, Messages } from './i18n/keys.ts';
import { createReference, type Reference } from './reference.ts';
import { createRunner, type Runner } from './runner.ts';
import { plannedTotal, type Span, setLevel, withLevels } from './state/levels.ts';
import { NO_RESULTS, type Results } from './state/results.ts';
import {
  type AllocatedLever,
  changed,
  closed,
  DEFAULT_PAIRS,
  DEFAULT_SEED,
  type Edit,
  edited,
  type History,
  historyOf,
  otherParamsOf,
  redone,
  type Settings,
  type Side,
  undone,
  withPreset,
  withRule,
  withSameMoney,
} from './state/settings.ts';
import { encodeSettings, type LinkReason } from './url.ts';
import { DEFAULT_VIEW, readLink } from './view.ts';
import { createWithdrawn, type WithdrawnRunner } from './withdrawn.ts';

export type Theme = 'light' | 'dark';

export interface LinkProblem {
  readonly reason: LinkReason;
  /** Settings that were there before are kept; otherwise the defaults are shown. */
  readonly kept: boolean;
}

export interface Store {
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
  readonly hint: Signal<string>;
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme>;
  readonly t: ReadonlySignal<Messages>;
  /** Why the address was not read, until the next change; null where it was, or where there was none. */
  readonly linkProblem: Signal<LinkProblem | null>;
  readonly edit: (edit: Edit, final: boolean) => void;
  readonly endEdit: () => void;
  readonly setSameMoney: (on: boolean) => void;
  readonly setRule: (side: Side, lever: AllocatedLever, rule: Allocation) => void;
  readonly loadPreset: (side: Side, preset: string) => void;
  readonly copyFromOther: (side: Side) => void;
  readonly setSeed: (seed: string) => void;
  readonly setRegion: (id: string) => void;
  /** Settings of an address that was put in; where it cannot be read, says why and keeps the present ones. */
  readonly openAddress: (hash: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly replay: () => void;
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

const REPLAY_MS = 900;

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
  const withdrawn = createWithdrawn({ catalogue, engine, settings });
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
    decoded !== undefined && 'reason' in decoded ? { reason: decoded.reason, kept: false } : null,
  );
  const month = signal(2010 * 12 + 2);

  const change = (next: (history: History) => History, now: boolean): void => {
    batch(() => {
      linkProblem.value = null;
      history.value = next(history.value);
      runner.changed();
      runner.request(now);
    });
  };

  addressBar.show(view);

  const doubt = computed((): ((indicator: string) => Doubt | null) => {
    const { settings: of, of: shown } = results.value;
    if (of === null || comparison.value === null || otherParamsOf(catalogue, of, 'a') === null) return () => null;
    const { of: checked, pairs: others } = runner.others.value;
    if (checked !== shown || others.length < MINIMUM_PAIRS) return () => 'pending';
    const flips = new Set(flipping(comparison.value.indicators, compareResults(others).indicators));
    return (id) => (flips.has(id) ? 'withheld' : null);
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
    hint: signal(''),
    language,
    theme: signal<Theme>(options.theme ?? 'light'),
    t: computed(() => MESSAGES[language.value]),
    linkProblem,
    edit: (edit, final) => {
      const tag = `${edit.side}.${edit.ref.lever}.${edit.ref.field}.${edit.span}`;
      change(
        (now) =>
          (final ? closed : (same: History) => same)(
            changed(now, tag, (base) =>
              edited(base, {
                ...edit,
                sameMoney: sameMoney.value,
                preset: presetOf(regionOf(catalogue, base.region), base[edit.side].preset).params.levers,
              }),
            ),
          ),
        final,
      );
    },
    endEdit: () => {
      if (history.value.open === null) return;
      batch(() => {
        history.value = closed(history.value);
        runner.request(true);
      });
    },
    setSameMoney: (on) => {
      sameMoney.value = on;
      const { a, b } = settings.value;
      if (on && plannedTotal(a.levers) !== plannedTotal(b.levers))
        change((now) => changed(now, null, withSameMoney), true);
    },
    setRule: (side, lever, rule) =>
      change((now) => changed(now, null, (base) => withRule(base, side, lever, rule)), true),
    loadPreset: (side, id) => {
      const preset = presetOf(regionOf(catalogue, settings.value.region), id);
      change((now) => changed(now, null, (base) => withPreset(base, side, preset)), true);
    },
    copyFromOther: (side) =>
      change((now) => changed(now, null, (base) => ({ ...base, [side]: base[side === 'a' ? 'b' : 'a'] })), true),
    setSeed: (seed) => {
      const text = seed.normalize('NFC').trim().slice(0, 200);
      if (text !== '' && text !== settings.value.seed)
        change((now) => changed(now, null, (base) => ({ ...base, seed: text })), true);
    },
    setRegion: (id) => {
      if (id !== settings.value.region)
        change((now) => changed(now, null, (base) => defaultSettings(catalogue, base.pairs, id)), true);
    },
    openAddress: (hash) => {
      const read = readLink(catalogue, hash);
      linkProblem.value = read !== undefined && 'reason' in read ? { reason: read.reason, kept: true } : null;
      if (read !== undefined && 'settings' in read) {
        const asked = encodeSettings(catalogue, read.settings);
        const { past, future } = history.value;
        const is = (one: Settings | undefined): boolean =>
          one !== undefined && encodeSettings(catalogue, one) === asked;
        addressBar.show(read.view);
        // back and forward of the browser walk the same history as undo and redo
        const next = is(past.at(-1)) ? undone : is(future[0]) ? redone : null;
        if (asked !== address.value) {
          addressBar.expect(asked);
          change(next ?? ((now) => changed(now, null, () => read.settings)), true);
        }
      }
      // the address always says what is on the screen
      addressBar.repeat();
    },
    undo: () => change(undone, true),
    redo: () => change(redone, true),
    replay: () => {
      if (history.value.past.length === 0 || replaying.value) return;
      replaying.value = true;
      change(undone, true);
      setTimeout(() => change(redone, true), REPLAY_MS);
      setTimeout(() => {
        replaying.value = false;
      }, 2 * REPLAY_MS);
    },
    setMonth: (value) => {
      month.value = Math.min(LAST_MONTH, Math.max(FIRST_MONTH, Math.round(value)));
    },
  };
}

/** A: Japan as enacted. B: the same money with twice as many coordinators while the lever runs. */
export function defaultSettings(catalogue: Catalogue, pairs: number, id = 'tama'): Settings {
  const region = regionOf(catalogue, id);
  const preset = presetOf(region, 'japan');
  const { levers, allocation } = preset.params;
  const coordinators = { lever: 'network', field: 'coordinatorsPer100Members' } as const;
  const more = withLevels(levers, coordinators, setLevel(levers.network.coordinatorsPer100Members, 'all', 3, 0.1));
  return {
    region: region.id,
    a: { preset: preset.id, levers, allocation },
    b: { preset: preset.id, levers: more, allocation },
    seed: DEFAULT_SEED,
    pairs,
  };
}
