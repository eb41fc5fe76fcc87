/**
 * A nation: the regions of a programme in one state, and what joins them. Each region is a partition with columns of its
 * own, and its processes touch nothing else; what crosses a border does so at a barrier, where all regions stand at the
 * beginning of the same month. All that joins them goes by the fiscal year, so barriers stand in April and, for people who
 * changed their place in the books of April, in May; between two of them regions run one after another, which keeps the
 * columns of one in the caches of the machine. With every link at 0 each region is, entity by entity, the region alone.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { columnNumber } from '../../core/columns.ts';
import { hex128, mixRow } from '../../core/hash.ts';
import type { Key } from '../../core/random.ts';
import { regionKey } from '../initialize.ts';
import { branch, createSimulation, digest, type Options, runUntil, type Simulation, SPIN_UP } from '../simulation.ts';
import { Kind } from '../state.ts';
import { Border } from './border.ts';
import { awarded, judge, roundOf } from './contest.ts';
import {
  compareVisits,
  delegationOf,
  isTravelYear,
  type Knowledge,
  knowledgeOf,
  receiversOf,
  setClusterNode,
} from './exchange.ts';
import { move } from './moves.ts';
import type { NationParams } from './params.ts';
import { reexamine } from './reexamine.ts';
import { arriveInTokyo, lookToTokyo } from './tokyo.ts';

export interface Nation {
  readonly params: NationParams;
  /** In order of ids. One is replaced by its branch where a contest gives it money. */
  readonly regions: Simulation[];
  readonly borders: readonly Border[];
  /** Winners of each contest so far: fiscal year and ids. */
  readonly awards: { readonly fiscalYear: number; readonly regions: readonly string[] }[];
  /** At the beginning of which all regions stand. */
  month: number;
  /** The month of the last barrier. */
  crossed: number;
}

/** What is done at a barrier, in this order. */
interface Barrier {
  readonly name: string;
  /** Month of the year, 4 or 5. */
  readonly when: number;
  readonly does: string;
  /** @returns how many things happened */
  readonly run: (nation: Nation) => number;
}

// biome-ignore format: a table
export const BARRIERS: readonly Barrier[] = [
  { name: 'contest',  when: 4, does: 'regions bid for national money, winners share it',           run: holdContest },
  { name: 'review',   when: 4, does: 'the third year of a plan moves money among regions',         run: ({ params, regions }) => (params.links.review > 0 ? reexamine(regions) : 0) },
  { name: 'moves',    when: 4, does: 'firms leave a region for another',                           run: ({ params, regions, borders }) => (params.links.moves > 0 ? move(regions, borders) : 0) },
  { name: 'tokyo',    when: 4, does: 'nodes for Tokyo are the firms there',                        run: meetTokyo },
  { name: 'exchange', when: 4, does: 'nodes for other clusters are their members; hosts are named', run: openRegions },
  { name: 'arrivals', when: 5, does: 'people who left for Tokyo arrive',                           run: ({ params, regions, borders }) => (params.links.tokyo > 0 ? arriveInTokyo(inTokyo(params, regions, true), borders) : 0) },
];

/** A nation at the start of its spin-up. Order and names of the regions change nothing. */
export function createNation(asked: NationParams, seed: Key, options: Options = {}): Nation {
  const ordered = [...asked.regions].sort((a, b) => (a.region.id < b.region.id ? -1 : 1));
  const params = { ...asked, regions: ordered };
  const regions = ordered.map((region) => createSimulation(region, seed, options));
  const borders = regions.map((sim, place) => borderOf(params, sim, place));
  const nation = { params, regions, borders, awards: [], month: SPIN_UP, crossed: -1 };
  join(nation);
  return nation;
}

function borderOf({ links, tokyo, regions }: NationParams, sim: Simulation, place: number): Border {
  const { kind, count } = sim.state.organisations;
  // nodes are there from the start, and found in order of their ordinals
  const nodes = Array.from({ length: count }, (_, row) => row).filter((row) => kind[row] === Kind.cluster);
  const others = regions.map((_, n) => n).filter((n) => n !== place);
  const isTokyo = tokyo.includes(sim.params.region.id);
  return new Border({
    place,
    nodes,
    standsFor: nodes.map((_, n) => others[n] ?? -1),
    moves: links.moves,
    takesLeavers: links.tokyo > 0 && !isTokyo,
  });
}

/** A region without any link has no border at all. */
function join({ params: { links }, regions, borders }: Nation): void {
  if (links.exchange === 0 && links.tokyo === 0 && links.moves === 0) return;
  for (const [place, sim] of regions.entries()) sim.beyond = borders[place] as Border;
}

/** Runs all regions until the nation stands at the beginning of `month`. */
export function runNationUntil(nation: Nation, month: number): void {
  while (nation.month < month) {
    crossBorders(nation);
    const next = Math.min(month, nextBarrier(nation.month));
    for (const sim of nation.regions) runUntil(sim, next);
    nation.month = next;
  }
}

/** What crosses borders in this month, once. */
export function crossBorders(nation: Nation): void {
  if (nation.crossed === nation.month) return;
  for (const { when, run } of BARRIERS) if (when === monthOfYear(nation.month)) run(nation);
  nation.crossed = nation.month;
}

/** The first month after this one in which a barrier stands. */
function nextBarrier(month: number): number {
  let next = month + 1;
  while (!BARRIERS.some(({ when }) => when === monthOfYear(next))) next++;
  return next;
}

function inTokyo({ tokyo }: NationParams, regions: readonly Simulation[], inside: boolean): Simulation[] {
  return regions.filter((sim) => tokyo.includes(sim.params.region.id) === inside);
}

function holdContest(nation: Nation): number {
  const { contest } = nation.params;
  const round = roundOf(contest, nation.month);
  if (contest === null || round === null) return 0;
  const winners = judge(nation.regions, contest);
  for (const [n, place] of winners.entries()) {
    const sim = nation.regions[place] as Simulation;
    const richer = branch(sim, awarded(sim.params, round, n, winners.length));
    richer.beyond = sim.beyond;
    nation.regions[place] = richer;
  }
  const ids = winners.map((place) => (nation.regions[place] as Simulation).params.region.id);
  nation.awards.push({ fiscalYear: fiscalYearOf(nation.month), regions: ids });
  return winners.length;
}

function meetTokyo({ params, regions }: Nation): number {
  return params.links.tokyo === 0 ? 0 : lookToTokyo(inTokyo(params, regions, true), inTokyo(params, regions, false));
}

function openRegions({ params, regions, borders }: Nation): number {
  if (params.links.exchange === 0) return 0;
  const receivers = regions.map(receiversOf);
  const known = regions.map((sim, place) => knowledgeOf(sim, receivers[place] as number[]));
  const travel = isTravelYear(regions);
  const hosts = regions.map((sim, place) => (travel ? delegationOf(sim, place, receivers[place] as number[]) : null));
  const paid = borders.flatMap((border) => border.paid);
  for (const border of borders) {
    border.hosts = hosts;
    border.paid = [];
    const { place, nodes, standsFor } = border.facts;
    border.owed = [...border.owed, ...paid.filter(({ to }) => to === place)].sort(compareVisits);
    for (const [n, node] of nodes.entries()) {
      const other = standsFor[n] as number;
      // until a body has members, the node stays as it was drawn
      if (other >= 0 && (receivers[other] as number[]).length > 0)
        setClusterNode(regions[place] as Simulation, node, known[other] as Knowledge);
    }
  }
  return receivers.filter((rows) => rows.length > 0).length;
}

/** 128 bits over all that has meaning: every region, and what waits at the borders. Free of the order of either. */
export function nationDigest({ regions, borders, month }: Nation): string {
  const out = new Int32Array(4);
  for (const [place, sim] of regions.entries()) {
    const { hi, lo } = regionKey(sim.params.region.id);
    const text = digest(sim);
    const words = Array.from({ length: 4 }, (_, n) => Number.parseInt(text.slice(8 * n, 8 * n + 8), 16) | 0);
    mixRow(out, hi, lo, COLUMNS.first, words[0] as number, words[1] as number);
    mixRow(out, hi, lo, COLUMNS.second, words[2] as number, words[3] as number);
    mixBorder(out, hi, lo, borders[place] as Border);
  }
  mixRow(out, 0, 0, COLUMNS.month, month, 0);
  return hex128(out);
}

const COLUMNS = {
  first: columnNumber('nation', 'first'),
  second: columnNumber('nation', 'second'),
  month: columnNumber('nation', 'month'),
  waiting: columnNumber('nation', 'waiting'),
  leavers: columnNumber('nation', 'leavers'),
  visits: columnNumber('nation', 'visits'),
};

function mixBorder(out: Int32Array, hi: number, lo: number, { waiting, leavers, paid, owed }: Border): void {
  for (const newcomer of waiting) mixRow(out, newcomer.hi, newcomer.lo, COLUMNS.waiting, newcomer.kind, newcomer.field);
  for (const [cell, heads] of leavers.entries())
    if (heads > 0) mixRow(out, hi, lo ^ cell, COLUMNS.leavers, heads, cell);
  for (const { travellerHi, travellerLo, hostHi, hostLo, month } of [...paid, ...owed])
    mixRow(out, travellerHi ^ month, travellerLo, COLUMNS.visits, hostHi, hostLo);
}
