/** Japan as a grid of equal tiles, one a prefecture, roughly where they lie; borders of sets of tiles; places in a tile. */
import type { Prefecture } from '../../src/scenario/prefectures.ts';

export const COLUMNS = 13;
export const ROWS = 12;

/** Column from the west and row from the north. */
// biome-ignore format: a table
export const TILES: Readonly<Record<Prefecture, readonly [column: number, row: number]>> = {
  Hokkaido:  [12, 0],
  Aomori:    [12, 1],
  Akita:     [11, 2], Iwate:     [12, 2],
  Yamagata:  [11, 3], Miyagi:    [12, 3],
  Ishikawa:  [8, 4],  Toyama:    [9, 4],  Niigata:   [10, 4], Fukushima: [11, 4],
  Fukui:     [7, 5],  Gifu:      [8, 5],  Nagano:    [9, 5],  Gunma:     [10, 5], Tochigi:   [11, 5], Ibaraki: [12, 5],
  Yamaguchi: [2, 6],  Shimane:   [3, 6],  Tottori:   [4, 6],  Hyogo:     [5, 6],  Kyoto:     [6, 6],  Shiga:   [7, 6],
  Aichi:     [8, 6],  Yamanashi: [9, 6],  Saitama:   [10, 6], Tokyo:     [11, 6], Chiba:     [12, 6],
  Hiroshima: [3, 7],  Okayama:   [4, 7],  Osaka:     [6, 7],  Nara:      [7, 7],  Mie:       [8, 7],
  Shizuoka:  [9, 7],  Kanagawa:  [10, 7],
  Saga:      [0, 8],  Fukuoka:   [1, 8],  Oita:      [2, 8],  Wakayama:  [7, 8],
  Nagasaki:  [0, 9],  Kumamoto:  [1, 9],  Miyazaki:  [2, 9],  Ehime:     [4, 9],  Kagawa:    [5, 9],
  Kagoshima: [1, 10], Kochi:     [4, 10], Tokushima: [5, 10],
  Okinawa:   [0, 11],
};

/** SVG path of the edges that the given tiles share with no other of them, for tiles of this size in px. */
export function outline(prefectures: readonly Prefecture[], width: number, height: number): string {
  const inside = new Set(prefectures.map((one) => TILES[one].join()));
  const isIn = (column: number, row: number): boolean => inside.has(`${column},${row}`);
  return prefectures
    .map((one) => {
      const [column, row] = TILES[one];
      const [x, y] = [column * width, row * height];
      return [
        isIn(column, row - 1) ? '' : `M${x} ${y}h${width}`,
        isIn(column, row + 1) ? '' : `M${x} ${y + height}h${width}`,
        isIn(column - 1, row) ? '' : `M${x} ${y}v${height}`,
        isIn(column + 1, row) ? '' : `M${x + width} ${y}v${height}`,
      ].join('');
    })
    .join('');
}

/** Where the name of an area begins, or ends where nothing is right of it: at the first tile of its first row. */
export function nameSpot(area: readonly Prefecture[]): readonly [column: number, row: number, anchor: 'start' | 'end'] {
  const tiles = area.map((one) => TILES[one]);
  const row = Math.min(...tiles.map(([, at]) => at));
  const column = Math.min(...tiles.flatMap(([at, of]) => (of === row ? [at] : [])));
  return [column, row, column === COLUMNS - 1 ? 'end' : 'start'];
}

export interface Placed {
  readonly lat: number;
  readonly lon: number;
  readonly prefecture: Prefecture | null;
}

/** Least extent over which towns of one prefecture are spread, degrees: near towns stay near. */
const LEAST_EXTENT = 0.5;

/**
 * Where a town stands in its tile, shares of width and height from the upper left: by its direction among the towns that
 * are known of that prefecture, of which `all` holds those of every region, so that it stays whatever region is picked.
 */
export function spotIn(town: Placed, all: readonly Placed[]): readonly [x: number, y: number] {
  const near = all.filter(({ prefecture }) => prefecture === town.prefecture);
  const share = (of: (place: Placed) => number): number => {
    const values = near.map(of);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const at = 0.5 + (of(town) - (low + high) / 2) / Math.max(LEAST_EXTENT, high - low);
    return Math.min(1, Math.max(0, at));
  };
  return [share(({ lon }) => lon), 1 - share(({ lat }) => lat)];
}
