/**
 * E6 Projects: how one begins, whom it ties, and when it is closed. Work ties every pair of partners.
 *
 *   crossing      a laboratory and a firm, or the sectors of the lead and of its farthest partner
 *   new fusion    two fields that no partners of the region have combined before
 *   target field  of a development project: of the fields that the firm knows and has no line in, each with a chance in
 *                 proportion to its expertise there; the main field where there is none
 *
 * Reads   organisations, ties
 * Writes  projects; organisations.load; ties.{collaboration, work}; counters
 * Draws   marketEntry: the threshold of each project; targetField: one for each such field of a development project
 * Source  METI 2005, new fusion among industries and with universities, and (2)-2, subsidies for firms that advance into new
 *         fields; what counts as crossing, and the draw of the target, are ours.
 */

import { appendRow, compact, reserve } from '../../core/columns.ts';
import { exponential, race } from '../../core/distributions.ts';
import { pairKey } from '../../core/key.ts';
import { type Key, processKey, uniform, word } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { SECTOR_OF } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { Kind, NEVER, Origin, ProjectKind, Stage, TEAM } from '../state.ts';
import { tieBetween, tieRows } from '../ties.ts';
import { hasLine } from '../uses.ts';
import { assess } from './success.ts';
import { trustOf, writeTrust } from './trust.ts';

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
  p.stage[row] = Stage.awarded;
  p.lead[row] = lead;
  p.size[row] = plan.partners.length;
  p.field[row] = o.field[lead] as number;
  p.other[row] = plan.kind === ProjectKind.development ? targetField(sim, lead, plan.key) : (o.field[other] as number);
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
    if (o.kind[partner] === Kind.lab) labs++;
    else if (o.member[partner] === 1) p.withMember[row] = 1;
  }
  const crossesType = labs > 0 && labs < plan.partners.length;
  const crossesSector = SECTOR_OF[p.field[row] as number] !== SECTOR_OF[p.other[row] as number];
  // one alone fuses nothing, whatever its target
  p.crossing[row] = plan.partners.length > 1 && (crossesType || crossesSector) ? 1 : 0;
  // the project first: the log tells the ties that it makes as its consequences
  countStart(sim, row);
  joinPartners(sim, row, 1);
  return row;
}

/** The field that a development project is to open for its firm. */
function targetField(sim: Context, lead: number, { hi, lo }: Key): number {
  const o = sim.state.organisations;
  const key = processKey(sim.seed, Decision.targetField, 0);
  let target = o.field[lead] as number;
  let soonest = Number.POSITIVE_INFINITY;
  for (let field = 0; field < FIELDS; field++) {
    const level = o.expertise[lead * FIELDS + field] as number;
    if (level <= 0 || hasLine(o, lead, field)) continue;
    const time = race(uniform(key, hi ^ field, lo), level);
    if (time >= soonest) continue;
    soonest = time;
    target = field;
  }
  return target;
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
      if (by === 1 && ties.collaboration[tie] === 0) logCollaboration(sim, project, tie);
      if (by === 1) ties.collaboration[tie] = 1;
    },
    by === 1,
  );
}

/** Two who have not worked together before, and do so now that their project begins. */
function logCollaboration(sim: Context, project: number, tie: number): void {
  const { state, log, month } = sim;
  if (log === null) return;
  const { ties, projects: p, organisations: o } = state;
  const hi = ties.keyHi[tie] as number;
  const lo = ties.keyLo[tie] as number;
  const first = ties.a[tie] as number;
  log.because(EventKind.project, p.keyHi[project] as number, p.keyLo[project] as number);
  log.because(EventKind.tie, hi, lo);
  const [aHi, aLo] = [o.keyHi[first] as number, o.keyLo[first] as number];
  log.emit(month, EventKind.collaboration, hi, lo, aHi, aLo, 0, Origin.project);
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
        sim.log?.because(EventKind.project, p.keyHi[project] as number, p.keyLo[project] as number);
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
  const isFirst = (p.size[project] as number) > 1 && low !== high && state.fusions[cell] === 0;
  if (isFirst) {
    state.fusions[cell] = 1;
    count(state, Counter.newFusions);
  }
  if (p.withMember[project] === 1 && (p.crossing[project] === 1 || isFirst)) count(state, Counter.fusionProjects);
  if (log === null) return;
  const o = state.organisations;
  const lead = p.lead[project] as number;
  const { keyHi, keyLo } = p;
  log.because(EventKind.collaboration, p.causeHi[project] as number, p.causeLo[project] as number);
  log.because(EventKind.award, keyHi[project] as number, keyLo[project] as number);
  log.because(EventKind.proposal, keyHi[project] as number, keyLo[project] as number);
  for (let k = 1; k < (p.size[project] as number); k++)
    becauseKnown(sim, lead, p.partners[project * TEAM + k] as number);
  log.emit(
    month,
    EventKind.project,
    keyHi[project] as number,
    keyLo[project] as number,
    o.keyHi[lead] as number,
    o.keyLo[lead] as number,
    (p.monthlyCost[project] as number) * ((p.ends[project] as number) - (p.starts[project] as number)),
    p.kind[project] as number,
  );
}

/** Names what two had in common, work or else acquaintance, as a cause of the next event. */
export function becauseKnown({ state, log }: Context, a: number, b: number): void {
  if (log === null) return;
  const { keyHi, keyLo } = state.organisations;
  pairKey(keyHi[a] as number, keyLo[a] as number, keyHi[b] as number, keyLo[b] as number);
  const [hi, lo] = [word[0] as number, word[1] as number];
  if (!log.because(EventKind.collaboration, hi, lo)) log.because(EventKind.tie, hi, lo);
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
