/**
 * E17 People. Each April, by sector, with E the posts of engineers there are, W and D the jobs that firms want to fill and
 * to cut, and P = E + w (W - D):
 *
 *   engineers      + graduates of laboratories - retired - moved to Tokyo - promoted;
 *                  then of those without a post a share leaves, or of open posts a share is filled from outside
 *   hiring         share of the wanted jobs that firms fill = min(1, (engineers - E + w D) / (w W))
 *   entrepreneurs  + founders out of laboratories - retired - moved to Tokyo, more of those without a venture
 *   managers       + promoted engineers - the same; a venture needs one
 *   capability     of a venture += managerGrowth · (1 - capability) · min(1, managers / ventures)
 *
 * A founding needs a free entrepreneur of the sector (founding.ts). Whoever was trained stays as long as others do.
 *
 * Reads   organisations; people
 * Writes  people; organisations.capability of ventures; counters; the share of jobs that `books` may fill
 * Draws   people: one for each flow, cell and fiscal year, which rounds it to whole heads; hiring: one a year for a firm
 *         that hires where engineers are scarce
 * Source  METI 2005: subjects of biotechnology and information technology (management people), manufacturing (production
 *         people). Sizes are proposals.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { SECTOR_OF, SECTORS } from '../knowledge.ts';
import { addPeople, heads } from '../people.ts';
import { Kind, PEOPLE_CELLS, People } from '../state.ts';
import { staffStep } from './market.ts';

/** Flows, which part the draws of a fiscal year. */
const Flow = { graduates: 0, founders: 1, retired: 2, moved: 3, promoted: 4, idle: 5, newcomers: 6 } as const;

/** What organisations of a sector need and bring, heads and jobs. */
interface Needs {
  readonly jobs: Float64Array;
  readonly wanted: Float64Array;
  readonly cut: Float64Array;
  readonly ventures: Float64Array;
  readonly labs: Float64Array;
}

/** @returns heads that came, left, changed kind, and ventures that gained market capability */
export function movePeople(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  const needs = measureNeeds(sim);
  let moved = leaveAll(sim);
  for (let sector = 0; sector < SECTORS; sector++) {
    moved += moveEngineers(sim, needs, sector);
    moved += moveOthers(sim, needs, sector);
  }
  const managed = needs.ventures.map((ventures, sector) => {
    const managers = sim.state.people[People.managers + sector] as number;
    return managers >= ventures ? 1 : managers / ventures;
  });
  return moved + growCapability(sim, throughChannel(sim, managed));
}

function measureNeeds(sim: Context): Needs {
  const { alive, kind, field, staff, count: rows } = sim.state.organisations;
  const empty = (): Float64Array => new Float64Array(SECTORS);
  const needs: Needs = { jobs: empty(), wanted: empty(), cut: empty(), ventures: empty(), labs: empty() };
  for (let row = 0; row < rows; row++) {
    const k = kind[row] as number;
    if (alive[row] === 0 || k > Kind.venture) continue;
    const sector = SECTOR_OF[field[row] as number] as number;
    if (k === Kind.lab) {
      needs.labs[sector] = (needs.labs[sector] as number) + 1;
      continue;
    }
    if (k === Kind.venture) needs.ventures[sector] = (needs.ventures[sector] as number) + 1;
    needs.jobs[sector] = (needs.jobs[sector] as number) + (staff[row] as number);
    const step = staffStep(sim, row);
    if (step > 0) needs.wanted[sector] = (needs.wanted[sector] as number) + step;
    else needs.cut[sector] = (needs.cut[sector] as number) - step;
  }
  return needs;
}

/** Retirement and the pull of Tokyo, the same for everybody. */
function leaveAll(sim: Context): number {
  const { state, c } = sim;
  let gone = 0;
  for (let cell = 0; cell < PEOPLE_CELLS; cell++) {
    const stock = state.people[cell] as number;
    const retired = Math.min(stock, drawn(sim, Flow.retired, cell, c.peopleRetire * stock));
    const moved = Math.min(stock - retired, drawn(sim, Flow.moved, cell, c.peopleLeave * stock));
    addPeople(state, cell, -retired - moved);
    count(state, Counter.retired, retired);
    count(state, Counter.leftForTokyo, moved);
    sim.beyond?.leave(sim, cell, moved);
    gone += retired + moved;
  }
  return gone;
}

function moveEngineers(sim: Context, needs: Needs, sector: number): number {
  const { state, c } = sim;
  const cell = People.engineers + sector;
  const graduates = drawn(sim, Flow.graduates, cell, c.graduatesPerLab * (needs.labs[sector] as number));
  const promoted = Math.min(
    state.people[cell] as number,
    drawn(sim, Flow.promoted, cell, c.managersPromoted * (state.people[cell] as number)),
  );
  addPeople(state, cell, graduates - promoted);
  addPeople(state, People.managers + sector, promoted);
  count(state, Counter.graduates, graduates);
  const posts = c.engineerShare * (needs.jobs[sector] as number);
  const opened = c.engineerShare * (needs.wanted[sector] as number);
  const closed = c.engineerShare * (needs.cut[sector] as number);
  const open = posts + opened - closed - (state.people[cell] as number);
  const came = drawn(sim, Flow.newcomers, cell, c.newcomers * open);
  addPeople(state, cell, came);
  count(state, Counter.newcomers, came);
  const free = (state.people[cell] as number) - posts + closed;
  sim.fill[sector] = opened <= free || opened === 0 ? 1 : Math.max(0, free) / opened;
  return graduates + promoted + came + leaveIdle(sim, cell, -open);
}

/** Entrepreneurs and managers, of whom ventures need one each. */
function moveOthers(sim: Context, needs: Needs, sector: number): number {
  const { state, c } = sim;
  const cell = People.entrepreneurs + sector;
  const founders = drawn(sim, Flow.founders, cell, c.entrepreneursPerLab * (needs.labs[sector] as number));
  addPeople(state, cell, founders);
  count(state, Counter.graduates, founders);
  const ventures = needs.ventures[sector] as number;
  let moved = founders;
  for (const each of [cell, People.managers + sector])
    moved += leaveIdle(sim, each, (state.people[each] as number) - ventures);
  return moved;
}

/** Of those whom nobody needs here a share goes to Tokyo. */
function leaveIdle(sim: Context, cell: number, idle: number): number {
  const left = Math.min(sim.state.people[cell] as number, drawn(sim, Flow.idle, cell, sim.c.idleLeave * idle));
  addPeople(sim.state, cell, -left);
  count(sim.state, Counter.leftForTokyo, left);
  sim.beyond?.leave(sim, cell, left);
  return left;
}

function drawn(sim: Context, flow: number, cell: number, mean: number): number {
  return heads(sim, Decision.people, fiscalYearOf(sim.month), flow, cell, mean);
}

/** The shares of wanted jobs and of managed ventures, live or as the baseline had them. @returns the latter */
function throughChannel(sim: Context, managed: Float64Array): Float64Array {
  const { channels, month, fill } = sim;
  channels.record('people', month, [...fill, ...managed]);
  if (!channels.isHeld('people')) return managed;
  const held = channels.held('people', month);
  for (let sector = 0; sector < SECTORS; sector++) fill[sector] = held[sector] ?? 1;
  return held.slice(SECTORS, 2 * SECTORS);
}

function growCapability(sim: Context, managed: Float64Array): number {
  const { alive, kind, field, capability, count: rows } = sim.state.organisations;
  const { managerGrowth } = sim.c;
  if (managerGrowth === 0) return 0;
  let grown = 0;
  for (let row = 0; row < rows; row++) {
    if (alive[row] === 0 || kind[row] !== Kind.venture) continue;
    const share = managed[SECTOR_OF[field[row] as number] as number] ?? 0;
    const now = capability[row] as number;
    capability[row] = Math.min(1, now + managerGrowth * Math.min(1, share) * (1 - now));
    grown++;
  }
  return grown;
}
