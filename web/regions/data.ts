/** The regions of the page, in the order in which it shows them, and where their files are. */
import { pages } from 'virtual:musubi-regions';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { BUREAU_AREAS } from '../../src/scenario/prefectures.ts';

export const FIELDS = pages.fields;
export const REGIONS = pages.regions;

/** Projects by area and by their place in the source document, a part after its whole; never by size. */
export const PROJECTS: readonly RegionPage[] = REGIONS.filter(({ project }) => project !== null && !project.within)
  .sort((a, b) => rank(a) - rank(b))
  .flatMap((whole) => [whole, ...partsOf(whole.id)]);

export const ABROAD: readonly RegionPage[] = REGIONS.filter(({ abroad }) => abroad !== null);

/** The part of Kanto that the source document describes; it stands on the map of the world too. */
export const HOME = 'tama';

export function partsOf(id: string): readonly RegionPage[] {
  return REGIONS.filter(({ project }) => project?.within === id);
}

export function pageOf(id: string): RegionPage | undefined {
  return REGIONS.find((region) => region.id === id);
}

function rank({ project }: RegionPage): number {
  const area = project?.area;
  const at = area === null || area === undefined ? BUREAU_AREAS.length : BUREAU_AREAS.indexOf(area);
  return at * 1000 + (project?.place ?? 999);
}

const ADDRESSES: Readonly<Record<string, string>> = import.meta.glob('../../scenarios/regions/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Address of the file of a region. */
export function addressOf({ file }: RegionPage): string {
  return ADDRESSES[`../../scenarios/regions/${file}`] ?? '';
}

/** Grade of the count of member firms. */
export function gradeOf(region: RegionPage): RegionPage['figures'][number]['grade'] {
  return region.figures.find(({ path }) => path === 'members.firms')?.grade ?? 'proposal';
}
