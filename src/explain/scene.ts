/** One event of a log as it looks from one organisation, which is "it": who else takes part, what it is about, when. */
import { monthOfYear, yearOf } from '../core/calendar.ts';
import type { EventLog } from '../model/events.ts';
import type { Simulation } from '../model/simulation.ts';
import { ProjectKind } from '../model/state.ts';
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
};

export class Scene {
  readonly #telling: Telling;
  readonly #row: number;
  readonly #self: number;
  readonly month: number;
  readonly amount: number;
  readonly detail: number;
  /** Whether it happens in the month that is being told. */
  readonly isNow: boolean;
  readonly isSubject: boolean;
  readonly isObject: boolean;

  /** @param self row of the organisation @param now month of the event that is told */
  constructor(telling: Telling, row: number, self: number, now: number) {
    const { log, sim } = telling;
    const { keyHi, keyLo } = sim.state.organisations;
    this.#telling = telling;
    this.#row = row;
    this.#self = self;
    this.month = log.month[row] as number;
    this.amount = log.amount[row] as number;
    this.detail = log.detail[row] as number;
    this.isNow = this.month === now;
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

  subject(): string {
    const { log, names } = this.#telling;
    if (this.isSubject) return 'it';
    return names.of(log.subjectHi[this.#row] as number, log.subjectLo[this.#row] as number);
  }

  object(first = false): string {
    const { log, names } = this.#telling;
    if (this.isObject) return first ? 'It' : 'it';
    const name = names.of(log.objectHi[this.#row] as number, log.objectLo[this.#row] as number);
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
    return names.of(sim.state.organisations.keyHi[row] as number, sim.state.organisations.keyLo[row] as number);
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

  /** "the consortium of June 2010". */
  theProject(first = false): string {
    const project = this.#project();
    if (project === undefined) return first ? 'A project' : 'a project';
    return `${first ? 'The' : 'the'} ${NOUNS[project.kind] ?? 'project'} of ${spoken(project.agreed)}`;
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
    const names = rows.slice(0, 3).map((row) => this.#named(row));
    const more = rows.length - names.length;
    if (more > 0) return `${names.join('; ')} and ${more === 1 ? 'one other' : `${more} others`}`;
    const last = names.pop() as string;
    return names.length === 0 ? last : `${names.join('; ')} and ${last}`;
  }

  /** What a payment to a project says, with how long it took. */
  paid(): string {
    const months = this.month - (this.#project()?.agreed ?? this.month);
    return `Public money for ${this.theProject()} arrives, ${months} months after the award: ${millions(this.amount)} for the team.`;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
