/** `musubi replay`: a result again, bit by bit. */
import { formatMonth } from '../../core/calendar.ts';
import { InputError } from '../../core/errors.ts';
import { compareResults } from '../../experiment/compare.ts';
import { seedList } from '../../experiment/plan.ts';
import { runKeyOf } from '../../experiment/runKey.ts';
import { INDICATORS } from '../../indicators/descriptors.ts';
import { QUARTERS, quarterMonth } from '../../indicators/recorder.ts';
import { MODEL_VERSION } from '../../model/params.ts';
import { runHistory } from '../history.ts';
import { interruptible } from '../interrupt.ts';
import { toJson } from '../json.ts';
import { type AddCommand, examples, wholeFrom } from '../program.ts';
import { type RecordedComparison, type RecordedRun, readResult } from '../recorded.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { labelOf } from '../words.ts';
import { runPairs } from './compare.ts';

export interface ReplayOptions {
  readonly workers?: number;
  readonly json?: true;
}

export const addReplay: AddCommand = (program, services, finish) => {
  program
    .command('replay')
    .description('Runs a result again and says "reproduced bit for bit", or names the first mismatch (code 1).')
    .argument('<result>', 'a file that `run --json` or `compare --json` wrote')
    .option('--workers <n>', 'threads for the pairs of a comparison; all cores unless told', wholeFrom(1, 256))
    .option('--json', 'the answer for machines')
    .addHelpText('after', examples('replay run.json', 'replay compare.json --workers 2'))
    .action(async (file: string, options: ReplayOptions) => finish(await replay(services, file, options)));
};

/** `mismatch` null: reproduced. `interrupted`: not known, as far as it went nothing was wrong. */
interface Verdict {
  readonly what: string;
  readonly mismatch: string | null;
  readonly interrupted?: boolean;
}

export async function replay(services: Services, file: string, options: ReplayOptions): Promise<ExitCode> {
  const recorded = readResult(file);
  const verdict = await verdictOn(services, file, recorded, options);
  const { what, mismatch, interrupted = false } = verdict;
  if (interrupted) services.err('musubi: interrupted before the end\n');
  const reproduced = mismatch === null && !interrupted;
  if (options.json) services.out(toJson({ reproduced, what, mismatch, interrupted, modelVersion: MODEL_VERSION }));
  else if (mismatch !== null) services.out(`not reproduced: ${mismatch}\n`);
  else if (reproduced) services.out(`reproduced bit for bit: ${what}\n`);
  return mismatch !== null ? Exit.fault : interrupted ? Exit.interrupted : Exit.done;
}

async function verdictOn(
  services: Services,
  file: string,
  recorded: ReturnType<typeof readResult>,
  options: ReplayOptions,
): Promise<Verdict> {
  if (recorded.kind === 'run') return replayRun(services, file, recorded);
  if (recorded.kind === 'compare') return replayPairs(services, file, recorded, options);
  const mismatch = `the result is of model version ${recorded.modelVersion}, this is ${MODEL_VERSION}; other versions have other results`;
  return { what: 'a result of another model', mismatch };
}

async function replayRun(services: Services, file: string, recorded: RecordedRun): Promise<Verdict> {
  const { params, seed, until } = recorded;
  const what = `one run, digest ${recorded.digest}`;
  checkKey(file, recorded.runKey, runKeyOf(params, seed, until));
  const history = await interruptible(services, (signal) =>
    runHistory(params, seed, until, services.pause, () => signal.aborted),
  );
  if (history === null) return { what, mismatch: null, interrupted: true };
  const { digest, series } = history.summary;
  return {
    what,
    mismatch: seriesMismatch(recorded.series, series) ?? digestMismatch('the run', recorded.digest, digest),
  };
}

async function replayPairs(
  services: Services,
  file: string,
  recorded: RecordedComparison,
  { workers }: ReplayOptions,
): Promise<Verdict> {
  const { a, b, seedText, until, pairs, differences } = recorded;
  const what = `${pairs.length} pairs`;
  const seeds = seedList(seedText, pairs.length);
  pairs.forEach(({ runKeys }, i) => {
    const seed = seeds[i] as (typeof seeds)[number];
    checkKey(file, runKeys.a, runKeyOf(a, seed, until));
    checkKey(file, runKeys.b, runKeyOf(b, seed, until));
  });
  const outcome = await runPairs(services, { a, b, seedText, pairs: pairs.length, until }, workers);
  for (const pair of outcome.pairs) {
    const before = pairs[pair.index] as (typeof pairs)[number];
    const mismatch =
      digestMismatch(`pair ${pair.index} under A`, before.digests.a, pair.a.digest) ??
      digestMismatch(`pair ${pair.index} under B`, before.digests.b, pair.b.digest);
    if (mismatch !== null) return { what, mismatch };
  }
  const mismatch = outcome.pairs.length === 0 ? null : differenceMismatch(differences, compareResults(outcome.pairs));
  return { what, mismatch, interrupted: outcome.ending !== 'complete' };
}

/** Parameters and seed must still be those that the result was made with. */
function checkKey(file: string, recorded: string, computed: string): void {
  if (recorded === computed) return;
  throw new InputError(
    `${file}:1:1: runKey: value ${recorded}; expected ${computed}, the key of the parameters and seed that stand there: the file was changed`,
  );
}

function digestMismatch(where: string, recorded: string, computed: string): string | null {
  return recorded === computed ? null : `${where} ends in state ${computed}, the file has ${recorded}`;
}

/** The earliest quarter in which an indicator differs. */
function seriesMismatch(recorded: Float64Array, computed: Float64Array): string | null {
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    for (const [row, { id, unit }] of INDICATORS.entries()) {
      const [before, now] = [recorded[row * QUARTERS + quarter], computed[row * QUARTERS + quarter]];
      if (isSame(before, now)) continue;
      return `${labelOf(id)} in ${formatMonth(quarterMonth(quarter))} is ${now} ${unit}, the file has ${before}`;
    }
  }
  return null;
}

function differenceMismatch(
  recorded: readonly (readonly number[])[],
  computed: ReturnType<typeof compareResults>,
): string | null {
  for (const [row, { id, differences }] of computed.indicators.entries()) {
    for (const [pair, now] of differences.entries()) {
      const before = recorded[row]?.[pair];
      if (!isSame(before, now)) return `${labelOf(id)} of pair ${pair} differs by ${now}, the file has ${before}`;
    }
  }
  return null;
}

/** JSON knows neither NaN (written as null, read as NaN) nor minus zero. */
function isSame(before: number | undefined, now: number | undefined): boolean {
  return before === now || (Number.isNaN(before) && Number.isNaN(now));
}
