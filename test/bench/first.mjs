/**
 * One run of TAMA by the first model's processes, in a process of its own: least CPU time of nine warm rounds, and how many
 * processes ran. Prints JSON.
 */
import { bundle } from './build.mjs';
import { tama } from './tama.mjs';

const ROUNDS = 9;
const WARM_UP = 3;

/** @type {typeof import('./first.ts')} */
const model = await import(await bundle('test/bench/first.ts', 'first.js'));
const present = model.presents(model.firstModel(await tama('japan')), 'tama-2005');
let ms = Number.POSITIVE_INFINITY;
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const sim = present();
  const start = process.cpuUsage();
  model.runFirst(sim, model.END);
  const { user, system } = process.cpuUsage(start);
  if (round >= 0) ms = Math.min(ms, (user + system) / 1000);
}
console.log(JSON.stringify({ ms, processes: model.NAMES.length }));
