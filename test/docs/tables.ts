/** The tables of the ODD protocol, by the name of their marker. */
import { formatMonth } from '../../src/core/calendar.ts';
import type { TableSpec } from '../../src/core/columns.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { ACCOUNTS, Account, COUNTER_NAMES } from '../../src/model/accounts.ts';
import { Decision } from '../../src/model/decisions.ts';
import { EVENT_KINDS } from '../../src/model/events.ts';
import { BARRIERS } from '../../src/model/nation/nation.ts';
import { CHANNEL_NAMES, FISCAL_YEARS, MODEL_VERSION } from '../../src/model/params.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import { END, SPIN_UP, START } from '../../src/model/simulation.ts';
import * as state from '../../src/model/state.ts';
import { BRANCH_POINTS, LEVERS, TERMS } from '../../src/scenario/descriptors.ts';
import type { Sources } from './odd.ts';

type Row = readonly (string | number)[];

export const TABLES: Readonly<Record<string, (sources: Sources) => string>> = {
  scales,
  kinds: () => codes(state.Kind),
  organisations: () => columns(state.ORGANISATION_COLUMNS),
  ties: () => columns(state.TIE_COLUMNS),
  projects: () => columns(state.PROJECT_COLUMNS),
  codes: codeTable,
  accounts: () =>
    `${ACCOUNTS} classes of account: ${names(Object.keys(Account))}.\n\n${COUNTER_NAMES.length} counters: ${names(COUNTER_NAMES)}.`,
  events: () => names(EVENT_KINDS),
  channels: () => names(CHANNEL_NAMES),
  barriers: () =>
    table(
      ['', 'at the barrier', 'of', 'does'],
      BARRIERS.map(({ name, when, does }, i) => [String(i + 1), `\`${name}\``, when === 4 ? 'April' : 'May', does]),
    ),
  schedule: () =>
    table(
      ['', 'process', 'when', 'does'],
      SCHEDULE.map(({ name, when, does }, at) => [at + 1, code(name), when, does]),
    ),
  decisions,
  mechanisms,
  parameters,
  grades,
  binds,
  levers,
  indicators: () =>
    table(
      ['indicator', 'family', 'unit', 'kind', 'hoped for', 'too small below', 'definition', 'source'],
      INDICATORS.map((i) => [code(i.id), i.family, i.unit, i.kind, i.better, i.smallest, i.definition, i.source]),
    ),
};

/** The eighteen mechanisms, as they are numbered in the headings below. */
const MECHANISMS: readonly string[] = [
  'vision',
  'meeting',
  'acquaintance, then collaboration',
  'trust',
  'learning',
  'proposals and funding',
  'technical success',
  'market entry',
  'founding',
  'exit',
  'outside capital',
  'entry and attraction',
  'the promotion body',
  'market',
  'accounts',
  'membership',
  'people',
  'patents and licences',
];

function mechanisms(sources: Sources): string {
  return table(
    ['', 'mechanism', 'files'],
    MECHANISMS.map((name, at) => {
      const files = [...sources].filter(([path, text]) => isProcess(path) && opensWith(text, at + 1));
      return [
        `E${at + 1}`,
        name,
        files.map(([path]) => `[${path.split('/').at(-1)}](../${path})`).join(', ') || 'none',
      ];
    }),
  );
}

const isProcess = (path: string): boolean => path.startsWith('src/model/processes/');

/** Whether the first sentence of a file's opening comment names E and this number. */
function opensWith(text: string, number: number): boolean {
  const first = /^\/\*\*\s+\* ([\s\S]*?)\.\s/.exec(text)?.[1] ?? '';
  return new RegExp(`\\bE${number}\\b`).test(first);
}

function scales(): string {
  const span = (from: number, until: number): string => `${formatMonth(from)} to ${formatMonth(until - 1)}`;
  return table(
    ['scale', 'value'],
    [
      ['model version', MODEL_VERSION],
      ['step', '1 month'],
      ['spin-up', `${span(SPIN_UP, START)}, ${START - SPIN_UP} months`],
      ['run proper', `${span(START, END)}, ${END - START} months`],
      ['lever timelines', `${FISCAL_YEARS} fiscal years, April to March`],
      ...TERMS.map(({ id, from, until }): Row => [`term ${id}`, span(from, until)]),
      ['policies can part', BRANCH_POINTS.map(formatMonth).join(', ')],
    ],
  );
}

function columns(spec: TableSpec): string {
  return table(
    ['column', 'type', 'meaning', 'follows from others'],
    Object.entries(spec).map(([name, { type, width, text, derived }]) => [
      code(name),
      width === 1 ? type : `${type} × ${width}`,
      text,
      derived ? 'yes' : '',
    ]),
  );
}

function codes(values: Readonly<Record<string, number>>): string {
  return names(Object.keys(values));
}

function codeTable(): string {
  const { Origin, ProjectKind, Stage } = state;
  return table(
    ['column', 'values, from 0'],
    [
      ['`ties.origin`', codes(Origin)],
      ['`projects.kind`', codes(ProjectKind)],
      ['`projects.stage`', codes(Stage)],
    ],
  );
}

/** Every decision, and the files that name it. */
function decisions(sources: Sources): string {
  const files = [...sources].filter(([path]) => path.startsWith('src/model/') && path !== 'src/model/decisions.ts');
  return table(
    ['number', 'decision', 'drawn in'],
    Object.entries(Decision).map(([name, number]) => {
      const found = files.filter(([, text]) => new RegExp(`\\bDecision\\.${name}\\b`).test(text));
      return [number, code(name), names(found.map(([path]) => path.slice('src/model/'.length))) || 'nowhere yet'];
    }),
  );
}

function parameters(): string {
  return table(
    ['parameter', 'unit', 'range', 'default', 'grade', 'binds', 'meaning', 'source'],
    PARAMETERS.map((p) => [
      code(p.name),
      p.unit,
      `${p.min} to ${p.max}`,
      p.default,
      p.grade,
      p.binds.join(', '),
      p.text,
      p.source === p.grade ? '' : p.source,
    ]),
  );
}

function grades(): string {
  const counts = new Map<string, number>();
  for (const { grade } of PARAMETERS) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  const parts = ['verified', 'derived', 'recalled', 'proposal'].map((grade) => `${counts.get(grade) ?? 0} ${grade}`);
  return `${PARAMETERS.length} parameters: ${parts.join(', ')}.`;
}

/** Targets that a parameter was set with in view: what comes out there is imposed. */
function binds(): string {
  const targets = [...new Set(PARAMETERS.flatMap((p) => p.binds))].sort((a, b) => Number(a) - Number(b));
  return table(
    ['target', 'parameters set with it in view'],
    targets.map((target) => [
      target,
      names(PARAMETERS.filter((p) => p.binds.includes(target)).map(({ name }) => name)),
    ]),
  );
}

function levers(): string {
  const fields = LEVERS.flatMap((lever) => lever.fields.map((field) => ({ lever, field })));
  const settings = table(
    ['setting', 'unit', 'controls reach', 'most a programme used', 'first changes', 'source'],
    fields.map(({ lever, field }) => [
      code(`${lever.name}.${field.key}`),
      field.unit,
      `${field.min} to ${field.max}`,
      field.programmeMaximum,
      lever.en,
      lever.source,
    ]),
  );
  const harms = LEVERS.flatMap(({ name, harms }) => harms.map((harm): Row => [code(name), harm.en, harm.source]));
  return `${settings}\n\n${table(['lever', 'known harm', 'source'], harms)}`;
}

function names(list: readonly string[]): string {
  return list.map(code).join(' ');
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
