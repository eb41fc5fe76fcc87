/**
 * Workers without threads: hosts over the fake model, each behind its own message channel, so that everything is cloned
 * and transferred as it is between threads, and a test can make one fall silent or die.
 */
import { MessageChannel } from 'node:worker_threads';
import { expose, type Remote, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Engine } from '../../src/experiment/engine.ts';
import type { Observation } from '../../src/experiment/results.ts';
import { oneInSlices } from '../../src/experiment/slices.ts';
import type { WorkerHandle } from '../../src/worker/client/scheduler.ts';
import { createHost } from '../../src/worker/host.ts';
import type { Host, ObserveTask, World, WorldTask } from '../../src/worker/protocol.ts';
import { type FakeRecorder, type FakeSim, fakeEngine } from '../experiment/fake.ts';

export interface LocalWorker extends WorkerHandle {
  readonly number: number;
  terminated: boolean;
  /** Its host, on its own side. */
  readonly inside: Host;
  die(message: string): void;
}

export interface LocalOptions {
  readonly engine?: Engine<FakeSim, FakeRecorder>;
  /** Waits between slices; never coming back is silence. */
  readonly pause?: (worker: number) => Promise<void>;
  /** Changes a host before it is shown to the pool. */
  readonly host?: (host: Host, worker: number) => Host;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A way to start workers, and the list of those started. */
export function localWorkers({ engine = fakeEngine(), pause, host = (plain) => plain }: LocalOptions = {}) {
  const started: LocalWorker[] = [];
  const start = (): LocalWorker => {
    const number = started.length;
    const { port1, port2 } = new MessageChannel();
    function* observeInSlices({ params, seed }: ObserveTask): Generator<void, Observation> {
      const { runKey, digest, series } = yield* oneInSlices(engine, params, seed);
      return { runKey, digest, values: series };
    }
    const wait = (): Promise<void> => pause?.(number) ?? nextTurn();
    const parts = { engine, modelVersion: 1, worldInSlices, observeInSlices, pause: wait };
    const inside = host(createHost(parts), number);
    expose(inside, nodeEndpoint(port2));
    const listeners: ((error: Error) => void)[] = [];
    const worker: LocalWorker = {
      number,
      inside,
      terminated: false,
      host: wrap<Host>(nodeEndpoint(port1)) as Remote<Host>,
      terminate() {
        worker.terminated = true;
        port1.close();
      },
      onFailure: (listener) => void listeners.push(listener),
      die(message) {
        port1.close();
        for (const listener of listeners) listener(new Error(message));
      },
    };
    started.push(worker);
    return worker;
  };
  return { start, started };
}

/** One organisation, no ties, no events. */
function* worldInSlices({ params, seed }: WorldTask): Generator<void, World> {
  yield;
  const one = () => new Int32Array(1);
  const bytes = () => new Uint8Array(1);
  const none = () => new Int32Array(0);
  // biome-ignore format: a table
  return {
    organisations: { count: 1, keyHi: Int32Array.of(seed.hi), keyLo: Int32Array.of(seed.lo), kind: bytes(), town: bytes(), field: bytes(), member: bytes(), born: one(), died: one() },
    ties: { count: 0, a: none(), b: none(), from: none(), until: none(), worked: none(), origin: new Uint8Array(0) },
    gauges: Float64Array.of(params.levers.network.budget[22] ?? 0),
    series: new Float64Array(4),
    digest: '', runKey: '',
    events: { count: 0, month: none(), kind: new Uint8Array(0), detail: new Uint8Array(0), subjectHi: none(), subjectLo: none(), objectHi: none(), objectLo: none(), amount: new Float64Array(0), causeFrom: none(), causeCount: new Uint8Array(0), causes: none() },
  };
}
