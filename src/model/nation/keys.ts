/** Keys of organisations among regions. */
import { childKey } from '../../core/key.ts';
import type { Key } from '../../core/random.ts';

/** A key that no organisation of another region has: who comes to a town has its key from town and date alone. */
export function hereKey(region: Key, { hi, lo }: Key): Key {
  return childKey(region.hi, region.lo, hi, lo);
}
