/** What follows from the parameters alone and is looked up in hot loops: decays by months, demand by month and field. */
import { log, pow } from '../core/math.ts';
import { demandPath } from './demand.ts';
import { type FieldProfiles, fieldProfiles } from './fields.ts';
import type { Params } from './params.ts';
import type { Coefficients } from './registry.ts';
import { Origin } from './state.ts';

/** Longest time that a decay is tabulated for, in months; later it stays at its last value. */
export const LONGEST = 600;

export interface Tables {
  /** Share left after so many months, (LONGEST + 1). */
  readonly trust: Float64Array;
  readonly vision: Float64Array;
  readonly line: Float64Array;
  /** Months in which trust of k / 256 falls to the floor, (257). */
  readonly trustMonths: Int32Array;
  /** Logit that a channel adds to each side's inclination to work together: half the log of its odds factor, (10). */
  readonly channelOdds: Float64Array;
  /** Profiles by field of technology. */
  readonly profiles: FieldProfiles;
  /** Demand by field, month by month from `demandFrom`; 1 in April 1998. */
  readonly demand: Float64Array;
  readonly demandFrom: number;
}

function decay(halfLife: number): Float64Array {
  return Float64Array.from({ length: LONGEST + 1 }, (_, months) => pow(0.5, months / halfLife));
}

/** Months from now until trust falls below the floor; at least one. */
function monthsToFloor(trust: number, floor: number, halfLife: number): number {
  return trust <= floor ? 1 : Math.max(1, Math.min(LONGEST, Math.floor((halfLife * log(trust / floor)) / LN2) + 1));
}
const LN2 = log(2);

export function createTables(params: Params, from: number, until: number): Tables {
  const c = params.coefficients;
  const profiles = fieldProfiles(c);
  return {
    trust: decay(c.trustHalfLife),
    vision: decay(c.visionFade),
    line: decay(c.productHalfLife),
    trustMonths: Int32Array.from({ length: 257 }, (_, k) => monthsToFloor(k / 256, c.trustFloor, c.trustHalfLife)),
    channelOdds: channelOdds(c),
    profiles,
    demand: demandPath(c, profiles, from, until),
    demandFrom: from,
  };
}

/** Both sides consent, so each carries half of the log odds. */
function channelOdds(c: Coefficients): Float64Array {
  const odds = new Float64Array(10);
  odds[Origin.studyGroup] = 0.5 * log(c.collaborateGroup);
  odds[Origin.introduction] = 0.5 * log(c.collaborateIntroduction);
  return odds;
}
