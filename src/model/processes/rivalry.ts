/**
 * E14 Rivalry: what a new product line sells at first, by its strength among the living lines of its field inside the region
 * and the rivals outside.
 *
 *   strength s    = (1/2 + quality) · (1/2 + capability) · [knows a trading firm]
 *   first sales   = size · demand of the field · (1 + O) s / (s + N + O);   N the strength of living lines, halved in `productHalfLife` months
 *
 * so that a line of strength 1 without rivals in the region sells its size, at the demand of April 1998. N is the present stock of the whole region,
 * members or not, at the start of a process; products that are old weigh nothing.
 *
 * Reads   rivals; demand; organisations.capability; ties
 * Writes  rivals; organisations.{lineSales, lineSalesAt}
 * Draws   nothing
 * Source  The form is that of shares in a logit market; sizes are proposals.
 */

import { quantise } from '../../core/quantise.ts';
import type { Context } from '../context.ts';
import { FIELDS } from '../params.ts';
import { Kind } from '../state.ts';
import { LONGEST } from '../tables.ts';
import { knows } from '../ties.ts';

/** Demand of a field this month, 1 in April 1998. */
export function demandOf(sim: Context, field: number): number {
  return sim.tables.demand[(sim.month - sim.tables.demandFrom) * FIELDS + field] as number;
}

/** Strength by field as a process sees it; scratch. */
const held = new Float64Array(FIELDS);

/** Strength of the living lines by field at the start of a process; valid until the next call. */
export function rivalsNow(sim: Context, process: number): Float64Array {
  const { channels, month } = sim;
  if (channels.recording === null && !channels.isHeld('market')) {
    for (let field = 0; field < FIELDS; field++) held[field] = rivalsOf(sim, field);
    return held;
  }
  for (let field = 0; field < FIELDS; field++)
    held[field] = channels.scalar('market', month, rivalsOf(sim, field), process * FIELDS + field);
  return held;
}

/** Strength of the living lines of a field, at present. */
export function rivalsOf(sim: Context, field: number): number {
  const { rivals, rivalsAt } = sim.state;
  const months = sim.month - (rivalsAt[field] as number);
  return (rivals[field] as number) * (sim.tables.line[months < LONGEST ? months : LONGEST] as number);
}

/** Strength of a new line of a row. `quality`: 0 to 1. */
export function strengthOf(sim: Context, row: number, capability: number, quality: number): number {
  const channel = knows(sim, row, Kind.tradingFirm) ? sim.c.entryTradingFirm : 1;
  return (0.5 + quality) * (0.5 + capability) * channel;
}

/** What a line of this size and strength sells at first, yen a month. */
export function firstSales(sim: Context, size: number, field: number, strength: number, rivals: Float64Array): number {
  return size * demandOf(sim, field) * shareOf(sim, strength, rivals[field] as number);
}

/** Share of its size that a line of this strength sells at first at the demand of April 1998. */
export function shareOf(sim: Context, strength: number, rivals: number): number {
  const outside = sim.c.rivalsOutside;
  return ((1 + outside) * strength) / (strength + rivals + outside);
}

/** A new line: sales of its seller in whole yen and strength in steps of 2^-24, so that their order is free. */
export function addLine(sim: Context, row: number, field: number, sales: number, strength: number): void {
  const { state, month, tables } = sim;
  const o = state.organisations;
  o.lineSales[row] = Math.floor(lineSalesOf(sim, row, tables.line)) + Math.floor(sales);
  o.lineSalesAt[row] = month;
  state.rivals[field] = quantise(rivalsOf(sim, field)) + quantise(strength);
  state.rivalsAt[field] = month;
}

/** Present monthly sales of a row's product lines, yen. */
export function lineSalesOf(sim: Context, row: number, decay: Float64Array): number {
  const o = sim.state.organisations;
  const months = sim.month - (o.lineSalesAt[row] as number);
  return (o.lineSales[row] as number) * (decay[months < LONGEST ? months : LONGEST] as number);
}
