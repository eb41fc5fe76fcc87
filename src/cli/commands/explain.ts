/** `musubi explain`: where two histories with the same luck part, and what follows. */
import { formatMonth } from '../../core/calendar.ts';
import { printTable, whole } from '../../core/table.ts';
import { inTurns } from '../../experiment/slices.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { seedList } from '../../experiment/plan.ts';
import type { EventLog } from '../../model/events.ts';
import { MODEL_VERSION } from '../../model/params.ts';
import { digest, END, type Simulation, SPIN_UP } from '../../model/simulation.ts';
import { TECHNOLOGY_FIELDS } from '../../scenario/fields.ts';
import { bestChain, type Chain, hasChainLike } from '../../explain/chain.ts';
import { type ArmName, countKinds, firstDifference, type OnlyIn, organisationsApart, unmatched } from '../../explain/divergence.ts';
import { namesOf } from '../../explain/names.ts';
import { tell, type Told } from '../../explain/story.ts';
import { type Parting, type Twins, type TwinSpec, twinsInSlices } from '../../explain/twins.ts';
import { interruptible } from '../interrupt.ts';
import { toJson } from '../json.ts';
import { type AddCommand, DEFAULT_SEED, examples, gather, seedText, untilMonth, wholeFrom } from '../program.ts';
import { progressLine } from '../progress.ts';
import { type Chosen, choose, policyName, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { NOTICE } from '../words.ts';
import { seedOf } from './run.ts';

export interface ExplainOptions {
  readonly a: string;
  readonly b: string;
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  readonly seed: string;
  readonly pair?: number;
  readonly until: number;
  readonly others: number;
  readonly json?: true;
}

export const addExplain: AddCommand = (program, services, finish) => {
  program
    .command('explain')
    .description(`One pair of histories: the first event that is in one of them only, and what follows. ${NOTICE}`)
    .argument('<region>', 'a region by name, or its file')
    .option('--a <policy>', 'the policy compared with: a name or a file', 'none')
    .option('--b <policy>', 'the policy in question', 'japan')
    .option('--set-a <path=value>', 'change a lever or a coefficient of A; may be given several times', gather, [])
    .option('--set-b <path=value>', 'the same for B', gather, [])
    .option('--seed <text>', 'text that fixes all luck', seedText, DEFAULT_SEED)
    .option('--pair <n>', 'the luck of pair n (0, 1, …) of `compare` with this seed', wholeFrom(0, 999_999))
    .option('--until <month>', 'YYYY-MM at whose beginning the runs end', untilMonth, END)
    .option('--others <n>', 'other seeds that are asked whether they have a chain like it', wholeFrom(0, 1000), 8)
    .option('--json', 'the same for machines')
    .addHelpText(
      'after',
      examples(
        'explain tama --a none --b japan --seed tama-2005',
        'explain tama --a japan --b japan --set-b network.coordinatorsPer100Members=4 --pair 3',
        'explain tama --others 0 --json',
      ),
    )
    .action(async (region: string, options: ExplainOptions) => finish(await explain(services, region, options)));
};

export async function explain(services: Services, regionName: string, options: ExplainOptions): Promise<ExitCode> {
  const region = readRegion(services.scenarios, regionName);
  const a = choose(services.scenarios, region, { policy: options.a, sets: options.setA }, '--set-a');
  const b = choose(services.scenarios, region, { policy: options.b, sets: options.setB }, '--set-b');
  const spec: TwinSpec = {
    a: a.params,
    b: b.params,
    seed: seedOf(options.seed, options.pair),
    partedAt: Math.max(SPIN_UP, partingMonth(a.params, b.params)),
    until: options.until,
    states: true,
  };
  const explanation = await interruptible(services, (signal) => explained(services, spec, options, signal));
  if (explanation === null) {
    services.err('musubi: interrupted; an explanation keeps nothing\n');
    return Exit.interrupted;
  }
  services.out(options.json ? toJson(explainJson(a, b, options, explanation)) : explainText(a, b, options, explanation));
  return Exit.done;
}

interface ToldChain {
  readonly arm: ArmName;
  readonly events: readonly Told[];
}

interface Explanation {
  /** First month in which the parameters differ; null: nothing does, or only after the end. */
  readonly policiesPart: number | null;
  readonly state: Parting | null;
  readonly population: Parting | null;
  readonly first: (Told & { readonly arm: ArmName; readonly inMonth: number }) | null;
  /** From the first difference on. */
  readonly fromFirst: ToldChain | null;
  /** The most telling of all chains that B alone has. */
  readonly onlyUnderB: ToldChain | null;
  readonly organisations: ReturnType<typeof organisationsApart>;
  /** Events by kind that one history alone has. */
  readonly eventsOnly: { readonly a: ReturnType<typeof countKinds>; readonly b: ReturnType<typeof countKinds> };
  /** Other seeds asked, and those in which B alone has a chain that begins like `onlyUnderB` and leads as far. */
  readonly others: { readonly asked: number; readonly alike: number };
  readonly digests: { readonly a: string; readonly b: string };
}

/** null: stopped. */
async function explained(
  services: Services,
  spec: TwinSpec,
  options: ExplainOptions,
  signal: AbortSignal,
): Promise<Explanation | null> {
  const run = (one: TwinSpec): Promise<Twins | null> =>
    inTurns(twinsInSlices(one), services.pause, () => signal.aborted);
  const twins = await run(spec);
  if (twins === null) return null;
  const { a, b } = twins;
  const only = onlyIn(twins);
  const logs = { a: logOf(a), b: logOf(b) };
  const names = { a: namesOf(a, FIELD_NAMES), b: namesOf(b, FIELD_NAMES) };
  const toldChain = (arm: ArmName, chain: Chain | null): ToldChain | null =>
    chain && { arm, events: chain.rows.map((row) => tell(logs[arm], row, names[arm])) };

  const first = firstDifference(logs.a, logs.b, only);
  const best = bestChain(logs.b, only.b);
  const others = best === null ? { asked: 0, alike: 0 } : await alike(services, spec, options, best, run);
  if (others === null) return null;
  return {
    policiesPart: spec.partedAt < spec.until ? spec.partedAt : null,
    state: twins.state,
    population: twins.population,
    first: first && { arm: first.arm, inMonth: first.inMonth, ...tell(logs[first.arm], first.row, names[first.arm]) },
    fromFirst: first && toldChain(first.arm, bestChain(logs[first.arm], only[first.arm], first.row)),
    onlyUnderB: toldChain('b', best),
    organisations: organisationsApart(a, b),
    eventsOnly: { a: countKinds(logs.a, only.a), b: countKinds(logs.b, only.b) },
    others,
    digests: { a: digest(a), b: digest(b) },
  };
}

const FIELD_NAMES = TECHNOLOGY_FIELDS.map((field) => field.en);

function onlyIn({ a, b, commonEvents }: Twins): OnlyIn {
  return unmatched(logOf(a), logOf(b), commonEvents);
}

function logOf(sim: Simulation): EventLog {
  if (sim.log === null) throw new RangeError('a twin keeps a log');
  return sim.log;
}

/** One seed is one story: how many others have one that leads as far. null: stopped. */
async function alike(
  services: Services,
  spec: TwinSpec,
  { seed, pair, others }: ExplainOptions,
  best: Chain,
  run: (spec: TwinSpec) => Promise<Twins | null>,
): Promise<Explanation['others'] | null> {
  const seeds = seedList(seed, others + 1).filter((_, i) => i !== pair).slice(0, others);
  const line = progressLine(services, 'other seeds');
  const started = services.clock();
  let found = 0;
  for (const [i, other] of seeds.entries()) {
    const twins = await run({ ...spec, seed: other, states: false });
    if (twins === null) {
      line.end();
      return null;
    }
    if (hasChainLike(logOf(twins.b), onlyIn(twins).b, best.begin, best.end)) found++;
    const seconds = (services.clock() - started) / 1000;
    line.show({ done: i + 1, total: others, secondsLeft: (seconds / (i + 1)) * (others - i - 1) });
  }
  line.end();
  return { asked: others, alike: found };
}

function explainJson(a: Chosen, b: Chosen, options: ExplainOptions, explanation: Explanation): object {
  const dated = (told: Told): object => ({ ...told, month: formatMonth(told.month) });
  const chain = (one: ToldChain | null): object | null => one && { arm: one.arm, events: one.events.map(dated) };
  const parting = (one: Parting | null): object | null => one && { ...one, month: formatMonth(one.month) };
  const { policiesPart, state, population, first, fromFirst, onlyUnderB, ...rest } = explanation;
  return {
    format: 'musubi explain 1',
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    region: a.region,
    a: { policy: a.policy, sets: a.sets },
    b: { policy: b.policy, sets: b.sets },
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
  };
}

function explainText(a: Chosen, b: Chosen, options: ExplainOptions, explanation: Explanation): string {
  const pair = options.pair === undefined ? '' : `, pair ${options.pair}`;
  const head = [
    `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}${pair}, to ${formatMonth(options.until - 1)}`,
    `A  ${policyName(a)}`,
    `B  ${policyName(b)}`,
    NOTICE,
    '',
  ];
  if (explanation.policiesPart === null) return [...head, 'The two policies are the same until then: nothing differs.', ''].join('\n');
  return [
    ...head,
    ...partingLines(explanation, explanation.policiesPart),
    ...chainLines('What follows from it, by logged causes:', explanation.fromFirst),
    ...chainLines('The most telling chain of events that only B has:', explanation.onlyUnderB),
    ...endLines(explanation),
    '',
  ].join('\n');
}

function partingLines({ state, population, first }: Explanation, policiesPart: number): string[] {
  const told = (one: Parting | null): string =>
    one === null ? 'never' : `in ${formatMonth(one.month)}, after \`${one.process}\` (${one.does})`;
  const lines = [
    `The policies part in ${formatMonth(policiesPart)}.`,
    `The states differ first ${told(state)}.`,
    `An organisation, a tie or a project differs first ${told(population)}.`,
  ];
  if (first === null) return [...lines, 'No event but payments is in one history only.', ''];
  const more = first.inMonth === 1 ? '' : ` ${first.inMonth - 1} more of that month are in one history only.`;
  return [
    ...lines,
    '',
    `The first event, payments aside, that is in one history only: ${formatMonth(first.month)}, under ${first.arm.toUpperCase()} only,`,
    `  ${first.text}.${more}`,
    '',
  ];
}

function chainLines(title: string, chain: ToldChain | null): string[] {
  if (chain === null) return [title, '  nothing that is logged.', ''];
  const rows = chain.events.map(({ month, kind, text }) => [formatMonth(month), kind, text]);
  const [, , ...body] = printTable(rows, [{ header: '' }, { header: '' }, { header: '' }]).split('\n');
  return [title, ...body.map((line) => `  ${line}`), ''];
}

function endLines({ organisations, eventsOnly, others, onlyUnderB }: Explanation): string[] {
  const { inBoth, differing, share, onlyA, onlyB } = organisations;
  const kinds = (counts: object): string =>
    Object.entries(counts).map(([kind, n]) => `${kind} ${whole(n)}`).join(', ') || 'none';
  const [begin, end] = [onlyUnderB?.events[0]?.kind, onlyUnderB?.events.at(-1)?.kind];
  return [
    `At the end ${whole(differing)} of the ${whole(inBoth)} organisations that both have (${Math.round(100 * share)} %) differ in something;`,
    `  ${whole(onlyA)} were ever there under A only, ${whole(onlyB)} under B only.`,
    `Events under A only: ${kinds(eventsOnly.a)}.`,
    `Events under B only: ${kinds(eventsOnly.b)}.`,
    '',
    'A logged cause is what the rule of the model used. It does not prove that nothing else would have done.',
    ...(others.asked === 0
      ? []
      : [`This is the story of one seed. In ${others.alike} of ${others.asked} others B alone has a chain like it, from ${begin} to ${end} or farther.`]),
  ];
}
