/** A chart before its first pair, or of what is not defined: as high as the chart, so that nothing moves when it comes. */
import type { JSX } from 'preact';
import { useStore } from './context.ts';

export function Empty({ words }: { readonly words?: string | undefined }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const waiting = store.results.value.phase === 'running' ? t.verdictWaiting : t.empty;
  return <p class="plot empty second">{words ?? waiting}</p>;
}
