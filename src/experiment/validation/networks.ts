/** Networks beside graphs rewired with the same degrees. */
import type { Key } from '../../core/random.ts';
import type { Graph } from '../../indicators/network/graph.ts';
import { againstRewired } from '../../indicators/network/rewire.ts';
import type { Variant } from '../../model/variants.ts';
import { type MeasureId, measureIndex, REWIRINGS } from './measures.ts';
import { ratio } from './projects.ts';
import type { RegionRuns } from './table.ts';

/** @param graph collaborations of one run; a network of fewer than four edges has no figures */
export function measureNetwork(graph: Graph, seed: Key): Partial<Record<MeasureId, number>> {
  if (graph.ends.length < 8) return {};
  const { whole, others, clustering, assortativity, crossing, modularity } = againstRewired(graph, seed, REWIRINGS);
  const slopes = others.map(({ clusteringSlope }) => clusteringSlope).filter((slope) => !Number.isNaN(slope));
  const mean = (2 * whole.edges) / whole.nodes;
  return {
    modularity: modularity.observed,
    modularityRatio: ratio(modularity.observed, modularity.mean),
    clusteringFalls: Number.isNaN(whole.clusteringSlope) ? Number.NaN : whole.clusteringSlope < 0 ? 1 : 0,
    modularityRewired: modularity.mean,
    clusteringFallsRewired: ratio(slopes.filter((slope) => slope < 0).length, slopes.length),
    heavyTail: whole.heterogeneity > 1 + 1 / mean ? 1 : 0,
    clustering: clustering.observed,
    clusteringRewired: clustering.mean,
    clusteringSigma: clustering.deviation,
    assortativity: assortativity.observed,
    assortativityRewired: assortativity.mean,
    assortativitySigma: assortativity.deviation,
    crossing: crossing.observed,
    crossingRewired: crossing.mean,
    crossingSigma: crossing.deviation,
  };
}

/** The network of one region and model beside its rewirings, means over runs. */
export interface NetworkRow {
  readonly region: string;
  readonly model: Variant;
  readonly measure: 'clustering' | 'assortativity' | 'crossing';
  readonly observed: number;
  readonly rewired: number;
  /** Mean over runs of (observed - rewired mean) / standard deviation over rewirings. */
  readonly z: number;
  /** Share of runs more than two standard deviations on the side of the mean. */
  readonly beyond: number;
}

export function networkRows(runs: readonly RegionRuns[]): NetworkRow[] {
  const at = (values: ArrayLike<number>, id: MeasureId): number => values[measureIndex(id)] ?? Number.NaN;
  return runs.flatMap(({ region, model, values }) =>
    (['clustering', 'assortativity', 'crossing'] as const).flatMap((measure): NetworkRow[] => {
      const seen = values.flatMap((run) => {
        const [x, mean, sigma] = [at(run, measure), at(run, `${measure}Rewired`), at(run, `${measure}Sigma`)];
        return sigma > 0 && !Number.isNaN(x) ? [{ x, mean, z: (x - mean) / sigma }] : [];
      });
      if (seen.length === 0) return [];
      const average = (of: (one: (typeof seen)[number]) => number): number =>
        seen.reduce((sum, one) => sum + of(one), 0) / seen.length;
      const z = average((one) => one.z);
      const beyond = average((one) => (one.z * (z > 0 ? 1 : -1) > 2 ? 1 : 0));
      return [
        { region, model, measure, observed: average((one) => one.x), rewired: average((one) => one.mean), z, beyond },
      ];
    }),
  );
}
