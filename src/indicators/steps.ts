/**
 * The gauges of the four steps in which clusters form. They can rise, overlap and fall back; thresholds are provisional.
 *
 * Source: METI 2005, formation process of the industrial cluster; the measures are ours.
 */
import { FIELDS } from '../model/params.ts';
import { adoptionOf } from '../model/processes/vision.ts';
import type { Simulation } from '../model/simulation.ts';
import { isFirm } from '../model/state.ts';
import type { TieMeasures } from './ties.ts';

export interface GaugeValues {
  readonly stepVision: number;
  readonly stepNetwork: number;
  readonly stepFusion: number;
  readonly stepCircle: number;
  /** Mean cognitive distance between members, and share of member firms tied to a laboratory. */
  readonly knowledgeDiversity: number;
  readonly firmsThatKnowALab: number;
}

export interface Flows {
  /** Projects across sectors or types and first combinations of fields, over a year. */
  readonly crossing: number;
  /** Labelled starts and entries, and successes, over five years. */
  readonly offspring: number;
  readonly successes: number;
}

export function measureSteps(sim: Simulation, ties: TieMeasures, flows: Flows): GaugeValues {
  const { organisations: o } = sim.state;
  let members = 0;
  let firms = 0;
  const sum = new Float64Array(FIELDS);
  const profiles = new Float64Array(FIELDS);
  for (let row = 0; row < o.count; row++) {
    if (o.member[row] === 0) continue;
    members++;
    if (isFirm(o.kind[row] as number)) firms++;
    addFocus(sim, row, sum, profiles);
  }
  for (let f = 0; f < FIELDS; f++) {
    sum[f] = (sum[f] as number) / Q24;
    profiles[f] = (profiles[f] as number) / Q24;
  }
  return {
    stepVision: members < 2 ? 0 : meanCosine(sum, members),
    stepNetwork: ties.active === 0 ? 0 : ties.largest / ties.active,
    stepFusion: firms === 0 ? 0 : (100 * flows.crossing) / firms,
    stepCircle: flows.successes === 0 ? 0 : flows.offspring / flows.successes,
    knowledgeDiversity: members < 2 ? 0 : Math.max(0, 1 - meanCosine(profiles, members)),
    firmsThatKnowALab: firms === 0 ? 0 : ties.knowLab / firms,
  };
}

const Q24 = 2 ** 24;

/** Adds a member's focus (1 - v) p + v F, and p, at length 1 and in whole units of 2^-24, so that the sums are free of order. */
function addFocus(sim: Simulation, row: number, sum: Float64Array, profiles: Float64Array): void {
  const { organisations: o, focus } = sim.state;
  const { unit } = o;
  const v = adoptionOf(sim, row);
  const own = 1 - v;
  const scale = Q24 / Math.sqrt(own * own + v * v + 2 * own * v * (o.fit[row] as number));
  const ofOwn = scale * own;
  const ofFocus = scale * v;
  const at = row * FIELDS;
  for (let f = 0; f < FIELDS; f++) {
    const p = unit[at + f] as number;
    sum[f] = (sum[f] as number) + Math.floor(ofOwn * p + ofFocus * (focus[f] as number) + 0.5);
    profiles[f] = (profiles[f] as number) + Math.floor(Q24 * p + 0.5);
  }
}

/** Mean cosine over pairs of n vectors of length 1, from their sum: (|S|² - n) / (n (n - 1)). */
export function meanCosine(sum: Float64Array, n: number): number {
  let square = 0;
  for (let f = 0; f < sum.length; f++) square += (sum[f] as number) * (sum[f] as number);
  return (square - n) / (n * (n - 1));
}
