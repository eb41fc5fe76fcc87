/** Nations by name or file, and what a command makes of them with a policy. */
import { dirname } from 'node:path';
import { InputError } from '../core/errors.ts';
import { listScenarios } from '../io/node/files.ts';
import { loadNation, loadRegion, MAX_BYTES } from '../scenario/load.ts';
import { type CompiledNation, compileNation } from '../scenario/nation.ts';
import { parseOverride } from '../scenario/overrides.ts';
import type { NationScenario, RegionScenario } from '../scenario/schema.ts';
import { readInput } from './input.ts';
import { basesOf, isPath, type PolicyChoice, readPolicy } from './scenarios.ts';

export interface ReadNation {
  readonly nation: NationScenario;
  readonly regions: readonly RegionScenario[];
}

export function readNation(folder: string, name: string): ReadNation {
  const known = listScenarios(folder).find((entry) => entry.kind === 'nation' && entry.id === name);
  const path = isPath(name) ? name : (known?.path ?? name);
  const bases = basesOf(folder);
  const file = readInput(path, MAX_BYTES);
  const nation = loadNation(file.bytes, file.name, { base: bases });
  const regions = nation.regions.map((region) => {
    const input = bases('region', region, path);
    if (input === undefined) throw new InputError(`${file.name}: ${region} is no region below ${dirname(path)}`);
    return loadRegion(input.text, input.name, { base: bases });
  });
  return { nation, regions };
}

/** @throws InputError for an unknown policy, or a change with an unknown path or a value out of range */
export function chooseNation(folder: string, read: ReadNation, choice: PolicyChoice, apart: boolean): CompiledNation {
  const policy = readPolicy(folder, choice.policy);
  const compiled = compileNation(read.nation, read.regions, policy, choice.sets.map(parseOverride), apart);
  const { model } = choice;
  if (model === undefined) return compiled;
  const regions = compiled.params.regions.map((params) => Object.freeze({ ...params, variant: model }));
  return { ...compiled, params: { ...compiled.params, regions } };
}
