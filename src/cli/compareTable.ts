/** The table of indicators that `musubi compare` prints, of a region or of a nation. */
import { type Column, printTable } from '../core/table.ts';
import type { IndicatorComparison } from '../experiment/compare.ts';
import { readingOf } from '../experiment/reading.ts';
import type { IndicatorDescriptor } from '../indicators/descriptors.ts';
import { labelOf, shownUnit } from './words.ts';

const right = 'right';
const INDICATOR_COLUMNS: readonly Column[] = [
  { header: 'indicator' },
  { header: 'verdict' },
  { header: 'B above A', align: right },
  { header: 'equal', align: right },
  { header: 'median B − A', align: right },
  { header: 'middle half', align: right },
  { header: 'interval of the mean', align: right },
  { header: 'luck removed', align: right },
  { header: 'unit' },
];

type Descriptor = Pick<IndicatorDescriptor, 'better'>;

/** @param indicators what is compared, in the order of `compared` */
export function indicatorTable(
  compared: readonly IndicatorComparison[],
  indicators: readonly Descriptor[],
  same: boolean,
  withheld: ReadonlySet<string>,
): string {
  const rows = compared.map((one, i) => rowOf(one, indicators[i] as Descriptor, same, withheld));
  return printTable(rows, INDICATOR_COLUMNS);
}

function rowOf(
  compared: IndicatorComparison,
  { better }: Descriptor,
  same: boolean,
  withheld: ReadonlySet<string>,
): string[] {
  const { unit, difference } = shownUnit(compared.unit);
  // its figures would be read as the verdict
  if (withheld.has(compared.id)) return [labelOf(compared.id), 'withheld', '', '', '', '', '', '', unit];
  const range = ([low, high]: readonly [number, number]): string =>
    Number.isFinite(low) ? `${difference(low)} to ${difference(high)}` : 'n/a';
  const { n, higher, ties, varianceRemoved } = compared;
  const bound = (): string => {
    if (n === 0) return 'n/a';
    if (same) return range([0, 0]);
    return compared.interval.every(Number.isFinite) ? range(compared.interval) : 'not bounded yet';
  };
  const removed = varianceRemoved === null ? 'n/a' : `${Math.round(100 * varianceRemoved)} %`;
  const cells = [`${higher} of ${n}`, `${ties}`, difference(compared.median), range(compared.quartiles)];
  return [labelOf(compared.id), readingOf(compared, better, same).word, ...cells, bound(), removed, unit];
}
