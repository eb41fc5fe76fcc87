/**
 * The life of one organisation: what it took part in, month by month, each with the events that led to it. Causes of the
 * same month are told with what they led to, not by themselves.
 */
import type { EventKindName, EventLog } from '../model/events.ts';
import { START } from '../model/simulation.ts';
import { Kind } from '../model/state.ts';
import { causesOf, kindOf } from './chain.ts';
import { LIFE_WORDS } from './lifeWords.ts';
import { type Said, Scene, type Telling } from './scene.ts';

export interface Moment {
  /** Row of the log. */
  readonly row: number;
  /** Calendar month. */
  readonly month: number;
  readonly kind: EventKindName;
  /** One sentence, and what led to it. */
  readonly text: string;
  /** Names in it, in full. */
  readonly names: readonly string[];
  /** 0 to 10. */
  readonly tells: number;
  /** Rows of the events that are told with it. */
  readonly within: readonly number[];
  /** Rows of the events of this life that led to it. */
  readonly causes: readonly number[];
}

/** Clauses on what led to an event; one more is told rather than counted. */
const CLAUSES = 6;

/** Whether an organisation, by row, takes part in an event. */
export function takesPart({ log, cast, sim }: Telling, row: number, self: number): boolean {
  const { keyHi, keyLo, kind } = sim.state.organisations;
  const { role } = LIFE_WORDS[kindOf(log, row)];
  const [hi, lo] = [log.subjectHi[row] as number, log.subjectLo[row] as number];
  if (hi === keyHi[self] && lo === keyLo[self]) return true;
  if (role === 'tie') return cast.sidesOf(hi, lo)?.includes(self) === true;
  if (role === 'payees' && kind[self] === Kind.lab) return false;
  if (role === 'subject') return false;
  if (log.objectHi[row] === keyHi[self] && log.objectLo[row] === keyLo[self]) return true;
  return role !== 'both' && cast.projectOf(hi, lo)?.team.includes(self) === true;
}

/** Rows of organisations that take part in an event. */
export function partiesOf(
  { log, cast, sim }: Telling,
  row: number,
  rowOf: (hi: number, lo: number) => number,
): number[] {
  const { kind } = sim.state.organisations;
  const { role } = LIFE_WORDS[kindOf(log, row)];
  const [hi, lo] = [log.subjectHi[row] as number, log.subjectLo[row] as number];
  const object = rowOf(log.objectHi[row] as number, log.objectLo[row] as number);
  if (role === 'tie') return [...(cast.sidesOf(hi, lo) ?? [])];
  if (role === 'subject' || role === 'both')
    return [rowOf(hi, lo), role === 'both' ? object : -1].filter((x) => x >= 0);
  const team = cast.projectOf(hi, lo)?.team ?? [rowOf(hi, lo), object].filter((x) => x >= 0);
  return role === 'payees' ? team.filter((one) => kind[one] !== Kind.lab) : [...team];
}

/** All of a life from the beginning of the run proper, in order of time. @param self row of the organisation */
export function lifeOf(telling: Telling, self: number): Moment[] {
  const { log } = telling;
  const own = new Set<number>();
  const effects = new Set<number>();
  for (let row = 0; row < log.count; row++) {
    if ((log.month[row] as number) < START) continue;
    if (takesPart(telling, row, self)) own.add(row);
    else if (isEffect(log, row, own)) effects.add(row);
  }
  const begun = begunBy(log, own);
  const within = toldWithin(log, own, begun);
  const inside = new Set([...within.values()].flat());
  const paid = new Set<number>();
  const moments: Moment[] = [];
  for (const row of [...own, ...effects].sort((p, q) => p - q)) {
    if (inside.has(row)) continue;
    const kind = kindOf(log, row);
    const words = LIFE_WORDS[kind];
    const said: Said = { names: new Set(), projects: new Set() };
    const scene = new Scene(telling, row, self, log.month[row] as number, said);
    const sentence = effects.has(row) ? (words.effect ?? words.sentence)(scene) : words.sentence(scene);
    const told = within.get(row) ?? [];
    const ledTo = new Set(told.flatMap((one) => begun.get(one) ?? []).concat(begun.get(row) ?? []));
    const leading = [row, ...told].filter((one) => !ledTo.has(one));
    const tells = kind === 'payment' && !paid.has(projectOf(log, row)) ? words.tells + 2 : words.tells;
    if (kind === 'payment') paid.add(projectOf(log, row));
    moments.push({
      row,
      month: scene.month,
      kind,
      text: withCauses(telling, sentence, leading, self, said),
      names: [...said.names],
      tells: told.reduce((most, one) => Math.max(most, LIFE_WORDS[kindOf(log, one)].tells), tells),
      within: told,
      causes: leading.flatMap((one) => [...causesOf(log, one)].filter((cause) => own.has(cause))),
    });
  }
  return moments;
}

/** Something that others did because of what it took part in, where the kind has words for that. */
function isEffect(log: EventLog, row: number, own: ReadonlySet<number>): boolean {
  return LIFE_WORDS[kindOf(log, row)].effect !== undefined && causesOf(log, row).some((cause) => own.has(cause));
}

function projectOf(log: EventLog, row: number): number {
  return (log.subjectHi[row] as number) * 4294967296 + (log.subjectLo[row] as number);
}

/** For each project of a life, the acquaintances and the work of two that begin with it: they go without saying. */
function begunBy(log: EventLog, own: ReadonlySet<number>): Map<number, number[]> {
  const begun = new Map<number, number[]>();
  for (const row of own) {
    const kind = kindOf(log, row);
    if (kind !== 'tie' && kind !== 'collaboration') continue;
    for (const cause of causesOf(log, row))
      if (own.has(cause) && log.month[cause] === log.month[row] && kindOf(log, cause) === 'project')
        begun.set(cause, [...(begun.get(cause) ?? []), row]);
  }
  return begun;
}

/** For each event of a life, its causes of the same month and theirs, which are told with it, and what begins with it. */
function toldWithin(
  log: EventLog,
  own: ReadonlySet<number>,
  begun: ReadonlyMap<number, readonly number[]>,
): Map<number, number[]> {
  const within = new Map<number, number[]>();
  const begins = new Set([...begun.values()].flat());
  for (const row of own) {
    const told: number[] = [];
    for (const cause of causesOf(log, row)) {
      if (begins.has(row) || !own.has(cause) || log.month[cause] !== log.month[row]) continue;
      told.push(cause, ...(within.get(cause) ?? []));
    }
    told.push(...(begun.get(row) ?? []));
    if (told.length > 0) within.set(row, [...new Set(told)]);
  }
  return within;
}

/** The sentence, and clauses for what led to the events told, nearest first; what has been said is not said again. */
function withCauses(telling: Telling, sentence: string, told: readonly number[], self: number, said: Said): string {
  const { log } = telling;
  const now = log.month[told[0] as number] as number;
  const causes = [...new Set(told.flatMap((row) => [...causesOf(log, row)]))];
  const clauses = causes.map(
    (cause) => () => LIFE_WORDS[kindOf(log, cause)].cause(new Scene(telling, cause, self, now, said)),
  );
  const shown: string[] = [];
  for (const clause of clauses) {
    const text = clause();
    if (text !== '' && !shown.includes(text)) shown.push(text);
  }
  if (shown.length === 0) return sentence;
  const more = shown.length - CLAUSES;
  if (more > 1) shown.splice(CLAUSES, more, `and ${more} causes more`);
  return `${sentence.replace(/\.$/, '')}: ${shown.join('; ')}.`;
}
