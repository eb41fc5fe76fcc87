/** What never changes during the run of a nation: the parameters of its regions, what joins them, how money is contested. */
import type { LeverName, Params } from '../params.ts';

export interface NationParams {
  /** In order of ids. */
  readonly regions: readonly Params[];
  readonly links: Links;
  /** Ids of the regions that are Tokyo to the others. */
  readonly tokyo: readonly string[];
  /** null: money is divided before the run. */
  readonly contest: Contest | null;
}

/** All 0: every region is alone, to the bit. */
export interface Links {
  /** 1: nodes for other clusters stand for the real regions. */
  readonly exchange: number;
  /** 1: Tokyo is the firms of its regions, and takes the people who leave for it. */
  readonly tokyo: number;
  /** Share of newcomers that leave another region, 0 to 1. */
  readonly moves: number;
  /** 1: the third year of a plan moves money among the regions, where their policy is reviewed. */
  readonly review: number;
}

export const APART: Links = Object.freeze({ exchange: 0, tokyo: 0, moves: 0, review: 0 });

/** A contest of regions for national money. */
export interface Contest {
  readonly winners: number;
  /** Spread of the log of readiness as the jury sees it. */
  readonly noise: number;
  readonly rounds: readonly Round[];
}

export interface Round {
  /** Fiscal years: of the judging, and the last that it gives money for. */
  readonly from: number;
  readonly until: number;
  /** National yen by lever and fiscal year of the timeline. */
  readonly money: Readonly<Partial<Record<LeverName, readonly number[]>>>;
}
