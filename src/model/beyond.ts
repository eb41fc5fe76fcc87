/**
 * What joins a region to the others where it is part of a nation (nation/border.ts). A region alone has no border, and
 * every place that asks goes on as if nothing were there.
 */
import type { Context } from './context.ts';
import type { EntryCause } from './processes/entry.ts';

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
