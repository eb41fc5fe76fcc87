/** The catalogue of the product: regions and policies, bare since the viewer was built, made to parameters here. */
import { scenarios } from 'virtual:musubi-scenarios';
import { leversFor } from '../src/scenario/descriptors.ts';
import { parameters } from '../src/scenario/parameters.ts';
import type { Catalogue } from './catalogue.ts';

export const CATALOGUE: Catalogue = {
  regions: scenarios.regions.map((region) => ({
    id: region.id,
    ...region.names,
    towns: region.towns.list,
    levers: leversFor(region.members.firms.value),
    presets: scenarios.policies.map((policy) => ({
      id: policy.id,
      ...policy.names,
      params: parameters(region, policy, scenarios.model),
    })),
  })),
};
