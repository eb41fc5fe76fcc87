/**
 * Modularity by the method of Louvain: nodes move to the neighbouring community of greatest gain, by rank of the node,
 * until none gains; communities become nodes, and so on. Order is that of the graph's nodes, which is that of their keys.
 *
 *   Q = sum over communities of (edges inside / m - (degrees / 2 m)²)
 *
 * Source: Blondel et al. (2008), Journal of Statistical Mechanics P10008.
 */
import type { Graph } from './graph.ts';

/** Q of the partition that the method finds, -1/2 to 1; NaN without edges. */
export function modularity({ nodes, ends }: Graph): number {
  const m = ends.length / 2;
  if (m === 0) return Number.NaN;
  let weights: Map<number, number>[] = Array.from({ length: nodes }, () => new Map());
  const add = (a: number, b: number, w: number): void => {
    const row = weights[a] as Map<number, number>;
    row.set(b, (row.get(b) ?? 0) + w);
  };
  for (let e = 0; e < ends.length; e += 2) {
    add(ends[e] as number, ends[e + 1] as number, 1);
    add(ends[e + 1] as number, ends[e] as number, 1);
  }
  // the weight of a loop counts both its ends
  for (;;) {
    const community = settle(weights, m);
    const names = [...new Set(community)].sort((a, b) => a - b);
    if (names.length === weights.length) return quality(weights, m);
    const placeOf = new Map(names.map((name, place) => [name, place]));
    const next: Map<number, number>[] = names.map(() => new Map());
    weights.forEach((row, a) => {
      const from = next[placeOf.get(community[a] as number) as number] as Map<number, number>;
      for (const [b, w] of row) {
        const to = placeOf.get(community[b] as number) as number;
        from.set(to, (from.get(to) ?? 0) + w);
      }
    });
    weights = next;
  }
}

/** Community of each node after nobody gains by moving any more. */
function settle(weights: readonly Map<number, number>[], m: number): number[] {
  const degree = weights.map((row) => [...row.values()].reduce((sum, w) => sum + w, 0));
  const community = weights.map((_, i) => i);
  const total = degree.slice();
  for (let moved = true; moved; ) {
    moved = false;
    for (let i = 0; i < weights.length; i++) {
      const own = community[i] as number;
      const k = degree[i] as number;
      const inside = new Map<number, number>([[own, 0]]);
      for (const [j, w] of weights[i] as Map<number, number>) {
        if (j !== i) inside.set(community[j] as number, (inside.get(community[j] as number) ?? 0) + w);
      }
      total[own] = (total[own] as number) - k;
      let best = own;
      let most = gain(inside.get(own) as number, total[own] as number, k, m);
      for (const [name, w] of inside) {
        const value = gain(w, total[name] as number, k, m);
        if (value > most || (value === most && best !== own && name < best)) {
          most = value;
          best = name;
        }
      }
      total[best] = (total[best] as number) + k;
      if (best === own) continue;
      community[i] = best;
      moved = true;
    }
  }
  return community;
}

/** Gain of joining a community with `w` edges to it, times 2 m², which keeps it a whole number. */
function gain(w: number, total: number, k: number, m: number): number {
  return 2 * m * w - total * k;
}

function quality(weights: readonly Map<number, number>[], m: number): number {
  let sum = 0;
  weights.forEach((row, i) => {
    let degree = 0;
    for (const w of row.values()) degree += w;
    sum += 2 * m * (row.get(i) ?? 0) - degree * degree;
  });
  return sum / (4 * m * m);
}
