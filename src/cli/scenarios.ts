/** Regions and policies by name or file, and what a command makes of them. */
import { dirname, join } from 'node:path';
import { InputError } from '../core/errors.ts';
import { listScenarios } from '../io/node/files.ts';
import type { Params } from '../model/params.ts';
import type { Variant } from '../model/variants.ts';
import { underAlternative } from '../scenario/alternative.ts';
import { compile } from '../scenario/compile.ts';
import { type BaseReader, check, loadPolicy, loadRegion, MAX_BYTES } from '../scenario/load.ts';
import { parseOverride } from '../scenario/overrides.ts';
import type { Presentation } from '../scenario/presentation.ts';
import { suggest } from '../scenario/problems.ts';
import type { PolicyScenario, RegionScenario } from '../scenario/schema.ts';
import { readInput } from './input.ts';

/** After the name of a region: its members under the other rule of allocation. */
export const OTHER_RULE = '@equal';

/** A policy with its changes, as it was asked for. */
export interface PolicyChoice {
  readonly policy: string;
  /** path=value, in order. */
  readonly sets: readonly string[];
  /** The whole model unless told. */
  readonly model?: Variant | undefined;
}

export interface Chosen extends PolicyChoice {
  readonly region: string;
  readonly params: Params;
  readonly presentation: Presentation;
}

/** A region, not a nation: `kanto_bio`, a path, or either with `@equal`: the counts of members under the other rule of allocation. */
export function readRegion(folder: string, name: string): RegionScenario {
  if (isNation(folder, name))
    throw new InputError(
      `${name} is a nation of several regions, and here one is expected; musubi run ${name} runs the nation, musubi list regions names regions`,
    );
  const other = name.endsWith(OTHER_RULE);
  const input = readInput(pathOf(folder, 'region', other ? name.slice(0, -OTHER_RULE.length) : name), MAX_BYTES);
  const region = loadRegion(input.bytes, input.name, { base: basesOf(folder) });
  return other ? underAlternative(region) : region;
}

/** Whether this is the name of a nation that comes along, and of no region, or a file that says it is one. */
export function isNation(folder: string, name: string): boolean {
  if (!isPath(name)) {
    const kinds = listScenarios(folder).flatMap((entry) => (entry.id === name ? [entry.kind] : []));
    return kinds.includes('nation') && !kinds.includes('region');
  }
  try {
    const { bytes, name: file } = readInput(name, MAX_BYTES);
    return check(bytes, file, undefined, { base: basesOf(folder) }).kind === 'nation';
  } catch (error) {
    // whoever reads it as a region tells what is wrong with it
    if (error instanceof InputError) return false;
    throw error;
  }
}

export function readPolicy(folder: string, name: string): PolicyScenario {
  const input = readInput(pathOf(folder, 'policy', name), MAX_BYTES);
  return loadPolicy(input.bytes, input.name, { base: basesOf(folder) });
}

/** @param option how the changes were given, for messages: --set, --set-a … */
export function choose(folder: string, region: RegionScenario, choice: PolicyChoice, option = '--set'): Chosen {
  const policy = readPolicy(folder, choice.policy);
  try {
    const { params, presentation } = compile(region, policy, choice.sets.map(parseOverride));
    const variant = choice.model ?? params.variant;
    return { ...choice, region: region.id, params: Object.freeze({ ...params, variant }), presentation };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.message.replace(/^--set/, option));
    throw error;
  }
}

/** "japan", "japan with network.budget=0", "japan, model placeboBroker". */
export function policyName({ policy, sets, model = 'full' }: PolicyChoice): string {
  const changed = sets.length === 0 ? policy : `${policy} with ${sets.join(', ')}`;
  return model === 'full' ? changed : `${changed}, model ${model}`;
}

/** Bases of files: ids of the scenarios that come along; paths are seen from the file that names them. */
export function basesOf(folder: string): BaseReader {
  return (kind, base, from) => {
    const known = listScenarios(folder).find((entry) => entry.kind === kind && entry.id === base);
    const path = isPath(base) ? join(dirname(from), base) : known?.path;
    if (path === undefined) return undefined;
    try {
      const { bytes, name } = readInput(path, MAX_BYTES);
      return { name, text: bytes };
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  };
}

export function isPath(name: string): boolean {
  return /[/\\]|\.(ya?ml|json)$/i.test(name);
}

/** Whatever has a folder or an ending is a file; the rest are names of scenarios that come along. */
function pathOf(folder: string, kind: 'region' | 'policy', name: string): string {
  if (isPath(name)) return name;
  const known = listScenarios(folder);
  const found = known.find((entry) => entry.kind === kind && entry.id === name);
  if (found) return found.path;
  // where a region is misspelt a nation may be meant
  const kinds: readonly string[] = kind === 'region' ? ['region', 'nation'] : [kind];
  const ids = kinds.flatMap((one) => known.flatMap((entry) => (entry.kind === one ? [entry.id] : [])));
  throw new InputError(`no ${kind} is called ${JSON.stringify(name)}; ${suggest(name, ids)} (a file: give its path)`);
}
