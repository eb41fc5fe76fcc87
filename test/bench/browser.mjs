/**
 * npm run bench:browser [-- --rounds 5] [--quick] [--only pairs,scrub] [--json]
 *
 * The viewer's budgets, measured in a headless Chromium without a GPU: builds the viewer, opens it, does what a person does
 * and compares with what is asked. Beside each figure stands how many cores other programs kept busy meanwhile; where that is
 * much, wall time says little. --quick leaves out the 200 pairs.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchOptions } from '../helpers/chromium.mjs';
import { besides, quantile } from './browser/machine.mjs';
import { initialScripts, site } from './browser/site.mjs';
import { cancel, dragging, levers, pairs, scrub, usable } from './browser/tasks.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'usable,lever,pairs,cancel,drag,scrub' },
    json: { type: 'boolean', default: false },
  },
});
const ROUNDS = Math.max(1, Number(options.rounds));
/** Of the reference machine, and as many as this machine has up to that. */
const CORES = Math.min(2, cpus().length);
const LARGE = 'organisations=6000&ties=20000';
const say = options.json ? () => {} : console.log;
const wanted = new Set(options.only.split(','));

/** @typedef {{ name: string, must: number, goal: number, unit: string, list: number[], others: number, judge: 'median' | 'p95', note?: string }} Figure */
/** @type {Figure[]} */
const figures = [];
/** @type {Record<string, unknown>} */
const raw = {};

const viewer = await site('viewer', 'index.html');
const gallery = await site('gallery', 'gallery/index.html');
const browser = await chromium.launch(launchOptions());
const system = await browser.newBrowserCDPSession();
say(
  `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, node ${process.version}, Chromium ${browser.version()}, load ${loadavg()[0]?.toFixed(2)} at the start\n`,
);
try {
  printHead();
  if (wanted.has('usable')) {
    const { value, others } = await measure('usable', () => usable(browser, viewer.url, ROUNDS));
    figure('first usable, cold', 2500, 1000, 'ms', value.cold, others);
    figure('first usable, repeat', 1000, 300, 'ms', value.repeat, others);
  }
  figure('initial JavaScript, gzipped', 250, 120, 'kB', [initialScripts(viewer.folder) / 1000], 0);
  if (wanted.has('lever')) {
    const { value, others } = await measure('lever', () => levers(browser, viewer.url, 2 * ROUNDS));
    figure('first paired preview after a lever', 400, 150, 'ms', value.first, others);
    figure('the same, CPU time on its path', 400, 150, 'ms', value.path, others);
    figure('8 pairs after a lever', 3000, 500, 'ms', value.eight, others);
  }
  if (wanted.has('pairs')) {
    const most = options.quick ? 32 : 200;
    const rounds = options.quick ? ROUNDS : Math.max(1, Math.floor(ROUNDS / 2));
    const { value, others } = await measure('pairs', async () => {
      const list = [];
      for (let i = 0; i < rounds; i++) list.push(await pairs(browser, viewer.url, most));
      return list;
    });
    const budgets = /** @type {const} */ ([
      [3000, 500],
      [8000, 2000],
      [40_000, 10_000],
    ]);
    for (const [what, row] of /** @type {const} */ ([
      ['from opening', 'opened'],
      ['after a lever', 'released'],
    ])) {
      value[0]?.tiers.forEach((tier, i) => {
        const [must, goal] = budgets[i] ?? [0, 0];
        const list = value.map((one) => one[row][i] ?? { wall: Number.NaN, cpu: Number.NaN });
        figure(
          `${tier} pairs ${what}`,
          must,
          goal,
          'ms',
          list.map(({ wall }) => wall),
          others,
        );
        figure(
          `the same, CPU time / ${CORES} cores`,
          must,
          goal,
          'ms',
          list.map(({ cpu }) => cpu / CORES),
          others,
        );
      });
    }
    for (const { mainMs, calls } of value)
      say(
        `  main thread ${(mainMs / 1000).toFixed(1)} s of CPU since the page was there; workers, on the clock: ${summary(calls)}`,
      );
  }
  if (wanted.has('cancel')) {
    const { value, others } = await measure('cancel', () => cancel(browser, viewer.url, 2 * ROUNDS));
    figure('cancel acknowledged', 100, 50, 'ms', value.acknowledged, others, 'p95');
    figure('cancel, workers free', 250, 100, 'ms', value.free, others, 'p95');
  }
  if (wanted.has('drag')) {
    const { value, others } = await measure('drag', () => dragging(browser, viewer.url, ROUNDS));
    figure('slider feedback', 16, 8, 'ms', value.feedback, others, 'p95');
    figure(
      'longest task while dragging',
      50,
      30,
      'ms',
      value.longest.map(({ wall }) => wall),
      others,
    );
    figure(
      'the same, CPU time',
      50,
      30,
      'ms',
      value.longest.map(({ cpu }) => cpu),
      others,
    );
  }
  if (wanted.has('scrub')) {
    const url = `${gallery.url}?${LARGE}`;
    const { value, others } = await measure('scrub', () => scrub(browser, url, 6 * ROUNDS));
    figure(
      'scrub frame, work of the main thread',
      33,
      16,
      'ms',
      value.work.map(({ wall }) => wall),
      others,
      'p95',
    );
    figure(
      'the same, CPU time',
      33,
      16,
      'ms',
      value.work.map(({ cpu }) => cpu),
      others,
      'p95',
    );
    figure('time between frames while scrubbing', 33, 17, 'ms', value.frames, others, 'p95');
    say(`  scrub: ${value.all.toFixed(1)} ms of CPU of all Chromium's processes in the 200 ms of a step`);
  }
} finally {
  await browser.close();
  await viewer.close();
  await gallery.close();
}
if (options.json) console.log(JSON.stringify({ figures, raw }));
else
  console.log(
    `\n  load ${loadavg()
      .map((load) => load.toFixed(2))
      .join(', ')} at the end`,
  );

/** @template T @param {string} name @param {() => Promise<T>} work */
async function measure(name, work) {
  const result = await besides(system, work);
  raw[name] = result.value;
  return result;
}

/** @param {string} name @param {number} must @param {number} goal @param {string} unit @param {number[]} list @param {number} others @param {'median' | 'p95'} judge */
function figure(name, must, goal, unit, list, others, judge = 'median') {
  const one = { name, must, goal, unit, list, others, judge };
  figures.push(one);
  printFigure(one);
}

function printHead() {
  const head = ['least', 'median', 'p95'].map((word) => word.padStart(8)).join(' ');
  say(
    `  ${''.padEnd(5)} ${'figure'.padEnd(38)} ${head}      ${'must'.padStart(6)} ${'goal'.padStart(6)}    n  judged by  busy with others`,
  );
}

/** @param {Figure} figure */
function printFigure({ name, must, goal, unit, list, others, judge }) {
  const values = [Math.min(...list), quantile(list, 0.5), quantile(list, 0.95)];
  const judged = (judge === 'median' ? values[1] : values[2]) ?? Number.NaN;
  const verdict = Number.isNaN(judged) ? '?' : judged <= goal ? 'goal' : judged <= must ? 'pass' : 'MISS';
  const numbers = values.map((value) => value.toFixed(value < 100 ? 1 : 0).padStart(8)).join(' ');
  say(
    `  ${verdict.padEnd(5)} ${name.padEnd(38)} ${numbers} ${unit.padEnd(4)} ${String(must).padStart(6)} ${String(goal).padStart(6)} ${String(list.length).padStart(4)}  ${judge.padEnd(9)} ${others.toFixed(2).padStart(6)} cores`,
  );
}

/** @param {readonly import('./browser/watch.mjs').Call[]} calls */
function summary(calls) {
  const methods = [...new Set(calls.map(({ method }) => method))];
  return methods
    .map((method) => {
      const list = calls.filter((call) => call.method === method && call.ms > 0).map(({ ms }) => ms);
      return `${method} ${list.length} x ${quantile(list, 0.5).toFixed(0)} ms (sum ${(list.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1)} s)`;
    })
    .join(', ');
}
