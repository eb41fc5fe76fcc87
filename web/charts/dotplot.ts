/**
 * Quantile dotplot of paired differences: each dot is the pair nearest to its quantile, so that a dot can be picked. Zero
 * is a wall: no column holds both signs. Exact zeros stand on the line itself, in as many columns as they need beside other
 * differences, in one where there are no others. Columns
 * are set in px, so that marks neither overlap nor leave the frame.
 */
import { scaleLinear } from 'd3';
import { quantileDots } from '../../src/statistics/dots.ts';

export type DotMark = 'up' | 'down' | 'hollow';

export interface Dot {
  /** Place of its pair in the list of differences. */
  readonly pair: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  /** up: B higher; down: A higher; hollow: within the difference too small to matter. */
  readonly mark: DotMark;
  /** 1 where B is higher, -1 where A is, 0 where equal. */
  readonly sign: -1 | 0 | 1;
}

export interface DotplotGeometry {
  /** By falling size of difference from the left: ascending values. */
  readonly dots: readonly Dot[];
  readonly ticks: readonly { readonly x: number; readonly value: number }[];
  readonly zeroX: number;
  /** Band of differences too small to matter, in px. */
  readonly small: readonly [number, number];
  /** Distance between columns and rows, px. */
  readonly pitch: number;
  readonly baseline: number;
}

export interface DotplotOptions {
  readonly differences: readonly number[];
  readonly dots: number;
  readonly smallest: number;
  readonly width: number;
  readonly height: number;
  /** px kept free above the dots for the words beside the zero line. */
  readonly top: number;
  readonly maxPitch?: number;
}

export function dotplot(options: DotplotOptions): DotplotGeometry {
  const { differences, smallest, width, height, top } = options;
  const chosen = quantileDots(differences, options.dots);
  const values = chosen.map((dot) => dot.value);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  // both sides of zero stay visible, so that an empty side is seen to be empty
  const reach = Math.max(high, -low, smallest * 2);
  const from = Math.min(low, -0.3 * reach);
  const until = Math.max(high, 0.3 * reach);

  let pitch = options.maxPitch ?? 22;
  let columns = place(values, pitch);
  for (; pitch > 4; pitch -= 1) {
    columns = place(values, pitch);
    if (columns.tallest * pitch <= height - top) break;
  }
  const x = scaleLinear([from, until], [pitch, width - pitch]);
  const zeroX = x(0);
  const dots = chosen.map(({ pair, value }, i): Dot => {
    const slot = columns.slots[i] as Slot;
    return {
      pair,
      value,
      x: zeroX + slot.column * pitch,
      y: height - (slot.row + 0.5) * pitch,
      mark: Math.abs(value) < smallest ? 'hollow' : value > 0 ? 'up' : 'down',
      sign: value > 0 ? 1 : value < 0 ? -1 : 0,
    };
  });
  // a block of exact zeros is as wide as its marks: only the line under it has a value
  const marks =
    values.length > 0 && values.every((value) => value === 0) ? [0] : x.ticks(Math.max(3, Math.floor(width / 80)));
  const ticks = marks.map((value) => ({ x: x(value), value }));
  const clamp = (v: number): number => Math.min(width, Math.max(0, v));
  return { dots, ticks, zeroX, small: [clamp(x(-smallest)), clamp(x(smallest))], pitch, baseline: height };

  function place(of: readonly number[], size: number): { slots: Slot[]; tallest: number } {
    const scale = scaleLinear([from, until], [size, width - size]);
    const perPixel = Math.abs(scale(1) - scale(0));
    const zeros = of.filter((value) => value === 0).length;
    const rows = Math.max(1, Math.floor((height - top) / size));
    // an odd number of columns keeps the zeros centred on their line
    let wide = zeros === 0 ? 0 : Math.ceil(zeros / rows);
    // nothing but zeros is one column: several would read as several values
    if (zeros === of.length) wide = Math.min(wide, 1);
    if (wide > 0 && wide % 2 === 0) wide += 1;
    const filled = new Map<number, number>();
    let tallest = 0;
    let nth = 0;
    const slots = of.map((value): Slot => {
      const column = value === 0 ? fromMiddle(nth++ % wide) : columnOf(value * perPixel, size, wide);
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      tallest = Math.max(tallest, row + 1);
      return { column, row };
    });
    return { slots, tallest };
  }
}

interface Slot {
  /** Columns from zero; half-numbers where no dot stands on zero. */
  readonly column: number;
  readonly row: number;
}

/** 0, -1, 1, -2, 2 …: rows that are not full stay centred. */
function fromMiddle(nth: number): number {
  return nth % 2 === 0 ? nth / 2 : -(nth + 1) / 2;
}

function columnOf(px: number, pitch: number, zeroColumns: number): number {
  const sign = px < 0 ? -1 : 1;
  const size = Math.abs(px) / pitch;
  if (zeroColumns === 0) return sign * (Math.floor(size) + 0.5);
  return sign * Math.max((zeroColumns + 1) / 2, Math.round(size));
}

/** Outline of a mark of half-size r around (x, y). */
export function markPath(mark: 'up' | 'down', x: number, y: number, r: number): string {
  const top = mark === 'up' ? y - r : y + r;
  const base = mark === 'up' ? y + r * 0.8 : y - r * 0.8;
  return `M${round(x)} ${round(top)}L${round(x + r)} ${round(base)}L${round(x - r)} ${round(base)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
