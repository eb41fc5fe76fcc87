/**
 * Step 4 on a branch with all support withdrawn, as workers answer it: one run to a few numbers. What the numbers mean, and
 * what several seeds say together, stands in withdrawn.ts, which loads no model.
 */
import type { Key } from '../core/random.ts';
import { circleInSlices, WITHDRAWN_MONTHS } from '../indicators/circle.ts';
import type { Levers, Params } from '../model/params.ts';
import { FIRST_FISCAL_YEAR } from '../model/params.ts';
import { PEER_MONTHS } from '../model/processes/founding.ts';
import { createSimulation, digest, runUntil } from '../model/simulation.ts';
import type { Observation } from './results.ts';
import { runKeyOf } from './runKey.ts';
import { DEFAULT_FROM, valuesOfCircle } from './withdrawn.ts';

/**
 * Values as in `valuesOfCircle`; digest and run key are those of the branch, which is the run of the policy that ends then.
 *
 * @param from an April: the first month without support
 */
export function* observeCircle(params: Params, seed: Key, from: number = DEFAULT_FROM): Generator<void, Observation> {
  const sim = createSimulation(params, seed);
  while (sim.month < from - PEER_MONTHS) {
    runUntil(sim, Math.min(from - PEER_MONTHS, sim.month + 12));
    yield;
  }
  const { circle, alone } = yield* circleInSlices(sim, from);
  return {
    runKey: runKeyOf(endingAt(params, from), seed, from + WITHDRAWN_MONTHS),
    digest: digest(alone),
    values: valuesOfCircle(circle),
  };
}

/** The same policy until this April, and nothing from then on. */
export function endingAt(params: Params, from: number): Params {
  const years = Math.floor((from - 3) / 12) - FIRST_FISCAL_YEAR;
  const ended = Object.entries<object>(params.levers).map(([name, fields]) => [
    name,
    Object.fromEntries(
      Object.entries<readonly number[]>(fields as never).map(([key, levels]) => [
        key,
        levels.map((level, year) => (year < years ? level : 0)),
      ]),
    ),
  ]);
  return { ...params, levers: Object.fromEntries(ended) as Levers };
}
