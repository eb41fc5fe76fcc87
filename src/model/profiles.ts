/**
 * Profiles of fields: biotechnology is not machinery. The source document describes its projects in four tables
 * (manufacturing, biotechnology, information technology, environment); what they say of a field stands in the registry,
 * one parameter a cell. Which of the 35 fields of technology has which profile is in fields.ts.
 *
 * Source  METI 2005, field tables, for what differs and in which direction; every size is a proposal.
 */
import type { RegistryRow } from './registryRow.ts';

/** The field tables of the source document. */
export const PROFILES = ['manufacturing', 'bio', 'it', 'environment'] as const;
export type ProfileName = (typeof PROFILES)[number];

const TABLES = 'METI 2005, field tables';
type Column = readonly [unit: string, min: number, max: number, source: string, text: string];

// biome-ignore format: a table
const COLUMNS = {
  ResearchTime:   ['factor', 0.25, 3, 'proposal', 'Months of research of a project, over the general term of its kind'],
  SaleDelay:      ['months', 0, 60, `${TABLES}: environment needs lasting support until results reach the market; months are ours`, 'Months from technical success until a first sale is possible'],
  ApprovalDelay:  ['months', 0, 60, `${TABLES}: standards and systems (biotechnology), verification (environment); months are ours`, 'Months of approval and permits before that'],
  Capital:        ['factor', 0.25, 5, `${TABLES}: funds and wet laboratories for biotechnology; the size is ours`, 'Capital that a venture begins with and takes from an investor, and its own research over sales, over the general ones'],
  LabDependence:  ['share', 0, 1, `${TABLES}: cooperation with universities by field; the size is ours`, 'Share of the gain from expertise that a team without a laboratory lacks'],
  LargeFirms:     ['share', 0, 1, `${TABLES}: big business and biotechnology ventures should work together; the size is ours`, 'Share of the market capability of a large partner that the seller can use'],
  Managers:       ['share', 0, 1, `${TABLES}: managers are short in biotechnology, IT and environment; the size is ours`, 'Supply of management talent: share of a drawn market capability that a new venture has'],
  DemandGrowth:   ['per year', -0.1, 0.1, `${TABLES}: industries on the demand side of biotechnology are weak; the size is ours`, 'Growth of demand'],
  Cyclicality:    ['factor', 0, 1.5, 'proposal', 'Part of a national shock that reaches the demand of the field'],
} as const satisfies Record<string, Column>;
export type ProfileColumn = keyof typeof COLUMNS;
export const PROFILE_COLUMNS = Object.keys(COLUMNS) as readonly ProfileColumn[];

// biome-ignore format: a table
const VALUES: Readonly<Record<ProfileColumn, readonly [manufacturing: number, bio: number, it: number, environment: number]>> = {
  ResearchTime:   [1, 1.5, 0.7, 1.2],
  SaleDelay:      [9, 18, 5, 12],
  ApprovalDelay:  [0, 24, 0, 6],
  Capital:        [1, 3, 0.7, 1.5],
  LabDependence:  [0.1, 0.5, 0.2, 0.3],
  LargeFirms:     [0.4, 0.8, 0.3, 0.5],
  Managers:       [0.9, 0.5, 0.7, 0.6],
  DemandGrowth:   [0.004, 0.01, 0.015, 0.01],
  Cyclicality:    [1, 0.3, 0.8, 0.6],
};

export type ProfileCoefficient = `${ProfileName}${ProfileColumn}`;

const IN_WORDS = ['manufacturing', 'biotechnology', 'information technology', 'environment and energy'];

/** The cells as rows of the registry: `bioSaleDelay` and so on. */
export const PROFILE_ROWS = Object.fromEntries(
  PROFILE_COLUMNS.flatMap((column) =>
    PROFILES.map((profile, at): [ProfileCoefficient, RegistryRow] => {
      const [unit, min, max, source, text] = COLUMNS[column];
      const value = VALUES[column][at] as number;
      return [`${profile}${column}`, [unit, min, max, value, 'proposal', source, `${text}; ${IN_WORDS[at]}`]];
    }),
  ),
) as Readonly<Record<ProfileCoefficient, RegistryRow>>;
