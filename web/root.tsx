/** The pages: the workbench, and the regions, whose code and data are fetched when they are first asked for. */
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from './app.tsx';
import { StoreContext, useDocument, useStore } from './panels/context.ts';
import { Guard } from './panels/guard.tsx';
import type { RegionsProps } from './regions/page.tsx';
import type { Route } from './route.ts';
import type { Store } from './store.ts';

interface RootProps {
  readonly store: Store;
  readonly route: ReadonlySignal<Route>;
  /** Called with the region that the user picked on the page of the regions. */
  readonly onRegion: (id: string) => void;
}

export function Root({ store, route, onRegion }: RootProps): JSX.Element {
  const here = route.value;
  if (here.page === 'workbench') return <App store={store} />;
  return (
    <StoreContext.Provider value={store}>
      <Guard>
        <Later region={here.region} onRegion={onRegion} />
      </Guard>
    </StoreContext.Provider>
  );
}

type Page = (props: RegionsProps) => JSX.Element;

function Later(props: RegionsProps): JSX.Element {
  const [page, setPage] = useState<{ readonly Page: Page } | { readonly failed: unknown } | null>(null);
  const store = useStore();
  useDocument(store, (t) => t.regions);
  useEffect(() => {
    import('./regions/page.tsx').then(
      ({ RegionsPage }) => setPage({ Page: RegionsPage }),
      (failed: unknown) => setPage({ failed }),
    );
  }, []);
  if (page === null) return <main class="app" />;
  if ('failed' in page) throw page.failed;
  return <page.Page {...props} />;
}
