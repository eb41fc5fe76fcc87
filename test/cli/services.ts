/** Commands run in this thread, with what they say kept. */
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Services } from '../../src/cli/services.ts';
import { serialExecutor } from '../../src/experiment/executor.ts';
import { serialNations } from '../../src/experiment/nation.ts';
import { serialObserver } from '../../src/experiment/probes.ts';
import { ENGINE } from '../../src/experiment/run.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A region of some 300 organisations. */
export const SMALL = join(ROOT, 'test/fixtures/scenario/good-region.yaml');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RanOptions extends Partial<Services> {
  /** Ctrl-C as soon as this much has been said on standard error. */
  readonly interruptAfter?: RegExp;
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One command, as `musubi <args>` runs it, but for the worker threads. */
export async function musubi(args: readonly string[], { interruptAfter, ...other }: RanOptions = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  const interrupt = (): void => {
    if (interruptAfter?.test(err)) for (const listener of [...listeners]) listener();
  };
  const services: Services = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
      interrupt();
    },
    live: false,
    exit: (code) => {
      throw new Error(`ended on the spot with code ${code}`);
    },
    onInterrupt(listener) {
      listeners.add(listener);
      interrupt();
      return () => listeners.delete(listener);
    },
    clock: () => performance.now(),
    pause,
    startWorkers: () => ({
      ...serialExecutor(ENGINE, { pause, clock: () => performance.now() }),
      ...serialObserver({ pause, clock: () => performance.now() }),
      dispose: () => undefined,
    }),
    startNations: () => ({
      ...serialNations({ pause, clock: () => performance.now() }),
      dispose: () => undefined,
    }),
    cores: 2,
    scenarios: join(ROOT, 'scenarios'),
    viewer: join(ROOT, 'test/fixtures/nowhere'),
    ...other,
  };
  const code = await main(args, services);
  if (listeners.size > 0) throw new Error('a command still listens for Ctrl-C');
  return { code, out, err };
}

/** As `musubi`, for results. @throws unless it is done and silent but for progress */
export async function musubiJson(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await musubi([...args, '--json']);
  if (code !== 0) throw new Error(`code ${code}: ${err}`);
  return JSON.parse(out);
}
