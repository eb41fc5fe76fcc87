/**
 * The table of validation: how far each model is from each target, and what that proves.
 *
 *   distance     |mean - target| / sqrt(sigma² + s²),   sigma half the tolerance, s the standard deviation over runs
 *   discrepancy  the standard deviation of the model's own error that would bring the distance to 3
 *
 * A model shows a target where the distance is below 3, a sign where at least 95 % of its runs have it. What a null model
 * shows as well proves nothing, and the table says so. Only emergent targets are tallied.
 *
 * Source: implausibility of history matching (Craig et al. 1997; Andrianakis et al. 2015); its error of the model is kept
 * apart here.
 */
import { PARAMETERS } from '../../model/registry.ts';
import { VARIANTS, type Variant } from '../../model/variants.ts';
import { moments } from '../../statistics/summary.ts';
import { nationShare, persistence } from '../predictors.ts';
import { HELD_OUT_TARGETS } from './heldOut.ts';
import { type MeasureId, measureIndex, measureText } from './measures.ts';
import type { NotShown, Target } from './target.ts';
import { CALIBRATION_TARGETS, FITTED, NOT_SHOWN } from './targets.ts';

/** Below this distance a target counts as shown. */
export const SHOWN_BELOW = 3;
/** A sign is wanted in this share of the runs. */
const SIGN_IN = 0.95;

export type Mark = 'imposed' | 'calibrated' | 'emergent';

/** One model against one target. NaN where no run defines it. */
export interface Fit {
  readonly mean: number;
  readonly deviation: number;
  /** Runs that define it. */
  readonly runs: number;
  readonly difference: number;
  readonly distance: number;
  readonly discrepancy: number;
  readonly shows: boolean;
}

export interface TargetRow extends Target {
  readonly set: 'calibration' | 'validation';
  readonly mark: Mark;
  readonly unit: string;
  readonly definition: string;
  readonly fits: Readonly<Partial<Record<Variant, Fit>>>;
  /** Graphs rewired from those of the whole model; null for what is no figure of a network. */
  readonly rewiredFit: Fit | null;
  /** NaN where no source has what a prediction needs. */
  readonly predictions: { readonly last: Prediction; readonly trend: Prediction; readonly nationShare: Prediction };
  /** Null models and predictions that show the target as well. */
  readonly shownByNulls: readonly string[];
}

export interface Prediction {
  readonly value: number;
  readonly shows: boolean;
}

export interface Tally {
  readonly emergent: number;
  /** Of these, shown by the whole model; and of these, by no null model. */
  readonly shown: number;
  readonly shownOnlyByIt: number;
}

/** Runs of one region under one model: values in the order of MEASURE_IDS, by place in the seed list. */
export interface RegionRuns {
  readonly region: string;
  readonly model: Variant;
  readonly values: readonly ArrayLike<number>[];
}

/** Reduced models that a result is held against; `bare` asks what was put in, and is none of them. */
export const NULL_MODELS: readonly Variant[] = VARIANTS.filter((variant) => variant !== 'full' && variant !== 'bare');

export function markOf(pattern: string): Mark {
  if (PARAMETERS.some(({ binds }) => binds.includes(pattern))) return 'imposed';
  return FITTED.includes(pattern) ? 'calibrated' : 'emergent';
}

/** Every target that these runs can be held against, in the order of the lists. */
export function targetRows(runs: readonly RegionRuns[]): TargetRow[] {
  const models = [...new Set(runs.map(({ model }) => model))];
  const row = (target: Target, set: TargetRow['set']): TargetRow[] => {
    const there = target.regions.some((region) => runs.some((one) => one.region === region));
    if (!there) return [];
    const fits = Object.fromEntries(models.map((model) => [model, against(target, valuesOf(runs, target, model))]));
    const predictions = predict(target);
    const again = target.rewired && valuesOf(runs, { regions: target.regions, measure: target.rewired }, 'full');
    const rewiredFit = again === undefined ? null : against(target, again);
    const nulls = models.filter((model) => NULL_MODELS.includes(model) && fits[model]?.shows === true);
    const { unit, definition } = measureText(target.measure);
    const shownByNulls: string[] = [...nulls];
    if (rewiredFit?.shows) shownByNulls.push('rewiring');
    if (predictions.last.shows || predictions.trend.shows) shownByNulls.push('persistence');
    if (predictions.nationShare.shows) shownByNulls.push('nationShare');
    return [
      { ...target, set, mark: markOf(target.pattern), unit, definition, fits, rewiredFit, predictions, shownByNulls },
    ];
  };
  return [
    ...CALIBRATION_TARGETS.flatMap((target) => row(target, 'calibration')),
    ...HELD_OUT_TARGETS.flatMap((target) => row(target, 'validation')),
  ];
}

/** Targets without a row, each with the reason. */
export function notShown(runs: readonly RegionRuns[]): NotShown[] {
  const absent = [...CALIBRATION_TARGETS, ...HELD_OUT_TARGETS].flatMap(({ id, name, regions }) =>
    regions.some((region) => runs.some((one) => one.region === region))
      ? []
      : [{ id, name, reason: `needs runs of ${regions.join(', ')}` }],
  );
  return [...absent, ...NOT_SHOWN];
}

export function tallyOf(rows: readonly TargetRow[]): Tally {
  const emergent = rows.filter(({ mark }) => mark === 'emergent');
  const shown = emergent.filter(({ fits }) => fits.full?.shows === true);
  return {
    emergent: emergent.length,
    shown: shown.length,
    shownOnlyByIt: shown.filter(({ shownByNulls }) => shownByNulls.length === 0).length,
  };
}

/** In words, for the last column. */
export function verdictOf({ fits, shownByNulls, mark }: TargetRow): string {
  if (fits.full === undefined) return 'the whole model was not run';
  if (fits.full.runs === 0) return 'not defined in any run';
  if (!fits.full.shows) return 'missed';
  if (shownByNulls.length > 0) return `proves nothing, shown as well by ${shownByNulls.join(', ')}`;
  return mark === 'imposed' ? 'shown, and put in' : 'shown by no null model';
}

/** Mean over the regions that define it, by seed; seeds without any are left out. */
export function valuesOf(
  runs: readonly RegionRuns[],
  target: Pick<Target, 'regions' | 'measure'>,
  model: Variant,
): number[] {
  const chosen = runs.filter((one) => one.model === model && target.regions.includes(one.region));
  const at = measureIndex(target.measure);
  const seeds = Math.max(0, ...chosen.map(({ values }) => values.length));
  const found: number[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const values = chosen.map(({ values: of }) => of[seed]?.[at] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    if (values.length > 0) found.push(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  return found;
}

function against(target: Target, values: readonly number[]): Fit {
  const runs = values.length;
  const { mean, variance } = runs === 0 ? { mean: Number.NaN, variance: Number.NaN } : moments(values);
  const spread = runs < 2 ? 0 : variance;
  const sigma = target.tolerance / 2;
  const difference = mean - target.value;
  // the runs of a sign are its sample, not its error
  const error = target.kind === 'sign' ? sigma * sigma : sigma * sigma + spread;
  const distance = Math.abs(difference) / Math.sqrt(error);
  const missing = (difference / SHOWN_BELOW) ** 2 - error;
  return {
    mean,
    deviation: runs === 0 ? Number.NaN : Math.sqrt(spread),
    runs,
    difference,
    distance,
    discrepancy: runs === 0 ? Number.NaN : Math.sqrt(Math.max(0, missing)),
    shows: target.kind === 'sign' ? mean >= SIGN_IN : distance < SHOWN_BELOW,
  };
}

function predict(target: Target): TargetRow['predictions'] {
  const { persistence: past, nation } = target;
  const foretold = past && persistence(past.series, past.before, past.year);
  const held = (value = Number.NaN): Prediction => ({ value, shows: against(target, [value]).shows });
  return { last: held(foretold?.last), trend: held(foretold?.trend), nationShare: held(nation && nationShare(nation)) };
}

/** The network of one region and model beside its rewirings, means over runs. */
export interface NetworkRow {
  readonly region: string;
  readonly model: Variant;
  readonly measure: 'clustering' | 'assortativity' | 'crossing';
  readonly observed: number;
  readonly rewired: number;
  /** Mean over runs of (observed - rewired mean) / standard deviation over rewirings. */
  readonly z: number;
  /** Share of runs more than two standard deviations on the side of the mean. */
  readonly beyond: number;
}

export function networkRows(runs: readonly RegionRuns[]): NetworkRow[] {
  const at = (values: ArrayLike<number>, id: MeasureId): number => values[measureIndex(id)] ?? Number.NaN;
  return runs.flatMap(({ region, model, values }) =>
    (['clustering', 'assortativity', 'crossing'] as const).flatMap((measure): NetworkRow[] => {
      const seen = values.flatMap((run) => {
        const [x, mean, sigma] = [at(run, measure), at(run, `${measure}Rewired`), at(run, `${measure}Sigma`)];
        return sigma > 0 && !Number.isNaN(x) ? [{ x, mean, z: (x - mean) / sigma }] : [];
      });
      if (seen.length === 0) return [];
      const average = (of: (one: (typeof seen)[number]) => number): number =>
        seen.reduce((sum, one) => sum + of(one), 0) / seen.length;
      const z = average((one) => one.z);
      const beyond = average((one) => (one.z * (z > 0 ? 1 : -1) > 2 ? 1 : 0));
      return [
        { region, model, measure, observed: average((one) => one.x), rewired: average((one) => one.mean), z, beyond },
      ];
    }),
  );
}
