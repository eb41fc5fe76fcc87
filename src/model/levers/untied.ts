/**
 * Untied cash, a null model: the same money to the same firms without conditions. Who wins a call is paid
 * what the project would have claimed, on the same dates, and begins by itself only what would have paid without; who is a
 * tenant gets the cost of its place; the planned money of every other lever, with what would lapse, goes to member firms and
 * ventures in equal parts.
 *
 * Cost    as the levers themselves, from the state to firms and ventures
 * Reads   organisations.{alive, kind, member, incubator}; projects
 * Writes  projects; organisations.{cash, profit}; accounts; counters
 * Source  Null model; our choice of who counts as the same firms.
 */
import { fiscalYearOf } from '../../core/calendar.ts';
import { appendRow, reserve } from '../../core/columns.ts';
import { childKey } from '../../core/key.ts';
import type { Key } from '../../core/random.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { inThisMonth } from '../money.ts';
import { FIRST_FISCAL_YEAR } from '../params.ts';
import { isFirm, Kind, NEVER, Stage, TEAM } from '../state.ts';

/** This month's part of the levers that have no receivers of their own, to members. @returns yen paid */
export function payMembers(sim: Context): number {
  const { cash } = sim.reduction;
  if (cash === null) return 0;
  const { member, kind } = sim.state.organisations;
  const payees: number[] = [];
  for (let n = 0; n < sim.roll.memberCount; n++) {
    const row = sim.roll.members[n] as number;
    if (member[row] === 1 && hasAccount(kind[row] as number)) payees.push(row);
  }
  return give(
    sim,
    payees,
    inThisMonth(cash[fiscalYearOf(sim.month) - FIRST_FISCAL_YEAR] ?? 0, sim.month),
    Counter.networkMoney,
  );
}

/** What an award promises, as the call ranked it. */
export interface Grant {
  readonly key: Key;
  readonly kind: number;
  readonly partners: readonly number[];
  readonly months: number;
  readonly cost: number;
  readonly share: number;
  readonly starts: number;
}

/** Keys of grants, apart from those of the projects that winners may begin by themselves. */
const GRANT_DOMAIN = 0x6772616e;

/** A row that carries money and nothing else: no work, no team, no end but its term. @returns its row */
export function startGrant(sim: Context, grant: Grant): number {
  const { state, month } = sim;
  reserve(state.projects, 1);
  const row = appendRow(state.projects);
  const p = state.projects;
  const lead = grant.partners[0] as number;
  const key = childKey(grant.key.hi, grant.key.lo, GRANT_DOMAIN, 0);
  p.keyHi[row] = key.hi;
  p.keyLo[row] = key.lo;
  p.kind[row] = grant.kind;
  p.stage[row] = Stage.grant;
  p.lead[row] = lead;
  p.size[row] = grant.partners.length;
  for (let k = 0; k < TEAM; k++) p.partners[row * TEAM + k] = grant.partners[k] ?? -1;
  p.field[row] = state.organisations.field[lead] as number;
  p.other[row] = p.field[row] as number;
  p.awarded[row] = month;
  p.starts[row] = grant.starts;
  p.ends[row] = grant.starts + grant.months;
  p.monthlyCost[row] = Math.floor(grant.cost / grant.months);
  p.publicShare[row] = grant.share;
  p.payAt[row] = NEVER;
  p.causeHi[row] = grant.key.hi;
  p.causeLo[row] = grant.key.lo;
  return row;
}

/** What the project would have claimed for this month; claims and payments are those of projects. */
export function accrueGrant(sim: Context, row: number): void {
  const { projects: p, organisations: o } = sim.state;
  if (sim.month < (p.starts[row] as number)) return;
  if (sim.month >= (p.ends[row] as number)) {
    p.stage[row] = Stage.lapsed;
    return;
  }
  let payees = 0;
  for (let k = 0; k < (p.size[row] as number); k++) {
    const partner = p.partners[row * TEAM + k] as number;
    if (o.alive[partner] === 1 && hasAccount(o.kind[partner] as number)) payees++;
  }
  if (payees === 0) return;
  const cost = Math.floor((p.monthlyCost[row] as number) / payees) * payees;
  p.owed[row] = (p.owed[row] as number) + Math.floor(cost * (p.publicShare[row] as number));
}

/** Each tenant the month's cost of its place. @returns yen paid */
export function payTenants(sim: Context, place: number): number {
  const { incubator } = sim.state.organisations;
  const { ventures, ventureCount } = sim.roll;
  const tenants: number[] = [];
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    if ((incubator[row] as number) >= 0) tenants.push(row);
  }
  return give(sim, tenants, tenants.length * place, Counter.incubationMoney);
}

function hasAccount(kind: number): boolean {
  return isFirm(kind) || kind === Kind.venture;
}

/** Equal parts in whole yen; what cannot be divided stays with the state. */
function give(sim: Context, payees: readonly number[], yen: number, counter: number): number {
  if (payees.length === 0) return 0;
  const { state } = sim;
  const { cash, profit, kind } = state.organisations;
  const part = Math.floor(yen / payees.length);
  for (const row of payees) {
    cash[row] = (cash[row] as number) + part;
    profit[row] = (profit[row] as number) + part;
    pay(state, Account.state, isFirm(kind[row] as number) ? Account.firms : Account.ventures, part);
  }
  count(state, Counter.publicMoney, part * payees.length);
  count(state, counter, part * payees.length);
  return part * payees.length;
}
