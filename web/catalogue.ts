/** What the viewer knows of regions and presets: compiled at build time, so that no parser is loaded. */
import type { Params } from '../src/model/params.ts';
import type { LeverDescriptor } from '../src/scenario/descriptors.ts';
import type { BureauArea } from '../src/scenario/prefectures.ts';

export interface Names {
  readonly en: string;
  readonly ja: string;
}

export interface Town extends Names {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Preset extends Names {
  readonly id: string;
  readonly params: Params;
  /** With the members of the other rule of allocation, where the region's are assumed. */
  readonly other?: Params;
}

export interface RegionEntry extends Names {
  readonly id: string;
  readonly towns: readonly Town[];
  /** Area of its bureau, abroad, or null where its file says neither. */
  readonly area: BureauArea | 'abroad' | null;
  /** The levers with ranges in this region's money. */
  readonly levers: readonly LeverDescriptor[];
  readonly presets: readonly Preset[];
}

export interface Catalogue {
  readonly regions: readonly RegionEntry[];
}

export function presetOf(region: RegionEntry, id: string): Preset {
  const preset = region.presets.find((candidate) => candidate.id === id) ?? region.presets[0];
  if (preset === undefined) throw new RangeError(`region ${region.id} has no policies`);
  return preset;
}

export function regionOf(catalogue: Catalogue, id: string): RegionEntry {
  const region = catalogue.regions.find((candidate) => candidate.id === id) ?? catalogue.regions[0];
  if (region === undefined) throw new RangeError('there is no region');
  return region;
}
