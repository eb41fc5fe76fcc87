/**
 * E2 Meeting through the body: seminars (many people, shallow talk, at most six contacts each) and study groups (small,
 * the same faces every time, by sector).
 *
 * Reads   organisations.{member, attention, field}
 * Writes  contacts; organisations.adoption; counters
 * Draws   seminar (k: which of the month), studyGroupJoin (a fiscal year), studyGroup (k: sector)
 * Source  METI 2005, activity (1); Boudreau et al. 2017 and Cai & Szeidl 2018 for what sessions and regular meetings do.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { processKey, threefry, unit, word } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { SECTOR_OF, SECTORS } from '../knowledge.ts';
import { attend, clearRing, meetNeighbours } from '../ring.ts';
import { Origin } from '../state.ts';
import { raiseAdoption } from './vision.ts';

/** @returns contacts */
export function holdGatherings(sim: Context): number {
  const { activity } = sim;
  const before = sim.contacts.count;
  for (let n = 0; n < activity.seminars; n++) holdSeminar(sim, n);
  // sessions go round the sectors, a sector at most once a month
  const sessions = Math.min(activity.sessions, SECTORS);
  for (let n = 0; n < sessions; n++) holdStudyGroup(sim, (sim.month + n) % SECTORS);
  return sim.contacts.count - before;
}

function holdSeminar(sim: Context, which: number): void {
  const { state, ring, c } = sim;
  const o = state.organisations;
  const key = processKey(sim.seed, Decision.seminar, sim.month, which);
  clearRing(ring, o.count);
  const { members, memberCount } = sim.roll;
  for (let n = 0; n < memberCount; n++) {
    const row = members[n] as number;
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.seminarAttendance * (o.attention[row] as number)) continue;
    attend(ring, row, 0, word[1] as number);
  }
  gathered(sim, Origin.seminar, c.seminarReach, c.seminarCost, Counter.seminars);
}

function holdStudyGroup(sim: Context, sector: number): void {
  const { state, ring, c } = sim;
  const o = state.organisations;
  // the same faces all year
  const join = processKey(sim.seed, Decision.studyGroupJoin, fiscalYearOf(sim.month));
  const key = processKey(sim.seed, Decision.studyGroup, sim.month, sector);
  clearRing(ring, o.count);
  const { members, memberCount } = sim.roll;
  for (let n = 0; n < memberCount; n++) {
    const row = members[n] as number;
    if (SECTOR_OF[o.field[row] as number] !== sector) continue;
    threefry(join.hi, join.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.studyGroupJoin * (o.attention[row] as number)) continue;
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    attend(ring, row, 0, word[1] as number);
  }
  gathered(sim, Origin.studyGroup, 2, c.studyGroupCost, Counter.studySessions);
}

/** Attendees share the vision and meet; the body pays the room. */
function gathered(sim: Context, channel: number, reach: number, cost: number, counter: number): void {
  const { state, ring, c, log, rows } = sim;
  const o = state.organisations;
  for (let at = 0; at < ring.count; at++) raiseAdoption(sim, ring.row[at] as number, c.visionGainSession);
  meetNeighbours(ring, 1, reach, o.keyHi, o.keyLo, sim.contacts, channel, rows.body);
  pay(state, Account.body, Account.market, cost);
  count(state, Counter.bodyCost, cost);
  count(state, counter);
  log?.emit(
    sim.month,
    EventKind.seminar,
    o.keyHi[rows.body] as number,
    o.keyLo[rows.body] as number,
    0,
    0,
    ring.count,
    channel,
  );
}
