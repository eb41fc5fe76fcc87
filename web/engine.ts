/** What the screen asks of the machinery behind it: the pool of workers in the product, invented numbers in the gallery. */
import type { Key } from '../src/core/random.ts';
import type { RunRequest } from '../src/experiment/probes.ts';
import type { Observation, PairResult } from '../src/experiment/results.ts';
import type { Params } from '../src/model/params.ts';
import type { WorldPair } from '../src/worker/protocol.ts';

export type { Circle } from '../src/indicators/circle.ts';

export interface PairsRequest {
  readonly a: Params;
  readonly b: Params;
  readonly seedText: string;
  readonly pairs: number;
  /** First place in the seed list that is not done already. */
  readonly from: number;
  readonly onPair: (pair: PairResult) => void;
  readonly signal: AbortSignal;
}

export interface WorldRequest {
  readonly a: Params;
  readonly b: Params;
  readonly seed: Key;
  readonly index: number;
  readonly signal: AbortSignal;
}

export interface ObserveRequest {
  readonly requests: readonly RunRequest[];
  /** Called in order of the requests. */
  readonly onRun: (observation: Observation) => void;
  /** Before the pairs that wait instead of after them; for one run at a time. */
  readonly urgent?: boolean;
  readonly signal: AbortSignal;
}

export interface Engine {
  /** Number of workers that compute at the same time. */
  readonly workers: number;
  /** Calls `onPair` in order of the seed list; resolves when all are done or stopped; rejects with the engine's own message. */
  comparePairs(request: PairsRequest): Promise<void>;
  /** Both histories of one pair in full; null when overtaken by a newer request. */
  worldPair(request: WorldRequest): Promise<WorldPair | null>;
  /** Single runs, whenever no pair waits for a worker unless they are urgent; resolves when all are done or stopped. */
  observeRuns(request: ObserveRequest): Promise<void>;
}

/** Calendar months at which indicators are recorded: the last months of the quarters from 1998-06 to 2021-03. */
export const QUARTER_MONTHS: readonly number[] = Array.from(
  { length: 92 },
  (_, quarter) => 1998 * 12 + 5 + 3 * quarter,
);
/** First month of the run proper, and its last. */
export const FIRST_MONTH = 1998 * 12 + 3;
export const LAST_MONTH = 2021 * 12 + 2;
