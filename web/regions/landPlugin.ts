/**
 * Vite plugin: `import { land } from 'virtual:musubi-land'` gives the outline of the land within the window of `globe.ts`
 * as one SVG path. The outline is Natural Earth's at 1:110 million (world-atlas); islets of less than a few units are left
 * out. Runs in Node while the viewer is built, so that the page carries neither the atlas nor a projection.
 */
import { createRequire } from 'node:module';
import { polygonArea } from 'd3';
import { feature } from 'topojson-client';
import type { Plugin } from 'vite';
import { GLOBE_HEIGHT, GLOBE_WIDTH, placeOf } from './globe.ts';

const NAME = 'virtual:musubi-land';
const require = createRequire(import.meta.url);

type Atlas = Parameters<typeof feature>[0];

export function landPlugin(): Plugin {
  return {
    name: 'musubi-land',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export const land = ${JSON.stringify(landPath())};` : undefined),
  };
}

/** Area below which an island is not drawn, square units of the window. */
const LEAST = 3;
/** The cut edges of continents lie this far outside of the window. */
const MARGIN = 4;

/** One path to a tenth of a unit of the window, cut at its edges. */
export function landPath(): string {
  const atlas: Atlas = require('world-atlas/land-110m.json');
  const { land } = atlas.objects;
  if (land === undefined) throw new RangeError('world-atlas has no land');
  const made = feature(atlas, land);
  const parts: string[] = [];
  for (const { geometry } of made.type === 'FeatureCollection' ? made.features : [made]) {
    if (geometry.type !== 'MultiPolygon') continue;
    for (const [outer = []] of geometry.coordinates) {
      const ring = cut(unwrapped(outer).map(([lon, lat]) => placeOf(lon, lat)));
      if (Math.abs(polygonArea(ring as [number, number][])) < LEAST) continue;
      parts.push(`M${ring.map(([x, y]) => `${tenth(x)},${tenth(y)}`).join('L')}Z`);
    }
  }
  return parts.join('');
}

type Place = readonly [x: number, y: number];

/** A ring that crosses the date line, where longitude jumps by 360°, as one piece about its own middle. */
function unwrapped(ring: readonly (readonly number[])[]): readonly Place[] {
  let turn = 0;
  const places = ring.map(([lon = 0, lat = 0], i): Place => {
    const step = lon - (ring[i - 1]?.[0] ?? lon);
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    return [lon + turn, lat];
  });
  const middle = places.reduce((sum, [lon]) => sum + lon, 0) / places.length;
  const back = 360 * Math.round(middle / 360);
  return places.map(([lon, lat]) => [lon - back, lat]);
}

/** The part of a ring inside the window, by Sutherland and Hodgman: edge after edge; cut pieces stay joined along it. */
function cut(ring: readonly Place[]): readonly Place[] {
  const edges: readonly (readonly [axis: 0 | 1, at: number, sign: 1 | -1])[] = [
    [0, -MARGIN, 1],
    [0, GLOBE_WIDTH + MARGIN, -1],
    [1, -MARGIN, 1],
    [1, GLOBE_HEIGHT + MARGIN, -1],
  ];
  return edges.reduce<readonly Place[]>((places, [axis, at, sign]) => {
    const inside = (place: Place): boolean => (place[axis] - at) * sign >= 0;
    return places.flatMap((place, i) => {
      const before = places.at(i - 1) ?? place;
      const t = (at - before[axis]) / (place[axis] - before[axis]);
      const on: Place = [before[0] + t * (place[0] - before[0]), before[1] + t * (place[1] - before[1])];
      if (inside(place)) return inside(before) ? [place] : [on, place];
      return inside(before) ? [on] : [];
    });
  }, ring);
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
