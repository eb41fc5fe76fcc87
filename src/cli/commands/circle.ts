/** `musubi circle`: step 4, asked for by name: offspring of successes on branches with all support withdrawn. */

import { InvalidArgumentError, Option } from 'commander';
import { fiscalYearOf, formatMonth, parseMonth } from '../../core/calendar.ts';
import type { Key } from '../../core/random.ts';
import { printTable } from '../../core/table.ts';
import { seedList } from '../../experiment/plan.ts';
import { cohortsOf, DEFAULT_FROM, spreadOf } from '../../experiment/withdrawn.ts';
import { type Circle, virtuousCircle, WITHDRAWN_MONTHS } from '../../indicators/circle.ts';
import { toJson } from '../../io/json.ts';
import type { Params } from '../../model/params.ts';
import { PEER_MONTHS } from '../../model/processes/founding.ts';
import { createSimulation, END, runUntil, START } from '../../model/simulation.ts';
import type { Variant } from '../../model/variants.ts';
import { chooseArm, tellAssumed } from '../arms.ts';
import { interruptible } from '../interrupt.ts';
import { modelOption } from '../models.ts';
import { type AddCommand, examples, seedOption, setOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { type Chosen, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { NOTICE } from '../words.ts';

export interface CircleOptions {
  readonly policy: string;
  readonly set: readonly string[];
  readonly model?: Variant;
  readonly seed: string;
  readonly seeds: number;
  readonly from: number;
  readonly json?: true;
}

export const addCircle: AddCommand = (program, services, finish) => {
  program
    .command('circle')
    .summary('Step 4: offspring per technical success on branches with all support withdrawn.')
    .description(
      `Step 4, the virtuous circle: from a month on all support is withdrawn for ten years, and the ventures and entries of firms that technical successes cause are counted, cohort by cohort. The gauge of step 4 divides by launched products instead. ${NOTICE}`,
    )
    .argument('<region>', 'A region by name, or its file.')
    .option('--policy <policy>', 'A policy by name, or its file: what was done until support ended.', 'japan')
    .addOption(setOption('--set', 'Change a lever or a coefficient; may be given several times.'))
    .addOption(modelOption())
    .addOption(
      new Option('--from <month>', 'YYYY-MM, an April: the first month without support.')
        .argParser(april)
        .default(DEFAULT_FROM, formatMonth(DEFAULT_FROM)),
    )
    .addOption(seedOption())
    .option('--seeds <n>', 'How many seeds of the list that the text stands for.', wholeFrom(1, 10_000), 20)
    .option('--json', 'Each seed and cohort, for machines.')
    .addHelpText('after', examples('circle tama', 'circle tama --policy none --from 2006-04 --seeds 100'))
    .action(async (region: string, options: CircleOptions) => finish(await circle(services, region, options)));
};

function april(text: string): number {
  const month = parseMonth(text);
  if (month !== undefined && month % 12 === 3 && month > START && month <= END) return month;
  throw new InvalidArgumentError(
    `Expected an April as YYYY-04 after ${formatMonth(START)} and up to ${formatMonth(END)}.`,
  );
}

export async function circle(services: Services, regionName: string, options: CircleOptions): Promise<ExitCode> {
  const region = readRegion(services.scenarios, regionName);
  tellAssumed(services, region);
  const { policy, set: sets, model } = options;
  const chosen = chooseArm(services, region, { policy, sets, model }, '--set');
  const circles: Circle[] = [];
  const line = progressLine(services, 'seeds');
  const done = await interruptible(services, async (signal) => {
    const started = services.clock();
    for (const seed of seedList(options.seed, options.seeds)) {
      await services.pause();
      if (signal.aborted) return false;
      circles.push(oneCircle(chosen.params, seed, options.from));
      const each = (services.clock() - started) / circles.length / 1000;
      const left = options.seeds - circles.length;
      line.show({ done: circles.length, total: options.seeds, secondsLeft: each * left });
    }
    return true;
  });
  line.end();
  if (circles.length === 0) {
    services.err('musubi: interrupted before the first seed was done\n');
    return Exit.interrupted;
  }
  services.out(options.json ? toJson(circleJson(chosen, options, circles)) : circleText(chosen, options, circles));
  return done ? Exit.done : Exit.interrupted;
}

function oneCircle(params: Params, seed: Key, from: number): Circle {
  const sim = createSimulation(params, seed);
  runUntil(sim, from - PEER_MONTHS);
  return virtuousCircle(sim, from);
}

function circleJson(chosen: Chosen, options: CircleOptions, circles: readonly Circle[]): object {
  return {
    format: 'musubi circle 1',
    notice: NOTICE,
    policy: chosen.policy,
    model: chosen.params.variant,
    sets: chosen.sets,
    seed: options.seed,
    seedsAsked: options.seeds,
    from: formatMonth(options.from),
    months: WITHDRAWN_MONTHS,
    ...spreadOf(circles),
    circles,
    params: chosen.params,
  };
}

function circleText(chosen: Chosen, options: CircleOptions, circles: readonly Circle[]): string {
  const { mean, standardError } = spreadOf(circles);
  const rows = cohortsOf(circles).map(({ fiscalYear, successes, offspring, watched }) => [
    `FY${fiscalYear}`,
    successes.toFixed(1),
    offspring.toFixed(1),
    watched.toFixed(1),
  ]);
  const figure = mean === null ? 'undefined: there was no success' : mean.toFixed(2);
  const error = standardError === null ? '' : ` (standard error ${standardError.toFixed(2)})`;
  return [
    `${chosen.presentation.names.en}, policy ${policyName(chosen)} until ${formatMonth(options.from)}, then no support for ten years; ${circles.length} of ${options.seeds} seeds`,
    NOTICE,
    '',
    `offspring per technical success within ten years, corrected for years not watched: ${figure}${error}`,
    mean === null || mean < 1
      ? 'Below 1: successes do not renew themselves.'
      : 'At 1 or more successes renew themselves.',
    '',
    printTable(rows, [
      { header: `successes of` },
      { header: 'successes', align: 'right' },
      { header: 'offspring so far', align: 'right' },
      { header: 'years watched', align: 'right' },
    ]),
    '',
    `Means per seed. Successes are technical ones, of projects; the gauge of step 4 divides by launched products instead. Offspring are ventures, and firms that enter, that a keyed label gives to a success, by its share of their rate. FY${fiscalYearOf(options.from)} is the first year without support.`,
    '',
  ].join('\n');
}
