/**
 * FIXTURE page: the workbench on invented numbers, in every state a result can have. For building and for looking; its
 * numbers are never output of the model. State and look come from the address: ?state=running&language=ja&theme=dark; the
 * size of the network too: ?organisations=6000&ties=20000
 */
import { render } from 'preact';
import { App } from '../app.tsx';
import type { Language } from '../i18n/keys.ts';
import { createStore, type Theme } from '../store.ts';
import { FIXTURE_CATALOGUE } from './catalogue.ts';
import { fixtureEngine } from './engine.ts';

export const STATES = ['complete', 'running', 'few', 'cancelled', 'stale', 'failed', 'empty', 'same'] as const;

const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'complete';
const slow = 1e7;
const language: Language = query.get('language') === 'ja' ? 'ja' : 'en';
const theme: Theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const size = { organisations: Number(query.get('organisations')), ties: Number(query.get('ties')) };
const counts: Readonly<Record<string, number>> = { running: 64, few: 5, cancelled: 40, stale: 64 };
const stopAt = counts[state];

const base = fixtureEngine({
  wait: 0,
  ...(size.organisations > 0 ? { size } : {}),
  ...(state === 'failed' ? { fails: 'step 37, after payments: 12 yen have no payer (2003-05)' } : {}),
});
const store = createStore({
  catalogue: FIXTURE_CATALOGUE,
  engine: {
    ...base,
    // stops after some pairs without ending, so that a running state stands still
    comparePairs: async (request) => {
      await base.comparePairs({ ...request, pairs: Math.min(request.pairs, stopAt ?? request.pairs) });
      if (stopAt !== undefined) await new Promise((resolve) => setTimeout(resolve, slow));
    },
  },
  language,
  theme,
});
if (state === 'same') store.copyFromOther('b');
if (query.get('picked') !== null) store.picked.value = Number(query.get('picked'));

const root = document.getElementById('root');
if (root !== null) render(<App store={store} notice={store.t.value.fixtureNote} />, root);
if (state !== 'empty') store.runner.request(true);
if (state === 'cancelled') setTimeout(store.runner.cancel, 900);
if (state === 'stale') {
  setTimeout(() => {
    store.edit({ side: 'b', ref: { lever: 'consortium', field: 'budget' }, span: 'all', level: 3e8, step: 1 }, false);
    store.runner.request(false);
    setTimeout(store.runner.cancel, 100);
  }, 900);
}
