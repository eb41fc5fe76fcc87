/**
 * The first model, in today's code: the chain from vision to attraction with its four levers, and nothing that the whole
 * model added. What is left out does not run, not even without money; mechanisms that were refined since stay refined, so
 * that its time is one from above.
 */
import { seedOfText } from '../../src/core/seed.ts';
import type { Params } from '../../src/model/params.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import { createSimulation, END, restore, type Simulation, START, snapshot } from '../../src/model/simulation.ts';

export { END, START };

const LEVERS: ReadonlySet<string> = new Set(['network', 'consortium', 'development', 'incubation']);

/** Processes that came with the whole model. */
const LATER: ReadonlySet<string> = new Set([
  'incorporation',
  'returns',
  'people',
  'plan',
  'estates',
  'reviewMoney',
  'training',
  'facilities',
  'supply',
  'knowledge',
  'exchange',
  'bridge',
  'loans',
  'licences',
  'channels',
  'leadCustomers',
  'lending',
]);
const PROCESSES = SCHEDULE.filter(({ name }) => !LATER.has(name));

/** Names of the processes that run, in order. */
export const NAMES: readonly string[] = PROCESSES.map(({ name }) => name);

/** No money for later levers, no supply ties, no acquaintances in common, no growth of the body. */
export function firstModel(params: Params): Params {
  const levers = Object.fromEntries(
    Object.entries(params.levers).map(([name, lever]) => [
      name,
      LEVERS.has(name) ? lever : { ...lever, budget: lever.budget.map(() => 0) },
    ]),
  ) as Params['levers'];
  return {
    ...params,
    levers,
    coefficients: { ...params.coefficients, supplyTies: 0, commonFriends: 0, bodyGrowth: 1 },
  };
}

/** As `runUntil`, of these processes alone. */
export function runFirst(sim: Simulation, month: number): void {
  while (sim.month < month) {
    sim.contacts.count = 0;
    for (const process of PROCESSES) process.run(sim);
    sim.month++;
  }
}

/** Runs of the same present, ready to go. */
export function presents(params: Params, seedText: string): () => Simulation {
  const sim = createSimulation(params, seedOfText(seedText));
  runFirst(sim, START);
  const past = snapshot(sim);
  return () => restore(params, past);
}
