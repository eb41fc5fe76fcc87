/** Made-up data with a known law, the same in every run. */
import { exponential, normal, poisson } from '../../src/core/distributions.ts';
import { processKey, uniform } from '../../src/core/random.ts';

export interface Draw {
  uniform(): number;
  normal(): number;
  /** Mean `mean`; `spread` is the dispersion a of Var = mean + a mean², 1 / a a whole number, or 0. */
  count(mean: number, spread?: number): number;
}

/** One sequence of draws for each data set. */
export function drawsOf(set: number): Draw {
  const key = processKey({ hi: 20210331, lo: 7 }, 1, set);
  let at = 0;
  const next = (): number => uniform(key, ++at, set);
  return {
    uniform: next,
    normal: () => normal(next()),
    count: (mean, spread = 0) => {
      if (spread === 0) return poisson(next(), mean);
      // a gamma mean of shape 1 / a is a mean of exponentials
      const shape = Math.round(1 / spread);
      let factor = 0;
      for (let k = 0; k < shape; k++) factor += exponential(next()) / shape;
      return poisson(next(), Math.min(100, mean * factor));
    },
  };
}

/** Share of data sets whose estimate is beyond 1.96 errors on this side: 1 above, -1 below, 0 either. */
export function rejected(sets: number, side: -1 | 0 | 1, z: (set: number) => number): number {
  let found = 0;
  for (let set = 0; set < sets; set++) {
    const value = z(set);
    if (side === 0 ? Math.abs(value) > 1.96 : side * value > 1.96) found++;
  }
  return found / sets;
}
