/**
 * Where organisations stand: one disc for each town, its organisations on a sunflower spiral inside. Towns keep their
 * directions from each other and are pushed apart until no two discs touch: a sketch, not a map.
 */
import type { Cast } from './union.ts';

export interface TownPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Half-size of a mark, px. */
  readonly size: number;
  readonly towns: readonly TownPlace[];
  /** Place of each organisation of the cast; NaN: not drawn. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export interface LayoutInput {
  readonly cast: Cast;
  readonly shown: Uint8Array;
  /** In the order of the region's towns. */
  readonly towns: readonly { readonly lat: number; readonly lon: number; readonly label: string }[];
  readonly width: number;
  readonly height: number;
  /** Width of a label in px. */
  readonly textWidth: (label: string) => number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Share of the frame that discs may fill. */
const FILL = 0.2;
const LINE = 16;

export function layout(input: LayoutInput): Layout {
  const { cast, shown, width, height } = input;
  const sizes = new Int32Array(input.towns.length);
  let total = 0;
  for (let i = 0; i < cast.count; i++) {
    const town = cast.town[i] as number;
    if (shown[i] === 0 || town >= sizes.length) continue;
    sizes[town] = (sizes[town] as number) + 1;
    total++;
  }
  const spacing = Math.min(5.5, Math.max(1.6, Math.sqrt((FILL * width * height) / (Math.PI * Math.max(1, total)))));
  const radii = Array.from(sizes, (n) => spacing * Math.sqrt(n) + 4);
  const centres = spread(input, radii);
  const towns = label(input, centres, radii, bundlesOf(cast, centres));
  const x = new Float32Array(cast.count).fill(Number.NaN);
  const y = new Float32Array(cast.count).fill(Number.NaN);
  const placed = new Int32Array(input.towns.length);
  for (const i of cast.order) {
    const town = cast.town[i] as number;
    const centre = centres[town];
    if (shown[i] === 0 || centre === undefined) continue;
    const nth = placed[town] as number;
    placed[town] = nth + 1;
    const r = spacing * Math.sqrt(nth + 0.4);
    x[i] = centre.x + r * Math.cos(nth * GOLDEN_ANGLE);
    y[i] = centre.y + r * Math.sin(nth * GOLDEN_ANGLE);
  }
  return { width, height, size: Math.min(2.2, Math.max(1.1, spacing * 0.44)), towns, x, y };
}

/** Rounds in which towns are drawn back towards their own places. */
const PULLED = 400;

export interface Point {
  x: number;
  y: number;
}

/** Towns scaled into the frame, then pushed apart; deterministic. */
function spread(input: LayoutInput, radii: readonly number[]): Point[] {
  const { towns, width, height } = input;
  const lons = towns.map((town) => town.lon);
  const lats = towns.map((town) => town.lat);
  const scale = (value: number, all: readonly number[], low: number, high: number): number => {
    const [min, max] = [Math.min(...all), Math.max(...all)];
    return max === min ? (low + high) / 2 : low + ((value - min) / (max - min)) * (high - low);
  };
  const home = towns.map((town, i): Point => {
    const margin = Math.max(radii[i] as number, input.textWidth(town.label) / 2);
    return {
      x: scale(town.lon, lons, margin, width - margin),
      y: scale(town.lat, lats, height - (radii[i] as number) - LINE, (radii[i] as number) + 2),
    };
  });
  const at = home.map((point) => ({ ...point }));
  for (let round = 0; round < 600; round++) {
    let moved = round < PULLED;
    for (let i = 0; i < at.length; i++) {
      for (let j = i + 1; j < at.length; j++) {
        const apart = (radii[i] as number) + (radii[j] as number) + 9;
        if (push(at[i] as Point, at[j] as Point, apart)) moved = true;
      }
    }
    // nobody is pushed or pulled any more: further rounds would change nothing
    if (!moved) break;
    at.forEach((point, i) => {
      const r = radii[i] as number;
      const pull = round < PULLED ? 0.01 : 0;
      point.x += ((home[i] as Point).x - point.x) * pull;
      point.y += ((home[i] as Point).y - point.y) * pull;
      point.x = Math.min(width - r - 2, Math.max(r + 2, point.x));
      point.y = Math.min(height - r - 2, Math.max(r + 2, point.y));
    });
  }
  return at;
}

/** Whether the two were too close, and so have moved. */
function push(p: Point, q: Point, apart: number): boolean {
  const distance = Math.hypot(q.x - p.x, q.y - p.y);
  if (distance >= apart) return false;
  const [rx, ry] = distance < 1e-6 ? [1, 0] : [(q.x - p.x) / distance, (q.y - p.y) / distance];
  // a little sideways, or towns in one column would only be pushed against the frame
  const dx = rx - ry * 0.25;
  const dy = ry + rx * 0.25;
  const step = (apart - distance) * 0.5;
  p.x -= dx * step;
  p.y -= dy * step;
  q.x += dx * step;
  q.y += dy * step;
  return true;
}

export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** The ties between two towns, as one straight line: `ties` of both worlds over the whole time. */
export interface Bundle {
  readonly from: Point;
  readonly to: Point;
  readonly ties: number;
}

function bundlesOf(cast: Cast, centres: readonly Point[]): readonly Bundle[] {
  const n = centres.length;
  const counts = new Int32Array(n * n);
  for (const { count, ends } of [cast.a, cast.b]) {
    for (let t = 0; t < count; t++) {
      const p = cast.town[ends[2 * t] as number] as number;
      const q = cast.town[ends[2 * t + 1] as number] as number;
      if (p === q || p >= n || q >= n) continue;
      const at = Math.min(p, q) * n + Math.max(p, q);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const bundles: Bundle[] = [];
  for (const [at, ties] of counts.entries()) {
    if (ties > 0) bundles.push({ from: centres[Math.floor(at / n)] as Point, to: centres[at % n] as Point, ties });
  }
  return bundles;
}

/** What a name hides of ties, over the mean of the ties of a town so that it weighs the same in thin and dense networks. */
const TIES_WEIGHT = 40;

/** Length of the part of a line inside of a box, px. */
export function lengthInside(box: Box, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, from.x - box.x0],
    [dx, box.x1 - from.x],
    [-dy, from.y - box.y0],
    [dy, box.y1 - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return leave <= enter ? 0 : (leave - enter) * Math.hypot(dx, dy);
}

/** Least room between the names of two towns, px. */
const WORD_GAP = 6;

/** Each label at the first of eight places around its disc that hides least of other discs, labels and ties, within the frame. */
function label(
  input: LayoutInput,
  centres: readonly Point[],
  radii: readonly number[],
  bundles: readonly Bundle[],
): TownPlace[] {
  const perTown = Math.max(1, (2 * bundles.reduce((sum, { ties }) => sum + ties, 0)) / centres.length);
  const { width, height } = input;
  const taken: Box[] = [];
  const discs = centres.map((c, i) => {
    const r = radii[i] as number;
    return { x0: c.x - r, x1: c.x + r, y0: c.y - r, y1: c.y + r };
  });
  return centres.map((c, i): TownPlace => {
    const r = radii[i] as number;
    const wide = input.textWidth((input.towns[i] as { label: string }).label);
    const places: readonly { x: number; y: number; anchor: TownPlace['anchor'] }[] = [
      { x: c.x + r + 3, y: c.y + 4, anchor: 'start' },
      { x: c.x - r - 3, y: c.y + 4, anchor: 'end' },
      { x: c.x, y: c.y + r + 12, anchor: 'middle' },
      { x: c.x, y: c.y - r - 4, anchor: 'middle' },
      { x: c.x + r * 0.7 + 3, y: c.y + r * 0.7 + 10, anchor: 'start' },
      { x: c.x - r * 0.7 - 3, y: c.y + r * 0.7 + 10, anchor: 'end' },
      { x: c.x + r * 0.7 + 3, y: c.y - r * 0.7 - 2, anchor: 'start' },
      { x: c.x - r * 0.7 - 3, y: c.y - r * 0.7 - 2, anchor: 'end' },
    ];
    let best = places[0] as (typeof places)[number];
    let least = Number.POSITIVE_INFINITY;
    for (const place of places) {
      const box = boxOf(place, wide);
      // words on words are worse than words on marks, and words outside of the frame are lost
      const onMarks = discs.reduce((sum, disc, j) => sum + (j === i ? 0 : overlap(box, disc)), 0);
      const onWords = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      const onTies = bundles.reduce((sum, { from, to, ties }) => sum + ties * lengthInside(box, from, to), 0) / perTown;
      const cost = onMarks + 8 * onWords + TIES_WEIGHT * onTies + 1000 * outside(box, width, height);
      if (cost < least - 0.01) [best, least] = [place, cost];
    }
    const own = boxOf(best, wide);
    taken.push({ ...own, x0: own.x0 - WORD_GAP, x1: own.x1 + WORD_GAP });
    return { x: c.x, y: c.y, radius: r, labelX: best.x, labelY: best.y, anchor: best.anchor };
  });
}

function boxOf(place: { x: number; y: number; anchor: TownPlace['anchor'] }, wide: number): Box {
  const x0 = place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - wide : place.x - wide / 2;
  return { x0, x1: x0 + wide, y0: place.y - 11, y1: place.y + 3 };
}

function overlap(p: Box, q: Box): number {
  const w = Math.min(p.x1, q.x1) - Math.max(p.x0, q.x0);
  const h = Math.min(p.y1, q.y1) - Math.max(p.y0, q.y0);
  return w > 0 && h > 0 ? w * h : 0;
}

function outside(box: Box, width: number, height: number): number {
  const sides = [-box.x0, box.x1 - width, -box.y0, box.y1 - height];
  return sides.reduce((sum, side) => sum + Math.max(0, side), 0);
}
