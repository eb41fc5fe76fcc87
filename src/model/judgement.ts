/**
 * Judgement (mekiki): how much of the truth somebody sees who gives out money. The rest of what is seen is noise. Trained
 * judges (E17) raise it here, for all of them alike.
 */
import type { Context } from './context.ts';
import { FIELDS } from './params.ts';
import { sharpened } from './people.ts';

/** Who judges: the bureau that ranks proposals, banks, venture capital firms, the public fund. */
export const Judge = { ranker: 0, bank: 1, investor: 2, fund: 3 } as const;

/** Present weight of the truth, 0 to 1. */
export function judgementNow(sim: Context, judge: number): number {
  const { c } = sim;
  if (judge === Judge.ranker) return sharpened(sim, c.judgement);
  if (judge === Judge.bank) return sharpened(sim, c.bankJudgement);
  return sharpened(sim, judge === Judge.investor ? c.investorJudgement : c.fundJudgement);
}

/** What somebody sees who sees this much of the truth, 0 to 1; `truth` and `noise` are 0 to 1. */
export function seen(judgement: number, truth: number, noise: number): number {
  return judgement * truth + (1 - judgement) * noise;
}

/** What there truly is to see of a venture, 0 to 1: what it knows best, and its market capability. */
export function prospectOf(sim: Context, row: number): number {
  const { expertise, field, capability } = sim.state.organisations;
  const best = expertise[row * FIELDS + (field[row] as number)] as number;
  const weight = sim.c.prospectExpertise;
  return (weight / 10) * best + (1 - weight) * (capability[row] as number);
}
