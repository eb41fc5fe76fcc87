/** `musubi compare`: two policies under the same luck, pair by pair. */
import { formatMonth } from '../../core/calendar.ts';
import { type Column, printTable } from '../../core/table.ts';
import { type Comparison, compareResults, type IndicatorComparison } from '../../experiment/compare.ts';
import type { PairRequest, PairsOutcome } from '../../experiment/executor.ts';
import type { PairResult } from '../../experiment/results.ts';
import { type Finding, findingOf, sentenceOf, WHAT_IS_COUNTED } from '../../experiment/words.ts';
import { HEADLINES, INDICATORS, type IndicatorDescriptor } from '../../indicators/descriptors.ts';
import { MODEL_VERSION } from '../../model/params.ts';
import { interruptible } from '../interrupt.ts';
import { toJson } from '../json.ts';
import { type AddCommand, examples, seedOption, setOption, untilOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { type Chosen, choose, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { labelOf, NOTICE, shownUnit } from '../words.ts';

export interface CompareOptions {
  readonly a: string;
  readonly b: string;
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  readonly pairs: number;
  readonly seed: string;
  readonly until: number;
  readonly workers?: number;
  readonly json?: true;
}

export const DEFAULT_PAIRS = 100;

export const addCompare: AddCommand = (program, services, finish) => {
  program
    .command('compare')
    .summary('policy B against policy A, in pairs of histories given the same luck')
    .description(`Policy B against policy A, in pairs of histories given the same luck. ${NOTICE}`)
    .argument('<region>', 'a region by name, or its file')
    .option('--a <policy>', 'the policy compared with: a name or a file', 'none')
    .option('--b <policy>', 'the policy in question', 'japan')
    .addOption(setOption('--set-a', 'change a lever or a coefficient of A; may be given several times'))
    .addOption(setOption('--set-b', 'the same for B'))
    .option('--pairs <n>', 'pairs of histories; fewer than 200 are a preview', wholeFrom(1, 100_000), DEFAULT_PAIRS)
    .addOption(seedOption())
    .addOption(untilOption())
    .option('--workers <n>', 'threads; all cores unless told', wholeFrom(1, 256))
    .option('--json', 'every paired difference, digests and run keys, for machines')
    .addHelpText(
      'after',
      `${examples(
        'compare tama --a none --b japan',
        'compare tama --a japan --b japan --set-b network.coordinatorsPer100Members=4 --pairs 200',
        'compare tama --b my-policy.yaml --seed hachioji --json > compare.json',
      )}\n\nCtrl-C ends it, prints what is done, and leaves with code 130.`,
    )
    .action(async (region: string, options: CompareOptions) => finish(await compare(services, region, options)));
};

export async function compare(services: Services, regionName: string, options: CompareOptions): Promise<ExitCode> {
  const region = readRegion(services.scenarios, regionName);
  const a = choose(services.scenarios, region, { policy: options.a, sets: options.setA }, '--set-a');
  const b = choose(services.scenarios, region, { policy: options.b, sets: options.setB }, '--set-b');
  const { seed, pairs, until, workers } = options;
  const outcome = await runPairs(services, { a: a.params, b: b.params, seedText: seed, pairs, until }, workers);
  const interrupted = outcome.ending !== 'complete';
  if (interrupted) services.err(`musubi: interrupted after ${outcome.pairs.length} of ${pairs} pairs\n`);
  if (outcome.pairs.length > 0) {
    const result: Result = { a, b, options, pairs: outcome.pairs, comparison: compareResults(outcome.pairs) };
    services.out(options.json ? toJson(compareJson(result, interrupted)) : compareText(result));
  }
  return interrupted ? Exit.interrupted : Exit.done;
}

/** All pairs over the workers, with progress on standard error; Ctrl-C leaves those that are done. */
export async function runPairs(services: Services, request: PairRequest, workers?: number): Promise<PairsOutcome> {
  const pool = services.startWorkers(Math.min(workers ?? services.cores, request.pairs));
  const line = progressLine(services, 'pairs');
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

/** What `replay` reads back. Differences are B - A, by pair; null where a side is undefined. */
function compareJson({ a, b, options, pairs, comparison }: Result, interrupted: boolean): object {
  const arm = ({ policy, sets, params }: Chosen): object => ({ policy, sets, params });
  const ran = ({ runKey, digest }: PairResult['a']): object => ({ runKey, digest });
  return {
    format: 'musubi compare 1',
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    region: a.region,
    seed: options.seed,
    until: formatMonth(options.until),
    pairs: pairs.length,
    pairsAsked: options.pairs,
    interrupted,
    indicators: comparison.indicators.map((compared, i) => ({
      ...compared,
      interval: compared.interval.map(finiteOrNull),
      sentence: sentenceOf(findingOf(compared, (INDICATORS[i] as IndicatorDescriptor).better)),
    })),
    runs: pairs.map((pair) => ({
      index: pair.index,
      seedWords: [pair.seed.hi, pair.seed.lo],
      partedAt: formatMonth(pair.partedAt),
      a: ran(pair.a),
      b: ran(pair.b),
    })),
    a: arm(a),
    b: arm(b),
  };
}

function finiteOrNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

function compareText({ a, b, options, pairs, comparison }: Result): string {
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  return [
    `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}, at ${formatMonth(options.until - 1)}, ${pairs.length} pairs.${preview}`,
    `A  ${policyName(a)}`,
    `B  ${policyName(b)}`,
    NOTICE,
    '',
    ...HEADLINES.flatMap((id) => headline(comparison, id)),
    '',
    WHAT_IS_COUNTED,
    '',
    indicatorTable(comparison),
    '',
    'Verdict: B against A, in the model. Interval: of the mean difference, 95 %, honest however often it is looked at.',
    'Luck removed: share of the variance of the difference that giving both policies the same luck took away.',
    '',
  ].join('\n');
}

function headline(comparison: Comparison, id: string): string[] {
  const at = INDICATORS.findIndex((indicator) => indicator.id === id);
  const compared = comparison.indicators[at] as IndicatorComparison;
  const { better, unit } = INDICATORS[at] as IndicatorDescriptor;
  const shown = shownUnit(unit);
  const finding = findingOf(compared, better);
  const sentence = sentenceOf(finding, (x) => `${shown.difference(x)} ${shown.unit}`).replace(
    ` ${WHAT_IS_COUNTED}`,
    '',
  );
  const word = wordOf(finding);
  // open verdicts begin with their word anyway
  const said = sentence.toLowerCase().startsWith(word);
  return [`${labelOf(id)}: ${said ? sentence : `${word}. ${sentence}`}`];
}

const WORDS: Readonly<Record<Finding['kind'], string>> = {
  better: 'better',
  worse: 'worse',
  more: 'more',
  less: 'less',
  equal: 'practically equal',
  unknown: 'cannot tell yet',
  tooFew: 'too few pairs',
  same: 'exactly equal',
};

function wordOf(finding: Finding): string {
  return WORDS[finding.kind];
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

function indicatorTable(comparison: Comparison): string {
  const rows = comparison.indicators.map((compared, i) => {
    const { better } = INDICATORS[i] as IndicatorDescriptor;
    const { unit, difference } = shownUnit(compared.unit);
    const range = ([low, high]: readonly [number, number]): string =>
      Number.isFinite(low) ? `${difference(low)} to ${difference(high)}` : 'n/a';
    const { n, higher, ties, varianceRemoved } = compared;
    const removed = varianceRemoved === null ? 'n/a' : `${Math.round(100 * varianceRemoved)} %`;
    const cells = [`${higher} of ${n}`, `${ties}`, difference(compared.median), range(compared.quartiles)];
    return [
      labelOf(compared.id),
      wordOf(findingOf(compared, better)),
      ...cells,
      range(compared.interval),
      removed,
      unit,
    ];
  });
  return printTable(rows, INDICATOR_COLUMNS);
}
