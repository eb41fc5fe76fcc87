/** What the levers that reach out do, and what harm they do, against twins with one coefficient changed. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { runExchange } from '../../src/model/levers/exchange.ts';
import { runChannels } from '../../src/model/levers/market.ts';
import { FIELDS, FISCAL_YEARS, type Lever } from '../../src/model/params.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { callRoll } from '../../src/model/roll.ts';
import { END, restore, runUntil, type Simulation, snapshot } from '../../src/model/simulation.ts';
import { isOutside, Kind, NEVER } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { OUTREACH, runTo, seedNumber, tinyParams, withLevers } from './worlds.ts';

const SEEDS = [91, 92, 93, 94];
const LIVELY = { jointRate: 0.05 };
const total = (sim: Simulation, name: CounterName): number => sim.state.counters[Counter[name]]!;
const rowsOf = (sim: Simulation): number[] => Array.from({ length: sim.state.organisations.count }, (_, row) => row);
const always = (yen: number): Lever => ({ budget: new Array<number>(FISCAL_YEARS).fill(yen) });

function worldWith(levers: Partial<typeof OUTREACH>, coefficients: Partial<Coefficients> = {}) {
  return withLevers(tinyParams({ policy: 'none', coefficients: { ...LIVELY, ...coefficients } }), levers);
}

/** Sum over seeds of a measure at a date. */
function summed(
  levers: Partial<typeof OUTREACH>,
  coefficients: Partial<Coefficients>,
  measure: (sim: Simulation) => number,
  until = monthOf(2010, 4),
): number {
  const params = worldWith(levers, coefficients);
  return SEEDS.reduce((sum, seed) => sum + measure(runTo(params, until, seedNumber(seed))), 0);
}

describe('sales channels', () => {
  const { market } = OUTREACH;

  test('bring more products to market, by the hazard alone', () => {
    const only = { channelReach: 0, channelMargin: 0, channelAdvice: 0, channelDependence: 0 };
    const [without, some, strong] = [1, 1.6, 5].map((channelEntry) =>
      summed({ market: always(3e8) }, { ...only, channelEntry }, (sim) => total(sim, 'successes')),
    );
    expect(some!).toBeGreaterThan(without!);
    expect(strong!).toBeGreaterThan(some!);
  });

  test('take their margin, advise, and sell more of what there is, to the yen', () => {
    const sim = runTo(worldWith({ market }), monthOf(2003, 8), seedNumber(95));
    const o = sim.state.organisations;
    const placed = rowsOf(sim).filter((row) => o.channelUntil[row]! > sim.month && o.kind[row]! <= Kind.largeFirm);
    expect(placed.length).toBeGreaterThan(0);
    const row = placed[0]!;
    o.lineSales[row] = 1_000_001;
    o.lineSalesAt[row] = sim.month;
    const [cash, sales, capability] = [o.cash[row]!, o.sales[row]!, o.capability[row]!];
    runChannels(sim);
    const { channelReach, channelMargin, channelAdvice, materialShare } = sim.c;
    const more = Math.floor(channelReach * 1_000_001);
    const margin = Math.floor(channelMargin * (1_000_001 + more));
    expect(o.sales[row]! - sales).toBe(more);
    expect(o.cash[row]! - cash).toBe(more - Math.floor(materialShare * more) - margin);
    expect(o.capability[row]!).toBeCloseTo(capability + (channelAdvice / 12) * (1 - capability), 6);
  });

  test('take with them what was sold through them, when the place ends or the money does', () => {
    const taken = snapshot(runTo(worldWith({ market }), monthOf(2003, 8), seedNumber(95)));
    const after = [0, 0.15].map((channelDependence) => {
      const sim = restore(worldWith({ market: always(0) }, { channelDependence }), taken);
      callRoll(sim);
      const o = sim.state.organisations;
      const placed = rowsOf(sim).filter((row) => o.channelUntil[row]! > sim.month && o.lineSales[row]! > 1e5);
      expect(placed.length).toBeGreaterThan(0);
      runChannels(sim);
      return placed.map((row) => o.lineSales[row]!);
    });
    for (let n = 0; n < after[0]!.length; n++) expect(after[1]![n]! / after[0]![n]!).toBeCloseTo(0.85, 3);
  });
});

describe('trips to other clusters and overseas', () => {
  const exchange = always(3e7);

  function ties(sim: Simulation, outside: boolean): number {
    const { ties: t, organisations: o } = sim.state;
    let n = 0;
    for (let tie = 0; tie < t.count; tie++) {
      if (!isAlive(t, tie, sim.month) || o.alive[t.a[tie]!] === 0 || o.alive[t.b[tie]!] === 0) continue;
      if ((isOutside(o.kind[t.a[tie]!]!) || isOutside(o.kind[t.b[tie]!]!)) === outside) n++;
    }
    return n;
  }

  test('make ties out of the region, to clusters of knowledge of their own', () => {
    const made = [0, 3e7].map((yen) => summed({ exchange: always(yen) }, {}, (sim) => ties(sim, true)));
    expect(made[1]!).toBeGreaterThan(1.5 * made[0]!);
    const sim = runTo(worldWith({ exchange }), monthOf(2003, 4), seedNumber(91));
    const { kind, expertise } = sim.state.organisations;
    const clusters = rowsOf(sim).filter((row) => kind[row] === Kind.cluster);
    expect(clusters).toHaveLength(18);
    expect(new Set(clusters.map((row) => expertise.slice(row * FIELDS, (row + 1) * FIELDS).join())).size).toBe(18);
  });

  test('thin the ties within the region by the time that following them up takes, and by nothing else', () => {
    const only = { exchangeLearning: 0, exchangeEntry: 1, exchangeInward: 0 };
    const local = [0, 3, 8].map((exchangeAbsence) =>
      summed({ exchange }, { ...only, exchangeAbsence }, (sim) => ties(sim, false)),
    );
    process.stdout.write(`  ties within the region after absences of 0, 3 and 8 months: ${local.join(', ')}\n`);
    expect(local[1]!).toBeLessThan(0.98 * local[0]!);
    expect(local[2]!).toBeLessThan(local[1]!);
  });

  test('teach nothing without own research, less to basic-technology firms, and never what is known better here', () => {
    const gained = [0, 0.025, 0.3].map((rndShare) => {
      const sim = restore(worldWith({ exchange: always(1e10) }, { rndShare, exchangeLearning: 0.5 }), taken);
      callRoll(sim);
      const { expertise, kind } = sim.state.organisations;
      const before = expertise.slice();
      expect(runExchange(sim)).toBeGreaterThan(20);
      const gain = (only: (kind: number) => boolean): number =>
        rowsOf(sim)
          .filter((row) => only(kind[row]!))
          .reduce((sum, row) => {
            for (let f = 0; f < FIELDS; f++) {
              const step = expertise[row * FIELDS + f]! - before[row * FIELDS + f]!;
              expect(step).toBeGreaterThanOrEqual(0);
              sum += step;
            }
            return sum;
          }, 0);
      return { firms: gain((k) => k <= Kind.largeFirm), labs: gain((k) => k === Kind.lab) };
    });
    expect(gained[0]!.firms).toBe(0);
    expect(gained[0]!.labs).toBeGreaterThan(0);
    expect(gained[1]!.firms).toBeGreaterThan(0);
    expect(gained[2]!.firms).toBeGreaterThan(gained[1]!.firms);
  });
  const taken = snapshot(runTo(worldWith({}), monthOf(2003, 8), seedNumber(96)));

  test('help to market where the tie lives, and draw firms in where there is room', () => {
    const inert = { exchangeLearning: 0, exchangeInward: 0, exchangeAbsence: 0 };
    const launched = [1, 5].map((exchangeEntry) =>
      summed({ exchange }, { ...inert, exchangeEntry }, (sim) => total(sim, 'successes')),
    );
    expect(launched[1]!).toBeGreaterThan(launched[0]!);
    const room = { exchangeOverseas: 1, exchangeInward: 1 };
    const [wide, full] = [10, 1.01].map((congestionRoom) =>
      summed({ exchange }, { ...room, congestionRoom, entryRate: 0.1 }, (sim) => total(sim, 'inwardEntries')),
    );
    expect(wide!).toBeGreaterThan(50);
    expect(full!).toBeLessThan(wide! / 4);
  });
});

describe('public purchases of new products', () => {
  const { leadCustomer } = OUTREACH;

  test('bring more products to market, by the reference they are', () => {
    const [without, strong] = [
      { purchaseEntry: 1, purchaseReference: 0 },
      { purchaseEntry: 3, purchaseReference: 0.5 },
    ].map((effect) => summed({ leadCustomer }, effect, (sim) => total(sim, 'successes')));
    expect(strong!).toBeGreaterThan(without!);
  });

  test('cost sales elsewhere: what is fitted to one buyer sells less to others', () => {
    const inert = { purchaseEntry: 1, purchaseReference: 0, faceliftSales: 0, staffLag: 0 };
    const lines = (sim: Simulation): number =>
      rowsOf(sim).reduce((sum, row) => sum + sim.state.organisations.lineSales[row]!, 0);
    const [free, some, much] = [0, 0.1, 0.6].map((purchaseBespoke) =>
      summed({ leadCustomer: always(2e8) }, { ...inert, purchaseBespoke }, lines),
    );
    expect(some!).toBeLessThan(free!);
    expect(much!).toBeLessThan(some!);
  });
});

describe('branch plants', () => {
  const attraction = always(4e9);

  /** Month of the end of each plant, by key. */
  function ends(coefficients: Partial<Coefficients>, seed: number): Map<string, number> {
    // what drives them out is held apart from who else is there
    const alone = { plantCrowding: 0, creditMonths: 24, congestionRoom: 10, plantArrival: 1, ...coefficients };
    const sim = runTo(worldWith({ attraction }, alone), END, seedNumber(seed));
    const { plant, died, keyHi, keyLo } = sim.state.organisations;
    return new Map(
      rowsOf(sim).flatMap((row) => (plant[row] === 1 ? [[`${keyHi[row]}:${keyLo[row]}`, died[row]!] as const] : [])),
    );
  }

  test('leave when demand falls: a deeper fall closes none later, and many sooner', () => {
    const calm = ends({ plantShock: 0 }, 97);
    const footloose = ends({ plantShock: 20 }, 97);
    expect(calm.size).toBeGreaterThan(100);
    const both = [...calm].filter(([key]) => footloose.has(key));
    expect(both.length).toBe(calm.size);
    expect(both.filter(([key, died]) => footloose.get(key)! > died)).toEqual([]);
    const sooner = both.filter(([key, died]) => footloose.get(key)! < died).length;
    const inShock = [...footloose.values()].filter((died) => died >= monthOf(2008, 10) && died < monthOf(2009, 10));
    process.stdout.write(`  plants ${calm.size}, sooner ${sooner}, in the year of the shock ${inShock.length}\n`);
    expect(sooner).toBeGreaterThan(calm.size / 4);
    const calmYear = [...calm.values()].filter((died) => died >= monthOf(2008, 10) && died < monthOf(2009, 10));
    expect(inShock.length).toBeGreaterThan(2 * calmYear.length);
  });

  test('leave where labour and space are scarce', () => {
    const closed = [0, 30].map((plantCrowding) =>
      summed({ attraction }, { plantCrowding, congestionRoom: 1.5 }, (sim) => total(sim, 'plantsClosed')),
    );
    expect(closed[1]!).toBeGreaterThan(1.5 * closed[0]!);
  });

  test('have many jobs and few ties here, by their attention', () => {
    // coordinators introduce whom they know, plants among them
    const alone = { plantHazard: 0, introductionsPerCoordinator: 0 };
    const perPlant = [1, 0.2, 0].map((plantAttention) => {
      const params = worldWith({ attraction }, { ...alone, plantAttention });
      let ties = 0;
      let plants = 0;
      let jobs = 0;
      for (const seed of SEEDS) {
        const sim = runTo(params, monthOf(2006, 4), seedNumber(seed));
        const { organisations: o, ties: t } = sim.state;
        for (const row of rowsOf(sim)) {
          if (o.plant[row] === 0 || o.died[row] !== NEVER) continue;
          plants++;
          jobs += o.staff[row]!;
        }
        for (let tie = 0; tie < t.count; tie++)
          if (isAlive(t, tie, sim.month)) ties += o.plant[t.a[tie]!]! + o.plant[t.b[tie]!]!;
      }
      expect(jobs / plants).toBeGreaterThan(60);
      return ties / plants;
    });
    process.stdout.write(`  ties of a plant by attention 1, 0.2, 0: ${perPlant.map((n) => n.toFixed(2)).join(', ')}\n`);
    expect(perPlant[1]!).toBeLessThan(0.7 * perPlant[0]!);
    expect(perPlant[2]!).toBeLessThan(perPlant[1]!);
  });

  test('take the room of firms that successes would draw in', () => {
    const crowded = { attractionPerSuccess: 1, congestionRoom: 1.15, entryRate: 0, entryHazard: 0.3 };
    const attracted = [0, 4e9].map((yen) =>
      summed({ attraction: always(yen) }, crowded, (sim) => total(sim, 'attracted')),
    );
    expect(attracted[1]!).toBeLessThan(attracted[0]!);
  });
});

describe('labels of step 4', () => {
  const lively = { labVentureRate: 0.1, entrepreneursPerLab: 1, entryRate: 0.1, spinOffRate: 0.03 };

  test('no offspring without successes, contagion and attraction, however much is founded and comes', () => {
    const sim = runTo(
      worldWith(
        {},
        { ...lively, successVentureRate: 0, spinOffSuccess: 1, contagionVentureRate: 0, attractionPerSuccess: 0 },
      ),
      monthOf(2006, 4),
    );
    runUntil(sim, monthOf(2009, 4));
    expect(total(sim, 'venturesFounded')).toBeGreaterThan(20);
    expect(total(sim, 'entries')).toBeGreaterThan(20);
    expect(total(sim, 'offspring')).toBe(0);
  });

  test('all ventures of laboratories are offspring where nothing else founds them, and all firms drawn in', () => {
    const endogenous = {
      labVentureRate: 0,
      spinOffRate: 0,
      contagionVentureRate: 0.2,
      attractionPerSuccess: 1,
      entrepreneursPerLab: 1,
      idleLeave: 0,
    };
    const sim = runTo(worldWith({}, endogenous), monthOf(2006, 4));
    runUntil(sim, monthOf(2009, 4));
    expect(total(sim, 'venturesFounded')).toBeGreaterThan(10);
    expect(total(sim, 'attracted')).toBeGreaterThan(5);
    expect(total(sim, 'offspring')).toBe(total(sim, 'venturesFounded') + total(sim, 'attracted'));
  });
});
