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

/** Tasks of the page's main thread in a trace: wall and CPU ms of each. @param {Buffer} trace */
export function mainThreadTasks(trace) {
  /** @type {{ traceEvents: { ph: string, name: string, pid: number, tid: number, dur?: number, tdur?: number, args?: { name?: string } }[] }} */
  const { traceEvents } = JSON.parse(trace.toString());
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ ph, name, pid, tid }) => ph === 'X' && name === 'RunTask' && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}
