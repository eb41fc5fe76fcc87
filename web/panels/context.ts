/** How panels reach the store and the size of their own box. */
import { useSignalEffect } from '@preact/signals';
import { createContext, type RefObject } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../i18n/keys.ts';
import type { Store } from '../store.ts';

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new RangeError('a panel stands outside of a store');
  return store;
}

/** Language, theme and title, which live outside of the root. `page` names the page, before the name of the viewer. */
export function useDocument(store: Store, page?: (t: Messages) => string): void {
  useSignalEffect(() => {
    const root = document.documentElement;
    root.lang = store.language.value;
    root.dataset['theme'] = store.theme.value;
    const t = store.t.value;
    document.title = page === undefined ? t.appTitle : `${page(t)} · ${t.appTitle}`;
  });
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref for a box, and its size in whole px as it is now. */
export function useSize(first: Size): readonly [RefObject<HTMLDivElement | null>, Size] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const measure = (): void => {
      const width = Math.floor(box.clientWidth);
      const height = Math.floor(box.clientHeight);
      setSize((old) => (width === 0 || (old.width === width && old.height === height) ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

/** Whether the media query holds, as it changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = (): void => setHolds(list.matches);
    change();
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, [query]);
  return holds;
}
