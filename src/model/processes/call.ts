/**
 * E6 Calls for proposals, once a year: consortium commissions and development subsidies. Proposals are drafted
 * (proposal.ts), ranked and given money by the rule of the policy (allocation.ts); what a team has to borrow until late
 * payment is lent with the award. A plan that is not funded goes on at private cost if that still pays.
 *
 *   an application costs its firms applicationCost in equal parts, funded or not; they pay when the awards are made, before the
 *   call for development subsidies, which comes second
 *
 * Reads   organisations, ties, levers, allocation
 * Writes  projects; organisations.{grants, used, cash, profit, loan, lender, loanUntil, claims}; accounts; counters
 * Draws   nothing of its own
 * Source  METI 2005, policy tools (2)-1 and (2)-2; late payment as in Japan's commission expenses.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { spend } from '../ledger.ts';
import { startGrant } from '../levers/untied.ts';
import { moneyOf } from '../money.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, ProjectKind } from '../state.ts';
import { allocate, rank } from './allocation.ts';
import { passLoans } from './lending.ts';
import { type Desk, openDesk, preFinance } from './prefinance.ts';
import { becauseKnown, startProject } from './project.ts';
import { draftProposals, type Proposal } from './proposal.ts';

/** The yearly calls. @returns projects started */
export function holdCalls(sim: Context): number {
  if (monthOfYear(sim.month) !== sim.c.callMonth) return 0;
  let started = 0;
  for (const kind of [ProjectKind.consortium, ProjectKind.development]) started += holdCall(sim, kind);
  return started;
}

function holdCall(sim: Context, kind: number): number {
  const { params, month, state, channels } = sim;
  const name = kind === ProjectKind.consortium ? 'consortium' : 'development';
  const held = channels.isHeld('funding') ? heldCall(sim, kind) : null;
  const open = held === null ? moneyOf(sim, name) > 0 : held.open;
  const proposals = draftProposals(sim, kind, open);
  const order = rank(sim, proposals, params.allocation[name]);
  for (const at of order) if (proposals[at]?.applies) logProposal(sim, proposals[at]);
  const desk = openDesk();
  const funded =
    held === null ? allocate(sim, kind, proposals, order, desk) : heldAwards(sim, held.awards, proposals, desk);
  if (channels.recording !== null) recordCall(sim, kind, open, proposals, funded);
  let started = 0;
  for (const at of order) {
    const proposal = proposals[at] as Proposal;
    const publicShare = funded.get(at);
    if (publicShare !== undefined) award(sim, proposal, publicShare);
    // cash without conditions leaves a firm its own plans
    if (publicShare !== undefined && !sim.reduction.untied) started++;
    else if (proposal.goesAlone) {
      startProject(sim, { ...proposal, publicShare: 0, starts: month + 1, cause: { hi: 0, lo: 0 } });
      count(state, Counter.unfundedStarted);
      started++;
    }
  }
  for (const proposal of proposals) if (proposal.applies) payApplication(sim, proposal.partners);
  // untied cash has nothing to pre-finance
  passLoans(sim, kind, sim.reduction.untied ? [] : desk.loans);
  return started;
}

/** The firms and ventures of the team pay for the application, to whoever helps them to write it. */
function payApplication(sim: Context, partners: readonly number[]): void {
  const { kind } = sim.state.organisations;
  const payers = partners.filter((row) => kind[row] !== Kind.lab);
  const part = Math.floor(sim.c.applicationCost / payers.length);
  for (const row of payers) spend(sim, row, part);
}

function award(sim: Context, proposal: Proposal, publicShare: number): void {
  const { state, month, log, c } = sim;
  const o = state.organisations;
  const lead = proposal.partners[0] as number;
  count(state, proposal.kind === ProjectKind.consortium ? Counter.consortiumAdoptions : Counter.developmentAdoptions);
  if (proposal.goesAlone) count(state, Counter.awardsAnyway);
  const lever = proposal.kind === ProjectKind.consortium ? LeverBit.consortium : LeverBit.development;
  for (const row of proposal.partners) {
    o.grants[row] = (o.grants[row] as number) + 1;
    markReached(o, row, lever);
  }
  if (log !== null) {
    log.because(EventKind.proposal, proposal.key.hi, proposal.key.lo);
    log.emit(
      month,
      EventKind.award,
      proposal.key.hi,
      proposal.key.lo,
      o.keyHi[lead] as number,
      o.keyLo[lead] as number,
      proposal.cost,
      proposal.kind,
    );
  }
  const starts = month + c.startDelay;
  if (sim.reduction.untied) startGrant(sim, { ...proposal, share: publicShare, starts });
  else startProject(sim, { ...proposal, publicShare, starts, cause: proposal.key });
}

/** A proposal that is handed in, and the ties that brought its team together. */
function logProposal(sim: Context, { key, kind, partners, cost }: Proposal): void {
  const { log, month, state } = sim;
  if (log === null) return;
  const o = state.organisations;
  const lead = partners[0] as number;
  for (const partner of partners.slice(1)) becauseKnown(sim, lead, partner);
  log.emit(month, EventKind.proposal, key.hi, key.lo, o.keyHi[lead] as number, o.keyLo[lead] as number, cost, kind);
}

/** What passes through `funding` for one call: its kind, whether it is open, how many awards, and their keys and public shares. */
interface HeldCall {
  readonly open: boolean;
  readonly awards: Float64Array;
}
const CALL_HEAD = 3;
const AWARD = 3;
const NO_CALL: HeldCall = { open: false, awards: new Float64Array(0) };

/** The baseline's call of this kind, whatever this run's own budget is: the state pays what is awarded. */
function heldCall(sim: Context, kind: number): HeldCall {
  const held = sim.channels.held('funding', sim.month);
  for (let at = 0; at < held.length; ) {
    const from = at + CALL_HEAD;
    const end = from + AWARD * (held[at + 2] as number);
    if (held[at] === kind) return { open: held[at + 1] === 1, awards: held.subarray(from, end) };
    at = end;
  }
  return NO_CALL;
}

/** Awards of the baseline among those who apply here too, with their public share; teams borrow as they would have. */
function heldAwards(
  sim: Context,
  awards: Float64Array,
  proposals: readonly Proposal[],
  desk: Desk,
): Map<number, number> {
  const funded = new Map<number, number>();
  for (let n = 0; n < awards.length; n += AWARD) {
    const at = proposals.findIndex((p) => p.applies && p.key.hi === awards[n] && p.key.lo === awards[n + 1]);
    if (at < 0) continue;
    funded.set(at, awards[n + 2] as number);
    preFinance(sim, proposals[at] as Proposal, desk);
  }
  return funded;
}

function recordCall(
  sim: Context,
  kind: number,
  open: boolean,
  proposals: readonly Proposal[],
  funded: ReadonlyMap<number, number>,
): void {
  const values = [kind, open ? 1 : 0, funded.size];
  for (const [at, share] of funded)
    values.push((proposals[at] as Proposal).key.hi, (proposals[at] as Proposal).key.lo, share);
  sim.channels.append('funding', sim.month, values);
}
