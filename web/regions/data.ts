/** The regions of the page, in the order in which it shows them, and where their files are. */
import { pages } from 'virtual:musubi-regions';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { BUREAU_AREAS } from '../../src/scenario/prefectures.ts';
import type { CountOrigin } from '../i18n/regionsKeys.ts';

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

/**
 * Where the count of member firms comes from: its grade, and for one that nobody printed, whether a rule of allocation gave
 * it (then there is a second count by another rule) or we estimated it from other counts (then there is none).
 */
export function originOf(region: RegionPage): CountOrigin {
  const grade = gradeOf(region);
  if (grade !== 'proposal') return grade;
  return region.alternative === null ? 'estimated' : 'allocated';
}

/** Grade of the count of member firms. */
export function gradeOf(region: RegionPage): RegionPage['figures'][number]['grade'] {
  return region.figures.find(({ path }) => path === 'members.firms')?.grade ?? 'proposal';
}
