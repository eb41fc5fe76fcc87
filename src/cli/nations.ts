/** Nations by name or file, and what a command makes of them with a policy. */
import { dirname } from 'node:path';
import { InputError } from '../core/errors.ts';
import { listScenarios } from '../io/node/files.ts';
import { check, loadNation, loadRegion, MAX_BYTES } from '../scenario/load.ts';
import { type CompiledNation, compileNation } from '../scenario/nation.ts';
import { parseOverride } from '../scenario/overrides.ts';
import type { NationScenario, RegionScenario } from '../scenario/schema.ts';
import { readInput } from './input.ts';
import { basesOf, isPath, type PolicyChoice, readPolicy } from './scenarios.ts';

/** Whether this is the name of a nation that comes along, and of no region, or a file that says it is one. */
export function isNation(folder: string, name: string): boolean {
  if (!isPath(name)) {
    const kinds = listScenarios(folder).flatMap((entry) => (entry.id === name ? [entry.kind] : []));
    return kinds.includes('nation') && !kinds.includes('region');
  }
  try {
    const { bytes, name: file } = readInput(name, MAX_BYTES);
    return check(bytes, file).kind === 'nation';
  } catch (error) {
    // whoever reads it as a region tells what is wrong with it
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** For commands that take one region. @throws InputError where a nation is named */
export function refuseNation(folder: string, name: string, command: string): void {
  if (!isNation(folder, name)) return;
  throw new InputError(
    `${name} is a nation of several regions, and ${command} takes one; musubi run ${name} runs the nation, musubi list regions names its regions`,
  );
}

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
