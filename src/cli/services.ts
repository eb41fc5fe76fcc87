/** What commands need of the world outside, in one place, so that tests can hand them another. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Clock, Executor } from '../experiment/executor.ts';
import { createPool } from '../worker/client/pool.ts';
import { startNodeWorker } from '../worker/node/start.ts';

export interface Workers extends Executor {
  dispose(): void;
}

export interface Services {
  /** Standard output: results. As given, no newline added. */
  readonly out: (text: string) => void;
  /** Standard error: progress and what went wrong. */
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal, so that progress can be one line written over. */
  readonly live: boolean;
  /** Calls back on Ctrl-C until the function returned is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly clock: Clock;
  /** Lets signals be heard. */
  readonly pause: () => Promise<void>;
  readonly startWorkers: (size: number) => Workers;
  /** Cores that may be used. */
  readonly cores: number;
  /** The folder with `regions` and `policies`. */
  readonly scenarios: string;
  /** The folder of the built viewer. */
  readonly viewer: string;
}

/** Exit codes of every command. */
export const Exit = { done: 0, fault: 1, badInput: 2, interrupted: 130 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** This file lies two folders below the top, in the sources (src/cli) as in the build (dist/cli). */
const ROOT = join(import.meta.dirname, '..', '..');

export function processServices(): Services {
  const { stdout, stderr } = process;
  // whoever reads may stop reading: `musubi list | head`
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(Exit.done);
    throw error;
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    live: stderr.isTTY === true,
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    clock: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    startWorkers: (size) => createPool({ start: () => startNodeWorker(), size, clock: () => performance.now() }),
    cores: availableParallelism(),
    scenarios: join(ROOT, 'scenarios'),
    viewer: join(ROOT, 'dist/web'),
  };
}
