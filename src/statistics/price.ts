/**
 * What one more costs: the mean difference of the cost over that of what it buys, with an interval.
 *
 *   price = mean c / mean e;   interval: the stretch around it in which the interval of the mean of c - p e holds 0
 *
 * with c, e the differences of a pair (B - A). Both sides of a ratio vary, and together: that is why p is tested on what pairs
 * show of c - p e, which needs no variance of a ratio, and keeps what the interval of a mean promises (sequential.ts). Where
 * the mean of e is not told from 0, nothing bounds the price. The ends are found by steps: where they are, c - p e is as
 * skewed as the pairs make it.
 *
 * Source  Fieller (1954), Journal of the Royal Statistical Society B 16, 175-185; for cost-effectiveness Willan & O'Brien
 *         (1996), Health Economics 5, 297-305.
 */
import { sequentialInterval } from './sequential.ts';
import { moments } from './summary.ts';

export interface Price {
  /** NaN where nothing was bought in the mean. */
  readonly price: number;
  /** Infinite where the pairs do not bound it. */
  readonly interval: readonly [number, number];
}

const ROUNDS = 200;

/** @param costs, effects  differences by pair, as many of the one as of the other, finite */
export function priceOf(costs: ArrayLike<number>, effects: ArrayLike<number>): Price {
  const { mean: cost, variance } = moments(costs);
  const effect = moments(effects).mean;
  const price = effect === 0 ? Number.NaN : cost / effect;
  const [least, most] = sequentialInterval(effects).interval;
  if (!(least > 0 || most < 0) || !Number.isFinite(price)) return { price, interval: UNBOUNDED };
  const residuals = new Float64Array(costs.length);
  const mayBe = (p: number): boolean => {
    for (let i = 0; i < residuals.length; i++) residuals[i] = (costs[i] as number) - p * (effects[i] as number);
    const [low, high] = sequentialInterval(residuals).interval;
    return low <= 0 && high >= 0;
  };
  const scale = Math.max(Math.abs(price), Math.sqrt(variance) / Math.abs(effect));
  return { price, interval: [edge(mayBe, price, -scale), edge(mayBe, price, scale)] };
}

const UNBOUNDED: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The place at which `mayBe` ends from `inside` on, towards the sign of `scale`, which says how large steps begin. */
function edge(mayBe: (p: number) => boolean, inside: number, scale: number): number {
  let near = inside;
  let step = scale * 2 ** -20;
  for (let round = 0; mayBe(near + step); round++) {
    if (round === ROUNDS) return Math.sign(scale) * Number.POSITIVE_INFINITY;
    near += step;
    step *= 2;
  }
  let far = near + step;
  for (let middle = (near + far) / 2; middle !== near && middle !== far; middle = (near + far) / 2) {
    if (mayBe(middle)) near = middle;
    else far = middle;
  }
  return near;
}
