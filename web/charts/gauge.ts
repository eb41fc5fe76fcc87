/** One band of the four steps: B as an area, darker where it is above the threshold, A as a line, on the scrubber's axis. */
import { area, line, scaleLinear } from 'd3';

export interface GaugeGeometry {
  readonly areaB: string;
  /** The part of B's area above the threshold. */
  readonly aboveB: string;
  readonly lineA: string;
  readonly thresholdY: number;
}

export interface GaugeFrame {
  readonly width: number;
  readonly height: number;
  readonly max: number;
}

/** `a` and `b` at the record points `months`; `x` maps a month to px. */
export function gauge(
  a: Float64Array,
  b: Float64Array,
  months: readonly number[],
  threshold: number,
  x: (month: number) => number,
  frame: GaugeFrame,
): GaugeGeometry {
  const y = scaleLinear([0, Math.max(frame.max, 1e-9)], [frame.height, 1]).clamp(true);
  const at = (t: number): number => x(months[t] ?? 0);
  const defined = (value: number): boolean => Number.isFinite(value);
  const thresholdY = y(threshold);
  const full = area<number>()
    .defined(defined)
    .x((_, t) => at(t))
    .y0(frame.height)
    .digits(1);
  return {
    areaB: full.y1((value) => y(value))(b) ?? '',
    aboveB:
      area<number>()
        .defined(defined)
        .x((_, t) => at(t))
        .y0(thresholdY)
        .y1((value) => Math.min(thresholdY, y(value)))
        .digits(1)(b) ?? '',
    lineA:
      line<number>()
        .defined(defined)
        .x((_, t) => at(t))
        .y((value) => y(value))
        .digits(1)(a) ?? '',
    thresholdY,
  };
}

/** Value at the last record point not after the month; NaN before the first. */
export function valueAt(values: Float64Array, months: readonly number[], month: number): number {
  let value = Number.NaN;
  for (let t = 0; t < months.length && (months[t] as number) <= month; t++) value = values[t] ?? Number.NaN;
  return value;
}
