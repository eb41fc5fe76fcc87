/**
 * Which profile each of the 35 fields of technology has, and the profiles by field.
 *
 *   months of a project = term of its kind · researchTime;   months to a first sale = approvalDelay + saleDelay, then a hazard
 *
 * Source  The allocation of fields to the four tables of METI 2005 is ours.
 */
import { FIELDS } from './params.ts';
import { PROFILE_COLUMNS, PROFILES, type ProfileColumn, type ProfileName } from './profiles.ts';
import type { Coefficients } from './registry.ts';

/** Biological analysis, medical technology, organic fine chemistry, biotechnology, pharmaceuticals, food chemistry. */
const BIO = [10, 12, 13, 14, 15, 17];
/** Telecommunications to semiconductors: the soft and the hard system of the source document. */
const IT = [2, 3, 4, 5, 6, 7];
/** Environmental technology, thermal processes (energy). */
const ENVIRONMENT = [23, 29];

/** Row in PROFILES of each field; what is not named is manufacturing. An allocation of ours. */
export const PROFILE_OF: readonly number[] = Object.freeze(
  Array.from({ length: FIELDS }, (_, field) =>
    BIO.includes(field) ? 1 : IT.includes(field) ? 2 : ENVIRONMENT.includes(field) ? 3 : 0,
  ),
);

/** A column of the profiles by field of technology, (FIELDS). */
export type FieldProfiles = Readonly<Record<Uncapitalize<ProfileColumn>, Float64Array>>;

export function fieldProfiles(c: Coefficients): FieldProfiles {
  return Object.fromEntries(
    PROFILE_COLUMNS.map((column) => [
      `${column.charAt(0).toLowerCase()}${column.slice(1)}`,
      Float64Array.from(PROFILE_OF, (profile) => c[`${PROFILES[profile] as ProfileName}${column}`]),
    ]),
  ) as FieldProfiles;
}

/** Whole months of a project of a field, at least one, by the general term of its kind. */
export function researchMonths(profiles: FieldProfiles, field: number, term: number): number {
  return Math.max(1, Math.floor(term * (profiles.researchTime[field] as number) + 0.5));
}
