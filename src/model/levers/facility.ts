/**
 * Lever `facility`: research centres and wet laboratories. Money runs open facilities first and builds with the rest; a
 * building takes its cost in at most one part a month, so that it is never ready sooner than planned. An open facility
 * whose running cost is paid gives places to laboratories in the fields of the vision, always the same ones:
 *
 *   expertise in its main field += facilityLearning / 12 · (10 - expertise);   `facilityBenches` projects weigh nothing
 *
 * Harm: nothing comes before the first facility stands, and running it costs as long as it is to serve.
 *
 * Reads   levers; organisations.{kind, field}
 * Writes  sites; organisations.{benches, expertise, unit, fit, used} of laboratories; accounts; counters
 * Draws   facility: one for each laboratory, which ranks them once for all
 * Cost    building and running, up to the budget, paid by the state
 * Source  METI 2005: fields of biotechnology (wet laboratories) and the overseas programmes; sizes are proposals.
 */
import { processKey, threefry, word } from '../../core/random.ts';
import { Selection } from '../../core/select.ts';
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { refreshProfile } from '../initialize.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { FIELDS } from '../params.ts';
import { LeverBit, markReached } from '../reached.ts';
import { Kind, SITES } from '../state.ts';

/** One month of building and running. @returns laboratories served, and sites paid for */
export function runFacilities(sim: Context): number {
  const { state, c, month } = sim;
  const { sites } = state;
  const money = inThisMonth(moneyOf(sim, 'facility'), month);
  // sites begin in order, so nothing stands where the first has not begun
  if (money === 0 && sites[0] === 0) return 0;
  let standing = 0;
  for (let site = 0; site < SITES; site++) if ((sites[site] as number) >= c.facilityCost) standing++;
  const upkeep = inThisMonth(c.facilityRunning, month);
  const open = money === 0 ? 0 : upkeep === 0 ? standing : Math.min(standing, Math.floor(money / upkeep));
  const spent = open * upkeep;
  const built = build(sim, money - spent);
  pay(state, Account.state, Account.market, spent + built);
  count(state, Counter.publicMoney, spent + built);
  count(state, Counter.facilityMoney, spent + built);
  return (standing > 0 ? serve(sim, open) : 0) + (spent + built > 0 ? 1 : 0);
}

/** Pays a part to each site under way, in order, then to new ones, as far as the money goes. @returns yen paid */
function build(sim: Context, money: number): number {
  const { sites } = sim.state;
  const { facilityCost, facilityMonths } = sim.c;
  const part = Math.ceil(facilityCost / facilityMonths);
  let left = money;
  for (let site = 0; site < SITES && left > 0; site++) {
    const paid = sites[site] as number;
    const now = Math.min(part, left, Math.max(0, facilityCost - paid));
    sites[site] = paid + now;
    left -= now;
  }
  return money - left;
}

/** Gives places in `open` facilities to laboratories, and takes away those in closed ones. @returns laboratories served */
function serve(sim: Context, open: number): number {
  const { state, c, seed, params, roll } = sim;
  const { keyHi, keyLo, kind, field, benches, expertise } = state.organisations;
  const chosen = new Selection().begin(open * c.facilityLabs, keyHi, keyLo);
  const isFocus = new Uint8Array(FIELDS);
  for (const one of params.region.focusFields) isFocus[one] = 1;
  const { hi, lo } = processKey(seed, Decision.facility, 0);
  for (let n = 0; n < roll.actorCount; n++) {
    const row = roll.actors[n] as number;
    if (kind[row] !== Kind.lab) continue;
    benches[row] = 0;
    if (isFocus[field[row] as number] === 0) continue;
    threefry(hi, lo, keyHi[row] as number, keyLo[row] as number);
    chosen.offer(row, (word[0] as number) >>> 0);
  }
  for (let n = 0; n < chosen.size; n++) {
    const row = chosen.rows[n] as number;
    const at = row * FIELDS + (field[row] as number);
    benches[row] = c.facilityBenches;
    markReached(state.organisations, row, LeverBit.facility);
    expertise[at] = (expertise[at] as number) + (c.facilityLearning / 12) * (10 - (expertise[at] as number));
    refreshProfile(state, params, row);
  }
  count(state, Counter.labMonths, chosen.size);
  return chosen.size;
}
