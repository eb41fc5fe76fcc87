/** What a page carries of regions and policies, and how the two become parameters. No value import but levers. */
import type { Allocations, Params, Region } from '../model/params.ts';
import type { Coefficients } from '../model/registry.ts';
import { leversOf, type Plan } from './levers.ts';
import type { BureauArea } from './prefectures.ts';
import type { Names, TownPresentation } from './presentation.ts';

export interface BundledRegion {
  readonly id: string;
  readonly names: Names;
  readonly towns: readonly TownPresentation[];
  /** Area of the bureau of its project, under which a list shows it; null: none is said. */
  readonly area: BureauArea | 'abroad' | null;
  readonly region: Region;
  /** The same with the members of the other rule of allocation; null where every count is printed. */
  readonly other: Region | null;
  /** Those that differ from the model's own. */
  readonly coefficients: Partial<Coefficients>;
}

export interface BundledPolicy {
  readonly id: string;
  readonly names: Names;
  readonly plan: Plan;
  readonly allocation: Allocations;
}

/** Plain JSON. */
export interface ScenarioBundle {
  readonly base: Pick<Params, 'modelVersion' | 'variant' | 'channels'>;
  readonly coefficients: Coefficients;
  readonly regions: readonly BundledRegion[];
  readonly policies: readonly BundledPolicy[];
}

/** Equal to what the two files compile to. */
export function paramsOf(bundle: ScenarioBundle, region: BundledRegion, policy: BundledPolicy): Params {
  return {
    ...bundle.base,
    region: region.region,
    coefficients: { ...bundle.coefficients, ...region.coefficients },
    levers: leversOf(policy.plan, region.region.members.firms),
    allocation: policy.allocation,
  };
}
