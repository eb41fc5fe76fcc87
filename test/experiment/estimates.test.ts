/** The published estimators on firms: planted effects are found where they were planted, and the panel tells what happened. */
import { describe, expect, test } from 'vitest';
import { fiscalYearOf, monthOf, monthOfYear } from '../../src/core/calendar.ts';
import { measureEstimates } from '../../src/experiment/validation/estimates.ts';
import { estimateRows } from '../../src/experiment/validation/estimateTable.ts';
import { MEASURE_IDS, type MeasureId } from '../../src/experiment/validation/measures.ts';
import { FirmPanel, type Panel, smallFirms, TieBit } from '../../src/experiment/validation/panel.ts';
import { ACCOUNTS, Account, Counter } from '../../src/model/accounts.ts';
import { EventKind } from '../../src/model/events.ts';
import { createSimulation, runUntil, type Simulation, START, step } from '../../src/model/simulation.ts';
import { isFirm, Kind, NEVER } from '../../src/model/state.ts';
import { seedNumber } from '../model/worlds.ts';
import { drawsOf } from '../statistics/draws.ts';
import { small, tama } from './tama.ts';

/** What was planted: coefficients on the scales of the estimators. */
interface Planted {
  readonly indirect: number;
  readonly direct: number;
  readonly participation: number;
  readonly firm: number;
  readonly national: number;
  readonly vertical: number;
  readonly university: number;
  readonly body: number;
  readonly tenancy: number;
}
const NOTHING: Planted = {
  indirect: 0,
  direct: 0,
  participation: 0,
  firm: 0,
  national: 0,
  vertical: 0,
  university: 0,
  body: 0,
  tenancy: 0,
};
const FIRMS = 700;
const VENTURES = 160;

/** Made-up firms: the larger take part more, and the larger have more of everything. */
function world(set: number, planted: Planted): ReturnType<typeof measureEstimates> {
  const draw = drawsOf(5000 + set);
  const count = FIRMS + VENTURES;
  const rows = Array.from({ length: count }, (_, row) => {
    const isVenture = row >= FIRMS;
    const z = draw.normal();
    const has = (chance: number): boolean => draw.uniform() < chance;
    const bits = [
      [TieBit.firm, 0.3],
      [TieBit.national, 0.2],
      [TieBit.lab, 0.2],
      [TieBit.vertical, 0.6],
      [TieBit.body, 0.5],
    ] as const;
    const member = has(1 / (1 + Math.exp(0.5 - z)));
    const ties = bits.reduce((sum, [bit, chance]) => sum + (has(chance) ? bit : 0), 0);
    const on = (bit: number): number => ((ties & bit) === 0 ? 0 : 1);
    const indirect = draw.count(4);
    const grants = draw.count(0.4);
    const outputs = Math.exp(
      0.3 * z + planted.indirect * Math.log(1 + indirect) + planted.direct * Math.log(1 + grants),
    );
    const patents = Math.exp(
      -1 +
        0.3 * z +
        planted.participation * (member ? 1 : 0) +
        planted.firm * on(TieBit.firm) +
        planted.national * on(TieBit.national),
    );
    const isTenant = isVenture && has(0.5);
    const university = on(TieBit.national) === 1 || on(TieBit.lab) === 1 ? 1 : 0;
    const yearly =
      planted.vertical * on(TieBit.vertical) +
      planted.university * university +
      planted.body * on(TieBit.body) +
      0.05 * draw.normal();
    return {
      kind: isVenture ? Kind.venture : has(0.4) ? Kind.basicFirm : Kind.productFirm,
      field: Math.floor(draw.uniform() * 35),
      born: isVenture ? monthOf(2010, 4) : monthOf(1988, 4),
      until: isTenant ? monthOf(2013, 4) : 0,
      staff: Math.round(30 * Math.exp(0.6 * z)),
      member,
      ties,
      indirect,
      grants,
      products: draw.count(outputs),
      patents: draw.count(patents),
      sales: 1e8 * Math.exp(z),
      yearly: isVenture ? (isTenant ? planted.tenancy / 3 : 0) + 0.05 * draw.normal() : yearly,
    };
  });
  const column = (of: (row: (typeof rows)[number]) => number): number[] => rows.map(of);
  const organisations = {
    count,
    kind: column(({ kind }) => kind),
    field: column(({ field }) => field),
    born: column(({ born }) => born),
    died: column(() => NEVER),
    tenantUntil: column(({ until }) => until),
  };
  const at = (row: number) => rows[row]!;
  const panel: Panel = {
    staff: (row, year) => (monthOf(year + 1, 4) > at(row).born ? at(row).staff : Number.NaN),
    sales: (row, year) => at(row).sales * Math.exp(at(row).yearly * (year - 2000)),
    counted: (name, row, from) => {
      if (name === 'jointMonths') return at(row).ties % 3;
      // outputs and patents are asked for in windows of their own
      if (name === 'products') return at(row).products;
      if (name === 'patents') return from === 2006 ? 0 : at(row).patents;
      return at(row)[name];
    },
    wasMember: (row) => at(row).member,
    hadTie: (row, bits) => (at(row).ties & bits) !== 0,
  };
  return measureEstimates({ state: { organisations }, c: { tenancy: 36 } } as unknown as Simulation, panel);
}

const PLANTED: readonly [keyof Planted, number, MeasureId, MeasureId][] = [
  ['indirect', 0.5, 'indirectBeatsDirect', 'indirectZ'],
  ['participation', 0.8, 'participationAlone', 'participationZ'],
  ['firm', -0.9, 'clusterTieHurts', 'clusterTieZ'],
  ['national', 0.8, 'nationalTieHelps', 'nationalTieZ'],
  ['vertical', 0.03, 'verticalNeutral', 'verticalZ'],
  ['university', 0.03, 'universityGrowth', 'universityZ'],
  ['body', 0.03, 'crossIndustryGrowth', 'crossIndustryZ'],
  ['tenancy', 0.15, 'tenantGrowth', 'tenantsZ'],
];

describe('on made-up firms the published estimators', () => {
  test.each(PLANTED)('find %s alone where it alone was planted', (name, size, sign, z) => {
    const found = world(1, { ...NOTHING, [name]: size });
    expect(Math.sign(size) * (found[z] ?? 0)).toBeGreaterThan(2.6);
    // there is none of it to find, or there is one
    expect(found[sign]).toBe(name === 'participation' || name === 'vertical' ? 0 : 1);
    for (const [, , , other] of PLANTED)
      if (other !== z) expect([other, Math.abs(found[other] ?? 9) < 3.3]).toEqual([other, true]);
  });

  test('find participation by matching as well', () => {
    expect(world(1, { ...NOTHING, participation: 0.8 }).participationAmongLike).toBe(0);
  });

  test('do not take direct support for indirect', () => {
    const found = world(1, { ...NOTHING, indirect: 0.3, direct: 1.5 });
    expect(found.directZ).toBeGreaterThan(5);
    expect(found.indirectBeatsDirect).toBe(0);
  });

  test('find nothing at the nominal rate where nothing was planted', () => {
    const sets = 25;
    const found = Array.from({ length: sets }, (_, set) => world(set, NOTHING));
    const zs = found.flatMap((values) => PLANTED.map(([, , , z]) => values[z] ?? Number.NaN));
    expect(zs.some(Number.isNaN)).toBe(false);
    // 200 tests at 5 %: more than 24 in fewer than one of a thousand
    expect(zs.filter((z) => Math.abs(z) > 1.96).length).toBeLessThanOrEqual(24);
    expect(found.filter(({ participationAmongLike }) => participationAmongLike === 1).length).toBeGreaterThan(20);
  });

  test('say nothing about a support that nobody had', () => {
    const values = measureEstimates(
      { state: { organisations: { count: 0 } }, c: { tenancy: 36 } } as unknown as Simulation,
      new FirmPanel(),
    );
    for (const [, , sign] of PLANTED) expect([sign, values[sign]]).toEqual([sign, Number.NaN]);
  });
});

describe('the panel of a run', () => {
  const sim = createSimulation(small(tama('none')), seedNumber(3), { log: true });
  const panel = new FirmPanel();
  const turnover = new Map<number, number>();
  const to = monthOf(2004, 4);
  runUntil(sim, START);
  const sold = (): number =>
    (sim.state.flows[Account.market * ACCOUNTS + Account.firms] ?? 0) +
    (sim.state.flows[Account.market * ACCOUNTS + Account.ventures] ?? 0);
  let before = sold();
  while (sim.month < to) {
    step(sim);
    panel.observe(sim);
    if (monthOfYear(sim.month) !== 4) continue;
    turnover.set(fiscalYearOf(sim.month - 1), sold() - before);
    before = sold();
  }
  const { organisations: o } = sim.state;
  const rows = Array.from({ length: o.count }, (_, row) => row);

  test('has the sales of every fiscal year that customers paid for', () => {
    for (const [year, paid] of turnover) {
      const there = rows.filter((row) => o.died[row]! >= monthOf(year, 4) && o.born[row]! < monthOf(year + 1, 4));
      const kept = there.reduce((sum, row) => sum + panel.sales(row, year), 0);
      expect([year, kept]).toEqual([year, paid]);
    }
    expect(panel.sales(o.count + 5, 2002)).toBeNaN();
  });

  test('has the patents of the log for every partner, and about the products that members launched', () => {
    const { log } = sim;
    if (log === null) throw new Error('no log');
    const leads = new Map<string, number>();
    for (let at = 0; at < log.count; at++) {
      if (log.kind[at] !== EventKind.patent || log.month[at]! < START) continue;
      const lead = `${log.objectHi[at]} ${log.objectLo[at]}`;
      leads.set(lead, (leads.get(lead) ?? 0) + 1);
    }
    expect(leads.size).toBeGreaterThan(0);
    for (const row of rows) {
      const filed = leads.get(`${o.keyHi[row]} ${o.keyLo[row]}`) ?? 0;
      expect(panel.counted('patents', row, 1998, 2003)).toBeGreaterThanOrEqual(filed);
    }
    const ofMembers = rows.filter((row) => o.member[row] === 1);
    const products = ofMembers.reduce((sum, row) => sum + panel.counted('products', row, 1998, 2003), 0);
    const launched = sim.state.counters[Counter.productsLaunched]!;
    expect([launched > 30, products / launched > 0.85, products / launched < 1.1]).toEqual([true, true, true]);
  });

  test('tells ties apart: firms supply firms, and the body makes more ties for its members', () => {
    const had = (row: number, bit: number): boolean => panel.hadTie(row, bit, 2001, 2003);
    for (const row of rows) if (had(row, TieBit.vertical)) expect(isFirm(o.kind[row]!)).toBe(true);
    const share = (bit: number, of: readonly number[]): number => of.filter((row) => had(row, bit)).length / of.length;
    const firms = smallFirms(sim, panel, 2001, 2003);
    expect(firms.length).toBeGreaterThan(60);
    const members = firms.filter((row) => panel.wasMember(row, 2001, 2003));
    const others = firms.filter((row) => !panel.wasMember(row, 2001, 2003));
    expect(share(TieBit.body, members)).toBeGreaterThan(share(TieBit.body, others));
    expect(share(TieBit.vertical, firms)).toBeGreaterThan(0.4);
    expect(share(TieBit.firm, firms)).toBeLessThan(0.5);
  });
});

test('the table counts signs and significance over the runs that have an estimate', () => {
  const run = (university: number, universityZ: number) =>
    MEASURE_IDS.map((id) => ({ university, universityZ, firmsGrowing: 100 })[id as 'university'] ?? Number.NaN);
  const [row] = estimateRows([
    { region: 'tama', model: 'full', values: [run(0.1, 2.5), run(0.3, 1), run(-0.1, -3)] },
    { region: 'kinki_bio', model: 'full', values: [run(0.1, 0.5), run(Number.NaN, Number.NaN)] },
  ]).filter(({ term }) => term === 'sales: university');
  expect(row).toMatchObject({ runs: 4, rises: 0.25, above: 0.75, below: 0.25, falls: 0.25, sample: 100 });
  expect(row?.coefficient).toBeCloseTo(0.1, 12);
});
