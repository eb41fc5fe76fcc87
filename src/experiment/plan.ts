/** From a question to runs: arms × seeds, each with the address under which its result is kept. */
import type { Key } from '../core/random.ts';
import { seedAt, seedOfText } from '../core/seed.ts';
import type { Params } from '../model/params.ts';
import { runKeyOf } from './runKey.ts';

/** A policy in a region, under the name that tables show. */
export interface Arm {
  readonly name: string;
  readonly params: Params;
}

export interface PlannedRun {
  readonly runKey: string;
  /** Place of the seed in the list, and of the arm. */
  readonly index: number;
  readonly arm: number;
  readonly seed: Key;
}

/**
 * Runs in the order in which they are to be made: seed by seed, all arms of one seed before the next. Any prefix is then
 * a fair sample, and a longer list begins with the shorter one.
 *
 * @param until calendar month at which runs end, exclusive
 */
export function planRuns(arms: readonly Arm[], seedText: string, seeds: number, until: number): PlannedRun[] {
  return seedList(seedText, seeds).flatMap((seed, index) =>
    arms.map(({ params }, arm) => ({ runKey: runKeyOf(params, seed, until), index, arm, seed })),
  );
}

/** The first `count` seeds that a text stands for. */
export function seedList(seedText: string, count: number): Key[] {
  const root = seedOfText(seedText);
  return Array.from({ length: count }, (_, i) => seedAt(root, i));
}
