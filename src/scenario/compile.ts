/**
 * Checked scenarios to what the model takes, with the overrides of a user. What is only shown goes to the presentation.
 */
import { ALL_LIVE, LEVER_NAMES, MODEL_VERSION, type Params } from '../model/params.ts';
import { DEFAULTS, PARAMETERS } from '../model/registry.ts';
import { applyOverrides, type Override } from './overrides.ts';
import { type ModelConstants, parameters } from './parameters.ts';
import { type Presentation, presentPolicy, presentRegion } from './presentation.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

export const MODEL: ModelConstants = {
  version: MODEL_VERSION,
  levers: LEVER_NAMES,
  channels: ALL_LIVE,
  coefficients: DEFAULTS,
};

export interface Compiled {
  /** Part of the run key; deeply frozen. */
  readonly params: Params;
  /** Names, places, sources: not part of the run key. */
  readonly presentation: Presentation;
}

/** @throws InputError for an override with an unknown path or a value out of range. */
export function compile(region: RegionScenario, policy: PolicyScenario, overrides: readonly Override[] = []): Compiled {
  return {
    params: applyOverrides(parameters(region, policy, MODEL), overrides, PARAMETERS),
    presentation: { ...presentRegion(region), policy: presentPolicy(policy) },
  };
}
