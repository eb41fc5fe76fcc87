/** `musubi compare`: two policies under the same luck, pair by pair. */
import { formatMonth } from '../../core/calendar.ts';
import type { Comparison, IndicatorComparison } from '../../experiment/compare.ts';
import { compared } from '../../experiment/comparisonDocument.ts';
import type { PairRequest, PairsOutcome } from '../../experiment/executor.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { countsSentence, isSamePolicy, readingOf, SAME_POLICY, WITHHELD } from '../../experiment/reading.ts';
import type { PairResult } from '../../experiment/results.ts';
import { undefinedUnder, WHAT_IS_COUNTED } from '../../experiment/words.ts';
import { HEADLINES, INDICATORS, type IndicatorDescriptor } from '../../indicators/descriptors.ts';
import { toJson } from '../../io/json.ts';
import { type ArmOptions, addArmOptions, chooseArms } from '../arms.ts';
import { furtherBusiness, indicatorTable } from '../compareTable.ts';
import { interruptible } from '../interrupt.ts';
import { compareNation, NATION_PAIRS } from '../nationCompare.ts';
import { type BothCounts, type OtherArms, otherArms, runBothCounts } from '../otherCount.ts';
import { type AddCommand, examples, seedOption, untilOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { comparisonResult } from '../results.ts';
import { type Chosen, isNation, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { counted, labelOf, NOTICE, shownUnit } from '../words.ts';

export interface CompareOptions extends ArmOptions {
  /** DEFAULT_PAIRS unless told, of a nation NATION_PAIRS. */
  readonly pairs?: number;
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
    .argument('<region>', 'A region or a nation by name, or its file.');
  addArmOptions(command)
    .option(
      '--pairs <n>',
      `Pairs of histories; fewer than 200 are a preview. ${DEFAULT_PAIRS} unless told, of a nation ${NATION_PAIRS}.`,
      wholeFrom(1, 100_000),
    )
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
        'compare japan --a none --b japan --pairs 16',
        'compare tama --b my-policy.yaml --seed hachioji --json > compare.json',
      )}\n\nWhere the number of members is assumed, pairs are run under both counts, and a verdict that is not the same under both is\nwithheld. Ctrl-C ends it, prints what is done, and leaves with code 130.`,
    )
    .action(async (region: string, options: CompareOptions) => finish(await compare(services, region, options)));
};

export async function compare(services: Services, regionName: string, options: CompareOptions): Promise<ExitCode> {
  if (isNation(services.scenarios, regionName))
    return compareNation(services, regionName, { ...options, pairs: options.pairs });
  const region = readRegion(services.scenarios, regionName);
  const [a, b] = chooseArms(services, region, options);
  const { seed, pairs = DEFAULT_PAIRS, until, workers } = options;
  if (partingMonth(a.params, b.params) === Number.POSITIVE_INFINITY)
    services.err('musubi: note: the same policy on both sides: nothing can differ\n');
  const request = { a: a.params, b: b.params, seedText: seed, pairs, until };
  const other = otherArms(services, regionName, region, options);
  const outcome = await runCounts(services, request, other, workers);
  const interrupted = !outcome.complete;
  if (interrupted) services.err(`musubi: interrupted after ${outcome.pairs.length} of ${counted(pairs, 'pair')}\n`);
  if (outcome.pairs.length > 0) {
    const asked = { a, b, other, seedText: seed, until, pairsAsked: pairs };
    const { comparison, withheld } = compared(outcome.pairs, outcome.others);
    const result: Result = { a, b, other, options, pairs: outcome.pairs, comparison, withheld };
    services.out(options.json ? toJson(comparisonResult(asked, outcome.pairs, outcome.others)) : compareText(result));
  }
  return interrupted ? Exit.interrupted : Exit.done;
}

/** Under both counts of members where there are two. */
export async function runCounts(
  services: Services,
  request: PairRequest,
  other: OtherArms | null,
  workers?: number,
): Promise<BothCounts> {
  if (other !== null) return runBothCounts(services, request, other, workers);
  const { ending, pairs } = await runPairs(services, request, workers);
  return { complete: ending === 'complete', pairs, others: [] };
}

/** All pairs over the workers, with progress on standard error; Ctrl-C leaves those that are done. */
async function runPairs(services: Services, request: PairRequest, workers?: number): Promise<PairsOutcome> {
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
  readonly other: OtherArms | null;
  readonly options: CompareOptions;
  readonly pairs: readonly PairResult[];
  readonly comparison: Comparison;
  /** Indicators whose verdict is not the same under the other count. */
  readonly withheld: ReadonlySet<string>;
}

function compareText({ a, b, other, options, pairs, comparison, withheld }: Result): string {
  const same = isSamePolicy(pairs);
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  return [
    `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}, at ${formatMonth(options.until - 1)}, ${counted(pairs.length, 'pair')}.${preview}`,
    `A  ${policyName(a)}`,
    `B  ${policyName(b)}`,
    NOTICE,
    ...(other === null ? [] : [countsSentence(a.params, other.a.params, withheld.size)]),
    '',
    ...(same ? [SAME_POLICY] : [...headlines(comparison, withheld), furtherBusiness(comparison.indicators, withheld)]),
    '',
    WHAT_IS_COUNTED,
    '',
    indicatorTable(comparison.indicators, INDICATORS, same, withheld),
    '',
    'Verdict: B against A, in the model. Interval: of the mean difference, 95 %, honest however often it is looked at.',
    'Luck removed: share of the variance of the difference that giving both policies the same luck took away.',
    '',
  ].join('\n');
}

/** A headline that one side does not define says nothing here; the table has it. */
function headlines({ indicators }: Comparison, withheld: ReadonlySet<string>): string[] {
  const isDefined = (id: string): boolean =>
    indicators.every((one) => one.id !== id || undefinedUnder(one).length === 0);
  return HEADLINES.filter(isDefined).map((id) => headline(indicators, id, withheld));
}

function headline(indicators: readonly IndicatorComparison[], id: string, withheld: ReadonlySet<string>): string {
  if (withheld.has(id)) return `${labelOf(id)}: ${WITHHELD}`;
  const at = INDICATORS.findIndex((indicator) => indicator.id === id);
  const compared = indicators[at] as IndicatorComparison;
  const { better, unit } = INDICATORS[at] as IndicatorDescriptor;
  const shown = shownUnit(unit);
  const reading = readingOf(compared, better, false, (x) => `${shown.difference(x)} ${shown.unit}`);
  const sentence = reading.sentence.replace(` ${WHAT_IS_COUNTED}`, '');
  // open verdicts begin with their word anyway
  const said = sentence.toLowerCase().startsWith(reading.word);
  return `${labelOf(id)}: ${said ? sentence : `${reading.word}. ${sentence}`}`;
}
