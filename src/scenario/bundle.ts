/**
 * All scenarios of the repository as bare numbers and names, made while the viewer is built, so that the page carries
 * neither YAML nor zod, nor the words of thirty regions. `parameters` makes of them what `compile` makes of the files.
 */
import { InputError } from '../core/errors.ts';
import { MODEL } from './compile.ts';
import { load } from './load.ts';
import { bare, type ModelConstants, type PolicyInputs, type RegionInputs } from './parameters.ts';

/** Plain JSON. */
export interface ScenarioBundle {
  readonly regions: readonly RegionInputs[];
  readonly policies: readonly PolicyInputs[];
  readonly model: ModelConstants;
}

/** A scenario file: its name, for messages, and its text. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Every region and policy. @throws InputError for a bad file or an id that stands twice. */
export function bundle(files: readonly ScenarioFile[]): ScenarioBundle {
  const regions: RegionInputs[] = [];
  const policies: PolicyInputs[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const scenario = load(file.text, file.name);
    const name = `${scenario.kind} ${scenario.id}`;
    const other = seen.get(name);
    if (other !== undefined)
      throw new InputError(`${file.name}: ${name} stands in ${other} already; choose another id`);
    seen.set(name, file.name);
    if (scenario.kind === 'region') regions.push(bare(scenario));
    else policies.push(bare(scenario));
  }
  return { regions, policies, model: MODEL };
}
