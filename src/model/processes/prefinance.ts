/**
 * E6 Pre-financing: public money is paid after the year's end, so each firm of a team must carry a year of its part. Who
 * has not the cash borrows what is missing from a bank that knows it, or counts on the bridge facility for what public
 * money will pay back; who can do neither stays out.
 *
 *   missing_i = a year's part - cash_i
 *   covered   ⇔ missing_i ≤ 0, or a bank lends it, or missing_i ≤ cover · public share · part while the facility has money
 *
 * Reads   organisations, ties, levers.bridge
 * Writes  nothing
 * Draws   nothing of its own; see lending
 * Source  METI 2005, activity (5): bridge financing for subsidies of technology development.
 */
import type { Context } from '../context.ts';
import { bridgeRoom } from '../levers/bridge.ts';
import type { Loan } from '../loans.ts';
import { Kind } from '../state.ts';
import { lenderOf } from './lending.ts';

/** What has been promised in a call and is not booked yet. */
export interface Desk {
  /** Yen by row of the bank. */
  readonly banks: Map<number, number>;
  /** Yen of the bridge facility. */
  bridge: number;
  readonly loans: Loan[];
}

export function openDesk(): Desk {
  return { banks: new Map(), bridge: 0, loans: [] };
}

export interface Cost {
  readonly partners: readonly number[];
  /** Integer yen over `months`, and the share of it that public money pays back. */
  readonly cost: number;
  readonly months: number;
  readonly share: number;
  readonly merit: number;
}

/** Whether every firm can carry its part; promises what has to be borrowed, or nothing at all. */
export function preFinance(sim: Context, project: Cost, desk: Desk): boolean {
  const { partners, merit, share } = project;
  const { cash, kind } = sim.state.organisations;
  const part = partOfYear(sim, project);
  const loans: Loan[] = [];
  const banks = new Map(desk.banks);
  let bridge = desk.bridge;
  let payers = 0;
  for (const row of partners) {
    if (kind[row] === Kind.lab) continue;
    payers++;
    const missing = part - (cash[row] as number);
    if (missing <= 0) continue;
    const bank = lenderOf(sim, row, missing, merit, banks);
    if (bank >= 0) {
      banks.set(bank, (banks.get(bank) ?? 0) + missing);
      loans.push({ row, bank, amount: missing });
    } else if (missing <= Math.floor(sim.c.bridgeCover * share * part) && bridge + missing <= bridgeRoom(sim)) {
      bridge += missing;
    } else return false;
  }
  if (payers === 0) return false;
  desk.bridge = bridge;
  for (const [bank, yen] of banks) desk.banks.set(bank, yen);
  desk.loans.push(...loans);
  return true;
}

/** Whether each firm has its part, so many times over, in cash. */
export function canGoAlone(sim: Context, project: Cost): boolean {
  const { cash, kind } = sim.state.organisations;
  const payers = project.partners.filter((row) => kind[row] !== Kind.lab);
  const part = partOfYear(sim, project);
  return payers.length > 0 && payers.every((row) => (cash[row] as number) >= sim.c.aloneCash * part);
}

/** Integer yen that each firm of the team carries in a year. */
function partOfYear(sim: Context, { partners, cost, months }: Cost): number {
  const { kind } = sim.state.organisations;
  const payers = partners.reduce((n, row) => n + (kind[row] === Kind.lab ? 0 : 1), 0);
  return Math.floor(((cost / months) * 12) / Math.max(1, payers));
}
