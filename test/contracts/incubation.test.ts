/** Who becomes a tenant, and where tenants sit: by town and sector, as far as an incubator has room. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { SECTOR_OF } from '../../src/model/knowledge.ts';
import { FISCAL_YEARS } from '../../src/model/params.ts';
import { createSimulation, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { Kind } from '../../src/model/state.ts';
import { seedNumber, tinyParams, withLevers } from '../model/worlds.ts';

const lively = { labVentureRate: 0.4, successVentureRate: 0.5, entrepreneursPerLab: 1 };
const PLACE = tinyParams().coefficients.placeCost;

function world(places: number, siteTown: number, siteSector: number, tenancyInterest = 1, seed = 361): Simulation {
  const params = tinyParams({ policy: 'none', coefficients: { ...lively, siteTown, siteSector, tenancyInterest } });
  const incubation = { budget: new Array<number>(FISCAL_YEARS).fill(places * PLACE) };
  const sim = createSimulation(withLevers(params, { incubation }), seedNumber(seed));
  runUntil(sim, monthOf(1998, 4));
  return sim;
}

function sitesOf({ state: { organisations: o } }: Simulation): number[] {
  return Array.from({ length: o.count }, (_, row) => row).filter((row) => o.kind[row] === Kind.incubator);
}

/** Of those who moved in, shares who sit in an incubator of their town and of their sector, and how many had the choice. */
function shares(siteTown: number, siteSector: number): { town: number; sector: number; n: number } {
  // room for everybody
  const sim = world(4000, siteTown, siteSector);
  runUntil(sim, monthOf(2008, 4));
  const { incubator, town, field, count } = sim.state.organisations;
  const sites = sitesOf(sim);
  let n = 0;
  let near = 0;
  let alike = 0;
  for (let row = 0; row < count; row++) {
    const site = incubator[row]!;
    if (site < 0) continue;
    n++;
    const sector = SECTOR_OF[field[row]!];
    if (town[site] === town[row] || !sites.some((one) => town[one] === town[row])) near++;
    if (SECTOR_OF[field[site]!] === sector || !sites.some((one) => SECTOR_OF[field[one]!] === sector)) alike++;
  }
  return { town: near / n, sector: alike / n, n };
}

test('a venture goes to an incubator in its town, or of its sector, the more the more that weighs', () => {
  const even = shares(1, 1);
  const towns = shares(1000, 1);
  const sectors = shares(1, 1000);
  expect(even.n).toBeGreaterThan(20);
  expect(towns.town).toBeGreaterThan(0.95);
  expect(even.town).toBeLessThan(0.9);
  expect(sectors.sector).toBeGreaterThan(0.95);
  expect(even.sector).toBeLessThan(0.9);
});

test('places are spread evenly over the incubators: none takes more than its part, whatever ventures prefer', () => {
  const places = 9;
  const sim = world(places, 1000, 1000);
  const sites = sitesOf(sim);
  expect(sites.length).toBeGreaterThan(1);
  let full = 0;
  while (sim.month < monthOf(2006, 4)) {
    step(sim);
    const { incubator, count } = sim.state.organisations;
    const tenants = new Map<number, number>();
    for (let row = 0; row < count; row++)
      if (incubator[row]! >= 0) tenants.set(incubator[row]!, (tenants.get(incubator[row]!) ?? 0) + 1);
    for (const n of tenants.values()) {
      expect(n).toBeLessThanOrEqual(Math.ceil(places / sites.length));
      if (n === Math.ceil(places / sites.length)) full++;
    }
    expect([...tenants.keys()].every((site) => sites.includes(site))).toBe(true);
  }
  expect(full).toBeGreaterThan(12);
});

describe('of young ventures', () => {
  /** Those founded in ten years while there is room for everybody, by key, and whether they were tenants. */
  function founded(tenancyInterest: number, seed: number): Map<string, boolean> {
    const sim = world(4000, 1, 1, tenancyInterest, seed);
    runUntil(sim, monthOf(2008, 4));
    const { kind, born, keyHi, keyLo, tenantUntil, count } = sim.state.organisations;
    const found = new Map<string, boolean>();
    for (let row = 0; row < count; row++)
      if (kind[row] === Kind.venture && born[row]! >= monthOf(1998, 4) && born[row]! < monthOf(2008, 3))
        found.set(`${keyHi[row]}:${keyLo[row]}`, tenantUntil[row] !== 0);
    return found;
  }

  test('so many apply as the interest says, none at 0 and all at 1, though there is room for everybody', () => {
    let ventures = 0;
    let tenants = 0;
    for (const seed of [362, 363, 364]) {
      const some = [...founded(0.4, seed).values()];
      ventures += some.length;
      tenants += some.filter(Boolean).length;
    }
    expect([...founded(0, 362).values()].some(Boolean)).toBe(false);
    expect([...founded(1, 362).values()].every(Boolean)).toBe(true);
    expect(ventures).toBeGreaterThan(100);
    expect(Math.abs(tenants - 0.4 * ventures) / Math.sqrt(0.24 * ventures)).toBeLessThan(4.5);
  });

  test('those that apply at a lower interest apply at a higher one too', () => {
    const [few, more] = [founded(0.3, 365), founded(0.7, 365)];
    const both = [...few].filter(([key, tenant]) => tenant && more.has(key));
    expect(both.length).toBeGreaterThan(5);
    expect(both.every(([key]) => more.get(key))).toBe(true);
  });
});
