/** Entry of a worker of Node. */
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { nationInSlices } from '../../experiment/nation.ts';
import { engineHost } from '../engineHost.ts';

if (parentPort === null) throw new Error('engine.worker runs as a worker thread only');
expose(
  engineHost(() => new Promise((resolve) => setImmediate(resolve)), nationInSlices),
  nodeEndpoint(parentPort),
);
