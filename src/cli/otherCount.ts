/**
 * A region whose number of members is assumed is compared under both counts, pair by pair: what is the same under both is
 * told, the rest is withheld.
 */

import type { ArmAsked } from '../experiment/comparisonDocument.ts';
import type { PairRequest, Progress } from '../experiment/executor.ts';
import { secondsLeft } from '../experiment/executor.ts';
import type { PairResult } from '../experiment/results.ts';
import { hasAlternative, underAlternative } from '../scenario/alternative.ts';
import type { RegionScenario } from '../scenario/schema.ts';
import { type ArmOptions, armChoices } from './arms.ts';
import { interruptible } from './interrupt.ts';
import { progressLine } from './progress.ts';
import { choose, OTHER_RULE, readRegion } from './scenarios.ts';
import type { Services } from './services.ts';

/** Both policies under the count that was not asked for; null where every count is printed. */
export interface OtherArms {
  readonly a: ArmAsked;
  readonly b: ArmAsked;
}

/** @param name as it was asked for: with `@equal`, the other count is the one in the file */
export function otherArms(
  services: Services,
  name: string,
  region: RegionScenario,
  options: ArmOptions,
): OtherArms | null {
  if (!hasAlternative(region)) return null;
  const other = name.endsWith(OTHER_RULE)
    ? readRegion(services.scenarios, name.slice(0, -OTHER_RULE.length))
    : underAlternative(region);
  const [a, b] = armChoices(options);
  return {
    a: choose(services.scenarios, other, a, '--set-a'),
    b: choose(services.scenarios, other, b, '--set-b'),
  };
}

export interface BothCounts {
  readonly complete: boolean;
  /** As many of the one as of the other. */
  readonly pairs: readonly PairResult[];
  readonly others: readonly PairResult[];
}

/** Pairs that a worker has under one count before the other has its turn, so that an interruption leaves both alike. */
const TURN = 4;

/** The same seeds under both counts, in turns; Ctrl-C leaves the pairs that are done under both. */
export async function runBothCounts(
  services: Services,
  request: PairRequest,
  other: OtherArms,
  workers?: number,
): Promise<BothCounts> {
  const { pairs: total } = request;
  const size = Math.min(workers ?? services.cores, total);
  const pool = services.startWorkers(size);
  const line = progressLine(services, 'pairs, of both counts of members');
  const started = services.clock();
  let done = 0;
  const onPair = (): void => {
    done++;
    const progress: Progress = {
      done,
      total: 2 * total,
      secondsLeft: secondsLeft(services.clock() - started, done, 2 * total),
    };
    line.show(progress);
  };
  const swapped = { ...request, a: other.a.params, b: other.b.params };
  const pairs: PairResult[] = [];
  const others: PairResult[] = [];
  try {
    return await interruptible(services, async (signal) => {
      while (others.length < total) {
        const until = Math.min(total, others.length + TURN * size);
        for (const [asked, kept] of [
          [request, pairs],
          [swapped, others],
        ] as const) {
          const part = { ...asked, from: kept.length, pairs: until };
          const { ending, pairs: got } = await pool.comparePairs(part, { onPair, signal });
          kept.push(...got);
          if (ending !== 'complete') return { complete: false, pairs: pairs.slice(0, others.length), others };
        }
      }
      return { complete: true, pairs, others };
    });
  } finally {
    line.end();
    pool.dispose();
  }
}
