/**
 * What the page of the regions carries: of every region its presentation without what only a run or the workbench needs,
 * and the field tables once. Made while the viewer is built; plain JSON.
 */
import { InputError } from '../core/errors.ts';
import type { ScenarioFile } from './bundle.ts';
import { FIELD_TABLES, type FieldTable, type FieldTableId } from './fieldTables.ts';
import { loadRegion } from './load.ts';
import { noteInJapanese } from './notesJa.ts';
import { presentRegion, type RegionPresentation } from './presentation.ts';

export interface RegionPage extends Omit<RegionPresentation, 'tables' | 'levers' | 'money'> {
  /** Name of its file, without the folder. */
  readonly file: string;
  readonly tables: readonly FieldTableId[];
  /** Notes on figures in Japanese, in the order of `figures`, then of `shown`; null: none, or in English only. */
  readonly notesJa: readonly (string | null)[];
}

export interface RegionPages {
  readonly fields: Readonly<Record<FieldTableId, FieldTable>>;
  /** In the order of the files. */
  readonly regions: readonly RegionPage[];
}

/** @param files region files that extend no other. @throws InputError for a bad file or an id that stands twice. */
export function pagesOf(files: readonly ScenarioFile[]): RegionPages {
  const seen = new Set<string>();
  const regions = files.map(({ name, text }) => {
    const scenario = loadRegion(text, name);
    if (seen.has(scenario.id)) throw new InputError(`${name}: region ${scenario.id} stands twice; choose another id`);
    seen.add(scenario.id);
    const { levers, money, ...page } = presentRegion(scenario);
    const notesJa = [...page.figures, ...page.shown].map(({ note }) => (note === null ? null : noteInJapanese(note)));
    return { ...page, notesJa, file: name.replace(/^.*[/\\]/, ''), tables: scenario.tables ?? [] };
  });
  return { fields: FIELD_TABLES, regions };
}
