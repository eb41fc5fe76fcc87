/** One region under every policy, invariants checked each April: what a worker of the matrix does. */
import { readPolicy, readRegion } from '../../src/cli/scenarios.ts';
import { monthOfYear } from '../../src/core/calendar.ts';
import { InputError, InvariantError } from '../../src/core/errors.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { compareResults } from '../../src/experiment/compare.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { ENGINE } from '../../src/experiment/run.ts';
import { pairInSlices, straight } from '../../src/experiment/slices.ts';
import { assertInvariants } from '../../src/model/invariants.ts';
import { compile } from '../../src/scenario/compile.ts';
import { createMemory } from '../../src/worker/memory.ts';
import type { Asked, Cell } from './matrix.ts';
import { SEED_TEXT } from './shared.ts';

/** The model, its invariants checked each April and at the end. */
const CHECKED: typeof ENGINE = {
  ...ENGINE,
  record: (recorder, sim) => {
    if (monthOfYear(sim.month) === 4) assertInvariants(sim);
    ENGINE.record(recorder, sim);
  },
};

/** Results of one region, as the files have it, under each of these policies against none. @param folder of the scenarios */
export function cellsOf(folder: string, wanted: readonly Asked[], pairs: number): Cell[] {
  const memory = createMemory<ReturnType<typeof ENGINE.create>, ReturnType<typeof ENGINE.createRecorder>>();
  return wanted.map(({ name, region, policy, rule }) => {
    const cell = { region, policy, rule, pairs };
    try {
      const place = readRegion(folder, name);
      const a = compile(place, readPolicy(folder, 'none')).params;
      const b = compile(place, readPolicy(folder, policy)).params;
      const results = Array.from({ length: pairs }, (_, index): PairResult => {
        const seed = seedAt(seedOfText(SEED_TEXT), index);
        return straight(pairInSlices(CHECKED, { a, b, seed, index }, memory));
      });
      const indicators = compareResults(results).indicators.map(({ id, mean, verdict }) => ({ id, mean, verdict }));
      const first = results[0] as PairResult;
      return { ...cell, indicators, digests: [first.a.digest, first.b.digest], why: null };
    } catch (error) {
      // a rule that means nothing in one region is told, and so is a broken invariant; anything else ends the campaign
      const broken = error instanceof InvariantError;
      if (!broken && !(error instanceof InputError)) throw error;
      return { ...cell, indicators: [], digests: [], why: { broken, text: error.message } };
    }
  });
}
