/**
 * E8 Market entry: after technical success a once-only event. A keyed threshold E is met when the hazard, summed month by
 * month, reaches it; a higher hazard is never later. Facelifts of single firms are a process of their own.
 *
 *   h = h0 · (1/2 + capability) · demand of the field · [firm leads] · [knows a trading firm] · access,   0 before the field's delay
 *
 * with the seller's own market capability, or the part of a large partner's that the field lets it use. A product in a field
 * in which an incumbent did no business is a second founding (E9): the field is one of its own from then on.
 *
 * Reads   projects, organisations.{capability, field}, ties, demand, profiles, rivals
 * Writes  projects.{accrued, stage}; organisations.{lineSales, lineSalesAt, linesLow, linesHigh, cash, profit}; rivals;
 *         accounts; counters
 * Draws   the threshold, at the start of the project
 * Source  Hokkaido bureau of METI 2016: 52 % of consortium projects commercialised; Okamuro & Nishimura 2018 for the lead.
 */
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { EventKind } from '../events.ts';
import { Marks } from '../marks.ts';
import { isFirm, Kind, ProjectKind, Stage, TEAM } from '../state.ts';
import { hasLine, noteLine } from '../uses.ts';
import { accessOf, noteLaunch, soldElsewhere } from './access.ts';
import { attract } from './entry.ts';
import { addLine, demandOf, firstSales, rivalsNow, strengthOf } from './rivalry.ts';

/** Who knows a trading firm, and whom an exchange connected; scratch. */
const traded = new Marks();
const connected = new Marks();

/** @returns products launched */
export function enterMarkets(sim: Context): number {
  const { state, month, tables } = sim;
  const p = state.projects;
  const { approvalDelay, saleDelay } = tables.profiles;
  const rivals = rivalsNow(sim, 0);
  traded.ofKind(sim, Kind.tradingFirm);
  connected.ofExchange(sim);
  let launched = 0;
  for (let row = 0; row < p.count; row++) {
    if (p.stage[row] !== Stage.succeeded) continue;
    const waited = month - (p.ends[row] as number);
    const field = p.field[row] as number;
    if (waited < (approvalDelay[field] as number) + (saleDelay[field] as number)) continue;
    if (waited > sim.c.resultsLapse) {
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
    launch(sim, row, seller, rivals);
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
  const { projects: p } = state;
  const firmLeads = p.lead[project] === seller ? c.entryFirmLead : 1;
  const trader = traded.marked[seller] === 1 ? c.entryTradingFirm : 1;
  return (
    c.entryHazard *
    (0.5 + capabilityOf(sim, project, seller)) *
    demandOf(sim, p.field[project] as number) *
    firmLeads *
    trader *
    accessOf(sim, seller, connected.marked[seller] === 1)
  );
}

/** Market capability of the seller, or what it can use of a large partner's. */
function capabilityOf(sim: Context, project: number, seller: number): number {
  const { projects: p, organisations: o } = sim.state;
  const part = sim.tables.profiles.largeFirms[p.field[project] as number] as number;
  let capability = o.capability[seller] as number;
  for (let k = 0; k < (p.size[project] as number); k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.kind[row] !== Kind.largeFirm || o.alive[row] === 0) continue;
    capability = Math.max(capability, part * (o.capability[row] as number));
  }
  return capability;
}

/** The field of a project in which a row does no business yet, the farther first; -1: none. */
function newFieldOf(sim: Context, project: number, row: number): number {
  const { projects: p, organisations: o } = sim.state;
  const other = p.other[project] as number;
  if (!hasLine(o, row, other)) return other;
  const field = p.field[project] as number;
  return hasLine(o, row, field) ? -1 : field;
}

function launch(sim: Context, project: number, seller: number, rivals: Float64Array): void {
  const { state, log, month, c } = sim;
  const { projects: p, organisations: o } = state;
  const licensed = p.kind[project] === ProjectKind.licence;
  const small = licensed || p.kind[project] === ProjectKind.bilateral;
  const scale = small ? c.smallProduct : 1;
  const founded = o.kind[seller] === Kind.venture || small ? -1 : newFieldOf(sim, project, seller);
  const second = founded >= 0;
  const field = second ? founded : (p.field[project] as number);
  const strength = strengthOf(sim, seller, capabilityOf(sim, project, seller), p.merit[project] as number);
  const first = firstSales(sim, c.productSales * scale, field, strength, rivals) * soldElsewhere(sim, seller);
  addLine(sim, seller, field, first, strength);
  if (licensed) payRoyalty(sim, seller, first);
  if (second) {
    noteLine(o, seller, founded);
    count(state, Counter.secondFoundings);
  }
  const ofMember = p.withMember[project] === 1;
  if (ofMember) {
    count(state, Counter.productsLaunched);
    if (!licensed) count(state, Counter.productsFromProjects);
    count(state, Counter.newBusinessesStarted);
  }
  count(state, Counter.successes);
  const hi = p.keyHi[project] as number;
  const lo = p.keyLo[project] as number;
  noteLaunch(sim, seller);
  if (log !== null) {
    log.because(licensed ? EventKind.licence : EventKind.success, hi, lo);
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

/** What the product of a licence pays its university once, a share of its first year's sales. `monthly` in yen. */
function payRoyalty(sim: Context, row: number, monthly: number): void {
  const { state, c } = sim;
  const o = state.organisations;
  const royalty = Math.floor(c.royaltyShare * 12 * monthly);
  o.cash[row] = (o.cash[row] as number) - royalty;
  o.profit[row] = (o.profit[row] as number) - royalty;
  pay(state, isFirm(o.kind[row] as number) ? Account.firms : Account.ventures, Account.labs, royalty);
  count(state, Counter.royalties, royalty);
}
