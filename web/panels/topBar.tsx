/** Name, region, preset and whether it is edited; undo, redo, replay; language and theme. */
import type { JSX } from 'preact';
import { presetOf } from '../catalogue.ts';
import { isEdited } from '../state/settings.ts';
import { useStore } from './context.ts';

export function TopBar(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const settings = store.settings.value;
  const region = store.region.value;
  const preset = presetOf(region, settings.b.preset);
  const { past, future } = store.history.value;
  const dark = store.theme.value === 'dark';
  return (
    <header class="top">
      <p class="brand">
        {language === 'ja' ? (
          <>
            <strong>結び</strong> <span class="second">musubi</span>
          </>
        ) : (
          <>
            <strong>musubi</strong>{' '}
            <span class="second" lang="ja">
              結び
            </span>
          </>
        )}
      </p>
      <label class="region">
        <span class="unseen">{t.region}</span>
        <select
          class="plain-select strong"
          value={region.id}
          onChange={(event) => store.setRegion(event.currentTarget.value)}
        >
          {store.catalogue.regions.map((one) => (
            <option key={one.id} value={one.id}>
              {one[language]}
            </option>
          ))}
        </select>
      </label>
      <p class="second preset">
        {t.presetOf({ name: preset[language], edited: isEdited(store.catalogue, settings, 'b') })}
      </p>
      <div class="top-group top-middle">
        <button type="button" disabled={past.length === 0} onClick={store.undo}>
          {t.undo}
        </button>
        <button type="button" disabled={future.length === 0} onClick={store.redo}>
          {t.redo}
        </button>
        <button type="button" class="replay" disabled={past.length === 0} onClick={store.replay}>
          {t.replay}
        </button>
      </div>
      <div class="top-group top-end">
        <button
          type="button"
          lang={language === 'ja' ? 'en' : 'ja'}
          onClick={() => {
            store.language.value = language === 'ja' ? 'en' : 'ja';
          }}
        >
          {t.otherLanguage}
        </button>
        <button
          type="button"
          onClick={() => {
            store.theme.value = dark ? 'light' : 'dark';
          }}
        >
          {dark ? t.themeLight : t.themeDark}
        </button>
      </div>
    </header>
  );
}
