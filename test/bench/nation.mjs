/**
 * One run of Japan, all 19 projects joined, in a process of its own: CPU time from the first organisation to the digest,
 * the engine's compiler and collector included, and the most memory that the process held. Prints JSON.
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
  const run = model.createNation(params, model.seedOfText('tama-2005'));
  const organisations = run.regions.reduce((sum, { state }) => sum + state.organisations.count, 0);
  model.runNationUntil(run, model.END);
  const digest = model.nationDigest(run);
  const { user, system } = process.cpuUsage(before);
  const mib = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, mib, organisations, digest }));
}
