/** The table of indicators that `musubi compare` prints, of a region or of a nation, and the price that follows from it. */
import { type Column, printTable, significant } from '../core/table.ts';
import type { IndicatorComparison } from '../experiment/compare.ts';
import { businessPrice, priceSentence } from '../experiment/price.ts';
import { readingOf } from '../experiment/reading.ts';
import type { IndicatorDescriptor } from '../indicators/descriptors.ts';
import { LAST_FISCAL_YEAR } from '../scenario/descriptors.ts';
import { labelOf, shownUnit } from './words.ts';

const right = 'right';
const INDICATOR_COLUMNS: readonly Column[] = [
  { header: 'indicator' },
  { header: 'verdict' },
  { header: 'B above A', align: right },
  { header: 'equal', align: right },
  { header: 'median B − A', align: right },
  { header: 'middle half', align: right },
  { header: 'mean B − A', align: right },
  { header: 'interval of the mean', align: right },
  { header: 'luck removed', align: right },
  { header: 'unit' },
];

/** What is counted over a year is of the last one. */
const LAST_YEAR = `FY${LAST_FISCAL_YEAR}`;

type Descriptor = Pick<IndicatorDescriptor, 'better'> & Partial<Pick<IndicatorDescriptor, 'kind'>>;

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
  { better, kind }: Descriptor,
  same: boolean,
  withheld: ReadonlySet<string>,
): string[] {
  const { unit: measured, difference } = shownUnit(compared.unit);
  const unit = kind === 'year' ? `${measured}, ${LAST_YEAR}` : measured;
  // its figures would be read as the verdict
  if (withheld.has(compared.id)) return [labelOf(compared.id), 'withheld', '', '', '', '', '', '', '', unit];
  const range = ([low, high]: readonly [number, number]): string =>
    Number.isFinite(low) ? `${difference(low)} to ${difference(high)}` : 'n/a';
  const { n, higher, ties, varianceRemoved } = compared;
  const bound = (): string => {
    if (n === 0) return 'n/a';
    if (same) return range([0, 0]);
    return compared.interval.every(Number.isFinite) ? range(compared.interval) : 'not bounded yet';
  };
  const mean = n === 0 ? 'n/a' : difference(compared.mean);
  const removed = varianceRemoved === null ? 'n/a' : `${Math.round(100 * varianceRemoved)} %`;
  const cells = [`${higher} of ${n}`, `${ties}`, difference(compared.median), range(compared.quartiles)];
  return [labelOf(compared.id), readingOf(compared, better, same).word, ...cells, mean, bound(), removed, unit];
}

/** The line on what a further new business costs. @param money  id of the public money among the compared */
export function furtherBusiness(
  compared: readonly IndicatorComparison[],
  withheld: ReadonlySet<string>,
  money?: string,
): string {
  const price = businessPrice(compared, withheld, money);
  return `price of a further new business of members: ${priceSentence(price, significant)}`;
}
