/** The measurements: each opens pages of its own, does what a person does, and returns milliseconds, one for each repetition. */
import { pathOfFirstPair, quantile, readTrace, TRACED, usedBy } from './machine.mjs';
import { watch } from './watch.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./watch.mjs').Bench} Bench
 */

const SIZE = { width: 1440, height: 900 };
/** Longest wait for one state of the page. */
const PATIENCE = { timeout: 300_000, polling: 50 };

/** A page in a context of its own: nothing is cached. @param {Browser} browser @param {string} url */
async function open(browser, url) {
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-GB', colorScheme: 'light' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  return page;
}

/** @template T @param {Page} page @param {(bench: Bench) => T} read @returns {Promise<T>} */
function read(page, read) {
  return page.evaluate(`(${read})(bench)`);
}

/** Until the status line says that so many pairs of the present settings are done and shown. @param {Page} page @param {number} pairs @param {number} [after] */
async function whenDone(page, pairs, after = 0) {
  await page.waitForFunction(
    ([pairs, after]) => {
      /** @type {Bench} */
      const { moments } = Reflect.get(globalThis, 'bench');
      const last = moments.at(-1);
      return last !== undefined && !last.stale && last.done >= pairs && last.painted > after;
    },
    /** @type {const} */ ([pairs, after]),
    PATIENCE,
  );
}

/** B with four coordinators per 100 members in FY2001 to FY2010. @param {number} pairs */
export function address(pairs) {
  const b = encodeURIComponent('japan~network.coordinatorsPer100Members:2001-2010=4');
  return `#/w/1?region=tama&a=japan&b=${b}&seed=tama-2005&pairs=${pairs}`;
}

/** When the first frame with levers was handed over, from the start of the navigation. @param {Browser} browser @param {string} url @param {number} rounds */
export async function usable(browser, url, rounds) {
  const [cold, repeat] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let i = 0; i < rounds; i++) {
    const page = await open(browser, `${url}${address(1)}`);
    await whenDone(page, 1);
    cold.push(await read(page, (bench) => bench.usableAt));
    await page.reload();
    await whenDone(page, 1);
    repeat.push(await read(page, (bench) => bench.usableAt));
    await page.context().close();
  }
  return { cold, repeat };
}

/**
 * Pairs from opening the page, then from releasing a lever of B: until so many pairs are on the screen, ms on the clock, and ms
 * of CPU of all processes of the browser.
 *
 * @param {Browser} browser @param {string} url @param {number} pairs
 */
export async function pairs(browser, url, pairs) {
  const tiers = [8, 32, 200].filter((tier) => tier <= pairs);
  const system = await browser.newBrowserCDPSession();
  const before = await usedBy(system);
  const page = await open(browser, `${url}${address(pairs)}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const opened = await arrivals(page, system, tiers, 0, before);
  await page.waitForTimeout(1500);
  const idle = await usedBy(system);
  const at = await drag(page, 0.7);
  const released = await arrivals(page, system, tiers, at, idle);
  const { metrics } = await session.send('Performance.getMetrics');
  const mainMs = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  const calls = await read(page, (bench) => bench.calls);
  await page.context().close();
  return { tiers, opened, released, mainMs, calls };
}

/** @param {Page} page @param {import('playwright-core').CDPSession} system @param {readonly number[]} tiers @param {number} from @param {number} used  CPU before */
async function arrivals(page, system, tiers, from, used) {
  const found = [];
  for (const tier of tiers) {
    await whenDone(page, tier, from);
    const cpu = (await usedBy(system)) - used;
    const moments = await read(page, (bench) => bench.moments);
    const painted = moments.find(({ at, done, stale }) => at > from && !stale && done >= tier)?.painted ?? Number.NaN;
    found.push({ wall: painted - from, cpu });
  }
  return found;
}

/**
 * From letting go of a lever until its first pair, and its first eight, are on the screen.
 *
 * @param {Browser} browser @param {string} url @param {number} rounds
 */
export async function levers(browser, url, rounds) {
  const page = await open(browser, `${url}${address(8)}`);
  const [first, path, eight] = [
    /** @type {number[]} */ ([]),
    /** @type {number[]} */ ([]),
    /** @type {number[]} */ ([]),
  ];
  for (let i = -1; i < rounds; i++) {
    await whenDone(page, 8);
    await page.waitForTimeout(1500);
    await browser.startTracing(page, { categories: TRACED });
    const at = await drag(page, 0.3 + 0.5 * (((i + 1) * 0.618) % 1));
    await whenDone(page, 8, at);
    const trace = await browser.stopTracing();
    // the first lever meets an engine that is not warm yet
    if (i < 0) continue;
    const moments = await read(page, (bench) => bench.moments);
    // a hand that rests may have its first pair before it lets go
    const begin = moments.findLastIndex(({ stale, done }) => stale || done === 0) + 1;
    const shown = (/** @type {number} */ pairs) =>
      Math.max(0, (moments.slice(begin).find(({ done }) => done >= pairs)?.painted ?? Number.NaN) - at);
    first.push(shown(1));
    eight.push(shown(8));
    path.push(pathOfFirstPair(trace));
  }
  await page.context().close();
  return { first, path, eight };
}

/** Drags the slider of B's coordinators without a rest and lets go. @param {Page} page @param {number} to  share of its track @returns {Promise<number>} when it was let go */
async function drag(page, to) {
  const slider = page.getByRole('slider', { name: /Coordinators, policy B/ });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('no slider on the page');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.15, y);
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) {
    await page.mouse.move(box.x + box.width * (0.15 + ((to - 0.15) * step) / 30), y);
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
  return read(page, (bench) => bench.feedback.findLast(({ type }) => type === 'pointerup')?.at ?? Number.NaN);
}

/** From the click on Cancel until the screen says so, and until no worker computes any more what was cancelled. @param {Browser} browser @param {string} url @param {number} rounds */
export async function cancel(browser, url, rounds) {
  const page = await open(browser, `${url}${address(2000)}`);
  const [acknowledged, free] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let i = 0; i < rounds; i++) {
    await whenDone(page, 2 + i);
    await page.waitForTimeout(137 * (i % 5));
    await page.getByRole('button', { name: 'Cancel' }).click();
    const at = await read(page, (bench) => bench.feedback.findLast(({ type }) => type === 'click')?.at ?? Number.NaN);
    // what was asked before the click: histories in full, which a cancelled result asks for then, are another question
    await page.waitForFunction((at) => Reflect.get(globalThis, 'bench').openSince() > at, at, PATIENCE);
    const said = await read(
      page,
      (bench) =>
        bench.moments.find(
          ({ at: when, phase }) =>
            phase === 'cancelled' && when >= (bench.feedback.findLast(({ type }) => type === 'click')?.at ?? 0),
        )?.painted ?? Number.NaN,
    );
    acknowledged.push(said - at);
    const calls = await read(page, (bench) => bench.calls);
    free.push(Math.max(0, ...calls.filter((call) => call.at <= at).map((call) => call.at + call.ms - at)));
    await page.getByRole('button', { name: 'Go on' }).click();
  }
  await page.context().close();
  return { acknowledged, free };
}

/** One drag of a lever, all pairs done before: feedback of each step, and all tasks of the main thread. @param {Browser} browser @param {string} url @param {number} rounds */
export async function dragging(browser, url, rounds) {
  const page = await open(browser, `${url}${address(32)}`);
  const feedback = [];
  const longest = [];
  for (let i = 0; i < rounds; i++) {
    await whenDone(page, 32);
    await page.waitForTimeout(1500);
    const since = await page.evaluate(() => performance.now());
    await browser.startTracing(page, { categories: TRACED });
    await drag(page, 0.3 + 0.5 * ((i * 0.618) % 1));
    const tasks = readTrace(await browser.stopTracing()).main;
    longest.push({ wall: Math.max(...tasks.map(({ wall }) => wall)), cpu: Math.max(...tasks.map(({ cpu }) => cpu)) });
    const events = await read(page, (bench) => bench.feedback);
    feedback.push(...events.filter(({ type, at, ms }) => type === 'input' && at > since && ms > 0).map(({ ms }) => ms));
  }
  await page.context().close();
  return { feedback, longest };
}

/** Months moved through one by one: work of the main thread for each, and the time between frames in an unbroken drag. @param {Browser} browser @param {string} url @param {number} steps */
export async function scrub(browser, url, steps) {
  const page = await open(browser, url);
  await page.locator('.network canvas').first().waitFor();
  await page.waitForTimeout(1500);
  const scrubber = page.locator('.scrubber');
  await scrubber.focus();
  const system = await browser.newBrowserCDPSession();
  const ours = async () =>
    (await system.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  const work = [];
  const all = [];
  for (let i = 0; i < steps + 5; i++) {
    await browser.startTracing(page, { categories: TRACED });
    const before = await ours();
    await scrubber.press('ArrowRight');
    await page.waitForTimeout(200);
    all.push((await ours()) - before);
    const tasks = readTrace(await browser.stopTracing()).main;
    const sum = (/** @type {'wall' | 'cpu'} */ of) => tasks.reduce((total, task) => total + task[of], 0);
    if (i >= 5) work.push({ wall: sum('wall'), cpu: sum('cpu') });
  }
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('no scrubber on the page');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await read(page, (bench) => bench.startFrames());
  for (let step = 1; step <= 150; step++) {
    await page.mouse.move(box.x + box.width * (0.3 + (0.4 * step) / 150), box.y + box.height / 2);
    await page.waitForTimeout(8);
  }
  const frames = await read(page, (bench) => bench.stopFrames());
  await page.mouse.up();
  await page.context().close();
  return { work, frames, all: quantile(all, 0.5) };
}
