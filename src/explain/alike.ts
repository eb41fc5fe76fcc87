/**
 * How far organisations got, and whether other seeds have one like it. "It exists only under B" is one seed's story: luck
 * re-routed brings organisations that only one history has under any two policies, so A's own are counted as well.
 */
import { EventKind } from '../model/events.ts';
import { START } from '../model/simulation.ts';
import { lookup } from './agents.ts';
import { tellingOf } from './chain.ts';
import { rowsByKey } from './divergence.ts';
import { partiesOf } from './life.ts';
import type { Telling } from './scene.ts';

/** What an organisation is and where it came from. */
export interface Likeness {
  readonly kind: number;
  /** Kind of its parent; -1: it has none. */
  readonly parent: number;
  /** How far it got: how much the most telling event tells that it took part in, its own birth aside. */
  readonly reached: number;
}

/** For each row of organisations, how far it got; 0: nowhere. */
export function reachedBy(telling: Telling): Uint8Array {
  const { log, sim } = telling;
  const { keyHi, keyLo, count } = sim.state.organisations;
  const reached = new Uint8Array(count);
  const rowOf = lookup(sim);
  for (let row = 0; row < log.count; row++) {
    const tells = tellingOf(log, row);
    if (tells === 0 || (log.month[row] as number) < START) continue;
    const isBirth = log.kind[row] === EventKind.venture || log.kind[row] === EventKind.entry;
    for (const party of partiesOf(telling, row, rowOf)) {
      if (isBirth && keyHi[party] === log.subjectHi[row] && keyLo[party] === log.subjectLo[row]) continue;
      if (tells > (reached[party] as number)) reached[party] = tells;
    }
  }
  return reached;
}

export function likenessOf({ sim }: Telling, row: number, reached: Uint8Array): Likeness {
  const { kind, parent } = sim.state.organisations;
  const from = parent[row] as number;
  return { kind: kind[row] as number, parent: from < 0 ? -1 : (kind[from] as number), reached: reached[row] as number };
}

/** Whether one history has an organisation like it that the other never had. */
export function hasAlike(here: Telling, other: Telling, { kind, parent, reached }: Likeness): boolean {
  const there = rowsByKey(other.sim);
  const got = reachedBy(here);
  for (const [key, row] of rowsByKey(here.sim)) {
    if (there.has(key)) continue;
    const like = likenessOf(here, row, got);
    if (like.kind === kind && like.parent === parent && like.reached >= reached) return true;
  }
  return false;
}
