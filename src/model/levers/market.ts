/**
 * Lever `market`: places with trading firms, sales agents and marketing specialists, for firms and ventures with a result
 * of a member project that waits for its market. While it has the place a firm enters markets sooner (E8), is advised and
 * sells more of its product lines; the channel takes its margin from all of them, and what it sold is lost with the place.
 *
 *   whom       highest chance of success that its project was given, ties by key, into the free places
 *   monthly    lines sell (1 + reach) times as much;  margin = μ · lines · (1 + reach), from the firm to the channel
 *   the end    lines fall by the share that depends on the channel
 *
 * Reads   projects.{stage, merit, ends}; organisations.{channelUntil, lineSales}
 * Writes  organisations.{channelUntil, capability, cash, sales, profit, lineSales, lineSalesAt, used}; accounts; counters
 * Draws   nothing
 * Cost    place cost for each place taken, paid by the state, up to the budget
 * Source  METI 2005, activity (4) and support 4: specialised trading firms, sales agents, marketing specialists; no cost
 *         is printed. Atkin, Khandelwal & Osman 2017 for what an intermediary does; sizes are proposals.
 */
import { compareKeys } from '../../core/key.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { holdsKey } from '../channels.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { earn, spend } from '../ledger.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { sellerOf } from '../processes/marketEntry.ts';
import { lineSalesOf } from '../processes/rivalry.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Stage } from '../state.ts';

/** Merit nearer than this is a tie. */
const MERIT_STEPS = 2 ** 20;

/** Places that end, free places, then the month of those who hold one. @returns places taken */
export function runChannels(sim: Context): number {
  const { state, c, month, channels } = sim;
  // a held channel has the baseline's places, whatever this run's own budget is
  const held = channels.isHeld('placement') ? channels.held('placement', month) : null;
  const places = held === null ? Math.floor(moneyOf(sim, 'market') / c.channelCost) : held.length / 2;
  if (places === 0 && state.counters[Counter.placements] === 0) return 0;
  const o = state.organisations;
  const rows = keepPlaces(sim, places, held);
  rows.push(...fillPlaces(sim, places - rows.length, held));
  if (channels.recording !== null && rows.length > 0)
    channels.record(
      'placement',
      month,
      rows.flatMap((row) => [o.keyHi[row] as number, o.keyLo[row] as number]),
    );
  for (const row of rows) sellThrough(sim, row);
  const cost = rows.length * inThisMonth(c.channelCost, month);
  pay(state, Account.state, Account.market, cost);
  count(state, Counter.publicMoney, cost);
  count(state, Counter.marketMoney, cost);
  return rows.length;
}

/** Who stays: the latest come, as many as there are places; the others lose theirs. */
function keepPlaces(sim: Context, places: number, held: Float64Array | null): number[] {
  const { month, roll } = sim;
  const { keyHi, keyLo, channelUntil } = sim.state.organisations;
  const placed: number[] = [];
  for (let n = 0; n < roll.firmCount; n++)
    if ((channelUntil[roll.firms[n] as number] as number) >= month) placed.push(roll.firms[n] as number);
  for (let n = 0; n < roll.ventureCount; n++)
    if ((channelUntil[roll.ventures[n] as number] as number) >= month) placed.push(roll.ventures[n] as number);
  const staying = new Selection().begin(Math.min(places, placed.length), keyHi, keyLo);
  for (const row of placed) {
    if (channelUntil[row] === month) continue;
    if (held !== null && !holdsKey(held, keyHi[row] as number, keyLo[row] as number)) continue;
    staying.offer(row, -(channelUntil[row] as number));
  }
  const rows = [...staying.rows.subarray(0, staying.size)];
  for (const row of placed) if (!rows.includes(row)) leaveChannel(sim, row);
  return rows;
}

/** With the place goes a part of the sales that were made through it. */
function leaveChannel(sim: Context, row: number): void {
  const { c, month, log, tables } = sim;
  const o = sim.state.organisations;
  const lines = lineSalesOf(sim, row, tables.line);
  o.channelUntil[row] = month;
  o.lineSales[row] = Math.floor(lines * (1 - c.channelDependence));
  o.lineSalesAt[row] = month;
  const hi = o.keyHi[row] as number;
  const lo = o.keyLo[row] as number;
  log?.because(EventKind.placement, hi, lo);
  log?.emit(month, EventKind.placement, hi, lo, 0, 0, Math.floor(lines), 1);
}

/** Sellers of results that wait for their market, each by its best. A firm comes again for a later result only. */
function fillPlaces(sim: Context, free: number, held: Float64Array | null): number[] {
  if (free <= 0) return [];
  const { state, c, month, log } = sim;
  const { projects: p, organisations: o } = state;
  const best = new Map<number, number>();
  for (let project = 0; project < p.count; project++) {
    if (p.stage[project] !== Stage.succeeded || p.withMember[project] === 0) continue;
    const row = sellerOf(sim, project);
    if (row < 0 || (p.ends[project] as number) < (o.channelUntil[row] as number)) continue;
    if (held !== null && !holdsKey(held, o.keyHi[row] as number, o.keyLo[row] as number)) continue;
    const other = best.get(row) ?? -1;
    if (other < 0 || isBetter(sim, project, other)) best.set(row, project);
  }
  const chosen = new Selection().begin(Math.min(free, best.size), o.keyHi, o.keyLo);
  for (const [row, project] of best) chosen.offer(row, -Math.floor((p.merit[project] as number) * MERIT_STEPS));
  const rows = [...chosen.rows.subarray(0, chosen.size)];
  for (const row of rows) {
    o.channelUntil[row] = month + Math.max(1, Math.floor(c.channelTerm));
    count(state, Counter.placements);
    markReached(o, row, LeverBit.market);
    if (log === null) continue;
    const project = best.get(row) as number;
    log.because(EventKind.success, p.keyHi[project] as number, p.keyLo[project] as number);
    log.emit(month, EventKind.placement, o.keyHi[row] as number, o.keyLo[row] as number, 0, 0, 0, 0);
  }
  return rows;
}

/** Of two results of one seller the better, by key where they are equal. */
function isBetter(sim: Context, project: number, other: number): boolean {
  const p = sim.state.projects;
  const gain = (p.merit[project] as number) - (p.merit[other] as number);
  if (gain !== 0) return gain > 0;
  const [hi, lo] = [p.keyHi[project] as number, p.keyLo[project] as number];
  return compareKeys(hi, lo, p.keyHi[other] as number, p.keyLo[other] as number) < 0;
}

/** A month with the channel: advice, more sales of the lines, and the margin on all of them. */
function sellThrough(sim: Context, row: number): void {
  const { c, tables } = sim;
  const o = sim.state.organisations;
  const capability = o.capability[row] as number;
  o.capability[row] = capability + (c.channelAdvice / 12) * (1 - capability);
  const lines = Math.floor(lineSalesOf(sim, row, tables.line));
  const more = Math.floor(c.channelReach * lines);
  earn(sim, row, more, Account.market);
  spend(sim, row, Math.floor(c.channelMargin * (lines + more)));
}
