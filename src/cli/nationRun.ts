/** `musubi run` of a nation: progress by fiscal year on standard error, then tables or JSON. */
import { fiscalYearOf, formatMonth } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import { type NationOutcome, nationInSlices } from '../experiment/nation.ts';
import { toJson } from '../io/json.ts';
import type { NationParams } from '../model/nation/params.ts';
import { MODEL_VERSION } from '../model/params.ts';
import { SPIN_UP } from '../model/simulation.ts';
import { interruptible } from './interrupt.ts';
import { chooseNation, type ReadNation, readNation } from './nations.ts';
import { outcomeText, summed } from './nationText.ts';
import { progressLine } from './progress.ts';
import { type PolicyChoice, policyName } from './scenarios.ts';
import { Exit, type ExitCode, type Services } from './services.ts';
import { PROGRAM_VERSION } from './version.ts';
import { NOTICE } from './words.ts';

export interface NationRunAsked extends PolicyChoice {
  /** Text of the seed, the pair of its list counted from 1, and what the two come to. */
  readonly seedText: string;
  readonly pair: number | undefined;
  readonly seed: Key;
  readonly until: number;
  /** No links, budgets of their own. */
  readonly apart: boolean;
  readonly json: boolean;
}

export async function runNation(services: Services, name: string, asked: NationRunAsked): Promise<ExitCode> {
  const read = readNation(services.scenarios, name);
  const compiled = chooseNation(services.scenarios, read, asked, asked.apart);
  for (const warning of compiled.warnings) services.err(`musubi: warning: ${warning}\n`);
  const outcome = await runNationHistory(services, compiled.params, asked);
  if (outcome === null) {
    services.err('musubi: interrupted; a single run keeps nothing\n');
    return Exit.interrupted;
  }
  services.out(
    asked.json
      ? toJson(nationResult({ ...asked, ...compiled, nation: read.nation.id, model: asked.model ?? 'full' }, outcome))
      : nationText(read, asked, outcome),
  );
  return Exit.done;
}

/** null: interrupted. */
export function runNationHistory(
  services: Services,
  params: NationParams,
  of: Pick<NationAsked, 'seed' | 'until'>,
): Promise<NationOutcome | null> {
  return interruptible(services, (signal) => run(services, params, of, () => signal.aborted));
}

async function run(
  services: Services,
  params: NationParams,
  { seed, until }: Pick<NationAsked, 'seed' | 'until'>,
  stopped: () => boolean,
): Promise<NationOutcome | null> {
  const line = progressLine(services, 'fiscal years');
  const total = fiscalYearOf(until - 1) - fiscalYearOf(SPIN_UP) + 1;
  const started = services.clock();
  const slices = nationInSlices(params, seed, until);
  try {
    for (;;) {
      if (stopped()) return null;
      const { done: ended, value } = slices.next();
      if (ended) return value;
      const done = fiscalYearOf(value) - fiscalYearOf(SPIN_UP);
      const left = ((services.clock() - started) / 1000 / Math.max(1, done)) * (total - done);
      if (done > 0) line.show({ done: Math.min(done, total), total, secondsLeft: left });
      await services.pause();
    }
  } finally {
    line.end();
  }
}

function nationText({ nation }: ReadNation, asked: NationRunAsked, outcome: NationOutcome): string {
  const pair = asked.pair === undefined ? '' : `, pair ${asked.pair}`;
  const apart = asked.apart ? ', regions apart' : '';
  return [
    `${nation.names.en}, policy ${policyName(asked)}${apart}, seed ${JSON.stringify(asked.seedText)}${pair}`,
    NOTICE,
    '',
    outcomeText(outcome),
    '',
    `digest   ${outcome.digest}`,
    `run key  ${outcome.runKey}`,
    '',
  ].join('\n');
}

/** What a result of a nation says that its run does not: labels, and what was run. */
export interface NationAsked {
  readonly nation: string;
  readonly policy: string;
  readonly sets: readonly string[];
  readonly model: string;
  readonly apart: boolean;
  readonly seedText: string;
  readonly pair: number | undefined;
  readonly seed: Key;
  readonly until: number;
  readonly warnings: readonly string[];
  readonly params: NationParams;
}

/** As `replay` builds it anew. */
export function nationResult(asked: NationAsked, { digest, runKey, regions, years, awards }: NationOutcome): object {
  return {
    format: 'musubi nation 1',
    version: PROGRAM_VERSION,
    notice: NOTICE,
    digest,
    runKey,
    modelVersion: MODEL_VERSION,
    nation: asked.nation,
    policy: asked.policy,
    sets: asked.sets,
    model: asked.model,
    apart: asked.apart,
    seed: asked.seedText,
    pair: asked.pair ?? null,
    seedWords: [asked.seed.hi, asked.seed.lo],
    until: formatMonth(asked.until),
    warnings: asked.warnings,
    regions,
    gains: { firms: summed(regions, 'firms'), jobs: summed(regions, 'jobs'), sales: summed(regions, 'sales') },
    awards,
    years,
    params: asked.params,
  };
}
