/**
 * E4 Trust. Every tie has its trust t, 0 to 1, the same for both sides, stored as (value, month written):
 *
 *   start     t = chance;  introduced, if by introduction;  max(least · floor, referral · t_ik · t_kj), if friend k referred i to j
 *   meeting   t + meeting (1 - t), once a month
 *   work      t + (1 - (1 - work)^months) (1 - t) at its end;  then t + success (1 - t), or t (1 - failure)
 *   idle      t / 2^(months / half-life), but as it was while both work together; below the floor without work the tie is dead
 *
 * Trade and lineage start ties with a trust of their own (supply.ts, founding.ts). Paths of
 * referrals are read in tie.ts, before anybody has met; powers and months to the floor are tabulated (src/model/tables.ts).
 *
 * Reads   contacts; ties
 * Writes  ties.{trust, trustAt, expires, metAt}
 * Draws   nothing
 * Source  t = referral · t_ik · t_kj is the invisible trust network of METI 2005; the form of growth and fading is ours.
 */
import { pow } from '../../core/math.ts';
import { quantise } from '../../core/quantise.ts';
import type { Context } from '../context.ts';
import { type Encounters, MET } from '../encounter.ts';
import type { Coefficients } from '../registry.ts';
import { Origin, type Ties } from '../state.ts';
import { LONGEST } from '../tables.ts';

/** Present trust: value times what is left of it; it does not fade while both work together. */
export function trustOf(ties: Ties, tie: number, month: number, decay: Float64Array): number {
  if (ties.work[tie] !== 0) return ties.trust[tie] as number;
  const months = month - (ties.trustAt[tie] as number);
  return (ties.trust[tie] as number) * (decay[months < LONGEST ? months : LONGEST] as number);
}

/** Writes trust as of this month and the date on which it will have faded to the floor. */
export function writeTrust(sim: Context, tie: number, value: number): void {
  const { ties } = sim.state;
  const trust = quantise(value > 1 ? 1 : value);
  ties.trust[tie] = trust;
  ties.trustAt[tie] = sim.month;
  ties.expires[tie] = sim.month + (sim.tables.trustMonths[Math.floor(trust * 256)] as number);
}

/** Trust at the start of a tie that did not begin with a referral. */
export function firstTrust(c: Coefficients, channel: number): number {
  return channel === Origin.introduction ? c.trustIntroduced : c.trustChance;
}

/** Trust at the start of a referred tie, from those of the two ties that led to it. */
export function referredTrust(c: Coefficients, toFriend: number, onward: number): number {
  return quantise(Math.max(c.referralLeast * c.trustFloor, c.trustReferral * (toFriend * onward)));
}

/** Acquaintances who met this month trust each other more, once; their further encounters are marked as MET. */
export function growTrust(sim: Context, { tie: known }: Encounters): void {
  const { month, tables, contacts } = sim;
  const { metAt, trust, trustAt, expires, work } = sim.state.ties;
  const { trust: decay, trustMonths } = tables;
  const { trustMeeting } = sim.c;
  const met = contacts.count;
  // as trustOf and writeTrust, with all that they look up in hand
  for (let n = 0; n < met; n++) {
    const tie = known[n] as number;
    if (tie < 0) continue;
    if (metAt[tie] === month) {
      known[n] = MET;
      continue;
    }
    metAt[tie] = month;
    const months = month - (trustAt[tie] as number);
    const left = work[tie] !== 0 ? 1 : (decay[months < LONGEST ? months : LONGEST] as number);
    const before = (trust[tie] as number) * left;
    const grown = before + trustMeeting * (1 - before);
    const now = quantise(grown > 1 ? 1 : grown);
    trust[tie] = now;
    trustAt[tie] = month;
    expires[tie] = month + (trustMonths[Math.floor(now * 256)] as number);
  }
}

/** Share of the missing trust that so many months of joint work add. */
export function workedTrust(c: Coefficients, months: number): number {
  return 1 - pow(1 - c.trustWork, months);
}

/** Partners who end a project trust each other by what working together added, and by how it went. */
export function settleTrust(sim: Context, tie: number, worked: number, success: boolean): void {
  const { c, state } = sim;
  // trust does not fade while they work; what work adds is added at its end
  const before = trustOf(state.ties, tie, sim.month, sim.tables.trust);
  const trust = before + (1 - before) * worked;
  writeTrust(sim, tie, success ? trust + c.trustSuccess * (1 - trust) : trust * (1 - c.trustFailure));
}
