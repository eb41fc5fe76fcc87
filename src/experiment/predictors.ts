/**
 * Null models that are no simulations: predictions of a figure from other figures. They have no histories, so they stand in
 * the table of validation only.
 */
export const PREDICTORS = [
  {
    id: 'persistence',
    text: 'The last figure before the one in question, once as it was and once with its last growth going on; where the source has a series.',
  },
  {
    id: 'nationShare',
    text: "The nation's figure times the region's share of people, firms or members; where the source has a figure of the same count.",
  },
] as const;

export type PredictorId = (typeof PREDICTORS)[number]['id'];

export interface Series {
  readonly years: readonly number[];
  readonly values: readonly number[];
}

/**
 * Figures of a year foretold from those of the years before: the last one, and the last one with its last growth in each
 * year that follows. NaN without a figure before; the trend needs two, of years that follow each other.
 */
export function persistence({ years, values }: Series, before: number, year: number): { last: number; trend: number } {
  const known = years.flatMap((one, i) => (one < before ? [{ year: one, value: values[i] as number }] : []));
  const last = known.at(-1);
  const previous = known.at(-2);
  if (last === undefined) return { last: Number.NaN, trend: Number.NaN };
  const growth = previous === undefined ? Number.NaN : (last.value - previous.value) / (last.year - previous.year);
  return { last: last.value, trend: last.value + growth * (year - last.year) };
}

export interface NationShare {
  readonly figure: number;
  /** 0 to 1. */
  readonly share: number;
}

export function nationShare({ figure, share }: NationShare): number {
  return figure * share;
}
