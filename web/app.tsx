/** The workbench: levers at the left, what they do at the right, the state of the result at the foot. */
import type { JSX } from 'preact';
import { StoreContext, useDocument } from './panels/context.ts';
import { Differences } from './panels/differences.tsx';
import { Guard } from './panels/guard.tsx';
import { Headlines } from './panels/headlines.tsx';
import { Levers } from './panels/levers.tsx';
import { Networks } from './panels/networks.tsx';
import { StatusLine } from './panels/statusLine.tsx';
import { Steps } from './panels/steps.tsx';
import { TopBar } from './panels/topBar.tsx';
import { Trajectories } from './panels/trajectories.tsx';
import { Verdict } from './panels/verdict.tsx';
import type { Store } from './store.ts';

export function App({ store, notice }: { readonly store: Store; readonly notice?: string }): JSX.Element {
  useDocument(store);
  const keys = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'z' && !isField(event.target)) {
      event.preventDefault();
      if (event.shiftKey) store.redo();
      else store.undo();
    } else if (event.key === 'Escape' && !isField(event.target)) store.picked.value = null;
  };
  const skip = (): void => document.getElementById('result')?.focus();
  return (
    <StoreContext.Provider value={store}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts that the buttons offer too */}
      <div class="app" onKeyDown={keys}>
        <button type="button" class="skip" onClick={skip}>
          {store.t.value.skipToResult}
        </button>
        <TopBar />
        <div class="columns">
          <Guard>
            <Levers />
          </Guard>
          <main id="result" class="result" tabIndex={-1}>
            {notice !== undefined && <p class="notice">{notice}</p>}
            <Guard>
              <Verdict />
            </Guard>
            <Guard>
              <Headlines />
            </Guard>
            <div class={`charts${store.stale.value ? ' is-stale' : ''}`}>
              <Guard>
                <Differences />
              </Guard>
              <Guard>
                <Trajectories />
              </Guard>
            </div>
            <Guard>
              <Networks />
            </Guard>
            <Guard>
              <Steps />
            </Guard>
          </main>
        </div>
        <StatusLine />
      </div>
    </StoreContext.Provider>
  );
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'radio';
}
