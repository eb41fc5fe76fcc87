/** Everything that can be done to the settings: edits, presets, links, and the way back and forth through them. */
import { batch, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Allocation } from '../src/model/params.ts';
import type { AddressBar } from './addressBar.ts';
import { type Catalogue, presetOf, regionOf } from './catalogue.ts';
import type { Runner } from './runner.ts';
import { plannedTotal } from './state/levels.ts';
import {
  type AllocatedLever,
  canMatchMoney,
  changed,
  closed,
  defaultSettings,
  type Edit,
  edited,
  type History,
  redone,
  type Settings,
  type Side,
  undone,
  withPreset,
  withRule,
  withSameMoney,
} from './state/settings.ts';
import { encodeSettings, type LinkReason } from './url.ts';
import { readLink } from './view.ts';

export type LinkProblem =
  | {
      readonly reason: LinkReason;
      /** Settings that were there before are kept; otherwise the defaults are shown. */
      readonly kept: boolean;
    }
  /** The rest of the link was read. */
  | { readonly unknown: readonly string[] };

export interface Edits {
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
}

interface EditsOptions {
  readonly catalogue: Catalogue;
  readonly history: Signal<History>;
  readonly settings: ReadonlySignal<Settings>;
  readonly address: ReadonlySignal<string>;
  readonly addressBar: AddressBar;
  readonly runner: Runner;
  readonly sameMoney: Signal<boolean>;
  readonly replaying: Signal<boolean>;
  readonly linkProblem: Signal<LinkProblem | null>;
}

const REPLAY_MS = 900;

export function createEdits(options: EditsOptions): Edits {
  const { catalogue, history, settings, address, addressBar, runner, sameMoney, replaying, linkProblem } = options;

  const change = (next: (history: History) => History, now: boolean): void => {
    batch(() => {
      linkProblem.value = null;
      history.value = next(history.value);
      runner.changed();
      runner.request(now);
    });
  };

  return {
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
      if (!canMatchMoney(settings.value)) return;
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
        // back and forward of the browser walk the same history as undo and redo
        const next = is(past.at(-1)) ? undone : is(future[0]) ? redone : null;
        // at once: the address must not say the new view of the old settings, not even in between
        batch(() => {
          addressBar.show(read.view);
          if (asked === address.value) return;
          addressBar.expect(asked);
          change(next ?? ((now) => changed(now, null, () => read.settings)), true);
        });
        if (read.unknown.length > 0) linkProblem.value = { unknown: read.unknown };
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
  };
}
