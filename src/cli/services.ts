/** What commands need of the world outside, in one place, so that tests can hand them another. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Clock, Executor } from '../experiment/executor.ts';
import type { Observer } from '../experiment/probes.ts';
import { createNationPool, type NationPool } from '../worker/client/nations.ts';
import { createPool } from '../worker/client/pool.ts';
import { startNodeWorker } from '../worker/node/start.ts';
import { Exit, type ExitCode, SAME_INTERRUPTION } from './exit.ts';
import { watchOutput, writeOut } from './output.ts';

export interface Workers extends Executor, Observer {
  dispose(): void;
}

export interface Services {
  /** Standard output: results. As given, no newline added. */
  readonly out: (text: string) => void;
  /** Standard error: progress and what went wrong. */
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal, so that progress can be one line written over. */
  readonly live: boolean;
  /** Ends the process at once. */
  readonly exit: (code: ExitCode) => void;
  /** Calls back on Ctrl-C until the function returned is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly clock: Clock;
  /** Lets signals be heard. */
  readonly pause: () => Promise<void>;
  readonly startWorkers: (size: number) => Workers;
  /** For nations. */
  readonly startNations: (size: number) => NationPool;
  /** Cores that may be used. */
  readonly cores: number;
  /** The folder with `regions` and `policies`. */
  readonly scenarios: string;
  /** The folder of the built viewer. */
  readonly viewer: string;
}

export { Exit, type ExitCode };

/** This file lies two folders below the top, in the sources (src/cli) as in the build (dist/cli). */
const ROOT = join(import.meta.dirname, '..', '..');

export function processServices(): Services {
  const { stderr } = process;
  watchOutput();
  return {
    out: writeOut,
    err: (text) => void stderr.write(text),
    live: stderr.isTTY === true,
    exit: (code) => process.exit(code),
    onInterrupt,
    clock: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    startWorkers: (size) => createPool({ start: () => startNodeWorker(), size, clock: () => performance.now() }),
    startNations: (size) => createNationPool({ start: () => startNodeWorker(), size, clock: () => performance.now() }),
    cores: availableParallelism(),
    scenarios: join(ROOT, 'scenarios'),
    viewer: join(ROOT, 'dist/web'),
  };
}

/** After an interruption the listener gives way to one that lets the result be written, not to the system's own. */
function onInterrupt(listener: () => void): () => void {
  let first = Number.NaN;
  const heard = (): void => {
    if (Number.isNaN(first)) first = performance.now();
    listener();
  };
  process.on('SIGINT', heard);
  return () => {
    if (!Number.isNaN(first)) {
      process.on('SIGINT', () => {
        if (performance.now() - first >= SAME_INTERRUPTION) process.exit(Exit.interrupted);
      });
    }
    process.off('SIGINT', heard);
  };
}
