/** What a line of a diamond may name as the place where the model has it: part of the region, a lever, a coefficient. */
import { PARAMETERS } from '../model/registry.ts';
import { LEVERS } from './descriptors.ts';

/** Parts of a region file that the model takes. */
export const REGION_PARTS = [
  'towns',
  'members.firms',
  'members.academic',
  'members.agencies',
  'members.finance',
  'nonMembersPerMember',
  'labsPerAcademic',
  'nationalLabShare',
  'mixes.members',
  'mixes.nonMembers',
  'fields.firms',
  'fields.labs',
  'fields.focus',
  'body.coordinators',
  'ventureCapital',
  'tradingFirms',
  'incubatorSites',
] as const;

/** `region.fields.labs`, `levers.market`, `model.wage`. */
export const SIMULATED: readonly string[] = [
  ...REGION_PARTS.map((part) => `region.${part}`),
  ...LEVERS.map(({ name }) => `levers.${name}`),
  ...PARAMETERS.map(({ name }) => `model.${name}`),
];
