/**
 * E6 Teams: whom a lead asks. Those it has a living tie with (past partners, those to whom it was introduced, others), and
 * the partners of its partners, by a race; the invisible trust network carries the second kind.
 *
 *   weight  exp(3 trust + g(d) + [firm and laboratory] - load aversion · load); 1 in random matching
 *   trust   of the tie; for a partner's partner  referral · t_ik · t_kj, the best way
 *
 * Reads   organisations, ties
 * Writes  nothing
 * Draws   team: one for each lead and candidate, keyed by the pair
 * Source  METI 2005, step 3; the weights are proposals. Referral as in trust (E4).
 */
import { race } from '../../core/distributions.ts';
import { pairKey } from '../../core/key.ts';
import { exp } from '../../core/math.ts';
import { type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { distance, performing } from '../knowledge.ts';
import { burdenOf, isActor, Kind, TEAM } from '../state.ts';
import { isAlive } from '../ties.ts';
import { trustOf } from './trust.ts';

/** Who can be asked, in no order that matters; by row whether (1: by a tie of the lead, 2: through a partner) and with what trust; scratch. */
let listed = new Int32Array(256);
let ways = new Uint8Array(0);
let trusts = new Float64Array(0);
const chosen = new Selection();

/** The lead and up to `wanted` more, the lead first. */
export function formTeam(sim: Context, lead: number, year: number, wanted: number): number[] {
  const o = sim.state.organisations;
  const key = processKey(sim.seed, Decision.team, year);
  const found = listCandidates(sim, lead);
  chosen.begin(Math.max(0, Math.min(wanted, TEAM - 1)), o.keyHi, o.keyLo);
  for (let n = 0; n < found; n++) {
    const row = listed[n] as number;
    chosen.offer(row, timeOf(sim, key, lead, row, trusts[row] as number));
    ways[row] = 0;
  }
  return [lead, ...chosen.rows.subarray(0, chosen.size)];
}

/** Lists everybody who can be asked. @returns how many */
function listCandidates(sim: Context, lead: number): number {
  const { count } = sim.state.organisations;
  if (ways.length < count) {
    ways = new Uint8Array(count * 2);
    trusts = new Float64Array(count * 2);
    listed = new Int32Array(count * 2);
  }
  ways[lead] = 1;
  const { ties, organisations: o } = sim.state;
  const direct = listPartners(sim, lead, -1, 0);
  let found = direct;
  // the list of the lead's ties once more: of those with whom it has worked, the partners
  for (let next = o.head[lead] as number; next >= 0; ) {
    const edge = next;
    next = ties.next[edge] as number;
    const tie = edge >> 1;
    if (ties.collaboration[tie] !== 1) continue;
    const partner = ties.ends[edge] as number;
    if (canBeAsked(sim, tie, partner)) found = listPartners(sim, partner, trusts[partner] as number, found);
  }
  ways[lead] = 0;
  return found;
}

/** Adds who can be asked by a row, with the trust in them; through a partner, with what referral leaves of it. @param through trust in that partner; -1: the row itself asks */
function listPartners(sim: Context, row: number, through: number, from: number): number {
  const { organisations: o, ties } = sim.state;
  const decay = sim.tables.trust;
  const { trustReferral } = sim.c;
  let found = from;
  for (let next = o.head[row] as number; next >= 0; ) {
    const edge = next;
    next = ties.next[edge] as number;
    const tie = edge >> 1;
    if (through >= 0 && ties.collaboration[tie] !== 1) continue;
    const other = ties.ends[edge] as number;
    if (ways[other] === 1 || !canBeAsked(sim, tie, other)) continue;
    const trust = trustOf(ties, tie, sim.month, decay);
    const now = through < 0 ? trust : trustReferral * through * trust;
    if (ways[other] === 0) listed[found++] = other;
    else if (now <= (trusts[other] as number)) continue;
    ways[other] = through < 0 ? 1 : 2;
    trusts[other] = now;
  }
  return found;
}

/** Living ties to those who can work. */
function canBeAsked(sim: Context, tie: number, other: number): boolean {
  const o = sim.state.organisations;
  return isAlive(sim.state.ties, tie, sim.month) && o.alive[other] === 1 && isActor(o.kind[other] as number);
}

function timeOf(sim: Context, key: Key, lead: number, other: number, trust: number): number {
  const { c } = sim;
  const o = sim.state.organisations;
  const [hi, lo] = [o.keyHi[lead] as number, o.keyLo[lead] as number];
  const fit = performing(distance(o.unit, lead, other), c.distanceOptimum, c.distanceWidth);
  const mixed = (o.kind[lead] === Kind.lab) !== (o.kind[other] === Kind.lab) ? c.teamMixed : 0;
  pairKey(hi, lo, o.keyHi[other] as number, o.keyLo[other] as number);
  threefry(key.hi, key.lo, (word[0] as number) ^ hi, word[1] as number);
  if (sim.reduction.evenTeams) return race(unit(word[0] as number), 1);
  return race(unit(word[0] as number), exp(c.teamTrust * trust + fit + mixed - c.loadAversion * burdenOf(o, other)));
}
