/**
 * E11 Outside capital. Investors can only see ventures with a grant, a success or a tie to an investor, and judge them;
 * capacity is limited, so the best seen are served, ties by key.
 *
 * Reads   organisations; ties
 * Writes  organisations.{cash, staff, custom}; accounts; counters
 * Draws   investment: one a quarter for each visible venture
 * Source  Howell 2017: a grant about doubles the chance of venture capital; sizes are a proposal.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { processKey, threefry, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { judgementGain } from '../people.ts';
import { Kind } from '../state.ts';
import { knows } from '../ties.ts';

/** Scratch. */
const chosenVentures = new Selection();

/** Each quarter. @returns investments */
export function invest(sim: Context): number {
  if (monthOfYear(sim.month) % 3 !== 0) return 0;
  const { state, c, month, channels } = sim;
  const o = state.organisations;
  const key = processKey(sim.seed, Decision.investment, month);
  const capacity = Math.floor(investors(sim) * c.investmentsPerInvestor);
  const chosen = chosenVentures.begin(capacity, o.keyHi, o.keyLo);
  // trained judges follow what can be seen, and chance less
  const noise = 1 - judgementGain(sim);
  const { ventures, ventureCount } = sim.roll;
  for (let n = 0; n < ventureCount; n++) {
    const row = ventures[n] as number;
    if ((o.cash[row] as number) > investmentOf(sim, row)) continue;
    const sight = visibility(sim, row);
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.investmentRate * sight) continue;
    chosen.offer(row, noise * unit(word[1] as number) - 0.3 * sight);
  }
  const rows = channels.isHeld('investment') ? heldInvestments(sim) : [...chosen.rows.subarray(0, chosen.size)];
  if (channels.recording !== null)
    channels.record(
      'investment',
      month,
      rows.flatMap((row) => [o.keyHi[row] as number, o.keyLo[row] as number]),
    );
  for (const row of rows) investIn(sim, row);
  return rows.length;
}

/** 0 to 3: a grant, a success, somebody who knows an investor. */
function visibility(sim: Context, row: number): number {
  const o = sim.state.organisations;
  const known = knows(sim, row, Kind.ventureCapital) || knows(sim, row, Kind.bank) || knows(sim, row, Kind.publicFund);
  return ((o.grants[row] as number) > 0 ? 1 : 0) + ((o.successes[row] as number) > 0 ? 1 : 0) + (known ? 1 : 0);
}

function investors(sim: Context): number {
  const { kind } = sim.state.organisations;
  const { helpers, helperCount } = sim.roll;
  let n = 0;
  for (let at = 0; at < helperCount; at++) {
    const k = kind[helpers[at] as number];
    if (k === Kind.ventureCapital || k === Kind.publicFund) n += 2;
    else if (k === Kind.bank) n++;
  }
  return n;
}

/** What an investor puts into a venture of this field, yen. */
function investmentOf(sim: Context, row: number): number {
  const { field } = sim.state.organisations;
  return Math.floor(sim.c.investmentSize * (sim.tables.profiles.capital[field[row] as number] as number));
}

function investIn(sim: Context, row: number): void {
  const { state, month, log } = sim;
  const o = state.organisations;
  const amount = investmentOf(sim, row);
  o.cash[row] = (o.cash[row] as number) + amount;
  o.staff[row] = (o.staff[row] as number) + 1;
  o.custom[row] = (o.custom[row] as number) + 1;
  pay(state, Account.investors, Account.ventures, amount);
  count(state, Counter.investment, amount);
  if (log === null) return;
  const hi = o.keyHi[row] as number;
  const lo = o.keyLo[row] as number;
  log.because(EventKind.venture, hi, lo);
  log.because(EventKind.tenancy, hi, lo);
  log.emit(month, EventKind.investment, hi, lo, 0, 0, amount, 0);
}

/** Ventures that the baseline invested in and that live here too. */
function heldInvestments(sim: Context): number[] {
  const o = sim.state.organisations;
  const keys = sim.channels.held('investment', sim.month);
  const rows: number[] = [];
  for (let n = 0; n < keys.length; n += 2) {
    for (let row = 0; row < o.count; row++) {
      if (o.keyHi[row] === keys[n] && o.keyLo[row] === keys[n + 1] && o.alive[row] === 1) rows.push(row);
    }
  }
  return rows;
}
