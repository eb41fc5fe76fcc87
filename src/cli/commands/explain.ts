/** `musubi explain`: where two histories with the same luck part, what follows, and which feedback carries the difference. */
import { InvalidArgumentError, Option } from 'commander';
import { formatMonth } from '../../core/calendar.ts';
import type { PairsOutcome } from '../../experiment/executor.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { seedList } from '../../experiment/plan.ts';
import type { KnockoutPair } from '../../experiment/results.ts';
import { inTurns } from '../../experiment/slices.ts';
import { type Explanation, explainTwins, hasStoryLike, type ToldChain } from '../../explain/explanation.ts';
import type { Told } from '../../explain/story.ts';
import { Casts } from '../../explain/telling.ts';
import { type Parting, type TwinSpec, type Twins, twinsInSlices } from '../../explain/twins.ts';
import { INDICATORS } from '../../indicators/descriptors.ts';
import { toJson } from '../../io/json.ts';
import { MODEL_VERSION } from '../../model/params.ts';
import { SPIN_UP } from '../../model/simulation.ts';
import { TECHNOLOGY_FIELDS } from '../../scenario/fields.ts';
import { suggest } from '../../scenario/problems.ts';
import { MINIMUM_PAIRS } from '../../statistics/sequential.ts';
import { type ArmOptions, addArmOptions, chooseArms, tellAssumed } from '../arms.ts';
import { type Explained, explainText, type Others } from '../explainText.ts';
import { interruptible } from '../interrupt.ts';
import { knockoutJson } from '../knockoutText.ts';
import { type AddCommand, examples, pairOption, seedOption, untilOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { counted, NOTICE } from '../words.ts';
import { seedOf } from './run.ts';

export interface ExplainOptions extends ArmOptions {
  readonly seed: string;
  readonly pair?: number;
  readonly until: number;
  readonly others: number;
  readonly pairs: number;
  readonly indicator: readonly string[];
  readonly workers?: number;
  readonly json?: true;
}

/** Told of the knock-outs unless others are asked for. */
const KNOCKOUT_INDICATORS = [
  'newBusinessesStarted',
  'jointRnDStarted',
  'productsFromProjects',
  'venturesFounded',
  'tiesAlive',
  'jobsInRegion',
];

const SUMMARY =
  'Two histories with the same luck: the first difference, what follows from it, and which feedback carries the whole.';

export const addExplain: AddCommand = (program, services, finish) => {
  const command = program
    .command('explain')
    .summary(SUMMARY)
    .description(`${SUMMARY} ${NOTICE}`)
    .argument('<region>', 'A region by name, or its file.');
  addArmOptions(command)
    .addOption(seedOption())
    .addOption(pairOption())
    .addOption(untilOption())
    .option('--others <n>', 'Other seeds that are asked whether they have a chain like it.', wholeFrom(0, 1000), 8)
    .option(
      '--pairs <n>',
      'Pairs of the knock-out table: B again with each feedback channel held; 0 leaves it out.',
      wholeFrom(0, 100_000),
      MINIMUM_PAIRS,
    )
    .addOption(
      new Option('--indicator <id>', 'Indicator of the knock-out table, the first in full; may be given several times.')
        .argParser(indicatorList)
        .default([], 'newBusinessesStarted and others'),
    )
    .option('--workers <n>', 'Threads of the knock-outs; all cores unless told.', wholeFrom(1, 256))
    .option('--json', 'The same for machines, with every number of every pair.')
    .addHelpText(
      'after',
      examples(
        'explain tama --a none --b japan --seed tama-2005',
        'explain tama --a japan --b japan --set-b network.coordinatorsPer100Members=4 --pair 3',
        'explain tama --pairs 64 --indicator tiesAlive --indicator newBusinessesStarted',
        'explain tama --others 0 --pairs 0 --json',
      ).concat('\n\nCtrl-C among the knock-outs prints what is done, and leaves with code 130.'),
    )
    .action(async (region: string, options: ExplainOptions) => finish(await explain(services, region, options)));
};

export async function explain(services: Services, regionName: string, options: ExplainOptions): Promise<ExitCode> {
  const region = readRegion(services.scenarios, regionName);
  tellAssumed(services, region);
  const [a, b] = chooseArms(services, region, options);
  const spec: TwinSpec = {
    a: a.params,
    b: b.params,
    seed: seedOf(options.seed, options.pair),
    partedAt: Math.max(SPIN_UP, partingMonth(a.params, b.params)),
    until: options.until,
    states: true,
  };
  const found = await interruptible(services, (signal) => explained(services, spec, options, signal));
  if (found === null) {
    services.err('musubi: interrupted; an explanation keeps nothing\n');
    return Exit.interrupted;
  }
  const knocked = options.pairs === 0 || spec.partedAt >= spec.until ? null : await knockOut(services, spec, options);
  const interrupted = knocked !== null && knocked.ending !== 'complete';
  if (interrupted)
    services.err(
      `musubi: interrupted after ${knocked.pairs.length} of ${counted(options.pairs, 'pair')} of knock-outs\n`,
    );
  const ids = options.indicator.length === 0 ? KNOCKOUT_INDICATORS : options.indicator;
  const knockouts =
    knocked === null || knocked.pairs.length === 0
      ? null
      : { pairs: knocked.pairs, asked: options.pairs, ids, until: options.until };
  const policiesPart = spec.partedAt < spec.until ? spec.partedAt : null;
  const whole: Explained = { ...found, a, b, options, policiesPart, knockouts };
  services.out(options.json ? toJson(explainJson(whole)) : explainText(whole));
  return interrupted ? Exit.interrupted : Exit.done;
}

/** All pairs over the workers; Ctrl-C leaves those that are done. */
async function knockOut(
  services: Services,
  { a, b, until }: TwinSpec,
  { seed, pairs, workers }: ExplainOptions,
): Promise<PairsOutcome<KnockoutPair>> {
  const pool = services.startWorkers(Math.min(workers ?? services.cores, pairs));
  const line = progressLine(services, pairs === 1 ? 'pair of knock-outs' : 'pairs of knock-outs');
  try {
    return await interruptible(services, (signal) =>
      pool.knockOut({ a, b, seedText: seed, pairs, until }, { onPair: (_, progress) => line.show(progress), signal }),
    );
  } finally {
    line.end();
    pool.dispose();
  }
}

function indicatorList(id: string, before: readonly string[]): readonly string[] {
  const ids = INDICATORS.map((indicator) => indicator.id);
  if (!ids.includes(id)) throw new InvalidArgumentError(`No indicator is called that; ${suggest(id, ids)}`);
  return [...before, id];
}

const FIELD_NAMES = TECHNOLOGY_FIELDS.map((field) => field.en);

/** null: stopped. */
async function explained(
  services: Services,
  spec: TwinSpec,
  options: ExplainOptions,
  signal: AbortSignal,
): Promise<(Explanation & { readonly others: Others }) | null> {
  const run = (one: TwinSpec): Promise<Twins | null> =>
    inTurns(twinsInSlices(one), services.pause, () => signal.aborted);
  const casts = new Casts();
  const twins = await run({ ...spec, after: casts.look });
  if (twins === null) return null;
  const explanation = explainTwins(twins, FIELD_NAMES, casts);
  const { onlyUnderB } = explanation;
  const others = onlyUnderB === null ? { asked: 0, alike: 0 } : await alike(services, spec, options, onlyUnderB, run);
  return others && { ...explanation, others };
}

/** One seed is one story: how many others have one that leads as far. null: stopped. */
async function alike(
  services: Services,
  spec: TwinSpec,
  { seed, pair, others }: ExplainOptions,
  story: ToldChain,
  run: (spec: TwinSpec) => Promise<Twins | null>,
): Promise<Others | null> {
  const seeds = seedList(seed, others + 1)
    .filter((_, i) => pair === undefined || i !== pair - 1)
    .slice(0, others);
  const line = progressLine(services, others === 1 ? 'other seed' : 'other seeds');
  const started = services.clock();
  let found = 0;
  for (const [i, other] of seeds.entries()) {
    const twins = await run({ ...spec, seed: other, states: false });
    if (twins === null) {
      line.end();
      return null;
    }
    if (hasStoryLike(twins, story)) found++;
    const seconds = (services.clock() - started) / 1000;
    line.show({ done: i + 1, total: others, secondsLeft: (seconds / (i + 1)) * (others - i - 1) });
  }
  line.end();
  return { asked: others, alike: found };
}

function explainJson({ a, b, options, knockouts, ...explanation }: Explained): object {
  const dated = (told: Told): object => ({ ...told, month: formatMonth(told.month) });
  const chain = (one: ToldChain | null): object | null => one && { arm: one.arm, events: one.events.map(dated) };
  const parting = (one: Parting | null): object | null => one && { ...one, month: formatMonth(one.month) };
  const { policiesPart, state, population, first, fromFirst, onlyUnderB, ...rest } = explanation;
  return {
    format: 'musubi explain 1',
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    region: a.region,
    a: { policy: a.policy, sets: a.sets, model: a.params.variant },
    b: { policy: b.policy, sets: b.sets, model: b.params.variant },
    seed: options.seed,
    pair: options.pair ?? null,
    until: formatMonth(options.until),
    policiesPart: policiesPart === null ? null : formatMonth(policiesPart),
    stateParts: parting(state),
    populationParts: parting(population),
    firstEvent: first && dated(first),
    chainFromFirstEvent: chain(fromFirst),
    chainOnlyUnderB: chain(onlyUnderB),
    ...rest,
    knockouts: knockouts && knockoutJson(knockouts),
  };
}
