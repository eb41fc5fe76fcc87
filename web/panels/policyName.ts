/** What a policy is called: its preset, or what sets B apart from A where that is one thing. */
import { presetOf } from '../catalogue.ts';
import { differencesOf, isEdited, type Settings, type Side } from '../state/settings.ts';
import type { Store } from '../store.ts';

export function policyName(store: Store, side: Side, settings: Settings = store.settings.value): string {
  const t = store.t.value;
  const preset = presetOf(store.region.value, settings[side].preset)[store.language.value];
  const edited = isEdited(store.catalogue, settings, side);
  const changes = differencesOf(settings.a, settings.b);
  const only = changes[0];
  // named by its difference only where A is a preset as it stands
  const named =
    side === 'b' && edited && changes.length === 1 && only !== undefined && !isEdited(store.catalogue, settings, 'a');
  return t.policyName({
    preset,
    change: !named ? null : 'rule' in only ? t.ruleChangeShort(only) : t.changeShort(only),
    edited,
  });
}

/** The subject of the verdict: "adding coordinators" where that is all that differs, else "policy B"; of the results on show. */
export function subjectOf(store: Store): string {
  const t = store.t.value;
  const { a, b } = store.shownSettings.value;
  const changes = differencesOf(a, b);
  const only = changes[0];
  return changes.length === 1 && only !== undefined
    ? 'rule' in only
      ? t.ruleChange(only)
      : t.change(only)
    : t.subjectB;
}
