/** One pass over the living ties: what the indicators of family b and c count, and the components of step 2. */
import { SECTOR_OF } from '../model/knowledge.ts';
import type { Simulation } from '../model/simulation.ts';
import { Kind } from '../model/state.ts';
import { isAlive, quantise, trustOf } from '../model/ties.ts';

/** Trust from which a tie counts as a face that is visible; provisional. */
export const VISIBLE = 0.1;

export interface TieMeasures {
  /** Living ties whose two sides live. */
  readonly alive: number;
  /** Sum of present trust, in multiples of 2^-24, so that it is free of order. */
  readonly trust: number;
  /** Ties between two sectors. */
  readonly crossing: number;
  /** Ties that lead out of the region. */
  readonly outside: number;
  /** Members in the largest component of ties among members with trust above the floor or work in hand. */
  readonly largest: number;
}

export function measureTies(sim: Simulation): TieMeasures {
  const { ties, organisations: o } = sim.state;
  const parent = Int32Array.from({ length: o.count }, (_, row) => row);
  let alive = 0;
  let trust = 0;
  let crossing = 0;
  let outside = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month)) continue;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    if (o.alive[a] === 0 || o.alive[b] === 0) continue;
    alive++;
    const now = trustOf(ties, tie, sim.month, sim.tables.trust);
    trust += quantise(now);
    if (isOutside(o.kind[a] as number) || isOutside(o.kind[b] as number)) outside++;
    else if (SECTOR_OF[o.field[a] as number] !== SECTOR_OF[o.field[b] as number]) crossing++;
    const known = now >= VISIBLE || (ties.work[tie] as number) > 0;
    if (known && o.member[a] === 1 && o.member[b] === 1) join(parent, a, b);
  }
  return { alive, trust, crossing, outside, largest: largestComponent(sim, parent) };
}

function isOutside(kind: number): boolean {
  return kind === Kind.tokyo || kind === Kind.overseas;
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
