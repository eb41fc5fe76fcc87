/** `musubi replay`: a result again, bit by bit. */
import { formatMonth } from '../../core/calendar.ts';
import { InputError } from '../../core/errors.ts';
import { nationKeyOf } from '../../experiment/nation.ts';
import { seedList } from '../../experiment/plan.ts';
import { runKeyOf } from '../../experiment/runKey.ts';
import { INDICATORS } from '../../indicators/descriptors.ts';
import { QUARTERS, quarterMonth } from '../../indicators/recorder.ts';
import { toJson } from '../../io/json.ts';
import { MODEL_VERSION } from '../../model/params.ts';
import type { Variant } from '../../model/variants.ts';
import { runHistory } from '../history.ts';
import { interruptible } from '../interrupt.ts';
import { firstMismatch, type Mismatch, tellMismatch } from '../mismatch.ts';
import { modelOption } from '../models.ts';
import { nationResult, runNationHistory } from '../nationRun.ts';
import { type AddCommand, examples, wholeFrom } from '../program.ts';
import { type RecordedComparison, type RecordedRun, readResult } from '../recorded.ts';
import type { RecordedNation } from '../recordedNation.ts';
import { comparisonResult, runResult } from '../results.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { counted, labelOf, printable } from '../words.ts';
import { runCounts } from './compare.ts';
import { seedOf } from './run.ts';

export interface ReplayOptions {
  readonly workers?: number;
  /** The model that the result, or one of its arms, must be of. */
  readonly model?: Variant;
  readonly json?: true;
}

export const addReplay: AddCommand = (program, services, finish) => {
  program
    .command('replay')
    .description(
      'Runs a result again, holds all that the file says against it, and says "reproduced bit for bit" or names the first mismatch (code 1). Names of policies and changes are labels; the parameters in the file are what runs.',
    )
    .argument('<result>', 'A file that `run --json` or `compare --json` wrote.')
    .option('--workers <n>', 'Threads for the pairs of a comparison; all cores unless told.', wholeFrom(1, 256))
    .addOption(modelOption('--model', 'Refuse a result of another model; the file says which it is of.'))
    .option('--json', 'The answer for machines.')
    .addHelpText('after', examples('replay run.json', 'replay compare.json --workers 2'))
    .action(async (file: string, options: ReplayOptions) => finish(await replay(services, file, options)));
};

/** In words, and for machines the place and both values where there is one. */
interface Told extends Partial<Mismatch> {
  readonly told: string;
}

/** `mismatch` null: reproduced. `interrupted`: not known, as far as it went nothing was wrong. */
interface Verdict {
  readonly what: string;
  readonly mismatch: Told | null;
  readonly interrupted?: boolean;
}

export async function replay(services: Services, file: string, options: ReplayOptions): Promise<ExitCode> {
  const recorded = readResult(file);
  if (options.model !== undefined) checkModel(file, recorded, options.model);
  const verdict = await verdictOn(services, file, recorded, options);
  const { what, mismatch, interrupted = false } = verdict;
  if (interrupted) services.err('musubi: interrupted before the end\n');
  const reproduced = mismatch === null && !interrupted;
  if (options.json)
    services.out(
      toJson({
        reproduced,
        what,
        mismatch: mismatch?.told ?? null,
        ...placeOf(mismatch),
        interrupted,
        modelVersion: MODEL_VERSION,
      }),
    );
  else if (mismatch !== null) services.out(`not reproduced: ${mismatch.told}\n`);
  else if (reproduced) services.out(`reproduced bit for bit: ${what}\n`);
  return mismatch !== null ? Exit.fault : interrupted ? Exit.interrupted : Exit.done;
}

/** What is not there stands as null. */
function placeOf(mismatch: Told | null): object {
  if (mismatch?.path === undefined) return {};
  return { path: mismatch.path, file: mismatch.file ?? null, computed: mismatch.reproduced ?? null };
}

async function verdictOn(
  services: Services,
  file: string,
  recorded: ReturnType<typeof readResult>,
  options: ReplayOptions,
): Promise<Verdict> {
  if (recorded.kind === 'run') return replayRun(services, file, recorded);
  if (recorded.kind === 'nation') return replayNation(services, file, recorded);
  if (recorded.kind === 'compare') return replayPairs(services, file, recorded, options);
  const { theirs, ours } = recorded;
  const told = `the result is of ${theirs}, this is ${ours}; other versions have other results`;
  return { what: 'a result of another version', mismatch: { told } };
}

async function replayRun(services: Services, file: string, recorded: RecordedRun): Promise<Verdict> {
  const { params, seed, until } = recorded;
  const what = `one run, digest ${recorded.digest}`;
  checkKey(file, recorded.runKey, runKeyOf(params, seed, until));
  const history = await interruptible(services, (signal) =>
    runHistory(params, seed, until, services.pause, () => signal.aborted),
  );
  if (history === null) return { what, mismatch: null, interrupted: true };
  const early = seriesMismatch(recorded.series, history.summary.series);
  const asked = { ...recorded, seed: seedOf(recorded.seedText, recorded.pair ?? undefined) };
  return { what, mismatch: early ?? wholeMismatch(recorded.json, runResult(asked, history)) };
}

async function replayNation(services: Services, file: string, recorded: RecordedNation): Promise<Verdict> {
  const { params, seed, until } = recorded;
  const what = `one run of a nation, digest ${recorded.digest}`;
  checkKey(file, recorded.runKey, nationKeyOf(params, seed, until));
  const outcome = await runNationHistory(services, params, recorded);
  if (outcome === null) return { what, mismatch: null, interrupted: true };
  const asked = { ...recorded, seed: seedOf(recorded.seedText, recorded.pair) };
  return { what, mismatch: wholeMismatch(recorded.json, nationResult(asked, outcome)) };
}

async function replayPairs(
  services: Services,
  file: string,
  recorded: RecordedComparison,
  { workers }: ReplayOptions,
): Promise<Verdict> {
  const { a, b, other, seedText, until, pairs } = recorded;
  const what = counted(pairs.length, 'pair');
  const seeds = seedList(seedText, pairs.length);
  for (const count of other === null ? [recorded] : [recorded, other])
    count.pairs.forEach(({ runKeys }, i) => {
      const seed = seeds[i] as (typeof seeds)[number];
      checkKey(file, runKeys.a, runKeyOf(count.a.params, seed, until));
      checkKey(file, runKeys.b, runKeyOf(count.b.params, seed, until));
    });
  const request = { a: a.params, b: b.params, seedText, pairs: pairs.length, until };
  const outcome = await runCounts(services, request, other, workers);
  for (const [count, again] of [
    [recorded, outcome.pairs],
    [other, outcome.others],
  ] as const) {
    for (const pair of again) {
      const before = count?.pairs[pair.index];
      if (before === undefined) continue;
      const mismatch =
        digestMismatch(pair.index, 'a', before.digests.a, pair.a.digest) ??
        digestMismatch(pair.index, 'b', before.digests.b, pair.b.digest);
      if (mismatch !== null) return { what, mismatch };
    }
  }
  if (!outcome.complete) return { what, mismatch: null, interrupted: true };
  return { what, mismatch: wholeMismatch(recorded.json, comparisonResult(recorded, outcome.pairs, outcome.others)) };
}

/** A comparison is of a model if one of its arms is. */
function checkModel(file: string, recorded: ReturnType<typeof readResult>, model: Variant): void {
  if (recorded.kind === 'otherVersion') return;
  const arms = recorded.kind === 'compare' ? [recorded.a.params, recorded.b.params] : [];
  const one = recorded.kind === 'run' ? [recorded.params] : recorded.kind === 'nation' ? recorded.params.regions : [];
  const found = [...new Set([...arms, ...one].map(({ variant }) => variant))];
  if (!found.includes(model))
    throw new InputError(
      `${file}:1:1: params.variant: value ${found.join(' and ')}; expected ${model}, as --model asks`,
    );
}

/** Parameters and seed must still be those that the result was made with. */
function checkKey(file: string, recorded: string, computed: string): void {
  if (recorded === computed) return;
  throw new InputError(
    `${file}:1:1: runKey: value ${recorded}; expected ${computed}, the key of the parameters and seed that stand there: the file was changed`,
  );
}

/** Everything that the result says, field by field, as it would be printed now. */
function wholeMismatch(file: unknown, result: object): Told | null {
  // through the text, so that NaN is null and minus zero is zero on both sides
  const mismatch = firstMismatch(file, JSON.parse(toJson(result)));
  return mismatch && told(mismatch);
}

function told(mismatch: Mismatch, where = ''): Told {
  const at = where === '' ? '' : `${where}, `;
  return { told: printable(`${at}${tellMismatch(mismatch)}`), ...mismatch };
}

function digestMismatch(index: number, arm: 'a' | 'b', file: string, reproduced: string): Told | null {
  if (file === reproduced) return null;
  return told(
    { path: `runs[${index}].${arm}.digest`, file, reproduced },
    `pair ${index + 1} under ${arm.toUpperCase()}`,
  );
}

/** The earliest quarter in which an indicator differs: where the histories part, if they do. */
function seriesMismatch(recorded: Float64Array, computed: Float64Array): Told | null {
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    for (const [row, { id }] of INDICATORS.entries()) {
      const [before, now] = [recorded[row * QUARTERS + quarter], computed[row * QUARTERS + quarter]];
      if (before === now || (Number.isNaN(before) && Number.isNaN(now))) continue;
      const [file, reproduced] = [before, now].map((x) => (Number.isNaN(x) ? null : x));
      const path = `indicators[${row}].quarters[${quarter}]`;
      return told({ path, file, reproduced }, `${labelOf(id)} in ${formatMonth(quarterMonth(quarter))}`);
    }
  }
  return null;
}
