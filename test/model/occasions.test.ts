import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { InvariantError } from '../../src/core/errors.ts';
import { childKey } from '../../src/core/key.ts';
import { boundOf, drawOccasions, isAccepted, Occasion } from '../../src/model/occasions.ts';
import { branch, createSimulation, runUntil, type Simulation } from '../../src/model/simulation.ts';
import { isFirm, Kind } from '../../src/model/state.ts';
import { cumulate, distanceFromLaw, farthestByChance } from './law.ts';
import { addBystander, addVenture, runTo, seedNumber, tamaParams, tinyParams } from './worlds.ts';

const YEARS = 6;
const FIRST = monthOf(1988, 4);

interface Candidate {
  readonly key: string;
  readonly month: number;
  readonly accepted: boolean;
}

/** Candidates of six fiscal years, accepted at a share of the bound that depends on the month alone. */
function thin(process: number, shareOf: (month: number) => number, seed = 31): Candidate[] {
  const sim = createSimulation(tamaParams('none'), seedNumber(seed));
  const bound = boundOf(process, sim.c);
  const found: Candidate[] = [];
  for (let year = 0; year < YEARS; year++) {
    sim.month = FIRST + 12 * year;
    drawOccasions(sim);
    const { occasions } = sim.state;
    for (let row = 0; row < occasions.count; row++) {
      if (occasions.process[row] !== process) continue;
      const month = occasions.month[row]!;
      const accepted = isAccepted(sim, row, process, bound * shareOf(month));
      found.push({ key: `${occasions.keyHi[row]}:${occasions.keyLo[row]}`, month, accepted });
    }
  }
  return found;
}

/** A hazard that changes in steps: low, then high, then middling. */
const steps = (month: number): number => (month < FIRST + 18 ? 0.2 : month < FIRST + 42 ? 0.8 : 0.4);
const MONTHS = Array.from({ length: 12 * YEARS }, (_, n) => FIRST + n);

describe('thinning', () => {
  test('follows the exact law under a rate that changes in steps', () => {
    const months = thin(Occasion.facelift, steps).flatMap(({ month, accepted }) => (accepted ? [month] : []));
    expect(months.length).toBeGreaterThan(1500);
    // about 2,800 events: a false alarm once in a million; the same data against the wrong law, a constant rate, is caught
    const farthest = farthestByChance(months.length);
    expect(distanceFromLaw(months, FIRST, cumulate(MONTHS.map(steps)))).toBeLessThan(farthest);
    expect(distanceFromLaw(months, FIRST, cumulate(MONTHS.map(() => 1)))).toBeGreaterThan(2 * farthest);
  });

  test('gives as many events as the rate says', () => {
    const sim = createSimulation(tamaParams('none'), seedNumber(31));
    const { kind, count } = sim.state.organisations;
    const firms = kind.subarray(0, count).filter((k) => isFirm(k)).length;
    const rate = MONTHS.reduce((sum, month) => sum + boundOf(Occasion.facelift, sim.c) * steps(month), 0);
    const mean = firms * rate;
    const events = thin(Occasion.facelift, steps).filter(({ accepted }) => accepted).length;
    // Poisson: |z| > 4.5 about once in 147,000; a rate 10 % off gives |z| of about 5
    expect(Math.abs(events - mean) / Math.sqrt(mean)).toBeLessThan(4.5);
    expect(0.1 * Math.sqrt(mean)).toBeGreaterThan(4.5);
  });

  test('with a raised rate accepts a superset', () => {
    const low = thin(Occasion.facelift, (month) => 0.6 * steps(month));
    const high = thin(Occasion.facelift, steps);
    const keys = (candidates: Candidate[]) => new Set(candidates.filter((one) => one.accepted).map((one) => one.key));
    expect(keys(low).size).toBeLessThan(keys(high).size);
    expect([...keys(low)].filter((key) => !keys(high).has(key))).toEqual([]);
    expect(low.map((one) => one.key)).toEqual(high.map((one) => one.key));
  });

  test('at rate nothing accepts nothing, at the bound everything', () => {
    expect(thin(Occasion.spinOff, () => 0).some(({ accepted }) => accepted)).toBe(false);
    expect(thin(Occasion.spinOff, () => 1).every(({ accepted }) => accepted)).toBe(true);
  });

  test('a rate above its bound is a fault, and never clamped', () => {
    const sim = createSimulation(tamaParams('none'), seedNumber(31));
    drawOccasions(sim);
    const rate = 1.01 * boundOf(Occasion.facelift, sim.c);
    expect(() => isAccepted(sim, 0, Occasion.facelift, rate)).toThrow(InvariantError);
  });
});

describe('candidates', () => {
  test('depend on the entity and the date alone: not on levers, others, or what happened', () => {
    const at = monthOf(2005, 4);
    const none = runTo(tinyParams({ policy: 'none' }), at, seedNumber(32));
    const japan = runTo(tinyParams({ policy: 'japan' }), at, seedNumber(32));
    addBystander(japan);
    addVenture(japan);
    const byOwner = (sim: Simulation): Map<string, string> => {
      runUntil(sim, at + 1);
      const { occasions, organisations: o } = sim.state;
      const found = new Map<string, string>();
      for (let row = 0; row < occasions.count; row++) {
        const subject = occasions.subject[row]!;
        const owner = subject < 0 ? `town ${occasions.town[row]}` : `${o.keyHi[subject]}:${o.keyLo[subject]}`;
        const text = `${occasions.keyHi[row]}:${occasions.keyLo[row]} ${occasions.month[row]} ${occasions.chance[row]}`;
        found.set(owner, `${found.get(owner) ?? ''}; ${text}`);
      }
      return found;
    };
    const a = byOwner(none);
    const b = byOwner(japan);
    const shared = [...a].filter(([owner]) => b.has(owner));
    expect(shared.length).toBeGreaterThan(40);
    for (const [owner, candidates] of shared) expect(b.get(owner)).toBe(candidates);
  });

  test('are those of the whole year after a branch within it', () => {
    const sim = runTo(tinyParams(), monthOf(2003, 9), seedNumber(33));
    const copy = branch(sim, tinyParams({ policy: 'none' }));
    expect([...copy.state.occasions.chance.subarray(0, copy.state.occasions.count)]).toEqual([
      ...sim.state.occasions.chance.subarray(0, sim.state.occasions.count),
    ]);
  });
});

test('a venture has the key of its parent and occasion, whatever was born before it', () => {
  const params = tinyParams({ coefficients: { labVentureRate: 0.1, spinOffRate: 0.05, entrepreneursPerLab: 1 } });
  const sim = runTo(params, monthOf(2003, 4), seedNumber(34));
  const o = sim.state.organisations;
  let ventures = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.kind[row] !== Kind.venture) continue;
    ventures++;
    const parent = o.parent[row]!;
    const process = o.kind[parent] === Kind.lab ? Occasion.labVenture : Occasion.spinOff;
    const year = Math.floor((o.born[row]! - 3) / 12);
    const possible = Array.from({ length: 20 }, (_, j) =>
      childKey(o.keyHi[parent]!, o.keyLo[parent]!, (process << 16) | j, year),
    );
    expect(possible).toContainEqual({ hi: o.keyHi[row], lo: o.keyLo[row] });
  }
  expect(ventures).toBeGreaterThan(20);
});
