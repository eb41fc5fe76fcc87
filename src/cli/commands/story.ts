/** `musubi story`: the life of one organisation with its causes, in one history or in two with the same luck. */
import { Option } from 'commander';
import { InputError } from '../../core/errors.ts';
import { partingMonth } from '../../experiment/parting.ts';
import { inTurns } from '../../experiment/slices.ts';
import { type Agent, agentsOf, findAgent, type Ranked, rankAgents } from '../../explain/agents.ts';
import { lifeOf } from '../../explain/life.ts';
import { differenceInSlices, entryOf, type Life, mergeLives } from '../../explain/lives.ts';
import { portraitOf } from '../../explain/portrait.ts';
import type { Telling } from '../../explain/scene.ts';
import { historiesInSlices, onlyOf } from '../../explain/telling.ts';
import type { TwinSpec } from '../../explain/twins.ts';
import { toJson } from '../../io/json.ts';
import { SPIN_UP } from '../../model/simulation.ts';
import type { Variant } from '../../model/variants.ts';
import { TECHNOLOGY_FIELDS } from '../../scenario/fields.ts';
import { chooseArm, chooseArms, tellAssumed } from '../arms.ts';
import { interruptible } from '../interrupt.ts';
import { modelOption } from '../models.ts';
import { type AddCommand, examples, pairOption, seedOption, setOption, untilOption, wholeFrom } from '../program.ts';
import { type Chosen, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { listJson, storyJson } from '../storyJson.ts';
import { askSeeds } from '../storySeeds.ts';
import { listText, type Story, storyText } from '../storyText.ts';
import { NOTICE } from '../words.ts';
import { seedOf } from './run.ts';

export interface StoryOptions {
  readonly agent?: string;
  readonly list?: true;
  readonly policy?: string;
  readonly set: readonly string[];
  readonly a?: string;
  readonly b?: string;
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  readonly model?: Variant;
  readonly seed: string;
  readonly pair?: number;
  readonly until: number;
  readonly seeds: number;
  readonly all?: true;
  readonly json?: true;
}

const SUMMARY = 'The life of one organisation with its causes, in one history or in two with the same luck.';

export const addStory: AddCommand = (program, services, finish) => {
  program
    .command('story')
    .summary(SUMMARY)
    .description(`${SUMMARY} ${NOTICE}`)
    .argument('<region>', 'A region by name, or its file.')
    .option('--agent <who>', 'Whose: a name ("Lab 7"), a key, or most-changed (of one history: the richest life).')
    .option('--list', 'Tell whose lives differ most, or of one history are richest, with their keys.')
    .option('--policy <policy>', 'One history, under this policy; japan unless --a or --b is given.')
    .addOption(setOption('--set', 'Change a lever or a coefficient of it; may be given several times.'))
    .option('--a <policy>', 'Two histories: the policy compared with; none unless told.')
    .option('--b <policy>', 'The policy in question; japan unless told.')
    .addOption(setOption('--set-a', 'Change a lever or a coefficient of A; may be given several times.'))
    .addOption(setOption('--set-b', 'The same for B.'))
    .addOption(modelOption())
    .addOption(seedOption())
    .addOption(pairOption())
    .addOption(untilOption())
    .addOption(
      new Option('--seeds <n>', 'Of two histories: other seeds that are asked whether they have one like it.')
        .argParser(wholeFrom(0, 1000))
        .default(8),
    )
    .option('--all', 'Tell everything; long lives are told in their most telling events otherwise.')
    .option('--json', 'Everything for machines.')
    .addHelpText(
      'after',
      examples(
        'story tama --list',
        'story tama --agent "Lab 7" --policy japan',
        'story tama --agent most-changed --a none --b japan --seed tama-2005',
        'story tama --agent "Firm 12" --b japan --set-b network.coordinatorsPer100Members=4 --seeds 0 --json',
      ),
    )
    .action(async (region: string, options: StoryOptions) => finish(await story(services, region, options)));
};

export async function story(services: Services, regionName: string, options: StoryOptions): Promise<ExitCode> {
  const [a, b] = arms(services, regionName, options);
  if (options.agent === undefined && options.list === undefined)
    throw new InputError('say whose life: --agent with a name or a key, or --list for some with much to tell');
  const spec: TwinSpec = {
    a: a.params,
    b: (b ?? a).params,
    seed: seedOf(options.seed, options.pair),
    partedAt: b === null ? options.until : Math.max(SPIN_UP, partingMonth(a.params, b.params)),
    until: options.until,
    states: false,
  };
  const told = await interruptible(services, (signal) => tellIt(services, spec, { a, b }, options, signal));
  if (told === null) {
    services.err('musubi: interrupted; a story keeps nothing\n');
    return Exit.interrupted;
  }
  services.out(told);
  return Exit.done;
}

/** The policies, one or two. @throws InputError where both ways of asking are mixed */
function arms(services: Services, regionName: string, options: StoryOptions): [Chosen, Chosen | null] {
  const { policy, set, setA, setB } = options;
  const region = readRegion(services.scenarios, regionName);
  tellAssumed(services, region);
  const isTwo = options.a !== undefined || options.b !== undefined || setA.length + setB.length > 0;
  if (isTwo && (policy !== undefined || set.length > 0))
    throw new InputError('--policy and --set tell one history, --a, --b, --set-a and --set-b two: give either');
  if (isTwo) return chooseArms(services, region, { ...options, a: options.a ?? 'none', b: options.b ?? 'japan' });
  return [chooseArm(services, region, { policy: policy ?? 'japan', sets: set, model: options.model }, '--set'), null];
}

const FIELD_NAMES = TECHNOLOGY_FIELDS.map((field) => field.en);
/** Agents of `most-changed` and `--list`. */
const RICHEST = /^(most-changed|richest)$/;

/** null: stopped. */
async function tellIt(
  services: Services,
  spec: TwinSpec,
  policies: { readonly a: Chosen; readonly b: Chosen | null },
  options: StoryOptions,
  signal: AbortSignal,
): Promise<string | null> {
  const run = <T>(slices: Generator<void, T>): Promise<T | null> =>
    inTurns(slices, services.pause, () => signal.aborted);
  const isTwo = policies.b !== null;
  const histories = await run(historiesInSlices(spec, FIELD_NAMES, isTwo));
  if (histories === null) return null;
  const agents = agentsOf(histories.tellings);
  const asked = { ...policies, options };
  const ranked = (): Ranked[] => rankAgents(agents, histories.tellings, onlyOf(histories));
  if (options.list || options.agent === 'list') {
    const list = { ...asked, ranked: ranked(), histories };
    return options.json ? toJson(listJson(list)) : listText(list);
  }
  const agent = RICHEST.test(options.agent as string)
    ? mostToTell(ranked())
    : findAgent(agents, options.agent as string);
  const lives = histories.tellings.map((telling, place) => lifeIn(telling, agent.rows[place] as number));
  const difference = isTwo ? await run(differenceInSlices(spec, onlyOf(histories), lives, agent.key)) : null;
  if (isTwo && difference === null) return null;
  const seeds = isTwo ? await askSeeds(services, spec, options, { histories, agent, fields: FIELD_NAMES }, run) : null;
  if (isTwo && seeds === null) return null;
  const [first, second] = lives as [Life, Life?];
  const whole: Story = {
    ...asked,
    agent,
    entries: second === undefined ? first.moments.map((moment) => entryOf(moment, null)) : mergeLives(first, second),
    lives,
    portraits: lives.map(({ telling, self }) => (self < 0 ? null : portraitOf(telling, self))),
    difference,
    seeds,
  };
  return options.json ? toJson(storyJson(whole)) : storyText(whole);
}

function mostToTell([first]: readonly Ranked[]): Agent {
  if (first === undefined) throw new InputError('no organisation has anything to tell: nothing differs until then');
  return first.agent;
}

function lifeIn(telling: Telling, self: number): Life {
  return { telling, self, moments: self < 0 ? [] : lifeOf(telling, self) };
}
