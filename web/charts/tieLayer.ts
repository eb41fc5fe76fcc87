/** The ties of one world as they stand drawn: moving to another month draws only what has changed since. */
import { addArc, type Coverage, createCoverage, UNIT } from './coverage.ts';
import type { Layout } from './layout.ts';
import { type Cast, IN } from './union.ts';

/** Width of a line in CSS px. */
const SHARED_WIDTH = 0.7;
const OWN_WIDTH = 1.05;

/** Ties up to this many have the full width; more share its ink, so that the picture of them does not fill up. */
const FULL_TIES = 300;
/** 1 would keep the ink the same for any number; a little less leaves single ties to be seen. */
const THINNING = 0.85;

/** What a tie is drawn as. */
const HIDDEN = 0;
const SHARED = 1;
const OWN = 2;

export interface TieLayer {
  readonly cast: Cast;
  readonly layout: Layout;
  readonly side: 'a' | 'b';
  /** Device px for each CSS px. */
  readonly ratio: number;
  /** Share of the full width of a line that a tie has, the same in every month and both worlds. */
  readonly thinness: number;
  /** Ties that both worlds have, and those of this one only. */
  readonly shared: Coverage;
  readonly own: Coverage;
  /** HIDDEN, SHARED or OWN for each tie of the world. */
  readonly drawn: Uint8Array;
  /** 1 for each tie whose both ends have a place. */
  readonly placed: Uint8Array;
  /** Room for the ties that change. */
  readonly changed: Int32Array;
}

export function createTieLayer(cast: Cast, layout: Layout, side: 'a' | 'b', ratio: number): TieLayer {
  const width = Math.round(layout.width * ratio);
  const height = Math.round(layout.height * ratio);
  const { count, ends } = cast[side];
  const placed = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    const both = (layout.x[ends[2 * t] as number] as number) + (layout.x[ends[2 * t + 1] as number] as number);
    placed[t] = Number.isNaN(both) ? 0 : 1;
  }
  return {
    cast,
    layout,
    side,
    ratio,
    thinness: thinnessOf(Math.max(mostAtOnce(cast.a), mostAtOnce(cast.b))),
    shared: createCoverage(width, height),
    own: createCoverage(width, height),
    drawn: new Uint8Array(count),
    placed,
    changed: new Int32Array(count),
  };
}

/** Share of the full width of a line where there are so many ties. Below a px it is less opaque rather than narrower. */
export function thinnessOf(ties: number): number {
  return Math.min(1, (FULL_TIES / Math.max(1, ties)) ** THINNING);
}

/** The most ties of a world that live at once. */
export function mostAtOnce({ count, from, until }: Pick<Cast['a'], 'count' | 'from' | 'until'>): number {
  const changes: [month: number, by: 1 | -1][] = [];
  for (let t = 0; t < count; t++) changes.push([from[t] as number, 1], [until[t] as number, -1]);
  // one that ends in a month is gone before others begin
  changes.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  let [now, most] = [0, 0];
  for (const [, by] of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

/**
 * Draws the ties of a month.
 *
 * @param tied in which worlds each pair of the cast is tied at that month (`tiedAt`)
 * @returns whether anything changed
 */
export function showMonth(layer: TieLayer, tied: Uint8Array, month: number): boolean {
  const { cast, side, drawn, placed, changed } = layer;
  const { count, pair, from, until } = cast[side];
  const own = IN[side];
  const wantedAs = (t: number): number => {
    if ((from[t] as number) > month || month >= (until[t] as number) || placed[t] === 0) return HIDDEN;
    const bits = tied[pair[t] as number];
    return bits === IN.both ? SHARED : bits === own ? OWN : HIDDEN;
  };
  let kept = 0;
  let gone = 0;
  let changes = 0;
  for (let t = 0; t < count; t++) {
    const was = drawn[t] as number;
    if (wantedAs(t) === was) kept += was === HIDDEN ? 0 : 1;
    else {
      if (was !== HIDDEN) gone++;
      changed[changes++] = t;
    }
  }
  if (changes === 0) return false;
  // far away in time it is less work to begin with an empty sheet
  if (gone > kept) {
    layer.shared.sums.fill(0);
    layer.own.sums.fill(0);
    drawn.fill(HIDDEN);
    changes = 0;
    for (let t = 0; t < count; t++) if (wantedAs(t) !== HIDDEN) changed[changes++] = t;
  }
  for (let k = 0; k < changes; k++) {
    const t = changed[k] as number;
    const as = wantedAs(t);
    if (drawn[t] !== HIDDEN) put(layer, t, drawn[t] as number, -1);
    if (as !== HIDDEN) put(layer, t, as, 1);
    drawn[t] = as;
  }
  return true;
}

function put(
  { cast, layout, side, ratio, thinness, shared, own }: TieLayer,
  t: number,
  as: number,
  sign: 1 | -1,
): void {
  const { ends } = cast[side];
  const i = ends[2 * t] as number;
  const j = ends[2 * t + 1] as number;
  const { x, y } = layout;
  const width = as === OWN ? OWN_WIDTH : SHARED_WIDTH;
  addArc(
    as === OWN ? own : shared,
    (x[i] as number) * ratio,
    (y[i] as number) * ratio,
    (x[j] as number) * ratio,
    (y[j] as number) * ratio,
    // a whole number, so that taking a line away is exact
    Math.round(width * thinness * ratio * UNIT),
    sign,
  );
}
