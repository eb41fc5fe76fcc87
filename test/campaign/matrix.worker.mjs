/** A thread of the matrix: takes a region with its policies, gives its cells. */
import { parentPort, workerData } from 'node:worker_threads';

/** @type {typeof import('./tables.ts')} */
const { cellsOf } = await import(workerData.tables);
parentPort?.on('message', ({ folder, wanted, pairs }) => parentPort?.postMessage(cellsOf(folder, wanted, pairs)));
