/**
 * E6 Calls for proposals, once a year: consortium commissions and development subsidies. Leads at their occasion form a
 * team from those they trust, weigh private value against cost, and apply if their cash covers the pre-financing; the
 * budget goes down the ranking, and what does not fit is skipped. A proposal that is not funded goes on at private cost
 * if that still pays: additionality is an output.
 *
 *   private value  prize · q · cost · (1 + optimism · z) - (1 - public share) · cost - application cost > 0
 *   ranking        judgement · q + (1 - judgement) · noise, in steps of 2^-20, ties by key; trained judges raise it (E17)
 *
 * Reads   organisations, ties, levers
 * Writes  projects; organisations.grants; counters
 * Draws   proposal: one a year for each who could lead; optimism: one for each proposal, whose second word is the noise of the
 *         ranking; team: one for each lead and candidate
 * Source  METI 2005, policy tools (2)-1 and (2)-2; late payment as in Japan's commission expenses.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { normal, race } from '../../core/distributions.ts';
import { childKey, pairKey } from '../../core/key.ts';
import { exp } from '../../core/math.ts';
import { rankByScore } from '../../core/order.ts';
import { drawRows, type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { researchMonths } from '../fields.ts';
import { distance, performing } from '../knowledge.ts';
import { startGrant } from '../levers/untied.ts';
import { moneyOf } from '../money.ts';
import { sharpened } from '../people.ts';
import { burdenOf, isActor, Kind, ProjectKind, Stage, TEAM } from '../state.ts';
import { isAlive, trustOf } from '../ties.ts';
import { hearsFromChamber } from './agency.ts';
import { assess, startProject } from './project.ts';

interface Proposal {
  readonly key: Key;
  readonly kind: number;
  readonly partners: readonly number[];
  readonly merit: number;
  readonly score: number;
  /** Yen over the term, and of public money in a full year. */
  readonly cost: number;
  readonly yearly: number;
  readonly months: number;
  readonly share: number;
  /** Whether it would pay without public money, with the same optimism. */
  readonly goesAlone: boolean;
}

/** The yearly calls. @returns projects started */
export function holdCalls(sim: Context): number {
  if (monthOfYear(sim.month) !== sim.c.callMonth) return 0;
  let started = 0;
  for (const kind of [ProjectKind.consortium, ProjectKind.development]) started += holdCall(sim, kind);
  return started;
}

function holdCall(sim: Context, kind: number): number {
  const { month, state, channels } = sim;
  const money = moneyOf(sim, kind === ProjectKind.consortium ? 'consortium' : 'development');
  const held = channels.isHeld('funding') ? heldCall(sim, kind) : null;
  const open = held === null ? money > 0 : held.open;
  const proposals = draft(sim, kind, open);
  const keyHi = Int32Array.from(proposals, (p) => p.key.hi);
  const keyLo = Int32Array.from(proposals, (p) => p.key.lo);
  const order = rankByScore(
    Int32Array.from(proposals.keys()),
    Float64Array.from(proposals, (p) => p.score),
    keyHi,
    keyLo,
  );
  const funded = held === null ? fund(sim, kind, proposals, order, money) : heldAwards(held.keys, proposals);
  if (channels.recording !== null) recordCall(sim, kind, open, proposals, funded);
  let started = 0;
  for (const at of order) {
    const proposal = proposals[at] as Proposal;
    const won = funded.has(at);
    if (won) award(sim, proposal);
    // cash without conditions leaves a firm its own plans
    if (won && !sim.reduction.untied) started++;
    else if (proposal.goesAlone) {
      startProject(sim, { ...proposal, publicShare: 0, starts: month + 1, cause: { hi: 0, lo: 0 } });
      count(state, Counter.unfundedStarted);
      started++;
    }
  }
  return started;
}

/** Down the ranking as long as the year's money, less what running projects will claim, lasts. */
function fund(
  sim: Context,
  kind: number,
  proposals: readonly Proposal[],
  order: ArrayLike<number>,
  budget: number,
): Set<number> {
  const funded = new Set<number>();
  let left = budget - committed(sim, kind);
  for (let n = 0; n < order.length; n++) {
    const at = order[n] as number;
    const { yearly } = proposals[at] as Proposal;
    if (yearly > left) continue;
    left -= yearly;
    funded.add(at);
  }
  return funded;
}

/** Public money a year of supported projects of this kind in hand. */
function committed(sim: Context, kind: number): number {
  const p = sim.state.projects;
  let sum = 0;
  for (let row = 0; row < p.count; row++) {
    const stage = p.stage[row] as number;
    if (p.kind[row] !== kind || p.publicShare[row] === 0 || (stage > Stage.running && stage !== Stage.grant)) continue;
    sum += Math.floor((p.monthlyCost[row] as number) * 12 * (p.publicShare[row] as number));
  }
  return sum;
}

/** Who could lead, and the words of their draws; scratch. */
let leads = new Int32Array(1024);
let first = new Int32Array(1024);
let second = new Int32Array(1024);

function listLeads(sim: Context, kind: number): number {
  const { alive, kind: kinds, count: rows } = sim.state.organisations;
  if (leads.length < rows) {
    leads = new Int32Array(rows * 2);
    first = new Int32Array(rows * 2);
    second = new Int32Array(rows * 2);
  }
  const without = kind === ProjectKind.development ? Kind.lab : -1;
  let count = 0;
  for (let row = 0; row < rows; row++)
    if (alive[row] === 1 && isActor(kinds[row] as number) && kinds[row] !== without) leads[count++] = row;
  return count;
}

/** Proposals of this year, unranked. */
function draft(sim: Context, kind: number, open: boolean): Proposal[] {
  const { state, c, month, seed } = sim;
  const o = state.organisations;
  const year = fiscalYearOf(month);
  const occasion = processKey(seed, Decision.proposal, year, kind);
  const proposals: Proposal[] = [];
  const { proposalRate } = c;
  const leading = listLeads(sim, kind);
  drawRows(occasion, o.keyHi, o.keyLo, leads, leading, first, second);
  for (let n = 0; n < leading; n++) {
    const row = leads[n] as number;
    const most = proposalRate * (o.attention[row] as number);
    const u = unit(first[n] as number);
    if (u >= most || u >= most * aware(sim, row)) continue;
    const proposal = plan(sim, kind, row, year, unit(second[n] as number), open);
    if (proposal !== null) proposals.push(proposal);
  }
  count(state, Counter.proposals, proposals.length);
  for (const proposal of proposals) if (proposal.score >= 0) logProposal(sim, proposal);
  return proposals;
}

/** Members, those on the knowledge map and those whom a chamber tells know the programmes; others by chance. */
function aware(sim: Context, row: number): number {
  const o = sim.state.organisations;
  if (o.member[row] === 1 || sim.month - (o.mappedAt[row] as number) <= sim.c.visitMemory) return 1;
  return hearsFromChamber(sim, row) ? 1 : sim.c.awareness;
}

function plan(sim: Context, kind: number, lead: number, year: number, u: number, open: boolean): Proposal | null {
  const { c, state, seed } = sim;
  const o = state.organisations;
  const joint = kind === ProjectKind.consortium;
  const partners = joint ? team(sim, lead, year, Math.floor(c.teamSize - 1 + 3 * u)) : [lead];
  if (joint && !isMixed(sim, partners)) return null;
  const term = joint ? c.consortiumMonths : c.developmentMonths;
  const months = researchMonths(sim.tables.profiles, o.field[lead] as number, term);
  const cost = joint
    ? Math.floor((c.consortiumCost * months * partners.length) / (12 * c.teamSize))
    : Math.floor((c.developmentCost * months) / term);
  const share = joint ? c.consortiumShare : c.developmentShare;
  const { merit } = assess(sim, partners);
  const key = childKey(o.keyHi[lead] as number, o.keyLo[lead] as number, Decision.proposal * 256 + kind, year);
  threefry(seed.hi ^ Decision.optimism, seed.lo, key.hi, key.lo);
  const z = normal(unit(word[0] as number));
  const noise = unit(word[1] as number);
  const expected = c.prize * merit * cost * Math.max(0, 1 + c.optimism * z);
  // trained judges weigh merit more
  const judgement = sharpened(sim, c.judgement);
  const score = judgement * merit + (1 - judgement) * noise;
  const goesAlone = expected - cost > 0 && canPay(sim, partners, cost, months, 1);
  const applies =
    open && expected - (1 - share) * cost - c.applicationCost > 0 && canPay(sim, partners, cost, months, 0);
  if (!applies && !goesAlone) return null;
  const yearly = Math.floor(Math.floor(cost / months) * 12 * share);
  return {
    key,
    kind,
    partners,
    merit,
    score: applies ? score : -1,
    cost,
    yearly: applies ? yearly : Number.POSITIVE_INFINITY,
    months,
    share,
    goesAlone,
  };
}

/** Past partners and trusted ties by a race, up to `wanted` more. */
function team(sim: Context, lead: number, year: number, wanted: number): number[] {
  const { state, month, c } = sim;
  const { organisations: o, ties } = state;
  const key = processKey(sim.seed, Decision.team, year);
  const even = sim.reduction.evenTeams;
  const found: { row: number; time: number }[] = [];
  for (let edge = o.head[lead] as number; edge >= 0; ) {
    const tie = edge >> 1;
    const onA = (edge & 1) === 0;
    edge = (onA ? ties.nextA[tie] : ties.nextB[tie]) as number;
    const other = (onA ? ties.b[tie] : ties.a[tie]) as number;
    if (!isAlive(ties, tie, month) || o.alive[other] === 0 || !isActor(o.kind[other] as number)) continue;
    const trust = trustOf(ties, tie, month, sim.tables.trust);
    const fit = performing(distance(o.unit, lead, other), c.distanceOptimum, c.distanceWidth);
    const mixed = (o.kind[lead] === Kind.lab) !== (o.kind[other] === Kind.lab) ? 1 : 0;
    threefry(key.hi, key.lo, (ties.keyHi[tie] as number) ^ (o.keyHi[lead] as number), ties.keyLo[tie] as number);
    found.push({
      row: other,
      time: race(
        unit(word[0] as number),
        even ? 1 : exp(3 * trust + fit + mixed - c.loadAversion * burdenOf(o, other)),
      ),
    });
  }
  found.sort((x, y) => x.time - y.time || (o.keyHi[x.row] as number) - (o.keyHi[y.row] as number));
  const partners = [lead];
  for (const { row } of found) {
    if (partners.length > wanted || partners.length >= TEAM) break;
    partners.push(row);
  }
  return partners;
}

function isMixed(sim: Context, partners: readonly number[]): boolean {
  const { kind } = sim.state.organisations;
  const labs = partners.filter((row) => kind[row] === Kind.lab).length;
  return labs > 0 && labs < partners.length;
}

/** Whether each firm's cash covers its part of a year (what public money pays comes later), and keeps a reserve. */
function canPay(sim: Context, partners: readonly number[], cost: number, months: number, reserve: number): boolean {
  const o = sim.state.organisations;
  const payers = partners.filter((row) => o.kind[row] !== Kind.lab);
  const part = Math.floor(((cost / months) * 12) / Math.max(1, payers.length));
  return payers.length > 0 && payers.every((row) => (o.cash[row] as number) >= part * (1 + reserve));
}

function award(sim: Context, proposal: Proposal): void {
  const { state, month, log, c } = sim;
  const o = state.organisations;
  const lead = proposal.partners[0] as number;
  count(state, proposal.kind === ProjectKind.consortium ? Counter.consortiumAdoptions : Counter.developmentAdoptions);
  for (const row of proposal.partners) o.grants[row] = (o.grants[row] as number) + 1;
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
  if (sim.reduction.untied) {
    startGrant(sim, { ...proposal, starts: month + c.startDelay });
    return;
  }
  startProject(sim, { ...proposal, publicShare: proposal.share, starts: month + c.startDelay, cause: proposal.key });
}

/** A proposal that is handed in, and the ties that brought its team together. */
function logProposal(sim: Context, { key, kind, partners, cost }: Proposal): void {
  const { log, month, state } = sim;
  if (log === null) return;
  const o = state.organisations;
  const lead = partners[0] as number;
  for (const partner of partners.slice(1)) {
    const tie = tieKey(sim, lead, partner);
    log.because(EventKind.collaboration, tie.hi, tie.lo);
    log.because(EventKind.tie, tie.hi, tie.lo);
  }
  log.emit(month, EventKind.proposal, key.hi, key.lo, o.keyHi[lead] as number, o.keyLo[lead] as number, cost, kind);
}

function tieKey(sim: Context, a: number, b: number): Key {
  const o = sim.state.organisations;
  pairKey(o.keyHi[a] as number, o.keyLo[a] as number, o.keyHi[b] as number, o.keyLo[b] as number);
  return { hi: word[0] as number, lo: word[1] as number };
}

/** What passes through `funding` for one call: its kind, whether it is open, how many awards, and their keys. */
interface HeldCall {
  readonly open: boolean;
  readonly keys: Float64Array;
}
const CALL_HEAD = 3;
const NO_CALL: HeldCall = { open: false, keys: new Float64Array(0) };

/** The baseline's call of this kind, whatever this run's own budget is: the state pays what is awarded. */
function heldCall(sim: Context, kind: number): HeldCall {
  const held = sim.channels.held('funding', sim.month);
  for (let at = 0; at < held.length; ) {
    const keys = at + CALL_HEAD;
    const end = keys + 2 * (held[at + 2] as number);
    if (held[at] === kind) return { open: held[at + 1] === 1, keys: held.subarray(keys, end) };
    at = end;
  }
  return NO_CALL;
}

/** Awards of the baseline among those who apply here too. */
function heldAwards(keys: Float64Array, proposals: readonly Proposal[]): Set<number> {
  const funded = new Set<number>();
  for (let n = 0; n < keys.length; n += 2) {
    const at = proposals.findIndex((p) => p.score >= 0 && p.key.hi === keys[n] && p.key.lo === keys[n + 1]);
    if (at >= 0) funded.add(at);
  }
  return funded;
}

function recordCall(
  sim: Context,
  kind: number,
  open: boolean,
  proposals: readonly Proposal[],
  funded: ReadonlySet<number>,
): void {
  const values = [...(sim.channels.recording?.funding.get(sim.month) ?? []), kind, open ? 1 : 0, funded.size];
  for (const at of funded) values.push((proposals[at] as Proposal).key.hi, (proposals[at] as Proposal).key.lo);
  sim.channels.record('funding', sim.month, values);
}
