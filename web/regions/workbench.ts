/** The way from the regions to the workbench, as links. */
import { defaultSettings } from '../state/settings.ts';
import type { Store } from '../store.ts';
import { encodeSettings } from '../url.ts';
import { encodeView } from '../view.ts';

/** The workbench as it was left, with how its result is looked at. */
export function workbenchAddress(store: Store): string {
  const { phase, year } = store.withdrawn.state.value;
  const view = encodeView({ thresholds: store.thresholds.value, withdrawn: phase === 'closed' ? null : year });
  return encodeSettings(store.catalogue, store.settings.value) + view;
}

/** A region on the workbench: as it was left, or with the default policies where another one was. */
export function openingAddress(store: Store, region: string): string {
  const { settings, catalogue } = store;
  if (settings.value.region === region) return workbenchAddress(store);
  return encodeSettings(catalogue, defaultSettings(catalogue, settings.value.pairs, region));
}
