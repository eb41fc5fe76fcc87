/** The knock-out table as the screen and machines are shown it. */
import { formatMonth } from '../core/calendar.ts';
import { type Column, printTable } from '../core/table.ts';
import { runsOf } from '../experiment/knockout.ts';
import { type KnockoutTable, knockoutTables, type Spread } from '../experiment/knockoutTable.ts';
import type { KnockoutPair } from '../experiment/results.ts';
import { CHANNEL_WORDS } from '../explain/channelWords.ts';
import { MINIMUM_PAIRS } from '../statistics/sequential.ts';
import { counted, labelOf, shownUnit } from './words.ts';

export interface Knockouts {
  readonly pairs: readonly KnockoutPair[];
  readonly asked: number;
  /** Indicators, the first told in full. */
  readonly ids: readonly string[];
  readonly until: number;
}

/** Text for how a table is to be read: two lines. */
export const HOW_TO_READ = [
  'Each row runs B again, same luck, with one feedback channel held at what it passed under A: what remains of B − A came another way.',
  'Channels work through each other, so the rows do not add up to the total; the remainder says by how much.',
] as const;

export function knockoutText(knockouts: Knockouts): string[] {
  const { pairs, ids, until } = knockouts;
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  const [first, ...others] = knockoutTables(pairs, ids);
  if (first === undefined) return [];
  return [
    `Which feedback carries the difference, at ${formatMonth(until - 1)}, ${counted(pairs.length, 'pair')}.${preview}`,
    ...HOW_TO_READ,
    '',
    ...fullTable(first),
    ...(others.length === 0 ? [] : ['', ...overview(others)]),
    '',
  ];
}

const right = 'right';
const FULL_COLUMNS: readonly Column[] = [
  { header: 'held in B' },
  { header: 'remains', align: right },
  { header: 'carried', align: right },
  { header: 'of the total', align: right },
  { header: 'interval of carried', align: right },
  { header: 'what passes' },
];

function fullTable(table: KnockoutTable): string[] {
  const { unit, difference } = shown(table.unit);
  const mean = ({ mean: x }: Spread): string => (table.n === 0 ? 'n/a' : difference(x));
  const share = shareOf(table);
  const bounds = (spread: Spread): string => boundsOf(spread, difference);
  const rows = [
    ['nothing (B − A)', mean(table.total), '', '100 %', bounds(table.total), 'everything, as in compare'],
    ...table.rows.map(({ channel, remains, carried, share: part }) => [
      channel,
      mean(remains),
      mean(carried),
      share(part),
      bounds(carried),
      CHANNEL_WORDS[channel],
    ]),
    [
      'every channel',
      mean(table.direct),
      '',
      share(table.directShare),
      bounds(table.direct),
      'the direct effect alone',
    ],
    ['', '', mean(table.sumCarried), share(table.sumShare), bounds(table.sumCarried), 'the channels above, added up'],
    ['', '', mean(table.remainder), share(table.remainderShare), bounds(table.remainder), REMAINDER],
  ];
  return [`${labelOf(table.id)} (${unit}):`, ...printTable(rows, FULL_COLUMNS).split('\n'), ...openLine([table])];
}

const REMAINDER = 'remainder: the total less the two rows above (channels together)';

/** Further indicators: what remains of each, one column an indicator. */
function overview(tables: readonly KnockoutTable[]): string[] {
  const columns: readonly Column[] = [
    { header: 'held in B: what remains (carried, of the total)' },
    ...tables.map(({ id }) => ({ header: labelOf(id), align: right }) as const),
  ];
  const cell = (table: KnockoutTable, spread: Spread, part: number | null): string =>
    table.n === 0 ? 'n/a' : `${shown(table.unit).difference(spread.mean)} (${shareOf(table)(part)})`;
  const channels = tables[0]?.rows.map(({ channel }) => channel) ?? [];
  const each = (of: (table: KnockoutTable) => string): string[] => tables.map(of);
  const rows = [
    ['nothing (B − A)', ...each((table) => (table.n === 0 ? 'n/a' : cell(table, table.total, 1)))],
    ...channels.map((channel, place) => [
      channel,
      ...each((table) => {
        const row = table.rows[place] as KnockoutTable['rows'][number];
        return cell(table, row.remains, row.share);
      }),
    ]),
    ['every channel (direct)', ...each((table) => cell(table, table.direct, table.directShare))],
    ['remainder', ...each((table) => cell(table, table.remainder, table.remainderShare))],
    ['unit', ...each((table) => shown(table.unit).unit)],
  ];
  return [...printTable(rows, columns).split('\n'), ...openLine(tables)];
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

function openLine(tables: readonly KnockoutTable[]): string[] {
  const open = tables.filter(({ told, total }) => !told && total.mean !== 0);
  if (open.length === 0) return [];
  const few = open.some(({ n }) => n < MINIMUM_PAIRS) ? ` (fewer than ${MINIMUM_PAIRS} pairs say nothing)` : '';
  return [`Shares in [ ] are of a total that cannot be told from zero yet${few}: more --pairs.`];
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
