import { expect, test } from 'vitest';
import { appendRow, reserve } from '../../src/core/columns.ts';
import { exponential } from '../../src/core/distributions.ts';
import { childKey } from '../../src/core/key.ts';
import { processKey, uniform } from '../../src/core/random.ts';
import { Decision } from '../../src/model/decisions.ts';
import { enterMarkets } from '../../src/model/processes/marketEntry.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { DEFAULTS } from '../../src/model/registry.ts';
import { createSimulation, SPIN_UP } from '../../src/model/simulation.ts';
import { Kind, NEVER, ProjectKind, Stage, TEAM } from '../../src/model/state.ts';
import { distanceFromLaw, farthestByChance } from './law.ts';
import { seedNumber, tinyParams } from './worlds.ts';

const PROJECTS = 5000;
const MONTHS = 60;

/** A field that sells at once, in steady demand: the projects are of field 0. */
const STEADY = {
  manufacturingSaleDelay: 0,
  manufacturingApprovalDelay: 0,
  manufacturingDemandGrowth: 0,
  hollowingOut: 0,
};

/** The market capability of the one firm that leads all projects changes in steps, and so does the hazard. */
const steps = (n: number): number => (n < 10 ? 0 : n < 30 ? 1 : 0.2);
const raised = (n: number): number => Math.min(1, steps(n) + 0.3);

/** Month of market entry of each project (NEVER: not in time), all successful at the start. */
function entries(
  capability: (n: number) => number,
  field = 0,
  changed: Partial<Coefficients> = STEADY,
): { months: Int32Array; hazards: number[] } {
  const coefficients = { attractionPerSuccess: 0, ...changed };
  const sim = createSimulation(tinyParams({ coefficients }), seedNumber(41));
  const { organisations: o } = sim.state;
  const lead = o.kind.indexOf(Kind.basicFirm);
  reserve(sim.state.projects, PROJECTS);
  const p = sim.state.projects;
  for (let n = 0; n < PROJECTS; n++) {
    const row = appendRow(p);
    const key = childKey(o.keyHi[lead]!, o.keyLo[lead]!, Decision.jointProject, n);
    p.keyHi[row] = key.hi;
    p.keyLo[row] = key.lo;
    p.kind[row] = ProjectKind.development;
    p.stage[row] = Stage.succeeded;
    p.lead[row] = lead;
    p.field[row] = field;
    p.size[row] = 1;
    p.partners.fill(-1, row * TEAM, (row + 1) * TEAM);
    p.partners[row * TEAM] = lead;
    p.ends[row] = SPIN_UP;
    p.payAt[row] = NEVER;
    p.threshold[row] = exponential(uniform(processKey(sim.seed, Decision.marketEntry, 0), key.hi, key.lo));
  }
  const months = new Int32Array(PROJECTS).fill(NEVER);
  const hazards: number[] = [];
  for (let n = 0; n < MONTHS; n++) {
    o.capability[lead] = capability(n);
    hazards.push(sim.c.entryHazard * (0.5 + o.capability[lead]) * sim.c.entryFirmLead);
    const before = Uint8Array.from(p.stage.subarray(0, PROJECTS));
    enterMarkets(sim);
    for (let row = 0; row < PROJECTS; row++)
      if (before[row] === Stage.succeeded && p.stage[row] === Stage.launched) months[row] = n;
    sim.month++;
  }
  return { months, hazards };
}

/** P(T <= n) = 1 - exp(-(hazard summed up to n)). */
function lawOf(hazards: readonly number[]): number[] {
  let sum = 0;
  return hazards.map((hazard) => {
    sum += hazard;
    return 1 - Math.exp(-sum);
  });
}

test('market entry follows the exact law under a hazard that changes in steps', () => {
  const { months, hazards } = entries(steps);
  const law = [...lawOf(hazards), 1];
  // those who have not entered by the end count in the last place; 5,000 projects: a false alarm once in a million at 0.038
  const seen = Array.from(months, (month) => (month === NEVER ? MONTHS : month));
  const farthest = farthestByChance(PROJECTS);
  expect(distanceFromLaw(seen, 0, law)).toBeLessThan(farthest);
  // a waiting time drawn at the first month's rate, which the hazard then outgrows, is caught
  const first = [...lawOf(hazards.map(() => hazards[0]!)), 1];
  expect(distanceFromLaw(seen, 0, first)).toBeGreaterThan(2 * farthest);
});

test('a higher hazard is never later, for any project', () => {
  const low = entries(steps).months;
  const high = entries(raised).months;
  expect(high.filter((month, row) => month > low[row]!)).toHaveLength(0);
  expect(high.filter((month, row) => month < low[row]!).length).toBeGreaterThan(PROJECTS / 10);
});

test.each([
  ['machine tools', 25, DEFAULTS.manufacturingSaleDelay + DEFAULTS.manufacturingApprovalDelay],
  ['biotechnology', 14, DEFAULTS.bioSaleDelay + DEFAULTS.bioApprovalDelay],
  ['computer technology', 5, DEFAULTS.itSaleDelay + DEFAULTS.itApprovalDelay],
  ['environmental technology', 23, DEFAULTS.environmentSaleDelay + DEFAULTS.environmentApprovalDelay],
])('nothing of %s is sold before its field can sell, and something soon after', (_name, field, delay) => {
  const { months } = entries(() => 1, field, {});
  const sold = months.filter((month) => month !== NEVER);
  expect(Math.min(...sold)).toBe(delay);
  expect(sold.length).toBeGreaterThan(PROJECTS / 20);
});
