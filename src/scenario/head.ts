/** What every kind of scenario file begins and ends with. */
import { z } from 'zod';
import { id, names, provenance, remark, text } from './pieces.ts';

export const FORMAT = 1;

const sources = z.record(z.string().min(1).max(40), text).describe('Key to the full title of the source.');
export const notes = z.array(remark).max(50).describe('Remarks shown beside the scenario.').optional();
export const shown = z
  .array(
    z.strictObject({
      en: text,
      ja: text,
      value: z.number(),
      unit: text.describe('The unit of `value`.'),
      warning: names
        .extend({ wrong: z.literal(true).describe('Not doubtful but known to be wrong.').optional() })
        .describe('Why the figure is doubtful, in a few words; a page says it beside the figure.')
        .optional(),
      ...provenance,
    }),
  )
  .max(100)
  .describe('Figures that are shown and not simulated.')
  .optional();

export const head = {
  format: z.literal(FORMAT).describe('Version of this format.'),
  musubi: z.string().min(1).max(20).describe('Version of musubi that the file was written for.').optional(),
  extends: z
    .string()
    .min(1)
    .max(300)
    .describe('Id of a file that comes along, or path of a file, from which everything not said here is taken.')
    .optional(),
  id,
  names,
  sources,
};
