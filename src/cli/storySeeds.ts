/** What other seeds say of a story: one seed is one story. */
import { seedList } from '../experiment/plan.ts';
import type { Agent } from '../explain/agents.ts';
import { hasAlike, type Likeness, likenessOf, reachedBy } from '../explain/alike.ts';
import type { ArmName } from '../explain/divergence.ts';
import { foundersOf } from '../explain/names.ts';
import type { Telling } from '../explain/scene.ts';
import { type Histories, historiesInSlices } from '../explain/telling.ts';
import type { TwinSpec } from '../explain/twins.ts';
import { progressLine } from './progress.ts';
import type { Services } from './services.ts';

export interface Seeds {
  /** Other seeds that were asked; 0: nobody was, or there is nothing to ask. */
  readonly asked: number;
  /** The history that alone has the organisation; null: both have it. */
  readonly aloneIn: ArmName | null;
  /** How far it got, in what its events tell. */
  readonly reached: number;
  /** Seeds in which A alone, and B alone, has one like it: of the same kind and descent, that gets as far. */
  readonly alone: readonly [number, number];
  /** Of an organisation that both have: seeds in which it gets farther under A, and under B. */
  readonly farther: readonly [number, number];
}

interface Told {
  readonly histories: Histories;
  readonly agent: Agent;
  readonly fields: readonly string[];
}

/** null: stopped. */
export async function askSeeds(
  services: Services,
  spec: TwinSpec,
  { seed, pair, seeds }: { readonly seed: string; readonly pair?: number; readonly seeds: number },
  { histories, agent, fields }: Told,
  run: <T>(slices: Generator<void, T>) => Promise<T | null>,
): Promise<Seeds | null> {
  const [a, b] = histories.tellings as [Telling, Telling];
  const [inA, inB] = agent.rows as [number, number];
  const aloneIn = inA < 0 ? 'b' : inB < 0 ? 'a' : null;
  const like = aloneIn === null ? null : likenessIn(aloneIn === 'a' ? a : b, aloneIn === 'a' ? inA : inB);
  const alone: [number, number] = [0, 0];
  const farther: [number, number] = [0, 0];
  const told = { aloneIn, reached: like?.reached ?? 0, alone, farther } as const;
  // others came by the luck of this seed and cannot be looked up under another
  const isFounder = inA < foundersOf(a.sim);
  if (seeds === 0 || (like === null && !isFounder)) return { ...told, asked: 0 };
  const others = seedList(seed, seeds + 1).filter((_, i) => pair === undefined || i !== pair - 1);
  const line = progressLine(services, seeds === 1 ? 'other seed' : 'other seeds');
  const started = services.clock();
  for (const [i, other] of others.slice(0, seeds).entries()) {
    const found = await run(historiesInSlices({ ...spec, seed: other }, fields, true));
    if (found === null) {
      line.end();
      return null;
    }
    const [x, y] = found.tellings as [Telling, Telling];
    const [left, right] =
      like !== null ? [hasAlike(x, y, like), hasAlike(y, x, like)] : fartherIn(reachedBy(x)[inA], reachedBy(y)[inB]);
    const counts = like !== null ? alone : farther;
    if (left) counts[0]++;
    if (right) counts[1]++;
    const seconds = (services.clock() - started) / 1000;
    line.show({ done: i + 1, total: seeds, secondsLeft: (seconds / (i + 1)) * (seeds - i - 1) });
  }
  line.end();
  return { ...told, asked: seeds };
}

function likenessIn(telling: Telling, row: number): Likeness {
  return likenessOf(telling, row, reachedBy(telling));
}

function fartherIn(a = 0, b = 0): [boolean, boolean] {
  return [a > b, b > a];
}
