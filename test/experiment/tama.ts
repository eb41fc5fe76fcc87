/** The region and the policies of the repository, compiled as the product compiles them. */
import { readFileSync } from 'node:fs';
import type { Params } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';

const read = (path: string): string => readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8');

export function tama(policy: string, overrides: readonly { path: string; value: string }[] = []): Params {
  const region = loadRegion(read('regions/tama.yaml'), 'tama.yaml');
  return compile(region, loadPolicy(read(`policies/${policy}.yaml`), `${policy}.yaml`), overrides).params;
}

/** The same region with an eighth of its organisations: quick, and everything still happens in it. */
export function small(params: Params): Params {
  const { region } = params;
  const members = { firms: 35, academic: 5, agencies: 8, finance: 2 };
  return { ...params, region: { ...region, members } };
}
