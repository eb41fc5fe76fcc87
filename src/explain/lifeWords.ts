/**
 * Words for what happens in the life of one organisation, which is "it": for each kind of event who takes part in it, how
 * much it tells, a sentence, and a clause for when it is the cause of something else. A kind without words does not compile.
 */
import type { EventKindName } from '../model/events.ts';
import { LEVER_NAMES } from '../model/params.ts';
import { Origin } from '../model/state.ts';
import type { Scene } from './scene.ts';
import { millions, ORIGINS } from './story.ts';

/**
 * `subject`: the subject alone; `both`: subject and object are organisations; `tie`: the subject is a tie, its sides take
 * part; `project`: the subject is a project, its team takes part; `payees`: the same without laboratories.
 */
export type Role = 'subject' | 'both' | 'tie' | 'project' | 'payees';

interface Words {
  readonly role: Role;
  /** 0 to 10; what is told least is left out of a long life first. */
  readonly tells: number;
  readonly sentence: (s: Scene) => string;
  /** Completes "…: "; empty where the sentence has said it. */
  readonly cause: (s: Scene) => string;
  /** Told of one whose own act led to it, although it takes no part. */
  readonly effect?: (s: Scene) => string;
}

export const LIFE_WORDS: Readonly<Record<EventKindName, Words>> = {
  visit: {
    role: 'subject',
    tells: 1,
    sentence: () => 'A coordinator visits it.',
    cause: (s) => `a coordinator had visited ${s.subject()}${s.when()}`,
  },
  introduction: {
    role: 'tie',
    tells: 1,
    sentence: (s) => `A coordinator introduces it to ${s.other()}.`,
    cause: (s) => `a coordinator introduced ${s.two()}${s.when()}`,
  },
  seminar: {
    role: 'subject',
    tells: 0,
    sentence: (s) => `It holds seminars, to which ${s.amount} come.`,
    cause: (s) => `they met at a seminar of the promotion body${s.when()}`,
  },
  studyGroup: {
    role: 'subject',
    tells: 0,
    sentence: (s) => `It holds study groups, to which ${s.amount} come.`,
    cause: (s) => `they met in a study group of the promotion body${s.when()}`,
  },
  tie: {
    role: 'tie',
    tells: 1,
    sentence: (s) => `It becomes acquainted${howMet(s)} with ${s.other()}.`,
    cause: (s) => (s.isNow ? `${s.two()} became acquainted then` : `${s.one()} had known ${s.other()} since ${s.date}`),
  },
  collaboration: {
    role: 'tie',
    tells: 3,
    sentence: (s) => `It begins to work with ${s.other()}.`,
    cause: (s) =>
      s.isNow ? `${s.two()} began to work together then` : `${s.one()} had worked with ${s.other()} since ${s.date}`,
  },
  proposal: {
    role: 'project',
    tells: 2,
    sentence: (s) => `It asks for public money for ${s.aProject()}, and is not funded.`,
    cause: (s) => {
      if (s.isNow) return s.isSupported === false ? 'public money had been asked for in vain' : '';
      return `${s.theProject()} had been proposed${s.when()}`;
    },
  },
  award: {
    role: 'project',
    tells: 5,
    sentence: (s) => `Public money is won for ${s.theProject()}.`,
    cause: (s) =>
      s.isNow ? `public money was won for ${s.theProject()}` : `public money had been won for ${s.theProject()}`,
  },
  project: {
    role: 'project',
    tells: 4,
    sentence: (s) =>
      `${s.isLead() ? 'It begins' : 'It takes part in'} ${s.aProject()}${s.withWhom()} (${millions(s.amount)}${s.ownCost()}).`,
    cause: (s) => {
      if (s.isNow || !s.isCalled) return '';
      return s.isSupported ? 'public money had paid a part of the work' : 'no public money had paid for the work';
    },
  },
  success: {
    role: 'project',
    tells: 6,
    sentence: (s) => `${s.theProject(true)}${s.withWhom()} succeeds technically.`,
    cause: (s) => `${s.theProject()} had succeeded technically${s.when()}`,
  },
  failure: {
    role: 'project',
    tells: 4,
    sentence: (s) => `${s.theProject(true)}${s.withWhom()} fails.`,
    cause: (s) => `${s.theProject()} had failed${s.when()}`,
  },
  product: {
    role: 'project',
    tells: 8,
    sentence: (s) =>
      `${s.isObject ? 'It' : s.object(true)} brings the product of ${s.theProject()} to market${s.detail === 2 ? ', a line in a new field' : ''}.`,
    cause: (s) => `the product of ${s.theProject()} had come to market${s.when()}`,
  },
  venture: {
    role: 'both',
    tells: 9,
    sentence: (s) =>
      s.isSubject
        ? `It is founded out of ${s.object()}${s.detail === 1 ? ', set off by a success' : ''}.`
        : `It gives rise to ${s.subject()}${s.detail === 1 ? ', set off by a success' : ''}.`,
    cause: (s) => (s.isSubject ? '' : `${s.subject()} was founded${s.when()}`),
  },
  investment: {
    role: 'subject',
    tells: 10,
    sentence: (s) => `${s.detail === 1 ? 'The public fund puts' : 'Investors put'} ${millions(s.amount)} into it.`,
    cause: (s) =>
      `${s.detail === 1 ? 'the public fund' : 'investors'} had put ${millions(s.amount)} into ${s.subject()}${s.when()}`,
  },
  loan: {
    role: 'both',
    tells: 3,
    sentence: (s) =>
      s.isSubject
        ? `${s.object(true)} lends it ${millions(s.amount)}.`
        : `It lends ${s.subject()} ${millions(s.amount)}.`,
    cause: (s) => `${s.object()} had lent ${s.subject()} ${millions(s.amount)}${s.when()}`,
  },
  bridge: {
    role: 'subject',
    tells: 3,
    sentence: (s) => `The bridge facility lends it ${millions(s.amount)} until its subsidy comes.`,
    cause: (s) => `the bridge facility had lent ${s.subject()} ${millions(s.amount)}${s.when()}`,
  },
  default: {
    role: 'subject',
    tells: 7,
    sentence: (s) => `It leaves ${millions(s.amount)} of loans unpaid.`,
    cause: (s) => `${s.subject()} had left ${millions(s.amount)} of loans unpaid${s.when()}`,
  },
  entry: {
    role: 'subject',
    tells: 9,
    sentence: (s) => `It comes to the region${s.detail === 1 ? ', drawn by a success' : ''}.`,
    cause: (s) => `${s.subject()} had come to the region${s.when()}`,
    effect: (s) => `Its success draws in ${s.subject()}.`,
  },
  exit: {
    role: 'subject',
    tells: 10,
    sentence: (s) => (s.detail === 1 ? 'It becomes insolvent.' : 'It closes.'),
    cause: (s) => `${s.subject()} had ${s.detail === 1 ? 'become insolvent' : 'closed'}${s.when()}`,
  },
  tenancy: {
    role: 'subject',
    tells: 5,
    sentence: () => 'It moves into an incubator.',
    cause: (s) => `${s.subject()} had moved into an incubator${s.when()}`,
  },
  graduation: {
    role: 'subject',
    tells: 5,
    sentence: () => 'It leaves its incubator.',
    cause: (s) => `${s.subject()} had left its incubator${s.when()}`,
  },
  payment: {
    role: 'payees',
    tells: 2,
    sentence: (s) => (s.isSubject ? `The state pays it ${millions(s.amount)} for the network.` : s.paid()),
    cause: (s) => `public money had arrived${s.when()}`,
  },
  join: {
    role: 'subject',
    tells: 3,
    sentence: () => 'It joins the promotion body.',
    cause: (s) => `${s.subject()} had joined the promotion body${s.when()}`,
  },
  leave: {
    role: 'subject',
    tells: 3,
    sentence: () => 'It leaves the promotion body.',
    cause: (s) => `${s.subject()} had left the promotion body${s.when()}`,
  },
  review: {
    role: 'subject',
    tells: 3,
    sentence: (s) => `Its plan moves the money of ${LEVER_NAMES[s.detail] ?? 'all levers'} by ${percent(s.amount)}.`,
    cause: (s) =>
      `the plan had moved the money of ${LEVER_NAMES[s.detail] ?? 'all levers'} by ${percent(s.amount)}${s.when()}`,
  },
  exchange: {
    role: 'both',
    tells: 3,
    sentence: (s) => (s.isSubject ? `It visits ${s.object()}.` : `${s.subject(true)} visits it.`),
    cause: (s) => `${s.subject()} had visited ${s.object()}${s.when()}`,
  },
  placement: {
    role: 'subject',
    tells: 4,
    sentence: (s) =>
      s.detail === 1
        ? `It leaves its sales channel (lines of ${millions(s.amount)} a month).`
        : 'It gets a place with a sales channel.',
    cause: (s) => `${s.subject()} had got a place with a sales channel${s.when()}`,
  },
  procurement: {
    role: 'subject',
    tells: 6,
    sentence: (s) => `A public buyer takes a new product of it (${millions(s.amount)}).`,
    cause: (s) => `a public buyer had taken a product of ${s.subject()}${s.when()}`,
  },
  plant: {
    role: 'subject',
    tells: 9,
    sentence: (s) => `It opens with ${s.amount} jobs.`,
    cause: (s) => `${s.subject()} had opened${s.when()}`,
  },
  closure: {
    role: 'subject',
    tells: 10,
    sentence: (s) => `Its headquarters close it (${s.amount} jobs).`,
    cause: (s) => `${s.subject()} had been closed by its headquarters${s.when()}`,
  },
  patent: {
    role: 'both',
    tells: 4,
    sentence: (s) =>
      `It files a patent in ${s.field(s.amount)}${s.detail === 1 ? ', with a university' : ''}, on a result of ${s.theProject()}.`,
    cause: (s) => `${s.object()} had filed a patent${s.when()}`,
  },
  licence: {
    role: 'both',
    tells: 5,
    sentence: (s) => `It takes a licence of a university’s patent in ${s.field(s.detail)}.`,
    cause: (s) => `${s.object()} had taken a licence${s.when()}`,
  },
  move: {
    role: 'subject',
    tells: 10,
    sentence: (s) => `It moves to another region (${s.amount} jobs).`,
    cause: (s) => `${s.subject()} had moved${s.when()}`,
  },
  hiring: {
    role: 'subject',
    tells: 2,
    sentence: (s) => `The network subsidy pays ${s.amount} coordinators for it this fiscal year.`,
    cause: (s) => `the network subsidy paid ${s.amount} coordinators that fiscal year`,
  },
};

/** Where it is told what led to it, how they met goes without saying, but for a friend's part in it. */
function howMet({ detail, hasCauses }: Scene): string {
  if (hasCauses && detail !== Origin.referral) return '';
  return ` ${ORIGINS[detail] ?? 'somehow'}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
