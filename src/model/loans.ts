/**
 * Debts of firms and ventures: relationship loans of banks, and the bridge facility. What is booked here keeps the sheets
 * balanced: the principal that borrowers owe is what their banks claim.
 */
import { Account, Counter, count, pay } from './accounts.ts';
import type { Context } from './context.ts';
import { EventKind } from './events.ts';
import { isFirm } from './state.ts';

/** A loan that was granted and is not booked yet. */
export interface Loan {
  readonly row: number;
  readonly bank: number;
  /** Integer yen. */
  readonly amount: number;
}

export function accountOf(sim: Context, row: number): number {
  return isFirm(sim.state.organisations.kind[row] as number) ? Account.firms : Account.ventures;
}

/** What a bank can still lend, integer yen. */
export function roomOf(sim: Context, bank: number): number {
  const { claims, net } = sim.state.organisations;
  const room = sim.c.loanCapacity + (net[bank] as number) - (claims[bank] as number);
  return room > 0 ? room : 0;
}

/** Books a loan: cash to the borrower, a claim to the bank; the term begins anew. `detail`: 1 for working capital. */
export function bookLoan(sim: Context, { row, bank, amount }: Loan, detail: number): void {
  const { state, month, log, c } = sim;
  const o = state.organisations;
  o.cash[row] = (o.cash[row] as number) + amount;
  o.loan[row] = (o.loan[row] as number) + amount;
  o.lender[row] = bank;
  o.loanUntil[row] = month + c.loanMonths;
  o.claims[bank] = (o.claims[bank] as number) + amount;
  pay(state, Account.banks, accountOf(sim, row), amount);
  count(state, Counter.loansMade);
  count(state, Counter.loansLent, amount);
  const [hi, lo] = [o.keyHi[row] as number, o.keyLo[row] as number];
  log?.emit(month, EventKind.loan, hi, lo, o.keyHi[bank] as number, o.keyLo[bank] as number, amount, detail);
}

/** Pays back principal from cash. */
export function repayLoan(sim: Context, row: number, amount: number): void {
  const o = sim.state.organisations;
  const bank = o.lender[row] as number;
  o.cash[row] = (o.cash[row] as number) - amount;
  o.loan[row] = (o.loan[row] as number) - amount;
  o.claims[bank] = (o.claims[bank] as number) - amount;
  if (o.loan[row] === 0) o.lender[row] = -1;
  pay(sim.state, accountOf(sim, row), Account.banks, amount);
}

/** Lends from the bridge facility, which must hold the money. */
export function bookBridge(sim: Context, row: number, amount: number): void {
  const { state } = sim;
  const o = state.organisations;
  o.cash[row] = (o.cash[row] as number) + amount;
  o.bridge[row] = (o.bridge[row] as number) + amount;
  pay(state, Account.bridge, accountOf(sim, row), amount);
  count(state, Counter.bridgeLoans);
  count(state, Counter.bridgeLent, amount);
}

/** Pays the bridge facility back from cash, at most what is owed. */
export function repayBridge(sim: Context, row: number, most: number): void {
  const { state } = sim;
  const o = state.organisations;
  const owed = o.bridge[row] as number;
  const amount = owed < most ? owed : most;
  if (amount <= 0) return;
  o.cash[row] = (o.cash[row] as number) - amount;
  o.bridge[row] = owed - amount;
  pay(state, accountOf(sim, row), Account.bridge, amount);
  count(state, Counter.bridgeRepaid, amount);
}

/** Whoever leaves pays what its cash allows, the bank first; the rest is lost. @returns whether anything was lost */
export function settleDebts(sim: Context, row: number): boolean {
  const { state, month, log } = sim;
  const o = state.organisations;
  if (o.loan[row] === 0 && o.bridge[row] === 0) return false;
  const [hi, lo] = [o.keyHi[row] as number, o.keyLo[row] as number];
  const repaid = Math.min(Math.max(0, o.cash[row] as number), o.loan[row] as number);
  if (repaid > 0) repayLoan(sim, row, repaid);
  repayBridge(sim, row, Math.max(0, o.cash[row] as number));
  const ofBank = o.loan[row] as number;
  if (ofBank > 0) {
    const bank = o.lender[row] as number;
    o.claims[bank] = (o.claims[bank] as number) - ofBank;
    o.net[bank] = (o.net[bank] as number) - ofBank;
    o.loan[row] = 0;
    o.lender[row] = -1;
    count(state, Counter.loanLosses, ofBank);
  }
  const ofBridge = o.bridge[row] as number;
  o.bridge[row] = 0;
  count(state, Counter.bridgeLosses, ofBridge);
  if (ofBank + ofBridge === 0) return false;
  count(state, Counter.defaults);
  log?.because(EventKind.loan, hi, lo);
  log?.because(EventKind.bridge, hi, lo);
  log?.emit(month, EventKind.default, hi, lo, 0, 0, ofBank + ofBridge, ofBridge > 0 ? 1 : 0);
  return true;
}
