/** One run with everything that validation measures in it. */
import type { Key } from '../../core/random.ts';
import { collaborationGraph } from '../../indicators/network/graph.ts';
import { againstRewired } from '../../indicators/network/rewire.ts';
import { Counter, type CounterName } from '../../model/accounts.ts';
import type { Params } from '../../model/params.ts';
import { createSimulation, digest, END, runUntil, type Simulation, START, step } from '../../model/simulation.ts';
import type { Observation } from '../results.ts';
import { runKeyOf } from '../runKey.ts';
import { measureEstimates } from './estimates.ts';
import { MEASURE_IDS, type MeasureId, NETWORK_MONTH, REWIRINGS, YEAR_ENDS } from './measures.ts';
import { FirmPanel } from './panel.ts';
import { ProjectFollower, quadratic, ratio } from './projects.ts';
import { sessionOdds } from './session.ts';
import { measureVentures, universityVenturesAlive } from './ventures.ts';

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
  const ends: YearEnd[] = [];
  let network: Values = {};
  while (sim.month < END) {
    step(sim);
    follower.observe(sim);
    panel.observe(sim);
    if (YEAR_ENDS.includes(sim.month)) ends.push(yearEnd(sim));
    if (sim.month === NETWORK_MONTH) network = measureNetwork(sim, seed);
    if ((sim.month - START) % 12 === 0) yield;
  }
  const { ever, early } = follower.commercialised(END);
  const values: Values = {
    ...measureYears(ends),
    ...measureVentures(sim),
    ...measureInvertedU(follower),
    ...measureEstimates(sim, panel),
    ...network,
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

interface YearEnd {
  readonly counters: Float64Array;
  readonly stock: number;
}

function yearEnd(sim: Simulation): YearEnd {
  return { counters: sim.state.counters.slice(), stock: universityVenturesAlive(sim) };
}

/** @param ends of FY2000 to FY2004 */
function measureYears(ends: readonly YearEnd[]): Values {
  const at = (year: number): YearEnd => ends[year - 2000] as YearEnd;
  const total = (name: CounterName, year: number): number => at(year).counters[Counter[name]] as number;
  return {
    alliances: total('alliancesFormed', 2004),
    products: total('productsLaunched', 2004),
    jointRnD: total('jointRnDStarted', 2004),
    venturesSupported: total('venturesSupported', 2004),
    adoptions: total('consortiumAdoptions', 2003) - total('consortiumAdoptions', 2000),
    stock2002: ratio(at(2002).stock, at(2001).stock),
    stock2003: ratio(at(2003).stock, at(2001).stock),
    stock2004: ratio(at(2004).stock, at(2001).stock),
  };
}

function measureInvertedU(follower: ProjectFollower): Values {
  const outcomes = follower.outcomes();
  const fitted = quadratic(
    outcomes.map(({ distance }) => distance),
    outcomes.map(({ success }) => success),
  );
  if (fitted === null) return {};
  const [, b, c] = fitted;
  const optimum = -b / (2 * c);
  const interior = c < 0 && optimum > 0 && optimum < 1;
  return { invertedU: interior ? 1 : 0, optimum: interior ? optimum : Number.NaN };
}

function measureNetwork(sim: Simulation, seed: Key): Values {
  const groupOdds = sessionOdds(sim);
  const graph = collaborationGraph(sim);
  if (graph.ends.length < 8) return { groupOdds };
  const { whole, others, clustering, assortativity, crossing, modularity } = againstRewired(graph, seed, REWIRINGS);
  const slopes = others.map(({ clusteringSlope }) => clusteringSlope).filter((slope) => !Number.isNaN(slope));
  const mean = (2 * whole.edges) / whole.nodes;
  return {
    groupOdds,
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
