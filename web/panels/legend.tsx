/** What the marks of the networks mean, and what is pointed at. */
import type { JSX } from 'preact';
import { useStore } from './context.ts';

export function Legend({ index }: { readonly index: number }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return (
    <p class="second legend">
      <span class="word">
        <svg class="legend-mark" width="8" height="8" aria-hidden="true">
          <circle cx="4" cy="4" r="2.5" />
        </svg>
        {t.firm}
      </span>
      <span class="word">
        <svg class="legend-mark" width="8" height="8" aria-hidden="true">
          <rect class="hollow-mark" x="1" y="1" width="6" height="6" />
        </svg>
        {t.lab}
      </span>
      <span class="word">
        <svg class="legend-mark" width="8" height="8" aria-hidden="true">
          <path class="ink" d="M4 0L8 4L4 8L0 4Z" />
        </svg>
        {t.venture}
      </span>
      <span class="word">
        <svg class="legend-mark" width="8" height="8" aria-hidden="true">
          <circle class="hollow-mark light" cx="4" cy="4" r="3" />
        </svg>
        {t.otherKind}
      </span>
      <span class="word">
        <svg class="legend-line" width="20" height="8" aria-hidden="true">
          <line class="tie-both" x1="0" x2="20" y1="4" y2="4" />
        </svg>
        {t.tieBoth}
      </span>
      <span class="word">
        <svg class="legend-line" width="20" height="8" aria-hidden="true">
          <line class="line-a" x1="0" x2="20" y1="2.5" y2="2.5" />
          <line class="line-b" x1="0" x2="20" y1="5.5" y2="5.5" />
        </svg>
        {t.tieOne}
      </span>
      <span class="legend-end">
        {store.hint.value !== '' ? (
          <span class="ink">{store.hint.value}</span>
        ) : (
          `${t.networkPair({ pair: index + 1, chosen: store.picked.value === index })}${t.semicolon}${t.networkDrawn}${t.semicolon}${t.schematic}`
        )}
      </span>
    </p>
  );
}
