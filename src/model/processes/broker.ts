/**
 * E2 Brokerage: coordinators and the bureau visit organisations, which puts them on the body's knowledge map; from the
 * map coordinators introduce pairs by expected fit.
 *
 *   whom to visit   in the towns of the month's tour, the first of a race with weights by how long ago each was seen
 *   whom to whom    argmin over a bounded list of -ln u_ij / exp(skill · fit_ij)
 *
 * The list holds the next on a keyed ring of all known, so that one more known organisation changes only the lists near it.
 *
 * Reads   organisations.{mappedAt, member, field, unit}, ties
 * Writes  organisations.{mappedAt, adoption}; contacts; counters
 * Draws   visit: one for each in the towns of the tour; introduction: one a month, which orders the known by their keys;
 *         introductionMatch: one for each pair on a list
 * Source  METI 2005: dispatch of coordinators; introductions 3 to 6 a month are a proposal.
 */
import { race } from '../../core/distributions.ts';
import { exp } from '../../core/math.ts';
import { type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { distance, performing } from '../knowledge.ts';
import { inThisMonth } from '../money.ts';
import { judgementGain } from '../people.ts';
import { attend, clearRing, sortRing } from '../ring.ts';
import { Body, Kind, Origin } from '../state.ts';
import { localMoney } from './body.ts';
import { tieBetween } from './tie.ts';
import { raiseAdoption } from './vision.ts';

/** Coordinators go round the towns: an eighth of them each month. */
const TOURS = 8;

/** Visits of this month. @returns visits */
export function visit(sim: Context): number {
  const { activity } = sim;
  if (activity.visits === 0 && !sim.channels.isHeld('visits')) return 0;
  const { state, c, month, log, rows } = sim;
  const o = state.organisations;
  const chosen = new Selection(activity.visits, o.keyHi, o.keyLo);
  const { hi, lo } = processKey(sim.seed, Decision.visit, month);
  const { actors, actorCount } = sim.roll;
  const { keyHi, keyLo, town, mappedAt, member } = o;
  const others = c.visitNonMember;
  let limit = chosen.limit;
  const tours = Math.min(TOURS, sim.params.region.townWeights.length);
  for (let n = 0; n < actorCount; n++) {
    const row = actors[n] as number;
    if (((town[row] as number) + month) % tours !== 0) continue;
    const seen = month - (mappedAt[row] as number);
    const weight = (seen < 24 ? seen : 24) * (member[row] === 1 ? 1 : others);
    threefry(hi, lo, keyHi[row] as number, keyLo[row] as number);
    const u = unit(word[0] as number);
    // -ln u is at least 1 - u, so most need no logarithm
    if (1 - u > limit * weight || weight === 0) continue;
    chosen.offer(row, race(u, weight));
    limit = chosen.limit;
  }
  const visited = throughChannel(sim, chosen.rows.subarray(0, chosen.size));
  for (const row of visited) {
    o.mappedAt[row] = month;
    if (o.member[row] === 1) raiseAdoption(sim, row, c.visionGainVisit);
    if (log !== null) {
      if (activity.hired > 0) log.because(EventKind.hiring, o.keyHi[rows.body] as number, o.keyLo[rows.body] as number);
      log.emit(
        month,
        EventKind.visit,
        o.keyHi[row] as number,
        o.keyLo[row] as number,
        o.keyHi[rows.body] as number,
        o.keyLo[rows.body] as number,
        0,
        0,
      );
    }
  }
  count(state, Counter.visits, visited.length);
  return visited.length;
}

/** Visits are few: one more organisation can take another's. Those of the baseline where the channel is held. */
function throughChannel(sim: Context, chosen: Int32Array): ArrayLike<number> & Iterable<number> {
  const { channels, month, roll } = sim;
  const { keyHi, keyLo } = sim.state.organisations;
  if (channels.isHeld('visits')) {
    const held = channels.held('visits', month);
    return roll.actors.subarray(0, roll.actorCount).filter((row) => {
      for (let n = 0; n < held.length; n += 2) if (held[n] === keyHi[row] && held[n + 1] === keyLo[row]) return true;
      return false;
    });
  }
  if (channels.recording !== null) {
    const keys = Array.from(chosen, (row) => [keyHi[row] as number, keyLo[row] as number]);
    channels.record('visits', month, keys.flat());
  }
  return chosen;
}

/** Pays the coordinators of this month, the body's own from fees, services and local money, the others from the lever. */
export function payCoordinators(sim: Context): number {
  const { state, c, month } = sim;
  const own = state.body[Body.coordinators] as number;
  if (own > 0) pay(state, Account.state, Account.body, inThisMonth(localMoney(sim), month));
  const wages =
    inThisMonth(own * c.coordinatorCost, month) + inThisMonth(sim.activity.hired * c.coordinatorCost, month);
  pay(state, Account.body, Account.households, wages);
  count(state, Counter.bodyCost, wages);
  return wages;
}

/** Introductions of this month. @returns contacts */
export function introduce(sim: Context): number {
  const { activity } = sim;
  if (activity.introductions === 0) return 0;
  const { state, month, ring, contacts, rows } = sim;
  const o = state.organisations;
  // keys are random words already, so an odd multiplier of the month puts them in an order of its own at the price of none
  const { hi, lo } = processKey(sim.seed, Decision.introduction, month);
  const { keyHi, keyLo } = o;
  clearRing(ring, o.count);
  const focal = new Selection(activity.introductions, keyHi, keyLo);
  let limit = focal.limit;
  const { known, knownCount } = sim.roll;
  for (let n = 0; n < knownCount; n++) {
    const row = known[n] as number;
    attend(ring, row, 0, Math.imul(keyHi[row] as number, hi | 1));
    const score = Math.imul(keyLo[row] as number, lo | 1) >>> 0;
    if (score > limit) continue;
    focal.offer(row, score);
    limit = focal.limit;
  }
  if (ring.count < 2) return 0;
  sortRing(ring, 1, keyHi, keyLo);
  const match = processKey(sim.seed, Decision.introductionMatch, month);
  const isFocal = new Uint8Array(o.count);
  for (let n = 0; n < focal.size; n++) isFocal[focal.rows[n] as number] = 1;
  const before = contacts.count;
  for (let place = 0; place < ring.count; place++) {
    const row = ring.row[ring.order[place] as number] as number;
    if (isFocal[row] === 0) continue;
    const partner = bestMatch(sim, row, place, match);
    if (partner >= 0) addContact(contacts, row, partner, Origin.introduction, rows.body);
  }
  return contacts.count - before;
}

/** Times of the race of one list; scratch. */
const times = new Float64Array(64);

/** The winner of the race among the next on the ring who do not work together yet; -1: all do. */
function bestMatch(sim: Context, row: number, place: number, match: Key): number {
  const { c, ring } = sim;
  const { keyHi, keyLo } = sim.state.organisations;
  const length = Math.min(c.introductionCandidates, ring.count - 1);
  const skill = sim.activity.skill * (1 + judgementGain(sim));
  const hi = keyLo[row] as number;
  const lo = keyHi[row] as number;
  for (let step = 1; step <= length; step++) {
    const other = ring.row[ring.order[(place + step) % ring.count] as number] as number;
    const fit = expectedFit(sim, row, other);
    threefry(match.hi, match.lo, (keyHi[other] as number) ^ hi, (keyLo[other] as number) ^ lo);
    times[step] = race(unit(word[0] as number), exp(skill * fit));
  }
  for (let tries = 0; tries < length; tries++) {
    let best = 1;
    for (let step = 2; step <= length; step++) if ((times[step] as number) < (times[best] as number)) best = step;
    const other = ring.row[ring.order[(place + best) % ring.count] as number] as number;
    const tie = tieBetween(sim, row, other);
    if (tie < 0 || sim.state.ties.collaboration[tie] === 0) return other;
    times[best] = Number.POSITIVE_INFINITY;
  }
  return -1;
}

/** What a coordinator expects of a pair, 0 to 1.3: performing in distance, and a firm meeting a laboratory. */
function expectedFit(sim: Context, i: number, j: number): number {
  const o = sim.state.organisations;
  const d = distance(o.unit, i, j);
  const mixed = (o.kind[i] === Kind.lab) !== (o.kind[j] === Kind.lab);
  return performing(d, sim.c.distanceOptimum, sim.c.distanceWidth) + (mixed ? 0.3 : 0);
}
