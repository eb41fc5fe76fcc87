/**
 * A run is its address: what has the same run key has the same digest, wherever and whenever it runs. A branch is not
 * another kind of run: its key is that of the whole timeline run from the first month.
 */
import { canonicalJson, hash128 } from '../core/hash.ts';
import type { Key } from '../core/random.ts';
import type { Params } from '../model/params.ts';

/**
 * 128-bit hash of the canonical JSON (RFC 8785) of model version, compiled parameters, seed, horizon and channels.
 *
 * @param until calendar month at which the run ends, exclusive
 */
export function runKeyOf(params: Params, seed: Key, until: number): string {
  const { modelVersion, channels } = params;
  return hash128(canonicalJson({ modelVersion, params, seed: [seed.hi, seed.lo], until, channels }));
}
