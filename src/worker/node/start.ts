/** Workers of Node: threads of the process. */
import { Worker } from 'node:worker_threads';
import { type Remote, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { WorkerHandle } from '../client/scheduler.ts';
import type { Host } from '../protocol.ts';

/** Where the build puts the worker: beside whatever file this one ends up in. */
export function nodeWorkerUrl(): URL {
  return new URL('./engine.worker.js', import.meta.url);
}

export function startNodeWorker(url: URL = nodeWorkerUrl()): WorkerHandle {
  const worker = new Worker(url, { name: 'musubi engine' });
  const host: Remote<Host> = wrap<Host>(nodeEndpoint(worker));
  let ended = false;
  return {
    host,
    terminate() {
      ended = true;
      void worker.terminate();
    },
    onFailure(listener) {
      const once = (error: Error): void => {
        if (ended) return;
        ended = true;
        listener(error);
      };
      worker.on('error', once);
      worker.on('messageerror', once);
      worker.on('exit', (code) => once(new Error(`the worker ended with code ${code}`)));
    },
  };
}
