/** TAMA under a policy, as the committed scenario files have it: parameters for the bench and the campaigns. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './build.mjs';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/**
 * @param {string} policy  name of a file in scenarios/policies
 * @returns {Promise<import('../../src/model/params.ts').Params>}
 */
export async function tama(policy) {
  /** @type {typeof import('./scenarios.ts')} */
  const { compile, loadPolicy, loadRegion } = await import(await bundle('test/bench/scenarios.ts', 'scenarios.js'));
  /** @param {string} name */
  const text = (name) => readFileSync(`${SCENARIOS}${name}`, 'utf8');
  const region = loadRegion(text('regions/tama.yaml'), 'tama.yaml');
  return compile(region, loadPolicy(text(`policies/${policy}.yaml`), `${policy}.yaml`)).params;
}
