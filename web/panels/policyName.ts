/** What a policy is called: its preset, or what sets B apart from A where that is one thing. */
import { presetOf } from '../catalogue.ts';
import { changesOf } from '../state/levels.ts';
import { isEdited, type Settings, type Side } from '../state/settings.ts';
import type { Store } from '../store.ts';

export function policyName(store: Store, side: Side, settings: Settings = store.settings.value): string {
  const t = store.t.value;
  const preset = presetOf(store.region.value, settings[side].preset)[store.language.value];
  const edited = isEdited(store.catalogue, settings, side);
  const changes = changesOf(settings.a.levers, settings.b.levers);
  const only = changes[0];
  // named by its difference only where A is a preset as it stands
  const named =
    side === 'b' && edited && changes.length === 1 && only !== undefined && !isEdited(store.catalogue, settings, 'a');
  return t.policyName({ preset, change: named ? t.changeShort(only) : null, edited });
}

/** The subject of the verdict: "adding coordinators" where that is all that differs, else "policy B"; of the results on show. */
export function subjectOf(store: Store): string {
  const t = store.t.value;
  const { a, b } = store.shownSettings.value;
  const changes = changesOf(a.levers, b.levers);
  const only = changes[0];
  return changes.length === 1 && only !== undefined ? t.change(only) : t.subjectB;
}
