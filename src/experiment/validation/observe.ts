/** One run with everything that validation measures in it. */
import type { Key } from '../../core/random.ts';
import { collaborationGraph } from '../../indicators/network/graph.ts';
import type { Params } from '../../model/params.ts';
import { createSimulation, digest, END, runUntil, START, step } from '../../model/simulation.ts';
import type { Observation } from '../results.ts';
import { runKeyOf } from '../runKey.ts';
import { measureCurves } from './curve.ts';
import { measureEstimates } from './estimates.ts';
import { MEASURE_IDS, type MeasureId, NETWORK_MONTH, YEAR_ENDS } from './measures.ts';
import { measureNetwork } from './networks.ts';
import { FirmPanel } from './panel.ts';
import { ProjectFollower } from './projects.ts';
import { measureResearch, ResearchFollower } from './research.ts';
import { sessionOdds } from './session.ts';
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
    if (sim.month === NETWORK_MONTH)
      network = { ...measureNetwork(collaborationGraph(sim), seed), groupOdds: sessionOdds(sim) };
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
