/** The table of the four steps: value, threshold, since when it is above it, and what a tenth less or more would change. */
import { InvalidArgumentError, Option } from 'commander';
import { formatMonth } from '../core/calendar.ts';
import { printTable, significant } from '../core/table.ts';
import { type Standing, sensitivityOf } from '../experiment/standing.ts';
import { GAUGE_THRESHOLDS, GAUGES, INDICATORS, indicatorIndex } from '../indicators/descriptors.ts';
import { quarterMonth, seriesOf } from '../indicators/recorder.ts';
import { stepOf } from './words.ts';

/** `--thresholds 0.55,0.5,6,0.5`: one for each step. */
export function thresholdsOption(): Option {
  return new Option('--thresholds <four>', 'Thresholds of the four steps, with commas between them.')
    .argParser(fourNumbers)
    .default(GAUGE_THRESHOLDS, GAUGE_THRESHOLDS.join(','));
}

function fourNumbers(text: string): readonly number[] {
  const parts = text.split(',');
  const valid = parts.length === GAUGES.length && parts.every((part) => /^\d{1,9}(\.\d{1,9})?$/.test(part));
  if (!valid) throw new InvalidArgumentError('Expected four numbers of at least 0, such as 0.55,0.5,6,0.5.');
  return parts.map(Number);
}

export function gaugeTable(series: Float64Array, thresholds: readonly number[]): string {
  const rows = GAUGES.map((id, step) => {
    const values = seriesOf(series, id);
    const last = values.findLastIndex((value) => !Number.isNaN(value));
    const threshold = thresholds[step] ?? Number.NaN;
    const { unit } = INDICATORS[indicatorIndex(id)] as (typeof INDICATORS)[number];
    return [
      stepOf(id),
      significant(values[last] ?? Number.NaN),
      unit,
      significant(threshold),
      ...sensitivityOf(values, threshold).map(inWords),
    ];
  });
  const recorded = seriesOf(series, GAUGES[0]).findLastIndex((value) => !Number.isNaN(value));
  const end = recorded < 0 ? 'the end' : formatMonth(quarterMonth(recorded));
  return printTable(rows, [
    { header: 'formation step' },
    { header: `at ${end}`, align: 'right' },
    { header: 'unit' },
    { header: 'threshold', align: 'right' },
    { header: 'stands' },
    { header: 'a tenth lower' },
    { header: 'a tenth higher' },
  ]);
}

/** Since when the gauge stands above its threshold, or when it last did. */
function inWords(standing: Standing): string {
  if (standing.kind === 'unrecorded') return 'not recorded';
  if (standing.kind === 'never') return 'never reached';
  const month = formatMonth(quarterMonth(standing.quarter));
  return standing.kind === 'lost' ? `lost after ${month}` : `above since ${month}`;
}
