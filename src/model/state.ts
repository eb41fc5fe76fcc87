/**
 * The state of a region: typed arrays and nothing else. Organisations are append-only within a run (a row is a stable
 * place), ties, projects and occasions are compacted. What fades is stored as (value, month written) and never written
 * back by reading. `null` for a row is -1, for a month NEVER.
 */
import { cloneTable, createTable, f32, f64, i32, type Table, tableBytes, u8 } from '../core/columns.ts';
import { ACCOUNTS, COUNTERS, FLOWS } from './accounts.ts';
import { SECTORS } from './knowledge.ts';
import { FIELDS, LEVER_NAMES } from './params.ts';

/** A month that never comes. */
export const NEVER = 0x7fffffff;

export const Kind = {
  productFirm: 0,
  basicFirm: 1,
  largeFirm: 2,
  lab: 3,
  venture: 4,
  body: 5,
  bureau: 6,
  licensingOffice: 7,
  testInstitute: 8,
  incubator: 9,
  chamber: 10,
  bank: 11,
  ventureCapital: 12,
  publicFund: 13,
  tradingFirm: 14,
  tokyo: 15,
  overseas: 16,
  bystander: 17,
  cluster: 18,
} as const;

/** Where a tie began. */
export const Origin = {
  chance: 0,
  referral: 1,
  seminar: 2,
  studyGroup: 3,
  introduction: 4,
  pipeline: 5,
  incubator: 6,
  lineage: 7,
  project: 8,
  vertical: 9,
} as const;

/** A licence is a result taken over instead of made: it begins with technical success. */
export const ProjectKind = { bilateral: 0, consortium: 1, development: 2, licence: 3 } as const;
export const Stage = { awarded: 0, running: 1, succeeded: 2, launched: 3, failed: 4, lapsed: 5, grant: 6 } as const;

/** Frames of the consortium line: general, joined to results of other ministries, base technology of small suppliers. */
export const Strand = { general: 0, joined: 1, base: 2 } as const;
/** First cell of each kind in `State.people`; the first three have one for each sector. */
export const People = {
  engineers: 0,
  entrepreneurs: SECTORS,
  managers: 2 * SECTORS,
  judges: 3 * SECTORS,
  incubationManagers: 3 * SECTORS + 1,
} as const;
export const PEOPLE_CELLS = 3 * SECTORS + 2;

/** Slots of the ring of people in training: one more than the longest training in months. */
export const TRAINING_SLOTS = 37;

/** Research facilities that the lever can build in a region. */
export const SITES = 16;

/** Aprils whose reports a review can look back to. */
export const PLAN_YEARS = 4;
/**
 * `State.plan` holds for each lever its weight less 1; for each lever and then for the whole plan the target per yen, and reports
 * and money of the last Aprils; behind these the share less 1 that a nation gives the region of its planned money, of this
 * fiscal year and of the coming one.
 */
export const PLAN_LENGTH = LEVER_NAMES.length + (LEVER_NAMES.length + 1) * (1 + 2 * PLAN_YEARS) + 2;
/** Place of that share of this fiscal year; the coming one's is behind it. */
export const REGION_SHARE = PLAN_LENGTH - 2;

/** Places in `State.body`. */
export const Body = {
  /** Coordinators of its own in this fiscal year. */
  coordinators: 0,
  /** Years in a row in which nobody was at work. */
  idleYears: 1,
} as const;

/** Partners a project can hold. */
export const TEAM = 15;

// biome-ignore format: a table
export const ORGANISATION_COLUMNS = {
  keyHi:        i32('lineage key, high word'),
  keyLo:        i32('lineage key, low word'),
  kind:         u8('see Kind'),
  town:         u8('town, index in the region'),
  field:        u8('main field of technology, 0 to 34'),
  national:     u8('1: laboratory of a national university'),
  alive:        u8('0 once it has left'),
  member:       u8('1: member of the promotion body'),
  memberSince:  i32('month of joining; 0: never'),
  inGroup:      u8('1: belongs to the study group of its sector this fiscal year'),
  born:         i32('month of birth; founding members have the start of the spin-up'),
  died:         i32('month of exit; NEVER'),
  retireAt:     i32('month of an exit that money has no part in, from a keyed threshold; NEVER'),
  parent:       i32('organisation it came from; -1: none', { refers: 'organisations' }),
  incubator:    i32('incubator in which it is a tenant; -1: none', { refers: 'organisations' }),
  tenantUntil:  i32('month of graduation; 0: never was a tenant'),
  causeHi:      i32('key of what brought it about, high word; 0: nothing in the region'),
  causeLo:      i32('the same, low word'),
  expertise:    f32('expertise by field, 0 to 10', { width: FIELDS }),
  unit:         f32('smoothed expertise, length 1', { width: FIELDS, derived: true }),
  fit:          f32("cosine of own profile and the body's focus", { derived: true }),
  knownLow:     i32('fields of which it knows something, a bit each, fields 0 to 31', { derived: true }),
  knownHigh:    i32('the same, fields 32 to 34', { derived: true }),
  usedLow:      i32('fields in use since last April, a bit each, fields 0 to 31; the main field always is'),
  usedHigh:     i32('the same, fields 32 to 34'),
  linesLow:     i32('fields other than the main one in which it has founded a line (second founding), fields 0 to 31'),
  linesHigh:    i32('the same, fields 32 to 34'),
  attention:    f32('attention for others, 0 to 1'),
  orientation:  f32('laboratory: orientation to industry, 0 to 1'),
  capability:   f32('market capability, 0 to 1'),
  adoption:     f64('adoption of the vision when written, 0 to 1, in steps of 2^-24'),
  adoptionAt:   i32('month in which adoption was written'),
  mappedAt:     i32('month of the last visit; 0: not on the knowledge map'),
  staff:        i32('staff, jobs'),
  custom:       i32('staff that its customers employ at the demand of April 1998'),
  cash:         f64('cash, integer yen; negative: drawn on the credit line'),
  trend:        f64('log of the factor of the fiscal year on sales'),
  shock:        f64('the factor', { derived: true }),
  sales:        f64('sales of the fiscal year so far, integer yen'),
  profit:       f64('profit of the fiscal year so far, integer yen'),
  lineSales:    f64('monthly sales of product lines when written, yen'),
  lineSalesAt:  i32('month in which lineSales was written'),
  load:         u8('projects in hand'),
  benches:      u8('laboratory: projects in hand that its place in a research facility carries'),
  successes:    i32('technical successes so far'),
  successAt:    i32('month of the last success; 0: none'),
  grants:       i32('public grants won so far'),
  undone:       f64('own research left undone for public money, integer yen a year'),
  undoneUntil:  i32('first month in which all of it is done again; 0: never left any undone'),
  loan:         f64('principal owed to its bank, integer yen'),
  lender:       i32('that bank; -1: none', { refers: 'organisations' }),
  loanUntil:    i32('month by which the loan is paid back; 0: never had one'),
  claims:       f64('bank: principal that it lent and has not back, integer yen'),
  net:          f64('bank: interest less losses of these loans so far, integer yen'),
  bridge:       f64('owed to the bridge facility, integer yen'),
  stake:        f64('equity of private investors, paid in, integer yen'),
  publicStake:  f64('equity of the public fund, paid in, integer yen'),
  investedAt:   i32('month of the first equity from outside; 0: none'),
  awayUntil:    i32('last month in which what it found outside keeps it from gatherings here; 0: never'),
  channelUntil: i32('first month after its place with a sales channel; 0: never had one'),
  productAt:    i32('month of its latest product of a project; 0: none'),
  boughtAt:     i32('month of the latest public purchase from it; 0: none'),
  plant:        u8('1: branch plant with headquarters outside the region'),
  closing:      f64('branch plant: hazard of closing summed so far'),
  used:         i32('levers that have reached it so far, a bit each in the order of LEVER_NAMES; only indicators read it'),
  head:         i32('first half-edge of its ties; -1: none', { derived: true }),
};
export type Organisations = Table<typeof ORGANISATION_COLUMNS>;

// biome-ignore format: a table
export const TIE_COLUMNS = {
  keyHi:        i32('key of the unordered pair, high word'),
  keyLo:        i32('the same, low word'),
  a:            i32('the side with the lower key', { refers: 'organisations' }),
  b:            i32('the other side', { refers: 'organisations' }),
  collaboration:u8('1: has worked or works together'),
  origin:       u8('see Origin'),
  trust:        f64('trust when written, 0 to 1, in steps of 2^-24'),
  trustAt:      i32('month in which trust was written'),
  expires:      i32('first month in which trust without contact is below the floor'),
  work:         u8('projects in hand that hold both sides'),
  since:        i32('month of acquaintance'),
  metAt:        i32('month of the last contact'),
  causeHi:      i32('key of who brought them together, high word; 0: chance'),
  causeLo:      i32('the same, low word'),
  next:         i32('half-edges 2 · row of side a and 2 · row + 1 of side b: the next of that side; -1: none', { width: 2, derived: true }),
  ends:         i32('the organisation at the far end of each half-edge', { width: 2, refers: 'organisations', derived: true }),
};
export type Ties = Table<typeof TIE_COLUMNS>;

// biome-ignore format: a table
export const PROJECT_COLUMNS = {
  keyHi:        i32('key by lead and occasion, high word'),
  keyLo:        i32('the same, low word'),
  kind:         u8('see ProjectKind'),
  stage:        u8('see Stage'),
  lead:         i32('lead', { refers: 'organisations' }),
  size:         u8('partners, the lead among them'),
  partners:     i32('partners; -1 behind the last', { width: TEAM, refers: 'organisations' }),
  field:        u8('field of the lead'),
  other:        u8('field of the partner farthest from it; of a development project the field that it is to open; otherwise the same as `field` when alone'),
  crossing:     u8('1: partners join sectors, or a laboratory and a firm'),
  withMember:   u8('1: a firm or venture that is a member of the body is a partner'),
  awarded:      i32('month of award, or of agreement'),
  starts:       i32('month of start'),
  ends:         i32('month of the technical end'),
  monthlyCost:  f64('cost a month, integer yen'),
  publicShare:  f64('share of cost that public money pays'),
  owed:         f64('spent in this fiscal year and claimed, integer yen'),
  due:          f64('claimed and approved, paid at payAt, integer yen'),
  payAt:        i32('month of the next payment; NEVER'),
  paid:         f64('public money received, integer yen'),
  spent:        f64('cost so far, integer yen'),
  distance:     f64('mean cognitive distance of the team'),
  merit:        f64('chance of technical success'),
  threshold:    f64('hazard at which the product enters the market, keyed Exp(1)'),
  accrued:      f64('hazard of market entry summed so far'),
  causeHi:      i32('key of the tie or the call behind it, high word'),
  causeLo:      i32('the same, low word'),
};
export type Projects = Table<typeof PROJECT_COLUMNS>;

// biome-ignore format: a table
export const OCCASION_COLUMNS = {
  keyHi:        i32('key of the entity and occasion, high word'),
  keyLo:        i32('the same, low word'),
  process:      u8('see occasions.ts', { derived: true }),
  month:        i32('month of the candidate', { derived: true }),
  subject:      i32('organisation; -1: the town in `town`', { refers: 'organisations', derived: true }),
  town:         u8('town', { derived: true }),
  chance:       f64('uniform compared with rate / bound', { derived: true }),
};
export type Occasions = Table<typeof OCCASION_COLUMNS>;

export interface State {
  readonly organisations: Organisations;
  readonly ties: Ties;
  readonly projects: Projects;
  /** Candidates of recurrent occasions of this fiscal year; follow from seed and date alone, so not in the digest. */
  readonly occasions: Occasions;
  /** Field pairs combined so far in a project, FIELDS x FIELDS, the lower first. */
  readonly fusions: Uint8Array;
  /** Strength of the living product lines in each field when written, in steps of 2^-24, and the month of writing. */
  readonly rivals: Float64Array;
  readonly rivalsAt: Int32Array;
  /** The body's focus over fields, length 1 when set. */
  readonly focus: Float64Array;
  /** The promotion body; see Body. */
  readonly body: Float64Array;
  /** Policy management; see processes/plan.ts. */
  readonly plan: Float64Array;
  /** People of the region by kind and sector, heads; see people.ts. */
  readonly people: Int32Array;
  /** Heads in training by month of completion and cell of `people`, TRAINING_SLOTS x PEOPLE_CELLS. */
  readonly trainees: Int32Array;
  /** Patents filed since the start of the spin-up, by field. */
  readonly patents: Int32Array;
  /** Patents of universities that no firm has licensed yet, by field. */
  readonly offered: Int32Array;
  /** Merit of these summed, by field, in steps of 2^-24. */
  readonly offeredMerit: Float64Array;
  /** Integer yen paid into each research facility; it stands when that is its whole cost. */
  readonly sites: Float64Array;
  /** Integer yen saved for the next industrial estate. */
  readonly saved: Float64Array;
  /** Money held by each account class, integer yen; see accounts.ts. */
  readonly balances: Float64Array;
  /** Cumulative flows, payer x payee, integer yen. */
  readonly flows: Float64Array;
  /** Cumulative integer counters; see accounts.ts. */
  readonly counters: Float64Array;
  /** Yen that levers drew on demand in one fiscal year, by lever, and that year behind them; see budgets.ts. */
  readonly drawn: Float64Array;
  /** Slots of an open-addressing index of ties by key: row + 1, 0 empty; derived. */
  tieSlots: Int32Array;
}

export function createState(organisations: number): State {
  return {
    organisations: createTable('organisations', ORGANISATION_COLUMNS, organisations),
    ties: createTable('ties', TIE_COLUMNS, organisations * 4),
    projects: createTable('projects', PROJECT_COLUMNS, 1024),
    occasions: createTable('occasions', OCCASION_COLUMNS, 1024),
    fusions: new Uint8Array(FIELDS * FIELDS),
    rivals: new Float64Array(FIELDS),
    rivalsAt: new Int32Array(FIELDS),
    focus: new Float64Array(FIELDS),
    body: new Float64Array(2),
    plan: new Float64Array(PLAN_LENGTH),
    people: new Int32Array(PEOPLE_CELLS),
    trainees: new Int32Array(TRAINING_SLOTS * PEOPLE_CELLS),
    patents: new Int32Array(FIELDS),
    offered: new Int32Array(FIELDS),
    offeredMerit: new Float64Array(FIELDS),
    sites: new Float64Array(SITES),
    saved: new Float64Array(1),
    balances: new Float64Array(ACCOUNTS),
    flows: new Float64Array(FLOWS),
    counters: new Float64Array(COUNTERS),
    drawn: new Float64Array(LEVER_NAMES.length + 1),
    tieSlots: new Int32Array(1 << 15),
  };
}

/** A deep copy. */
export function cloneState(state: State): State {
  return {
    organisations: cloneTable(state.organisations, 256),
    ties: cloneTable(state.ties, 2048),
    projects: cloneTable(state.projects, 512),
    occasions: cloneTable(state.occasions, 512),
    fusions: state.fusions.slice(),
    rivals: state.rivals.slice(),
    rivalsAt: state.rivalsAt.slice(),
    focus: state.focus.slice(),
    body: state.body.slice(),
    plan: state.plan.slice(),
    people: state.people.slice(),
    trainees: state.trainees.slice(),
    patents: state.patents.slice(),
    offered: state.offered.slice(),
    offeredMerit: state.offeredMerit.slice(),
    sites: state.sites.slice(),
    saved: state.saved.slice(),
    balances: state.balances.slice(),
    flows: state.flows.slice(),
    counters: state.counters.slice(),
    drawn: state.drawn.slice(),
    tieSlots: state.tieSlots.slice(),
  };
}

/** Bytes of all arrays. */
export function stateBytes(state: State): number {
  const tables = [state.organisations, state.ties, state.projects, state.occasions];
  const arrays = [
    state.people,
    state.trainees,
    state.patents,
    state.offered,
    state.offeredMerit,
    state.sites,
    state.saved,
    state.fusions,
    state.rivals,
    state.rivalsAt,
    state.focus,
    state.body,
    state.plan,
    state.balances,
    state.flows,
    state.counters,
    state.drawn,
    state.tieSlots,
  ];
  return (
    tables.reduce((sum, table) => sum + tableBytes(table), 0) + arrays.reduce((sum, array) => sum + array.byteLength, 0)
  );
}

/** Who stands for the world outside: ties to them lead out of the region. */
export function isOutside(kind: number): boolean {
  return kind === Kind.tokyo || kind === Kind.overseas || kind === Kind.cluster;
}

export function isFirm(kind: number): boolean {
  return kind <= Kind.largeFirm;
}

/** Row of the living organisation with this key; -1. A search: for held channels. */
export function livingRow(organisations: Organisations, hi: number, lo: number): number {
  const { keyHi, keyLo, alive, count } = organisations;
  for (let row = 0; row < count; row++) if (keyHi[row] === hi && keyLo[row] === lo && alive[row] === 1) return row;
  return -1;
}

/** Firms, laboratories and ventures: those who meet and work. Agencies meet, but do not start projects. */
export function isActor(kind: number): boolean {
  return kind <= Kind.venture;
}

export function meets(kind: number): boolean {
  return kind <= Kind.venture || (kind >= Kind.licensingOffice && kind <= Kind.tradingFirm);
}

/** `meets` and `isActor` by kind, 0 or 1, for loops. */
export const MEETS = Uint8Array.from({ length: 32 }, (_, kind) => (meets(kind) ? 1 : 0));
export const ACTS = Uint8Array.from({ length: 32 }, (_, kind) => (isActor(kind) ? 1 : 0));

/** Projects in hand that weigh on an organisation: those that a research facility carries do not. */
export function burdenOf(o: Organisations, row: number): number {
  const beyond = (o.load[row] as number) - (o.benches[row] as number);
  return beyond > 0 ? beyond : 0;
}
