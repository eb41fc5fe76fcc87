/** Step 4 without support: one mark for each seed on both sides of a line, and means by cohort with their uncertainty. */
import { scaleLinear } from 'd3';
import { type TrajectoryGeometry, trajectory } from './trajectory.ts';

export interface SeedMark {
  readonly seed: number;
  readonly x: number;
  readonly y: number;
}

export interface SeedMarks {
  readonly a: readonly SeedMark[];
  readonly b: readonly SeedMark[];
  readonly ticks: readonly { readonly x: number; readonly value: number }[];
  /** Where one success has one offspring. */
  readonly oneX: number;
  readonly axisY: number;
  readonly pitch: number;
}

/** Marks pile up from the line in columns of `pitch` px, B upwards and A downwards; what is undefined has none. */
export function seedMarks(
  a: readonly number[],
  b: readonly number[],
  frame: { readonly width: number; readonly height: number; readonly maxPitch?: number },
): SeedMarks {
  const { width, height } = frame;
  const most = Math.max(1.15, ...[...a, ...b].filter((value) => Number.isFinite(value)).map((value) => value * 1.06));
  const x = scaleLinear([0, most], [8, width - 8]);
  const axisY = Math.round(height / 2);
  const pile = (values: readonly number[], pitch: number) => {
    const filled = new Map<number, number>();
    const slots = values.flatMap((value, seed) => {
      if (!Number.isFinite(value)) return [];
      const column = Math.floor(x(value) / pitch);
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      return [{ seed, x: (column + 0.5) * pitch, row }];
    });
    return { slots, tallest: Math.max(0, ...filled.values()) };
  };
  let pitch = frame.maxPitch ?? 14;
  while (pitch > 3 && Math.max(pile(a, pitch).tallest, pile(b, pitch).tallest) * pitch > axisY - 2) pitch--;
  const place = (values: readonly number[], up: boolean): SeedMark[] =>
    pile(values, pitch).slots.map(({ seed, x: at, row }) => ({
      seed,
      x: at,
      y: axisY + (up ? -1 : 1) * ((row + 0.5) * pitch + 1),
    }));
  const ticks = x.ticks(Math.max(3, Math.floor(width / 80))).map((value) => ({ x: x(value), value }));
  return { a: place(a, false), b: place(b, true), ticks, oneX: x(1), axisY, pitch };
}

export interface Cohorts {
  /** First month of each fiscal year. */
  readonly months: readonly number[];
  readonly mean: Float64Array;
  readonly error: Float64Array;
}

/** Two standard errors on both sides of the mean; none where none is defined. */
export function bandOf({ mean, error }: Cohorts): { readonly low: Float64Array; readonly high: Float64Array } {
  return {
    low: mean.map((value, i) => Math.max(0, value - 2 * (error[i] as number))),
    high: mean.map((value, i) => value + 2 * (error[i] as number)),
  };
}

export function cohortPlot(
  months: readonly number[],
  most: number,
  frame: { readonly width: number; readonly height: number },
): TrajectoryGeometry {
  return trajectory(months, [months[0] ?? 0, months.at(-1) ?? 1], [0, Math.max(most, 1e-9)], frame);
}
