/** What `musubi run` prints of a nation: a table by region, gain told apart from moves, and sums by fiscal year. */
import { type Column, printTable, significant, whole } from '../core/table.ts';
import type { Gain, NationOutcome, RegionOutcome } from '../experiment/nation.ts';
import { GAUGES } from '../indicators/descriptors.ts';
import { stepOf } from './words.ts';

export function outcomeText({ regions, years, awards }: NationOutcome): string {
  return [
    regionTable(regions),
    '',
    'Counts since April 1998; members and jobs (of all firms and ventures) at the end. No league table: most counts of members are given by a rule.',
    '',
    gainTable(regions),
    '',
    'Gained since April 1998: what moved in, less what moved out, and what was made there. Firms move; new businesses and',
    'ventures do not. For the nation moves cancel. People: with firms that move, and to Tokyo.',
    '',
    ...awards.flatMap(({ fiscalYear, regions: winners }) => [
      `Contest of FY${fiscalYear}: ${winners.join(', ')} share the money.`,
      '',
    ]),
    yearTable(years),
    '',
    gaugeTable(regions),
  ].join('\n');
}

const right = (...headers: readonly string[]): Column[] => headers.map((header) => ({ header, align: 'right' }));

const COUNTS = ['members', 'newBusinesses', 'ventures', 'products', 'jobs', 'publicMoney'] as const;

function regionTable(regions: readonly RegionOutcome[]): string {
  const cells = (values: (name: (typeof COUNTS)[number]) => number): string[] =>
    COUNTS.map((name) => whole(name === 'publicMoney' ? values(name) / 1e6 : values(name)));
  const rows = regions.map((region) => [region.id, ...cells((name) => region[name])]);
  const sum = (name: (typeof COUNTS)[number]): number => regions.reduce((all, region) => all + region[name], 0);
  return printTable(
    [...rows, ['nation', ...cells(sum)]],
    [
      { header: 'region' },
      ...right('members', 'new businesses', 'ventures', 'products', 'jobs', 'public money, M yen'),
    ],
  );
}

function gainTable(regions: readonly RegionOutcome[]): string {
  const nation = {
    id: 'nation',
    gains: { firms: summed(regions, 'firms'), jobs: summed(regions, 'jobs'), sales: summed(regions, 'sales') },
    people: {
      movedIn: regions.reduce((all, { people }) => all + people.movedIn, 0),
      movedOut: regions.reduce((all, { people }) => all + people.movedOut, 0),
    },
  };
  const rows = [...regions, nation].map(({ id, gains, people }) => [
    id,
    ...cellsOf(gains.firms, 1),
    ...cellsOf(gains.jobs, 1),
    ...[gains.sales.gained, gains.sales.made].map((yen) => whole(yen / 1e9)),
    whole(people.movedIn),
    whole(people.movedOut),
  ]);
  return printTable(rows, [
    { header: 'region' },
    ...right('firms gained', 'moved in', 'moved out', 'made', 'jobs gained', 'moved in', 'moved out', 'made'),
    ...right('sales gained, B yen', 'made', 'people in', 'people out'),
  ]);
}

function cellsOf({ gained, movedIn, movedOut, made }: Gain, unit: number): string[] {
  return [gained, movedIn, movedOut, made].map((value) => whole(value / unit));
}

export function summed(regions: readonly RegionOutcome[], of: 'firms' | 'jobs' | 'sales'): Gain {
  const sum = (part: keyof Gain): number => regions.reduce((all, { gains }) => all + gains[of][part], 0);
  return { gained: sum('gained'), movedIn: sum('movedIn'), movedOut: sum('movedOut'), made: sum('made') };
}

function yearTable(years: NationOutcome['years']): string {
  const rows = years.map((year) => [
    year.months === 12 ? `FY${year.fiscalYear}` : `FY${year.fiscalYear} (${year.months} months)`,
    ...[year.newBusinesses, year.ventures, year.products, year.alliances, year.adoptions].map(whole),
    whole(year.publicMoney / 1e6),
    ...[year.members, year.jobs, year.moves, year.jobsMoved].map(whole),
  ]);
  return printTable(rows, [
    { header: 'year, nation' },
    ...right('new businesses', 'ventures', 'products', 'alliances', 'adoptions', 'public money, M yen'),
    ...right('members', 'jobs', 'firms that move', 'their jobs'),
  ]);
}

function gaugeTable(regions: readonly RegionOutcome[]): string {
  const rows = regions.map(({ id, gauges }) => [id, ...gauges.map((value) => significant(value))]);
  const headers = GAUGES.map(stepOf);
  return printTable(rows, [{ header: 'formation step' }, ...right(...headers)]);
}
