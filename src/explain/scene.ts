/** One event of a log as it looks from one organisation, which is "it": who else takes part, what it is about, when. */
import { monthOfYear, yearOf } from '../core/calendar.ts';
import type { EventLog } from '../model/events.ts';
import type { Simulation } from '../model/simulation.ts';
import { Kind, ProjectKind } from '../model/state.ts';
import type { Cast, Project } from './cast.ts';
import type { Names } from './names.ts';
import { millions } from './story.ts';

/** A history, ready to be told. */
export interface Telling {
  readonly sim: Simulation;
  readonly log: EventLog;
  readonly cast: Cast;
  readonly names: Names;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "May 2003". */
export function spoken(month: number): string {
  return `${MONTHS[monthOfYear(month) - 1]} ${yearOf(month)}`;
}

const NOUNS: Readonly<Record<number, string>> = {
  [ProjectKind.bilateral]: 'joint project',
  [ProjectKind.consortium]: 'consortium',
  [ProjectKind.development]: 'development project',
  [ProjectKind.licence]: 'licence',
};

/** Partners that are all named, and how many are where they are more. */
const NAMED = 6;
const NAMED_OF_MANY = 3;

/** What has been named on the way. */
export interface Said {
  /** Organisations, in full. */
  readonly names: Set<string>;
  /** Projects: the second time they go without their date. */
  readonly projects: Set<string>;
}

export class Scene {
  readonly #telling: Telling;
  readonly #row: number;
  readonly #self: number;
  readonly #now: number;
  readonly month: number;
  readonly amount: number;
  readonly detail: number;
  /** Whether it happens in the month that is being told. */
  readonly isNow: boolean;
  readonly isSubject: boolean;
  readonly isObject: boolean;

  readonly #said: Said;

  /**
   * @param self row of the organisation
   * @param now month of the event that is told
   * @param said what has been named, to which this adds
   */
  constructor(telling: Telling, row: number, self: number, now: number, said: Said) {
    this.#said = said;
    const { log, sim } = telling;
    const { keyHi, keyLo } = sim.state.organisations;
    this.#telling = telling;
    this.#row = row;
    this.#self = self;
    this.month = log.month[row] as number;
    this.amount = log.amount[row] as number;
    this.detail = log.detail[row] as number;
    this.isNow = this.month === now;
    this.#now = now;
    this.isSubject = log.subjectHi[row] === keyHi[self] && log.subjectLo[row] === keyLo[self];
    this.isObject = log.objectHi[row] === keyHi[self] && log.objectLo[row] === keyLo[self];
  }

  get date(): string {
    return spoken(this.month);
  }

  /** " that month" or " in May 2003". */
  when(): string {
    return this.isNow ? ' that month' : ` in ${this.date}`;
  }

  subject(first = false): string {
    const { log, names } = this.#telling;
    if (this.isSubject) return first ? 'It' : 'it';
    const name = this.#say(names.of(log.subjectHi[this.#row] as number, log.subjectLo[this.#row] as number));
    return first ? capital(name) : name;
  }

  object(first = false): string {
    const { log, names } = this.#telling;
    if (this.isObject) return first ? 'It' : 'it';
    const name = this.#say(names.of(log.objectHi[this.#row] as number, log.objectLo[this.#row] as number));
    return first ? capital(name) : name;
  }

  /** Rows of the two sides of the tie, it or else the logged side first. */
  #sides(): readonly [number, number] | undefined {
    const { log, cast, sim } = this.#telling;
    const sides = cast.sidesOf(log.subjectHi[this.#row] as number, log.subjectLo[this.#row] as number);
    if (sides === undefined) return undefined;
    const [a, b] = sides;
    const { keyHi, keyLo } = sim.state.organisations;
    const isLogged = keyHi[b] === log.objectHi[this.#row] && keyLo[b] === log.objectLo[this.#row];
    return b === this.#self || (a !== this.#self && isLogged) ? [b, a] : [a, b];
  }

  /** The first side of the tie: it, if it is one. */
  one(): string {
    return this.#named(this.#sides()?.[0]);
  }

  other(): string {
    return this.#named(this.#sides()?.[1]);
  }

  /** Both sides of the tie. */
  two(): string {
    return this.#sides()?.[0] === this.#self ? 'the two' : `${this.one()} and ${this.other()}`;
  }

  #named(row: number | undefined): string {
    const { sim, names } = this.#telling;
    if (row === undefined) return 'somebody';
    if (row === this.#self) return 'it';
    return this.#say(
      names.of(sim.state.organisations.keyHi[row] as number, sim.state.organisations.keyLo[row] as number),
    );
  }

  #say(name: string): string {
    this.#said.names.add(name);
    return name;
  }

  #project(): Project | undefined {
    const { log, cast } = this.#telling;
    return cast.projectOf(log.subjectHi[this.#row] as number, log.subjectLo[this.#row] as number);
  }

  isLead(): boolean {
    return (this.#project()?.team[0] ?? -1) === this.#self;
  }

  /** "a consortium"; of a proposal that came to nothing the kind is logged. */
  aProject(): string {
    return `a ${NOUNS[this.#project()?.kind ?? this.detail] ?? 'project'}`;
  }

  /** "the consortium of June 2010", and from then on "the consortium". */
  theProject(first = false): string {
    const project = this.#project();
    if (project === undefined) return first ? 'A project' : 'a project';
    const noun = `${first ? 'The' : 'the'} ${NOUNS[project.kind] ?? 'project'}`;
    const name = `${noun} of ${spoken(project.agreed)}`;
    if (this.#said.projects.has(name) || project.agreed === this.#now) return noun;
    this.#said.projects.add(name);
    return name;
  }

  /** Who pays for a project without public money: ", at its own cost"; nothing for one with public money. */
  ownCost(): string {
    const project = this.#project();
    if (project === undefined || project.supported) return '';
    const { kind } = this.#telling.sim.state.organisations;
    const payers = project.team.filter((row) => kind[row] !== Kind.lab);
    if (payers.length === 1) return payers[0] === this.#self ? ', at its own cost' : ', at the cost of the firm';
    return ', at the firms’ own cost';
  }

  /** Whether public money pays a part of the project; undefined: it is not known. */
  get isSupported(): boolean | undefined {
    return this.#project()?.supported;
  }

  /** Whether it is of a kind for which there are calls; joint projects of two never see public money. */
  get isCalled(): boolean {
    const kind = this.#project()?.kind;
    return kind === ProjectKind.consortium || kind === ProjectKind.development;
  }

  /** The name of a field of technology. */
  field(row: number): string {
    return this.#telling.names.field(row);
  }

  /** Whether the log names what led to it. */
  get hasCauses(): boolean {
    return this.#telling.log.causeCount[this.#row] !== 0;
  }

  /** " with X and Y", " led by X, with Y"; nothing where it works alone. */
  withWhom(): string {
    const project = this.#project();
    if (project === undefined) return '';
    const [lead, ...others] = project.team.filter((row) => row !== this.#self);
    if (lead === undefined) return '';
    if (this.isLead() || project.kind === ProjectKind.bilateral) return ` with ${this.#list([lead, ...others])}`;
    return ` led by ${this.#named(lead)}${others.length === 0 ? '' : `, with ${this.#list(others)}`}`;
  }

  #list(rows: readonly number[]): string {
    const names = rows.slice(0, rows.length <= NAMED ? NAMED : NAMED_OF_MANY).map((row) => this.#named(row));
    const more = rows.length - names.length;
    if (more > 0) return `${names.join('; ')} and ${more} others`;
    const last = names.pop() as string;
    return names.length === 0 ? last : `${names.join('; ')} and ${last}`;
  }

  /** What a payment to a project says, with how long it took. */
  paid(): string {
    const months = this.month - (this.#project()?.agreed ?? this.month);
    return `Public money for ${this.theProject()} arrives, ${months} months after the award: ${millions(this.amount)} for the team.`;
  }
}

/**
 * The text with each of the names in full where it comes for the first time, and short after that.
 *
 * @param said names that have been said before, to which this adds
 */
export function sayShort(text: string, names: readonly string[], said: Set<string>): string {
  const kept: string[] = [];
  let short = text;
  // a venture's name holds its parent's: the longer first, and what is settled is set aside
  for (const name of [...names].sort((p, q) => q.length - p.length)) {
    const escaped = name.slice(1).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    short = short.replace(
      new RegExp(`[${name.charAt(0).toLowerCase()}${name.charAt(0).toUpperCase()}]${escaped}`, 'g'),
      (found) => {
        kept.push(said.has(name) ? shortName(found) : found);
        said.add(name);
        return `\u0000${kept.length - 1}\u0000`;
      },
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name holds it
  return short.replace(/\u0000(\d+)\u0000/g, (_, at) => kept[Number(at)] ?? '');
}

/** The name without field and total: still no other's, and still one that can be asked for. */
export function shortName(name: string): string {
  return name.replace(/( of \d+)?, .*$/, '');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
