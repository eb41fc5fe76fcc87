/** The page: picks language and theme, opens the workers, mounts the workbench and starts computing. */
import { render } from 'preact';
import { App } from './app.tsx';
import { poolEngine } from './poolEngine.ts';
import { preferences } from './preferences.ts';
import { CATALOGUE } from './scenarios.ts';
import { paramsOf } from './state/settings.ts';
import { createStore, defaultSettings } from './store.ts';

const root = document.getElementById('root');
if (root !== null) {
  const store = createStore({
    catalogue: CATALOGUE,
    engine: poolEngine(paramsOf(CATALOGUE, defaultSettings(CATALOGUE, 1), 'a')),
    hash: location.hash,
    ...preferences(),
    onAddress: (hash, step) => {
      if (hash === location.hash) return;
      if (step) history.pushState(null, '', hash);
      else history.replaceState(null, '', hash);
    },
  });
  // workers have their first tasks before the page is drawn
  store.runner.request(true);
  render(<App store={store} />, root);
  // an address put in by hand, and Back and Forward; our own changes to it do not come here
  addEventListener('hashchange', () => store.openAddress(location.hash));
}
