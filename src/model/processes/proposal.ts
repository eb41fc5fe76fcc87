/**
 * E6 Proposals: who drafts one, whether it pays, and whether its team can carry it.
 *
 *   applies     prize · q · cost · (1 + optimism · z) - (1 - public share) · cost - application cost > 0, pre-financing covered,
 *               and not a large firm for the development subsidy
 *   goes alone  prize · q · cost · (1 + optimism · z) - cost > 0, with twice its part in cash
 *
 * Reads   organisations, ties
 * Writes  counters
 * Draws   proposal: one a year for each who could lead; optimism: one for each proposal, whose second word is the noise of
 *         the ranking
 * Source  METI 2005, policy tools (2)-1 and (2)-2, which is for small firms and ventures. That a project may go on alone makes
 *         additionality an output.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { normal } from '../../core/distributions.ts';
import { childKey } from '../../core/key.ts';
import { drawRows, type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { researchMonths } from '../fields.ts';
import { isActor, Kind, ProjectKind, Strand } from '../state.ts';
import { listenToChambers } from './agency.ts';
import { canGoAlone, openDesk, preFinance } from './prefinance.ts';
import { assess } from './success.ts';
import { formTeam } from './team.ts';

export interface Proposal {
  readonly key: Key;
  readonly kind: number;
  readonly strand: number;
  readonly partners: readonly number[];
  readonly merit: number;
  /** What a ranker sees in place of merit as far as it does not see that, 0 to 1. */
  readonly noise: number;
  /** Integer yen over the term. */
  readonly cost: number;
  readonly months: number;
  readonly share: number;
  /** Private value that the lead expects, yen. */
  readonly expected: number;
  readonly applies: boolean;
  /** Whether it would go on without public money, with the same optimism. */
  readonly goesAlone: boolean;
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
  let found = 0;
  for (let row = 0; row < rows; row++)
    if (alive[row] === 1 && isActor(kinds[row] as number) && kinds[row] !== without) leads[found++] = row;
  return found;
}

/** Proposals of this year, unranked, and plans that go on without public money. @param open whether there is money */
export function draftProposals(sim: Context, kind: number, open: boolean): Proposal[] {
  const { state, c, month, seed } = sim;
  const o = state.organisations;
  const year = fiscalYearOf(month);
  const occasion = processKey(seed, Decision.proposal, year, kind);
  const proposals: Proposal[] = [];
  const { proposalRate } = c;
  const listening = listenToChambers(sim);
  const leading = listLeads(sim, kind);
  drawRows(occasion, o.keyHi, o.keyLo, leads, leading, first, second);
  for (let n = 0; n < leading; n++) {
    const row = leads[n] as number;
    const most = proposalRate * (o.attention[row] as number);
    const u = unit(first[n] as number);
    if (u >= most || u >= most * aware(sim, row, listening)) continue;
    const proposal = plan(sim, kind, row, year, unit(second[n] as number), open);
    if (proposal !== null) proposals.push(proposal);
  }
  count(state, Counter.proposals, proposals.length);
  return proposals;
}

/** Members, those on the knowledge map and those whom a chamber tells know the programmes; others by chance. */
function aware(sim: Context, row: number, listening: Uint8Array): number {
  const o = sim.state.organisations;
  if (o.member[row] === 1 || sim.month - (o.mappedAt[row] as number) <= sim.c.visitMemory) return 1;
  return listening[row] === 1 ? 1 : sim.c.awareness;
}

function plan(sim: Context, kind: number, lead: number, year: number, u: number, open: boolean): Proposal | null {
  const { c, state, seed } = sim;
  const o = state.organisations;
  const joint = kind === ProjectKind.consortium;
  const wanted = Math.floor(c.teamSize - 1 + (c.teamSpread + 1) * u);
  const partners = joint ? formTeam(sim, lead, year, wanted) : [lead];
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
  const project = { partners, cost, months, share, merit };
  const goesAlone = expected - cost > 0 && canGoAlone(sim, project);
  const pays = open && mayApply(sim, kind, lead) && expected - (1 - share) * cost - c.applicationCost > 0;
  const applies = pays && preFinance(sim, project, openDesk());
  if (!applies && !goesAlone) return null;
  const strand = joint ? strandOf(sim, partners) : Strand.general;
  return { key, kind, strand, noise, expected, applies, goesAlone, ...project };
}

/** The subsidy is for small firms and ventures; what a large one develops, it pays for. */
function mayApply(sim: Context, kind: number, lead: number): boolean {
  return kind !== ProjectKind.development || sim.state.organisations.kind[lead] !== Kind.largeFirm;
}

function isMixed(sim: Context, partners: readonly number[]): boolean {
  const { kind } = sim.state.organisations;
  const labs = partners.filter((row) => kind[row] === Kind.lab).length;
  return labs > 0 && labs < partners.length;
}

/** The frame that a consortium can enter: with a laboratory's results of the last years, or led by a basic-technology firm. */
function strandOf(sim: Context, partners: readonly number[]): number {
  const { kind, national, successAt } = sim.state.organisations;
  if (kind[partners[0] as number] === Kind.basicFirm) return Strand.base;
  const joined = partners.some(
    (row) =>
      national[row] === 1 && successAt[row] !== 0 && sim.month - (successAt[row] as number) <= sim.c.resultsFresh,
  );
  return joined ? Strand.joined : Strand.general;
}
