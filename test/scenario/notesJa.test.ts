/** Notes on figures of the region files in Japanese. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOTE_SENTENCES } from '../../src/scenario/noteSentences.ts';
import { noteInJapanese, sentencesOf } from '../../src/scenario/notesJa.ts';
import { pagesOf } from '../../src/scenario/pages.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios/regions');
const pages = pagesOf(readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name)) })));
const notes = pages.regions.flatMap(({ figures, shown }) =>
  [...figures, ...shown].flatMap(({ note }) => (note === null ? [] : [note])),
);

test('every note on a figure has its Japanese, sentence by sentence; a note that was changed needs it anew', () => {
  expect(notes.length).toBeGreaterThan(300);
  const missing = notes.flatMap(sentencesOf).filter(({ key }) => !Object.hasOwn(NOTE_SENTENCES, key));
  expect(missing.map(({ key }) => key)).toEqual([]);
});

test('no sentence is left that no file says', () => {
  const said = new Set(notes.flatMap(sentencesOf).map(({ key }) => key));
  expect(Object.keys(NOTE_SENTENCES).filter((key) => !said.has(key))).toEqual([]);
});

test('each figure of a note is in its Japanese, and each source that it names', () => {
  for (const [english, japanese] of Object.entries(NOTE_SENTENCES)) {
    const places = [...new Set(japanese.match(/#\d/g))].sort();
    expect(places, english).toEqual(Array.from(english.match(/#/g) ?? [], (_, i) => `#${i + 1}`));
    for (const source of english.match(/\b[A-Z][A-Z_]+\d\w*\b/g) ?? []) expect(japanese).toContain(source);
    expect(japanese).toMatch(/。$/u);
  }
});

test('figures keep their places, and a note that is not known stays English', () => {
  expect(noteInJapanese('Not printed. Band 190 to 444.')).toBe('資料に数はない。幅は190〜444。');
  expect(noteInJapanese('Voluntary council April 1998; incorporated April 2001.')).toBe(
    '任意の協議会は1998年4月、法人化は2001年4月。',
  );
  expect(noteInJapanese('Not printed. Nobody said this before.')).toBeNull();
});

test('the page has the Japanese of a note beside its figure', () => {
  for (const { id, figures, shown, notesJa } of pages.regions) {
    const all = [...figures, ...shown];
    expect(notesJa, id).toHaveLength(all.length);
    for (const [i, { note }] of all.entries()) expect(notesJa[i], id).toBe(note === null ? null : noteInJapanese(note));
  }
});
