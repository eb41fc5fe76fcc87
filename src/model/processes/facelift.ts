/**
 * E8 Facelifts: new and renewed products and services of single firms, apart from those of projects, by thinning.
 *
 *   rate = f0 · (1/2 + capability) · min(1.5, 1/2 + attention);   quality = 1/2 + expertise in the main field / 20
 *
 * Reads   occasions; organisations.{capability, attention, expertise}; rivals
 * Writes  organisations.{lineSales, lineSalesAt}; rivals; counters
 * Draws   occasions
 * Source  METI 2005: about 400 products of TAMA's 280 member firms in seven years, facelifts included.
 */
import { Counter, count } from '../accounts.ts';
import type { Context } from '../context.ts';
import { isAccepted, Occasion } from '../occasions.ts';
import { FIELDS } from '../params.ts';
import { addLine, firstSales, rivalsNow, strengthOf } from './rivalry.ts';

/** @returns products launched */
export function launchFacelifts(sim: Context): number {
  const { state, c } = sim;
  const o = state.organisations;
  const rivals = rivalsNow(sim, 1);
  let launched = 0;
  const { process, subject } = state.occasions;
  for (const occasion of sim.due) {
    const row = subject[occasion] as number;
    if (process[occasion] !== Occasion.facelift || o.alive[row] === 0) continue;
    const capability = o.capability[row] as number;
    const rate = c.faceliftRate * (0.5 + capability) * Math.min(1.5, 0.5 + (o.attention[row] as number));
    if (!isAccepted(sim, occasion, Occasion.facelift, rate)) continue;
    const field = o.field[row] as number;
    const quality = 0.5 + (o.expertise[row * FIELDS + field] as number) / 20;
    const strength = strengthOf(sim, row, capability, quality);
    addLine(sim, row, field, firstSales(sim, c.faceliftSales, field, strength, rivals), strength);
    if (o.member[row] === 1) count(state, Counter.productsLaunched);
    launched++;
  }
  return launched;
}
