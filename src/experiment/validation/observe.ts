/** One run with everything that validation measures in it. */
import type { Key } from '../../core/random.ts';
import { collaborationGraph } from '../../indicators/network/graph.ts';
import { againstRewired } from '../../indicators/network/rewire.ts';
import type { Params } from '../../model/params.ts';
import { createSimulation, digest, END, runUntil, type Simulation, START, step } from '../../model/simulation.ts';
import type { Observation } from '../results.ts';
import { runKeyOf } from '../runKey.ts';
import { measureCurves } from './curve.ts';
import { measureEstimates } from './estimates.ts';
import { MEASURE_IDS, type MeasureId, NETWORK_MONTH, REWIRINGS, YEAR_ENDS } from './measures.ts';
import { FirmPanel } from './panel.ts';
import { ProjectFollower, ratio } from './projects.ts';
import { measureResearch, ResearchFollower } from './research.ts';
import { measureVentures } from './ventures.ts';
import { measureYears, type YearEnd, yearEnd } from './years.ts';

type Values = Partial<Record<MeasureId, number>>;

/** Values in the order of MEASURE_IDS. */
export function* observeTargets(params: Params, seed: Key): Generator<void, Observation> {
  const sim = createSimulation(params, seed, { log: true });
  while (sim.month < START) {
    runUntil(sim, sim.month + 12);
    yield;
  }
  const follower = new ProjectFollower();
  const panel = new FirmPanel();
  const research = new ResearchFollower();
  const ends: YearEnd[] = [];
  let network: Values = {};
  while (sim.month < END) {
    step(sim);
    follower.observe(sim);
    panel.observe(sim);
    research.observe(sim);
    if (YEAR_ENDS.includes(sim.month)) ends.push(yearEnd(sim));
    if (sim.month === NETWORK_MONTH) network = measureNetwork(sim, seed);
    if ((sim.month - START) % 12 === 0) yield;
  }
  const { ever, early } = follower.commercialised(END);
  const values: Values = {
    ...measureYears(ends),
    ...measureVentures(sim),
    ...measureCurves(follower.outcomes()),
    ...measureEstimates(sim, panel),
    ...measureResearch(research.rows),
    ...network,
    groupOdds: sim.c.collaborateGroup,
    commercialised: ever,
    commercialisedEarly: early,
    smeShare: follower.smallShare(),
  };
  return {
    runKey: runKeyOf(params, seed, END),
    digest: digest(sim),
    values: Float64Array.from(MEASURE_IDS, (id) => values[id] ?? Number.NaN),
  };
}

function measureNetwork(sim: Simulation, seed: Key): Values {
  const graph = collaborationGraph(sim);
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
