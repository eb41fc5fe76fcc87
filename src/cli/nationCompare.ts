/**
 * `musubi compare` of a nation: pairs of histories with the same luck, under both counts of members, for most of its regions
 * have assumed ones. A history takes seconds, so few pairs are made unless more are asked for.
 */
import { formatMonth } from '../core/calendar.ts';
import { InputError } from '../core/errors.ts';
import { type Column, printTable, signed } from '../core/table.ts';
import type { IndicatorComparison } from '../experiment/compare.ts';
import type { NationOutcome, NationRequest } from '../experiment/nation.ts';
import {
  compareNations,
  compareRegions,
  NATION_INDICATORS,
  type NationPair,
  type RegionDifference,
  sameRuns,
} from '../experiment/nationCompare.ts';
import { seedList } from '../experiment/plan.ts';
import { businessPrice } from '../experiment/price.ts';
import { readingOf, WITHHELD } from '../experiment/reading.ts';
import { flipping } from '../experiment/withheld.ts';
import { WHAT_IS_COUNTED } from '../experiment/words.ts';
import { toJson } from '../io/json.ts';
import { MODEL_VERSION } from '../model/params.ts';
import { hasAlternative, underAlternative } from '../scenario/alternative.ts';
import type { CompiledNation } from '../scenario/nation.ts';
import { type ArmOptions, armChoices } from './arms.ts';
import { furtherBusiness, indicatorTable } from './compareTable.ts';
import { interruptible } from './interrupt.ts';
import { chooseNation, type ReadNation, readNation } from './nations.ts';
import { progressLine } from './progress.ts';
import { type PolicyChoice, policyName } from './scenarios.ts';
import { Exit, type ExitCode, type Services } from './services.ts';
import { PROGRAM_VERSION } from './version.ts';
import { counted, NOTICE } from './words.ts';

/** As few as allow a verdict. */
export const NATION_PAIRS = 8;

export interface NationCompareAsked extends ArmOptions {
  readonly pairs: number | undefined;
  readonly seed: string;
  readonly until: number;
  readonly workers?: number;
  readonly json?: true;
}

interface Arms {
  readonly a: CompiledNation;
  readonly b: CompiledNation;
}

/** What was compared under one count of members. */
interface Compared {
  readonly pairs: readonly NationPair[];
  readonly indicators: readonly IndicatorComparison[];
  readonly regions: readonly RegionDifference[];
}

interface Result {
  readonly read: ReadNation;
  readonly choices: readonly [a: PolicyChoice, b: PolicyChoice];
  readonly arms: Arms;
  readonly others: Arms | null;
  readonly compared: Compared;
  /** Under the other count; null where every count is printed. */
  readonly other: Compared | null;
  readonly asked: NationCompareAsked;
  readonly total: number;
}

export async function compareNation(services: Services, name: string, asked: NationCompareAsked): Promise<ExitCode> {
  const read = readNation(services.scenarios, name);
  const choices = armChoices(asked);
  const arms = armsOf(services, read, choices);
  for (const warning of new Set([...arms.a.warnings, ...arms.b.warnings]))
    services.err(`musubi: warning: ${warning}\n`);
  const assumed = read.regions.some(hasAlternative);
  const regions = read.regions.map((region) => (hasAlternative(region) ? underAlternative(region) : region));
  const others = assumed ? armsOf(services, { ...read, regions }, choices) : null;
  const total = asked.pairs ?? NATION_PAIRS;
  const runs = total * (assumed ? 4 : 2);
  if (asked.pairs === undefined)
    services.err(
      `musubi: note: ${total} pairs${assumed ? ' under both counts of members' : ''}, ${runs} histories of ${read.regions.length} regions; --pairs asks for more or fewer\n`,
    );
  const outcomes = await runAll(services, arms, others, asked, total);
  const perPair = runs / total;
  const done = Math.floor(outcomes.length / perPair);
  const interrupted = done < total;
  if (interrupted) services.err(`musubi: interrupted after ${done} of ${counted(total, 'pair')}\n`);
  if (done > 0) {
    const seeds = seedList(asked.seed, done);
    const under = (first: number): Compared => {
      const pairs = seeds.map((seed, index): NationPair => {
        const at = (n: number): NationOutcome => outcomes[index * perPair + first + n] as NationOutcome;
        return { index, seed, a: at(0), b: at(1) };
      });
      return { pairs, indicators: compareNations(pairs), regions: compareRegions(pairs) };
    };
    const result: Result = {
      ...{ read, choices, arms, others, asked, total },
      compared: under(0),
      other: others === null ? null : under(2),
    };
    services.out(asked.json ? toJson(jsonOf(result)) : textOf(result));
  }
  return interrupted ? Exit.interrupted : Exit.done;
}

function armsOf(services: Services, read: ReadNation, [a, b]: readonly [PolicyChoice, PolicyChoice]): Arms {
  const arm = (choice: PolicyChoice, option: string): CompiledNation => {
    try {
      return chooseNation(services.scenarios, read, choice, false);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(error.message.replace(/^--set/, option));
      throw error;
    }
  };
  return { a: arm(a, '--set-a'), b: arm(b, '--set-b') };
}

/** Seed by seed, all histories of one seed before the next, so that any prefix is a fair sample. */
async function runAll(
  services: Services,
  arms: Arms,
  others: Arms | null,
  { seed: text, until, workers }: NationCompareAsked,
  total: number,
): Promise<readonly NationOutcome[]> {
  const each = others === null ? [arms.a, arms.b] : [arms.a, arms.b, others.a, others.b];
  const requests = seedList(text, total).flatMap((seed) =>
    each.map(({ params }): NationRequest => ({ params, seed, until })),
  );
  const pool = services.startNations(Math.min(workers ?? services.cores, requests.length));
  const line = progressLine(services, 'histories');
  try {
    return await interruptible(services, (signal) =>
      pool.runNations(requests, { onRun: (progress) => line.show(progress), signal }),
    );
  } finally {
    line.end();
    pool.dispose();
  }
}

function withheldIn({ compared, other }: Result): ReadonlySet<string> {
  return new Set(other === null ? [] : flipping(compared.indicators, other.indicators));
}

/** Regions whose verdict on the jobs made there flips. */
function withheldRegions({ compared, other }: Result): ReadonlySet<string> {
  const told = ({ regions }: Compared) => regions.map(({ id, verdict }) => ({ id, verdict: verdict.verdict }));
  return new Set(other === null ? [] : flipping(told(compared), told(other)));
}

function textOf(result: Result): string {
  const { read, choices, compared, other, asked } = result;
  const { pairs, indicators } = compared;
  const preview = pairs.length < 200 ? ' Preview: fewer than 200 pairs.' : '';
  const withheld = withheldIn(result);
  return [
    `${read.nation.names.en}, seed ${JSON.stringify(asked.seed)}, at ${formatMonth(asked.until - 1)}, ${counted(pairs.length, 'pair')}.${preview}`,
    `A  ${policyName(choices[0])}`,
    `B  ${policyName(choices[1])}`,
    NOTICE,
    ...(other === null
      ? []
      : [
          `Numbers of member firms are assumed. Both counts were run; ${counted(withheld.size, 'verdict')} on the nation not the same under both ${withheld.size === 1 ? 'is' : 'are'} withheld.`,
        ]),
    '',
    ...(sameRuns(pairs) ? [] : [furtherBusiness(indicators, withheld, 'publicMoney'), '']),
    indicatorTable(indicators, NATION_INDICATORS, sameRuns(pairs), withheld),
    '',
    'Sums over the regions. Verdict: B against A, in the model. Interval: of the mean difference, 95 %, honest however often it is looked at.',
    WHAT_IS_COUNTED,
    '',
    regionTable(result),
    '',
    'Mean B − A of what was gained since April 1998: what moved in, less what moved out, and what was made there. For the nation',
    'moves cancel. The verdict is on the jobs made there. No league table: most counts of members are given by a rule.',
    '',
  ].join('\n');
}

function regionTable(result: Result): string {
  const { regions, pairs } = result.compared;
  const withheld = withheldRegions(result);
  const same = sameRuns(pairs);
  const number = (value: number): string => signed(value, 2);
  const rows = regions.map(({ id, firms, jobs, verdict }) => {
    if (withheld.has(id)) return [id, '', '', '', '', '', '', 'withheld'];
    const parts = [firms, jobs].flatMap(({ gained, moved, made }) => [gained, moved, made].map(number));
    return [id, ...parts, readingOf(verdict, 'more', same).word];
  });
  const right = (header: string): Column => ({ header, align: 'right' });
  const parts = ['moved', 'made'].map(right);
  return printTable(rows, [
    { header: 'region' },
    ...[right('firms gained'), ...parts, right('jobs gained'), ...parts],
    { header: 'jobs made' },
  ]);
}

/** Differences are B - A, by pair; null for an end of an interval without bound. */
function jsonOf(result: Result): object {
  const { read, choices, arms, others, compared, other, asked, total } = result;
  const { pairs, indicators, regions } = compared;
  const [nation, some] = [withheldIn(result), withheldRegions(result)];
  const same = sameRuns(pairs);
  const told = (one: IndicatorComparison, better: 'more' | 'less' | 'neither', hidden: boolean): object => ({
    ...one,
    interval: one.interval.map((x) => (Number.isFinite(x) ? x : null)),
    verdict: hidden ? 'withheld' : one.verdict,
    sentence: hidden ? WITHHELD : readingOf(one, better, same).sentence,
  });
  const ran = ({ runKey, digest }: NationOutcome): object => ({ runKey, digest });
  const runs = (of: Compared): object[] =>
    of.pairs.map(({ index, seed, a, b }) => ({ index, seedWords: [seed.hi, seed.lo], a: ran(a), b: ran(b) }));
  const arm = (choice: PolicyChoice, { params }: CompiledNation): object => ({
    policy: choice.policy,
    sets: choice.sets,
    model: choice.model ?? 'full',
    params,
  });
  const sides = (of: Arms): object => ({ a: arm(choices[0], of.a), b: arm(choices[1], of.b) });
  return {
    format: 'musubi nation compare 1',
    version: PROGRAM_VERSION,
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    nation: read.nation.id,
    seed: asked.seed,
    until: formatMonth(asked.until),
    pairs: pairs.length,
    pairsAsked: total,
    interrupted: pairs.length < total,
    indicators: indicators.map((one, i) => told(one, NATION_INDICATORS[i]?.better ?? 'neither', nation.has(one.id))),
    furtherBusiness: businessPrice(indicators, nation, 'publicMoney'),
    regions: regions.map(({ verdict, ...region }) => ({
      ...region,
      verdict: told(verdict, 'more', some.has(region.id)),
    })),
    runs: runs(compared),
    ...sides(arms),
    ...(other === null || others === null ? {} : { other: { runs: runs(other), ...sides(others) } }),
  };
}
