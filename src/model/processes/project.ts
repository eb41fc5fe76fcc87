/**
 * E6 Projects: teams, their chance of technical success (E7), and how work begins.
 *
 *   q = q0 + q1 · expertise / 10 · (1 - λ [no laboratory]) + q2 · g(d) - q3 · max(0, size - n*) + help of a test institute,
 *       within 0 and 1 (agency.ts)
 *
 * with g the inverted U of performing in distance and λ the dependence on laboratories of the lead's field. The term of a
 * project is that of its kind times the research time of that field. Work ties every pair of partners.
 *
 * Reads   organisations, ties
 * Writes  projects; organisations.load; ties.{collaboration, work}; counters
 * Draws   jointProject: one a quarter for each idle collaboration; marketEntry: the threshold of each project
 * Source  Nooteboom et al. 2007 and Inoue et al. 2015 for g; NISTIR 7323 for size.
 */

import { appendRow, compact, reserve } from '../../core/columns.ts';
import { exponential } from '../../core/distributions.ts';
import { childKey } from '../../core/key.ts';
import { drawRows, type Key, processKey, uniform, unit } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { researchMonths } from '../fields.ts';
import { distance, performing, SECTOR_OF } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { Kind, NEVER, type Organisations, Origin, ProjectKind, Stage, Strand, TEAM } from '../state.ts';
import { tieBetween, tieRows } from '../ties.ts';
import { trustOf, writeTrust } from '../trust.ts';
import { firstBit } from '../uses.ts';
import { testingGain } from './agency.ts';

/** What a project needs to begin; partners begin with the lead. */
export interface Plan {
  readonly key: Key;
  readonly kind: number;
  readonly partners: readonly number[];
  readonly months: number;
  /** Integer yen over the whole term. */
  readonly cost: number;
  readonly publicShare: number;
  readonly starts: number;
  readonly cause: Key;
  /** See Strand; general where left out. */
  readonly strand?: number;
}

/** Team, distance and chance of success of a set of partners. */
export function assess(sim: Context, partners: readonly number[]): { distance: number; merit: number; other: number } {
  const { c } = sim;
  const o = sim.state.organisations;
  let sum = 0;
  let pairs = 0;
  let farthest = -1;
  let other = partners[0] as number;
  for (let i = 0; i < partners.length; i++) {
    for (let j = i + 1; j < partners.length; j++) {
      const d = distance(o.unit, partners[i] as number, partners[j] as number);
      sum += d;
      pairs++;
      if (i === 0 && d > farthest) {
        farthest = d;
        other = partners[j] as number;
      }
    }
  }
  const d = pairs === 0 ? 0 : sum / pairs;
  let expertise = 0;
  let labs = 0;
  for (const row of partners) {
    if (o.kind[row] === Kind.lab) labs++;
    expertise += bestOf(o, row);
  }
  const dependence = sim.tables.profiles.labDependence[o.field[partners[0] as number] as number] as number;
  const within = labs > 0 ? 1 : 1 - dependence;
  const merit =
    c.successBase +
    (c.successExpertise * within * expertise) / partners.length / 10 +
    c.successDistance * (pairs === 0 ? c.soloDistance : performing(d, c.distanceOptimum, c.distanceWidth)) -
    c.sizePenalty * Math.max(0, partners.length - c.sizeEasy) +
    testingGain(sim, partners);
  return { distance: d, merit: Math.min(1, Math.max(0, merit)), other };
}

/** Expertise of a row in the field in which it has most. */
function bestOf(o: Organisations, row: number): number {
  const { expertise } = o;
  let best = 0;
  for (let bits = o.knownLow[row] as number; bits !== 0; bits &= bits - 1)
    best = Math.max(best, expertise[row * FIELDS + firstBit(bits)] as number);
  for (let bits = o.knownHigh[row] as number; bits !== 0; bits &= bits - 1)
    best = Math.max(best, expertise[row * FIELDS + 32 + firstBit(bits)] as number);
  return best;
}

/** Adds a project. @returns its row */
export function startProject(sim: Context, plan: Plan): number {
  const { state, month } = sim;
  const o = state.organisations;
  reserve(state.projects, 1);
  const row = appendRow(state.projects);
  const p = state.projects;
  const lead = plan.partners[0] as number;
  const { distance: d, merit, other } = assess(sim, plan.partners);
  p.keyHi[row] = plan.key.hi;
  p.keyLo[row] = plan.key.lo;
  p.kind[row] = plan.kind;
  p.strand[row] = plan.strand ?? Strand.general;
  p.stage[row] = Stage.awarded;
  p.lead[row] = lead;
  p.size[row] = plan.partners.length;
  p.field[row] = o.field[lead] as number;
  p.other[row] = o.field[other] as number;
  p.awarded[row] = month;
  p.starts[row] = plan.starts;
  p.ends[row] = plan.starts + plan.months;
  p.monthlyCost[row] = Math.floor(plan.cost / plan.months);
  p.publicShare[row] = plan.publicShare;
  p.payAt[row] = NEVER;
  p.distance[row] = d;
  p.merit[row] = merit;
  p.threshold[row] = exponential(uniform(processKey(sim.seed, Decision.marketEntry, 0), plan.key.hi, plan.key.lo));
  p.causeHi[row] = plan.cause.hi;
  p.causeLo[row] = plan.cause.lo;
  let labs = 0;
  for (let k = 0; k < TEAM; k++) {
    const partner = plan.partners[k] ?? -1;
    p.partners[row * TEAM + k] = partner;
    if (partner < 0) continue;
    o.load[partner] = Math.min(255, (o.load[partner] as number) + 1);
    if (o.member[partner] === 1) p.withMember[row] = 1;
    if (o.kind[partner] === Kind.lab) labs++;
  }
  const crossesType = labs > 0 && labs < plan.partners.length;
  p.crossing[row] = crossesType || SECTOR_OF[p.field[row] as number] !== SECTOR_OF[p.other[row] as number] ? 1 : 0;
  joinPartners(sim, row, 1);
  countStart(sim, row);
  return row;
}

/** Partners are tied while they work: each pair's work goes up or down by one. */
export function joinPartners(sim: Context, project: number, by: 1 | -1): void {
  forPairs(
    sim,
    project,
    (tie) => {
      const { ties } = sim.state;
      // from now on trust does not fade until the work is over
      if (by === 1) writeTrust(sim, tie, trustOf(ties, tie, sim.month, sim.tables.trust));
      ties.work[tie] = (ties.work[tie] as number) + by;
      if (by === 1) ties.collaboration[tie] = 1;
    },
    by === 1,
  );
}

/** Calls `each` with the tie of every pair of partners, in team order; makes a missing one if asked to. */
export function forPairs(sim: Context, project: number, each: (tie: number) => void, make: boolean): void {
  const { state } = sim;
  const { projects: p, organisations: o, ties } = state;
  const size = p.size[project] as number;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const x = p.partners[project * TEAM + i] as number;
      const y = p.partners[project * TEAM + j] as number;
      let tie = tieBetween(sim, x, y);
      if (make && tie < 0) {
        tie = tieRows(
          sim,
          x,
          y,
          Origin.project,
          sim.c.trustChance,
          p.keyHi[project] as number,
          p.keyLo[project] as number,
        );
        const first = ties.a[tie] as number;
        count(state, Counter.tiesFormed);
        sim.log?.emit(
          sim.month,
          EventKind.tie,
          ties.keyHi[tie] as number,
          ties.keyLo[tie] as number,
          o.keyHi[first] as number,
          o.keyLo[first] as number,
          sim.c.trustChance,
          Origin.project,
        );
      }
      if (tie >= 0) each(tie);
    }
  }
}

function countStart(sim: Context, project: number): void {
  const { state, log, month } = sim;
  const p = state.projects;
  if (p.withMember[project] === 1) {
    if (p.kind[project] !== ProjectKind.development) count(state, Counter.jointRnDStarted);
  }
  const low = Math.min(p.field[project] as number, p.other[project] as number);
  const high = Math.max(p.field[project] as number, p.other[project] as number);
  const cell = low * FIELDS + high;
  const isFirst = low !== high && state.fusions[cell] === 0;
  if (isFirst) {
    state.fusions[cell] = 1;
    count(state, Counter.newFusions);
  }
  const crosses = p.crossing[project] === 1 && (p.size[project] as number) > 1;
  if (p.withMember[project] === 1 && (crosses || isFirst)) count(state, Counter.fusionProjects);
  if (log === null) return;
  const o = state.organisations;
  const lead = p.lead[project] as number;
  log.because(EventKind.collaboration, p.causeHi[project] as number, p.causeLo[project] as number);
  log.because(EventKind.award, p.keyHi[project] as number, p.keyLo[project] as number);
  log.emit(
    month,
    EventKind.project,
    p.keyHi[project] as number,
    p.keyLo[project] as number,
    o.keyHi[lead] as number,
    o.keyLo[lead] as number,
    (p.monthlyCost[project] as number) * ((p.ends[project] as number) - (p.starts[project] as number)),
    p.kind[project] as number,
  );
}

/** A bilateral project of a firm or venture with its laboratory, or of two firms, if the payer has the cash. */
export function startBilateral(sim: Context, tie: number): boolean {
  const { state, c, month } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  const lead = o.kind[a] === Kind.lab ? b : a;
  if (o.kind[lead] === Kind.lab || (o.cash[lead] as number) < c.bilateralCash * c.bilateralCost) return false;
  const cause = { hi: ties.keyHi[tie] as number, lo: ties.keyLo[tie] as number };
  const months = researchMonths(sim.tables.profiles, o.field[lead] as number, c.bilateralMonths);
  startProject(sim, {
    key: childKey(cause.hi, cause.lo, Decision.jointProject, month),
    kind: ProjectKind.bilateral,
    partners: [lead, lead === a ? b : a],
    months,
    cost: Math.floor((c.bilateralCost * months) / c.bilateralMonths),
    publicShare: 0,
    starts: month,
    cause,
  });
  return true;
}

/** Collaborations without work in hand, and the words of their draws; scratch. */
let idle = new Int32Array(1024);
let first = new Int32Array(1024);
let second = new Int32Array(1024);

/** Once a quarter, partners who are free may begin a further bilateral project. @returns projects begun */
export function startJoint(sim: Context): number {
  if (sim.month % 3 !== 0) return 0;
  const { state, month, c } = sim;
  const { ties, organisations: o } = state;
  const key = processKey(sim.seed, Decision.jointProject, month);
  const { collaboration, work, expires, a: sideA, b: sideB } = ties;
  const { alive } = o;
  const { count: known } = ties;
  if (idle.length <= known) {
    idle = new Int32Array(known * 2 + 1);
    first = new Int32Array(known * 2 + 1);
    second = new Int32Array(known * 2 + 1);
  }
  let idleCount = 0;
  for (let tie = 0; tie < known; tie++) {
    if (collaboration[tie] === 0 || work[tie] !== 0 || (expires[tie] as number) <= month) continue;
    idle[idleCount] = tie;
    idleCount += (alive[sideA[tie] as number] as number) & (alive[sideB[tie] as number] as number);
  }
  drawRows(key, ties.keyHi, ties.keyLo, idle, idleCount, first, second);
  const chance = 3 * c.jointRate;
  const chosen: number[] = [];
  for (let n = 0; n < idleCount; n++) if (unit(first[n] as number) < chance) chosen.push(idle[n] as number);
  let begun = 0;
  for (const tie of chosen) if (startBilateral(sim, tie)) begun++;
  return begun;
}

/** Whether a project can still change anything. */
export function isOpen(sim: Context, project: number): boolean {
  const p = sim.state.projects;
  const stage = p.stage[project] as number;
  return stage <= Stage.succeeded || stage === Stage.grant || p.owed[project] !== 0 || p.payAt[project] !== NEVER;
}

/** Removes closed projects once a quarter of the table is closed. @returns projects removed */
export function compactProjects(sim: Context): number {
  const p = sim.state.projects;
  const keep = new Uint8Array(p.count);
  let closed = 0;
  for (let row = 0; row < p.count; row++) {
    if (isOpen(sim, row)) keep[row] = 1;
    else closed++;
  }
  if (closed < 64 || closed * 4 < p.count) return 0;
  compact(p, keep);
  return closed;
}
