/** What every page has in its top bar: the name, and language and theme. */
import type { JSX } from 'preact';
import { useStore } from './context.ts';

export function Brand(): JSX.Element {
  const ja = useStore().language.value === 'ja';
  return (
    <p class="brand">
      {ja ? (
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
  );
}

export function Appearance(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const ja = store.language.value === 'ja';
  const dark = store.theme.value === 'dark';
  return (
    <>
      <button
        type="button"
        lang={ja ? 'en' : 'ja'}
        onClick={() => {
          store.language.value = ja ? 'en' : 'ja';
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
    </>
  );
}
