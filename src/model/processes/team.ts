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
import { compareKeys, pairKey } from '../../core/key.ts';
import { exp } from '../../core/math.ts';
import { type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { distance, performing } from '../knowledge.ts';
import { burdenOf, isActor, Kind, TEAM } from '../state.ts';
import { isAlive, trustOf } from '../ties.ts';

/** The lead and up to `wanted` more, the lead first. */
export function formTeam(sim: Context, lead: number, year: number, wanted: number): number[] {
  const trusted = candidates(sim, lead);
  const o = sim.state.organisations;
  const key = processKey(sim.seed, Decision.team, year);
  const found = [...trusted].map(([row, trust]) => ({ row, time: timeOf(sim, key, lead, row, trust) }));
  found.sort(
    (x, y) =>
      x.time - y.time ||
      compareKeys(
        o.keyHi[x.row] as number,
        o.keyLo[x.row] as number,
        o.keyHi[y.row] as number,
        o.keyLo[y.row] as number,
      ),
  );
  const size = Math.min(wanted, TEAM - 1);
  return [lead, ...found.slice(0, size).map(({ row }) => row)];
}

/** Trust by row of everybody who can be asked. */
function candidates(sim: Context, lead: number): Map<number, number> {
  const found = new Map<number, number>();
  const partners: [row: number, trust: number][] = [];
  eachTie(sim, lead, (row, trust, worked) => {
    found.set(row, trust);
    if (worked) partners.push([row, trust]);
  });
  const direct = new Set(found.keys());
  for (const [partner, trust] of partners) {
    eachTie(sim, partner, (row, further, worked) => {
      if (!worked || row === lead || direct.has(row)) return;
      const referred = sim.c.trustReferral * trust * further;
      if (referred > (found.get(row) ?? -1)) found.set(row, referred);
    });
  }
  return found;
}

/** Living ties to those who can work, whether they have worked together or not. */
function eachTie(sim: Context, row: number, each: (other: number, trust: number, worked: boolean) => void): void {
  const { state, month, tables } = sim;
  const { organisations: o, ties } = state;
  for (let edge = o.head[row] as number; edge >= 0; ) {
    const tie = edge >> 1;
    const onA = (edge & 1) === 0;
    edge = (onA ? ties.nextA[tie] : ties.nextB[tie]) as number;
    const other = (onA ? ties.b[tie] : ties.a[tie]) as number;
    if (!isAlive(ties, tie, month) || o.alive[other] === 0 || !isActor(o.kind[other] as number)) continue;
    each(other, trustOf(ties, tie, month, tables.trust), ties.collaboration[tie] === 1);
  }
}

function timeOf(sim: Context, key: Key, lead: number, other: number, trust: number): number {
  const { c } = sim;
  const o = sim.state.organisations;
  const [hi, lo] = [o.keyHi[lead] as number, o.keyLo[lead] as number];
  const fit = performing(distance(o.unit, lead, other), c.distanceOptimum, c.distanceWidth);
  const mixed = (o.kind[lead] === Kind.lab) !== (o.kind[other] === Kind.lab) ? 1 : 0;
  pairKey(hi, lo, o.keyHi[other] as number, o.keyLo[other] as number);
  threefry(key.hi, key.lo, (word[0] as number) ^ hi, word[1] as number);
  if (sim.reduction.evenTeams) return race(unit(word[0] as number), 1);
  return race(unit(word[0] as number), exp(3 * trust + fit + mixed - c.loadAversion * burdenOf(o, other)));
}
