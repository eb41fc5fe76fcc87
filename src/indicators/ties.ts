/** One pass over the living ties: what the indicators of family b and c count, and the components of step 2. */
import { distance, SECTOR_OF } from '../model/knowledge.ts';
import type { Simulation } from '../model/simulation.ts';
import { isOutside, Origin } from '../model/state.ts';
import { LONGEST } from '../model/tables.ts';
import { quantise } from '../model/ties.ts';

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
  const { a: sideA, b: sideB, work, collaboration, origin, expires, trust: written, trustAt, count } = ties;
  const { unit } = o;
  const decay = sim.tables.trust;
  const { month } = sim;
  const marks = marksOf(sim);
  for (let tie = 0; tie < count; tie++) {
    const works = work[tie] !== 0;
    if ((expires[tie] as number) <= month && !works) continue;
    if (origin[tie] === Origin.vertical && collaboration[tie] === 0) continue;
    const a = sideA[tie] as number;
    const b = sideB[tie] as number;
    const markA = marks[a] as number;
    const markB = marks[b] as number;
    const both = markA & markB;
    if ((both & LIVES) === 0) continue;
    alive++;
    const months = works ? 0 : month - (trustAt[tie] as number);
    const now = (written[tie] as number) * (decay[months < LONGEST ? months : LONGEST] as number);
    trust += quantise(now);
    if (((markA | markB) & OUTSIDE) !== 0) outside++;
    else if (markA >> SECTOR_SHIFT !== markB >> SECTOR_SHIFT) crossing++;
    if ((both & MEMBER) !== 0 && (now >= VISIBLE || works)) join(parent, a, b);
    if (collaboration[tie] === 1) {
      collaborations++;
      apart += quantise(distance(unit, a, b));
    }
  }
  return { alive, trust, crossing, outside, collaborations, distance: apart, largest: largestComponent(sim, parent) };
}

const LIVES = 1;
const MEMBER = 2;
const OUTSIDE = 4;
const SECTOR_SHIFT = 3;

/** By row: what the pass asks of both sides of every tie, as bits, and the sector above them. */
function marksOf(sim: Simulation): Uint8Array {
  const { alive, member, kind, field, count } = sim.state.organisations;
  const marks = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const outside = isOutside(kind[row] as number) ? OUTSIDE : 0;
    const sector = (SECTOR_OF[field[row] as number] as number) << SECTOR_SHIFT;
    marks[row] = (alive[row] as number) * LIVES + (member[row] as number) * MEMBER + outside + sector;
  }
  return marks;
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
