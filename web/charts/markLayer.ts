/**
 * Marks as stamps: each kind is drawn once by the canvas, at each quarter of a px, and then copied pixel by pixel to where
 * its organisations stand. Six thousand paths for each month would be too many without a GPU.
 */
import { over } from './coverage.ts';
import type { Colours, Scene } from './scene.ts';

/** Places within a px at which a mark is drawn, in each direction. */
const PHASES = 4;

const KINDS = ['firm', 'lab', 'support', 'venture', 'ownVenture'] as const;
type Kind = (typeof KINDS)[number];

/** The pixels of a mark that are not empty. */
interface Stamp {
  /** Device px from the mark's whole-px place. */
  readonly x: Int8Array;
  readonly y: Int8Array;
  /** Bytes red, green, blue, alpha from the lowest. */
  readonly colour: Uint32Array;
}

/** By kind and phase. */
export type Stamps = Readonly<Record<Kind, readonly Stamp[]>>;

/** Draws all stamps. @param size half-size of a mark in CSS px @param ratio device px for each CSS px */
export function stampsOf(colours: Colours, size: number, ratio: number): Stamps | null {
  const reach = Math.ceil((Math.max(2.2, size + 1) + 1.5) * ratio);
  const side = 2 * reach + 1;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  const stamp = (kind: Kind, phase: number): Stamp => {
    const x = (reach + (phase % PHASES) / PHASES) / ratio;
    const y = (reach + Math.floor(phase / PHASES) / PHASES) / ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, side, side);
    context.lineWidth = 0.9;
    drawMark(context, kind, x, y, size, colours);
    return stampFrom(context.getImageData(0, 0, side, side), reach);
  };
  const all = (kind: Kind): readonly Stamp[] =>
    Array.from({ length: PHASES * PHASES }, (_, phase) => stamp(kind, phase));
  return Object.fromEntries(KINDS.map((kind) => [kind, all(kind)])) as Record<Kind, readonly Stamp[]>;
}

function drawMark(
  context: CanvasRenderingContext2D,
  kind: Kind,
  x: number,
  y: number,
  size: number,
  colours: Colours,
): void {
  context.beginPath();
  if (kind === 'lab') {
    const half = Math.max(1.4, size * 0.95);
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else if (kind === 'venture' || kind === 'ownVenture') {
    const half = Math.max(2.2, size + 1);
    context.moveTo(x, y - half);
    context.lineTo(x + half, y);
    context.lineTo(x, y + half);
    context.lineTo(x - half, y);
  } else context.arc(x, y, kind === 'firm' ? size : Math.max(1.4, size * 0.9), 0, 2 * Math.PI);
  const hollow = kind === 'lab' || kind === 'support';
  const solid = kind === 'firm' ? colours.mark : kind === 'venture' ? colours.ink : colours.own;
  context.fillStyle = hollow ? colours.page : solid;
  context.fill();
  if (!hollow) return;
  context.strokeStyle = kind === 'lab' ? colours.ink : colours.mark;
  context.stroke();
}

/** @param reach place of the mark from the left and the top of the image, px */
export function stampFrom({ data, width }: Pick<ImageData, 'data' | 'width'>, reach: number): Stamp {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  const filled = [...pixels.keys()].filter((i) => (pixels[i] as number) >>> 24 !== 0);
  return {
    x: Int8Array.from(filled, (i) => (i % width) - reach),
    y: Int8Array.from(filled, (i) => Math.floor(i / width) - reach),
    colour: Uint32Array.from(filled, (i) => pixels[i] as number),
  };
}

/** All organisations of the scene that are alive and have a place, on an empty sheet. @param pixels (width × height) */
export function stampMarks(
  pixels: Uint32Array,
  width: number,
  height: number,
  scene: Scene,
  stamps: Stamps,
  ratio: number,
): void {
  pixels.fill(0);
  const { layout, cast, alive, aliveOther } = scene;
  // firms below, the fewer kinds above them
  for (const firms of [true, false]) {
    for (let i = 0; i < cast.count; i++) {
      const mark = cast.mark[i];
      if (alive[i] === 0 || mark === 'outside' || mark === undefined || (mark === 'firm') !== firms) continue;
      const x = (layout.x[i] as number) * ratio;
      const y = (layout.y[i] as number) * ratio;
      if (Number.isNaN(x)) continue;
      const kind = mark === 'venture' && aliveOther[i] === 0 ? 'ownVenture' : mark;
      const column = Math.floor(x);
      const row = Math.floor(y);
      const phase = Math.floor((y - row) * PHASES) * PHASES + Math.floor((x - column) * PHASES);
      put(pixels, width, height, stamps[kind][phase] as Stamp, column, row);
    }
  }
}

function put(pixels: Uint32Array, width: number, height: number, stamp: Stamp, column: number, row: number): void {
  const { x, y, colour } = stamp;
  for (let k = 0; k < colour.length; k++) {
    const px = column + (x[k] as number);
    const py = row + (y[k] as number);
    if (px < 0 || px >= width || py < 0 || py >= height) continue;
    const place = py * width + px;
    const below = pixels[place] as number;
    pixels[place] = below === 0 ? (colour[k] as number) : over(colour[k] as number, below);
  }
}
