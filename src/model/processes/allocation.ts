/**
 * E6 Allocation: how a year's money reaches applicants, less what running projects will claim.
 *
 *   call        down the ranking by merit as seen:  w q + (1 - w) noise,  w = judgement · min(1, staff months / needed)
 *   negotiated  whom bureau or body know come first (a visit on the map before membership alone), then by merit as seen
 *   formula     everybody who asks gets the same fraction of what it asks for, min(1, money / sum asked), and goes on if
 *               that still pays
 *
 * From FY2005 two frames of the consortium line are served first, each until running projects of its own hold its share.
 *
 * Reads   projects, organisations, levers
 * Writes  nothing
 * Draws   nothing; the noise is drawn with the proposal
 * Source  METI 2005: commission expense, the two frames of FY2005; contests (BioRegio) need several regions.
 */
import { monthOf } from '../../core/calendar.ts';
import { rankByScore } from '../../core/order.ts';
import type { Context } from '../context.ts';
import { Judge, judgementNow, seen } from '../judgement.ts';
import { moneyOf } from '../money.ts';
import type { Allocation } from '../params.ts';
import { ProjectKind, Stage, Strand } from '../state.ts';
import { type Desk, preFinance } from './prefinance.ts';
import type { Proposal } from './proposal.ts';

/** Both frames begin with this fiscal year. */
const FRAMES_FROM = monthOf(2005, 4);

/** Places of all proposals from the first to the last; those that do not apply come last. */
export function rank(sim: Context, proposals: readonly Proposal[], rule: Allocation): Int32Array {
  const weight = judgementNow(sim, Judge.ranker) * shareRead(sim, proposals);
  const score = proposals.map((p) =>
    p.applies ? seen(weight, p.merit, p.noise) + (rule === 'negotiated' ? knownTo(sim, p) : 0) : -1,
  );
  return rankByScore(
    proposals.map((_, at) => at),
    score,
    proposals.map((p) => p.key.hi),
    proposals.map((p) => p.key.lo),
  );
}

/** Half of the bureau's staff months go to each of the two calls; with too few, merit counts for less. */
function shareRead({ c }: Context, proposals: readonly Proposal[]): number {
  const needed = c.reviewEffort * proposals.reduce((n, { applies }) => n + (applies ? 1 : 0), 0);
  return needed <= c.bureauStaff / 2 ? 1 : c.bureauStaff / 2 / needed;
}

/** 2 for a lead on the knowledge map, 1 for another member, 0 for the rest. */
function knownTo(sim: Context, { partners }: Proposal): number {
  const { mappedAt, member } = sim.state.organisations;
  const lead = partners[0] as number;
  if (mappedAt[lead] !== 0 && sim.month - (mappedAt[lead] as number) <= sim.c.visitMemory) return 2;
  return member[lead] as number;
}

/** Public share by place of each funded proposal. Money that does not fit a proposal goes to the next that it fits. */
export function allocate(
  sim: Context,
  kind: number,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  desk: Desk,
): Map<number, number> {
  const { allocation } = sim.params;
  const lever = kind === ProjectKind.consortium ? 'consortium' : 'development';
  const budget = moneyOf(sim, lever);
  const left = budget - committed(sim, kind, -1);
  if (allocation[lever] === 'formula') return byFormula(sim, proposals, order, left, desk);
  return downTheRanking(sim, kind, proposals, order, budget, left, desk);
}

function downTheRanking(
  sim: Context,
  kind: number,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  budget: number,
  money: number,
  desk: Desk,
): Map<number, number> {
  const funded = new Map<number, number>();
  let left = money;
  const fund = (strand: number, keep: number): void => {
    let held = strand === Strand.general ? 0 : committed(sim, kind, strand);
    for (let n = 0; n < order.length && held < keep; n++) {
      const at = order[n] as number;
      const proposal = proposals[at] as Proposal;
      if (!proposal.applies || funded.has(at) || proposal.yearly > left) continue;
      if (strand !== Strand.general && proposal.strand !== strand) continue;
      if (!preFinance(sim, proposal, desk)) continue;
      left -= proposal.yearly;
      held += strand === Strand.general ? 0 : proposal.yearly;
      funded.set(at, proposal.share);
    }
  };
  if (kind === ProjectKind.consortium && sim.month >= FRAMES_FROM) {
    fund(Strand.joined, Math.floor(sim.c.joinedShare * budget));
    fund(Strand.base, Math.floor(sim.c.baseShare * budget));
  }
  fund(Strand.general, Number.POSITIVE_INFINITY);
  return funded;
}

function byFormula(
  sim: Context,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  money: number,
  desk: Desk,
): Map<number, number> {
  const funded = new Map<number, number>();
  const asked = proposals.reduce((sum, { applies, yearly }) => sum + (applies ? yearly : 0), 0);
  if (asked === 0 || money <= 0) return funded;
  const fraction = Math.min(1, money / asked);
  // in rank order for the banks' sake alone: their room is as scarce as ever
  for (let n = 0; n < order.length; n++) {
    const at = order[n] as number;
    const proposal = proposals[at] as Proposal;
    const share = proposal.share * fraction;
    if (!proposal.applies || proposal.expected - (1 - share) * proposal.cost <= 0) continue;
    if (preFinance(sim, { ...proposal, share }, desk)) funded.set(at, share);
  }
  return funded;
}

/** Public money a year of supported projects of this kind in hand, of one strand or (-1) of all. */
function committed(sim: Context, kind: number, strand: number): number {
  const p = sim.state.projects;
  let sum = 0;
  for (let row = 0; row < p.count; row++) {
    const stage = p.stage[row] as number;
    if (p.kind[row] !== kind || p.publicShare[row] === 0 || (stage > Stage.running && stage !== Stage.grant)) continue;
    if (strand >= 0 && p.strand[row] !== strand) continue;
    sum += Math.floor((p.monthlyCost[row] as number) * 12 * (p.publicShare[row] as number));
  }
  return sum;
}
