/**
 * All scenarios of the repository, compiled while the viewer is built, so that the page carries neither YAML nor zod.
 * The same `compile` as for a dropped file: both ways give equal parameters.
 */
import { InputError } from '../core/errors.ts';
import type { Params } from '../model/params.ts';
import { compile } from './compile.ts';
import { load } from './load.ts';
import { type PolicyPresentation, presentPolicy, presentRegion, type RegionPresentation } from './presentation.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

export interface BundledRegion {
  readonly id: string;
  readonly presentation: RegionPresentation;
  /** By id of the policy. */
  readonly paramsByPolicy: Readonly<Record<string, Params>>;
}

/** Plain JSON. */
export interface ScenarioBundle {
  readonly regions: readonly BundledRegion[];
  readonly policies: readonly PolicyPresentation[];
}

/** A scenario file: its name, for messages, and its text. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Every region with every policy. @throws InputError for a bad file or an id that stands twice. */
export function bundle(files: readonly ScenarioFile[]): ScenarioBundle {
  const regions: RegionScenario[] = [];
  const policies: PolicyScenario[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const scenario = load(file.text, file.name);
    const name = `${scenario.kind} ${scenario.id}`;
    const other = seen.get(name);
    if (other !== undefined)
      throw new InputError(`${file.name}: ${name} stands in ${other} already; choose another id`);
    seen.set(name, file.name);
    if (scenario.kind === 'region') regions.push(scenario);
    else policies.push(scenario);
  }
  return {
    regions: regions.map((region) => ({
      id: region.id,
      presentation: presentRegion(region),
      paramsByPolicy: Object.fromEntries(policies.map((policy) => [policy.id, compile(region, policy).params])),
    })),
    policies: policies.map(presentPolicy),
  };
}
