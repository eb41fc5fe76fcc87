/** The engine of the product: a pool of Web Workers. The model itself is loaded by the workers only. */
import type { Params } from '../src/model/params.ts';
import { createPool } from '../src/worker/client/pool.ts';
import { startWebWorker, webPoolSize } from '../src/worker/web/start.ts';
import type { Engine } from './engine.ts';

export function poolEngine(warmUp: Params): Engine {
  const pool = createPool({ start: startWebWorker, size: webPoolSize(), warmUp });
  return {
    workers: pool.size,
    async comparePairs({ a, b, seedText, pairs, from, onPair, signal }) {
      await pool.comparePairs({ a, b, seedText, pairs, from }, { onPair: (pair) => onPair(pair), signal });
    },
    worldPair: ({ a, b, seed, index, signal }) => pool.worldPair({ a, b, seed, index }, signal),
    async observeRuns({ requests, onRun, signal, urgent }) {
      await pool.observeRuns(requests, { onRun: (run) => onRun(run), signal, urgent });
    },
  };
}
