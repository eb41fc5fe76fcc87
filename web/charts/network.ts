/**
 * One world at one month on three canvases: towns; ties of joint work, grey where both worlds have them, coloured where only
 * this one has; marks. Each is drawn anew only when something on it has changed.
 */
import { shade, shadesOf } from './coverage.ts';
import type { Layout } from './layout.ts';
import { type Stamps, stampMarks, stampsOf } from './markLayer.ts';
import type { Colours, Scene } from './scene.ts';
import { createTieLayer, showMonth, type TieLayer } from './tieLayer.ts';
import type { Cast } from './union.ts';

/** Opacity of a single line. */
const SHARED_OPACITY = 0.4;
const OWN_OPACITY = 0.85;

export interface Painter {
  paint(scene: Scene, colours: Colours): void;
}

/** A canvas that is filled pixel by pixel. */
interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
}

/** What all drawing depends on but the month. */
interface Setting {
  readonly cast: Cast;
  readonly layout: Layout;
  readonly colours: Colours;
  readonly ratio: number;
}

export function createPainter(towns: HTMLCanvasElement, ties: HTMLCanvasElement, marks: HTMLCanvasElement): Painter {
  let setting: Setting | null = null;
  let layer: TieLayer | null = null;
  let tieSheet: Sheet | null = null;
  let markSheet: Sheet | null = null;
  let stamps: Stamps | null = null;
  let shades: { shared: Uint32Array; own: Uint32Array } | null = null;
  let lastAlive: readonly [Uint8Array, Uint8Array] | null = null;

  function prepare({ cast, layout, side }: Scene, colours: Colours, ratio: number): void {
    const old = setting;
    setting = { cast, layout, colours, ratio };
    lastAlive = null;
    if (old?.layout !== layout || old.ratio !== ratio) {
      tieSheet = sheetOn(ties, layout, ratio);
      markSheet = sheetOn(marks, layout, ratio);
    }
    if (old?.layout !== layout || old.cast !== cast || old.ratio !== ratio)
      layer = createTieLayer(cast, layout, side, ratio);
    shades = {
      shared: shadesOf(rgbOf(colours.tie), SHARED_OPACITY),
      own: shadesOf(rgbOf(colours.own), OWN_OPACITY),
    };
    stamps = stampsOf(colours, layout.size, ratio);
    drawTowns(towns, layout, colours, ratio);
  }

  return {
    paint(scene, colours) {
      const { cast, layout, alive, aliveOther } = scene;
      const ratio = Math.min(2, devicePixelRatio);
      const fresh =
        setting?.cast !== cast || setting.layout !== layout || setting.colours !== colours || setting.ratio !== ratio;
      if (fresh) prepare(scene, colours, ratio);
      if (
        tieSheet !== null &&
        layer !== null &&
        shades !== null &&
        (showMonth(layer, scene.tied, scene.month) || fresh)
      ) {
        shade(tieSheet.pixels, layer.shared, shades.shared, layer.own, shades.own);
        tieSheet.context.putImageData(tieSheet.image, 0, 0);
      }
      if (markSheet === null || stamps === null) return;
      if (lastAlive !== null && equal(lastAlive[0], alive) && equal(lastAlive[1], aliveOther)) return;
      lastAlive = [alive, aliveOther];
      stampMarks(markSheet.pixels, markSheet.image.width, markSheet.image.height, scene, stamps, ratio);
      markSheet.context.putImageData(markSheet.image, 0, 0);
    },
  };
}

function sheetOn(canvas: HTMLCanvasElement, layout: Layout, ratio: number): Sheet | null {
  resize(canvas, layout, ratio);
  // says that the canvas had better live in main memory
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null || canvas.width === 0 || canvas.height === 0) return null;
  const image = context.createImageData(canvas.width, canvas.height);
  return { context, image, pixels: new Uint32Array(image.data.buffer) };
}

function resize(canvas: HTMLCanvasElement, { width, height }: Layout, ratio: number): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

function drawTowns(canvas: HTMLCanvasElement, layout: Layout, colours: Colours, ratio: number): void {
  resize(canvas, layout, ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.town;
  for (const town of layout.towns) {
    if (town.radius <= 4) continue;
    context.beginPath();
    context.arc(town.x, town.y, town.radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Any colour of CSS as bytes. */
function rgbOf(colour: string): readonly [number, number, number] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
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
