/**
 * Lever `exchange`: trips of members to other clusters and overseas. A trip is a meeting outside, from which a pipeline
 * may come (E3); it shows knowledge that the region lacks, and an entry overseas may follow. Who follows a trip up is not
 * at the gatherings here meanwhile: local ties thin by that alone.
 *
 *   whom       the first of a race with weights by attention, as many as the money pays; nobody who is still away
 *   learning   e_if += λ · A_i · (1 - d_ij) · max(0, e_jf - e_if);   A absorptive capacity (learning.ts)
 *   entry      trip overseas: a firm comes with chance ι · room
 *
 * A branch plant has no research of its own, and learns nothing.
 *
 * Reads   organisations.{member, attention, awayUntil, unit, expertise}
 * Writes  contacts; organisations.{awayUntil, expertise, unit, fit, used}, entries; accounts; counters
 * Draws   trip (k: who, where to): one for each member and traveller; inward: one for each trip overseas
 * Cost    trip cost for each trip made, paid by the state, up to the budget
 * Source  METI 2005, policy tool (1)-3 and framework 5 (3); Bathelt, Malmberg & Maskell 2004 for pipelines; Cohen &
 *         Levinthal 1989 for absorptive capacity. Sizes are proposals.
 */
import { race } from '../../core/distributions.ts';
import { childKey } from '../../core/key.ts';
import { drawRows, type Key, processKey, threefry, uniform, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { holdsKey } from '../channels.ts';
import { addContact, type Context, type Host } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { refreshProfile } from '../initialize.ts';
import { distanceBetween } from '../knowledge.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { FIELDS } from '../params.ts';
import { enter } from '../processes/entry.ts';
import { absorption } from '../processes/learning.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, Origin } from '../state.ts';

/** Trips of the month. @returns trips */
export function runExchange(sim: Context): number {
  sim.beyond?.receive(sim);
  const { state, c, month, channels } = sim;
  // a held channel has the baseline's travellers, whatever this run's own budget is
  const held = channels.isHeld('exchange') ? channels.held('exchange', month) : null;
  const paid = Math.floor(moneyOf(sim, 'exchange') / c.exchangeTripCost);
  const trips = held === null ? inThisMonth(paid, month) : held.length / 2;
  if (trips === 0) return 0;
  const o = state.organisations;
  const travellers = chooseTravellers(sim, Math.min(trips, sim.roll.memberCount), held);
  if (channels.recording !== null)
    channels.record(
      'exchange',
      month,
      travellers.flatMap((row) => [o.keyHi[row] as number, o.keyLo[row] as number]),
    );
  const clusters = sim.roll.outside.filter((row) => o.kind[row] === Kind.cluster);
  const way = processKey(sim.seed, Decision.trip, month, 1);
  const inward = processKey(sim.seed, Decision.inward, month);
  for (const row of travellers) travel(sim, row, destinationOf(sim, row, clusters, way), inward);
  const cost = travellers.length * c.exchangeTripCost;
  pay(state, Account.state, Account.market, cost);
  count(state, Counter.publicMoney, cost);
  count(state, Counter.exchangeMoney, cost);
  count(state, Counter.exchangeTrips, travellers.length);
  return travellers.length;
}

/** Scratch. */
const travellersChosen = new Selection();

/** Members that can learn and work, the attentive sooner. */
function chooseTravellers(sim: Context, trips: number, held: Float64Array | null): number[] {
  const { keyHi, keyLo, kind, attention, awayUntil } = sim.state.organisations;
  const { members, memberCount, first, second } = sim.roll;
  drawRows(processKey(sim.seed, Decision.trip, sim.month, 0), keyHi, keyLo, members, memberCount, first, second);
  const chosen = travellersChosen.begin(trips, keyHi, keyLo);
  let limit = chosen.limit;
  for (let n = 0; n < memberCount; n++) {
    const row = members[n] as number;
    const weight = attention[row] as number;
    if ((kind[row] as number) > Kind.venture || weight === 0 || (awayUntil[row] as number) >= sim.month) continue;
    const u = unit(first[n] as number);
    // -ln u is at least 1 - u, so most need no logarithm
    if (1 - u > limit * weight) continue;
    if (held !== null && !holdsKey(held, keyHi[row] as number, keyLo[row] as number)) continue;
    chosen.offer(row, race(u, weight));
    limit = chosen.limit;
  }
  return [...chosen.rows.subarray(0, chosen.size)];
}

/** Overseas for a share of the trips, otherwise the cluster with the least keyed draw of the pair. */
function destinationOf(sim: Context, row: number, clusters: readonly number[], way: Key): number {
  const { keyHi, keyLo } = sim.state.organisations;
  const hi = keyHi[row] as number;
  const lo = keyLo[row] as number;
  if (uniform(way, hi, lo) < sim.c.exchangeOverseas || clusters.length === 0) return sim.rows.overseas;
  let least = Number.POSITIVE_INFINITY;
  let best = sim.rows.overseas;
  for (const cluster of clusters) {
    threefry(way.hi, way.lo, hi ^ (keyHi[cluster] as number), lo ^ (keyLo[cluster] as number));
    const u = unit(word[0] as number);
    if (u >= least) continue;
    least = u;
    best = cluster;
  }
  return best;
}

function travel(sim: Context, row: number, to: number, inward: Key): void {
  const { state, c, month, log, rows } = sim;
  const o = state.organisations;
  const hi = o.keyHi[row] as number;
  const lo = o.keyLo[row] as number;
  const overseas = to === rows.overseas;
  markReached(o, row, LeverBit.exchange);
  log?.emit(
    month,
    EventKind.exchange,
    hi,
    lo,
    o.keyHi[to] as number,
    o.keyLo[to] as number,
    c.exchangeTripCost,
    overseas ? 1 : 0,
  );
  addContact(sim.contacts, row, to, Origin.pipeline, rows.body);
  o.awayUntil[row] = month + c.exchangeAbsence;
  const host = sim.beyond?.hostOf(sim, row, to) ?? null;
  if (host === null) learnFrom(sim, row, o, to);
  else learnFrom(sim, row, host, host.row);
  if (!overseas || uniform(inward, hi, lo) >= c.exchangeInward * sim.room) return;
  count(state, Counter.inwardEntries);
  const cause = { kind: EventKind.exchange, hi, lo, label: 2 } as const;
  enter(sim, childKey(hi, lo, Decision.inward, month), o.town[row] as number, cause, o.field[row] as number);
}

/** Closes a part of every gap to what row `to` of `from` knows: a node here, or somebody of another region. */
export function learnFrom(sim: Context, row: number, from: Omit<Host, 'row'>, to: number): void {
  const { state, c, params } = sim;
  const { expertise, unit: profile, plant } = state.organisations;
  if (plant[row] === 1) return;
  const part = c.exchangeLearning * absorption(sim, row, 0) * (1 - distanceBetween(profile, row, from.unit, to));
  if (part <= 0) return;
  for (let f = 0; f < FIELDS; f++) {
    const gap = (from.expertise[to * FIELDS + f] as number) - (expertise[row * FIELDS + f] as number);
    if (gap > 0) expertise[row * FIELDS + f] = (expertise[row * FIELDS + f] as number) + part * gap;
  }
  refreshProfile(state, params, row);
}
