/** `musubi compare`: two policies under the same luck, pair by pair. */
import { formatMonth } from '../../core/calendar.ts';
import { type Column, printTable } from '../../core/table.ts';
import { type Comparison, compareResults, type IndicatorComparison } from '../../experiment/compare.ts';
import type { PairRequest, PairsOutcome } from '../../experiment/executor.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { isSamePolicy, readingOf, SAME_POLICY } from '../../experiment/reading.ts';
import type { PairResult } from '../../experiment/results.ts';
import { WHAT_IS_COUNTED } from '../../experiment/words.ts';
import { HEADLINES, INDICATORS, type IndicatorDescriptor } from '../../indicators/descriptors.ts';
import { toJson } from '../../io/json.ts';
import { type ArmOptions, addArmOptions, chooseArms } from '../arms.ts';
import { interruptible } from '../interrupt.ts';
import { type AddCommand, examples, seedOption, untilOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { comparisonResult } from '../results.ts';
import { type Chosen, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { counted, labelOf, NOTICE, shownUnit } from '../words.ts';

export interface CompareOptions extends ArmOptions {
  readonly pairs: number;
  readonly seed: string;
  readonly until: number;
  readonly workers?: number;
  readonly json?: true;
}

export const DEFAULT_PAIRS = 100;

export const addCompare: AddCommand = (program, services, finish) => {
  const command = program
    .command('compare')
    .summary('Policy B against policy A, in pairs of histories given the same luck.')
    .description(`Policy B against policy A, in pairs of histories given the same luck. ${NOTICE}`)
    .argument('<region>', 'A region by name, or its file.');
  addArmOptions(command)
    .option('--pairs <n>', 'Pairs of histories; fewer than 200 are a preview.', wholeFrom(1, 100_000), DEFAULT_PAIRS)
    .addOption(seedOption())
    .addOption(untilOption())
    .option('--workers <n>', 'Threads; all cores unless told.', wholeFrom(1, 256))
    .option('--json', 'Every paired difference, digests and run keys, for machines.')
    .addHelpText(
      'after',
      `${examples(
        'compare tama --a none --b japan',
        'compare tama --a japan --b japan --set-b network.coordinatorsPer100Members=4 --pairs 200',
        'compare tama --a japan --b japan --model-b placeboBroker',
        'compare tama --b my-policy.yaml --seed hachioji --json > compare.json',
      )}\n\nCtrl-C ends it, prints what is done, and leaves with code 130.`,
    )
    .action(async (region: string, options: CompareOptions) => finish(await compare(services, region, options)));
};

export async function compare(services: Services, regionName: string, options: CompareOptions): Promise<ExitCode> {
  const region = readRegion(services.scenarios, regionName);
  const [a, b] = chooseArms(services, region, options);
  const { seed, pairs, until, workers } = options;
  if (partingMonth(a.params, b.params) === Number.POSITIVE_INFINITY)
    services.err('musubi: note: the same policy on both sides: nothing can differ\n');
  const outcome = await runPairs(services, { a: a.params, b: b.params, seedText: seed, pairs, until }, workers);
  const interrupted = outcome.ending !== 'complete';
  if (interrupted) services.err(`musubi: interrupted after ${outcome.pairs.length} of ${counted(pairs, 'pair')}\n`);
  if (outcome.pairs.length > 0) {
    const result: Result = { a, b, options, pairs: outcome.pairs, comparison: compareResults(outcome.pairs) };
    const asked = { a, b, seedText: seed, until, pairsAsked: pairs };
    services.out(options.json ? toJson(comparisonResult(asked, result.pairs, result.comparison)) : compareText(result));
  }
  return interrupted ? Exit.interrupted : Exit.done;
}

/** All pairs over the workers, with progress on standard error; Ctrl-C leaves those that are done. */
export async function runPairs(services: Services, request: PairRequest, workers?: number): Promise<PairsOutcome> {
  const pool = services.startWorkers(Math.min(workers ?? services.cores, request.pairs));
  const line = progressLine(services, request.pairs === 1 ? 'pair' : 'pairs');
  try {
    return await interruptible(services, (signal) =>
      pool.comparePairs(request, { onPair: (_, progress) => line.show(progress), signal }),
    );
  } finally {
    line.end();
    pool.dispose();
  }
}

interface Result {
  readonly a: Chosen;
  readonly b: Chosen;
  readonly options: CompareOptions;
  readonly pairs: readonly PairResult[];
  readonly comparison: Comparison;
}

function compareText({ a, b, options, pairs, comparison }: Result): string {
  const same = isSamePolicy(pairs);
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  return [
    `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}, at ${formatMonth(options.until - 1)}, ${counted(pairs.length, 'pair')}.${preview}`,
    `A  ${policyName(a)}`,
    `B  ${policyName(b)}`,
    NOTICE,
    '',
    ...(same ? [SAME_POLICY] : HEADLINES.map((id) => headline(comparison, id))),
    '',
    WHAT_IS_COUNTED,
    '',
    indicatorTable(comparison, same),
    '',
    'Verdict: B against A, in the model. Interval: of the mean difference, 95 %, honest however often it is looked at.',
    'Luck removed: share of the variance of the difference that giving both policies the same luck took away.',
    '',
  ].join('\n');
}

function headline(comparison: Comparison, id: string): string {
  const at = INDICATORS.findIndex((indicator) => indicator.id === id);
  const compared = comparison.indicators[at] as IndicatorComparison;
  const { better, unit } = INDICATORS[at] as IndicatorDescriptor;
  const shown = shownUnit(unit);
  const reading = readingOf(compared, better, false, (x) => `${shown.difference(x)} ${shown.unit}`);
  const sentence = reading.sentence.replace(` ${WHAT_IS_COUNTED}`, '');
  // open verdicts begin with their word anyway
  const said = sentence.toLowerCase().startsWith(reading.word);
  return `${labelOf(id)}: ${said ? sentence : `${reading.word}. ${sentence}`}`;
}

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

function indicatorTable(comparison: Comparison, same: boolean): string {
  const rows = comparison.indicators.map((compared, i) => {
    const { better } = INDICATORS[i] as IndicatorDescriptor;
    const { unit, difference } = shownUnit(compared.unit);
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
  });
  return printTable(rows, INDICATOR_COLUMNS);
}
