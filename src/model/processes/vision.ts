/**
 * E1 Vision. A member's focus blends its own profile p with the body's focus F by adoption v:
 *
 *   f = (1 - v) p + v F;   v fades to v_base · cos(p, F), half of the excess in `visionFade` months
 *
 * and grows by a share of what is missing with every session, visit, and tie to those who share it more. At its founding
 * the body analyses what its members can do and proposes F, the fields that its region names blended with the mean profile
 * m of its members, as far as its judgement goes:
 *
 *   F = (1 - analysis) · named + analysis · m, at length 1
 *
 * Reads   organisations.{fit, adoption, member, unit}, ties
 * Writes  organisations.{adoption, adoptionAt, fit}; state.focus
 * Draws   nothing
 * Source  Step 1 of the formation of clusters, METI 2005; the form is ours.
 */
import { monthOfYear } from '../../core/calendar.ts';
import { quantise } from '../../core/quantise.ts';
import type { Context } from '../context.ts';
import { cosineWith } from '../knowledge.ts';
import { FIELDS } from '../params.ts';
import { isActor } from '../state.ts';
import { LONGEST } from '../tables.ts';
import { isAlive, isTradeOnly } from '../ties.ts';
import { trustOf } from './trust.ts';

/** The focus that the body proposes to its founding members, and how everybody fits it. Runs once. */
export function proposeFocus(sim: Context): void {
  const { organisations: o, focus } = sim.state;
  const { focusAnalysis } = sim.c;
  const mean = new Float64Array(FIELDS);
  for (let row = 0; row < o.count; row++) {
    if (o.member[row] === 0 || !isActor(o.kind[row] as number)) continue;
    // in steps of 2^-24, so that the sum over members is free of order
    for (let f = 0; f < FIELDS; f++) mean[f] = (mean[f] as number) + quantise(o.unit[row * FIELDS + f] as number);
  }
  const length = lengthOf(mean);
  if (length === 0 || focusAnalysis === 0) return;
  for (let f = 0; f < FIELDS; f++)
    focus[f] = (1 - focusAnalysis) * (focus[f] as number) + (focusAnalysis * (mean[f] as number)) / length;
  const whole = lengthOf(focus);
  for (let f = 0; f < FIELDS; f++) focus[f] = (focus[f] as number) / whole;
  for (let row = 0; row < o.count; row++) o.fit[row] = cosineWith(o.unit, row, focus);
}

function lengthOf(vector: Float64Array): number {
  let square = 0;
  for (let f = 0; f < FIELDS; f++) square += (vector[f] as number) * (vector[f] as number);
  return Math.sqrt(square);
}

/** Present adoption of a row, 0 to 1. */
export function adoptionOf(sim: Context, row: number): number {
  const o = sim.state.organisations;
  const base = o.member[row] === 1 ? sim.c.visionBase * (o.fit[row] as number) : 0;
  const months = sim.month - (o.adoptionAt[row] as number);
  const left = sim.tables.vision[months < LONGEST ? months : LONGEST] as number;
  const excess = (o.adoption[row] as number) - base;
  return excess <= 0 ? base : base + excess * left;
}

/** Product of the two adoptions of each pair (a[n], b[n]), n below `count`, into `out`. */
export function sharedAdoption(sim: Context, a: Int32Array, b: Int32Array, count: number, out: Float64Array): void {
  const { member, fit, adoption, adoptionAt } = sim.state.organisations;
  const { visionBase } = sim.c;
  const { vision } = sim.tables;
  const { month } = sim;
  for (let n = 0; n < count; n++) {
    const i = a[n] as number;
    const j = b[n] as number;
    // one who has never shared the vision: the usual case outside the body
    if ((member[i] === 0 && adoption[i] === 0) || (member[j] === 0 && adoption[j] === 0)) {
      out[n] = 0;
      continue;
    }
    const baseI = member[i] === 1 ? visionBase * (fit[i] as number) : 0;
    const excessI = (adoption[i] as number) - baseI;
    const monthsI = month - (adoptionAt[i] as number);
    const nowI = excessI <= 0 ? baseI : baseI + excessI * (vision[monthsI < LONGEST ? monthsI : LONGEST] as number);
    const baseJ = member[j] === 1 ? visionBase * (fit[j] as number) : 0;
    const excessJ = (adoption[j] as number) - baseJ;
    const monthsJ = month - (adoptionAt[j] as number);
    const nowJ = excessJ <= 0 ? baseJ : baseJ + excessJ * (vision[monthsJ < LONGEST ? monthsJ : LONGEST] as number);
    out[n] = nowI * nowJ;
  }
}

/** Adds `gain` of what is missing to a row's adoption. */
export function raiseAdoption(sim: Context, row: number, gain: number): void {
  const o = sim.state.organisations;
  const now = adoptionOf(sim, row);
  o.adoption[row] = quantise(now + gain * (1 - now));
  o.adoptionAt[row] = sim.month;
}

/** Ties between members; scratch. */
let inside = new Int32Array(1024);

/** Each April members move towards the partners that they trust and that share the vision more. @returns members moved */
export function spreadVision(sim: Context): number {
  if (monthOfYear(sim.month) !== 4 || sim.month < sim.params.region.body.since) return 0;
  const { organisations: o, ties } = sim.state;
  const { a: sideA, b: sideB, count } = ties;
  const { member } = o;
  const { visionSpread, visionSpreadMost } = sim.c;
  const pull = new Float64Array(o.count);
  const adoption = new Float64Array(o.count);
  for (let row = 0; row < o.count; row++) if (member[row] === 1) adoption[row] = adoptionOf(sim, row);
  if (inside.length < count) inside = new Int32Array(count * 2);
  let listed = 0;
  for (let tie = 0; tie < count; tie++) {
    // written in any case and counted only where both are members: a branch would be guessed wrong
    inside[listed] = tie;
    listed += (member[sideA[tie] as number] as number) & (member[sideB[tie] as number] as number);
  }
  for (let n = 0; n < listed; n++) {
    const tie = inside[n] as number;
    const a = sideA[tie] as number;
    const b = sideB[tie] as number;
    if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
    const difference = (adoption[b] as number) - (adoption[a] as number);
    // in steps of 2^-24, so that the sum over partners is free of order
    const weight = quantise(visionSpread * trustOf(ties, tie, sim.month, sim.tables.trust) * Math.abs(difference));
    if (difference > 0) pull[a] = (pull[a] as number) + weight;
    else pull[b] = (pull[b] as number) + weight;
  }
  let moved = 0;
  for (let row = 0; row < o.count; row++) {
    const gain = pull[row] as number;
    if (gain === 0 || o.alive[row] === 0) continue;
    raiseAdoption(sim, row, gain > visionSpreadMost ? visionSpreadMost : gain);
    moved++;
  }
  return moved;
}
