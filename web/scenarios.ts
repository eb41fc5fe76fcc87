/** The catalogue of the product: regions and policies compiled when the viewer was built. */
import { scenarios } from 'virtual:musubi-scenarios';
import type { Catalogue } from './catalogue.ts';

export const CATALOGUE: Catalogue = {
  regions: scenarios.regions.map(({ id, presentation, paramsByPolicy }) => ({
    id,
    ...presentation.names,
    towns: presentation.towns,
    levers: presentation.levers,
    presets: scenarios.policies.flatMap((policy) => {
      const params = paramsByPolicy[policy.id];
      return params === undefined ? [] : [{ id: policy.id, ...policy.names, params }];
    }),
  })),
};
