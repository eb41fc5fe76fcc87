/** An explanation as the screen shows it. */
import { formatMonth } from '../core/calendar.ts';
import { printTable, whole } from '../core/table.ts';
import type { Explanation, ToldChain } from '../explain/explanation.ts';
import { KIND_WORDS } from '../explain/kindWords.ts';
import type { Parting } from '../explain/twins.ts';
import { EVENT_KINDS } from '../model/events.ts';
import { type Knockouts, knockoutText } from './knockoutText.ts';
import { type Chosen, policyName } from './scenarios.ts';
import { NOTICE, wrapped } from './words.ts';

/** Columns of what is told. */
const WIDTH = 100;

/** Other seeds asked, and those of them in which B alone has a chain like the one that is told. */
export interface Others {
  readonly asked: number;
  readonly alike: number;
}

export interface Explained extends Explanation {
  readonly a: Chosen;
  readonly b: Chosen;
  readonly options: { readonly seed: string; readonly pair?: number; readonly until: number };
  /** First month in which the parameters differ; null: nothing does, or only after the end. */
  readonly policiesPart: number | null;
  readonly others: Others;
  /** null: not asked for, or none done. */
  readonly knockouts: Knockouts | null;
}

export function explainText(explained: Explained): string {
  const { a, b, options, policiesPart } = explained;
  const pair = options.pair === undefined ? '' : `, pair ${options.pair}`;
  const head = [
    `${a.presentation.names.en}, seed ${JSON.stringify(options.seed)}${pair}, to ${formatMonth(options.until - 1)}`,
    `A  ${policyName(a)}`,
    `B  ${policyName(b)}`,
    NOTICE,
    '',
  ];
  if (policiesPart === null)
    return [...head, 'The two policies are the same until then: nothing differs.', ''].join('\n');
  return [
    ...head,
    ...partingLines(explained, policiesPart),
    ...chainLines('What follows from it, by logged causes:', explained.fromFirst),
    ...chainLines('The most telling chain of events that only B has:', explained.onlyUnderB),
    ...endLines(explained),
    '',
    ...(explained.knockouts === null ? [] : knockoutText(explained.knockouts)),
  ].join('\n');
}

function partingLines({ state, population, first }: Explained, policiesPart: number): string[] {
  const told = (one: Parting | null): string =>
    one === null ? 'never' : `in ${formatMonth(one.month)}, after \`${one.process}\` (${one.does})`;
  const lines = [
    `The policies part in ${formatMonth(policiesPart)}.`,
    ...wrapped(`The states differ first ${told(state)}.`, WIDTH),
    ...wrapped(`An organisation, a tie or a project differs first ${told(population)}.`, WIDTH),
  ];
  if (first === null) return [...lines, 'No event but payments is in one history only.', ''];
  const more =
    first.inMonth === 1
      ? ''
      : ` (${first.inMonth - 1} more of that month are in one history only; this one leads farthest.)`;
  return [
    ...lines,
    '',
    `The first event, payments aside, that is in one history only: ${formatMonth(first.month)}, under ${first.arm.toUpperCase()} only,`,
    ...wrapped(`${first.text}.${more}`, WIDTH - 2).map((line) => `  ${line}`),
    '',
  ];
}

function chainLines(title: string, chain: ToldChain | null): string[] {
  if (chain === null) return [title, '  nothing that is logged.', ''];
  const room = WIDTH - 4 - ' 0000-00 '.length - Math.max(...chain.events.map(({ kind }) => kind.length));
  const rows = chain.events.flatMap(({ month, kind, text }) => {
    const [first = '', ...rest] = wrapped(text, room);
    return [[formatMonth(month), kind, first], ...rest.map((line) => ['', '', line])];
  });
  const [, , ...body] = printTable(rows, [{ header: '' }, { header: '' }, { header: '' }]).split('\n');
  return [title, ...body.map((line) => `  ${line}`), ''];
}

/** Kinds of events told of; --json has all. */
const KINDS = 5;

function kindLines({ a, b }: Explained['eventsOnly']): string[] {
  const kinds = EVENT_KINDS.map((kind) => ({ kind, inA: a[kind] ?? 0, inB: b[kind] ?? 0 }))
    .filter(({ inA, inB }) => inA !== inB)
    .sort((p, q) => Math.abs(q.inB - q.inA) - Math.abs(p.inB - p.inA))
    .slice(0, KINDS);
  if (kinds.length === 0) return [];
  const rows = kinds.map(({ kind, inA, inB }) => [KIND_WORDS[kind], whole(inA), whole(inB)]);
  const columns = [
    { header: 'events that differ most in number' },
    { header: 'under A only', align: 'right' },
    { header: 'under B only', align: 'right' },
  ] as const;
  return [...printTable(rows, columns).split('\n'), ''];
}

function endLines({ organisations, eventsOnly, others, onlyUnderB }: Explained): string[] {
  const { inBoth, differing, share, onlyA, onlyB } = organisations;
  const [begin, end] = [onlyUnderB?.events[0]?.kind, onlyUnderB?.events.at(-1)?.kind];
  return [
    `At the end ${whole(differing)} of the ${whole(inBoth)} organisations that both have (${Math.round(100 * share)} %) differ in something;`,
    `  ${whole(onlyA)} were ever there under A only, ${whole(onlyB)} under B only.`,
    '',
    ...kindLines(eventsOnly),
    ...wrapped(
      'A logged cause is what the rule of the model used. It does not prove that nothing else would have done.',
      WIDTH,
    ),
    ...wrapped(
      others.asked === 0
        ? ''
        : `This is the story of one seed. In ${others.alike} of ${others.asked} others B alone has a chain like it, from ${begin} to ${end} or farther.`,
      WIDTH,
    ),
  ];
}
