/** An event in words: who, what, with whom. */
import type { EventKindName, EventLog } from '../model/events.ts';
import { LEVER_NAMES } from '../model/params.ts';
import { Origin, ProjectKind } from '../model/state.ts';
import { kindOf } from './chain.ts';
import type { Names } from './names.ts';

export interface Told {
  /** Calendar month. */
  readonly month: number;
  readonly kind: EventKindName;
  readonly text: string;
}

/** How a tie began. */
export const ORIGINS: Readonly<Record<number, string>> = {
  [Origin.chance]: 'by chance',
  [Origin.referral]: 'through a friend',
  [Origin.seminar]: 'at a seminar',
  [Origin.studyGroup]: 'in a study group',
  [Origin.introduction]: 'through an introduction',
  [Origin.pipeline]: 'outside the region',
  [Origin.incubator]: 'in an incubator',
  [Origin.lineage]: 'by descent',
  [Origin.project]: 'in a project',
  [Origin.vertical]: 'as supplier and customer',
};

const ENTRIES: Readonly<Record<number, string>> = { 1: ', drawn by a success', 2: ', after a trip overseas' };

const PROJECTS: Readonly<Record<number, string>> = {
  [ProjectKind.bilateral]: 'a joint project',
  [ProjectKind.consortium]: 'a consortium',
  [ProjectKind.development]: 'a development project',
  [ProjectKind.licence]: 'a licensed product',
};

/** Partners that are named beside the lead of a project. */
const NAMED = 3;

/** @param partners names of a project's partners beside its lead; without it only leads are named */
export function tell(
  log: EventLog,
  row: number,
  names: Names,
  partners: (hi: number, lo: number) => readonly string[] = () => [],
): Told {
  const kind = kindOf(log, row);
  const subject = { hi: log.subjectHi[row] as number, lo: log.subjectLo[row] as number };
  const object = { hi: log.objectHi[row] as number, lo: log.objectLo[row] as number };
  const who = (): string => names.of(subject.hi, subject.lo);
  const whom = (): string => names.of(object.hi, object.lo);
  const pair = (): string => `${whom()} and ${names.otherSide(subject.hi, subject.lo, object.hi, object.lo)}`;
  const amount = log.amount[row] as number;
  const detail = log.detail[row] as number;
  const origin = ORIGINS[detail] ?? 'somehow';
  const project = PROJECTS[detail] ?? 'a project';
  const ledBy = (): string => {
    const team = partners(subject.hi, subject.lo);
    const more = team.length - NAMED;
    const others = more > 0 ? ` and ${more === 1 ? 'one other' : `${more} others`}` : '';
    return `${project} led by ${whom()}${team.length === 0 ? '' : `, with ${team.slice(0, NAMED).join('; ')}${others},`}`;
  };
  const texts: Readonly<Record<EventKindName, () => string>> = {
    visit: () => `a coordinator visits ${who()}`,
    introduction: () => `${pair()} are introduced`,
    seminar: () => `a gathering of ${amount} is held`,
    tie: () => `${pair()} become acquainted ${origin}`,
    collaboration: () => `${pair()} begin to work together`,
    proposal: () => `${whom()} hands in a proposal`,
    award: () => `${ledBy()} wins public money (cost ${millions(amount)})`,
    project: () => `${ledBy()} is agreed (${millions(amount)})`,
    success: () => `${ledBy()} succeeds technically`,
    failure: () => `${ledBy()} fails`,
    product: () => `${whom()} brings its product to market${detail === 2 ? ', a line in a new field' : ''}`,
    venture: () => `a venture is founded out of ${whom()}`,
    investment: () => `${detail === 1 ? 'the public fund puts' : 'investors put'} ${millions(amount)} into ${who()}`,
    entry: () => `${who()} comes${ENTRIES[detail] ?? ''}`,
    exit: () => `${who()} ${detail === 1 ? 'becomes insolvent' : 'closes'}`,
    tenancy: () => `${who()} moves into an incubator`,
    graduation: () => `${who()} leaves its incubator`,
    payment: () => `public money is paid (${millions(amount)})`,
    join: () => `${who()} joins the promotion body`,
    leave: () => `${who()} leaves the promotion body`,
    loan: () => `${whom()} lends ${who()} ${millions(amount)}`,
    bridge: () => `the bridge facility lends ${who()} ${millions(amount)} until its subsidy comes`,
    default: () => `${who()} leaves ${millions(amount)} of loans unpaid`,
    patent: () => `${whom()} files a patent in ${names.field(amount)}${detail === 1 ? ', with a university' : ''}`,
    licence: () => `${whom()} takes a licence of a university’s patent in ${names.field(detail)}`,
    studyGroup: () => `study groups meet, ${amount} in all`,
    exchange: () => `${who()} visits ${whom()}`,
    placement: () =>
      detail === 1
        ? `${who()} leaves its sales channel (lines of ${millions(amount)} a month)`
        : `${who()} gets a place with a sales channel`,
    procurement: () => `a public buyer takes a new product of ${who()} (${millions(amount)})`,
    plant: () => `${who()} opens with ${amount} jobs`,
    move: () => `${who()} moves between regions (${amount} jobs)`,
    closure: () => `${who()} is closed by its headquarters (${amount} jobs)`,
    review: () => `the plan moves the money of ${LEVER_NAMES[detail] ?? 'all levers'} by ${Math.round(amount * 100)} %`,
    hiring: () => `the network subsidy pays ${amount} coordinators this fiscal year`,
  };
  return { month: log.month[row] as number, kind, text: texts[kind]() };
}

export function millions(yen: number): string {
  return `${Math.round(yen / 1e5) / 10} million yen`;
}
