/** What a target is; the list that may be calibrated on and the one kept for validation are files of their own. */
import type { Grade } from '../../model/registry.ts';
import type { NationShare, Series } from '../predictors.ts';
import type { MeasureId } from './measures.ts';

export interface Target {
  /** A pattern with several figures has a letter for each. */
  readonly id: string;
  /** Number of the pattern in the list of targets, which coefficients name in `binds`. */
  readonly pattern: string;
  readonly name: string;
  readonly measure: MeasureId;
  /** `least`: the value is a bound from below. `sign`: the share of runs that show it, wanted in at least 95 %. */
  readonly kind: 'level' | 'least' | 'sign';
  readonly value: number;
  /** Half the width of the band; sigma is half of this. */
  readonly tolerance: number;
  /** Regions whose runs are held against it; a seed's value is the mean over those that define it. */
  readonly regions: readonly string[];
  /** The measure is summed over the regions and told as a ratio to this one, summed in the same way. */
  readonly per?: MeasureId;
  readonly source: string;
  readonly grade: Grade;
  /** What is not meant by the row, or not shown. */
  readonly note?: string;
  /** The same figure of graphs rewired with the same degrees, for figures of a network. */
  readonly rewired?: MeasureId;
  /** What a prediction from other figures needs, where a source has it. */
  readonly persistence?: { readonly series: Series; readonly before: number; readonly year: number };
  readonly nation?: NationShare & { readonly source: string };
}

/** A figure that cannot be held against a run of this model or of these regions yet. */
export interface NotShown {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

export const EVERY_REGION = ['tama', 'kinki_bio', 'hokkaido_super'] as const;
/** Hokkaido is kept for validation. */
export const CALIBRATION_REGIONS = ['tama', 'kinki_bio'] as const;
export const HELD_OUT_REGION = 'hokkaido_super';
