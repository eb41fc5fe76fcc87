/**
 * One scheduler for browser and Node: some workers, one queue. Each worker gets one job at a time. A cancelled job is
 * dropped from the queue; under way, it is asked to stop and its answer thrown away; a worker that stays silent for a
 * second is ended and replaced. A worker that dies is replaced and its job given out once more.
 */
import type { Remote } from 'comlink';
import type { Host } from '../protocol.ts';

/** A started worker, whatever it is made of. */
export interface WorkerHandle {
  readonly host: Remote<Host>;
  /** Ends it at once. */
  terminate(): void;
  /** Told once if the worker stops by itself. */
  onFailure(listener: (error: Error) => void): void;
}

export interface SchedulerOptions {
  readonly start: () => WorkerHandle;
  readonly size: number;
  /** Work for a fresh worker with nothing to do. */
  readonly warmUp?: (host: Remote<Host>, token: number) => Promise<unknown>;
  /** Calls back after some milliseconds unless the function returned is called. */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

/** A cancelled worker may stay silent this long before it is ended. */
export const SILENCE_MS = 1000;
/** How often a job is given out before its failure is reported. */
const ATTEMPTS = 2;
/** The token of warming up; no request has it. */
const IDLE = 0;
/** How far down the queue, for each worker, a worker looks for a job that it is preferred for. */
const LOOK_AHEAD = 8;

/** Why work could not be done: the engine's own words, or that workers died. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
}

export interface JobSpec<T> {
  readonly token: number;
  /** What it is, for a failure's message: "pair 12". */
  readonly what: string;
  readonly call: (host: Remote<Host>) => Promise<T | null>;
  /** Worker that should have it if it is free: what it has done before helps. */
  readonly prefer?: number;
  /** Before everything that waits. */
  readonly urgent?: boolean;
  /** After everything that waits; under way, it gives its worker back as soon as other work waits, and begins anew later. */
  readonly patient?: boolean;
}

interface Job extends JobSpec<unknown> {
  attempts: number;
  settled: boolean;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Slot {
  worker: WorkerHandle;
  ready: boolean;
  /** Has worked, or is warming up. */
  warm: boolean;
  job: Job | null;
  /** Its patient job was asked to give way. */
  gaveWay: boolean;
  disarm: (() => void) | null;
}

export interface Scheduler {
  readonly size: number;
  /** null: cancelled. Rejects with a WorkerFailure. */
  submit<T>(job: JobSpec<T>): Promise<T | null>;
  cancel(token: number): void;
  /** Ends all workers; what waits is cancelled. */
  dispose(): void;
}

const realAfter = (ms: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

export function createScheduler({ start, size, warmUp, after = realAfter }: SchedulerOptions): Scheduler {
  const queue: Job[] = [];
  let dispatching = false;
  let failedStarts = 0;
  let broken: WorkerFailure | null = null;
  let disposed = false;
  const slots = Array.from({ length: Math.max(1, size) }, emptySlot);
  for (const slot of slots) launch(slot);

  function launch(slot: Slot): void {
    if (disposed || broken) return;
    let worker: WorkerHandle;
    try {
      worker = start();
    } catch (error) {
      startFailed(slot, messageOf(error));
      return;
    }
    Object.assign(slot, { worker, ready: false, warm: false, job: null });
    worker.onFailure((error) => workerDied(slot, worker, error));
    worker.host.init().then(
      () => {
        if (slot.worker !== worker || disposed) return;
        failedStarts = 0;
        slot.ready = true;
        dispatch();
      },
      (error) => workerDied(slot, worker, new Error(messageOf(error))),
    );
  }

  function startFailed(slot: Slot, message: string): void {
    // every worker may fail to start once; after that it is not bad luck
    if (++failedStarts <= slots.length) {
      launch(slot);
      return;
    }
    broken = new WorkerFailure(`workers do not start: ${message}`);
    for (const job of queue.splice(0)) settle(job, () => job.reject(broken as WorkerFailure));
  }

  function workerDied(slot: Slot, worker: WorkerHandle, error: Error): void {
    if (slot.worker !== worker || disposed) return;
    const { job, ready } = slot;
    retire(slot);
    if (job && !job.settled) {
      if (++job.attempts < ATTEMPTS) {
        if (job.patient === true) putBack(job);
        else queue.unshift(job);
      } else {
        const times = job.attempts;
        settle(job, () =>
          job.reject(new WorkerFailure(`${job.what}: the worker stopped ${times} times: ${error.message}`)),
        );
      }
    }
    if (ready) launch(slot);
    else startFailed(slot, error.message);
  }

  function retire(slot: Slot): void {
    slot.disarm?.();
    slot.worker.terminate();
    Object.assign(slot, emptySlot());
  }

  function dispatch(): void {
    for (const slot of slots) {
      if (!slot.ready || slot.job !== null || disposed) continue;
      const job = takeFor(slots.indexOf(slot));
      if (job) give(slot, job);
      else if (!slot.warm && warmUp) give(slot, warmingJob(warmUp));
    }
    // warming up gives way to work, and patient work to any other
    if (queue.length > 0) for (const slot of slots) if (slot.job?.token === IDLE) askToStop(slot, slot.job);
    let waiting = queue.filter((job) => job.patient !== true).length;
    for (const slot of slots) {
      if (waiting > 0 && slot.job?.patient === true) {
        slot.gaveWay = true;
        askToStop(slot, slot.job);
        waiting--;
      }
    }
  }

  /** Behind other work, before patient work. */
  function enqueue(job: Job): void {
    if (job.urgent === true) queue.unshift(job);
    else if (job.patient === true) queue.push(job);
    else {
      const first = queue.findIndex((waiting) => waiting.patient === true);
      queue.splice(first < 0 ? queue.length : first, 0, job);
    }
  }

  /** Patient work that was interrupted goes back, before what came after it. */
  function putBack(job: Job): void {
    const first = queue.findIndex((waiting) => waiting.patient === true);
    queue.splice(first < 0 ? queue.length : first, 0, job);
  }

  /** Once all jobs of a request are in the queue: the first free worker would take the first job, whosever it is. */
  function dispatchSoon(): void {
    if (dispatching) return;
    dispatching = true;
    queueMicrotask(() => {
      dispatching = false;
      dispatch();
    });
  }

  /** The first that waits, unless one of the next few is this worker's own: another's would have to be run from scratch. */
  function takeFor(place: number): Job | undefined {
    const first = queue[0];
    if (first === undefined) return undefined;
    let at = 0;
    if (first.urgent !== true && first.prefer !== undefined && first.prefer !== place) {
      const near = queue.slice(0, LOOK_AHEAD * slots.length).findIndex((job) => job.prefer === place);
      if (near > 0) at = near;
    }
    return queue.splice(at, 1)[0];
  }

  function give(slot: Slot, job: Job): void {
    const { worker } = slot;
    slot.job = job;
    slot.warm = true;
    slot.gaveWay = false;
    const free = (finish: (() => void) | null): void => {
      if (finish !== null) settle(job, finish);
      if (slot.worker !== worker || slot.job !== job) return;
      slot.disarm?.();
      slot.disarm = null;
      slot.job = null;
      dispatch();
    };
    job.call(worker.host).then(
      (value) => {
        const interrupted = value === null && !job.settled && slot.job === job && slot.gaveWay;
        if (interrupted) putBack(job);
        free(interrupted ? null : () => job.resolve(value));
      },
      // the engine failed by itself and would again: no second attempt
      (error) => free(() => job.reject(new WorkerFailure(`${job.what}: ${messageOf(error)}`))),
    );
  }

  function askToStop(slot: Slot, job: Job): void {
    if (slot.disarm) return;
    slot.worker.host.cancel(job.token).catch(() => undefined);
    slot.disarm = after(SILENCE_MS, () => {
      if (slot.job !== job) return;
      slot.disarm = null;
      if (slot.gaveWay && !job.settled) putBack(job);
      retire(slot);
      launch(slot);
    });
  }

  function cancel(token: number): void {
    for (let i = queue.length - 1; i >= 0; i--) {
      const job = queue[i] as Job;
      if (job.token !== token) continue;
      queue.splice(i, 1);
      settle(job, () => job.resolve(null));
    }
    for (const slot of slots) {
      const { job } = slot;
      if (job?.token !== token) continue;
      settle(job, () => job.resolve(null));
      askToStop(slot, job);
    }
  }

  return {
    size: slots.length,
    submit<T>(spec: JobSpec<T>): Promise<T | null> {
      if (broken) return Promise.reject(broken);
      if (disposed) return Promise.resolve(null);
      return new Promise<T | null>((resolve, reject) => {
        const job: Job = {
          ...spec,
          attempts: 0,
          settled: false,
          resolve: (value) => resolve(value as T | null),
          reject,
        };
        enqueue(job);
        dispatchSoon();
      });
    },
    cancel,
    dispose(): void {
      disposed = true;
      for (const job of queue.splice(0)) settle(job, () => job.resolve(null));
      for (const slot of slots) {
        const { job } = slot;
        if (job) settle(job, () => job.resolve(null));
        retire(slot);
      }
    },
  };
}

function settle(job: Job, finish: () => void): void {
  if (job.settled) return;
  job.settled = true;
  finish();
}

function warmingJob(warmUp: (host: Remote<Host>, token: number) => Promise<unknown>): Job {
  return {
    token: IDLE,
    what: 'warming up',
    call: (host) => warmUp(host, IDLE),
    attempts: ATTEMPTS,
    settled: true,
    resolve: () => undefined,
    reject: () => undefined,
  };
}

/** A place without a worker. */
function emptySlot(): Slot {
  const nobody: WorkerHandle = {
    host: undefined as unknown as Remote<Host>,
    terminate: () => undefined,
    onFailure: () => undefined,
  };
  return { worker: nobody, ready: false, warm: false, job: null, gaveWay: false, disarm: null };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
