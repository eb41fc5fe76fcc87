/** The life of one organisation as the screen and machines are told it. */
import { formatMonth } from '../core/calendar.ts';
import { printTable, whole } from '../core/table.ts';
import type { Agent, Ranked } from '../explain/agents.ts';
import { kindTelling } from '../explain/chain.ts';
import type { Entry, Life, LifeDifference } from '../explain/lives.ts';
import type { Portrait } from '../explain/portrait.ts';
import { capital, sayShort, spoken } from '../explain/scene.ts';
import { mostTelling } from '../explain/selection.ts';
import type { Told } from '../explain/story.ts';
import type { Histories } from '../explain/telling.ts';
import { type Chosen, policyName } from './scenarios.ts';
import type { Seeds } from './storySeeds.ts';
import { counted, NOTICE, WIDTH, wrapped } from './words.ts';

export interface Asked {
  readonly a: Chosen;
  /** null: one history. */
  readonly b: Chosen | null;
  readonly options: { readonly seed: string; readonly pair?: number; readonly until: number; readonly all?: true };
}

export interface Story extends Asked {
  readonly agent: Agent;
  readonly entries: readonly Entry[];
  readonly lives: readonly Life[];
  /** At the end of each history; null: it was never there. */
  readonly portraits: readonly (Portrait | null)[];
  readonly difference: LifeDifference | null;
  readonly seeds: Seeds | null;
}

export interface RankedList extends Asked {
  readonly ranked: readonly Ranked[];
  readonly histories: Histories;
}

/** Events that are told unless all are asked for, of a life in one history and in two. */
const LIMIT = [24, 44] as const;
const LISTED = 20;

function head({ a, b, options }: Asked): string[] {
  const pair = options.pair === undefined ? '' : `, pair ${options.pair}`;
  const where = `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}${pair}, to ${formatMonth(options.until - 1)}`;
  const policies = b === null ? [`policy ${policyName(a)}`] : [`A  ${policyName(a)}`, `B  ${policyName(b)}`];
  return [where, ...policies, NOTICE, ''];
}

export function storyText(story: Story): string {
  const { agent, b, portraits } = story;
  const some = portraits.find((portrait) => portrait !== null) as Portrait;
  const lines = [
    ...head(story),
    ...wrapped(`${capital(agent.name)} (key ${agent.key}): ${whoIs(story, some)}`),
    ...(b === null ? [] : existsLines(story)),
    '',
    ...lifeLines(story),
    '',
    ...portraits.flatMap((portrait, place) =>
      endLines(portrait, b === null ? '' : `Under ${place === 0 ? 'A' : 'B'}: `),
    ),
    ...(b === null ? [] : ['', ...differenceLines(story)]),
    '',
    ...wrapped(
      'The organisation is made up, and so is its name. A logged cause is what the rule of the model used; it does not prove that nothing else would have done. This is the story of one seed.',
    ),
    ...wrapped(seedsText(story)),
    '',
  ];
  return lines.join('\n');
}

function whoIs({ a }: Story, { kind, town, born, parent }: Portrait): string {
  const place = a.presentation.towns[town]?.en;
  const since = born === null ? 'there before the run begins' : `born in ${spoken(born)}`;
  return `a ${kind}${place === undefined ? '' : ` in ${place}`}, ${since}${parent === null ? '' : `, out of ${parent}`}.`;
}

function existsLines({ portraits: [a, b] }: Story): string[] {
  if (a !== null && b !== null) return [];
  return [`It exists only under ${a === null ? 'B' : 'A'}.`];
}

/** Month, history, and what happened. */
function lifeLines(story: Story): string[] {
  const { entries, lives, b, options } = story;
  const logs = lives.map(({ telling }) => telling.log);
  const shown = options.all ? entries : mostTelling(entries, logs, LIMIT[b === null ? 0 : 1], firstOf(story));
  if (shown.length === 0) return ['Nothing that is logged happens to it.'];
  const mark = { both: 'A B', a: b === null ? '' : 'A  ', b: '  B' } as const;
  const said = new Set<string>();
  const lines = shown.flatMap(({ month, arm, text, names }) => {
    const start = `${formatMonth(month)}  ${mark[arm]}${b === null ? '' : '  '}`;
    const [first = '', ...rest] = wrapped(sayShort(text, names, said), WIDTH - start.length);
    return [start + first, ...rest.map((line) => ' '.repeat(start.length) + line)];
  });
  const left = leftOut(entries, shown);
  return left === '' ? lines : [...lines, '', ...wrapped(`Left out: ${left}; --all tells them.`)];
}

/** What tells of the first event that is in one history only: the end of the story comes back to it. */
function firstOf({ entries, difference }: Story): Entry | undefined {
  const event = difference?.event;
  if (!event) return undefined;
  return entries.find(({ ofA, ofB }) => {
    const moment = event.arm === 'a' ? ofA : ofB;
    return moment !== null && [moment.row, ...moment.within].includes(event.row);
  });
}

function leftOut(entries: readonly Entry[], shown: readonly Entry[]): string {
  const there = new Set(shown);
  const kinds = new Map<string, number>();
  for (const entry of entries) if (!there.has(entry)) kinds.set(entry.kind, (kinds.get(entry.kind) ?? 0) + 1);
  return [...kinds].map(([kind, n]) => `${kind} ${whole(n)}`).join(', ');
}

function endLines(portrait: Portrait | null, where: string): string[] {
  if (portrait === null) return [capital(`${where}it never exists.`)];
  const { died, member, staff, cash, ties, tiesToLabs, successes, grants, ventures, kind } = portrait;
  const record = [
    counted(successes, 'technical success').replace(/successs$/, 'successes'),
    counted(grants, 'public grant'),
    `${counted(ventures, 'venture')} of its own`,
  ].join(', ');
  if (died !== null) return wrapped(capital(`${where}it leaves in ${spoken(died)}, with ${record} behind it.`));
  const isLab = kind === 'university laboratory';
  const means = isLab ? '' : `${whole(staff)} staff and ${whole(cash / 1e6)} million yen, `;
  return wrapped(
    capital(
      `${where}at the end it has ${means}${counted(ties, 'living tie')} (${whole(tiesToLabs)} to laboratories), ${record}; it is ${member ? 'a' : 'no'} member of the promotion body.`,
    ),
  );
}

function differenceLines({ difference }: Story): string[] {
  if (difference === null || (difference.state === null && difference.event === null))
    return ['Its life is the same in both histories.'];
  const { state, event } = difference;
  const lines: string[] = [];
  if (state !== null) {
    const what = state.differs.length === 0 ? 'only one history has it' : state.differs.slice(0, 4).join('; ');
    lines.push(
      ...wrapped(
        `Its life differs first in ${spoken(state.month)}, after \`${state.process}\` (${state.does}): ${what}.`,
      ),
    );
  }
  if (event === null) return [...lines, 'No event of its life is in one history only.'];
  const arm = event.arm.toUpperCase();
  const last = event.why.at(-1) as Told;
  lines.push(
    ...wrapped(
      `The first event of its life that is in one history only comes in ${spoken(last.month)}, under ${arm}. ${
        event.why.length > 1
          ? 'What led to it, of what that history alone has:'
          : 'No logged cause of it stands in that history alone: it is the same luck, met in another state.'
      }`,
    ),
  );
  for (const { month, text } of event.why) lines.push(`  ${formatMonth(month)}  ${text}`);
  return lines;
}

function seedsText({ seeds, portraits }: Story): string {
  if (seeds === null) return '';
  const { asked, aloneIn, alone, farther, reached } = seeds;
  if (asked === 0) return aloneIn === null ? '' : 'How many other seeds have one like it was not asked (--seeds).';
  if (aloneIn === null) {
    const equal = asked - farther[0] - farther[1];
    return `It founded the region, so it stands in every seed: of ${asked} others it gets farther under B in ${farther[1]}, under A in ${farther[0]}, as far in ${equal}.`;
  }
  const kind = portraits.find((portrait) => portrait !== null)?.kind ?? 'organisation';
  const far = reached === 0 ? '' : `, as far along (${kindTelling(reached)})`;
  const [own, other] = aloneIn === 'b' ? ['B', 'A'] : ['A', 'B'];
  const [inOwn, inOther] = aloneIn === 'b' ? [alone[1], alone[0]] : alone;
  return `${own} alone has a ${kind} of like descent${far}, in ${inOwn} of ${asked} other seeds; ${other} alone has one in ${inOther} of them: luck takes other ways under any two policies.`;
}

export function listText(list: RankedList): string {
  const { ranked, b } = list;
  if (ranked.length === 0) return [...head(list), 'Nothing differs until then.', ''].join('\n');
  const rows = ranked.slice(0, LISTED).map(({ agent, score, events }) => {
    const where = b === null ? [] : [agent.rows[0] === -1 ? 'only B' : agent.rows[1] === -1 ? 'only A' : 'both'];
    return [agent.name, ...where, whole(events), whole(score), agent.key];
  });
  const right = 'right' as const;
  const title =
    b === null
      ? 'Firms, laboratories and ventures with the richest lives:'
      : 'Firms, laboratories and ventures whose lives differ most between A and B:';
  return [
    ...head(list),
    title,
    '',
    printTable(rows, [
      { header: 'name' },
      ...(b === null ? [] : [{ header: 'in' }]),
      { header: b === null ? 'events' : 'events in one only', align: right },
      { header: 'they tell', align: right },
      { header: 'key' },
    ]),
    '',
    'A story: musubi story … --agent with a name ("Lab 7" will do) or a key.',
    '',
  ].join('\n');
}
