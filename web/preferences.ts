/** Language and theme to begin with: what the browser says it wants. */
import type { Language } from './i18n/keys.ts';
import type { Theme } from './store.ts';

export function preferences(): { readonly language: Language; readonly theme: Theme } {
  return {
    language: navigator.languages[0]?.toLowerCase().startsWith('ja') === true ? 'ja' : 'en',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}
