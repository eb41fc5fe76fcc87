/**
 * The address of what is on the screen: its settings, and how they are looked at. It is given out when a result is asked
 * for, as a step of the browser's history where the settings became others, and without a step when only the look did.
 */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { History, Settings } from './state/settings.ts';
import { encodeView, type View } from './view.ts';
import type { WithdrawnRunner } from './withdrawn.ts';

export interface AddressBar {
  /** Gives out the address of what is computed from now on. */
  readonly tell: () => void;
  /** Gives out the present address, as it is. */
  readonly repeat: () => void;
  /** What is to be shown came from the address itself: settings of this address are no step. */
  readonly expect: (address: string) => void;
  readonly show: (view: View) => void;
}

export interface AddressOptions {
  /** Of the settings alone. */
  readonly address: ReadonlySignal<string>;
  readonly history: ReadonlySignal<History>;
  readonly thresholds: Signal<readonly number[]>;
  readonly withdrawn: WithdrawnRunner;
  readonly replaying: ReadonlySignal<boolean>;
  readonly onAddress?: ((hash: string, step: boolean) => void) | undefined;
}

export function createAddressBar(options: AddressOptions): AddressBar {
  const { address, history, thresholds, withdrawn, replaying, onAddress } = options;
  const link = (): string => {
    const { phase, year } = withdrawn.state.value;
    return address.value + encodeView({ thresholds: thresholds.value, withdrawn: phase === 'closed' ? null : year });
  };
  /** Settings last given out, and what came before them; null before the first result is asked for. */
  let told: string | null = null;
  let toldPast: Settings | undefined;
  let toldLink = '';

  const show = ({ thresholds: asked, withdrawn: year }: View): void => {
    thresholds.value = asked;
    const { phase, year: shown } = withdrawn.state.value;
    if (year === null) withdrawn.close();
    else if (phase === 'closed' || year !== shown) withdrawn.open(year);
  };
  effect(() => {
    const now = link();
    if (told === null || told !== address.peek() || now === toldLink) return;
    toldLink = now;
    onAddress?.(now, false);
  });
  return {
    tell: () => {
      // a drag that goes on and a replay are no steps of their own
      const past = history.value.past.at(-1);
      const step = told !== null && told !== address.value && toldPast !== past && !replaying.value;
      told = address.value;
      toldPast = past;
      toldLink = link();
      onAddress?.(toldLink, step);
    },
    repeat: () => onAddress?.(link(), false),
    expect: (asked) => {
      told = asked;
    },
    show,
  };
}
