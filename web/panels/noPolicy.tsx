/** Switches the curve without policy on and off, and says what it is made of. */
import type { JSX } from 'preact';
import { NO_POLICY } from '../reference.ts';
import { useStore } from './context.ts';

/** Nothing where the region has no such policy, nor where A or B is that policy. */
export function NoPolicy(): JSX.Element | null {
  const store = useStore();
  const t = store.t.value;
  const { on, series, redundant } = store.reference;
  if (redundant.value || !store.region.value.presets.some(({ id }) => id === NO_POLICY)) return null;
  const seeds = series.value.length;
  // more seeds than these stand behind A and B
  const help = seeds > 0 ? t.noPolicyHelp({ seeds }) : undefined;
  return (
    <label class="no-policy second" title={help}>
      <input
        type="checkbox"
        aria-label={help === undefined ? t.noPolicy : `${t.noPolicy}${t.comma}${help}`}
        checked={on.value}
        onChange={(event) => {
          on.value = event.currentTarget.checked;
        }}
      />
      {seeds > 0 ? t.noPolicySeeds({ seeds }) : t.noPolicy}
    </label>
  );
}
