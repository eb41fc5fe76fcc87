import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter } from '../../src/model/accounts.ts';
import { trade } from '../../src/model/processes/market.ts';
import { enterMarkets } from '../../src/model/processes/marketEntry.ts';
import { startProject } from '../../src/model/processes/project.ts';
import { callRoll } from '../../src/model/roll.ts';
import { createSimulation, type Simulation, step } from '../../src/model/simulation.ts';
import { Kind, ProjectKind, Stage } from '../../src/model/state.ts';
import { noteLine } from '../../src/model/uses.ts';
import { runTo, seedNumber, tinyParams } from './worlds.ts';

const FIELDS = 35;

/** Every venture of four years on the day of its birth: its share of each field of its parent, and whose child it is. */
function children(): { row: number; parent: number; shares: number[]; sim: Simulation }[] {
  const lively = { labVentureRate: 0.1, spinOffRate: 0.05, entrepreneursPerLab: 1, idleLeave: 0 };
  const sim = runTo(tinyParams({ coefficients: lively }), monthOf(1999, 4), seedNumber(190));
  const found: { row: number; parent: number; shares: number[]; sim: Simulation }[] = [];
  while (sim.month < monthOf(2003, 3)) {
    step(sim);
    const o = sim.state.organisations;
    for (let row = 0; row < o.count; row++) {
      if (o.kind[row] !== Kind.venture || o.born[row] !== sim.month - 1) continue;
      const parent = o.parent[row]!;
      const shares: number[] = [];
      for (let f = 0; f < FIELDS; f++) {
        const of = o.expertise[parent * FIELDS + f]!;
        if (of > 0) shares.push(o.expertise[row * FIELDS + f]! / of);
        else expect(o.expertise[row * FIELDS + f]).toBe(0);
      }
      found.push({ row, parent, shares, sim });
    }
  }
  return found;
}

test('a venture inherits one share of all that its parent knows, never the whole and never more', () => {
  const found = children();
  expect(found.length).toBeGreaterThan(20);
  const { spinOffHeritage } = tinyParams().coefficients;
  const drawn = found.map(({ shares }) => {
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(1e-6);
    return shares[0]!;
  });
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0.8 * spinOffHeritage - 1e-6);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(Math.min(1, 1.2 * spinOffHeritage) + 1e-6);
  // better parents, better children: the share does not depend on the parent
  expect(new Set(drawn.map((share) => share.toFixed(4))).size).toBeGreaterThan(found.length / 2);
});

test('capital and managers of a venture are those of its field', () => {
  const coefficients = {
    labVentureRate: 0.1,
    entrepreneursPerLab: 1,
    idleLeave: 0,
    managerGrowth: 0,
    manufacturingCapital: 1,
    bioCapital: 3,
    bioManagers: 0,
    itManagers: 0,
  };
  const sim = runTo(tinyParams({ coefficients }), monthOf(2003, 4), seedNumber(191), { log: true });
  const o = sim.state.organisations;
  const { capital, managers } = sim.tables.profiles;
  let without = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.kind[row] !== Kind.venture || o.tenantUntil[row] !== 0) continue;
    if (managers[o.field[row]!] === 0) {
      without++;
      expect(o.capability[row]).toBe(0);
    } else expect(o.capability[row]).toBeGreaterThan(0);
  }
  expect(without).toBeGreaterThan(3);
  const log = sim.log!;
  const paidIn = new Set<number>();
  for (let event = 0; event < log.count; event++) if (log.kind[event] === 11) paidIn.add(log.amount[event]!);
  expect([...paidIn].sort((a, b) => a - b)).toEqual(
    [...new Set(capital)]
      .map((factor) => Math.floor(sim.c.venturePaidIn * factor))
      .filter((yen) => paidIn.has(yen))
      .sort((a, b) => a - b),
  );
  expect(paidIn.size).toBeGreaterThan(1);
});

test('a product in a field new to its seller founds a line there once, and the second one there does not', () => {
  const coefficients = { entryHazard: 0.5, manufacturingSaleDelay: 0, itSaleDelay: 0, attractionPerSuccess: 0 };
  const sim = createSimulation(tinyParams({ coefficients }), seedNumber(192));
  const o = sim.state.organisations;
  const lead = o.kind.indexOf(Kind.productFirm);
  o.field[lead] = 25;
  const partner = o.kind.indexOf(Kind.productFirm, lead + 1);
  o.field[partner] = 5;
  const counts: number[] = [];
  for (let n = 0; n < 2; n++) {
    const project = startProject(sim, {
      key: { hi: 9, lo: n },
      kind: ProjectKind.consortium,
      partners: [lead, partner],
      months: 1,
      cost: 12,
      publicShare: 0,
      starts: sim.month,
      cause: { hi: 0, lo: 0 },
    });
    sim.state.projects.stage[project] = Stage.succeeded;
    while (sim.state.projects.stage[project] === Stage.succeeded) {
      sim.month++;
      enterMarkets(sim);
    }
    expect(sim.state.projects.stage[project]).toBe(Stage.launched);
    counts.push(sim.state.counters[Counter.secondFoundings]!);
  }
  expect(counts).toEqual([1, 1]);
  expect(o.linesLow[lead]).toBe(1 << 5);
});

describe('a development project of one firm', () => {
  /** A firm that knows fields 25, its own, 5, in which it has a line, and 3 and 8, 1 to 3. */
  function world(): { sim: Simulation; firm: number } {
    const coefficients = { entryHazard: 0.5, manufacturingSaleDelay: 0, itSaleDelay: 0, attractionPerSuccess: 0 };
    const sim = createSimulation(tinyParams({ coefficients }), seedNumber(193));
    const o = sim.state.organisations;
    const firm = o.kind.indexOf(Kind.productFirm);
    o.field[firm] = 25;
    o.expertise.fill(0, firm * FIELDS, (firm + 1) * FIELDS);
    for (const [field, level] of [
      [25, 9],
      [5, 8],
      [3, 2],
      [8, 6],
    ] as const)
      o.expertise[firm * FIELDS + field] = level;
    noteLine(o, firm, 5);
    return { sim, firm };
  }

  const start = (sim: Simulation, firm: number, lo: number): number =>
    startProject(sim, {
      key: { hi: 11, lo },
      kind: ProjectKind.development,
      partners: [firm],
      months: 1,
      cost: 12,
      publicShare: 0,
      starts: sim.month,
      cause: { hi: 0, lo: 0 },
    });

  test('opens a field that the firm knows and does no business in, in proportion to what it knows of it', () => {
    const { sim, firm } = world();
    const projects = Array.from({ length: 400 }, (_, n) => start(sim, firm, n));
    const { other, field } = sim.state.projects;
    expect(new Set(projects.map((row) => field[row]))).toEqual(new Set([25]));
    const [small, great] = [3, 8].map((target) => projects.filter((row) => other[row] === target).length);
    expect(small! + great!).toBe(400);
    // 300 with a standard deviation of 8.7: a false alarm about once in 150,000
    expect(Math.abs(great! - 300)).toBeLessThan(39);
    // one alone fuses nothing
    expect(sim.state.counters[Counter.newFusions]).toBe(0);
    expect(sim.state.counters[Counter.fusionProjects]).toBe(0);
  });

  test('is a second founding when its product is launched, and none where the firm knows nothing new', () => {
    const { sim, firm } = world();
    const o = sim.state.organisations;
    const founded: number[] = [];
    for (let n = 0; n < 3; n++) {
      const project = start(sim, firm, n);
      if (n === 2) expect(sim.state.projects.other[project]).toBe(25);
      sim.state.projects.stage[project] = Stage.succeeded;
      while (sim.state.projects.stage[project] === Stage.succeeded) {
        sim.month++;
        enterMarkets(sim);
      }
      expect(sim.state.projects.stage[project]).toBe(Stage.launched);
      founded.push(sim.state.counters[Counter.secondFoundings]!);
    }
    expect(founded).toEqual([1, 2, 2]);
    expect(o.linesLow[firm]).toBe((1 << 3) | (1 << 5) | (1 << 8));
  });
});

test('founders of a university venture are paid their part of a wage, its other staff and other ventures the whole', () => {
  const lively = { labVentureRate: 0.1, spinOffRate: 0.05, entrepreneursPerLab: 1, idleLeave: 0 };
  const cashAfterMarket = (founderPay: number): Simulation => {
    const params = tinyParams({ coefficients: { ...lively, founderPay: 1 } });
    const sim = runTo(params, monthOf(2003, 6), seedNumber(191));
    callRoll(sim);
    trade({ ...sim, c: { ...sim.c, founderPay } });
    return sim;
  };
  const [whole, part] = [cashAfterMarket(1), cashAfterMarket(0.6)];
  const { kind, parent, staff, alive, cash, count } = whole.state.organisations;
  const seen = { ofLab: 0, grown: 0, others: 0 };
  for (let row = 0; row < count; row++) {
    const gained = part.state.organisations.cash[row]! - cash[row]!;
    const ofLab = kind[row] === Kind.venture && kind[parent[row]!] === Kind.lab && alive[row] === 1;
    expect(gained).toBe(ofLab ? Math.floor(Math.min(staff[row]!, whole.c.ventureStaff) * whole.c.wage * (1 - 0.6)) : 0);
    if (ofLab) seen.ofLab++;
    if (ofLab && staff[row]! > whole.c.ventureStaff) seen.grown++;
    if (kind[row] === Kind.venture && !ofLab && alive[row] === 1) seen.others++;
  }
  expect(Math.min(seen.ofLab, seen.grown, seen.others)).toBeGreaterThan(0);
});
