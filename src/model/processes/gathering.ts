/**
 * E2 Meeting through the body: seminars (many people, shallow talk, at most six contacts each) and study groups (small,
 * the same faces every time, by sector).
 *
 * Reads   organisations.{member, attention, field, inGroup, awayUntil}; balances; state.body, levers
 * Writes  contacts; organisations.{adoption, used}; budgets drawn; accounts; counters
 * Draws   seminar, studyGroup: one a month for each member; who belongs to a group is drawn with membership (E16)
 * Source  METI 2005, activity (1); Boudreau et al. 2017 and Cai & Szeidl 2018 for what sessions and regular meetings do.
 */
import { drawRows, processKey, threefry, unit, word } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { SECTOR_OF, SECTORS } from '../knowledge.ts';
import { drawNetwork, networkPurse } from '../levers/network.ts';
import { LeverBit, markReached } from '../reached.ts';
import { attend, clearRing, meetNeighbours } from '../ring.ts';
import { Origin } from '../state.ts';
import { ownPurse } from './body.ts';
import { raiseAdoption } from './vision.ts';

/** As many as the money at hand pays; the lever pays what it has asked for. @returns contacts */
export function holdGatherings(sim: Context): number {
  const { activity, c } = sim;
  const before = sim.contacts.count;
  const own = Math.min(activity.ownSeminars, Math.floor(ownPurse(sim) / c.seminarCost));
  const purse = networkPurse(sim);
  const sessions = Math.min(activity.sessions, SECTORS, Math.floor(purse / c.studyGroupCost));
  const paid = Math.min(activity.seminars, Math.floor((purse - sessions * c.studyGroupCost) / c.seminarCost));
  drawNetwork(sim, paid * c.seminarCost + sessions * c.studyGroupCost);
  if (own + paid > 0) holdSeminars(sim, own + paid);
  if (sessions > 0) holdStudyGroups(sim, sessions);
  return sim.contacts.count - before;
}

/** A member goes to one seminar of the month at most; one more seminar moves nobody from where they were. */
function holdSeminars(sim: Context, seminars: number): void {
  const { ring, c, roll } = sim;
  const { attention, awayUntil, keyHi, keyLo, count: rows } = sim.state.organisations;
  const { members, memberCount, first, second } = roll;
  clearRing(ring, rows);
  drawRows(processKey(sim.seed, Decision.seminar, sim.month), keyHi, keyLo, members, memberCount, first, second);
  for (let n = 0; n < memberCount; n++) {
    const row = members[n] as number;
    const chance = c.seminarAttendance * (attention[row] as number);
    const u = unit(first[n] as number);
    if (u < seminars * chance && (awayUntil[row] as number) < sim.month)
      attend(ring, row, Math.floor(u / chance), second[n] as number);
  }
  gathered(sim, seminars, Origin.seminar, c.seminarReach, c.seminarCost, Counter.seminars);
}

/** Sessions go round the sectors, a sector at most once a month; a group has the same faces all year. */
function holdStudyGroups(sim: Context, sessions: number): void {
  const { ring, c, roll } = sim;
  const { inGroup, awayUntil, field, keyHi, keyLo, count: rows } = sim.state.organisations;
  const { hi, lo } = processKey(sim.seed, Decision.studyGroup, sim.month);
  clearRing(ring, rows);
  for (let n = 0; n < roll.memberCount; n++) {
    const row = roll.members[n] as number;
    if (inGroup[row] === 0 || (awayUntil[row] as number) >= sim.month) continue;
    const sector = SECTOR_OF[field[row] as number] as number;
    if ((sector + SECTORS - (sim.month % SECTORS)) % SECTORS >= sessions) continue;
    threefry(hi, lo, keyHi[row] as number, keyLo[row] as number);
    attend(ring, row, sector, word[1] as number);
    // the body has no money of its own for groups
    markReached(sim.state.organisations, row, LeverBit.network);
  }
  gathered(sim, SECTORS, Origin.studyGroup, GROUP_REACH, c.studyGroupCost, Counter.studySessions, sessions);
}

/** Neighbours on each side that a member of a study group works with in a session. */
const GROUP_REACH = 2;

/** Attendees share the vision and meet; the body pays the rooms. */
function gathered(
  sim: Context,
  gatherings: number,
  channel: number,
  reach: number,
  price: number,
  counter: number,
  held = gatherings,
): void {
  const { state, ring, c, log, rows } = sim;
  const { keyHi, keyLo } = state.organisations;
  for (let at = 0; at < ring.count; at++) raiseAdoption(sim, ring.row[at] as number, c.visionGainSession);
  meetNeighbours(ring, gatherings, reach, keyHi, keyLo, sim.contacts, channel, rows.body);
  pay(state, Account.body, Account.market, held * price);
  count(state, Counter.bodyCost, held * price);
  count(state, counter, held);
  const body = rows.body;
  const kind = channel === Origin.seminar ? EventKind.seminar : EventKind.studyGroup;
  log?.emit(sim.month, kind, keyHi[body] as number, keyLo[body] as number, 0, 0, ring.count, channel);
}
