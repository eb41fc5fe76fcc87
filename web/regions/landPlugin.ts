/**
 * Vite plugin: `import { land } from 'virtual:musubi-land'` gives the outline of the land within the window of `globe.ts`
 * as one SVG path. The outline is Natural Earth's at 1:110 million (world-atlas); islets of less than a few units are left
 * out. Runs in Node while the viewer is built, so that the page carries neither the atlas nor a projection.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoIdentity, geoPath } from 'd3';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { GLOBE_HEIGHT, GLOBE_WIDTH, placeOf } from './globe.ts';

const NAME = 'virtual:musubi-land';

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
  const atlas = createRequire(import.meta.url).resolve('world-atlas/land-110m.json');
  const topology = JSON.parse(readFileSync(atlas, 'utf8')) as Topology<{ land: GeometryCollection }>;
  const path = geoPath(
    geoIdentity().clipExtent([
      [-MARGIN, -MARGIN],
      [GLOBE_WIDTH + MARGIN, GLOBE_HEIGHT + MARGIN],
    ]),
  ).digits(1);
  const parts: string[] = [];
  for (const { geometry } of feature(topology, topology.objects.land).features) {
    if (geometry.type !== 'MultiPolygon') continue;
    for (const [outer = []] of geometry.coordinates) {
      const ring = outer.map(([lon = 0, lat = 0]) => [...placeOf(lon, lat)]);
      const island = { type: 'Polygon' as const, coordinates: [ring] };
      if (Math.abs(path.area(island)) >= LEAST) parts.push(path(island) ?? '');
    }
  }
  return parts.join('');
}
