/**
 * What never changes during a run. Params are compiled once from a region and a policy, are plain JSON (numbers, text,
 * frozen arrays) and are part of the run key. What is only shown (names, coordinates, sources) is not in here.
 */
import type { Coefficients } from './registry.ts';
import type { Variant } from './variants.ts';

/** Raised by hand when results change; tied to the golden files by a test. */
export const MODEL_VERSION = 1;

/** First fiscal year of the lever timelines, and their length: FY1998 to FY2020. */
export const FIRST_FISCAL_YEAR = 1998;
export const FISCAL_YEARS = 23;

/** Number of fields of technology (Schmoch 2008, WIPO) and of sectors. */
export const FIELDS = 35;

export interface Params {
  readonly modelVersion: number;
  /** `full`, or a null or reduced model; see reduction.ts for what it changes in the rest when a run is made. */
  readonly variant: Variant;
  readonly region: Region;
  /** Every coefficient of the registry, in the model's own units. */
  readonly coefficients: Coefficients;
  readonly levers: Levers;
  /** How the money of each yearly call is given out. */
  readonly allocation: Allocations;
  /** A held channel reads a recorded trace of a baseline run; all are live in ordinary runs. */
  readonly channels: Channels;
}

/** The facts of a region that the model uses. */
export interface Region {
  /** Enters the keys of the founding organisations. */
  readonly id: string;
  /** Share of the region's organisations in each town; sums to 1. */
  readonly townWeights: readonly number[];
  /** Member organisations by kind at the founding of the promotion body. */
  readonly members: {
    readonly firms: number;
    readonly academic: number;
    readonly agencies: number;
    readonly finance: number;
  };
  /** Non-member firms in reach for each member firm. */
  readonly nonMembersPerMember: number;
  /** Laboratories for each academic member. */
  readonly labsPerAcademic: number;
  /** Shares of product-developing, basic-technology and large firms among member firms and among the others; each sums to 1. */
  readonly memberMix: readonly [number, number, number];
  readonly nonMemberMix: readonly [number, number, number];
  /** Relative weight of each of the 35 fields as main field, for firms and for laboratories. */
  readonly firmFields: readonly number[];
  readonly labFields: readonly number[];
  /** Fields (0 to 34) that the body's vision names. */
  readonly focusFields: readonly number[];
  /** Share of laboratories at national universities. */
  readonly nationalLabShare: number;
  /** Outside the body: venture capital firms and trading firms in reach. */
  readonly ventureCapital: number;
  readonly tradingFirms: number;
  readonly incubatorSites: number;
  readonly body: {
    /** Calendar month in which the promotion body begins (core/calendar). */
    readonly since: number;
    /** Its own coordinators, paid from fees and local money, the same in every policy. */
    readonly coordinators: number;
  };
}

/** Policy levers, in the order of the ODD protocol and of every screen. */
export const LEVER_NAMES = [
  'network',
  'consortium',
  'development',
  'incubation',
  'market',
  'bridge',
  'training',
  'exchange',
  'leadCustomer',
  'fund',
  'facility',
  'attraction',
  'review',
] as const;
export type LeverName = (typeof LEVER_NAMES)[number];

/** Integer yen (prices of FY2005) for the region, one number per fiscal year FY1998-FY2020. */
export interface Lever {
  readonly budget: readonly number[];
}

export interface NetworkLever extends Lever {
  /** Coordinators per 100 member organisations paid from the budget, per fiscal year; no more are hired than it pays. */
  readonly coordinatorsPer100Members: readonly number[];
}

/** Policy management: plan, do, check, act. */
export interface ReviewLever extends Lever {
  /** How far the weights of the other levers may move from 1, 0 to 1, per fiscal year; nothing without a budget. */
  readonly scope: readonly number[];
}

export type Levers = Readonly<Record<Exclude<LeverName, 'network' | 'review'>, Lever>> & {
  readonly network: NetworkLever;
  readonly review: ReviewLever;
};

/**
 * How a year's money reaches applicants: `call` down a ranking by merit as seen; `formula` to all who ask, in proportion to
 * what they ask for and without merit; `negotiated` to those whom bureau and body know first. A contest between regions
 * needs several of them and is no rule of a single one.
 */
export const ALLOCATIONS = ['call', 'formula', 'negotiated'] as const;
export type Allocation = (typeof ALLOCATIONS)[number];
/** Levers whose money is given out in a yearly call. */
export const ALLOCATED_LEVERS = ['consortium', 'development'] as const;
export type Allocations = Readonly<Record<(typeof ALLOCATED_LEVERS)[number], Allocation>>;

export type Channels = Readonly<Record<ChannelName, 'live' | 'held'>>;

/** Feedback channels: where one organisation's fate reaches another's. */
export const CHANNEL_NAMES = [
  'body',
  'meetings',
  'visits',
  'introductions',
  'funding',
  'incubation',
  'contagion',
  'congestion',
  'investment',
  'market',
  'loans',
  'bridge',
  'exchange',
  'placement',
  'procurement',
  'people',
  'licences',
] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

export const ALL_LIVE: Channels = Object.freeze(
  Object.fromEntries(CHANNEL_NAMES.map((name) => [name, 'live'])) as Record<ChannelName, 'live'>,
);
