/**
 * E8 Market entry: after technical success a once-only event. A keyed threshold E is met when the hazard, summed month by
 * month, reaches it; a higher hazard is never later. Facelifts of single firms are a process of their own.
 *
 *   h = h0 · (1/2 + capability) · demand · [firm leads] · [knows a trading firm] · access,  0 before the delay is over
 *
 * Reads   projects, organisations.{capability, field}, ties, occasions
 * Writes  projects.{accrued, stage}; organisations.{lineSales, lineSalesAt}; counters
 * Draws   the threshold, at the start of the project; occasions for facelifts
 * Source  Hokkaido bureau of METI 2016: 52 % of consortium projects commercialised; Okamuro & Nishimura 2018 for the lead.
 */
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { SECTOR_OF, SECTORS } from '../knowledge.ts';
import { forCandidates, isAccepted, Occasion } from '../occasions.ts';
import { Kind, ProjectKind, Stage, TEAM } from '../state.ts';
import { LONGEST } from '../tables.ts';
import { isAlive } from '../ties.ts';
import { accessOf, noteLaunch, soldElsewhere } from './access.ts';
import { attract } from './entry.ts';

/** After this many months without a sale a result has lapsed. */
const WINDOW = 120;

/** Demand of a sector this month, 1 in April 1998. */
export function demandOf(sim: Context, sector: number): number {
  return sim.tables.demand[(sim.month - sim.tables.demandFrom) * SECTORS + sector] as number;
}

/** @returns products launched */
export function enterMarkets(sim: Context): number {
  const { state, month, c } = sim;
  const p = state.projects;
  const share = shareLeft(sim, 0);
  let launched = 0;
  for (let row = 0; row < p.count; row++) {
    if (p.stage[row] !== Stage.succeeded) continue;
    const waited = month - (p.ends[row] as number);
    if (waited < c.entryDelay) continue;
    if (waited > WINDOW) {
      p.stage[row] = Stage.lapsed;
      continue;
    }
    const seller = sellerOf(sim, row);
    if (seller < 0) {
      p.stage[row] = Stage.lapsed;
      continue;
    }
    const accrued = (p.accrued[row] as number) + hazard(sim, row, seller);
    p.accrued[row] = accrued;
    if (accrued < (p.threshold[row] as number)) continue;
    p.stage[row] = Stage.launched;
    launch(sim, row, seller, share);
    launched++;
  }
  return launched;
}

/** The lead if it can sell, otherwise the partner of highest market capability, the first of the team where equal; -1: nobody. */
export function sellerOf(sim: Context, project: number): number {
  const { projects: p, organisations: o } = sim.state;
  const lead = p.lead[project] as number;
  if (o.alive[lead] === 1 && o.kind[lead] !== Kind.lab) return lead;
  let best = -1;
  for (let k = 0; k < (p.size[project] as number); k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.alive[row] === 0 || o.kind[row] === Kind.lab) continue;
    if (best < 0 || (o.capability[row] as number) > (o.capability[best] as number)) best = row;
  }
  return best;
}

function hazard(sim: Context, project: number, seller: number): number {
  const { c, state } = sim;
  const { projects: p, organisations: o } = state;
  const firmLeads = p.lead[project] === seller ? c.entryFirmLead : 1;
  const trader = knows(sim, seller, Kind.tradingFirm) ? c.entryTradingFirm : 1;
  return (
    c.entryHazard *
    (0.5 + (o.capability[seller] as number)) *
    demandOf(sim, SECTOR_OF[p.field[project] as number] as number) *
    firmLeads *
    trader *
    accessOf(sim, seller)
  );
}

/** Whether a row has a living tie to an organisation of this kind. */
export function knows(sim: Context, row: number, kind: number): boolean {
  const { organisations: o, ties } = sim.state;
  for (let edge = o.head[row] as number; edge >= 0; ) {
    const tie = edge >> 1;
    const onA = (edge & 1) === 0;
    edge = (onA ? ties.nextA[tie] : ties.nextB[tie]) as number;
    const other = (onA ? ties.b[tie] : ties.a[tie]) as number;
    if (o.kind[other] === kind && isAlive(ties, tie, sim.month)) return true;
  }
  return false;
}

function launch(sim: Context, project: number, seller: number, share: number): void {
  const { state, log, month, c } = sim;
  const { projects: p, organisations: o } = state;
  const scale = p.kind[project] === ProjectKind.bilateral ? 0.25 : 1;
  addLine(sim, seller, c.productSales * scale * share * soldElsewhere(sim, seller));
  const newField = p.field[project] !== o.field[seller] || p.other[project] !== p.field[project];
  const second = o.kind[seller] !== Kind.venture && newField && p.kind[project] !== ProjectKind.bilateral;
  if (second) count(state, Counter.secondFoundings);
  const ofMember = p.withMember[project] === 1;
  if (ofMember) {
    count(state, Counter.productsLaunched);
    count(state, Counter.productsFromProjects);
    count(state, Counter.newBusinessesStarted);
  }
  count(state, Counter.successes);
  const hi = p.keyHi[project] as number;
  const lo = p.keyLo[project] as number;
  noteLaunch(sim, seller);
  if (log !== null) {
    log.because(EventKind.success, hi, lo);
    log.emit(
      month,
      EventKind.product,
      hi,
      lo,
      o.keyHi[seller] as number,
      o.keyLo[seller] as number,
      c.productSales * scale,
      second ? 2 : 1,
    );
  }
  attract(sim, hi, lo, o.town[seller] as number, o.field[seller] as number);
}

/** Share of its sales that rivals leave to a new product, by the products there are at the start of the process. */
function shareLeft(sim: Context, process: number): number {
  const { state, month, c, channels } = sim;
  const launched = channels.scalar('market', month, state.counters[Counter.productsLaunched] as number, process);
  return c.rivalryProducts / (c.rivalryProducts + launched / SECTORS);
}

/** Adds monthly sales of a product line to those that have not faded; each in whole yen, so that their order is free. */
function addLine(sim: Context, row: number, sales: number): void {
  const { state, month, tables } = sim;
  const o = state.organisations;
  o.lineSales[row] = Math.floor(lineSalesOf(sim, row, tables.line)) + Math.floor(sales);
  o.lineSalesAt[row] = month;
}

/** Present monthly sales of a row's product lines, yen. */
export function lineSalesOf(sim: Context, row: number, decay: Float64Array): number {
  const o = sim.state.organisations;
  const months = sim.month - (o.lineSalesAt[row] as number);
  return (o.lineSales[row] as number) * (decay[months < LONGEST ? months : LONGEST] as number);
}

/** Facelifts and services of single firms, by thinning. @returns products launched */
export function launchFacelifts(sim: Context): number {
  const { state, c } = sim;
  const o = state.organisations;
  const share = shareLeft(sim, 1);
  let launched = 0;
  forCandidates(sim, Occasion.facelift, (occasion, row) => {
    const rate =
      c.faceliftRate * (0.5 + (o.capability[row] as number)) * Math.min(1.5, 0.5 + (o.attention[row] as number));
    if (!isAccepted(sim, occasion, Occasion.facelift, rate)) return;
    addLine(sim, row, c.faceliftSales * share);
    if (o.member[row] === 1) count(state, Counter.productsLaunched);
    launched++;
  });
  return launched;
}
