/** Workers of the browser. */
import { type Remote, wrap } from 'comlink';
import type { WorkerHandle } from '../client/scheduler.ts';
import type { Host } from '../protocol.ts';

/** Workers to start: one less than the machine has cores, at least one, at most eight. */
export function webPoolSize(cores: number = navigator.hardwareConcurrency): number {
  return Math.min(8, Math.max(1, cores <= 2 ? cores : cores - 1));
}

export function startWebWorker(): WorkerHandle {
  // written out in one piece: the bundler looks for exactly this
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'musubi engine' });
  const host: Remote<Host> = wrap<Host>(worker);
  return {
    host,
    terminate: () => worker.terminate(),
    onFailure(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(new Error(event.message || 'the worker could not be loaded'));
      });
      worker.addEventListener('messageerror', () =>
        listener(new Error('a message to or from the worker was unreadable')),
      );
    },
  };
}
