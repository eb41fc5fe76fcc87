/**
 * E3 Acquaintance, then collaboration, and E4 Trust. Each contact of the month is one pair:
 *
 *   strangers      become acquainted if both consent:   u_i < σ(a_channel + b (1 - d) + v v_i v_j - l load_i), and j alike
 *   acquaintances  trust grows; both actors may start to work together, by consent of the same form with trust
 *
 * A pair that met through several channels in a month counts for the first of the schedule.
 *
 * Reads   contacts; organisations.{unit, load, benches, adoption}; ties
 * Writes  ties; counters
 * Draws   acquaintance, collaboration (k: channel): one for each pair, one word a side
 * Source  Forming is monotone in proximity (Boschma 2005); referral t0 = r t_ik t_kj is the invisible trust network.
 */
import { compareKeys, pairKey } from '../../core/key.ts';
import { type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { distance } from '../knowledge.ts';
import { consent } from '../sigmoid.ts';
import { burdenOf, isActor, Kind, Origin } from '../state.ts';
import { findTie, isAlive, makeTie, quantise, trustOf, writeTrust } from '../ties.ts';
import { startBilateral } from './project.ts';
import { adoptionOf } from './vision.ts';

const CHANNELS = 7;

/** Ties whose sides agreed on a project this month; scratch. */
const beginning: number[] = [];

/** Goes through the contacts of the month. @returns ties made */
export function formTies(sim: Context): number {
  const { state, contacts, month, c, seed } = sim;
  const { organisations: o } = state;
  const { keyHi, keyLo } = o;
  const inclination = [
    c.acquaintChance,
    c.acquaintReferral,
    c.acquaintSeminar,
    c.acquaintStudyGroup,
    c.acquaintIntroduction,
    c.acquaintPipeline,
    c.acquaintChance,
  ];
  const draws = Array.from({ length: CHANNELS }, (_, k) => processKey(seed, Decision.acquaintance, month, k));
  const again = Array.from({ length: CHANNELS }, (_, k) => processKey(seed, Decision.collaboration, month, k));
  // no consent is likelier than with the nearest, most convinced and idle partner
  const highest = inclination.map((a) => consent(a + c.familiarity + c.sharedVision));
  let made = 0;
  beginning.length = 0;
  const paths = pathTrust(sim);

  const { a: sideA, b: sideB, channel: channels, via, count: met } = contacts;
  for (let n = 0; n < met; n++) {
    let a = sideA[n] as number;
    let b = sideB[n] as number;
    if (compareKeys(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number) > 0) {
      const swap = a;
      a = b;
      b = swap;
    }
    const channel = channels[n] as number;
    pairKey(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number);
    const hi = word[0] as number;
    const lo = word[1] as number;
    const tie = findTie(state, hi, lo);
    if (tie >= 0 && isAlive(state.ties, tie, month)) {
      if (state.ties.metAt[tie] !== month || channel === Origin.referral)
        meetAgain(sim, tie, channel, n, paths[n] as number, again[channel] as Key);
      continue;
    }
    const key = draws[channel] as Key;
    threefry(key.hi, key.lo, hi, lo);
    const ua = unit(word[0] as number);
    const ub = unit(word[1] as number);
    const most = highest[channel] as number;
    if (ua >= most || ub >= most) continue;
    const shared = (inclination[channel] as number) + c.sharedVision * adoptionOf(sim, a) * adoptionOf(sim, b);
    // the nearest possible first: distance is the dearest part
    const bound = consent(shared + c.familiarity);
    if (ua >= bound || ub >= bound) continue;
    const base = shared + c.familiarity * (1 - distance(o.unit, a, b));
    if (ua >= consent(base - c.loadAversion * burdenOf(o, a))) continue;
    if (ub >= consent(base - c.loadAversion * burdenOf(o, b))) continue;
    const trust = channel === Origin.referral ? (paths[n] as number) : firstTrust(sim, channel);
    const formed = acquaint(sim, tie, hi, lo, a, b, channel, via[n] as number, trust);
    // a coordinator follows an introduction up
    if (channel === Origin.introduction) considerWork(sim, formed, channel, again[channel] as Key);
    made++;
  }
  // after all have met: a project adds to the load of its partners, and no pair may answer to what another began
  for (const tie of beginning) startBilateral(sim, tie);
  count(state, Counter.meetings, contacts.count);
  count(state, Counter.tiesFormed, made);
  return made;
}

/** Trust at the start of a tie that did not begin with a referral. */
function firstTrust(sim: Context, channel: number): number {
  return channel === Origin.introduction ? sim.c.trustIntroduced : sim.c.trustChance;
}

/** For each referral among the contacts, the trust along its path, read before anybody has met. */
function pathTrust(sim: Context): Float64Array {
  const { contacts, c } = sim;
  const paths = new Float64Array(contacts.count);
  for (let n = 0; n < contacts.count; n++) {
    if (contacts.channel[n] !== Origin.referral) continue;
    const via = contacts.via[n] as number;
    const path = trustBetween(sim, contacts.a[n] as number, via) * trustBetween(sim, via, contacts.b[n] as number);
    paths[n] = quantise(Math.max(2 * c.trustFloor, c.trustReferral * path));
  }
  return paths;
}

/** Present trust of two rows; 0 where there is no living tie. */
export function trustBetween(sim: Context, a: number, b: number): number {
  const tie = tieBetween(sim, a, b);
  return tie < 0 ? 0 : trustOf(sim.state.ties, tie, sim.month, sim.tables.trust);
}

/** Row of the living tie of two organisations; -1. */
export function tieBetween(sim: Context, a: number, b: number): number {
  const o = sim.state.organisations;
  pairKey(o.keyHi[a] as number, o.keyLo[a] as number, o.keyHi[b] as number, o.keyLo[b] as number);
  const tie = findTie(sim.state, word[0] as number, word[1] as number);
  return tie >= 0 && isAlive(sim.state.ties, tie, sim.month) ? tie : -1;
}

function acquaint(
  sim: Context,
  found: number,
  hi: number,
  lo: number,
  a: number,
  b: number,
  channel: number,
  via: number,
  trust: number,
): number {
  const { log, month } = sim;
  const o = sim.state.organisations;
  const causeHi = via < 0 ? 0 : (o.keyHi[via] as number);
  const causeLo = via < 0 ? 0 : (o.keyLo[via] as number);
  const tie = makeTie(sim, found, hi, lo, a, b, channel, trust, causeHi, causeLo);
  if (log === null) return tie;
  if (channel === Origin.introduction) logIntroduction(sim, hi, lo, a, b);
  if (channel === Origin.introduction) log.because(EventKind.introduction, hi, lo);
  if (channel === Origin.seminar) log.because(EventKind.seminar, causeHi, causeLo);
  if (channel === Origin.studyGroup) log.because(EventKind.studyGroup, causeHi, causeLo);
  if (channel === Origin.pipeline && via >= 0)
    for (const side of [a, b]) log.because(EventKind.exchange, o.keyHi[side] as number, o.keyLo[side] as number);
  if (channel === Origin.referral) {
    for (const side of [a, b]) {
      pairKey(o.keyHi[side] as number, o.keyLo[side] as number, causeHi, causeLo);
      log.because(EventKind.tie, word[0] as number, word[1] as number);
    }
  }
  log.emit(month, EventKind.tie, hi, lo, o.keyHi[a] as number, o.keyLo[a] as number, trust, channel);
  return tie;
}

/** An introduction that led to something is told with the visits behind it. */
function logIntroduction(sim: Context, hi: number, lo: number, a: number, b: number): void {
  const o = sim.state.organisations;
  for (const side of [a, b]) sim.log?.because(EventKind.visit, o.keyHi[side] as number, o.keyLo[side] as number);
  sim.log?.emit(sim.month, EventKind.introduction, hi, lo, o.keyHi[a] as number, o.keyLo[a] as number, 0, 0);
}

/** A further meeting of two who know each other. */
function meetAgain(sim: Context, tie: number, channel: number, contact: number, path: number, key: Key): void {
  const { c, month, state } = sim;
  const { ties } = state;
  if (ties.metAt[tie] === month) {
    if (ties.since[tie] === month && channel === Origin.referral && ties.origin[tie] === Origin.referral)
      betterReferral(sim, tie, contact, path);
    return;
  }
  const trust = trustOf(ties, tie, month, sim.tables.trust);
  ties.metAt[tie] = month;
  writeTrust(sim, tie, trust + c.trustMeeting * (1 - trust));
  if (ties.collaboration[tie] === 0) considerWork(sim, tie, channel, key);
}

/** Two actors who know each other may start to work together, if both consent. */
function considerWork(sim: Context, tie: number, channel: number, key: Key): void {
  const { c, month, state } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  if (!isActor(o.kind[a] as number) || !isActor(o.kind[b] as number)) return;
  if (o.kind[a] === Kind.lab && o.kind[b] === Kind.lab) return;
  threefry(key.hi, key.lo, ties.keyHi[tie] as number, ties.keyLo[tie] as number);
  const ua = unit(word[0] as number);
  const ub = unit(word[1] as number);
  const trust = trustOf(ties, tie, month, sim.tables.trust);
  const willing =
    c.collaborate +
    (sim.tables.channelOdds[channel] as number) +
    c.collaborateTrust * trust +
    c.sharedVision * adoptionOf(sim, a) * adoptionOf(sim, b);
  const bound = consent(willing + c.familiarity);
  if (ua >= bound || ub >= bound) return;
  const base = willing + c.familiarity * (1 - distance(o.unit, a, b));
  if (ua >= consent(base - c.loadAversion * burdenOf(o, a))) return;
  if (ub >= consent(base - c.loadAversion * burdenOf(o, b))) return;
  collaborate(sim, tie, channel);
}

/** Two friends referred the same pair in one month: the stronger path counts, by key where they are equal. */
function betterReferral(sim: Context, tie: number, contact: number, path: number): void {
  const { ties, organisations: o } = sim.state;
  const via = sim.contacts.via[contact] as number;
  const hi = o.keyHi[via] as number;
  const lo = o.keyLo[via] as number;
  const before = ties.trust[tie] as number;
  if (path < before) return;
  if (path === before && compareKeys(hi, lo, ties.causeHi[tie] as number, ties.causeLo[tie] as number) >= 0) return;
  writeTrust(sim, tie, path);
  ties.causeHi[tie] = hi;
  ties.causeLo[tie] = lo;
}

function collaborate(sim: Context, tie: number, channel: number): void {
  const { state, log, month } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  ties.collaboration[tie] = 1;
  const lab = o.kind[a] === Kind.lab || o.kind[b] === Kind.lab;
  if ((lab && membersOf(o, a, b) > 0) || membersOf(o, a, b) === 2) count(state, Counter.alliancesFormed);
  if (log !== null) {
    const hi = ties.keyHi[tie] as number;
    const lo = ties.keyLo[tie] as number;
    // telling the introduction first, for it takes its causes with it
    if (channel === Origin.introduction) logIntroduction(sim, hi, lo, a, b);
    log.because(EventKind.tie, hi, lo);
    if (channel === Origin.introduction) log.because(EventKind.introduction, hi, lo);
    log.emit(month, EventKind.collaboration, hi, lo, o.keyHi[a] as number, o.keyLo[a] as number, 0, channel);
  }
  if (lab) beginning.push(tie);
}

function membersOf(o: Context['state']['organisations'], a: number, b: number): number {
  return (o.member[a] as number) + (o.member[b] as number);
}
