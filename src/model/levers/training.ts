/**
 * Lever `training`: courses for incubation managers, core persons, production staff, judges of technology and management.
 * The first money goes to incubation managers, as the only line that the source itemises; what is beyond it is split.
 *
 *   enrolled in a month = money for the kind / 12 / cost of one, rounded to whole heads by a keyed draw
 *
 * They are of use when the course is over; then core persons can found, production staff can be hired, managers can lead
 * ventures (people.ts), judges sharpen rankings and introductions, and incubation managers give tenants more advice:
 *
 *   advice = tenantAdvice · (1 + trainedAdvice · min(1, managers · tenantsPerManager / tenants))
 *
 * Harm: they leave for Tokyo as others do, and faster where nobody needs them.
 *
 * Reads   levers, people in training
 * Writes  trainees; people; accounts; counters
 * Draws   training: one a month for each cell of people
 * Cost    the budget, paid by the state to those who teach, in twelve parts a year
 * Source  METI 2005, policy tool (3)-2, $1.2M (0.8); activity (6), support 6. Sizes are proposals.
 */
import { Account, Counter, count, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { SECTOR_OF, SECTORS } from '../knowledge.ts';
import { inThisMonth, moneyOf } from '../money.ts';
import { addPeople, heads } from '../people.ts';
import { PEOPLE_CELLS, People, TRAINING_SLOTS } from '../state.ts';

/** Pays the month's courses, enrols, and lets go whose course is over. @returns heads enrolled and done, and 1 if money was paid */
export function train(sim: Context): number {
  const { state, month } = sim;
  const budget = moneyOf(sim, 'training');
  let did = 0;
  if (budget > 0) {
    const amount = inThisMonth(budget, month);
    pay(state, Account.state, Account.market, amount);
    count(state, Counter.publicMoney, amount);
    count(state, Counter.trainingMoney, amount);
    did = 1 + enrol(sim, budget);
  }
  return did + complete(sim);
}

function enrol(sim: Context, budget: number): number {
  const { c, params } = sim;
  const first = Math.min(budget, c.trainingFirst * params.region.members.firms);
  const rest = budget - first;
  let n = begin(sim, People.incubationManagers, first);
  const all = c.trainingCore + c.trainingProduction + c.trainingJudges + c.trainingManagement;
  if (rest === 0 || all === 0) return n;
  n += begin(sim, People.judges, (rest * c.trainingJudges) / all);
  const sectors = sectorShares(params.region.firmFields);
  for (let sector = 0; sector < SECTORS; sector++) {
    const part = (rest * (sectors[sector] as number)) / all;
    n += begin(sim, People.entrepreneurs + sector, part * c.trainingCore);
    n += begin(sim, People.engineers + sector, part * c.trainingProduction);
    n += begin(sim, People.managers + sector, part * c.trainingManagement);
  }
  return n;
}

/** Enrols for one cell what a twelfth of the yearly money pays for. */
function begin(sim: Context, cell: number, yearly: number): number {
  const { c, month, state } = sim;
  const n = heads(sim, Decision.training, month, 0, cell, yearly / (12 * c.trainingCost));
  const at = ((month + c.trainingLag) % TRAINING_SLOTS) * PEOPLE_CELLS + cell;
  state.trainees[at] = (state.trainees[at] as number) + n;
  return n;
}

/** Those whose course is over this month. */
function complete(sim: Context): number {
  const { state, month } = sim;
  const from = (month % TRAINING_SLOTS) * PEOPLE_CELLS;
  let done = 0;
  for (let cell = 0; cell < PEOPLE_CELLS; cell++) {
    const n = state.trainees[from + cell] as number;
    if (n === 0) continue;
    state.trainees[from + cell] = 0;
    addPeople(state, cell, n);
    done += n;
  }
  count(state, Counter.trained, done);
  return done;
}

/** Firms of the region by sector, as shares. */
function sectorShares(firmFields: readonly number[]): Float64Array {
  const shares = new Float64Array(SECTORS);
  firmFields.forEach((weight, field) => {
    const sector = SECTOR_OF[field] as number;
    shares[sector] = (shares[sector] as number) + weight;
  });
  return shares;
}

/** Share of missing market capability that a tenant is advised to in a year, with trained managers for so many tenants. */
export function adviceOf(sim: Context, tenants: number): number {
  const { c } = sim;
  const managers = sim.state.people[People.incubationManagers] as number;
  if (managers === 0 || tenants === 0) return c.tenantAdvice;
  return c.tenantAdvice * (1 + c.trainedAdvice * Math.min(1, (managers * c.tenantsPerManager) / tenants));
}
