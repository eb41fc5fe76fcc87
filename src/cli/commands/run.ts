/** `musubi run`: one history of a region, or of a nation of regions, under one policy. */
import type { Command } from 'commander';
import { InputError } from '../../core/errors.ts';
import type { Key } from '../../core/random.ts';
import { seedAt, seedOfText } from '../../core/seed.ts';
import { type Column, printTable, whole } from '../../core/table.ts';
import { toJson } from '../../io/json.ts';
import type { Variant } from '../../model/variants.ts';
import { ALLOCATED } from '../../scenario/descriptors.ts';
import { tellExtrapolations } from '../extrapolation.ts';
import { gaugeTable, thresholdsOption } from '../gauges.ts';
import { type FiscalYear, type History, runHistory } from '../history.ts';
import { interruptible } from '../interrupt.ts';
import { modelOption } from '../models.ts';
import { type NationRunAsked, runNation } from '../nationRun.ts';
import { type AddCommand, examples, pairOption, seedOption, setOption, untilOption } from '../program.ts';
import { runResult } from '../results.ts';
import { type Chosen, choose, isNation, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { NOTICE } from '../words.ts';

export interface RunOptions {
  readonly policy: string;
  readonly set: readonly string[];
  readonly model?: Variant;
  readonly seed: string;
  readonly pair?: number;
  readonly until: number;
  readonly thresholds: readonly number[];
  readonly apart?: true;
  readonly json?: true;
}

export const addRun: AddCommand = (program, services, finish) => {
  program
    .command('run')
    .summary('One history of a region, or of a nation of regions, under one policy, by fiscal year.')
    .description(`One history of a region, or of a nation of regions, under one policy, by fiscal year. ${NOTICE}`)
    .argument('<region>', 'A region or a nation by name, or its file.')
    .option('--policy <policy>', 'A policy by name, or its file.', 'japan')
    .addOption(setOption('--set', 'Change a lever or a coefficient; may be given several times.'))
    .addOption(modelOption())
    .addOption(seedOption())
    .addOption(pairOption())
    .addOption(untilOption())
    .addOption(thresholdsOption())
    .option('--apart', 'Of a nation: nothing joins the regions, and each has its own budget.')
    .option('--json', 'All indicators by quarter, parameters, digest and run key, for machines.')
    .addHelpText(
      'after',
      examples(
        'run tama',
        'run tama --policy none --seed hachioji --until 2011-04',
        'run tama --model placeboBroker',
        'run tama --thresholds 0.6,0.4,8,0.3',
        'run japan --set links.moves=0',
        'run tama --set network.coordinatorsPer100Members=4 --set consortium.budget@2006..2010=0 --json > run.json',
      ),
    )
    .action(async (region: string, options: RunOptions, _: Command) => finish(await run(services, region, options)));
};

export async function run(services: Services, regionName: string, options: RunOptions): Promise<ExitCode> {
  if (isNation(services.scenarios, regionName)) return runNation(services, regionName, nationAsked(options));
  if (options.apart) throw new InputError(`--apart is for a nation; ${regionName} is a region, and alone in any case`);
  const region = readRegion(services.scenarios, regionName);
  const chosen = choose(services.scenarios, region, {
    policy: options.policy,
    sets: options.set,
    model: options.model,
  });
  tellExtrapolations(services, region, chosen);
  const seed = seedOf(options.seed, options.pair);
  const history = await interruptible(services, (signal) =>
    runHistory(chosen.params, seed, options.until, services.pause, () => signal.aborted),
  );
  if (history === null) {
    services.err('musubi: interrupted; a single run keeps nothing\n');
    return Exit.interrupted;
  }
  const { pair = null, until } = options;
  const asked = { ...chosen, seedText: options.seed, pair, seed, until };
  services.out(options.json ? toJson(runResult(asked, history)) : runText(chosen, options, history));
  return Exit.done;
}

function nationAsked({ policy, set, model, seed, pair, until, apart, json }: RunOptions): NationRunAsked {
  return {
    ...{ policy, sets: set, model, seedText: seed, pair, seed: seedOf(seed, pair), until },
    apart: apart === true,
    json: json === true,
  };
}

/** A text's own seed, or the seed of pair n, counted from 1, of the list that the text stands for. */
export function seedOf(text: string, pair: number | undefined): Key {
  const seed = seedOfText(text);
  return pair === undefined ? seed : seedAt(seed, pair - 1);
}

function runText(chosen: Chosen, options: RunOptions, { summary, years }: History): string {
  const pair = options.pair === undefined ? '' : `, pair ${options.pair}`;
  return [
    `${chosen.presentation.names.en}, policy ${policyName(chosen)}, seed ${JSON.stringify(options.seed)}${pair}`,
    NOTICE,
    `Public money is given out by: ${ALLOCATED.map((lever) => `${lever} ${chosen.params.allocation[lever]}`).join(', ')}.`,
    '',
    yearTable(years),
    '',
    'Counts are of each fiscal year (April to March); ties, members and jobs (of member firms and of ventures) are of its end.',
    '',
    gaugeTable(summary.series, options.thresholds),
    '',
    `digest   ${summary.digest}`,
    `run key  ${summary.runKey}`,
    '',
  ].join('\n');
}

// biome-ignore format: a table
const YEAR_COLUMNS: readonly [header: string, (year: FiscalYear) => string][] = [
  ['new businesses', (year) => whole(year.newBusinesses)],
  ['ventures',       (year) => whole(year.ventures)],
  ['products',       (year) => whole(year.products)],
  ['alliances',      (year) => whole(year.alliances)],
  ['joint R&D',      (year) => whole(year.jointRnD)],
  ['adoptions',      (year) => whole(year.adoptions)],
  ['public money, M yen', (year) => whole(year.publicMoney / 1e6)],
  ['ties',           (year) => whole(year.ties)],
  ['members',        (year) => whole(year.members)],
  ['jobs',           (year) => whole(year.jobs)],
];

function yearTable(years: readonly FiscalYear[]): string {
  const columns: Column[] = [
    { header: 'year' },
    ...YEAR_COLUMNS.map(([header]) => ({ header, align: 'right' as const })),
  ];
  const rows = years.map((year) => [
    year.months === 12 ? `FY${year.fiscalYear}` : `FY${year.fiscalYear} (${year.months} months)`,
    ...YEAR_COLUMNS.map(([, cell]) => cell(year)),
  ]);
  return printTable(rows, columns);
}
