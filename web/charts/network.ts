/**
 * One world at one month on canvas: towns, ties of joint work (grey where both worlds have them, coloured where only this
 * one), marks.
 * Ties go to a layer of their own that is stroked once for each month, so that pointing redraws nothing.
 */
import type { Layout } from './layout.ts';
import { type Cast, IN, type WorldTies } from './union.ts';

export interface Colours {
  readonly town: string;
  readonly tie: string;
  readonly own: string;
  readonly mark: string;
  readonly ink: string;
  readonly page: string;
}

export interface Scene {
  readonly cast: Cast;
  readonly layout: Layout;
  readonly side: 'a' | 'b';
  readonly month: number;
  /** In which worlds each pair is tied, as bits; see union.ts. */
  readonly tied: Uint8Array;
  /** 1 for each organisation alive in this world, and in the other. */
  readonly alive: Uint8Array;
  readonly aliveOther: Uint8Array;
}

type Context = CanvasRenderingContext2D;

export function drawTies(context: Context, scene: Scene, colours: Colours): void {
  const { layout, cast, side } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  context.fillStyle = colours.town;
  for (const town of layout.towns) {
    if (town.radius <= 4) continue;
    context.beginPath();
    context.arc(town.x, town.y, town.radius, 0, 2 * Math.PI);
    context.fill();
  }
  const ties = cast[side];
  context.lineWidth = 0.7;
  context.strokeStyle = colours.tie;
  context.globalAlpha = 0.4;
  strokeTies(context, scene, ties, IN.both);
  context.lineWidth = 1.05;
  context.strokeStyle = colours.own;
  context.globalAlpha = 0.85;
  strokeTies(context, scene, ties, IN[side]);
  context.globalAlpha = 1;
}

/** Ties stroked at once: within one stroke overlaps do not darken, one stroke for each would be slow. */
const CHUNK = 12;

/** Strokes, as shallow arcs, the ties of pairs whose bits are exactly `bits`. */
function strokeTies(context: Context, { layout, tied, month }: Scene, ties: WorldTies, bits: number): void {
  const { x, y } = layout;
  let waiting = 0;
  context.beginPath();
  for (let t = 0; t < ties.count; t++) {
    if (tied[ties.pair[t] as number] !== bits) continue;
    if ((ties.from[t] as number) > month || month >= (ties.until[t] as number)) continue;
    const i = ties.ends[2 * t] as number;
    const j = ties.ends[2 * t + 1] as number;
    const [x0, y0, x1, y1] = [x[i] as number, y[i] as number, x[j] as number, y[j] as number];
    if (Number.isNaN(x0 + x1)) continue;
    context.moveTo(x0, y0);
    context.quadraticCurveTo((x0 + x1) / 2 - (y1 - y0) * 0.12, (y0 + y1) / 2 + (x1 - x0) * 0.12, x1, y1);
    if (++waiting < CHUNK) continue;
    context.stroke();
    context.beginPath();
    waiting = 0;
  }
  context.stroke();
}

export function drawMarks(context: Context, scene: Scene, colours: Colours): void {
  const { layout, cast, alive, aliveOther } = scene;
  const { x, y, size } = layout;
  context.clearRect(0, 0, layout.width, layout.height);
  context.fillStyle = colours.mark;
  context.beginPath();
  for (let i = 0; i < cast.count; i++) {
    if (alive[i] === 0 || cast.mark[i] !== 'firm' || Number.isNaN(x[i] as number)) continue;
    context.moveTo((x[i] as number) + size, y[i] as number);
    context.arc(x[i] as number, y[i] as number, size, 0, 2 * Math.PI);
  }
  context.fill();
  context.lineWidth = 0.9;
  for (let i = 0; i < cast.count; i++) {
    if (alive[i] === 0 || Number.isNaN(x[i] as number)) continue;
    const mark = cast.mark[i];
    if (mark === 'lab') hollow(context, x[i] as number, y[i] as number, size, colours);
    else if (mark === 'venture')
      diamond(context, x[i] as number, y[i] as number, size + 1, aliveOther[i] === 1 ? colours.ink : colours.own);
    else if (mark === 'support') ring(context, x[i] as number, y[i] as number, size, colours);
  }
}

function hollow(context: Context, x: number, y: number, size: number, colours: Colours): void {
  const half = Math.max(1.4, size * 0.95);
  context.fillStyle = colours.page;
  context.strokeStyle = colours.ink;
  context.fillRect(x - half, y - half, 2 * half, 2 * half);
  context.strokeRect(x - half, y - half, 2 * half, 2 * half);
}

function ring(context: Context, x: number, y: number, size: number, colours: Colours): void {
  context.beginPath();
  context.arc(x, y, Math.max(1.4, size * 0.9), 0, 2 * Math.PI);
  context.fillStyle = colours.page;
  context.fill();
  context.strokeStyle = colours.mark;
  context.stroke();
}

function diamond(context: Context, x: number, y: number, size: number, colour: string): void {
  const half = Math.max(2.2, size);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y);
  context.lineTo(x, y + half);
  context.lineTo(x - half, y);
  context.fill();
}

/** Organisation of the cast nearest to a point, within `reach` px, among those alive; -1: none. */
export function nearest(scene: Scene, px: number, py: number, reach: number): number {
  let best = -1;
  let least = reach * reach;
  for (let i = 0; i < scene.cast.count; i++) {
    if (scene.alive[i] === 0) continue;
    const distance = ((scene.layout.x[i] as number) - px) ** 2 + ((scene.layout.y[i] as number) - py) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
