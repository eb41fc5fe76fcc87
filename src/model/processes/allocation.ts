/**
 * E6 Allocation: how a year's money reaches applicants. A line of the budget is what the state may commit in its fiscal year:
 * the awards of a call cost no more than the line over their whole terms, so that no year's awards eat the money of the next.
 * And it is what the state may pay: in no fiscal year would projects that still run and new ones claim more than the line, as
 * far as it stays what it is this year, for nobody knows the lines to come. If a line falls, what was awarded is still paid,
 * and calls give nothing until claims fit again.
 *
 *   call        down the ranking by merit as seen:  w q + (1 - w) noise,  w = judgement · min(1, staff months / needed)
 *   negotiated  whom bureau or body know come first (a visit on the map before membership alone), then by merit as seen
 *   formula     everybody for whom it still pays gets the same fraction of what it asks for, the most that fits and at most 1;
 *               the others leave theirs to them. What a team gives up for want of a lender lapses
 *   fits        Σ awards ≤ line, or one award alone;  for every fiscal year y:
 *               Σ claims(y) of projects that still run + Σ claims(y) of awards ≤ line
 *   claims(y)   public share · cost a month · months of the term in y
 *
 * From FY2005 two frames of the consortium line are served first, each until awards of its own take its share of the call.
 *
 * Reads   projects, organisations, levers
 * Writes  nothing
 * Draws   nothing; the noise is drawn with the proposal
 * Source  METI 2005: commission expense, the two frames of FY2005; contests (BioRegio) need several regions.
 */
import { fiscalYearOf, monthOf } from '../../core/calendar.ts';
import { compareKeys } from '../../core/key.ts';
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
  const line = moneyOf(sim, lever);
  const claims = claimsInHand(sim, kind);
  if (allocation[lever] === 'formula') return byFormula(sim, proposals, order, line, claims, desk);
  return downTheRanking(sim, kind, proposals, order, line, claims, desk);
}

function downTheRanking(
  sim: Context,
  kind: number,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  line: number,
  claims: Float64Array,
  desk: Desk,
): Map<number, number> {
  const funded = new Map<number, number>();
  let left = line;
  const fund = (strand: number, keep: number): void => {
    let held = 0;
    for (let n = 0; n < order.length && held < keep; n++) {
      const at = order[n] as number;
      const proposal = proposals[at] as Proposal;
      if (!proposal.applies || funded.has(at)) continue;
      if (strand !== Strand.general && proposal.strand !== strand) continue;
      const asked = askedBy(proposal);
      // one whose claims fit in every year is never too large for a small line
      if (asked > left && funded.size > 0) continue;
      const asks = claimsOf(sim, proposal);
      if (asks.some((yen, year) => yen > 0 && (claims[year] as number) + yen > line)) continue;
      if (!preFinance(sim, proposal, desk)) continue;
      left -= asked;
      held += asked;
      asks.forEach((yen, year) => {
        claims[year] = (claims[year] as number) + yen;
      });
      funded.set(at, proposal.share);
    }
  };
  if (kind === ProjectKind.consortium && sim.month >= FRAMES_FROM) {
    fund(Strand.joined, Math.floor(sim.c.joinedShare * line));
    fund(Strand.base, Math.floor(sim.c.baseShare * line));
  }
  fund(Strand.general, Number.POSITIVE_INFINITY);
  return funded;
}

function byFormula(
  sim: Context,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  line: number,
  claims: Float64Array,
  desk: Desk,
): Map<number, number> {
  const funded = new Map<number, number>();
  const { fraction, going } = largestFraction(sim, proposals, line, claims);
  if (!(fraction > 0)) return funded;
  // in rank order for the banks' sake alone: their room is as scarce as ever
  for (let n = 0; n < order.length; n++) {
    const at = order[n] as number;
    const proposal = proposals[at] as Proposal;
    if (!going.has(at)) continue;
    const share = proposal.share * fraction;
    if (preFinance(sim, { ...proposal, share }, desk)) funded.set(at, share);
  }
  return funded;
}

/**
 * What all ask for who go on at a fraction rises with it, so one fraction is the largest that fits: applicants come in one by
 * one, who needs least first, until the next would not go on at what is left for each. Who claims in a year that is full
 * already cannot be served at any, and stays out.
 *
 * @returns the fraction, and the places of those who go on at it
 */
function largestFraction(
  sim: Context,
  proposals: readonly Proposal[],
  line: number,
  claims: Float64Array,
): { fraction: number; going: ReadonlySet<number> } {
  const needs = proposals.map(fractionNeeded);
  const claimed = proposals.map((proposal) => claimsOf(sim, proposal));
  const isFull = (yen: number, year: number): boolean => yen > 0 && (claims[year] as number) >= line;
  const byNeed = proposals
    .map((_, at) => at)
    .filter((at) => proposals[at]?.applies === true && claimed[at]?.some(isFull) === false)
    .sort((a, b) => (needs[a] as number) - (needs[b] as number) || compareProposals(proposals, a, b));
  const asks = new Float64Array(YEARS);
  const going = new Set<number>();
  let asked = 0;
  let fraction = 0;
  for (const at of byNeed) {
    asked += askedBy(proposals[at] as Proposal);
    claimed[at]?.forEach((yen, year) => {
      asks[year] = (asks[year] as number) + yen;
    });
    // a yen for each is kept back: what each asks for was rounded down before
    const kept = going.size + 1;
    let together = Math.min(1, (line - kept) / asked);
    asks.forEach((yen, year) => {
      if (yen > 0) together = Math.min(together, (line - (claims[year] as number) - kept) / yen);
    });
    const need = needs[at] as number;
    if (together <= need) {
      // those before it get no more than would bring it back
      fraction = Math.min(fraction, need);
      break;
    }
    fraction = together;
    going.add(at);
  }
  return { fraction, going };
}

/** The fraction of the public share that it asks for above which a proposal still pays; where it asks for none, none is enough. */
function fractionNeeded({ expected, cost, share }: Proposal): number {
  return share > 0 ? Math.max(0, (1 - expected / cost) / share) : Number.POSITIVE_INFINITY;
}

function compareProposals(proposals: readonly Proposal[], a: number, b: number): number {
  const { key: first } = proposals[a] as Proposal;
  const { key: second } = proposals[b] as Proposal;
  return compareKeys(first.hi, first.lo, second.hi, second.lo);
}

/** Fiscal years from that of the call in which a project can claim: the longest term and delay, and one more. */
const YEARS = 18;

/** Integer yen that supported projects of a kind in hand will claim in each fiscal year from this one, of the whole of each. */
function claimsInHand(sim: Context, kind: number): Float64Array {
  const p = sim.state.projects;
  const claims = new Float64Array(YEARS);
  for (let row = 0; row < p.count; row++) {
    const stage = p.stage[row] as number;
    if (p.kind[row] !== kind || p.publicShare[row] === 0 || (stage > Stage.running && stage !== Stage.grant)) continue;
    const monthly = (p.monthlyCost[row] as number) * (p.publicShare[row] as number);
    addClaims(sim.month, claims, p.starts[row] as number, p.ends[row] as number, monthly);
  }
  return claims;
}

/** The same of a proposal, were it awarded this month. */
function claimsOf(sim: Context, { cost, months, share }: Proposal): Float64Array {
  const claims = new Float64Array(YEARS);
  const starts = sim.month + sim.c.startDelay;
  addClaims(sim.month, claims, starts, starts + months, Math.floor(cost / months) * share);
  return claims;
}

function addClaims(month: number, claims: Float64Array, starts: number, ends: number, monthly: number): void {
  const april = monthOf(fiscalYearOf(month), 4);
  for (let year = 0; year < YEARS; year++) {
    const from = Math.max(starts, april + 12 * year);
    const until = Math.min(ends, april + 12 * (year + 1));
    if (until > from) claims[year] = (claims[year] as number) + Math.floor(monthly * (until - from));
  }
}

/** Integer yen of public money over the whole term. */
function askedBy({ cost, months, share }: Proposal): number {
  return Math.floor(Math.floor(cost / months) * months * share);
}
