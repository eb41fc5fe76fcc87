/**
 * Who there is this month: rows by role, listed once at its start, so that no process asks the dead or the others. Who is
 * born later in the month is listed from the next.
 */
import type { Context, Roll } from './context.ts';
import { Kind, meets } from './state.ts';

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
  };
}

const HELPS = Uint8Array.from({ length: 32 }, (_, kind) => (kind > Kind.venture && meets(kind) ? 1 : 0));

/** Lists everybody anew. @returns organisations alive that meet others */
export function callRoll(sim: Context): number {
  const { roll } = sim;
  const { alive, kind, member, mappedAt, count } = sim.state.organisations;
  const oldest = sim.month - sim.c.visitMemory;
  if (roll.actors.length < count) {
    const room = count + (count >> 2);
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
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0) continue;
    const k = kind[row] as number;
    if (k <= Kind.venture) {
      actors[a++] = row;
      if ((mappedAt[row] as number) >= oldest) known[w++] = row;
      if (k <= Kind.largeFirm) firms[f++] = row;
      else if (k === Kind.venture) ventures[v++] = row;
    } else if (HELPS[k] === 1) helpers[h++] = row;
    if (member[row] === 1) members[m++] = row;
  }
  roll.actorCount = a;
  roll.helperCount = h;
  roll.memberCount = m;
  roll.firmCount = f;
  roll.ventureCount = v;
  roll.knownCount = w;
  return a + h;
}
