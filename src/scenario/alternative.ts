/**
 * A region under the other rule of allocation: what the source document does not print for a project is assumed, by
 * establishments or by equal split, and a result that flips between the two is none (model.md, section 7).
 */
import { InputError } from '../core/errors.ts';
import type { RegionScenario } from './schema.ts';

type Members = RegionScenario['members'];

/** Whether any count of members has an alternative. */
export function hasAlternative(region: RegionScenario): boolean {
  return Object.values(region.members).some(({ alternative }) => alternative !== undefined);
}

/** The same region with the other counts; those without one stay. @throws InputError where no count has one. */
export function underAlternative(region: RegionScenario): RegionScenario {
  if (!hasAlternative(region))
    throw new InputError(`${region.id}: no count of members is assumed, so there is no other rule to try`);
  const other = (count: Members['firms']): Members['firms'] =>
    count.alternative === undefined ? count : { ...count, value: count.alternative.value };
  const { firms, academic, agencies, finance } = region.members;
  return {
    ...region,
    members: { firms: other(firms), academic: other(academic), agencies: other(agencies), finance: other(finance) },
  };
}
