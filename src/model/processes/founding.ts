/**
 * E9 Founding: university ventures from laboratories, spin-offs of firms.
 *
 *   laboratory  rate = push · incorporation · 2 · orientation · (base + b · own recent success + κ · p / (p + p0)),
 *               p those with a success in three years; orientation is 1/2 on average
 *   firm        rate = s0 · (1/2 + expertise / 10) for product-developing and large firms
 *
 * Where a rate has an exogenous and an endogenous part, a keyed label picks the part by its share, so that the offspring
 * of step 4 are identified. A venture's key comes from its parent and the candidate occasion.
 *
 * Reads   occasions; organisations; counters
 * Writes  organisations; accounts; counters
 * Draws   occasions of labVenture and spinOff; label: one for each venture
 * Source  Zhang 2003 for contagion; Klepper 2010 for heritage; push for 1,000 university ventures, FY2001 to FY2004.
 */

import { monthOf } from '../../core/calendar.ts';
import { reserve } from '../../core/columns.ts';
import { compareKeys, pairKey } from '../../core/key.ts';
import { processKey, uniform, word } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { found, monthsUntilExit, refreshProfile } from '../initialize.ts';
import { drawOccasionsOf, forCandidates, isAccepted, Occasion } from '../occasions.ts';
import { FIELDS } from '../params.ts';
import { Kind, Origin, Stage, TEAM } from '../state.ts';
import { makeTie } from '../ties.ts';

export const PEER_MONTHS = 36;
const PUSH_FROM = monthOf(2001, 4);
const PUSH_UNTIL = monthOf(2005, 4);
const INCORPORATION = monthOf(2004, 4);

/** @returns ventures founded */
export function foundVentures(sim: Context): number {
  const { state, c, month, channels } = sim;
  const o = state.organisations;
  const peers = channels.scalar('contagion', month, recentSuccesses(sim));
  const contagion = (c.contagionVentureRate * peers) / (peers + c.contagionHalf);
  const push = month >= PUSH_FROM && month < PUSH_UNTIL ? c.venturePush : 1;
  let founded = 0;
  forCandidates(sim, Occasion.labVenture, (occasion, row) => {
    const own =
      o.successAt[row] !== 0 && month - (o.successAt[row] as number) <= PEER_MONTHS ? c.successVentureRate : 0;
    const outward = o.national[row] === 1 && month >= INCORPORATION ? c.incorporationPush : 1;
    const scale = (push * outward * 2 * (o.orientation[row] as number)) / 12;
    const rate = scale * (c.labVentureRate + own + contagion);
    if (!isAccepted(sim, occasion, Occasion.labVenture, rate)) return;
    const all = c.labVentureRate + own + contagion;
    startVenture(sim, occasion, row, own / all, contagion / all);
    founded++;
  });
  forCandidates(sim, Occasion.spinOff, (occasion, row) => {
    const best = (o.expertise[row * FIELDS + (o.field[row] as number)] as number) / 10;
    const rate = (c.spinOffRate * (0.5 + best)) / 12;
    if (!isAccepted(sim, occasion, Occasion.spinOff, rate)) return;
    startVenture(sim, occasion, row, 0, 0);
    founded++;
  });
  return founded;
}

/** Laboratories and firms with a technical success in the last three years. */
function recentSuccesses(sim: Context): number {
  const { successAt } = sim.state.organisations;
  const { actors, actorCount } = sim.roll;
  let peers = 0;
  for (let n = 0; n < actorCount; n++)
    if (sim.month - (successAt[actors[n] as number] as number) <= PEER_MONTHS) peers++;
  return peers;
}

/** `own` and `peers`: shares of the rate that the parent's own success and those of others have. */
function startVenture(sim: Context, occasion: number, parent: number, own: number, peers: number): void {
  const { state, params, seed, month, c, log } = sim;
  const { occasions } = state;
  const key = { hi: occasions.keyHi[occasion] as number, lo: occasions.keyLo[occasion] as number };
  reserve(state.organisations, 1);
  const row = found(state, params, seed, key, Kind.venture, month);
  const o = state.organisations;
  const label = uniform(processKey(seed, Decision.label, 0), key.hi, key.lo);
  const ofOwn = label < own;
  const labelled = label < own + peers;
  o.parent[row] = parent;
  o.town[row] = o.town[parent] as number;
  o.field[row] = o.field[parent] as number;
  for (let f = 0; f < FIELDS; f++)
    o.expertise[row * FIELDS + f] = c.spinOffHeritage * (o.expertise[parent * FIELDS + f] as number);
  refreshProfile(state, params, row);
  o.staff[row] = c.ventureStaff;
  o.attention[row] = Math.min(1, 0.3 + (o.attention[row] as number));
  o.retireAt[row] = month + monthsUntilExit(seed, key, c.ventureHazard);
  o.cash[row] = c.venturePaidIn;
  o.causeHi[row] = ofOwn ? (o.keyHi[parent] as number) : 0;
  o.causeLo[row] = ofOwn ? (o.keyLo[parent] as number) : 0;
  pay(state, Account.households, Account.ventures, c.venturePaidIn);
  tieToParent(sim, row, parent);
  drawOccasionsOf(sim, row, month + 1);
  count(state, Counter.venturesFounded);
  if (labelled) count(state, Counter.offspring);
  if (o.member[parent] === 1) {
    count(state, Counter.venturesOfMembers);
    count(state, Counter.newBusinessesStarted);
  }
  if (log === null) return;
  if (ofOwn) becauseOfSuccess(sim, parent);
  log.emit(
    month,
    EventKind.venture,
    key.hi,
    key.lo,
    o.keyHi[parent] as number,
    o.keyLo[parent] as number,
    c.venturePaidIn,
    labelled ? 1 : 0,
  );
}

/** The latest successful project that holds the parent, where it is still in the table. */
function becauseOfSuccess(sim: Context, parent: number): void {
  const { projects: p } = sim.state;
  let latest = -1;
  for (let project = 0; project < p.count; project++) {
    const stage = p.stage[project];
    if (stage !== Stage.succeeded && stage !== Stage.launched) continue;
    if (latest >= 0 && (p.ends[project] as number) <= (p.ends[latest] as number)) continue;
    const team = p.partners.subarray(project * TEAM, project * TEAM + (p.size[project] as number));
    if (team.includes(parent)) latest = project;
  }
  if (latest >= 0) sim.log?.because(EventKind.success, p.keyHi[latest] as number, p.keyLo[latest] as number);
}

function tieToParent(sim: Context, row: number, parent: number): void {
  const o = sim.state.organisations;
  const first =
    compareKeys(o.keyHi[row] as number, o.keyLo[row] as number, o.keyHi[parent] as number, o.keyLo[parent] as number) <
    0
      ? row
      : parent;
  pairKey(o.keyHi[row] as number, o.keyLo[row] as number, o.keyHi[parent] as number, o.keyLo[parent] as number);
  makeTie(
    sim,
    -1,
    word[0] as number,
    word[1] as number,
    first,
    first === row ? parent : row,
    Origin.lineage,
    0.5,
    0,
    0,
  );
}
