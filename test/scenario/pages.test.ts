/** What the page of the regions carries equals what the dropped files present. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listScenarios } from '../../src/io/node/files.ts';
import { loadRegion } from '../../src/scenario/load.ts';
import { pagesOf } from '../../src/scenario/pages.ts';
import { presentRegion } from '../../src/scenario/presentation.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const FILES = listScenarios(FOLDER)
  .filter(({ kind }) => kind === 'region')
  .map(({ path }) => ({ name: path, text: readFileSync(path) }));

test('every region comes with its presentation, its file and the names of its tables, as plain JSON', () => {
  const pages = pagesOf(FILES);
  expect(JSON.parse(JSON.stringify(pages))).toEqual(pages);
  expect(pages.regions).toHaveLength(31);
  for (const [i, page] of pages.regions.entries()) {
    const { figures, shown, sources, towns, prefectures, tables } = presentRegion(
      loadRegion(FILES[i]?.text ?? '', FILES[i]?.name ?? ''),
    );
    expect(page).toMatchObject({ figures, shown, sources, towns, prefectures, file: `${page.id}.yaml` });
    expect(page.tables.map((id) => pages.fields[id])).toEqual(tables);
  }
});

test('no page is made of one region twice, or of a file that is no region', () => {
  expect(() => pagesOf([...FILES.slice(0, 1), ...FILES.slice(0, 1)])).toThrow('stands twice; choose another id');
  expect(() => pagesOf([{ name: 'x.yaml', text: 'format: 1\nkind: policy\n' }])).toThrow('x.yaml');
});

test('a town lies in a prefecture that its region covers', () => {
  const text = readFileSync(join(FOLDER, 'regions/okinawa.yaml'), 'utf8');
  const moved = text.replace('prefecture: Okinawa', 'prefecture: Tokyo');
  expect(moved).not.toBe(text);
  expect(() => loadRegion(moved, 'o.yaml')).toThrow('one of prefectures: Okinawa');
  expect(() => loadRegion(text.replace('prefecture: Okinawa', 'prefecture: Ryukyu'), 'o.yaml')).toThrow('prefecture');
});
