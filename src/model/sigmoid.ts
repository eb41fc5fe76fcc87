/**
 * The logistic function by a table with linear interpolation, error below 3e-6: the inclination to consent is no more
 * exact than that, and a table has the same bits in every engine at a tenth of the cost of `exp`.
 */
import { sigmoid } from '../core/math.ts';

const LIMIT = 16;
const PER_UNIT = 128;
const TABLE = Float64Array.from({ length: 2 * LIMIT * PER_UNIT + 2 }, (_, i) => sigmoid(i / PER_UNIT - LIMIT));

/** σ(x) on [-16, 16]; beyond, the value at the end. */
export function consent(x: number): number {
  const at = (x < -LIMIT ? 0 : x > LIMIT ? 2 * LIMIT : x + LIMIT) * PER_UNIT;
  const i = Math.floor(at);
  const low = TABLE[i] as number;
  return low + (at - i) * ((TABLE[i + 1] as number) - low);
}
