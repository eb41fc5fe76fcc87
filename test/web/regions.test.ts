/** The page of the regions: its tiles, its labels, its words, its addresses, and what it takes from the region files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUREAU_AREAS, PREFECTURES } from '../../src/scenario/prefectures.ts';
import { MESSAGES } from '../../web/i18n/index.ts';
import { LANGUAGES } from '../../web/i18n/keys.ts';
import { REGION_WORDS } from '../../web/i18n/regions.ts';
import { byArea } from '../../web/panels/regionChoice.tsx';
import { ABROAD, gradeOf, originOf, PROJECTS, REGIONS } from '../../web/regions/data.ts';
import { GLOBE_HEIGHT, GLOBE_WIDTH, placeOf } from '../../web/regions/globe.ts';
import { crosses, type Label, meet, placeLabels, touches } from '../../web/regions/labels.ts';
import { landPath } from '../../web/regions/landPlugin.ts';
import { FRAME, ON_MAP, pointsAt } from '../../web/regions/places.ts';
import { COLUMNS, nameSpot, outline, ROWS, spotIn, TILES } from '../../web/regions/tiles.ts';
import { regionsAddress, routeOf } from '../../web/route.ts';
import { CATALOGUE } from '../../web/scenarios.ts';

test('a count is called allocated where a rule gave it and another rule gives a second one, else our estimate', () => {
  const whole = PROJECTS.filter(({ project }) => project?.within === null);
  const idsOf = (origin: string): string[] => whole.filter((one) => originOf(one) === origin).map(({ id }) => id);
  expect(idsOf('verified').sort()).toEqual(['hokkaido_super', 'kinki_bio']);
  expect(idsOf('estimated').sort()).toEqual(['kinki_env', 'kinki_it', 'kinki_manu', 'okinawa']);
  const allocated = whole.filter((one) => originOf(one) === 'allocated');
  expect(allocated).toHaveLength(13);
  for (const { figures, id } of allocated)
    expect(figures.find(({ path }) => path === 'members.firms')?.note, id).toContain('Rule establishments');
  expect(
    REGION_WORDS.en.originCounts({
      counts: [
        ['allocated', 13],
        ['estimated', 4],
      ],
    }),
  ).toBe('13 allocated by rule, 4 estimated');
});

describe('the tiles', () => {
  test('are 47, one for each prefecture, none on another, all within the grid', () => {
    expect(Object.keys(TILES).sort()).toEqual([...PREFECTURES].sort());
    expect(PREFECTURES).toHaveLength(47);
    const places = Object.values(TILES);
    expect(new Set(places.map(String)).size).toBe(47);
    for (const [column, row] of places) {
      expect(column).toBeLessThan(COLUMNS);
      expect(row).toBeLessThan(ROWS);
      expect(Math.min(column, row)).toBeGreaterThanOrEqual(0);
    }
  });

  test('every prefecture belongs to a project, and every project covers some', () => {
    for (const { id, prefectures, project } of PROJECTS) {
      expect(prefectures.length, id).toBeGreaterThan(0);
      for (const one of prefectures) expect(TILES[one], `${id}: ${one}`).toBeDefined();
      expect(project?.area, id).not.toBeNull();
    }
    const covered = new Set(PROJECTS.flatMap(({ prefectures }) => prefectures));
    expect([...covered].sort()).toEqual([...PREFECTURES].sort());
  });

  test('where there is no room for their names, each area has its own at a tile of its own', () => {
    for (const area of BUREAU_AREAS) {
      const own = PREFECTURES.filter(
        (one) => PROJECTS.find(({ prefectures }) => prefectures.includes(one))?.project?.area === area,
      );
      const [column, row, anchor] = nameSpot(own);
      expect(
        own.map((one) => TILES[one].join()),
        area,
      ).toContain(`${column},${row}`);
      // tiles of 28 px, letters of 10 px: a name that begins here ends before another area's name
      const width = Math.max(
        ...LANGUAGES.map((language) => MESSAGES[language].area[area].length * (language === 'ja' ? 10 : 5.4)),
      );
      if (anchor === 'end') expect(column).toBe(COLUMNS - 1);
      else expect(column * 28 + width).toBeLessThan(COLUMNS * 28);
    }
    expect(nameSpot(['Tokyo', 'Niigata'])).toEqual([10, 4, 'start']);
    expect(nameSpot(['Hokkaido'])).toEqual([12, 0, 'end']);
  });

  test('a border leaves out the edges inside', () => {
    // Tokyo and Chiba lie side by side: of eight edges the two that they share are not drawn
    const edges = outline(['Tokyo', 'Chiba'], 10, 5).match(/M[^M]+/g) ?? [];
    expect(edges).toHaveLength(6);
    expect(edges).not.toContain('M120 30v5');
    expect(outline(['Okinawa'], 10, 5).match(/M/g)).toHaveLength(4);
    expect(outline([], 10, 5)).toBe('');
  });

  test('towns stand in their own tile, north above south and west before east, whatever region is picked', () => {
    const all = PROJECTS.flatMap(({ towns }) => towns);
    for (const town of all) {
      expect(town.prefecture, town.en).not.toBeNull();
      for (const share of spotIn(town, all)) {
        expect(share, town.en).toBeGreaterThanOrEqual(0);
        expect(share, town.en).toBeLessThanOrEqual(1);
      }
    }
    const at = (id: string) => spotIn(all.find((town) => town.id === id)!, all);
    expect(at('hakodate')[0]).toBeLessThan(at('kushiro')[0]);
    expect(at('hakodate')[1]).toBeGreaterThan(at('asahikawa')[1]);
  });
});

describe('the labels of the world', () => {
  const anchored = ({ box, leader }: Label, x: number, y: number): boolean =>
    leader !== null || (x > box.left - 12 && x < box.right + 12 && y > box.top - 8 && y < box.bottom + 8);

  test.each(
    LANGUAGES.flatMap((language) => [600, 660, 736, 820, 894, 992, 1060, 1148].map((w) => [language, w] as const)),
  )('in %s at %d px: all there, within the map, on no point, no other label, no leader', (language, width) => {
    const height = Math.round((width * GLOBE_HEIGHT) / GLOBE_WIDTH);
    const points = pointsAt(width, language);
    const labels = placeLabels(points, { ...FRAME, width, height });
    expect(labels.map(({ id }) => id)).toEqual(ON_MAP.map(({ id }) => id));
    for (const [i, label] of labels.entries()) {
      const { box, leader, id } = label;
      expect(Math.min(box.left, box.top, width - box.right, height - box.bottom), id).toBeGreaterThanOrEqual(0);
      expect(anchored(label, points[i]!.x, points[i]!.y), id).toBe(true);
      for (const { x, y, id: other } of points)
        expect(touches(box, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }), `${id} on ${other}`).toBe(false);
      for (const other of labels) {
        if (other === label) continue;
        expect(touches(box, other.box), `${id} on ${other.id}`).toBe(false);
        if (other.leader !== null) expect(crosses(other.leader, box), `line of ${other.id} over ${id}`).toBe(false);
        if (leader !== null && other.leader !== null) expect(meet(leader, other.leader)).toBe(false);
      }
    }
  });

  test('a name for which there is no room is left out rather than laid over another', () => {
    const crowd = [0, 1, 2, 3, 4].map((i) => ({ id: String(i), x: 50 + i, y: 20, words: 90 }));
    const labels = placeLabels(crowd, { ...FRAME, width: 100, height: 40 });
    expect(labels.length).toBeLessThan(5);
    for (const a of labels) for (const b of labels) if (a !== b) expect(touches(a.box, b.box)).toBe(false);
  });

  test('the points lie where the places are', () => {
    expect(ABROAD).toHaveLength(11);
    const points = pointsAt(GLOBE_WIDTH, 'en');
    const at = (id: string) => points.find((point) => point.id === id)!;
    for (const { x, y, id } of points) {
      expect(x, id).toBeGreaterThan(10);
      expect(x, id).toBeLessThan(GLOBE_WIDTH - 10);
      expect(y, id).toBeGreaterThan(10);
      expect(y, id).toBeLessThan(GLOBE_HEIGHT - 10);
    }
    expect(at('silicon_valley').x).toBeLessThan(at('austin').x);
    expect(at('oulu').y).toBeLessThan(at('sophia').y);
    expect(at('zhongguancun').x).toBeLessThan(at('tama').x);
  });
});

describe('the outline of the land', () => {
  const rings = landPath()
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((place) => place.split(',').map(Number) as [number, number]),
    );
  const isLand = (lon: number, lat: number): boolean => {
    const [x, y] = placeOf(lon, lat);
    return rings.some(
      (ring) =>
        ring.filter(([x1, y1], i) => {
          const [x0, y0] = ring.at(i - 1)!;
          return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
        }).length %
          2 ===
        1,
    );
  };

  test('is land where there is land and sea where there is sea, across the date line too', () => {
    for (const [lon, lat] of [
      [-100, 40],
      [10, 50],
      [100, 60],
      [139, 36],
      [-42, 70],
      [130, 70.5],
    ] as const)
      expect(isLand(lon, lat), `${lon} ${lat}`).toBe(true);
    for (const [lon, lat] of [
      [-40, 40],
      [-125, 30],
      [2, 69],
      [150, 30],
      [-5, 66],
      [60, 20.5],
    ] as const)
      expect(isLand(lon, lat), `${lon} ${lat}`).toBe(false);
  });

  test('ends just outside of the window and weighs a few kB', () => {
    for (const [x, y] of rings.flat()) {
      expect(Math.abs(x - GLOBE_WIDTH / 2)).toBeLessThanOrEqual(GLOBE_WIDTH / 2 + 4);
      expect(Math.abs(y - GLOBE_HEIGHT / 2)).toBeLessThanOrEqual(GLOBE_HEIGHT / 2 + 4);
    }
    expect(landPath().length).toBeLessThan(25_000);
  });
});

describe('the regions of the page', () => {
  test('are the projects by area and place, a part after its whole, never by size', () => {
    const ids = PROJECTS.map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(ids.slice(0, 7)).toEqual([
      'hokkaido_super',
      'tohoku_manu',
      'tohoku_env',
      'kanto_regional',
      'tama',
      'kanto_bio',
      'kanto_it',
    ]);
    const places = PROJECTS.flatMap(({ project }) => project?.place ?? []);
    expect(places).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
    const firms = PROJECTS.map(({ members }) => members.firms);
    expect(firms).not.toEqual([...firms].sort((a, b) => b - a));
    expect([...PROJECTS, ...ABROAD].map(({ id }) => id).sort()).toEqual(REGIONS.map(({ id }) => id));
  });

  test('have the grade of their count, both counts where a rule gave them, and warnings in both languages', () => {
    const of = (id: string) => REGIONS.find((region) => region.id === id)!;
    expect([gradeOf(of('hokkaido_super')), gradeOf(of('kanto_bio'))]).toEqual(['verified', 'proposal']);
    expect(of('kanto_regional').alternative).toEqual({ rule: 'equal', firms: 334 });
    expect(of('tama').alternative).toBeNull();
    const doubtful = REGIONS.filter(({ shown }) => shown.some(({ warning }) => warning !== null));
    expect(doubtful.map(({ id }) => id)).toEqual([
      'munich',
      'northeast_britain',
      'oulu',
      'rtp',
      'silicon_valley',
      'zhongguancun',
    ]);
    expect(of('oulu').shown[0]?.warning).toMatchObject({ en: expect.stringContaining('ten times'), wrong: true });
  });

  test('stand in the picker of the workbench under their areas, each once', () => {
    const groups = byArea(CATALOGUE.regions);
    expect(groups.map(([area]) => area)).toEqual([
      'hokkaido',
      'tohoku',
      'kanto',
      'chubu',
      'kinki',
      'chugoku',
      'shikoku',
      'kyushu',
      'okinawa',
      'abroad',
    ]);
    expect(groups.flatMap(([, regions]) => regions)).toHaveLength(31);
    expect(groups.find(([area]) => area === 'kanto')?.[1].map(({ id }) => id)).toContain('tama');
  });
});

test('an address opens the regions, one of them, or the workbench', () => {
  expect(routeOf('')).toEqual({ page: 'workbench' });
  expect(routeOf('#/w/1?region=tama')).toEqual({ page: 'workbench' });
  expect(routeOf('#/regionsx')).toEqual({ page: 'workbench' });
  expect(routeOf('#/regions')).toEqual({ page: 'regions', region: null });
  expect(routeOf('#/regions/')).toEqual({ page: 'regions', region: null });
  for (const id of ['oulu', 'a/b', '100%', '<b>'])
    expect(routeOf(regionsAddress(id))).toEqual({ page: 'regions', region: id });
  expect(routeOf('#/regions/%E0%A4%A')).toEqual({ page: 'regions', region: '%E0%A4%A' });
});

describe('the words of the page', () => {
  test('name every unit, part, grade and prefecture that the files hold, in Japanese', () => {
    const { unit, prefecture } = REGION_WORDS.ja;
    for (const figure of REGIONS.flatMap(({ shown }) => shown)) expect(unit[figure.unit], figure.unit).toBeDefined();
    expect(new Set(Object.values(prefecture)).size).toBe(47);
  });

  test('are the same keys in both languages, and each is said', () => {
    expect(Object.keys(REGION_WORDS.ja).sort()).toEqual(Object.keys(REGION_WORDS.en).sort());
    expect(Object.keys(REGION_WORDS.ja.part)).toEqual(Object.keys(REGION_WORDS.en.part));
    const folder = join(import.meta.dirname, '../../web/regions');
    const source = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const unsaid = Object.keys(REGION_WORDS.en).filter((key) => !new RegExp(`(\\bwords|\\])\\.${key}\\b`).test(source));
    expect(unsaid).toEqual([]);
  });
});
