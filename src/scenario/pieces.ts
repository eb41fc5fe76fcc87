/** The small shapes that scenario files are made of: names, months, and figures with year, source and grade. */
import { z } from 'zod';

// no `new Function`: a strict content security policy forbids it
z.config({ jitless: true });

export const GRADES = ['verified', 'derived', 'recalled', 'proposal'] as const;
export type Grade = (typeof GRADES)[number];

/** How counts of members that nobody printed were given to the projects (scenarios/README.md). */
export const COUNT_RULES = ['establishments', 'equal'] as const;

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/)
  .max(40)
  .describe('Lower-case letters, digits, hyphens and underscores, beginning with a letter.');
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('A month, YYYY-MM.');
const year = z.int().min(1800).max(2100).describe('Year that the figure is of.');
const source = z.string().min(1).max(40).describe('A key of the table `sources` of this file.');
const grade = z
  .enum(GRADES)
  .describe(
    'verified: seen in the source. derived: arithmetic on such. recalled: from memory. proposal: ours, with its reason.',
  );
const note = z.string().min(1).max(1000).describe('The rule, reason or warning that goes with the figure.').optional();
export const text = z.string().min(1).max(2000);
/** Words of one line that a terminal and a page can show as they are: no control characters, no marks that turn the direction. */
const line = text
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u)
  .describe('One line without control characters or direction marks.');
export const names = z.strictObject({ en: line, ja: line }).describe('English and Japanese.');
export const remark = z.strictObject({ en: text, ja: text }).describe('English and Japanese.');
export const provenance = { year, source, grade, note };

/** A number with where it comes from. `unit` may be said again for the reader; it must then be the field's own. */
export function figure(unit: string, min: number, max: number, integer = true): ReturnType<typeof figureOf> {
  return figureOf(unit, integer ? z.int().min(min).max(max) : z.number().min(min).max(max));
}

function figureOf(unit: string, value: z.ZodInt | z.ZodNumber) {
  return z
    .strictObject({ value: value.describe(unit), unit: z.literal(unit).default(unit), ...provenance })
    .describe(`A figure in ${unit}.`);
}

/** Members of one kind; where a rule gave them, the count under the other rule stands beside it. */
export function memberCount(min: number, max: number) {
  const unit = 'organisations';
  const count = z.int().min(min).max(max).describe(unit);
  return z
    .strictObject({
      value: count,
      unit: z.literal(unit).default(unit),
      ...provenance,
      alternative: z
        .strictObject({
          value: count,
          rule: z.enum(COUNT_RULES).describe('The rule that gives this count; the note tells the rule of the other.'),
        })
        .describe('The count under the other rule of allocation.')
        .optional(),
    })
    .describe(`A figure in ${unit}.`);
}
