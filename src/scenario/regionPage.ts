/**
 * Parts of a region file that its page shows: the project it stands for, what it covers, whether it lies abroad, the field tables of the
 * source document that hold for it, and lines of Porter's diamond. No run reads them; a line says where the model has
 * what it tells, or that it is only shown.
 */
import { z } from 'zod';
import { FIELD_TABLE_IDS } from './fieldTables.ts';
import { id, names, provenance, text } from './pieces.ts';
import { BUREAU_AREAS, PREFECTURES } from './prefectures.ts';
import { SIMULATED } from './simulated.ts';

/** Porter's four conditions, as the source document uses them. */
export const CORNERS = ['factor', 'demand', 'related', 'rivalry'] as const;

const simulated = z.enum(SIMULATED).describe('Where the model has it: region.…, levers.… or model.…');
const place = {
  simulated: simulated.optional(),
  shown: z.literal(true).describe('Shown, not simulated.').optional(),
};
export const prefecture = z.enum(PREFECTURES).describe('A prefecture of Japan, by its English name.');
const line = { en: text, ja: text, ...place, ...provenance };

export const regionPage = {
  short: names.describe('Names for lists and maps; the full ones unless given.').optional(),
  project: z
    .strictObject({
      ...names.shape,
      bureau: text,
      area: z.enum(BUREAU_AREAS).describe('Area of the bureau, under which a list shows the project.').optional(),
      place: z.int().min(1).max(100).describe("Place in the source document's list of projects.").optional(),
      within: id.optional(),
      ...provenance,
    })
    .describe('The project of the Industrial Cluster Project; `within` is the region whose part this one is.')
    .optional(),
  prefectures: z
    .strictObject({ value: z.array(prefecture).min(1).max(PREFECTURES.length), ...provenance })
    .describe('Prefectures of Japan that the region covers.')
    .optional(),
  abroad: z
    .strictObject({ country: names, years: z.literal('relative'), label: names })
    .describe('A region abroad: its size and mix, the behaviour and the levers of Japan, in relative years.')
    .optional(),
  tables: z
    .array(z.enum(FIELD_TABLE_IDS))
    .min(1)
    .max(FIELD_TABLE_IDS.length)
    .describe('Tables of the source document with the conditions, strategy and subjects of a field.')
    .optional(),
  diamond: z
    .array(z.strictObject({ corner: z.enum(CORNERS), ...line }))
    .max(40)
    .describe("Conditions of this region by the corners of Porter's diamond.")
    .optional(),
  strategy: z.array(z.strictObject(line)).max(40).describe('Lines on strategy that are no condition.').optional(),
};
