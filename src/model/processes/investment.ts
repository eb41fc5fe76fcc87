/**
 * E11 Outside capital. Investors see only ventures with a grant, a success or a tie to a bank, a venture capital firm or
 * the fund, and judge those; the best as seen are served, ties by key, as far as places and money last. The public fund
 * comes first, so a venture that it serves needs no private money in that quarter: private investors are crowded out, and
 * not by a coefficient.
 *
 *   looked at with  rate · sight,  sight = [grant] + [success] + [knows an investor]
 *   seen            judgement · prospects + (1 - judgement) · noise
 *
 * Reads   organisations; ties; accounts
 * Writes  organisations.{cash, staff, custom, stake, publicStake, investedAt, used}; accounts; counters
 * Draws   investment, fund: one a quarter for each visible venture; whether it is looked at, and the noise
 * Source  Howell 2017: a grant about doubles the chance of venture capital; here that comes from sight. Sizes are proposals.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { type Key, processKey, threefry, unit, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import { drawBudget } from '../budgets.ts';
import { livingOf } from '../channels.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { EventKind } from '../events.ts';
import { Judge, judgementNow, prospectOf, seen } from '../judgement.ts';
import { FUND, fundMoney } from '../levers/fund.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind } from '../state.ts';
import { knows } from '../ties.ts';

const PRIVATE = 0;
/** Scratch. */
const chosenVentures = new Selection();

/** Each quarter. @returns investments */
export function invest(sim: Context): number {
  if (monthOfYear(sim.month) % 3 !== 0) return 0;
  const { seed, month, channels } = sim;
  const made = channels.isHeld('investment') ? heldInvestments(sim) : choose(sim);
  if (channels.recording !== null) {
    const { keyHi, keyLo } = sim.state.organisations;
    const keys = made.flatMap(([row, who]) => [keyHi[row] as number, keyLo[row] as number, who]);
    channels.record('investment', month, keys);
  }
  for (const [row, who] of made) investIn(sim, row, who);
  return made.length;

  function choose(world: Context): [row: number, who: number][] {
    const served = new Set<number>();
    const { balances } = world.state;
    const { ventureCount } = world.roll;
    const ofFund = best(
      world,
      processKey(seed, Decision.fund, month),
      Judge.fund,
      ventureCount,
      fundMoney(world),
      served,
    );
    for (const row of ofFund) served.add(row);
    const money = balances[Account.investors] as number;
    const others = best(
      world,
      processKey(seed, Decision.investment, month),
      Judge.investor,
      places(world),
      money,
      served,
    );
    return [
      ...ofFund.map((row): [number, number] => [row, FUND]),
      ...others.map((row): [number, number] => [row, PRIVATE]),
    ];
  }
}

/** The best as seen by one judge, at most so many and as far as the money goes, without those that are served already. */
function best(
  sim: Context,
  key: Key,
  judge: number,
  most: number,
  money: number,
  served: ReadonlySet<number>,
): number[] {
  const { state, c, roll } = sim;
  const o = state.organisations;
  if (most === 0 || money <= 0) return [];
  const judgement = judgementNow(sim, judge);
  const chosen = chosenVentures.begin(most, o.keyHi, o.keyLo);
  for (let n = 0; n < roll.ventureCount; n++) {
    const row = roll.ventures[n] as number;
    if ((o.cash[row] as number) > investmentOf(sim, row) || served.has(row)) continue;
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    const noise = unit(word[1] as number);
    const u = unit(word[0] as number);
    // nobody is more visible than that, and its ties are looked through only if it could be seen
    if (u >= c.investmentRate * MOST_VISIBLE || u >= c.investmentRate * visibility(sim, row)) continue;
    chosen.offer(row, -seen(judgement, prospectOf(sim, row), noise));
  }
  let left = money;
  const rows: number[] = [];
  for (const row of chosen.rows.subarray(0, chosen.size)) {
    const size = investmentOf(sim, row);
    if (size > left) continue;
    left -= size;
    rows.push(row);
  }
  return rows;
}

/** What an investor puts into a venture of this field, yen. */
function investmentOf(sim: Context, row: number): number {
  const { field } = sim.state.organisations;
  return Math.floor(sim.c.investmentSize * (sim.tables.profiles.capital[field[row] as number] as number));
}

const MOST_VISIBLE = 3;

/** 0 to 3: a grant, a success, somebody who knows an investor. */
function visibility(sim: Context, row: number): number {
  const o = sim.state.organisations;
  const known = knows(sim, row, Kind.ventureCapital) || knows(sim, row, Kind.bank) || knows(sim, row, Kind.publicFund);
  return ((o.grants[row] as number) > 0 ? 1 : 0) + ((o.successes[row] as number) > 0 ? 1 : 0) + (known ? 1 : 0);
}

/** Investments that venture capital firms have time for in this quarter. */
function places(sim: Context): number {
  const { kind } = sim.state.organisations;
  const { helpers, helperCount } = sim.roll;
  let firms = 0;
  for (let n = 0; n < helperCount; n++) if (kind[helpers[n] as number] === Kind.ventureCapital) firms++;
  return Math.floor(firms * sim.c.investmentsPerInvestor);
}

function investIn(sim: Context, row: number, who: number): void {
  const { state, month, log } = sim;
  const o = state.organisations;
  const ofFund = who === FUND;
  const size = investmentOf(sim, row);
  const account = ofFund ? Account.fund : Account.investors;
  // the fund takes from the budget what it has not got back from earlier stakes
  if (ofFund) drawBudget(sim, 'fund', account, Math.max(0, size - (state.balances[account] as number)));
  o.cash[row] = (o.cash[row] as number) + size;
  o.staff[row] = (o.staff[row] as number) + 1;
  o.custom[row] = (o.custom[row] as number) + 1;
  if (o.investedAt[row] === 0 || (o.stake[row] as number) + (o.publicStake[row] as number) === 0)
    o.investedAt[row] = month;
  const stake = ofFund ? o.publicStake : o.stake;
  stake[row] = (stake[row] as number) + size;
  if (ofFund) {
    markReached(o, row, LeverBit.fund);
    count(state, Counter.stakesTaken);
  }
  pay(state, account, Account.ventures, size);
  count(state, ofFund ? Counter.fundInvested : Counter.investment, size);
  if (log === null) return;
  const hi = o.keyHi[row] as number;
  const lo = o.keyLo[row] as number;
  log.because(EventKind.venture, hi, lo);
  log.because(EventKind.tenancy, hi, lo);
  log.emit(month, EventKind.investment, hi, lo, 0, 0, size, who);
}

/** Ventures that the baseline invested in and that live here too, whatever this run's own fund has: the state pays. */
function heldInvestments(sim: Context): [row: number, who: number][] {
  return livingOf(sim.channels.held('investment', sim.month), sim.state.organisations);
}
