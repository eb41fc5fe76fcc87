/** What every process is handed: the frozen parameters, the state, the date, and scratch space that carries nothing over. */
import type { Key } from '../core/random.ts';
import type { ChannelPort } from './channels.ts';
import type { EventLog } from './events.ts';
import type { Params } from './params.ts';
import type { Reduction } from './reduction.ts';
import type { Coefficients } from './registry.ts';
import type { State } from './state.ts';
import type { Tables } from './tables.ts';

export interface Context {
  readonly params: Params;
  /** params.coefficients, for short. */
  readonly c: Coefficients;
  /** What a null or reduced model switches off. */
  readonly reduction: Reduction;
  readonly seed: Key;
  readonly state: State;
  readonly tables: Tables;
  readonly channels: ChannelPort;
  /** null: nobody is watching. Watching changes nothing else. */
  readonly log: EventLog | null;
  readonly contacts: Contacts;
  /** Candidates of recurrent occasions that fall in this month, rows. */
  readonly due: number[];
  /** Rows of firms and ventures whose time or money is up this month. */
  readonly leaving: number[];
  /** The laws of the occasions of this fiscal year, once made; null before. */
  laws: Laws | null;
  /** Who may go out in the months of this fiscal year; follows from keys, date and attention. */
  readonly outings: Outings;
  readonly tours: Tours;
  readonly ring: Ring;
  readonly roll: Roll;
  /** What the body can do this month; set by the schedule before anybody meets. */
  activity: NetworkActivity;
  /** Share of the room for new firms that is left this month, 0 to 1. */
  room: number;
  /** By sector, share of the jobs that firms want to fill this April for which there are engineers; scratch. */
  readonly fill: Float64Array;
  /** What joins the region to others; null: it is alone. */
  beyond: Beyond | null;
  /** Calendar month being simulated. */
  month: number;
  /** Rows of the single organisations. */
  readonly rows: Rows;
}

export const OUTING_MONTHS = 12;

/** Lists of who may go out in the months of one fiscal year; see outings.ts. */
export interface Outings {
  year: number;
  /** Rows below this are listed. */
  seen: number;
  /** By month from April: row · 32 + v of those who may go out, and how many. */
  readonly months: Int32Array[];
  readonly counts: Int32Array;
}

export function createOutings(): Outings {
  const months = Array.from({ length: OUTING_MONTHS }, () => new Int32Array(256));
  return { year: -1, seen: 0, months, counts: new Int32Array(OUTING_MONTHS) };
}

/** Most months that a tour of all towns can take: the most of `tourMonths`. */
export const MOST_TOURS = 24;

/** Actors by the tour that their towns are on, the dead among them; an actor stays in its town. */
export interface Tours {
  /** Rows below this are listed. */
  seen: number;
  readonly rows: Int32Array[];
  readonly counts: Int32Array;
}

export function createTours(): Tours {
  return {
    seen: 0,
    rows: Array.from({ length: MOST_TOURS }, () => new Int32Array(256)),
    counts: new Int32Array(MOST_TOURS),
  };
}

/** Rows of the single organisations that processes ask for by name. */
export interface Rows {
  readonly body: number;
  readonly bureau: number;
  readonly tokyo: number;
  readonly overseas: number;
}

/** The laws of the recurrent occasions of one fiscal year; see occasions.ts. */
export interface Laws {
  readonly year: number;
  /** By process: the key of its draws, and P(N <= n) of its candidates. */
  readonly keys: readonly Key[];
  readonly cumulative: readonly Float64Array[];
}

/** For draws about the region as a whole, the key of its body: regions of one nation share no luck. */
export function keyOfRegion({ state, rows }: Context): Key {
  const { keyHi, keyLo } = state.organisations;
  return { hi: keyHi[rows.body] as number, lo: keyLo[rows.body] as number };
}

/** What the promotion body does in a month. */
export interface NetworkActivity {
  /** Coordinators at work, the body's own and those of the lever. */
  readonly coordinators: number;
  /** Of them, paid by the lever. */
  readonly hired: number;
  readonly visits: number;
  readonly introductions: number;
  /** How closely introductions follow expected fit. */
  readonly skill: number;
  /** Seminars that the lever would pay this month, and those that the body would hold from its own means. */
  readonly seminars: number;
  readonly ownSeminars: number;
  /** Study groups that the lever would pay this month, of the sectors in turn. */
  readonly sessions: number;
}

/** Rows by role, listed at the start of the month. */
export interface Roll {
  /** Firms, laboratories and ventures alive. */
  actors: Int32Array;
  actorCount: number;
  /** Agencies, banks, investors and trading firms: they meet, but start no projects. */
  helpers: Int32Array;
  helperCount: number;
  /** Words of the draws of a list of rows; scratch. */
  first: Int32Array;
  second: Int32Array;
  /** Actors on the body's knowledge map. */
  known: Int32Array;
  knownCount: number;
  /** Members of the body, of any kind. */
  members: Int32Array;
  memberCount: number;
  /** Of the actors, firms; laboratories are the rest. */
  firms: Int32Array;
  firmCount: number;
  /** Of the actors, ventures. */
  ventures: Int32Array;
  ventureCount: number;
  /** By row: the lists that it is on, as bits; see roll.ts. */
  roles: Uint8Array;
  /** The column that `fours` looks at: it changes when the table grows. */
  alive: Uint8Array;
  /** Four organisations to a word: who lives and who is a member now, and at the last roll. */
  fours: {
    readonly alive: Int32Array;
    readonly member: Int32Array;
    readonly lived: Int32Array;
    readonly belonged: Int32Array;
  };
  /** Who stands for the world outside; listed once, for they are there from the start and do not leave. */
  outside: number[];
}

/** Who talks to whom this month. */
export interface Contacts {
  count: number;
  a: Int32Array;
  b: Int32Array;
  /** An Origin. */
  channel: Uint8Array;
  /** The organisation that brought them together; -1: none. */
  via: Int32Array;
}

export function createContacts(capacity: number): Contacts {
  return {
    count: 0,
    a: new Int32Array(capacity),
    b: new Int32Array(capacity),
    channel: new Uint8Array(capacity),
    via: new Int32Array(capacity),
  };
}

export function addContact(contacts: Contacts, a: number, b: number, channel: number, via: number): void {
  if (contacts.count === contacts.a.length) grow(contacts);
  const at = contacts.count++;
  contacts.a[at] = a;
  contacts.b[at] = b;
  contacts.channel[at] = channel;
  contacts.via[at] = via;
}

function grow(contacts: Contacts): void {
  const next = createContacts(contacts.a.length * 2);
  next.a.set(contacts.a);
  next.b.set(contacts.b);
  next.channel.set(contacts.channel);
  next.via.set(contacts.via);
  contacts.a = next.a;
  contacts.b = next.b;
  contacts.channel = next.channel;
  contacts.via = next.via;
}

/** Attendees of the gatherings of one process, before and after they are put in ring order. */
export interface Ring {
  count: number;
  row: Int32Array;
  gathering: Int32Array;
  position: Int32Array;
  order: Int32Array;
  /** Gathering and position of each in that order. */
  places: Float64Array;
  slots: Int32Array;
}

export function createRing(capacity: number): Ring {
  return {
    count: 0,
    row: new Int32Array(capacity),
    gathering: new Int32Array(capacity),
    position: new Int32Array(capacity),
    order: new Int32Array(capacity),
    places: new Float64Array(capacity),
    slots: new Int32Array(0),
  };
}

/**
 * What joins a region to the others where it is part of a nation (nation/border.ts). A region alone has no border, and
 * every place that asks goes on as if nothing were there.
 */
export interface Beyond {
  /** Whether this newcomer is a firm that leaves another region: it then comes at the beginning of a later April. */
  awaits(sim: Context, newcomer: Newcomer): boolean;
  /** People who leave for Tokyo, by cell of `State.people`. */
  leave(sim: Context, cell: number, heads: number): void;
  /** Who receives a traveller where a node stands for a real region; null: the node itself. */
  hostOf(sim: Context, traveller: number, node: number): Host | null;
  /** Visits that are returned this month. @returns contacts */
  receive(sim: Context): number;
}

/** What somebody elsewhere knew when it was looked at. */
export interface Host {
  readonly expertise: Float32Array;
  readonly unit: Float32Array;
  /** Its row in both. */
  readonly row: number;
}

/** A firm that is to come. */
export interface Newcomer {
  readonly hi: number;
  readonly lo: number;
  /** productFirm, or largeFirm for a branch plant. */
  readonly kind: number;
  /** -1: drawn under its key. */
  readonly town: number;
  readonly field: number;
  readonly cause: EntryCause;
}

/** What brought a firm in: the event that is named, by kind and key, and the label: 0 nothing here, 1 a success, 2 a trip overseas. */
export interface EntryCause {
  readonly kind: number;
  readonly hi: number;
  readonly lo: number;
  readonly label: 0 | 1 | 2;
}
