/**
 * Who there is this month: rows by role, brought up to date at its start, so that no process asks the dead or the others.
 * Who is born later in the month is listed from the next. Rows stand in ascending order.
 */
import type { Context, Roll } from './context.ts';
import { isOutside, Kind, meets } from './state.ts';

export function createRoll(): Roll {
  const none = new Int32Array(0);
  return {
    actors: none,
    actorCount: 0,
    helpers: none,
    helperCount: 0,
    first: none,
    second: none,
    known: none,
    knownCount: 0,
    members: none,
    memberCount: 0,
    firms: none,
    firmCount: 0,
    ventures: none,
    ventureCount: 0,
    outside: [],
    roles: new Uint8Array(0),
    alive: new Uint8Array(0),
    fours: { alive: none, member: none, lived: none, belonged: none },
  };
}

const ACTOR = 1;
const FIRM = 2;
const VENTURE = 4;
const HELPER = 8;
const MEMBER = 16;

/** By kind: the lists it belongs to, as bits. */
const ROLES = Uint8Array.from({ length: 32 }, (_, kind) =>
  kind <= Kind.largeFirm
    ? ACTOR | FIRM
    : kind === Kind.venture
      ? ACTOR | VENTURE
      : kind < Kind.venture
        ? ACTOR
        : meets(kind)
          ? HELPER
          : 0,
);

/** Lists who is there now. @returns organisations alive that meet others */
export function callRoll(sim: Context): number {
  const { roll } = sim;
  const { alive, kind, member, count } = sim.state.organisations;
  if (roll.outside.length === 0)
    for (let row = 0; row < count; row++) if (isOutside(kind[row] as number)) roll.outside.push(row);
  if (roll.actors.length <= count) makeRoom(roll, count + (count >> 2) + 1);
  // from month to month few change: a look at four at a time is cheaper than listing all anew
  const { fours } = roll.alive === alive ? roll : watch(roll, alive, member);
  const { alive: lives, member: belongs, lived, belonged } = fours;
  const whole = lives.length;
  for (let four = 0; four < whole && four * 4 < count; four++) {
    if (lives[four] === lived[four] && belongs[four] === belonged[four]) continue;
    lived[four] = lives[four] as number;
    belonged[four] = belongs[four] as number;
    update(sim, four * 4, Math.min(count, four * 4 + 4));
  }
  update(sim, whole * 4, count);
  listKnown(sim);
  return roll.actorCount + roll.helperCount;
}

/** Actors that were visited no longer ago than the body remembers. */
function listKnown(sim: Context): void {
  const { actors, actorCount, known } = sim.roll;
  const { mappedAt } = sim.state.organisations;
  const oldest = sim.month - sim.c.visitMemory;
  let count = 0;
  // written in any case and counted only where it belongs: who is known cannot be guessed
  for (let n = 0; n < actorCount; n++) {
    const row = actors[n] as number;
    known[count] = row;
    count += 1 - (((mappedAt[row] as number) - oldest) >>> 31);
  }
  sim.roll.knownCount = count;
}

/** Looks at the bytes of these columns four at a time, all of them as yet unseen. */
function watch(roll: Roll, alive: Uint8Array, member: Uint8Array): Roll {
  const whole = alive.length >> 2;
  roll.alive = alive;
  roll.fours = {
    alive: new Int32Array(alive.buffer, alive.byteOffset, whole),
    member: new Int32Array(member.buffer, member.byteOffset, whole),
    lived: new Int32Array(whole).fill(-1),
    belonged: new Int32Array(whole).fill(-1),
  };
  return roll;
}

/** Brings the lists up to date for these rows. */
function update(sim: Context, from: number, to: number): void {
  const { roll } = sim;
  const { alive, kind, member } = sim.state.organisations;
  for (let row = from; row < to; row++) {
    const now = ((ROLES[kind[row] as number] as number) | ((member[row] as number) << 4)) & -(alive[row] as number);
    if (now !== (roll.roles[row] as number)) change(roll, row, now);
  }
}

/** Takes a row off the lists of what it was, and puts it on those of what it is. */
function change(roll: Roll, row: number, now: number): void {
  const before = roll.roles[row] as number;
  roll.roles[row] = now;
  const changed = before ^ now;
  if ((changed & ACTOR) !== 0) roll.actorCount = move(roll.actors, roll.actorCount, row, now & ACTOR);
  if ((changed & FIRM) !== 0) roll.firmCount = move(roll.firms, roll.firmCount, row, now & FIRM);
  if ((changed & VENTURE) !== 0) roll.ventureCount = move(roll.ventures, roll.ventureCount, row, now & VENTURE);
  if ((changed & HELPER) !== 0) roll.helperCount = move(roll.helpers, roll.helperCount, row, now & HELPER);
  if ((changed & MEMBER) !== 0) roll.memberCount = move(roll.members, roll.memberCount, row, now & MEMBER);
}

/** Adds a row to a list in ascending order, or takes it off. @returns rows on the list */
function move(rows: Int32Array, count: number, row: number, isOn: number): number {
  let at = count;
  // births, and everybody at the start, come behind the last
  if (count > 0 && (rows[count - 1] as number) >= row) {
    at = 0;
    for (let high = count; at < high; ) {
      const middle = (at + high) >> 1;
      if ((rows[middle] as number) < row) at = middle + 1;
      else high = middle;
    }
  }
  if (isOn === 0) {
    rows.copyWithin(at, at + 1, count);
    return count - 1;
  }
  rows.copyWithin(at + 1, at, count);
  rows[at] = row;
  return count + 1;
}

function makeRoom(roll: Roll, room: number): void {
  roll.actors = longer(roll.actors, room);
  roll.helpers = longer(roll.helpers, room);
  roll.members = longer(roll.members, room);
  roll.firms = longer(roll.firms, room);
  roll.ventures = longer(roll.ventures, room);
  roll.known = new Int32Array(room);
  roll.first = new Int32Array(room);
  roll.second = new Int32Array(room);
  const roles = new Uint8Array(room);
  roles.set(roll.roles);
  roll.roles = roles;
}

function longer(rows: Int32Array, room: number): Int32Array {
  const next = new Int32Array(room);
  next.set(rows);
  return next;
}
