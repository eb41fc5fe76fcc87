/** The catalogue of the product: regions and policies made ready when the viewer was built. */
import { scenarios } from 'virtual:musubi-scenarios';
import { paramsOf } from '../src/scenario/bundled.ts';
import { leversFor } from '../src/scenario/descriptors.ts';
import type { Catalogue } from './catalogue.ts';

export const CATALOGUE: Catalogue = {
  regions: scenarios.regions.map((region) => ({
    id: region.id,
    ...region.names,
    towns: region.towns,
    area: region.area,
    levers: leversFor(region.region.members.firms),
    presets: scenarios.policies.map((policy) => ({
      id: policy.id,
      ...policy.names,
      params: paramsOf(scenarios, region, policy),
      ...(region.other === null ? {} : { other: paramsOf(scenarios, { ...region, region: region.other }, policy) }),
    })),
  })),
};
