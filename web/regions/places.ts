/** The points of the map of the world, and how much room their names take. */
import type { RegionPage } from '../../src/scenario/pages.ts';
import type { Language } from '../i18n/keys.ts';
import { ABROAD, HOME, pageOf } from './data.ts';
import { GLOBE_WIDTH, placeOf } from './globe.ts';
import { type Point, wordsWidth } from './labels.ts';

/** Radius of a point and height of a line of words, px. */
export const FRAME = { radius: 5, line: 17 } as const;
/** Size of the words, px. */
export const TEXT = 13;
const home = pageOf(HOME);
/** Those on the map: the clusters overseas from west to east, then TAMA. */
export const ON_MAP: readonly RegionPage[] = [
  ...[...ABROAD].sort((a, b) => centreOf(a)[0] - centreOf(b)[0]),
  ...(home === undefined ? [] : [home]),
];

/** Longitude and latitude of the middle of the towns, by weight. */
function centreOf({ towns }: RegionPage): readonly [lon: number, lat: number] {
  const total = towns.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (town: RegionPage['towns'][number]) => number): number =>
    towns.reduce((sum, town) => sum + of(town) * town.weight, 0) / total;
  return [mean(({ lon }) => lon), mean(({ lat }) => lat)];
}

/** Points of the map at this width, px, with the room that their names take in this language. */
export function pointsAt(width: number, language: Language): readonly Point[] {
  const scale = width / GLOBE_WIDTH;
  return ON_MAP.map((region) => {
    const [x, y] = placeOf(...centreOf(region));
    return {
      id: region.id,
      x: x * scale,
      y: y * scale,
      words: wordsWidth(region.short[language], TEXT) * (region.id === HOME ? 1.08 : 1),
    };
  });
}
