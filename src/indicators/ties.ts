/** One pass over the living ties: what the indicators of family b and c count, and the components of step 2. */

import { quantise } from '../core/quantise.ts';
import { distance, SECTOR_OF } from '../model/knowledge.ts';
import type { Simulation } from '../model/simulation.ts';
import { isFirm, isOutside, Kind, Origin } from '../model/state.ts';
import { LONGEST } from '../model/tables.ts';

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
  /** Living ties that began with a seminar, a study group or an introduction, and with a referral. */
  readonly throughBody: number;
  readonly byReferral: number;
  /** Ties between offices, agencies, banks, investors: none of the sides an actor, the body or outside. */
  readonly agencies: number;
  /** Member firms with a tie to a laboratory. */
  readonly knowLab: number;
  /** Members that worked together or met somebody they know within twelve months, and those of them in the largest component. */
  readonly active: number;
  readonly largest: number;
  readonly network: VisibleNetwork;
}

/** Ties among members with trust above the floor or work in hand. */
export interface VisibleNetwork {
  /** Rows at the ends of the ties, 2 x ties. */
  readonly ends: readonly number[];
  /** By row: a row that stands for its component. */
  readonly root: Int32Array;
}

/** Months without contact after which a member is passive. */
const ACTIVE = 12;

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
  const { a: sideA, b: sideB, work, collaboration, origin, expires, metAt, trust: written, trustAt, count } = ties;
  const { unit } = o;
  const decay = sim.tables.trust;
  const { month } = sim;
  const marks = marksOf(sim);
  let throughBody = 0;
  let byReferral = 0;
  let agencies = 0;
  const ends: number[] = [];
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
    const began = origin[tie] as number;
    if (began >= Origin.seminar && began <= Origin.introduction) throughBody++;
    else if (began === Origin.referral) byReferral++;
    if ((both & AGENCY) !== 0) agencies++;
    if (works || (metAt[tie] as number) >= month - ACTIVE) {
      marks[a] = (marks[a] as number) | MET;
      marks[b] = (marks[b] as number) | MET;
    }
    if ((markA & LAB) !== 0) marks[b] = (marks[b] as number) | KNOWS_LAB;
    if ((markB & LAB) !== 0) marks[a] = (marks[a] as number) | KNOWS_LAB;
    if ((both & MEMBER) !== 0 && (now >= VISIBLE || works)) {
      join(parent, a, b);
      ends.push(a, b);
    }
    if (collaboration[tie] === 1) {
      collaborations++;
      apart += quantise(distance(unit, a, b));
    }
  }
  for (let row = 0; row < parent.length; row++) parent[row] = rootOf(parent, row);
  return {
    alive,
    trust,
    crossing,
    outside,
    collaborations,
    distance: apart,
    throughBody,
    byReferral,
    agencies,
    knowLab: firmsThatKnowALab(sim, marks),
    ...largestComponent(marks, parent),
    network: { ends, root: parent },
  };
}

const LIVES = 1;
const MEMBER = 2;
const OUTSIDE = 4;
const LAB = 8;
const AGENCY = 16;
/** Written by the pass: has met or works with somebody it knows; is tied to a laboratory. */
const MET = 32;
const KNOWS_LAB = 64;
const SECTOR_SHIFT = 8;

/** By row: what the pass asks of both sides of every tie, as bits, and the sector above them. */
function marksOf(sim: Simulation): Int32Array {
  const { alive, member, kind, field, count } = sim.state.organisations;
  const marks = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const k = kind[row] as number;
    const role = isOutside(k) ? OUTSIDE : k === Kind.lab ? LAB : k >= Kind.bureau && k <= Kind.publicFund ? AGENCY : 0;
    const sector = (SECTOR_OF[field[row] as number] as number) << SECTOR_SHIFT;
    marks[row] = (alive[row] as number) * LIVES + (member[row] as number) * MEMBER + role + sector;
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

/** Active members, and how many of them are in the component that has most. */
function largestComponent(marks: Int32Array, root: Int32Array): { active: number; largest: number } {
  const size = new Int32Array(root.length);
  let active = 0;
  let largest = 0;
  for (let row = 0; row < root.length; row++) {
    if (((marks[row] as number) & (MEMBER | MET)) !== (MEMBER | MET)) continue;
    active++;
    const at = root[row] as number;
    size[at] = (size[at] as number) + 1;
    largest = Math.max(largest, size[at] as number);
  }
  return { active, largest };
}

function firmsThatKnowALab({ state }: Simulation, marks: Int32Array): number {
  const { kind } = state.organisations;
  let firms = 0;
  for (let row = 0; row < marks.length; row++) {
    const mark = marks[row] as number;
    if ((mark & MEMBER) !== 0 && (mark & KNOWS_LAB) !== 0 && isFirm(kind[row] as number)) firms++;
  }
  return firms;
}
