/**
 * What a shape cannot say: order of time, sums, references within the file. The rules
 * read the data as it stands in the file and pass over parts of the wrong shape, which the schema tells of, so that all
 * problems of a file are told at once.
 */
import { fiscalYearOf, formatMonth, monthOf, monthOfYear, parseMonth } from '../core/calendar.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR, NATIONAL_MEMBER_FIRMS } from './descriptors.ts';
import { type Path, suggest } from './problems.ts';
import type { Kind } from './schema.ts';

/** A rule broken: where, and what was expected instead. */
export interface Breach {
  readonly path: Path;
  readonly expected: string;
}

type Report = (path: Path, expected: string) => void;
type Part = Readonly<Record<string, unknown>>;

/** All rules broken by a file of this kind. */
export function breaches(kind: Kind, data: unknown): Breach[] {
  const found: Breach[] = [];
  const report: Report = (path, expected) => {
    found.push({ path, expected });
  };
  if (!isRecord(data)) return found;
  knownSources(data, report);
  if (kind === 'policy') policyRules(data, report);
  else if (kind === 'nation') nationRules(data, report);
  else regionRules(data, report);
  return found;
}

function policyRules(data: Part, report: Report): void {
  const { money } = data;
  if (isRecord(money) && money['sharedBy'] === 'areas' && money['areas'] === undefined)
    report(['money', 'areas'], 'the number of areas, for sharedBy is areas');
  for (const [lever, fields] of parts(data['levers'])) {
    for (const [field, spans] of parts(fields)) {
      if (!Array.isArray(spans)) continue;
      const path = ['levers', lever, field];
      ascends(spans, path, report);
      for (const [i, span] of spans.entries()) {
        if (field === 'budget' && isRecord(span)) oneAmount(span, [...path, i], report);
      }
    }
  }
}

/** Regions stand once, Tokyo is some of them, and somebody is left to look to it. */
function nationRules({ regions, tokyo, links }: Part, report: Report): void {
  if (!Array.isArray(regions)) return;
  for (const [i, region] of regions.entries())
    if (regions.indexOf(region) < i) report(['regions', i], 'a region that does not stand there already');
  const inside = isRecord(tokyo) ? tokyo['regions'] : undefined;
  if (!Array.isArray(inside)) return;
  for (const [i, region] of inside.entries())
    if (!regions.includes(region))
      report(['tokyo', 'regions', i], `a region of this nation; ${suggest(String(region), regions)}`);
  const link = isRecord(links) && isRecord(links['tokyo']) ? links['tokyo']['value'] : 0;
  if (link === 1 && inside.length === 0) report(['tokyo', 'regions'], 'at least one region, for links.tokyo is on');
}

function regionRules(data: Part, report: Report): void {
  const { since, towns, members } = data;
  if (isRecord(members)) withinPool(members['firms'], report);
  if (isRecord(since)) withinTime(since['value'], report);
  if (isRecord(towns) && Array.isArray(towns['list'])) {
    townsStand(towns['list'], report);
    townsWithin(towns['list'], data['prefectures'], report);
  }
  for (const [name, mix] of parts(data['mixes'])) if (isRecord(mix)) sumsToOne(mix, ['mixes', name], report);
  for (const [name, table] of parts(data['fields'])) {
    const weights = isRecord(table) ? table['weights'] : undefined;
    if (isRecord(weights)) weighsSomething(weights, ['fields', name, 'weights'], report);
  }
  for (const block of ['diamond', 'strategy']) {
    const lines = data[block];
    if (Array.isArray(lines)) for (const [i, line] of lines.entries()) oneFate(line, [block, i], report);
  }
  for (const [kind, count] of parts(data['members'])) givenByRule(count, ['members', kind], report);
}

/** A line of the diamond is simulated somewhere, or only shown. */
function oneFate(line: unknown, path: Path, report: Report): void {
  if (isRecord(line) && (line['simulated'] === undefined) === (line['shown'] === undefined))
    report(path, 'one of simulated (where the model has it) and shown: true');
}

/** Only an assumed count has an alternative. */
function givenByRule(count: unknown, path: Path, report: Report): void {
  if (isRecord(count) && count['alternative'] !== undefined && count['grade'] !== 'proposal')
    report([...path, 'alternative'], 'no alternative for a count that is no proposal');
}

function parts(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** First month of the spin-up. */
const SPIN_UP = monthOf(1988, 4);
const FIRST = monthOf(FIRST_FISCAL_YEAR, 4);
/** The month after the last. */
const END = monthOf(LAST_FISCAL_YEAR + 1, 4);

/** Entries of a timeline begin and end in April, run forward, do not overlap, and lie within FY1998 to FY2020. */
function ascends(spans: readonly unknown[], path: Path, report: Report): void {
  let last: { from: number; until: number; open: boolean } | undefined;
  for (const [i, span] of spans.entries()) {
    if (!isRecord(span)) continue;
    const open = span['until'] === undefined;
    const from = monthAt(span['from']);
    const until = open ? END : monthAt(span['until']);
    if (from === undefined || until === undefined) continue;
    const place = [...path, i, 'from'];
    oneSpan([...path, i], from, until, open, report);
    if (last !== undefined && from < last.from) {
      report(place, `a month after the entry before (${formatMonth(last.from)}); this timeline runs backwards`);
    } else if (last?.open) {
      report(place, `no entry after one without until; give that one until: ${formatMonth(from)}`);
    } else if (last !== undefined && from < last.until) {
      report(place, `${formatMonth(last.until)} or later; it overlaps the entry before`);
    }
    last = { from, until, open };
  }
}

/** One entry by itself. */
function oneSpan(path: Path, from: number, until: number, open: boolean, report: Report): void {
  aprilOf(from, [...path, 'from'], report);
  if (!open) aprilOf(until, [...path, 'until'], report);
  if (from < FIRST || from >= END) {
    report([...path, 'from'], `${formatMonth(FIRST)} or later and before ${formatMonth(END)}`);
  }
  if (until > END) report([...path, 'until'], `at most ${formatMonth(END)}, the end of the simulated time`);
  if (!open && until <= from) {
    report([...path, 'until'], `a month after from (${formatMonth(from)}); this timeline runs backwards`);
  }
}

function monthAt(text: unknown): number | undefined {
  return typeof text === 'string' ? parseMonth(text) : undefined;
}

function aprilOf(month: number, path: Path, report: Report): void {
  if (monthOfYear(month) === 4) return;
  const year = fiscalYearOf(month);
  const way = `${year}-04 or ${year + 1}-04 (until is the first month after)`;
  report(path, `an April, for levers go by fiscal year: ${way}`);
}

/** One amount, national or the region's own; budget lines add up to it. */
function oneAmount(span: Part, path: Path, report: Report): void {
  const { nationalUsdMillionPerYear: national, nationalYenPerYear, yenPerYear, lines } = span;
  const given = [national, nationalYenPerYear, yenPerYear].filter((amount) => amount !== undefined);
  if (given.length !== 1) {
    const shared = 'nationalUsdMillionPerYear or nationalYenPerYear (shared by member firms)';
    report(path, `one of ${shared} and yenPerYear (for the region itself)`);
  }
  if (lines === undefined || typeof national !== 'number') return;
  const sum = Array.isArray(lines) ? sumOf(lines.map((line) => (isRecord(line) ? line['usdMillion'] : 0))) : national;
  if (Math.abs(sum - national) > 1e-6) {
    report([...path, 'nationalUsdMillionPerYear'], `${tidy(sum)}, the sum of its lines`);
  }
}

function sumsToOne(mix: Part, path: Path, report: Report): void {
  const sum = sumOf([mix['productDeveloping'], mix['basicTechnology'], mix['large']]);
  if (Math.abs(sum - 1) > 1e-6) {
    report(path, `shares that sum to 1; productDeveloping, basicTechnology and large sum to ${tidy(sum)}`);
  }
}

/** NaN, which no comparison takes for a breach, where a part is no number. */
function sumOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : Number.NaN), 0);
}

/** Without binary dust. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}

function weighsSomething(weights: Part, path: Path, report: Report): void {
  const values = Object.values(weights);
  if (values.every((weight) => weight === 0)) report(path, 'at least one weight above 0');
}

/** Towns have names of their own, and one of them has weight. */
function townsStand(towns: readonly unknown[], report: Report): void {
  const seen = new Set<unknown>();
  for (const [i, town] of towns.entries()) {
    const id = isRecord(town) ? town['id'] : undefined;
    if (id !== undefined && seen.has(id)) report(['towns', 'list', i, 'id'], 'an id that no other town has');
    seen.add(id);
  }
  if (towns.length > 0 && towns.every((town) => isRecord(town) && town['weight'] === 0)) {
    report(['towns', 'list'], 'at least one town with a weight above 0');
  }
}

/** A town lies in a prefecture that the region covers, where it says which these are. */
function townsWithin(towns: readonly unknown[], prefectures: unknown, report: Report): void {
  const covered: unknown = isRecord(prefectures) ? prefectures['value'] : undefined;
  if (!Array.isArray(covered)) return;
  for (const [i, town] of towns.entries()) {
    const at = isRecord(town) ? town['prefecture'] : undefined;
    if (at !== undefined && !covered.includes(at))
      report(['towns', 'list', i, 'prefecture'], `one of prefectures: ${covered.join(', ')}`);
  }
}

/** A share of the nation's money above the whole would be no share. */
function withinPool(firms: unknown, report: Report): void {
  if (!isRecord(firms)) return;
  const pool = `the pool of member firms of all projects, by whose share national money is given`;
  const atMost = (count: unknown, path: Path): void => {
    const value = isRecord(count) ? count['value'] : undefined;
    if (typeof value === 'number' && value > NATIONAL_MEMBER_FIRMS)
      report([...path, 'value'], `at most ${NATIONAL_MEMBER_FIRMS}, ${pool}`);
  };
  atMost(firms, ['members', 'firms']);
  atMost(firms['alternative'], ['members', 'firms', 'alternative']);
}

/** The body begins within the spin-up or the run proper. */
function withinTime(value: unknown, report: Report): void {
  const month = monthAt(value);
  if (month !== undefined && (month < SPIN_UP || month >= END)) {
    report(['since', 'value'], `${formatMonth(SPIN_UP)} or later and before ${formatMonth(END)}`);
  }
}

/** Every `source` beside a `grade` is a key of the table of sources. */
function knownSources(data: Part, report: Report): void {
  if (!isRecord(data['sources'])) return;
  const keys = Object.keys(data['sources']);
  const walk = (node: unknown, path: Path): void => {
    if (Array.isArray(node)) {
      for (const [i, item] of node.entries()) walk(item, [...path, i]);
    } else if (isRecord(node)) {
      const { source } = node;
      if ('grade' in node && typeof source === 'string' && !keys.includes(source)) {
        const way = keys.length > 0 ? suggest(source, keys) : 'the table is empty';
        report([...path, 'source'], `a key of sources: ${way}`);
      }
      for (const [key, value] of Object.entries(node)) if (key !== 'sources') walk(value, [...path, key]);
    }
  };
  walk(data, []);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
