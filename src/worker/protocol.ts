/**
 * What the page (or the command line) and a worker say to each other. Types only: importing this loads nothing.
 *
 * A worker does one task at a time, month by month, and listens every few milliseconds, between two months. Every task
 * carries the token of the request it belongs to; `cancel(token)` ends the tasks with that token, which then answer null.
 * Typed arrays are copied: transferring one makes V8 throw away code that was compiled for its kind.
 */
import type { Key } from '../core/random.ts';
import type { NationOutcome, NationRequest } from '../experiment/nation.ts';
import type { ProbeName } from '../experiment/probes.ts';
import type { KnockoutPair, Observation, PairResult } from '../experiment/results.ts';
import type { Params } from '../model/params.ts';

export interface PairTask {
  /** Names the request; newer requests have larger tokens. */
  readonly token: number;
  readonly a: Params;
  readonly b: Params;
  readonly seed: Key;
  /** Place of the seed in the seed list. */
  readonly index: number;
  /** Calendar month at which the run ends, exclusive. Absent: the end of the model's horizon. */
  readonly until?: number | undefined;
}

export interface WorldTask {
  readonly token: number;
  readonly params: Params;
  readonly seed: Key;
  readonly until?: number | undefined;
}

/** One run of which a few numbers are wanted. */
export interface ObserveTask {
  readonly token: number;
  readonly probe: ProbeName;
  readonly params: Params;
  readonly seed: Key;
  /** Calendar month that the probe asks about, where it asks about one. */
  readonly month?: number | undefined;
}

/** One history of a nation, told by region and by fiscal year. */
export interface NationTask extends NationRequest {
  readonly token: number;
}

/** The methods that a worker answers (through comlink: each returns a promise at the caller). */
export interface Host {
  /** Answers when the engine is loaded and, with parameters, has rehearsed with them. */
  init(params?: Params): Promise<HostInfo>;
  /** Runs for nobody, so that the engine is fast when somebody asks. */
  warmUp(task: WorldTask): Promise<null>;
  /** null: cancelled. Rejects with the engine's own message where the engine fails. */
  runPair(task: PairTask): Promise<PairResult | null>;
  /** A pair, and B once more for each feedback channel held. One job, so that the trace never travels. null: cancelled. */
  knockOut(task: PairTask): Promise<KnockoutPair | null>;
  /** One run with its event log on, in the columns that the network view draws. null: cancelled. */
  runWorld(task: WorldTask): Promise<World | null>;
  /** null: cancelled. */
  observe(task: ObserveTask): Promise<Observation | null>;
  /** null: cancelled, which is heard between two fiscal years. Workers of the command line only. */
  runNation(task: NationTask): Promise<NationOutcome | null>;
  /** Ends the tasks of this request. Heard between two months. */
  cancel(token: number): void;
}

export interface HostInfo {
  readonly modelVersion: number;
}

/** One history in columns. Months are calendar months (core/calendar); NEVER (never.ts) where there is none. */
export interface World {
  readonly organisations: OrganisationTable;
  readonly ties: TieTable;
  /** The four gauges × quarters, row-major in order of GAUGES. */
  readonly gauges: Float64Array;
  /** Indicators × quarters, row-major in order of INDICATORS. */
  readonly series: Float64Array;
  readonly digest: string;
  readonly runKey: string;
  readonly events: EventTable;
}

/** Both arms of one pair. The same organisation has the same key in both and stands in the same place. */
export interface WorldPair {
  readonly index: number;
  readonly seed: Key;
  /** First month in which the policies differ; 0: more than levers differs; NEVER: nothing does. */
  readonly partedAt: number;
  readonly a: World;
  readonly b: World;
}

// biome-ignore format: a table
export interface OrganisationTable {
  readonly count: number;
  readonly keyHi: Int32Array;   // lineage key, high word                                        (count)
  readonly keyLo: Int32Array;   // lineage key, low word                                         (count)
  readonly kind: Uint8Array;    // the model's kind of organisation                              (count)
  readonly town: Uint8Array;    // row of the region's list of towns                             (count)
  readonly field: Uint8Array;   // main field of technology, 0 to 34                             (count)
  readonly member: Uint8Array;  // 1: a member of the promotion body when the run ended or it died  (count)
  readonly born: Int32Array;    // month                                                         (count)
  readonly died: Int32Array;    // month; NEVER: alive at the end                                (count)
}

// biome-ignore format: a table
export interface TieTable {
  readonly count: number;
  readonly a: Int32Array;       // row in organisations                                          (count)
  readonly b: Int32Array;       // row in organisations                                          (count)
  readonly from: Int32Array;    // month in which the tie was formed                             (count)
  readonly until: Int32Array;   // month in which it ended; NEVER: alive at the end              (count)
  readonly worked: Int32Array;  // month from which they have worked together; NEVER: acquaintance   (count)
  readonly origin: Uint8Array;  // the model's origin of a tie                                   (count)
}

// biome-ignore format: a table
export interface EventTable {
  readonly count: number;
  readonly month: Int32Array;     // calendar month, never falling                               (count)
  readonly kind: Uint8Array;      // row of EVENT_KINDS                                          (count)
  readonly subjectHi: Int32Array; // key of whom it happened to                                  (count)
  readonly subjectLo: Int32Array;
  readonly objectHi: Int32Array;  // key of the other side; 0, 0: none
  readonly objectLo: Int32Array;
  readonly amount: Float64Array;  // yen, distance or count, by kind
  readonly detail: Uint8Array;    // by kind: origin of a tie, kind of a project, 1 where caused inside the region
  readonly causeFrom: Int32Array; // first place of its causes in `causes`                       (count)
  readonly causeCount: Uint8Array;
  readonly causes: Int32Array;    // rows of this table
}
