/**
 * E2 Incorporation of the national universities, April 2004, in every policy alike: their laboratories turn outward. From
 * then on they have more attention for others, and with it more outings, seminars, study groups, trips and proposals; that
 * they also found more ventures is in founding.ts.
 *
 *   attention = min(1, incorporationAttention · attention)   of each laboratory of a national university, once
 *
 * It comes before anything else of the region's April, so that whoever lists by attention then may keep the list until March.
 * Hosts of a nation's exchange are named at the barrier before, in FY2004 still by the attention of March.
 *
 * Reads   organisations.{alive, national, attention}
 * Writes  organisations.attention
 * Draws   nothing
 * Source  METI study group report 2005, I-1 (2): incorporation raises the ties of universities to their region; the size is
 *         ours.
 */
import { monthOf } from '../../core/calendar.ts';
import type { Context } from '../context.ts';

export const INCORPORATION = monthOf(2004, 4);

/** @returns laboratories that have more attention than before */
export function incorporateUniversities(sim: Context): number {
  if (sim.month !== INCORPORATION) return 0;
  const { alive, national, attention, count } = sim.state.organisations;
  const factor = sim.c.incorporationAttention;
  let turned = 0;
  for (let row = 0; row < count; row++) {
    if (alive[row] === 0 || national[row] === 0) continue;
    const before = attention[row] as number;
    attention[row] = Math.min(1, factor * before);
    if ((attention[row] as number) > before) turned++;
  }
  return turned;
}
