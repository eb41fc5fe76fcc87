/**
 * E2 Introductions: from the body's knowledge map coordinators introduce pairs by expected fit, and are paid. Each month some
 * of the known are focal (knownRing.ts); each is introduced to one of the next on the ring (introductionRace.ts). Coordinators
 * make as many introductions as they have time for, and who has more attention is sooner among those introduced.
 *
 * Reads   the roll; ties; state.body, levers
 * Writes  contacts; budgets drawn; accounts; counters
 * Draws   nothing of its own
 * Source  METI 2005: dispatch of coordinators; introductions 3 to 6 a month are a proposal.
 */
import { Account, Counter, count, pay } from '../accounts.ts';
import { addContact, type Context } from '../context.ts';
import { payHired } from '../levers/network.ts';
import { inThisMonth } from '../money.ts';
import { Body, Origin } from '../state.ts';
import { localMoney } from './body.ts';
import { runRaces, winner } from './introductionRace.ts';
import { chooseFocal, orderKnown } from './knownRing.ts';

/** Pays the coordinators of this month, the body's own from fees, services and local money, the others from the lever. */
export function payCoordinators(sim: Context): number {
  const { state, c, month } = sim;
  const own = state.body[Body.coordinators] as number;
  if (own > 0) pay(state, Account.state, Account.body, inThisMonth(localMoney(sim), month));
  const wages = inThisMonth(own * c.coordinatorCost, month) + payHired(sim);
  pay(state, Account.body, Account.households, wages);
  count(state, Counter.bodyCost, wages);
  return wages;
}

/** Introductions of this month. @returns contacts */
export function introduce(sim: Context): number {
  const { activity, roll, contacts, rows } = sim;
  if (activity.introductions === 0 || roll.knownCount < 2) return 0;
  const ring = orderKnown(sim);
  const focal = chooseFocal(sim, Math.min(activity.introductions, roll.knownCount));
  const length = Math.min(Math.floor(sim.c.introductionCandidates), roll.knownCount - 1);
  runRaces(sim, ring, focal, length);
  const before = contacts.count;
  for (let n = 0; n < focal; n++) {
    const row = ring.rows[ring.focal[n] as number] as number;
    const partner = winner(sim, row, n, length);
    if (partner >= 0) addContact(contacts, row, partner, Origin.introduction, rows.body);
  }
  return contacts.count - before;
}
