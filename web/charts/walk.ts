/** A way through the network by key: the organisations of a town, the towns, the partners of an organisation. Pure. */
import type { Scene } from './scene.ts';

export type Step = 'next' | 'previous' | 'nextTown' | 'previousTown' | 'partner';

export interface Walk {
  /** Row of the organisation in the cast. */
  readonly at: number;
  /** Whose partners are walked through, and the place among them; null: the organisations of a town. */
  readonly partner: { readonly of: number; readonly n: number } | null;
}

/** Organisations of a town that are drawn and alive, in order of the cast. */
export function inTown({ cast, layout, alive }: Scene, town: number): readonly number[] {
  const rows: number[] = [];
  for (let i = 0; i < cast.count; i++) {
    if (cast.town[i] === town && alive[i] === 1 && Number.isFinite(layout.x[i])) rows.push(i);
  }
  return rows;
}

/** Everybody with whom an organisation has a living working tie, in order of the cast. */
export function partnersOf({ cast, side, month }: Scene, row: number): readonly number[] {
  const ties = side === 'a' ? cast.a : cast.b;
  const partners = new Set<number>();
  for (let n = 0; n < ties.count; n++) {
    const [x, y] = [ties.ends[2 * n] as number, ties.ends[2 * n + 1] as number];
    if (x !== row && y !== row) continue;
    if ((ties.from[n] as number) <= month && month < (ties.until[n] as number)) partners.add(x === row ? y : x);
  }
  return [...partners].sort((x, y) => x - y);
}

/** Where a step leads; from nowhere to the first organisation of the first town that has any. */
export function walked(scene: Scene, now: Walk | null, step: Step): Walk | null {
  if (now === null || scene.alive[now.at] !== 1) return first(scene, -1, 1);
  if (step === 'partner') {
    const of = now.partner?.of ?? now.at;
    const partners = partnersOf(scene, of);
    const n = now.partner === null ? 0 : (now.partner.n + 1) % Math.max(1, partners.length);
    const at = partners[n];
    return at === undefined ? now : { at, partner: { of, n } };
  }
  const town = scene.cast.town[now.at] as number;
  if (step === 'nextTown') return first(scene, town, 1) ?? now;
  if (step === 'previousTown') return first(scene, town, -1) ?? now;
  const rows = inTown(scene, town);
  const place = rows.indexOf(now.at) + (step === 'next' ? 1 : -1);
  const at = rows[(place + rows.length) % rows.length];
  return at === undefined ? now : { at, partner: null };
}

/** The first organisation of the nearest town before or after this one that has any, around the end. */
function first(scene: Scene, town: number, direction: 1 | -1): Walk | null {
  const towns = scene.layout.towns.length;
  for (let n = 1; n <= towns; n++) {
    const at = inTown(scene, (((town + direction * n) % towns) + towns) % towns)[0];
    if (at !== undefined) return { at, partner: null };
  }
  return null;
}
