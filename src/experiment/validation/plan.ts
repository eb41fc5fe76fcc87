/** The runs of a validation, and what comes back, by region and model. */
import { hash128 } from '../../core/hash.ts';
import type { Params } from '../../model/params.ts';
import type { Variant } from '../../model/variants.ts';
import { seedList } from '../plan.ts';
import type { RunRequest } from '../probes.ts';
import type { Observation } from '../results.ts';
import type { RegionRuns } from './table.ts';

export interface ValidationPlan {
  readonly regions: readonly { readonly id: string; readonly params: Params }[];
  readonly models: readonly Variant[];
  readonly seedText: string;
  readonly seeds: number;
}

/** Seed by seed, all regions and models of one seed before the next, so that any whole prefix is a fair sample. */
export function requestsOf({ regions, models, seedText, seeds }: ValidationPlan): RunRequest[] {
  return seedList(seedText, seeds).flatMap((seed) =>
    regions.flatMap(({ params }) =>
      models.map((variant): RunRequest => ({ probe: 'targets', params: { ...params, variant }, seed })),
    ),
  );
}

/** One region under one model. */
export interface ModelRuns extends RegionRuns {
  readonly runs: readonly Observation[];
}

/** Sorted by region and model; seeds of which a run is missing are left out. */
export function groupRuns({ regions, models }: ValidationPlan, done: readonly Observation[]): ModelRuns[] {
  const each = regions.length * models.length;
  const seeds = Math.floor(done.length / each);
  return regions.flatMap(({ id: region }, r) =>
    models.map((model, m): ModelRuns => {
      const runs = Array.from({ length: seeds }, (_, s) => done[s * each + r * models.length + m] as Observation);
      return { region, model, runs, values: runs.map(({ values }) => values) };
    }),
  );
}

/** One fingerprint of many runs: of their digests and of every value to the last bit. */
export function fingerprint(runs: readonly Observation[]): string {
  return hash128(JSON.stringify(runs.map(({ runKey, digest, values }) => [runKey, digest, [...values].map(String)])));
}
