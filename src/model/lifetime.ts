/**
 * How long an organisation goes on if money does not end it. One keyed threshold is drawn at birth, and the hazard summed
 * over age reaches it once; a hazard that is higher at any age is never later.
 *
 *   H(a) = k h a  up to age y,  k h y + h (a - y)  beyond;   exit at H(a) = E,  E = -ln u
 *   a    = E / (k h),  or  E / h - (k - 1) y  where that is beyond y
 *
 * Draws   retirement: one for each organisation
 * Source  Stinchcombe 1965; Freeman, Carroll & Hannan 1983: liability of newness (sign). Two steps are our choice.
 */
import { exponential } from '../core/distributions.ts';
import { type Key, processKey, threefry, unit, word } from '../core/random.ts';
import { Decision } from './decisions.ts';
import { NEVER } from './state.ts';

/**
 * Whole months from birth until the exit.
 *
 * @param hazard  a year, at the ages beyond `young`
 * @param young   months from birth in which the hazard is `factor` times as high
 */
export function monthsUntilExit(seed: Key, key: Key, hazard: number, young = 0, factor = 1): number {
  if (hazard <= 0) return NEVER / 2;
  const k = processKey(seed, Decision.retirement, 0);
  threefry(k.hi, k.lo, key.hi, key.lo);
  const even = (exponential(unit(word[0] as number)) * 12) / hazard;
  const early = even / factor;
  return Math.min(NEVER / 2, 1 + Math.floor(early <= young ? early : even - (factor - 1) * young));
}
