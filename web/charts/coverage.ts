/**
 * Thin lines as sums of coverage, one whole number for each pixel. A sum does not know the order of its parts, so a line can
 * be taken away as exactly as it was added, and a month further on costs only the lines that changed. Twenty thousand lines
 * stroked anew by a canvas without a GPU take a tenth of a second.
 */

/** Coverage of a pixel by one line of width 1 through its middle. */
export const UNIT = 64;

export interface Coverage {
  /** Device px. */
  readonly width: number;
  readonly height: number;
  /** In units of UNIT, row by row (width × height). */
  readonly sums: Int32Array;
}

export function createCoverage(width: number, height: number): Coverage {
  return { width, height, sums: new Int32Array(width * height) };
}

/** How far an arc leaves its chord, as a share of the chord's length; the curve itself comes half as far. */
const BULGE = 0.12;
/** px of chord for each straight piece of an arc, and the most pieces. */
const PIECE = 24;
const MOST_PIECES = 8;

/**
 * Adds a shallow arc, or takes it away.
 *
 * @param weight UNIT × width of the line in px
 * @param sign 1: adds; -1: takes away what the same call with 1 has added
 */
export function addArc(
  coverage: Coverage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  weight: number,
  sign: 1 | -1,
): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const cx = (x0 + x1) / 2 - dy * BULGE;
  const cy = (y0 + y1) / 2 + dx * BULGE;
  const pieces = Math.min(MOST_PIECES, 1 + Math.floor((Math.abs(dx) + Math.abs(dy)) / PIECE));
  let px = x0;
  let py = y0;
  for (let k = 1; k <= pieces; k++) {
    const t = k / pieces;
    const u = 1 - t;
    const qx = u * u * x0 + 2 * u * t * cx + t * t * x1;
    const qy = u * u * y0 + 2 * u * t * cy + t * t * y1;
    addPiece(coverage, px, py, qx, qy, weight, sign);
    px = qx;
    py = qy;
  }
}

/**
 * A straight line by Wu's method: at the middle of each column (row, where it is steep) its weight goes to the two pixels
 * around it. Ends are half open, so that pieces in a row leave neither gap nor double pixel.
 */
function addPiece(
  { width, height, sums }: Coverage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  weight: number,
  sign: 1 | -1,
): void {
  const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
  let from = steep ? y0 : x0;
  let until = steep ? y1 : x1;
  let side = steep ? x0 : y0;
  if (from === until) return;
  const slope = ((steep ? x1 : y1) - side) / (until - from);
  if (from > until) {
    side = steep ? x1 : y1;
    [from, until] = [until, from];
  }
  const along = steep ? width : 1;
  const across = steep ? 1 : width;
  const length = steep ? height : width;
  const breadth = steep ? width : height;
  const first = Math.max(0, Math.ceil(from - 0.5));
  const end = Math.min(length, Math.ceil(until - 0.5));
  // as much ink for each px of its length in every direction
  const ink = Math.round(weight * Math.sqrt(1 + slope * slope));
  const step = Math.round(slope * 65536);
  let at = Math.round((side - 0.5 + (first + 0.5 - from) * slope) * 65536);
  let place = first * along;
  for (let i = first; i < end; i++, at += step, place += along) {
    const j = at >> 16;
    const share = ((at & 65535) * ink) >> 16;
    if (j >= 0 && j < breadth) sums[place + j * across] = (sums[place + j * across] as number) + sign * (ink - share);
    if (j >= -1 && j < breadth - 1)
      sums[place + (j + 1) * across] = (sums[place + (j + 1) * across] as number) + sign * share;
  }
}

/** Colour of every sum up to the last, which stands for all above: bytes red, green, blue, alpha from the lowest. */
export type Shades = Uint32Array;

const SHADES = 1024;

/** Shades of a colour whose single line has this opacity; lines over one another darken as layers of it would. */
export function shadesOf(rgb: readonly [number, number, number], opacity: number): Shades {
  const shades = new Uint32Array(SHADES);
  for (let sum = 1; sum < SHADES; sum++) {
    const layers = sum / UNIT;
    const alpha = layers < 1 ? opacity * layers : 1 - (1 - opacity) ** layers;
    shades[sum] = packed(rgb[0], rgb[1], rgb[2], Math.round(alpha * 255));
  }
  return shades;
}

function packed(red: number, green: number, blue: number, alpha: number): number {
  return (red | (green << 8) | (blue << 16) | (alpha << 24)) >>> 0;
}

/** Colours of all pixels, `above` over `below`. @param pixels as of ImageData, not premultiplied (width × height) */
export function shade(
  pixels: Uint32Array,
  below: Coverage,
  belowShades: Shades,
  above: Coverage,
  aboveShades: Shades,
): void {
  const { sums: low } = below;
  const { sums: high } = above;
  const most = SHADES - 1;
  for (let i = 0; i < pixels.length; i++) {
    const l = low[i] as number;
    const h = high[i] as number;
    if (h === 0) pixels[i] = l === 0 ? 0 : (belowShades[l < most ? l : most] as number);
    else if (l === 0) pixels[i] = aboveShades[h < most ? h : most] as number;
    else pixels[i] = over(aboveShades[h < most ? h : most] as number, belowShades[l < most ? l : most] as number);
  }
}

/** One colour over another, alpha and all; within one step of each byte. */
export function over(above: number, below: number): number {
  const alpha = above >>> 24;
  if (alpha === 255) return above;
  // in units of 1/255 of a step, and the share of the colour above in 1/65536
  const whole = alpha * 255 + (below >>> 24) * (255 - alpha);
  if (whole === 0) return 0;
  const share = ((alpha * 255 * 65536) / whole) | 0;
  const red = below & 255;
  const green = (below >> 8) & 255;
  const blue = (below >> 16) & 255;
  return packed(
    red + ((((above & 255) - red) * share + 32768) >> 16),
    green + (((((above >> 8) & 255) - green) * share + 32768) >> 16),
    blue + (((((above >> 16) & 255) - blue) * share + 32768) >> 16),
    ((whole + 127) / 255) | 0,
  );
}
