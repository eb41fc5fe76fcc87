/**
 * One run of Japan, all 19 projects joined, in a process of its own: CPU time of the 276 months and, apart, of the spin-up
 * with the creation of all organisations, the engine's compiler and collector included; seconds on the clock for all of it;
 * and the most memory that the process held. Nothing has run before: this is the command's first and only run. Prints JSON.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './build.mjs';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
// vite stays in the process that builds: its memory is not the model's
if (process.argv[2] === undefined) {
  process.stdout.write(await bundle('test/bench/nation.ts', 'nation.js'));
} else {
  /** @type {typeof import('./nation.ts')} */
  const model = await import(process.argv[2]);
  /** @param {string} name */
  const text = (name) => readFileSync(`${SCENARIOS}${name}`, 'utf8');
  const nation = model.loadNation(text('nations/japan.yaml'), 'japan.yaml');
  const regions = nation.regions.map((id) => model.loadRegion(text(`regions/${id}.yaml`), `${id}.yaml`));
  const policy = model.loadPolicy(text('policies/japan.yaml'), 'japan.yaml');
  const { params } = model.compileNation(nation, regions, policy);
  const before = process.cpuUsage();
  const clock = performance.now();
  const run = model.createNation(params, model.seedOfText('tama-2005'));
  const organisations = run.regions.reduce((sum, { state }) => sum + state.organisations.count, 0);
  model.runNationUntil(run, model.START);
  const spinUp = seconds(process.cpuUsage(before));
  const begin = process.cpuUsage();
  model.runNationUntil(run, model.END);
  const months = seconds(process.cpuUsage(begin));
  const digest = model.nationDigest(run);
  const whole = seconds(process.cpuUsage(before));
  const onClock = (performance.now() - clock) / 1000;
  const mib = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ months, spinUp, whole, onClock, mib, organisations, digest }));
}

/** @param {NodeJS.CpuUsage} usage */
function seconds({ user, system }) {
  return (user + system) / 1e6;
}
