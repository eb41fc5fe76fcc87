/**
 * Degree-preserving rewiring: the null model of networks. Two edges a-b and c-d become a-d and c-b, again and again, unless
 * that would make a loop or a double edge; every node keeps its degree. What rewired graphs show as well follows from the
 * degrees alone.
 *
 * Draws   threefry under a key of the seed, one for each try: two edges and an orientation
 * Source  Maslov & Sneppen (2002), Science 296; ten tries for each edge is their kind of number and our choice.
 */
import { type Key, processKey, threefry, word } from '../../core/random.ts';
import { type Graph, type GraphMeasures, measureGraph } from './graph.ts';
import { modularity } from './modularity.ts';
import { meanOf, varianceOf } from './moments.ts';

/** No decision of the model: its numbers begin at 1. */
const REWIRING = 0x7265;
const TRIES_PER_EDGE = 10;

/** A graph with the same degrees and groups. Graphs of one seed and different `k` are independent. */
export function rewired(graph: Graph, seed: Key, k: number): Graph {
  const { nodes, group } = graph;
  const ends = graph.ends.slice();
  const edges = ends.length / 2;
  const present = new Set<number>();
  const name = (a: number, b: number): number => (a < b ? a * nodes + b : b * nodes + a);
  for (let e = 0; e < edges; e++) present.add(name(ends[2 * e] as number, ends[2 * e + 1] as number));
  const { hi, lo } = processKey(seed, REWIRING, 0, k);
  for (let n = 0; n < TRIES_PER_EDGE * edges; n++) {
    threefry(hi, lo, n, edges);
    const first = (word[0] as number) >>> 0;
    const second = (word[1] as number) >>> 0;
    const e = first % edges;
    const f = (second >>> 1) % edges;
    if (e === f) continue;
    const [a, b] = [ends[2 * e] as number, ends[2 * e + 1] as number];
    const turned = second & 1;
    const c = ends[2 * f + turned] as number;
    const d = ends[2 * f + 1 - turned] as number;
    if (a === c || a === d || b === c || b === d || present.has(name(a, d)) || present.has(name(c, b))) continue;
    present.delete(name(a, b));
    present.delete(name(c, d));
    present.add(name(a, d));
    present.add(name(c, b));
    ends[2 * e + 1] = d;
    ends[2 * f] = c;
    ends[2 * f + 1] = b;
  }
  return { nodes, ends, group };
}

/** What is held against its own rewirings. */
export const REWIRED_MEASURES = ['clustering', 'assortativity', 'crossing', 'modularity'] as const;
export type RewiredMeasure = (typeof REWIRED_MEASURES)[number];

export interface AgainstRewired {
  readonly observed: number;
  /** Mean and standard deviation over the rewired graphs. */
  readonly mean: number;
  readonly deviation: number;
}

/** Measures of a graph beside those of `graphs` rewired ones. NaN where a measure is not defined. */
export function againstRewired(
  graph: Graph,
  seed: Key,
  graphs: number,
): { readonly whole: GraphMeasures; readonly others: readonly GraphMeasures[] } & Readonly<
  Record<RewiredMeasure, AgainstRewired>
> {
  const measure = (one: Graph): GraphMeasures & { readonly modularity: number } => ({
    ...measureGraph(one),
    modularity: modularity(one),
  });
  const whole = measure(graph);
  const others = Array.from({ length: graphs }, (_, k) => measure(rewired(graph, seed, k)));
  const beside = (id: RewiredMeasure): AgainstRewired => {
    const values = others.map((other) => other[id]);
    return { observed: whole[id], mean: meanOf(values), deviation: Math.sqrt(varianceOf(values)) };
  };
  return {
    whole,
    others,
    clustering: beside('clustering'),
    assortativity: beside('assortativity'),
    crossing: beside('crossing'),
    modularity: beside('modularity'),
  };
}
