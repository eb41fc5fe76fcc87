/** The knock-out table as the screen and machines are shown it. */
import { formatMonth } from '../core/calendar.ts';
import { type Column, displayWidth, printTable } from '../core/table.ts';
import { runsOf } from '../experiment/knockout.ts';
import { type KnockoutRow, type KnockoutTable, knockoutTables, type Spread } from '../experiment/knockoutTable.ts';
import type { KnockoutPair } from '../experiment/results.ts';
import { CHANNEL_WORDS } from '../explain/channelWords.ts';
import { MINIMUM_PAIRS } from '../statistics/sequential.ts';
import { counted, labelOf, shownUnit, wrapped } from './words.ts';

export interface Knockouts {
  readonly pairs: readonly KnockoutPair[];
  readonly asked: number;
  /** Indicators, the first told in full. */
  readonly ids: readonly string[];
  readonly until: number;
}

/** How a table is to be read. */
export const HOW_TO_READ = [
  'Each row runs B again, same luck, with one feedback channel held at what it passed under A: what remains of B − A came another way.',
  'Channels work through each other, so the rows do not add up to the total; the remainder says by how much.',
] as const;

/** Columns of the tables, and of the text around them. */
const WIDTH = 100;

export function knockoutText(knockouts: Knockouts): string[] {
  const { pairs, ids, until } = knockouts;
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  const [first, ...others] = knockoutTables(pairs, ids);
  if (first === undefined) return [];
  return [
    `Which feedback carries the difference, at ${formatMonth(until - 1)}, ${counted(pairs.length, 'pair')}.${preview}`,
    ...HOW_TO_READ.flatMap((line) => wrapped(line, WIDTH)),
    '',
    ...fullTable(first),
    ...overviews(others),
    '',
  ];
}

const right = 'right';
const FULL_COLUMNS: readonly Column[] = [
  { header: 'held in B' },
  { header: 'remains', align: right },
  { header: 'carried', align: right },
  { header: 'of the total', align: right },
  { header: 'what passes' },
];
const INTERVAL: Column = { header: 'interval of carried', align: right };

function fullTable(table: KnockoutTable): string[] {
  const { unit, difference } = shown(table.unit);
  const mean = ({ mean: x }: Spread): string => (table.n === 0 ? 'n/a' : difference(x));
  const share = shareOf(table);
  const live = table.rows.filter(({ carried }) => !isStill(carried));
  const rows: (readonly [Spread, ...string[]])[] = [
    [table.total, 'nothing (B − A)', mean(table.total), '', '100 %', 'everything, as in compare'],
    ...live.map(
      ({ channel, remains, carried, share: part }) =>
        [carried, channel, mean(remains), mean(carried), share(part), CHANNEL_WORDS[channel]] as const,
    ),
    [table.direct, 'every channel', mean(table.direct), '', share(table.directShare), 'the direct effect alone'],
    [table.sumCarried, '', '', mean(table.sumCarried), share(table.sumShare), 'the channels above, added up'],
    [table.remainder, 'remainder', '', mean(table.remainder), share(table.remainderShare), REMAINDER],
  ];
  // a column that says "not bounded" in every row says it better in one line
  const isBounded = rows.some(([{ interval }]) => interval.every(Number.isFinite));
  const columns = isBounded ? FULL_COLUMNS.toSpliced(4, 0, INTERVAL) : FULL_COLUMNS;
  const cells = rows.map(([spread, ...row]) => (isBounded ? row.toSpliced(4, 0, boundsOf(spread, difference)) : row));
  return [
    `${labelOf(table.id)} (${unit}):`,
    ...openLines([table]),
    ...printTable(cells, columns).split('\n'),
    ...(isBounded || table.n === 0 ? [] : [unboundedLine(table)]),
    ...stillLines([table], table.rows.length - live.length),
  ];
}

const REMAINDER = 'total less the two rows above';

/** Held, the channel leaves every pair as it was. */
function isStill({ values }: Spread): boolean {
  return values.length > 0 && values.every((value) => value === 0);
}

function unboundedLine({ n }: KnockoutTable): string {
  return n < MINIMUM_PAIRS
    ? `No row has an interval yet: that takes ${MINIMUM_PAIRS} pairs.`
    : 'No row has an interval that is bounded yet: more --pairs.';
}

/** Names the channels that have no row. @param left how many they are */
function stillLines(tables: readonly KnockoutTable[], left: number): string[] {
  if (left === 0) return [];
  const names = (tables[0]?.rows ?? [])
    .filter((_, place) => tables.every(({ rows }) => isStill((rows[place] as KnockoutRow).carried)))
    .map(({ channel }) => channel);
  return wrapped(`No row, for held they change nothing in any pair: ${names.join(', ')}.`, WIDTH);
}

/** Further indicators: what remains of each, one column an indicator, as many side by side as there is room for. */
function overviews(tables: readonly KnockoutTable[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < tables.length; ) {
    let until = at + 1;
    while (until < tables.length && widthOf(overview(tables.slice(at, until + 1))) <= WIDTH) until++;
    const some = tables.slice(at, until);
    const still = some[0]?.rows.length ?? 0;
    const live = liveIn(some).length;
    lines.push('', ...overview(some), ...stillLines(some, still - live));
    at = until;
  }
  if (lines.length === 0) return [];
  return ['', 'What remains of other indicators (and the share carried):', ...openLines(tables), ...lines.slice(1)];
}

function widthOf(lines: readonly string[]): number {
  return Math.max(...lines.map(displayWidth));
}

/** Places of the channels that change something of some table. */
function liveIn(tables: readonly KnockoutTable[]): number[] {
  const channels = tables[0]?.rows ?? [];
  return [...channels.keys()].filter(
    (place) => !tables.every(({ rows }) => isStill((rows[place] as KnockoutRow).carried)),
  );
}

function overview(tables: readonly KnockoutTable[]): string[] {
  const columns: readonly Column[] = [
    { header: 'held in B' },
    ...tables.map(({ id }) => ({ header: labelOf(id), align: right }) as const),
  ];
  const cell = (table: KnockoutTable, spread: Spread, part: number | null): string =>
    table.n === 0 ? 'n/a' : `${shown(table.unit).difference(spread.mean)} (${shareOf(table)(part)})`;
  const each = (of: (table: KnockoutTable) => string): string[] => tables.map(of);
  const rows = [
    ['nothing (B − A)', ...each(({ n, unit, total }) => (n === 0 ? 'n/a' : shown(unit).difference(total.mean)))],
    ...liveIn(tables).map((place) => [
      tables[0]?.rows[place]?.channel ?? '',
      ...each((table) => {
        const row = table.rows[place] as KnockoutRow;
        return cell(table, row.remains, row.share);
      }),
    ]),
    ['every channel (direct)', ...each((table) => cell(table, table.direct, table.directShare))],
    ['remainder', ...each((table) => cell(table, table.remainder, table.remainderShare))],
    ['unit', ...each((table) => shown(table.unit).unit)],
  ];
  return printTable(rows, columns).split('\n');
}

/** Three figures: rows differ in the third. */
function shown(unit: string): { readonly unit: string; readonly difference: (x: number) => string } {
  const { unit: word, value } = shownUnit(unit);
  return { unit: word, difference: (x) => (x > 0 ? `+${value(x)}` : value(x)) };
}

/** In brackets where the total itself cannot be told from zero. */
function shareOf({ told }: KnockoutTable): (share: number | null) => string {
  return (share) => {
    if (share === null) return 'n/a';
    const text = `${Math.round(100 * share) || 0} %`;
    return told ? text : `[${text}]`;
  };
}

/** What brackets mean, above the table that has them. */
function openLines(tables: readonly KnockoutTable[]): string[] {
  const open = tables.filter(({ told, total }) => !told && total.mean !== 0);
  if (open.length === 0) return [];
  const few = open.some(({ n }) => n < MINIMUM_PAIRS) ? ` (fewer than ${MINIMUM_PAIRS} pairs say nothing)` : '';
  return wrapped(`Shares in [ ] are of a total that cannot be told from zero yet${few}: more --pairs.`, WIDTH);
}

function boundsOf({ values, interval: [low, high] }: Spread, difference: (x: number) => string): string {
  if (Number.isFinite(low) && Number.isFinite(high)) return `${difference(low)} to ${difference(high)}`;
  return values.length > 0 && values.every((value) => value === values[0]) ? 'the same in all' : 'not bounded yet';
}

/** Arrays hold one number for each pair; run keys of held runs hold the hash of what their channels read. */
export function knockoutJson({ pairs, asked, ids }: Knockouts): object {
  const spread = ({ values, mean, interval }: Spread): object => ({ mean, interval, values });
  return {
    howToRead: HOW_TO_READ.join(' '),
    pairsAsked: asked,
    pairs: pairs.length,
    seeds: pairs.map(({ seed }) => [seed.hi, seed.lo]),
    indicators: knockoutTables(pairs, ids).map((table) => ({
      id: table.id,
      unit: table.unit,
      n: table.n,
      told: table.told,
      total: spread(table.total),
      channels: table.rows.map(({ channel, remains, carried, share }) => ({
        channel,
        share,
        remains: spread(remains),
        carried: spread(carried),
      })),
      direct: { share: table.directShare, ...spread(table.direct) },
      sumCarried: { share: table.sumShare, ...spread(table.sumCarried) },
      remainder: { share: table.remainderShare, ...spread(table.remainder) },
    })),
    runs: pairs.map((pair) => ({
      index: pair.index,
      runs: runsOf(pair).map(({ runKey, digest }, n) => ({ held: heldIn(pair, n), runKey, digest })),
    })),
  };
}

/** What is held in the nth run of a pair, after A and B. */
function heldIn({ held }: KnockoutPair, n: number): string {
  if (n < 2) return n === 0 ? 'A' : 'B';
  return held[n - 2] === undefined ? 'every channel' : (held[n - 2]?.channel ?? '');
}
