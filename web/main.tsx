/** The page: picks language and theme, opens the workers, mounts the page that the address names and starts computing. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { poolEngine } from './poolEngine.ts';
import { preferences } from './preferences.ts';
import { Root } from './root.tsx';
import { regionsAddress, routeOf } from './route.ts';
import { CATALOGUE } from './scenarios.ts';
import { defaultSettings, paramsOf } from './state/settings.ts';
import { createStore } from './store.ts';

const root = document.getElementById('root');
if (root !== null) {
  const route = signal(routeOf(location.hash));
  const atWorkbench = (): boolean => route.value.page === 'workbench';
  const store = createStore({
    catalogue: CATALOGUE,
    engine: poolEngine(paramsOf(CATALOGUE, defaultSettings(CATALOGUE, 1), 'a')),
    hash: atWorkbench() ? location.hash : '',
    ...preferences(),
    onAddress: (hash, step) => {
      if (!atWorkbench() || hash === location.hash) return;
      if (step) history.pushState(null, '', hash);
      else history.replaceState(null, '', hash);
    },
  });
  // another region on show is no step back, as another setting is none
  const onRegion = (region: string): void => {
    route.value = { page: 'regions', region };
    history.replaceState(null, '', regionsAddress(region));
  };
  const start = (): void => {
    if (atWorkbench() && store.results.value.phase === 'empty') store.runner.request(true);
  };
  // workers have their first tasks before the page is drawn
  start();
  render(<Root store={store} route={route} onRegion={onRegion} />, root);
  // a link, an address put in by hand, and Back and Forward; our own changes to it do not come here
  addEventListener('hashchange', () => {
    route.value = routeOf(location.hash);
    if (!atWorkbench()) return;
    store.openAddress(location.hash);
    start();
  });
}
