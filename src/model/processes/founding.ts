/**
 * E9 Founding: university ventures from laboratories, spin-offs of firms.
 *
 *   laboratory  rate = push · incorporation · 2 · orientation · (base + b · own recent success + κ · p / (p + p0)),
 *               p those with a success in three years; orientation is 1/2 on average
 *   firm        rate = s0 · (1/2 + expertise / 10) · [b' with own recent success] for product-developing and large firms
 *   child       expertise = parent's · min(1, heritage · (1 - w + 2 w u)): better parents, better children, never above them
 *
 * Where a rate has an exogenous and an endogenous part, a keyed label picks the part by its share, so that the offspring
 * of step 4 are identified. A venture's key comes from its parent and the candidate occasion. Its capital and the share of a
 * drawn market capability that it has (managers) are those of its field. Each needs a free entrepreneur of its sector (E17):
 * where they are fewer than the foundings of a month, the lowest keys have them. Second foundings by incumbents are in
 * marketEntry.ts.
 *
 * Reads   occasions; organisations; profiles; people; counters
 * Writes  organisations; accounts; counters
 * Draws   occasions of labVenture and spinOff; label, heritage: one for each venture
 * Source  Zhang 2003 for contagion; Klepper 2010 for heritage; push for 1,000 university ventures, FY2001 to FY2004.
 */

import { monthOf } from '../../core/calendar.ts';
import { reserve } from '../../core/columns.ts';
import { compareKeys } from '../../core/key.ts';
import { processKey, uniform } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { found, refreshProfile } from '../initialize.ts';
import { SECTOR_OF } from '../knowledge.ts';
import { monthsUntilExit } from '../lifetime.ts';
import { drawOccasionsOf, forCandidates, isAccepted, Occasion } from '../occasions.ts';
import { FIELDS } from '../params.ts';
import { freeEntrepreneurs } from '../people.ts';
import { Kind, Origin, Stage, TEAM } from '../state.ts';
import { tieRows } from '../ties.ts';
import { INCORPORATION } from './incorporation.ts';

export const PEER_MONTHS = 36;
const PUSH_FROM = monthOf(2001, 4);
const PUSH_UNTIL = monthOf(2005, 4);

/** @returns ventures founded */
export function foundVentures(sim: Context): number {
  const { state, c, month, channels } = sim;
  const o = state.organisations;
  const peers = channels.scalar('contagion', month, recentSuccesses(sim));
  const contagion = (c.contagionVentureRate * peers) / (peers + c.contagionHalf);
  const push = month >= PUSH_FROM && month < PUSH_UNTIL ? c.venturePush : 1;
  const births: Birth[] = [];
  forCandidates(sim, Occasion.labVenture, (occasion, row) => {
    const own = succeededLately(sim, row) ? c.successVentureRate : 0;
    const scale = (push * entrepreneurs(sim, row)) / 12;
    const rate = scale * (c.labVentureRate + own + contagion);
    if (!isAccepted(sim, occasion, Occasion.labVenture, rate)) return;
    const all = c.labVentureRate + own + contagion;
    births.push({ occasion, parent: row, own: own / all, peers: contagion / all });
  });
  forCandidates(sim, Occasion.spinOff, (occasion, row) => {
    const best = (o.expertise[row * FIELDS + (o.field[row] as number)] as number) / 10;
    const success = succeededLately(sim, row) ? c.spinOffSuccess : 1;
    const rate = (c.spinOffRate * (0.5 + best) * success) / 12;
    if (!isAccepted(sim, occasion, Occasion.spinOff, rate)) return;
    births.push({ occasion, parent: row, own: 1 - 1 / success, peers: 0 });
  });
  return startByLot(sim, births);
}

interface Birth {
  readonly occasion: number;
  readonly parent: number;
  /** Shares of the rate that the parent's own success and those of others have. */
  readonly own: number;
  readonly peers: number;
}

/** Founds as long as there are free entrepreneurs in the sector, by the occasions' keys. @returns ventures founded */
function startByLot(sim: Context, births: Birth[]): number {
  if (births.length === 0 && sim.channels.recording === null) return 0;
  const { occasions: q, organisations: o } = sim.state;
  const free = freeEntrepreneurs(sim);
  const { keyHi, keyLo } = q;
  births.sort(({ occasion: a }, { occasion: b }) =>
    compareKeys(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number),
  );
  let founded = 0;
  for (const birth of births) {
    const sector = SECTOR_OF[o.field[birth.parent] as number] as number;
    if ((free[sector] ?? 0) < 1) continue;
    free[sector] = (free[sector] as number) - 1;
    startVenture(sim, birth);
    founded++;
  }
  return founded;
}

/** Would-be founders of a laboratory, 1 on average: its orientation to industry, and the push of incorporation. */
function entrepreneurs(sim: Context, lab: number): number {
  const { national, orientation } = sim.state.organisations;
  const outward = national[lab] === 1 && sim.month >= INCORPORATION ? sim.c.incorporationPush : 1;
  return outward * 2 * (orientation[lab] as number);
}

function succeededLately(sim: Context, row: number): boolean {
  const { successAt } = sim.state.organisations;
  return successAt[row] !== 0 && sim.month - (successAt[row] as number) <= PEER_MONTHS;
}

/** Laboratories and firms with a technical success in the last three years. */
function recentSuccesses(sim: Context): number {
  const { successAt } = sim.state.organisations;
  const { actors, actorCount } = sim.roll;
  const oldest = sim.month - PEER_MONTHS;
  let before = 0;
  // the sign of the difference is added, for a branch would be guessed wrong
  for (let n = 0; n < actorCount; n++) before += ((successAt[actors[n] as number] as number) - oldest) >>> 31;
  return actorCount - before;
}

function startVenture(sim: Context, { occasion, parent, own, peers }: Birth): void {
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
  const u = uniform(processKey(seed, Decision.heritage, 0), key.hi, key.lo);
  const heritage = Math.min(1, c.spinOffHeritage * (1 - c.heritageSpread + 2 * c.heritageSpread * u));
  for (let f = 0; f < FIELDS; f++)
    o.expertise[row * FIELDS + f] = heritage * (o.expertise[parent * FIELDS + f] as number);
  refreshProfile(state, params, row);
  const { managers } = sim.tables.profiles;
  o.capability[row] = (managers[o.field[row] as number] as number) * (o.capability[row] as number);
  o.staff[row] = c.ventureStaff;
  o.custom[row] = c.ventureStaff;
  o.attention[row] = Math.min(1, c.ventureAttention + (o.attention[row] as number));
  o.retireAt[row] = month + monthsUntilExit(seed, key, c.ventureHazard, c.youngMonths, c.newness);
  const paidIn = paidInOf(sim, row);
  o.cash[row] = paidIn;
  o.causeHi[row] = ofOwn ? (o.keyHi[parent] as number) : 0;
  o.causeLo[row] = ofOwn ? (o.keyLo[parent] as number) : 0;
  pay(state, Account.households, Account.ventures, paidIn);
  tieRows(sim, row, parent, Origin.lineage, c.lineageTrust);
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
    paidIn,
    labelled ? 1 : 0,
  );
}

/** Capital that the founders of a venture pay in, by its field, integer yen. */
export function paidInOf(sim: Context, row: number): number {
  const field = sim.state.organisations.field[row] as number;
  return Math.floor(sim.c.venturePaidIn * (sim.tables.profiles.capital[field] as number));
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
