/**
 * Mean length of the shortest path between members who can reach each other, in the largest component of what step 2
 * sees, from a keyed sample of at most 32 of them: breadth first, all sources at once, a bit each.
 *
 * Draws  threefry under a key of the seed and the date, one for each member of the component
 * Source Watts & Strogatz (1998), Nature 393; 32 sources are our choice.
 */
import { compareKeys } from '../core/key.ts';
import { processKey, threefry, word } from '../core/random.ts';
import { Selection } from '../core/select.ts';
import type { Simulation } from '../model/simulation.ts';
import type { VisibleNetwork } from './ties.ts';

/** No decision of the model. */
const PATHS = 0x7061;
const SOURCES = 32;

/** Ties from one to the other on the shortest way, mean over pairs; NaN where nobody is tied. */
export function meanPath(sim: Simulation, network: VisibleNetwork): number {
  const { organisations: o } = sim.state;
  const { ends, root } = network;
  const component = largestOf(sim, root);
  if (component < 0) return Number.NaN;
  const key = processKey(sim.seed, PATHS, sim.month);
  const sample = new Selection().begin(SOURCES, o.keyHi, o.keyLo);
  for (let row = 0; row < o.count; row++) {
    if (o.member[row] === 0 || root[row] !== component) continue;
    threefry(key.hi, key.lo, o.keyHi[row] as number, o.keyLo[row] as number);
    sample.offer(row, (word[0] as number) >>> 0);
  }
  let seen = new Int32Array(o.count);
  for (let n = 0; n < sample.size; n++) seen[sample.rows[n] as number] = 1 << n;
  let steps = 0;
  let pairs = 0;
  for (let length = 1; ; length++) {
    const next = seen.slice();
    for (let e = 0; e < ends.length; e += 2) {
      const [a, b] = [ends[e] as number, ends[e + 1] as number];
      next[a] = (next[a] as number) | (seen[b] as number);
      next[b] = (next[b] as number) | (seen[a] as number);
    }
    let found = 0;
    for (let row = 0; row < next.length; row++) found += ones((next[row] as number) ^ (seen[row] as number));
    if (found === 0) return pairs === 0 ? Number.NaN : steps / pairs;
    steps += length * found;
    pairs += found;
    seen = next;
  }
}

/** Root of the component with most members, of equal ones that with the lowest key; -1 where nobody is tied. */
function largestOf(sim: Simulation, root: Int32Array): number {
  const { member, keyHi, keyLo, count } = sim.state.organisations;
  const size = new Int32Array(count);
  const lowest = new Int32Array(count).fill(-1);
  const isLower = (x: number, y: number): boolean =>
    compareKeys(keyHi[x] as number, keyLo[x] as number, keyHi[y] as number, keyLo[y] as number) < 0;
  for (let row = 0; row < count; row++) {
    if (member[row] === 0) continue;
    const at = root[row] as number;
    size[at] = (size[at] as number) + 1;
    if ((lowest[at] as number) < 0 || isLower(row, lowest[at] as number)) lowest[at] = row;
  }
  let best = -1;
  for (let at = 0; at < count; at++) {
    if ((size[at] as number) < 2) continue;
    const more = best < 0 ? 1 : (size[at] as number) - (size[best] as number);
    if (more > 0 || (more === 0 && isLower(lowest[at] as number, lowest[best] as number))) best = at;
  }
  return best;
}

/** Bits that are set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
