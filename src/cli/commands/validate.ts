/** `musubi validate`: the model and its null models against the targets. */
import { InvalidArgumentError, Option } from 'commander';
import type { Observation } from '../../experiment/results.ts';
import { groupRuns, requestsOf, type ValidationPlan } from '../../experiment/validation/plan.ts';
import { EVERY_REGION } from '../../experiment/validation/target.ts';
import { toJson } from '../../io/json.ts';
import { VARIANTS } from '../../model/variants.ts';
import { interruptible } from '../interrupt.ts';
import { simulated } from '../models.ts';
import { type AddCommand, examples, seedOption, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { choose, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { type Validated, type ValidateOptions, validationJson, validationText } from '../validationText.ts';
import { NOTICE } from '../words.ts';

export const addValidate: AddCommand = (program, services, finish) => {
  program
    .command('validate')
    .summary('The model and its null models against the targets of the evidence.')
    .description(
      `The model and its null models against the targets of the evidence: the distance from each, whether it was put in, and what a null model shows as well. ${NOTICE}`,
    )
    .option('--policy <policy>', 'The policy that was enacted: a name or a file.', 'japan')
    .addOption(
      new Option('--regions <names>', 'Regions by name or file, parted by commas.')
        .argParser(listOf((name) => name))
        .default([...EVERY_REGION], EVERY_REGION.join(',')),
    )
    .addOption(
      new Option('--models <names>', 'Models by name, parted by commas; see musubi list models.')
        .argParser(listOf(simulated))
        .default([...VARIANTS], 'all simulations'),
    )
    .option(
      '--seeds <n>',
      'Histories of each region under each model; fewer than 64 are a preview.',
      wholeFrom(2, 10_000),
      64,
    )
    .addOption(seedOption())
    .option('--workers <n>', 'Threads; all cores unless told.', wholeFrom(1, 256))
    .option('--json', 'The same for machines, with run keys and digests.')
    .addHelpText(
      'after',
      `${examples(
        'validate',
        'validate --seeds 8 --regions tama --models full,noPolicy,randomMatching',
        'validate --json > validation.json',
      )}\n\nThe distance is |mean - target| / sqrt(sigma² + e²), sigma half the tolerance and e the standard error of the mean over
seeds; below 3 a target counts as shown, and a sign in 95 % of histories. The standard deviation over histories stands apart.

Ctrl-C ends it, prints the table of the seeds that are whole, and leaves with code 130.`,
    )
    .action(async (options: ValidateOptions) => finish(await validate(services, options)));
};

/** Names parted by commas, each once and at least one. */
function listOf<T>(read: (name: string) => T): (text: string) => T[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim());
    if (names.some((name) => name === '')) throw new InvalidArgumentError('Expected names parted by commas.');
    if (new Set(names).size < names.length) throw new InvalidArgumentError('A name stands there twice.');
    return names.map(read);
  };
}

export async function validate(services: Services, options: ValidateOptions): Promise<ExitCode> {
  const { policy, models, seed, seeds, workers } = options;
  const regions = options.regions.map((name) => {
    const { params } = choose(services.scenarios, readRegion(services.scenarios, name), { policy, sets: [] });
    return { id: params.region.id, params };
  });
  const plan: ValidationPlan = { regions, models, seedText: seed, seeds };
  const done = await observe(services, plan, workers);
  const each = regions.length * models.length;
  const whole = Math.floor(done.length / each);
  const interrupted = whole < seeds;
  if (interrupted) services.err(`musubi: interrupted after ${whole} of ${seeds} seeds\n`);
  if (whole >= 2) {
    const validated: Validated = { options, groups: groupRuns(plan, done), seeds: whole };
    services.out(options.json ? toJson(validationJson(validated)) : validationText(validated));
  }
  return interrupted ? Exit.interrupted : Exit.done;
}

async function observe(services: Services, plan: ValidationPlan, workers?: number): Promise<readonly Observation[]> {
  const requests = requestsOf(plan);
  const pool = services.startWorkers(Math.min(workers ?? services.cores, requests.length));
  const line = progressLine(services, 'runs');
  try {
    return await interruptible(services, (signal) =>
      pool.observeRuns(requests, { onRun: (_, progress) => line.show(progress), signal }),
    );
  } finally {
    line.end();
    pool.dispose();
  }
}
