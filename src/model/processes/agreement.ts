/**
 * E3 Acquaintance, then collaboration: who of those that meet consents. Each contact of the month is one pair:
 *
 *   strangers      become acquainted if both consent:   u_i < σ(a_channel + b (1 - d) + v v_i v_j + f min(n, most) - l load_i), and j alike
 *   acquaintances  start to work together if both are actors and consent, by the same form with trust in place of n
 *
 * n counts the acquaintances that strangers have in common at the start of the process, without the one who brought them
 * together, whose part is in a_channel (src/model/friends.ts). All decide before anything is written (tie.ts).
 *
 * Reads   contacts; organisations.{unit, load, benches, adoption}; ties
 * Writes  nothing
 * Draws   acquaintance, collaboration (k: channel): one for each pair, one word a side (src/model/encounter.ts)
 * Source  Forming is monotone in proximity (Boschma 2005); common acquaintances make it likelier (Kossinets & Watts 2006).
 */
import { createScratch } from '../../core/scratch.ts';
import type { Context } from '../context.ts';
import { type Candidates, CHANNELS, createCandidates, type Encounters, MET } from '../encounter.ts';
import { CommonFriends } from '../friends.ts';
import { distances } from '../knowledge.ts';
import { consent } from '../sigmoid.ts';
import { burdenOf, isActor, Kind, Origin } from '../state.ts';
import { sharedAdoption } from './vision.ts';

/** Pairs of the month that agree: strangers to become acquainted, acquaintances to work together; valid until the next call. */
export function listAgreed(sim: Context, encounters: Encounters): Candidates {
  listCandidates(sim, encounters);
  approach(sim);
  decide(sim, encounters);
  return candidates;
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

/** Who could agree with the nearest, most convinced and idle partner, and with all acquaintances in common that count, is a candidate. */
function listCandidates(sim: Context, { a, b, tie: known, first, second }: Encounters): void {
  const { c, contacts, state } = sim;
  const { kind } = state.organisations;
  const { trust, collaboration } = state.ties;
  const { channel: channels, count: met } = contacts;
  const { channelOdds } = sim.tables;
  const { collaborate, collaborateTrust } = c;
  if (candidates.at.length < met) candidates = createCandidates(met * 2);
  const { at, base, a: sideA, b: sideB } = candidates;
  readInclination(c);
  const nearest = c.familiarity + c.sharedVision;
  const befriended = nearest + c.commonFriends * c.commonFriendsMost;
  for (let k = 0; k < CHANNELS; k++) most[k] = consent((inclination[k] as number) + befriended) * TO_WORD;
  let m = 0;
  for (let n = 0; n < met; n++) {
    const tie = known[n] as number;
    const channel = channels[n] as number;
    if (tie === MET) continue;
    let logit: number;
    let limit: number;
    if (tie < 0) {
      logit = inclination[channel] as number;
      limit = most[channel] as number;
    } else {
      if (collaboration[tie] !== 0 || !mayWork(kind[a[n] as number] as number, kind[b[n] as number] as number))
        continue;
      // written this month, so it is the present one
      logit = collaborate + (channelOdds[channel] as number) + collaborateTrust * (trust[tie] as number);
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
export function mayWork(a: number, b: number): boolean {
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

/** Both sides of each candidate decide; who agree stay candidates. Nothing is written before all have decided. */
function decide(sim: Context, { tie: known, first, second }: Encounters): void {
  const { c } = sim;
  const { organisations: o } = sim.state;
  const { via } = sim.contacts;
  const { at, base, a: sideA, b: sideB, count: pairs } = candidates;
  const { loadAversion, commonFriends, commonFriendsMost } = c;
  const furthest = commonFriends * commonFriendsMost;
  common.clear(sim);
  let agreed = 0;
  for (let m = 0; m < pairs; m++) {
    const n = at[m] as number;
    const a = sideA[m] as number;
    const b = sideB[m] as number;
    const drawnA = ((first[n] as number) >>> 0) + 0.5;
    const drawnB = ((second[n] as number) >>> 0) + 0.5;
    const inclinedA = (base[m] as number) - loadAversion * burdenOf(o, a);
    const inclinedB = (base[m] as number) - loadAversion * burdenOf(o, b);
    // acquaintances in common are counted where they decide: neither are they enough for all, nor do all go without
    const more = (known[n] as number) < 0 ? furthest : 0;
    if (drawnA >= consent(inclinedA + more) * TO_WORD || drawnB >= consent(inclinedB + more) * TO_WORD) continue;
    if (more > 0 && (drawnA >= consent(inclinedA) * TO_WORD || drawnB >= consent(inclinedB) * TO_WORD)) {
      const won = commonFriends * common.count(sim, a, b, via[n] as number, commonFriendsMost);
      if (drawnA >= consent(inclinedA + won) * TO_WORD || drawnB >= consent(inclinedB + won) * TO_WORD) continue;
    }
    at[agreed] = n;
    sideA[agreed] = a;
    sideB[agreed++] = b;
  }
  candidates.count = agreed;
}

/** Acquaintances in common of strangers; scratch. */
const common = new CommonFriends();
