/**
 * E11 and E15 Relationship banking. A bank lends to whom it knows and whose project or prospects it sees to pass its bar, as
 * far as its room goes. It knows those with a living tie, and those of whom it is the main bank: firms, and ventures with a
 * grant or a success to show. The bank with most trust is asked, or the one that has a loan out already. Each month interest and an equal part of the principal are due; whoever leaves pays what it can, and the rest is the bank's loss.
 *
 *   lends ⇔ judgement · truth + (1 - judgement) · noise ≥ bar   and   amount ≤ capacity + interest - losses - claims
 *
 * Reads   organisations, ties
 * Writes  organisations.{cash, profit, loan, lender, loanUntil, claims, net}; accounts; counters
 * Draws   lending: one for each bank and applicant in a month, the noise; one a quarter for each venture, who comes first;
 *         one for life for each organisation and bank, the main bank
 * Source  METI 2005, policy support (5): banks that know their region. Okubo, Okazaki & Tomiura 2016: firms with a regional
 *         main bank gained most (sign). Sizes are proposals.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { compareKeys, pairKey } from '../../core/key.ts';
import { rankByScore } from '../../core/order.ts';
import { processKey, uniform, word } from '../../core/random.ts';
import { Account, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { Judge, judgementNow, prospectOf, seen } from '../judgement.ts';
import { accountOf, bookLoan, type Loan, repayLoan, roomOf } from '../loans.ts';
import { isFirm, Kind, livingRow } from '../state.ts';
import { isAlive } from '../ties.ts';
import { trustOf } from './trust.ts';

/** Loans of the channel by where they were made: the two calls are 1 and 2. */
const WORKING_CAPITAL = 0;

/**
 * The bank that would lend `amount` on something of true quality `truth`; -1: none would.
 *
 * @param promised  yen that each bank has promised this month and not booked, by row
 */
export function lenderOf(
  sim: Context,
  row: number,
  amount: number,
  truth: number,
  promised: ReadonlyMap<number, number>,
): number {
  const { state, month, c, seed } = sim;
  const { organisations: o, ties } = state;
  const judgement = judgementNow(sim, Judge.bank);
  const key = processKey(seed, Decision.lending, month);
  const creditor = o.lender[row] as number;
  const mayLend = (bank: number): boolean => {
    if ((creditor >= 0 && bank !== creditor) || roomOf(sim, bank) - (promised.get(bank) ?? 0) < amount) return false;
    pairKey(o.keyHi[row] as number, o.keyLo[row] as number, o.keyHi[bank] as number, o.keyLo[bank] as number);
    return seen(judgement, truth, uniform(key, word[0] as number, word[1] as number)) >= c.lendingBar;
  };
  const main = hasRecord(sim, row) ? mainBankOf(sim, row) : -1;
  let best = main >= 0 && mayLend(main) ? main : -1;
  let most = best >= 0 ? 0 : -1;
  for (let next = o.head[row] as number; next >= 0; ) {
    const edge = next;
    next = ties.next[edge] as number;
    const tie = edge >> 1;
    const bank = ties.ends[edge] as number;
    if (o.kind[bank] !== Kind.bank || !isAlive(ties, tie, month) || !mayLend(bank)) continue;
    const trust = trustOf(ties, tie, month, sim.tables.trust);
    if (trust < most || (trust === most && !comesBefore(sim, bank, best))) continue;
    best = bank;
    most = trust;
  }
  return best;
}

/** A firm has books; a venture needs something to show. */
function hasRecord(sim: Context, row: number): boolean {
  const { kind, grants, successes } = sim.state.organisations;
  return isFirm(kind[row] as number) || grants[row] !== 0 || successes[row] !== 0;
}

/** The bank that keeps an organisation's accounts, by a keyed draw that holds for life; -1: one outside the region. */
function mainBankOf(sim: Context, row: number): number {
  const { kind, keyHi, keyLo, count: rows } = sim.state.organisations;
  const key = processKey(sim.seed, Decision.lending, 0, 2);
  const [hi, lo] = [keyHi[row] as number, keyLo[row] as number];
  if (uniform(key, hi, lo) >= sim.c.regionalBankShare) return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let bank = 0; bank < rows; bank++) {
    if (kind[bank] !== Kind.bank) continue;
    pairKey(hi, lo, keyHi[bank] as number, keyLo[bank] as number);
    const u = uniform(key, word[0] as number, word[1] as number);
    if (u > least || (u === least && !comesBefore(sim, bank, best))) continue;
    best = bank;
    least = u;
  }
  return best;
}

function comesBefore(sim: Context, x: number, y: number): boolean {
  const { keyHi, keyLo } = sim.state.organisations;
  return compareKeys(keyHi[x] as number, keyLo[x] as number, keyHi[y] as number, keyLo[y] as number) < 0;
}

/** Books loans of one place, or those that the baseline made there to organisations that live here too. */
export function passLoans(sim: Context, place: number, loans: readonly Loan[]): readonly Loan[] {
  const { channels, month } = sim;
  const o = sim.state.organisations;
  const made = channels.isHeld('loans') ? heldLoans(sim, place) : loans;
  for (const loan of made) bookLoan(sim, loan, place === WORKING_CAPITAL ? 1 : 0);
  if (channels.recording !== null)
    for (const { row, bank, amount } of made) {
      const borrower = [o.keyHi[row] as number, o.keyLo[row] as number];
      channels.append('loans', month, [place, ...borrower, o.keyHi[bank] as number, o.keyLo[bank] as number, amount]);
    }
  return made;
}

function heldLoans(sim: Context, place: number): Loan[] {
  const held = sim.channels.held('loans', sim.month);
  const o = sim.state.organisations;
  const found: Loan[] = [];
  for (let n = 0; n < held.length; n += 6) {
    if (held[n] !== place) continue;
    const row = livingRow(o, held[n + 1] as number, held[n + 2] as number);
    const bank = livingRow(o, held[n + 3] as number, held[n + 4] as number);
    const main = row < 0 ? -1 : (o.lender[row] as number);
    if (row >= 0 && bank >= 0 && (main < 0 || main === bank)) found.push({ row, bank, amount: held[n + 5] as number });
  }
  return found;
}

/** Once a quarter banks lend working capital to ventures that they know and that are short of it. @returns loans */
export function lendToVentures(sim: Context): number {
  if (monthOfYear(sim.month) % 3 !== 0) return 0;
  const { state, c, month, seed, roll } = sim;
  const o = state.organisations;
  const { keyHi, keyLo } = o;
  if (c.ventureLoan === 0) return 0;
  const key = processKey(seed, Decision.lending, month, 1);
  const asking: number[] = [];
  const first = new Float64Array(o.count);
  for (let n = 0; n < roll.ventureCount; n++) {
    const row = roll.ventures[n] as number;
    if (o.loan[row] !== 0 || (o.cash[row] as number) >= c.ventureLoan) continue;
    asking.push(row);
    first[row] = uniform(key, keyHi[row] as number, keyLo[row] as number);
  }
  const promised = new Map<number, number>();
  const loans: Loan[] = [];
  for (const row of rankByScore(asking, first, keyHi, keyLo)) {
    const bank = lenderOf(sim, row, c.ventureLoan, prospectOf(sim, row), promised);
    if (bank < 0) continue;
    promised.set(bank, (promised.get(bank) ?? 0) + c.ventureLoan);
    loans.push({ row, bank, amount: c.ventureLoan });
  }
  return passLoans(sim, WORKING_CAPITAL, loans).length;
}

/** Each month: interest and the part of the principal that is due. @returns borrowers who paid */
export function serviceDebts(sim: Context): number {
  const { loan, bridge, count } = sim.state.organisations;
  let paid = 0;
  // hardly anybody: nobody but living firms and ventures owes anything
  for (let row = 0; row < count; row++) {
    if (loan[row] === 0 && bridge[row] === 0) continue;
    if (loan[row] !== 0) serviceLoan(sim, row);
    if (bridge[row] !== 0) payInterest(sim, row, Account.bridge, bridge[row] as number, sim.c.bridgeRate);
    paid++;
  }
  return paid;
}

function serviceLoan(sim: Context, row: number): void {
  const o = sim.state.organisations;
  const bank = o.lender[row] as number;
  const principal = o.loan[row] as number;
  const interest = payInterest(sim, row, Account.banks, principal, sim.c.loanRate);
  o.net[bank] = (o.net[bank] as number) + interest;
  const left = (o.loanUntil[row] as number) - sim.month;
  repayLoan(sim, row, left <= 1 ? principal : Math.floor(principal / left));
}

/** A month's interest, rounded down. @returns integer yen */
function payInterest(sim: Context, row: number, payee: number, principal: number, yearly: number): number {
  const o = sim.state.organisations;
  const interest = Math.floor((principal * yearly) / 12);
  o.cash[row] = (o.cash[row] as number) - interest;
  o.profit[row] = (o.profit[row] as number) - interest;
  pay(sim.state, accountOf(sim, row), payee, interest);
  return interest;
}
