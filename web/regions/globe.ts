/**
 * The window through which the page sees the world: plate carrée about a middle latitude, from western North America to
 * Japan, so that a place is two multiplications and the outline of the land can be made while the viewer is built.
 */

/** Degrees. */
export const WINDOW = { west: -131, east: 153, south: 19, north: 71 } as const;
/** Width of the window in its own units; a page scales it. */
export const GLOBE_WIDTH = 1000;
/** Degrees of latitude are drawn longer than degrees of longitude by 1 / cos 35°: true to shape at 35° north. */
const STRETCH = 1.22;
export const UNITS_PER_DEGREE = GLOBE_WIDTH / (WINDOW.east - WINDOW.west);
export const GLOBE_HEIGHT = Math.round((WINDOW.north - WINDOW.south) * UNITS_PER_DEGREE * STRETCH);

/** Longitude and latitude, degrees, to units of the window: x east, y south. */
export function placeOf(lon: number, lat: number): readonly [x: number, y: number] {
  return [(lon - WINDOW.west) * UNITS_PER_DEGREE, (WINDOW.north - lat) * UNITS_PER_DEGREE * STRETCH];
}
