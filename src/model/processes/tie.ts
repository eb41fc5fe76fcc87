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
import { unit, word } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { CHANNELS, createCandidates, drawCollaboration, type Encounters, listEncounters } from '../encounter.ts';
import { EventKind } from '../events.ts';
import { distance, distances } from '../knowledge.ts';
import { consent } from '../sigmoid.ts';
import { burdenOf, isActor, Kind, Origin } from '../state.ts';
import { LONGEST } from '../tables.ts';
import { findTie, isAlive, makeTie, quantise, trustBetween, trustOf, writeTrust } from '../ties.ts';
import { startBilateral } from './bilateral.ts';
import { adoptionOf, sharedAdoption } from './vision.ts';

/** Ties whose sides agreed on a project this month; scratch. */
const beginning: number[] = [];

/** Goes through the contacts of the month. @returns ties made */
export function formTies(sim: Context): number {
  const { state, contacts } = sim;
  beginning.length = 0;
  readPaths(sim);
  const encounters = listEncounters(sim);
  meetAll(sim, encounters);
  approach(sim);
  const made = decide(sim, encounters);
  // after all have met: a project adds to the load of its partners, and no pair may answer to what another began
  for (const tie of beginning) startBilateral(sim, tie);
  count(state, Counter.meetings, contacts.count);
  count(state, Counter.tiesFormed, made);
  return made;
}

/** What inclines strangers of each channel to become acquainted, logit. */
const inclination = new Float64Array(CHANNELS);

function readInclination(c: Context['c']): void {
  inclination[Origin.chance] = c.acquaintChance;
  inclination[Origin.referral] = c.acquaintReferral;
  inclination[Origin.seminar] = c.acquaintSeminar;
  inclination[Origin.studyGroup] = c.acquaintStudyGroup;
  inclination[Origin.introduction] = c.acquaintIntroduction;
  inclination[Origin.pipeline] = c.acquaintPipeline;
  inclination[Origin.incubator] = c.acquaintChance;
}

/** Pairs that may agree; scratch. */
let candidates = createScratch(createCandidates, 1024);
const TO_WORD = 2 ** 32;
/** The largest consent of each channel, as a word of a draw. */
const most = new Float64Array(CHANNELS);

/** Trust grows among acquaintances; who could agree with the nearest, most convinced and idle partner is a candidate. */
function meetAll(sim: Context, { a, b, tie: known, first, second }: Encounters): void {
  const { c, month, contacts, tables, state } = sim;
  const { kind } = state.organisations;
  const { metAt, trust, trustAt, expires, work, collaboration } = state.ties;
  const { channel: channels, count: met } = contacts;
  const { trust: decay, trustMonths, channelOdds } = tables;
  const { trustMeeting, collaborate, collaborateTrust } = c;
  if (candidates.at.length < met) candidates = createCandidates(met * 2);
  const { at, base, a: sideA, b: sideB } = candidates;
  readInclination(c);
  const nearest = c.familiarity + c.sharedVision;
  for (let k = 0; k < CHANNELS; k++) most[k] = consent((inclination[k] as number) + nearest) * TO_WORD;
  let m = 0;
  for (let n = 0; n < met; n++) {
    const tie = known[n] as number;
    const channel = channels[n] as number;
    let logit: number;
    let limit: number;
    if (tie < 0) {
      logit = inclination[channel] as number;
      limit = most[channel] as number;
    } else {
      if (metAt[tie] === month) {
        if (channel === Origin.referral) betterReferral(sim, tie, n);
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
      if (collaboration[tie] !== 0 || !mayWork(kind[a[n] as number] as number, kind[b[n] as number] as number))
        continue;
      logit = collaborate + (channelOdds[channel] as number) + collaborateTrust * now;
      limit = consent(logit + nearest) * TO_WORD;
    }
    if (((first[n] as number) >>> 0) + 0.5 >= limit || ((second[n] as number) >>> 0) + 0.5 >= limit) continue;
    at[m] = n;
    sideA[m] = a[n] as number;
    sideB[m] = b[n] as number;
    base[m++] = logit;
  }
  candidates.count = m;
}

/** Two actors can work together, but not two laboratories. */
function mayWork(a: number, b: number): boolean {
  return isActor(a) && isActor(b) && (a !== Kind.lab || b !== Kind.lab);
}

/** Adds shared vision and nearness. A bound between the two costs more than the distances that it saves. */
function approach(sim: Context): void {
  const { c, state } = sim;
  const { familiarity, sharedVision } = c;
  const { base, a, b } = candidates;
  const pairs = candidates.count;
  if (shared.length < pairs) shared = new Float64Array(pairs * 2);
  sharedAdoption(sim, a, b, pairs, shared);
  for (let n = 0; n < pairs; n++) base[n] = (base[n] as number) + sharedVision * (shared[n] as number);
  distances(state.organisations.unit, a, b, pairs, shared);
  for (let n = 0; n < pairs; n++) base[n] = (base[n] as number) + familiarity * (1 - (shared[n] as number));
}

/** Product of adoptions, then distance, of each candidate; scratch. */
let shared = new Float64Array(1024);

/** Both sides of a candidate decide. @returns ties made */
function decide(sim: Context, { a: sideA, b: sideB, hi, lo, tie: known, first, second }: Encounters): number {
  const { c, state, contacts, month } = sim;
  const { channel: channels, via } = contacts;
  const { at, base, count: pairs } = candidates;
  const { loadAversion } = c;
  let made = 0;
  for (let m = 0; m < pairs; m++) {
    const n = at[m] as number;
    const a = sideA[n] as number;
    const b = sideB[n] as number;
    const logit = base[m] as number;
    if (
      ((first[n] as number) >>> 0) + 0.5 >=
      consent(logit - loadAversion * burdenOf(state.organisations, a)) * TO_WORD
    )
      continue;
    if (
      ((second[n] as number) >>> 0) + 0.5 >=
      consent(logit - loadAversion * burdenOf(state.organisations, b)) * TO_WORD
    )
      continue;
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
    const trust = channel === Origin.referral ? (paths[n] as number) : firstTrust(sim, channel);
    const formed = acquaint(sim, tie, hi[n] as number, lo[n] as number, a, b, channel, via[n] as number, trust);
    // a coordinator follows an introduction up
    if (channel === Origin.introduction) considerWork(sim, formed, channel);
    made++;
  }
  return made;
}

/** Trust at the start of a tie that did not begin with a referral. */
function firstTrust(sim: Context, channel: number): number {
  return channel === Origin.introduction ? sim.c.trustIntroduced : sim.c.trustChance;
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
    const path = trustBetween(sim, a[n] as number, friend) * trustBetween(sim, friend, b[n] as number);
    paths[n] = quantise(Math.max(c.referralLeast * c.trustFloor, c.trustReferral * path));
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
