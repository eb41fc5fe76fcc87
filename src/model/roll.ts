/**
 * Who there is this month: rows by role, listed once at its start, so that no process asks the dead or the others. Who is
 * born later in the month is listed from the next.
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
  };
}

const ACTOR = 1;
const FIRM = 2;
const VENTURE = 4;
const HELPER = 8;

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

/** Lists everybody anew. @returns organisations alive that meet others */
export function callRoll(sim: Context): number {
  const { roll } = sim;
  const { alive, kind, member, mappedAt, count } = sim.state.organisations;
  const oldest = sim.month - sim.c.visitMemory;
  if (roll.outside.length === 0)
    for (let row = 0; row < count; row++) if (isOutside(kind[row] as number)) roll.outside.push(row);
  if (roll.actors.length <= count) {
    const room = count + (count >> 2) + 1;
    roll.actors = new Int32Array(room);
    roll.helpers = new Int32Array(room);
    roll.members = new Int32Array(room);
    roll.firms = new Int32Array(room);
    roll.known = new Int32Array(room);
    roll.first = new Int32Array(room);
    roll.second = new Int32Array(room);
    roll.ventures = new Int32Array(room);
  }
  const { actors, helpers, members, firms, ventures, known } = roll;
  let a = 0;
  let h = 0;
  let m = 0;
  let f = 0;
  let v = 0;
  let w = 0;
  // rows are written in any case and counted only where they belong: who is alive, known or a member cannot be guessed
  for (let row = 0; row < count; row++) {
    const roles = (ROLES[kind[row] as number] as number) & -(alive[row] as number);
    const isActor = roles & ACTOR;
    actors[a] = row;
    a += isActor;
    known[w] = row;
    // 1 where it was mapped in the oldest month that counts, or later
    w += isActor & ~(((mappedAt[row] as number) - oldest) >>> 31);
    firms[f] = row;
    f += (roles >> 1) & 1;
    ventures[v] = row;
    v += (roles >> 2) & 1;
    helpers[h] = row;
    h += (roles >> 3) & 1;
    members[m] = row;
    m += (alive[row] as number) & (member[row] as number);
  }
  roll.actorCount = a;
  roll.helperCount = h;
  roll.memberCount = m;
  roll.firmCount = f;
  roll.ventureCount = v;
  roll.knownCount = w;
  return a + h;
}
