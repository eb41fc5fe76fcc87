/** Runs of validation made by hand, from the measures that matter; the others are not defined. */
import { MEASURE_IDS, type MeasureId } from '../../src/experiment/validation/measures.ts';
import { type RegionRuns, type TargetRow, targetRows } from '../../src/experiment/validation/table.ts';
import type { Variant } from '../../src/model/variants.ts';

type Named = Partial<Record<MeasureId, number>>;

export function runsOf(region: string, model: Variant, ...runs: readonly Named[]): RegionRuns {
  return { region, model, values: runs.map((run) => MEASURE_IDS.map((id) => run[id] ?? Number.NaN)) };
}

export function rowOf(id: string, ...runs: readonly RegionRuns[]): TargetRow {
  const row = targetRows(runs).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}
