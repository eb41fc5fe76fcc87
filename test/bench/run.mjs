/**
 * npm run bench [-- --rounds 9] [--large] [--json]
 *
 * Times one run of TAMA against the C kernel. All times are CPU time of the process (its compiler and collector threads
 * too), the least of several warm rounds, the contenders taking turns within each round so that a busy moment of the
 * machine meets all of them. Ratios are what to compare between machines. --large adds 100,000 organisations. Runs of
 * the first model's processes and one of the nation of 19 projects are timed in processes of their own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './build.mjs';
import { tama } from './tama.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    large: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const ROUNDS = Math.max(1, Number(options.rounds));
const WARM_UP = 3;
const PROFILES = 5;
const SEED = 'tama-2005';

/** @typedef {{ name: string, value: number, must: number | null, goal: number | null, unit: string }} Budget */

const kernelProgram = compileKernel();
// before this process grows: what a child held at the most counts what its parent held
const nation = nationCost();
/** @type {typeof import('./kernel.ts')} */
const kernel = await import(await bundle('test/bench/kernel.ts', 'kernel.js'));
/** @type {typeof import('./model.ts')} */
const model = await import(await bundle('test/bench/model.ts', 'model.js'));
const params = await tama('japan');
const without = await tama('none');
const past = model.pastOf(params, SEED);

/** Contenders: each returns milliseconds of CPU time of one run. */
/** @type {Record<string, () => number>} */
const contenders = {
  'kernel in C': () => runKernelProgram(2000).ms,
  'kernel in TypeScript': () => {
    kernel.createKernel(2000);
    return cpuOf(() => kernel.runKernel());
  },
  'TAMA, log off': () => runModel(false),
  'TAMA, log on': () => runModel(true),
};

kernel.createKernel(2000);
const checksums = [runKernelProgram(2000).checksum, kernel.runKernel()];
if (checksums[0] !== checksums[1]) throw new Error(`the kernels differ: ${checksums.join(' in C, ')} in TypeScript`);

const times = takeTurns(contenders, ROUNDS);
const off = least(times, 'TAMA, log off');
const on = least(times, 'TAMA, log on');
const c = least(times, 'kernel in C');
const months = organisationMonths(params, past);
const logged = model.presentOf(params, past, true);
model.runUntil(logged, model.END);
const processes = profiled();
const bigger = sized(3);
const pair = pairCost();

/** @type {Budget[]} */
const budgets = [
  { name: 'region run, log off', value: off, must: 80, goal: 30, unit: 'ms' },
  { name: 'the same : C kernel', value: off / c, must: 2.5, goal: 1.5, unit: 'x' },
  { name: 'log on : log off', value: on / off, must: 1.5, goal: 1.2, unit: 'x' },
  {
    name: `ns per organisation-month, ${bigger.organisations} organisations : TAMA`,
    value: bigger.ns / ((off * 1e6) / months),
    must: 1.25,
    goal: 1.1,
    unit: 'x',
  },
  { name: 'memory of the state', value: model.stateBytes(logged.state) / 2 ** 20, must: 32, goal: 8, unit: 'MiB' },
];
if (options.large) {
  const large = sized(50);
  budgets.push({
    name: `the same, ${large.organisations} organisations`,
    value: large.ns / ((off * 1e6) / months),
    must: 2.5,
    goal: 1.5,
    unit: 'x',
  });
}

const first = firstCost();
budgets.push(
  {
    name: `national run, ${nation.organisations} organisations, 276 months`,
    value: nation.months,
    must: 5,
    goal: 1,
    unit: 's',
  },
  { name: 'memory of its process at the most', value: nation.mib, must: 300, goal: null, unit: 'MiB' },
);

/** What the first version had to keep; see first.ts. */
/** @type {Budget[]} */
const budgetsOfFirst = [
  { name: 'region run, log off', value: first.ms, must: 100, goal: 30, unit: 'ms' },
  { name: 'the same : C kernel without what came later', value: first.ms / first.c, must: 2.5, goal: 1.5, unit: 'x' },
];

if (options.json)
  console.log(JSON.stringify({ times, organisationMonths: months, pair, processes, budgetsOfFirst, budgets }));
else print();

function print() {
  console.log(
    `CPU time of one run, least (median) of ${ROUNDS} warm rounds in turns; ${model.MONTHS} months, spin-up not counted\n`,
  );
  for (const [name, list] of Object.entries(times)) {
    const best = least(times, name);
    const n = name.startsWith('kernel') ? 2000 * model.MONTHS : months;
    console.log(
      `  ${name.padEnd(22)} ${fixed(best, 1, 8)} (${median(list).toFixed(1)}) ms  ${fixed((best * 1e6) / n, 0, 5)} ns per organisation-month  x ${(best / c).toFixed(2)} of C`,
    );
  }
  console.log(
    `\n  one pair, none against japan: ${fixed(pair.best, 0, 5)} (${pair.median.toFixed(0)}) ms, spin-up of 120 months, two arms, records and digests included`,
  );
  console.log(`\nProcesses of the schedule, least CPU time of ${PROFILES} passes, asked for around each\n`);
  const all = processes.reduce((sum, { ms }) => sum + ms, 0);
  console.log(
    `  ${'process'.padEnd(16)} ${'ms'.padStart(8)} ${'share'.padStart(6)} ${'events'.padStart(8)} ${'ns/event'.padStart(9)} ${'ns/org-month'.padStart(13)}`,
  );
  for (const { name, ms, things } of [...processes].sort((a, b) => b.ms - a.ms)) {
    const each = things === 0 ? '-' : ((ms * 1e6) / things).toFixed(0);
    console.log(
      `  ${name.padEnd(16)} ${fixed(ms, 2, 8)} ${fixed((100 * ms) / all, 1, 5)}% ${String(things).padStart(8)} ${each.padStart(9)} ${fixed((ms * 1e6) / months, 1, 13)}`,
    );
  }
  console.log(
    `\n  ${months} organisation-months; ${logged.state.organisations.count} organisations at the end; ${logged.log?.count ?? 0} events in the log (250,000 at most)\n`,
  );
  console.log(
    `  the nation, cold: spin-up and creation ${nation.spinUp.toFixed(1)} s, 276 months ${nation.months.toFixed(1)} s, all of it ${nation.whole.toFixed(1)} s of CPU and ${nation.onClock.toFixed(1)} s on the clock\n`,
  );
  console.log(`Budgets of the first model: ${first.processes} of the ${processes.length} processes, four levers\n`);
  printBudgets(budgetsOfFirst);
  console.log('\nBudgets of the whole model\n');
  printBudgets(budgets);
}

/** @param {readonly Budget[]} list */
function printBudgets(list) {
  for (const { name, value, must, goal, unit } of list) {
    const verdict = goal !== null && value <= goal ? 'goal' : must !== null && value <= must ? 'pass' : 'MISS';
    console.log(
      `  ${verdict.padEnd(5)} ${name.padEnd(56)} ${fixed(value, 2, 8)} ${unit.padEnd(4)} must ${must}, goal ${goal}`,
    );
  }
}

function compileKernel() {
  const folder = fileURLToPath(new URL('../../dist/bench/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const source = fileURLToPath(new URL('kernel.c', import.meta.url));
  const program = `${folder}kernel`;
  const compiler = process.env.CC ?? 'gcc';
  const done = spawnSync(compiler, ['-O3', '-ffp-contract=off', '-o', program, source, '-lm'], { encoding: 'utf8' });
  if (done.status !== 0)
    throw new Error(`${compiler} could not compile the kernel: ${done.error?.message ?? done.stderr}`);
  return program;
}

/** @param {number} organisations @param {readonly string[]} more @returns {{ ms: number, checksum: string }} */
function runKernelProgram(organisations, more = []) {
  return JSON.parse(execFileSync(kernelProgram, ['2', String(organisations), ...more], { encoding: 'utf8' }));
}

/** CPU time of the process so far, ms. */
function cpuNow() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param {() => void} work */
function cpuOf(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @param {boolean} log */
function runModel(log) {
  const sim = model.presentOf(params, past, log);
  return cpuOf(() => model.runUntil(sim, model.END));
}

/** @param {Record<string, () => number>} runners @param {number} rounds @returns {Record<string, number[]>} */
function takeTurns(runners, rounds) {
  /** @type {Record<string, number[]>} */
  const list = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [name, run] of Object.entries(runners)) {
      const ms = run();
      if (round >= 0) list[name]?.push(ms);
    }
  }
  return list;
}

/** @param {Record<string, number[]>} lists @param {string} name */
function least(lists, name) {
  return Math.min(...(lists[name] ?? []));
}

/** @param {readonly number[]} list */
function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}

/** @param {import('../../src/model/params.ts').Params} of @param {import('../../src/model/simulation.ts').Snapshot} from */
function organisationMonths(of, from) {
  const sim = model.presentOf(of, from, false);
  let sum = 0;
  while (sim.month < model.END) {
    model.step(sim);
    const { alive, count } = sim.state.organisations;
    for (let row = 0; row < count; row++) sum += alive[row] ?? 0;
  }
  return sum;
}

/** Least time of each process over several passes. */
function profiled() {
  const passes = Array.from({ length: PROFILES }, () => model.profile(model.presentOf(params, past, false), cpuNow));
  return (passes[0] ?? []).map((first, at) => ({
    ...first,
    ms: Math.min(...passes.map((pass) => pass[at]?.ms ?? first.ms)),
  }));
}

/**
 * One pair as a worker runs it: spin-up, the common past, a branch and its run for each of two policies, every quarter
 * recorded, both ends digested. The parameters are copies each time, as those that a message brings.
 */
function pairCost() {
  const costs = Array.from({ length: WARM_UP + ROUNDS }, (_, i) => {
    const [a, b] = [structuredClone(without), structuredClone(params)];
    return cpuOf(() => model.runPair(a, b, { hi: 2005, lo: i }));
  }).slice(WARM_UP);
  return { best: Math.min(...costs), median: median(costs) };
}

/** The first model and its kernel in C, in turns, each in a process of its own; the least of three. @returns {{ ms: number, c: number, processes: number }} */
function firstCost() {
  const script = fileURLToPath(new URL('first.mjs', import.meta.url));
  const runs = Array.from({ length: 3 }, () => ({
    c: runKernelProgram(2000, [String(model.MONTHS), 'first']).ms,
    ...JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })),
  }));
  const best = (/** @type {'ms' | 'c'} */ what) => Math.min(...runs.map((run) => run[what]));
  return { ms: best('ms'), c: best('c'), processes: runs[0].processes };
}

/** The run of all 19 projects, built in one process and run in others, the quickest of three. @returns {{ months: number, spinUp: number, whole: number, onClock: number, mib: number, organisations: number }} */
function nationCost() {
  const script = fileURLToPath(new URL('nation.mjs', import.meta.url));
  const program = execFileSync(process.execPath, [script], { encoding: 'utf8' });
  const runs = Array.from({ length: 3 }, () =>
    JSON.parse(execFileSync(process.execPath, [script, program], { encoding: 'utf8' })),
  );
  return runs.sort((a, b) => a.whole - b.whole)[0];
}

/** ns per organisation-month of a region so many times as large. @param {number} factor */
function sized(factor) {
  const large = model.enlarged(params, factor);
  const before = model.pastOf(large, SEED);
  const rounds = factor > 10 ? 1 : 4;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const sim = model.presentOf(large, before, false);
    best = Math.min(
      best,
      cpuOf(() => model.runUntil(sim, model.END)),
    );
  }
  return { organisations: before.state.organisations.count, ns: (best * 1e6) / organisationMonths(large, before) };
}

/** @param {number} x @param {number} digits @param {number} width */
function fixed(x, digits, width) {
  return x.toFixed(digits).padStart(width);
}
