/**
 * Versions of the format. A file of an older format is carried forward one format at a time before it is checked; there
 * is none yet, so the table is empty. What a step cannot carry it leaves as it is, and the check tells of it.
 */
import { FORMAT } from './schema.ts';

/** The data of a file in one format to that in the next; `format` itself is set by `migrated`. */
export type Migration = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the format that is read. */
export type Migrations = Readonly<Record<number, Migration>>;

export const MIGRATIONS: Migrations = {};

/** In the present format; as it stands where there is no step from its format on. */
export function migrated(
  data: Readonly<Record<string, unknown>>,
  migrations: Migrations,
): Readonly<Record<string, unknown>> {
  let now = data;
  for (let format = data['format']; typeof format === 'number' && format < FORMAT; format++) {
    const step = migrations[format];
    if (step === undefined) return data;
    now = { ...step(now), format: format + 1 };
  }
  return now;
}

/** What a file of a later format is told; undefined for any other. */
export function fromTheFuture(data: Readonly<Record<string, unknown>>): string | undefined {
  const { format, musubi } = data;
  if (typeof format !== 'number' || !Number.isInteger(format) || format <= FORMAT) return undefined;
  const known = typeof musubi === 'string' && /^\d+(\.\d+){1,2}$/.test(musubi);
  const reader = known ? `musubi ${musubi}, for which the file says it was written` : 'a later musubi';
  return `at most ${FORMAT}, the latest format that this musubi reads; format ${format} is read by ${reader}`;
}
