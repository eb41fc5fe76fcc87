/** Graphs: hand-worked cases, and what rewiring keeps and what it takes away. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { collaborationGraph, type Graph, measureGraph } from '../../src/indicators/network/graph.ts';
import { modularity } from '../../src/indicators/network/modularity.ts';
import { againstRewired, rewired } from '../../src/indicators/network/rewire.ts';
import { permuted, runTo, seedNumber, tamaParams } from '../model/worlds.ts';

function graphOf(nodes: number, edges: readonly (readonly [number, number])[], group?: readonly number[]): Graph {
  return { nodes, ends: Int32Array.from(edges.flat()), group: Uint8Array.from(group ?? Array(nodes).fill(0)) };
}

const clique = (from: number, size: number): [number, number][] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: i }, (_, j): [number, number] => [from + j, from + i]),
  ).flat();

const graphs = fc
  .tuple(fc.integer({ min: 4, max: 30 }), fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1, maxLength: 90 }))
  .map(([nodes, pairs]) => {
    const edges = new Map<string, [number, number]>();
    for (const [x, y] of pairs) {
      const [a, b] = [Math.min(x % nodes, y % nodes), Math.max(x % nodes, y % nodes)];
      if (a !== b) edges.set(`${a} ${b}`, [a, b]);
    }
    return graphOf(
      nodes,
      [...edges.values()],
      Array.from({ length: nodes }, (_, i) => i % 3),
    );
  })
  .filter(({ ends }) => ends.length > 0);

function degrees({ nodes, ends }: Graph): number[] {
  const degree = Array(nodes).fill(0) as number[];
  for (const end of ends) degree[end]!++;
  return degree;
}

describe('measures', () => {
  test('of a triangle with a tail', () => {
    const measured = measureGraph(
      graphOf(
        4,
        [
          [0, 1],
          [1, 2],
          [0, 2],
          [2, 3],
        ],
        [0, 0, 0, 1],
      ),
    );
    expect(measured.clustering).toBeCloseTo(3 / 5, 12);
    expect(measured.crossing).toBe(1 / 4);
    expect(measured.heterogeneity).toBeCloseTo((4 + 4 + 9 + 1) / 4 / 4, 12);
    // ends (2,2) (2,3) (2,3) (3,1): mean 18/8, E[jk] 19/4, E[k²] 44/8
    const mean = 18 / 8;
    expect(measured.assortativity).toBeCloseTo((19 / 4 - mean * mean) / (44 / 8 - mean * mean), 12);
    // local clustering 1, 1, 1/3 at degrees 2, 2, 3
    expect(measured.clusteringSlope).toBeCloseTo(Math.log(1 / 3) / Math.log(3 / 2), 9);
  });

  test('are undefined where there is nothing to measure', () => {
    const line = measureGraph(graphOf(2, [[0, 1]]));
    expect([line.clustering, line.assortativity, line.clusteringSlope]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(modularity(graphOf(3, []))).toBeNaN();
  });

  test('modularity finds cliques on a ring: 1 - 2 r over (edges) and the degree term, by hand', () => {
    const edges = [0, 1, 2, 3].flatMap((c) => [...clique(5 * c, 5), [5 * c, (5 * c + 6) % 20] as [number, number]]);
    // four cliques of ten edges and four between: Q = 40/44 - 4 (22/88)²
    expect(modularity(graphOf(20, edges))).toBeCloseTo(40 / 44 - 1 / 4, 12);
    expect(modularity(graphOf(5, clique(0, 5)))).toBeCloseTo(0, 12);
  });

  test('modularity is never below that of one community, nor above 1', () => {
    fc.assert(
      fc.property(graphs, (graph) => modularity(graph) >= -1e-12 && modularity(graph) < 1),
      { numRuns: 60 },
    );
  });
});

describe('rewiring', () => {
  test('keeps every degree, makes no loop and no double edge, and is the same for the same seed', () => {
    fc.assert(
      fc.property(graphs, fc.nat(50), (graph, k) => {
        const other = rewired(graph, seedNumber(1), k);
        expect(degrees(other)).toEqual(degrees(graph));
        const names = new Set<string>();
        for (let e = 0; e < other.ends.length; e += 2) {
          const [a, b] = [other.ends[e]!, other.ends[e + 1]!];
          expect(a).not.toBe(b);
          names.add(a < b ? `${a} ${b}` : `${b} ${a}`);
        }
        expect(names.size).toBe(graph.ends.length / 2);
        expect([...rewired(graph, seedNumber(1), k).ends]).toEqual([...other.ends]);
      }),
      { numRuns: 60 },
    );
  });

  test('takes away what degrees do not explain: the cliques of a caveman graph', () => {
    const caves = Array.from({ length: 12 }, (_, c) => [
      ...clique(5 * c, 5),
      [5 * c, (5 * c + 6) % 60] as [number, number],
    ]).flat();
    const graph = graphOf(
      60,
      caves,
      Array.from({ length: 60 }, (_, i) => Math.floor(i / 5)),
    );
    const { clustering, crossing, modularity: q } = againstRewired(graph, seedNumber(2), 30);
    expect(clustering.observed).toBeGreaterThan(clustering.mean + 10 * clustering.deviation);
    expect(crossing.observed).toBeLessThan(crossing.mean - 10 * crossing.deviation);
    expect(q.observed).toBeGreaterThan(q.mean + 10 * q.deviation);
  });

  test('finds nothing in a graph that was itself rewired', () => {
    const caves = Array.from({ length: 40 }, (_, c) => clique(5 * c, 5)).flat();
    const graph = rewired(graphOf(200, caves), seedNumber(3), 7);
    const { clustering } = againstRewired(graph, seedNumber(4), 60);
    expect(Math.abs(clustering.observed - clustering.mean)).toBeLessThan(4.5 * clustering.deviation);
  });
});

test('the graph of collaborations does not depend on rows', () => {
  const sim = runTo(tamaParams(), monthOf(2003, 4));
  const graph = collaborationGraph(sim);
  expect(graph.ends.length).toBeGreaterThan(40);
  expect(collaborationGraph(permuted(sim, 5))).toEqual(graph);
});
