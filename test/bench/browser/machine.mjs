/** The machine around a measurement, and the numbers made of many: honest figures say how busy it was with other things. */
import { cpus } from 'node:os';

/** Milliseconds of CPU that anybody has used since the machine started, over all cores. */
function busyMs() {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}

/**
 * Cores that other programs kept busy while `work` ran.
 *
 * @template T
 * @param {import('playwright-core').CDPSession} browser  session of the browser itself
 * @param {() => Promise<T>} work
 * @returns {Promise<{ value: T, others: number }>}
 */
export async function besides(browser, work) {
  // a page that is closed takes its process with it: what each process has used is noted again and again
  /** @type {Map<number, number>} */
  const used = new Map();
  const note = async () => {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    for (const { id, cpuTime } of processInfo) used.set(id, Math.max(used.get(id) ?? 0, cpuTime * 1000));
  };
  const ours = () => {
    const { user, system } = process.cpuUsage();
    return [...used.values()].reduce((sum, ms) => sum + ms, (user + system) / 1000);
  };
  await note();
  const [ourStart, start, began] = [ours(), busyMs(), performance.now()];
  const timer = setInterval(() => void note(), 200);
  const value = await work();
  clearInterval(timer);
  await note();
  const elapsed = performance.now() - began;
  return { value, others: Math.max(0, busyMs() - start - (ours() - ourStart)) / elapsed };
}

/** @param {readonly number[]} list @param {number} share  0.5: median */
export function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** CPU ms that all processes of the browser have used; those of closed pages drop out. @param {import('playwright-core').CDPSession} browser */
export async function usedBy(browser) {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** @typedef {{ ph: string, name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: { name?: string } }} TraceEvent */
/** @typedef {{ at: number, wall: number, cpu: number }} Task  ms; `at`: when it began */

export const TRACED = ['toplevel', 'blink.user_timing'];
const MAIN = 'CrRendererMain';
const WORKER = /^DedicatedWorker/;

/**
 * Tasks of the page's threads in a trace, and the marks that watch.mjs has made, at the same clock.
 *
 * @param {Buffer} trace
 * @returns {{ main: Task[], workers: Task[][], marks: { name: string, at: number }[] }}
 */
export function readTrace(trace) {
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(trace.toString());
  const threads = traceEvents.filter(({ name }) => name === 'thread_name');
  const tasksOf = (/** @type {TraceEvent} */ { pid, tid }) =>
    traceEvents
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask'))
      .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts / 1000, wall: dur / 1000, cpu: tdur / 1000 }));
  return {
    main: threads.filter(({ args }) => args?.name === MAIN).flatMap(tasksOf),
    workers: threads.filter(({ args }) => WORKER.test(args?.name ?? '')).map(tasksOf),
    marks: traceEvents
      .filter(({ ph, pid }) => ph !== 'M' && threads.some((thread) => thread.pid === pid && thread.args?.name === MAIN))
      .filter(({ name }) => name.startsWith('shown ') || name === 'pointerup')
      .map(({ name, ts }) => ({ name, at: ts / 1000 })),
  };
}

/**
 * CPU ms on the way from letting a lever go to the frame with its first pair: of the main thread, and of the worker that was
 * busy longest. On a machine with nothing else to do this is how long it takes.
 *
 * @param {Buffer} trace
 */
export function pathOfFirstPair(trace) {
  const { main, workers, marks } = readTrace(trace);
  const from = marks.findLast(({ name }) => name === 'pointerup')?.at ?? Number.NaN;
  const until =
    marks.find(({ name, at }) => at > from && name.startsWith('shown ') && name !== 'shown 0')?.at ?? Number.NaN;
  const within = (/** @type {Task[]} */ tasks) =>
    tasks.filter(({ at }) => at >= from && at <= until).reduce((sum, { cpu }) => sum + cpu, 0);
  return within(main) + Math.max(0, ...workers.map(within));
}
