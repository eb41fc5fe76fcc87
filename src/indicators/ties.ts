/** One pass over the living ties: what the indicators of family b and c count, and the components of step 2. */
import { distance, SECTOR_OF } from '../model/knowledge.ts';
import type { Simulation } from '../model/simulation.ts';
import { isOutside } from '../model/state.ts';
import { isAlive, isTradeOnly, quantise, trustOf } from '../model/ties.ts';

/** Trust from which a tie counts as a face that is visible; provisional. */
export const VISIBLE = 0.1;

export interface TieMeasures {
  /** Living ties whose two sides live; supply ties without joint work are left out, here and below. */
  readonly alive: number;
  /** Sum of present trust, in multiples of 2^-24, so that it is free of order. */
  readonly trust: number;
  /** Ties between two sectors. */
  readonly crossing: number;
  /** Ties that lead out of the region. */
  readonly outside: number;
  /** Living collaborations, and the sum of their cognitive distances in multiples of 2^-24. */
  readonly collaborations: number;
  readonly distance: number;
  /** Members in the largest component of ties among members with trust above the floor or work in hand. */
  readonly largest: number;
}

export function measureTies(sim: Simulation): TieMeasures {
  const { ties, organisations: o } = sim.state;
  const parent = new Int32Array(o.count);
  for (let row = 0; row < parent.length; row++) parent[row] = row;
  let alive = 0;
  let trust = 0;
  let crossing = 0;
  let outside = 0;
  let collaborations = 0;
  let apart = 0;
  const { a: sideA, b: sideB, work, collaboration } = ties;
  const { alive: lives, member, kind, field, unit } = o;
  const decay = sim.tables.trust;
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
    const a = sideA[tie] as number;
    const b = sideB[tie] as number;
    if (lives[a] === 0 || lives[b] === 0) continue;
    alive++;
    const now = trustOf(ties, tie, sim.month, decay);
    trust += quantise(now);
    if (isOutside(kind[a] as number) || isOutside(kind[b] as number)) outside++;
    else if (SECTOR_OF[field[a] as number] !== SECTOR_OF[field[b] as number]) crossing++;
    if (collaboration[tie] === 1) {
      collaborations++;
      apart += quantise(distance(unit, a, b));
    }
    if ((now >= VISIBLE || work[tie] !== 0) && member[a] === 1 && member[b] === 1) join(parent, a, b);
  }
  return { alive, trust, crossing, outside, collaborations, distance: apart, largest: largestComponent(sim, parent) };
}

function rootOf(parent: Int32Array, row: number): number {
  let at = row;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

function join(parent: Int32Array, a: number, b: number): void {
  const x = rootOf(parent, a);
  const y = rootOf(parent, b);
  if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
}

function largestComponent(sim: Simulation, parent: Int32Array): number {
  const { member, count } = sim.state.organisations;
  const size = new Int32Array(count);
  let largest = 0;
  for (let row = 0; row < count; row++) {
    if (member[row] === 0) continue;
    const root = rootOf(parent, row);
    size[root] = (size[root] as number) + 1;
    largest = Math.max(largest, size[root] as number);
  }
  return largest;
}
