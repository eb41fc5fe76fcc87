/**
 * The table of validation: how far each model is from each target (fit.ts), and what that proves. What a null model shows
 * as well proves nothing, and the table says so.
 */
import { PARAMETERS } from '../../model/registry.ts';
import { VARIANTS, type Variant } from '../../model/variants.ts';
import { nationShare, persistence } from '../predictors.ts';
import { against, type Fit } from './fit.ts';
import { HELD_OUT_TARGETS } from './heldOut.ts';
import { type MeasureId, measureIndex, measureText } from './measures.ts';
import { ratio } from './projects.ts';
import type { NotShown, Target } from './target.ts';
import { CALIBRATION_TARGETS, FITTED, NOT_SHOWN } from './targets.ts';

export type Mark = 'imposed' | 'calibrated' | 'emergent';

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
    const { unit, definition } = wordsOf(target);
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
    regions.some((region) => runs.some((one) => one.region === region)) ? [] : [{ id, name, reason: needed(regions) }],
  );
  return [...absent, ...NOT_SHOWN];
}

function needed(regions: readonly string[]): string {
  return regions.length === 1 ? `needs runs of ${regions[0]}` : `needs runs of any one of ${regions.join(', ')}`;
}

/** In words, for the last column. */
export function verdictOf({ fits, shownByNulls, mark }: TargetRow): string {
  if (fits.full === undefined) return 'the whole model was not run';
  if (fits.full.runs === 0) return 'not defined in any run';
  if (!fits.full.shows) return 'missed';
  if (shownByNulls.length > 0) return `proves nothing, shown as well by ${shownByNulls.join(', ')}`;
  return mark === 'imposed' ? 'shown, and put in' : 'shown by no null model';
}

function wordsOf({ measure, per, note }: Target): { unit: string; definition: string } {
  const { unit, definition } = measureText(measure);
  const whole =
    per === undefined
      ? definition
      : `${definition}, summed over the regions, over the same sum of: ${measureText(per).definition}`;
  return { unit: per === undefined ? unit : 'ratio', definition: note === undefined ? whole : `${whole}. ${note}` };
}

/** By seed; seeds that define it in no region are left out. */
export function valuesOf(
  runs: readonly RegionRuns[],
  { regions, measure, per }: Pick<Target, 'regions' | 'measure' | 'per'>,
  model: Variant,
): number[] {
  const chosen = runs.filter((one) => one.model === model && regions.includes(one.region));
  const seeds = Math.max(0, ...chosen.map(({ values }) => values.length));
  const of = (id: MeasureId, seed: number): number[] =>
    chosen.map(({ values }) => values[seed]?.[measureIndex(id)] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return Array.from({ length: seeds }, (_, seed) => {
    const values = of(measure, seed);
    return per === undefined ? ratio(sum(values), values.length) : ratio(sum(values), sum(of(per, seed)));
  }).filter((value) => !Number.isNaN(value));
}

function predict(target: Target): TargetRow['predictions'] {
  const { persistence: past, nation } = target;
  const foretold = past && persistence(past.series, past.before, past.year);
  const held = (value = Number.NaN): Prediction => ({ value, shows: against(target, [value]).shows });
  return { last: held(foretold?.last), trend: held(foretold?.trend), nationShare: held(nation && nationShare(nation)) };
}
