/**
 * E3 Acquaintance, then collaboration: what becomes of the contacts of the month.
 *
 *   strangers      who agree (agreement.ts) become acquainted; after an introduction they may start to work at once
 *   acquaintances  trust each other more (E4, trust.ts); those who agree start to work together
 *
 * A pair that met through several channels in a month counts for the first of the schedule.
 *
 * Reads   contacts; organisations.{kind, member, load, benches}; ties
 * Writes  ties; counters
 * Draws   collaboration (k: introduction): for those whom it has just made acquainted
 * Source  METI 2005, step 2: from a visible face to work together; that it takes both sides is our form.
 */
import { compareKeys, pairKey } from '../../core/key.ts';
import { unit, word } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { type Candidates, drawCollaboration, type Encounters, listEncounters } from '../encounter.ts';
import { EventKind } from '../events.ts';
import { distance } from '../knowledge.ts';
import { consent } from '../sigmoid.ts';
import { burdenOf, Kind, Origin } from '../state.ts';
import { findTie, isAlive, makeTie, trustBetween } from '../ties.ts';
import { listAgreed, mayWork } from './agreement.ts';
import { startBilateral } from './bilateral.ts';
import { firstTrust, growTrust, referredTrust, trustOf, writeTrust } from './trust.ts';
import { adoptionOf } from './vision.ts';

/** Ties whose sides agreed on a project this month; scratch. */
const beginning: number[] = [];

/** Goes through the contacts of the month. @returns ties made */
export function formTies(sim: Context): number {
  const { state, contacts } = sim;
  beginning.length = 0;
  readPaths(sim);
  const encounters = listEncounters(sim);
  growTrust(sim, encounters);
  const made = join(sim, encounters, listAgreed(sim, encounters));
  // after all have met: a project adds to the load of its partners, and no pair may answer to what another began
  for (const tie of beginning) startBilateral(sim, tie);
  count(state, Counter.meetings, contacts.count);
  count(state, Counter.tiesFormed, made);
  return made;
}

/** Strangers who agree become acquainted, acquaintances begin to work together. @returns ties made */
function join(sim: Context, { hi, lo, tie: known }: Encounters, agreed: Candidates): number {
  const { c, state, contacts, month } = sim;
  const { channel: channels, via } = contacts;
  const { at, a: sideA, b: sideB, count: pairs } = agreed;
  let made = 0;
  for (let m = 0; m < pairs; m++) {
    const n = at[m] as number;
    const a = sideA[m] as number;
    const b = sideB[m] as number;
    const channel = channels[n] as number;
    if ((known[n] as number) >= 0) {
      collaborate(sim, known[n] as number, channel);
      continue;
    }
    const tie = findTie(state, hi[n] as number, lo[n] as number);
    if (tie >= 0 && isAlive(state.ties, tie, month)) {
      // they met through two channels, and the first made them acquainted
      if (channel === Origin.referral) betterReferral(sim, tie, n);
      continue;
    }
    const trust = channel === Origin.referral ? (paths[n] as number) : firstTrust(c, channel);
    const formed = acquaint(sim, tie, hi[n] as number, lo[n] as number, a, b, channel, via[n] as number, trust);
    // a coordinator follows an introduction up
    if (channel === Origin.introduction) considerWork(sim, formed, channel);
    made++;
  }
  return made;
}

/** For each referral among the contacts, the trust along its path; scratch. */
let paths = new Float64Array(1024);

/** Reads the paths, before anybody has met. */
function readPaths(sim: Context): void {
  const { contacts, c } = sim;
  const { channel, a, b, via, count: met } = contacts;
  if (paths.length < met) paths = new Float64Array(met * 2);
  for (let n = 0; n < met; n++) {
    if (channel[n] !== Origin.referral) continue;
    const friend = via[n] as number;
    paths[n] = referredTrust(c, trustBetween(sim, a[n] as number, friend), trustBetween(sim, friend, b[n] as number));
  }
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

/** Two who have just been introduced may start to work together, if both consent. */
function considerWork(sim: Context, tie: number, channel: number): void {
  const { c, month, state } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  if (!mayWork(o.kind[a] as number, o.kind[b] as number)) return;
  drawCollaboration(channel, ties.keyHi[tie] as number, ties.keyLo[tie] as number);
  const ua = unit(word[0] as number);
  const ub = unit(word[1] as number);
  const trust = trustOf(ties, tie, month, sim.tables.trust);
  const willing =
    c.collaborate +
    (sim.tables.channelOdds[channel] as number) +
    c.collaborateTrust * trust +
    c.sharedVision * (adoptionOf(sim, a) * adoptionOf(sim, b));
  const bound = consent(willing + c.familiarity);
  if (ua >= bound || ub >= bound) return;
  const base = willing + c.familiarity * (1 - distance(o.unit, a, b));
  if (ua >= consent(base - c.loadAversion * burdenOf(o, a))) return;
  if (ub >= consent(base - c.loadAversion * burdenOf(o, b))) return;
  collaborate(sim, tie, channel);
}

/** Two friends referred the same pair in one month: the stronger path counts, by key where they are equal. */
function betterReferral(sim: Context, tie: number, contact: number): void {
  const { ties, organisations: o } = sim.state;
  if (ties.since[tie] !== sim.month || ties.origin[tie] !== Origin.referral) return;
  const path = paths[contact] as number;
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
  if (isAlliance(o, a, b)) count(state, Counter.alliancesFormed);
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

/** A member firm or venture with a laboratory or another member. Laboratories are members, but none makes an alliance alone. */
function isAlliance(o: Context['state']['organisations'], a: number, b: number): boolean {
  const labA = o.kind[a] === Kind.lab;
  const labB = o.kind[b] === Kind.lab;
  const ofA = o.member[a] === 1;
  const ofB = o.member[b] === 1;
  return (ofA && !labA && (labB || ofB)) || (ofB && !labB && (labA || ofA));
}
