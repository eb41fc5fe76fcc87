/** A chart before its first pair: as high as the chart, so that nothing moves when it comes. */
import type { JSX } from 'preact';
import { useStore } from './context.ts';

export function Empty(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return <p class="plot empty second">{store.results.value.phase === 'running' ? t.verdictWaiting : t.empty}</p>;
}
