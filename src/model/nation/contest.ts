/**
 * A contest between regions, as BioRegio was: in the first fiscal year of each round every region hands in a bid, a jury
 * ranks them by how ready they look, and the first share the national money of the round, in equal parts to the yen. The
 * others get none of it. Within a region that wins the money is given out by its rule, a call unless told.
 *
 *   seen = (collaborations alive between a laboratory and a firm / founding members) · exp(noise · z),   z keyed, standard normal
 *
 * Reads   organisations, ties of every region
 * Writes  the budgets of the winners
 * Draws   contest: one for each region and round, and one between equals
 * Source  METI 2005, outline of overseas programmes: BioRegio, three special areas. What juries look at is a proposal.
 */

import { apportion } from '../../core/apportion.ts';
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { normal } from '../../core/distributions.ts';
import { exp } from '../../core/math.ts';
import { processKey, threefry, unit, word } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { regionKey } from '../initialize.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type Levers, type Params } from '../params.ts';
import { Kind } from '../state.ts';
import { isAlive } from '../ties.ts';
import type { Contest, Round } from './params.ts';

/** The round that is judged in this month; null: none. */
export function roundOf(contest: Contest | null, month: number): Round | null {
  if (contest === null || monthOfYear(month) !== 4) return null;
  return contest.rounds.find(({ from }) => from === fiscalYearOf(month)) ?? null;
}

/** Places of the winners, in order of place. */
export function judge(regions: readonly Context[], { winners, noise }: Contest): number[] {
  const bids = regions.map((sim, place) => {
    const key = processKey(sim.seed, Decision.contest, sim.month);
    const { hi, lo } = regionKey(sim.params.region.id);
    threefry(key.hi, key.lo, hi, lo);
    const between = unit(word[1] as number);
    return { place, between, seen: readinessOf(sim) * exp(noise * normal(unit(word[0] as number))) };
  });
  const ranked = bids.sort((a, b) => b.seen - a.seen || a.between - b.between || a.place - b.place);
  return ranked
    .slice(0, winners)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

/** Living collaborations of laboratories with firms or ventures, per founding member: a body may be about to begin. */
export function readinessOf(sim: Context): number {
  const { organisations: o, ties } = sim.state;
  const { firms, academic, agencies, finance } = sim.params.region.members;
  let joint = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    if (ties.collaboration[tie] === 0 || !isAlive(ties, tie, sim.month)) continue;
    const a = o.kind[ties.a[tie] as number] as number;
    const b = o.kind[ties.b[tie] as number] as number;
    if (a <= Kind.venture && b <= Kind.venture && (a === Kind.lab) !== (b === Kind.lab)) joint++;
  }
  return joint / (firms + academic + agencies + finance);
}

/** The parameters of a winner, the n-th of so many, with its part of the money of the round. */
export function awarded(params: Params, round: Round, n: number, of: number): Params {
  const levers = { ...params.levers } as Record<string, Levers[keyof Levers]>;
  for (const name of LEVER_NAMES) {
    const national = round.money[name];
    if (national === undefined) continue;
    const budget = params.levers[name].budget.map((own, at) => {
      const year = FIRST_FISCAL_YEAR + at;
      if (year < round.from || year > round.until) return own;
      return own + (apportion(national[at] as number, new Array<number>(of).fill(1))[n] as number);
    });
    levers[name] = Object.freeze({ ...params.levers[name], budget: Object.freeze(budget) });
  }
  return Object.freeze({ ...params, levers: Object.freeze(levers) as Levers });
}
