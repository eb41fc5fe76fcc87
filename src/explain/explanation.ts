/** What can be told of two histories with the same luck: where they part, what follows, how far apart they end. */
import type { EventLog } from '../model/events.ts';
import { digest, type Simulation } from '../model/simulation.ts';
import { partnersOf } from './cast.ts';
import { bestChain, type Chain, hasChainLike } from './chain.ts';
import {
  type ArmName,
  countKinds,
  firstDifference,
  type OrganisationsApart,
  organisationsApart,
  unmatched,
} from './divergence.ts';
import { namesOf } from './names.ts';
import { type Told, tell } from './story.ts';
import type { Casts } from './telling.ts';
import type { Parting, Twins } from './twins.ts';

export interface ToldChain {
  readonly arm: ArmName;
  /** Cause before effect. */
  readonly events: readonly Told[];
}

export interface Explanation {
  /** First in anything, and first in an organisation, a tie or a project; null: never, or not looked for. */
  readonly state: Parting | null;
  readonly population: Parting | null;
  /** Of the first events that one history alone has, payments aside, the one that leads farthest. */
  readonly first: (Told & { readonly arm: ArmName; readonly inMonth: number }) | null;
  /** What follows from it. */
  readonly fromFirst: ToldChain | null;
  /** The most telling of all chains that B alone has. */
  readonly onlyUnderB: ToldChain | null;
  readonly organisations: OrganisationsApart;
  /** Events by kind that one history alone has. */
  readonly eventsOnly: { readonly a: ReturnType<typeof countKinds>; readonly b: ReturnType<typeof countKinds> };
  readonly digests: { readonly a: string; readonly b: string };
}

/**
 * @param fields names of the fields of technology, by row
 * @param casts who looked on while the two ran
 */
export function explainTwins(twins: Twins, fields: readonly string[], casts: Casts): Explanation {
  const { a, b, state, population, commonEvents } = twins;
  const logs = { a: logOf(a), b: logOf(b) };
  const names = { a: namesOf(a, fields), b: namesOf(b, fields) };
  const only = unmatched(logs.a, logs.b, commonEvents);
  const partners = { a: partnersOf(a, casts.a, names.a), b: partnersOf(b, casts.b, names.b) };
  const told = (arm: ArmName, row: number): Told => tell(logs[arm], row, names[arm], partners[arm]);
  const toldChain = (arm: ArmName, chain: Chain | null): ToldChain | null =>
    chain && { arm, events: chain.rows.map((row) => told(arm, row)) };

  const first = firstDifference(logs.a, logs.b, only);
  const follows = first && bestChain(logs[first.arm], only[first.arm], new Set(first.rows));
  const firstRow = follows?.rows[0] ?? first?.rows[0] ?? -1;
  return {
    state,
    population,
    first: first && { arm: first.arm, inMonth: first.inMonth, ...told(first.arm, firstRow) },
    fromFirst: first && toldChain(first.arm, follows),
    onlyUnderB: toldChain('b', bestChain(logs.b, only.b)),
    organisations: organisationsApart(a, b),
    eventsOnly: { a: countKinds(logs.a, only.a), b: countKinds(logs.b, only.b) },
    digests: { a: digest(a), b: digest(b) },
  };
}

/** Whether B alone has, in these histories too, a chain that begins with the same kind of event and ends as far along. */
export function hasStoryLike({ a, b, commonEvents }: Twins, { events }: ToldChain): boolean {
  const [begin, end] = [events[0]?.kind, events.at(-1)?.kind];
  if (begin === undefined || end === undefined) return false;
  return hasChainLike(logOf(b), unmatched(logOf(a), logOf(b), commonEvents).b, begin, end);
}

function logOf(sim: Simulation): EventLog {
  if (sim.log === null) throw new RangeError('twins keep logs');
  return sim.log;
}
