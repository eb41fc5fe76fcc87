/** The elasticity of research on firm-years made by hand: what was planted is found, and no more; the follower's books are right. */
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import {
  elasticityOf,
  type FirmYear,
  measureResearch,
  ResearchFollower,
} from '../../src/experiment/validation/research.ts';
import type { Simulation } from '../../src/model/simulation.ts';
import { Kind, Stage, TEAM } from '../../src/model/state.ts';
import { drawsOf } from '../statistics/draws.ts';

interface Planted {
  readonly small: number;
  readonly large: number;
}

/** Firms of very different size that are supported when they are large, in years that differ; some come late. */
function firmYears(set: number, planted: Planted): FirmYear[] {
  const draw = drawsOf(900 + set);
  const rows: FirmYear[] = [];
  for (let firm = 0; firm < 260; firm++) {
    const isLarge = firm % 4 === 0;
    const size = draw.normal();
    const first = 2001 + Math.floor(4 * draw.uniform());
    for (let year = first; year <= 2010; year++) {
      const publicly = draw.uniform() < 0.15 + 0.1 * (size > 0 ? 1 : 0) ? 1e6 * Math.exp(draw.normal() + size) : 0;
      const elasticity = isLarge ? planted.large : planted.small;
      const logged =
        17 + 2 * size + 0.05 * (year - 2001) + elasticity * Math.log(1 + publicly / 1e5) + 0.2 * draw.normal();
      rows.push({ firm, year, isLarge, privately: Math.exp(logged), publicly });
    }
  }
  return rows;
}

test('an elasticity is found where it was planted, though larger firms have more of both', () => {
  const rows = firmYears(1, { small: 0.2, large: 0 });
  const small = elasticityOf(rows.filter(({ isLarge }) => !isLarge));
  expect(Math.abs(small.elasticity - 0.2)).toBeLessThan(0.02);
  expect(small.z).toBeGreaterThan(10);
  const large = elasticityOf(rows.filter(({ isLarge }) => isLarge));
  expect(Math.abs(large.z)).toBeLessThan(3.3);
  expect(measureResearch(rows)).toMatchObject({ elasticityFalls: 1, elasticitySmall: small.elasticity });
  const { elasticity } = measureResearch(rows);
  expect(elasticity).toBeGreaterThan(0.1);
  expect(elasticity).toBeLessThan(0.2);
});

test('the order by size is not shown where large firms answer as well, or where nobody does', () => {
  expect(measureResearch(firmYears(2, { small: 0.2, large: 0.15 })).elasticityFalls).toBe(0);
  expect(measureResearch(firmYears(3, { small: 0, large: 0.2 })).elasticityFalls).toBe(0);
  expect(measureResearch(firmYears(4, { small: 0, large: 0 })).elasticityFalls).toBe(0);
});

test('nothing is found at the nominal rate where nothing was planted', () => {
  const zs = Array.from({ length: 40 }, (_, set) => elasticityOf(firmYears(10 + set, { small: 0, large: 0 })).z);
  // 40 tests at 5 %: more than 8 in fewer than one of a thousand
  expect(zs.filter((z) => Math.abs(z) > 1.96).length).toBeLessThanOrEqual(8);
});

test('firms that never had public money say nothing, and without any there is no figure', () => {
  const rows = firmYears(1, { small: 0.2, large: 0 });
  const others = Array.from(
    { length: 50 },
    (_, n): FirmYear => ({
      firm: 900 + n,
      year: 2001 + (n % 5),
      isLarge: false,
      privately: 1e9 * (1 + n),
      publicly: 0,
    }),
  );
  expect(elasticityOf([...rows, ...others])).toEqual(elasticityOf(rows));
  expect(measureResearch(others)).toMatchObject({
    elasticity: Number.NaN,
    elasticityFalls: Number.NaN,
    firmsSupported: 0,
  });
});

test('a firm-year has its share of the cost of projects and its own research, by hand', () => {
  const [lab, product, basic, dead] = [0, 1, 2, 3];
  const kinds = [Kind.lab, Kind.productFirm, Kind.basicFirm, Kind.largeFirm];
  const team = [lab, product, basic, dead];
  const organisations = {
    count: 4,
    kind: kinds,
    alive: [1, 1, 1, 0],
    sales: [0, 1e9, 4e8, 0],
    born: kinds.map(() => monthOf(1988, 4)),
  };
  const projects = {
    count: 2,
    stage: [Stage.running, Stage.awarded],
    size: [team.length, team.length],
    partners: Int32Array.from([0, 1].flatMap(() => Array.from({ length: TEAM }, (_, k) => team[k] ?? -1))),
    monthlyCost: [3e6, 9e9],
    publicShare: [2 / 3, 1],
  };
  const c = { rndShare: 0.02, basicResearch: 0.25 };
  const follower = new ResearchFollower();
  for (const month of [monthOf(2002, 2), monthOf(2002, 3), monthOf(2002, 4)])
    follower.observe({ month, state: { organisations, projects }, c } as unknown as Simulation);
  const round = follower.rows.map(({ privately, publicly, ...row }) => ({
    ...row,
    privately: Math.round(privately),
    publicly: Math.round(publicly),
  }));
  // three months of 1.5 million each, a third of it their own; 2 % of sales, and a quarter of that
  expect(round).toEqual([
    { firm: product, year: 2001, isLarge: false, privately: 2e7 + 1.5e6, publicly: 3e6 },
    { firm: basic, year: 2001, isLarge: false, privately: 2e6 + 1.5e6, publicly: 3e6 },
  ]);
  // and the next year begins with nothing
  follower.observe({
    month: monthOf(2003, 4),
    state: { organisations, projects: { ...projects, count: 0 } },
    c,
  } as unknown as Simulation);
  expect(follower.rows.slice(2).map(({ publicly }) => publicly)).toEqual([0, 0]);
});
