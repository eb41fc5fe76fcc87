/** Trajectories of both policies: paths for filled bands, outlines and single lines on one pair of scales. */
import { area, line, scaleLinear } from 'd3';

/** Lowest and highest value at each record point. */
export interface Envelope {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface TrajectoryGeometry {
  readonly yTicks: readonly { readonly y: number; readonly value: number }[];
  readonly xTicks: readonly { readonly x: number; readonly year: number }[];
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly band: (envelope: Envelope) => string;
  /** Upper and lower edge as two open lines. */
  readonly edges: (envelope: Envelope) => readonly [string, string];
  readonly curve: (values: Float64Array) => string;
}

/**
 * `months` are the record points, `span` the months on the axis, `extent` everything that must be visible. The axis holds
 * zero where that does not flatten the curves, that is where the lowest value is below 60 % of the highest.
 */
export function trajectory(
  months: readonly number[],
  span: readonly [number, number],
  extent: readonly [number, number],
  frame: Frame,
): TrajectoryGeometry {
  const [low, high] = extent;
  const from = low > 0 && low < 0.6 * high ? 0 : low;
  const until = high === from ? from + 1 : high;
  const y = scaleLinear([from, until], [frame.height, 0]).nice(4);
  const x = scaleLinear(span, [0, frame.width]);
  const defined = (value: number): boolean => Number.isFinite(value);
  const at = (t: number): number => x(months[t] ?? 0);
  const path = line<number>()
    .defined(defined)
    .x((_, t) => at(t))
    .y((value) => y(value))
    .digits(1);
  const band = area<number>().digits(1);
  return {
    yTicks: y.ticks(4).map((value) => ({ y: y(value), value })),
    xTicks: yearTicks(span, frame.width).map((year) => ({ x: x(year * 12), year })),
    x,
    y,
    band: ({ low: lows, high: highs }) =>
      band
        .defined((_, t) => defined(lows[t] as number))
        .x((_, t) => at(t))
        .y0((_, t) => y(lows[t] as number))
        .y1((_, t) => y(highs[t] as number))(lows) ?? '',
    edges: ({ low: lows, high: highs }) => [path(lows) ?? '', path(highs) ?? ''],
    curve: (values) => path(values) ?? '',
  };
}

/** Years on an axis of months: 2001, 2006, 2011, 2016, 2021 where there is room, else every ten. */
export function yearTicks(span: readonly [number, number], width: number): readonly number[] {
  const years: number[] = [];
  const step = width >= 240 ? 5 : 10;
  for (let year = 2001; year <= 2021; year += step) {
    if (year * 12 >= span[0] && year * 12 <= span[1]) years.push(year);
  }
  return years;
}

/** Lowest and highest finite value of the curves; [0, 1] where there is none. */
export function extentOf(curves: readonly Float64Array[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const curve of curves) {
    for (const value of curve) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low > high ? [0, 1] : [low, high];
}

/** Moves labels on one vertical line apart until they are `gap` px from each other, keeping their order and the frame. */
export function dodge(positions: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = positions.map((_, i) => i).sort((i, j) => (positions[i] as number) - (positions[j] as number) || i - j);
  const placed = [...positions];
  let previous = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    placed[i] = Math.max(positions[i] as number, previous + gap, low);
    previous = placed[i] as number;
  }
  let next = high + gap;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i] as number, next - gap);
    next = placed[i] as number;
  }
  return placed;
}
