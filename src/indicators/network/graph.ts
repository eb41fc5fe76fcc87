/**
 * Undirected graphs without loops or double edges, and what they measure. Nodes stand in order of their keys, so that
 * nothing depends on rows.
 */
import { compareKeys } from '../../core/key.ts';
import { log } from '../../core/math.ts';
import { SECTOR_OF } from '../../model/knowledge.ts';
import type { Simulation } from '../../model/simulation.ts';
import { isActor } from '../../model/state.ts';
import { isAlive } from '../../model/ties.ts';

export interface Graph {
  readonly nodes: number;
  /** Ends of the edges, 2 x edges. */
  readonly ends: Int32Array;
  /** A class of each node; edges between two classes cross. */
  readonly group: Uint8Array;
}

/** Actors alive who work or have worked with each other and are still tied; sectors are the groups. */
export function collaborationGraph(sim: Simulation): Graph {
  const { organisations: o, ties } = sim.state;
  const pairs: [number, number][] = [];
  const rows = new Set<number>();
  for (let tie = 0; tie < ties.count; tie++) {
    const [a, b] = [ties.a[tie] as number, ties.b[tie] as number];
    if (ties.collaboration[tie] === 0 || !isAlive(ties, tie, sim.month)) continue;
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    if (!isActor(o.kind[a] as number) || !isActor(o.kind[b] as number)) continue;
    pairs.push([a, b]);
    rows.add(a).add(b);
  }
  const keyed = (a: number, b: number): number =>
    compareKeys(o.keyHi[a] as number, o.keyLo[a] as number, o.keyHi[b] as number, o.keyLo[b] as number);
  const nodes = [...rows].sort(keyed);
  const placeOf = new Map(nodes.map((row, place) => [row, place]));
  const edges = pairs.map(([a, b]) => {
    const [x, y] = [placeOf.get(a) as number, placeOf.get(b) as number];
    return x < y ? ([x, y] as const) : ([y, x] as const);
  });
  edges.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const group = Uint8Array.from(nodes, (row) => SECTOR_OF[o.field[row] as number] as number);
  return { nodes: nodes.length, ends: Int32Array.from(edges.flat()), group };
}

export interface Neighbours {
  /** Neighbours of node i are to[from[i]] to to[from[i + 1] - 1]. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function neighboursOf({ nodes, ends }: Graph): Neighbours {
  const from = new Int32Array(nodes + 1);
  for (const end of ends) from[end + 1] = (from[end + 1] as number) + 1;
  for (let i = 0; i < nodes; i++) from[i + 1] = (from[i + 1] as number) + (from[i] as number);
  const next = from.slice();
  const to = new Int32Array(ends.length);
  for (let e = 0; e < ends.length; e += 2) {
    const [a, b] = [ends[e] as number, ends[e + 1] as number];
    to[next[a] as number] = b;
    next[a] = (next[a] as number) + 1;
    to[next[b] as number] = a;
    next[b] = (next[b] as number) + 1;
  }
  return { from, to };
}

export interface GraphMeasures {
  readonly nodes: number;
  readonly edges: number;
  /** Triangles times three over paths of length two; NaN where there is no path. */
  readonly clustering: number;
  /** Slope of log local clustering over log degree, by least squares over nodes of two and more with a triangle. */
  readonly clusteringSlope: number;
  /** Pearson correlation of the degrees at the two ends of an edge; NaN where all are equal. */
  readonly assortativity: number;
  /** Share of edges between two groups. */
  readonly crossing: number;
  /** Mean square degree over squared mean degree; 1 + 1 / mean for a random graph. */
  readonly heterogeneity: number;
}

export function measureGraph(graph: Graph): GraphMeasures {
  const { nodes, ends, group } = graph;
  const neighbours = neighboursOf(graph);
  const degree = Int32Array.from({ length: nodes }, (_, i) => degreeOf(neighbours, i));
  const triangles = trianglesAt(neighbours, nodes);
  let closed = 0;
  let paths = 0;
  let squares = 0;
  for (let i = 0; i < nodes; i++) {
    const k = degree[i] as number;
    closed += triangles[i] as number;
    paths += (k * (k - 1)) / 2;
    squares += k * k;
  }
  let crossing = 0;
  for (let e = 0; e < ends.length; e += 2) if (group[ends[e] as number] !== group[ends[e + 1] as number]) crossing++;
  const edges = ends.length / 2;
  const mean = ends.length / nodes;
  return {
    nodes,
    edges,
    clustering: ratio(closed, paths),
    clusteringSlope: slopeOfClustering(degree, triangles),
    assortativity: assortativity(ends, degree),
    crossing: ratio(crossing, edges),
    heterogeneity: ratio(squares / nodes, mean * mean),
  };
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}

function degreeOf({ from }: Neighbours, node: number): number {
  return (from[node + 1] as number) - (from[node] as number);
}

/** Triangles that hold each node. */
function trianglesAt({ from, to }: Neighbours, nodes: number): Int32Array {
  const found = new Int32Array(nodes);
  const near = new Uint8Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const [first, end] = [from[i] as number, from[i + 1] as number];
    for (let n = first; n < end; n++) near[to[n] as number] = 1;
    let twice = 0;
    for (let n = first; n < end; n++) {
      const j = to[n] as number;
      for (let m = from[j] as number; m < (from[j + 1] as number); m++) twice += near[to[m] as number] as number;
    }
    found[i] = twice / 2;
    for (let n = first; n < end; n++) near[to[n] as number] = 0;
  }
  return found;
}

function slopeOfClustering(degree: Int32Array, triangles: Int32Array): number {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i] as number;
    if (k < 2 || triangles[i] === 0) continue;
    x.push(log(k));
    y.push(log((2 * (triangles[i] as number)) / (k * (k - 1))));
  }
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < x.length; i++) {
    xy += ((x[i] as number) - (meanX as number)) * ((y[i] as number) - (meanY as number));
    xx += ((x[i] as number) - (meanX as number)) ** 2;
  }
  return ratio(xy, xx);
}

/** Newman (2002), Physical Review Letters 89, eq. 4, in integers until the last division. */
function assortativity(ends: Int32Array, degree: Int32Array): number {
  let product = 0;
  let sum = 0;
  let squares = 0;
  for (let e = 0; e < ends.length; e += 2) {
    const j = degree[ends[e] as number] as number;
    const k = degree[ends[e + 1] as number] as number;
    product += j * k;
    sum += j + k;
    squares += j * j + k * k;
  }
  const edges = ends.length / 2;
  const mean = sum / (2 * edges);
  const variance = squares / (2 * edges) - mean * mean;
  return variance > 0 ? (product / edges - mean * mean) / variance : Number.NaN;
}
