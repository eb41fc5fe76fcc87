/**
 * Quantile dotplot: a distribution as a fixed number of dots, each one of n pairs, so that a share is counted, not judged
 * by area. Source: Kay, Kola, Hullman & Munson (2016); Fernandes, Walls, Munson, Hullman & Kay (2018).
 */

export interface Dot {
  /** Place in the array of values: the pair that this dot stands for. */
  readonly pair: number;
  readonly value: number;
  /** The quantile that the dot stands for, 0 < p < 1. */
  readonly quantile: number;
}

export interface StackedDot extends Dot {
  /** Column, counted from zero in steps of the column width; column 0 holds exact zeros and nothing else. */
  readonly column: number;
  /** Place in the column, 0 at the axis. */
  readonly level: number;
}

/**
 * `count` dots at the quantiles (i + 1/2) / count, each the pair whose rank is nearest; all pairs where there are no more
 * than `count`. No pair stands for two dots. Equal values rank by place. Undefined values are left out.
 */
export function quantileDots(values: ArrayLike<number>, count: number): Dot[] {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) order.push(i);
  // the sort is stable: equal values stay in order of place
  order.sort((i, j) => (values[i] as number) - (values[j] as number));
  const n = order.length;
  const dots = Math.min(count, n);
  return Array.from({ length: dots }, (_, i) => {
    const quantile = (i + 0.5) / dots;
    // ranks stand at (rank + 1/2) / n: the nearest to p is floor(p n), as n >= dots keeps them apart
    const pair = order[Math.floor(((2 * i + 1) * n) / (2 * dots))] as number;
    return { pair, value: values[pair] as number, quantile };
  });
}

/**
 * Stacks dots in columns of `width` around zero. A value goes to the nearest column of its own sign, never to column 0,
 * which is kept for exact ties: so no dot stands on the wrong side of the zero line, or on it without being a tie.
 * Within a column dots lie in order of value.
 */
export function stackDots(dots: readonly Dot[], width: number): StackedDot[] {
  const heights = new Map<number, number>();
  return dots.map((dot) => {
    const steps = Math.max(1, Math.round(Math.abs(dot.value) / width));
    const column = dot.value === 0 ? 0 : dot.value > 0 ? steps : -steps;
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return { ...dot, column, level };
  });
}

/**
 * A column width of 1, 2 or 5 times a power of ten that spreads the dots, zero included, over at most `columns` columns.
 * Integers get a width of at least 1, so that a column is one count.
 */
export function columnWidth(dots: readonly Dot[], columns: number): number {
  let low = 0;
  let high = 0;
  let whole = true;
  for (const { value } of dots) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    whole = whole && Number.isInteger(value);
  }
  const least = (high - low) / Math.max(1, columns - 1);
  if (least === 0) return 1;
  let power = 1;
  while (power < least) power *= 10;
  while (power / 10 >= least) power /= 10;
  const width = power / 5 >= least ? power / 5 : power / 2 >= least ? power / 2 : power;
  return whole ? Math.max(1, width) : width;
}
