/** The picker of the region, by bureau area and then abroad, and the way to the page that shows them all. */
import type { JSX } from 'preact';
import { BUREAU_AREAS } from '../../src/scenario/prefectures.ts';
import type { RegionEntry } from '../catalogue.ts';
import { regionsAddress } from '../route.ts';
import { useStore } from './context.ts';

/** In the order in which the bureaus lie, regions of no area last. */
const AREAS = [...BUREAU_AREAS, 'abroad'] as const;

/** Whole before its parts, otherwise in the order of the catalogue. */
export function byArea(regions: readonly RegionEntry[]): readonly (readonly [RegionEntry['area'], RegionEntry[]])[] {
  return [...AREAS, null].flatMap((area) => {
    const inside = regions.filter((region) => region.area === area);
    return inside.length === 0 ? [] : [[area, inside] as const];
  });
}

export function RegionChoice(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const region = store.region.value;
  return (
    <>
      <label class="region">
        <span class="unseen">{t.region}</span>
        <select
          class="plain-select strong"
          value={region.id}
          onChange={(event) => store.setRegion(event.currentTarget.value)}
        >
          {byArea(store.catalogue.regions).map(([area, regions]) => (
            <optgroup key={area} label={area === null ? t.noArea : t.area[area]}>
              {regions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one[language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <a class="link to-regions" href={regionsAddress(region.id)}>
        {t.regions}
      </a>
    </>
  );
}
