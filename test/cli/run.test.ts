import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPolicy } from '../../src/cli/scenarios.ts';
import { stepOf } from '../../src/cli/words.ts';
import { monthOf } from '../../src/core/calendar.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { runKeyOf } from '../../src/experiment/runKey.ts';
import { GAUGE_THRESHOLDS, GAUGES, INDICATORS } from '../../src/indicators/descriptors.ts';
import { Counter } from '../../src/model/accounts.ts';
import type { Params } from '../../src/model/params.ts';
import { createSimulation, digest, END, runUntil, START } from '../../src/model/simulation.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadRegion } from '../../src/scenario/load.ts';
import { musubi, musubiJson, SMALL } from './services.ts';

const UNTIL = monthOf(2004, 4);
const until = ['--until', '2004-04'];

function small(policy: string, sets: readonly { path: string; value: string }[] = []): Params {
  return compile(loadRegion(readFileSync(SMALL), SMALL), readPolicy('scenarios', policy), sets).params;
}

test('run ends in the state of a simulation made by hand, under the run key of its parameters', async () => {
  const json = await musubiJson(['run', SMALL, ...until, '--seed', '八王子']);
  const sim = createSimulation(small('japan'), seedOfText('八王子'));
  runUntil(sim, UNTIL);
  expect(json['digest']).toBe(digest(sim));
  expect(json['runKey']).toBe(runKeyOf(small('japan'), seedOfText('八王子'), UNTIL));
  expect(json['params']).toEqual(JSON.parse(JSON.stringify(small('japan'))));
});

test('the table of years adds up to what the simulation counted', async () => {
  const { years } = (await musubiJson(['run', SMALL, ...until])) as { years: Record<string, number>[] };
  const sim = createSimulation(small('japan'), seedOfText('tama-2005'));
  runUntil(sim, START);
  const before = sim.state.counters.slice();
  runUntil(sim, UNTIL);
  const grown = (counter: number): number => sim.state.counters[counter]! - before[counter]!;
  const sum = (name: string): number => years.reduce((total, year) => total + year[name]!, 0);
  expect(years.map((year) => [year['fiscalYear'], year['months']])).toEqual(
    [1998, 1999, 2000, 2001, 2002, 2003].map((year) => [year, 12]),
  );
  expect(sum('products')).toBe(grown(Counter.productsLaunched));
  expect(sum('products')).toBeGreaterThan(0);
  expect(sum('publicMoney')).toBe(grown(Counter.publicMoney));
  expect(sum('publicMoney')).toBeGreaterThan(0);
});

test('a lever that is set changes the parameters, and a policy by file is the policy by name', async () => {
  const set = ['--set', 'network.budget@2003=70000000', '--set', 'model.visionFade=30'];
  const json = await musubiJson(['run', SMALL, ...until, '--policy', 'scenarios/policies/none.yaml', ...set]);
  const params = small('none', [
    { path: 'network.budget@2003', value: '70000000' },
    { path: 'model.visionFade', value: '30' },
  ]);
  expect(json['runKey']).toBe(runKeyOf(params, seedOfText('tama-2005'), UNTIL));
  expect(json['sets']).toEqual(['network.budget@2003=70000000', 'model.visionFade=30']);
  expect(json['policy']).toBe('scenarios/policies/none.yaml');
});

test('--pair n runs with seed n, counted from 1, of the list that the text stands for', async () => {
  const json = await musubiJson(['run', SMALL, '--until', '1999-04', '--pair', '2']);
  const seed = seedAt(seedOfText('tama-2005'), 1);
  expect(json['pair']).toBe(2);
  expect(json['seedWords']).toEqual([seed.hi, seed.lo]);
  expect(json['runKey']).toBe(runKeyOf(small('japan'), seed, monthOf(1999, 4)));
});

test('the screen shows what it is, each year, the gauges with thresholds, digest and run key', async () => {
  const { out, err, code } = await musubi(['run', SMALL, '--until', '2002-09']);
  const json = await musubiJson(['run', SMALL, '--until', '2002-09']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'First version, not for decisions. Not a forecast. No causal effect size is known for Japan; sizes come from elsewhere.',
  );
  expect(out).toMatch(/\nFY1998 .*\nFY1999 .*\nFY2000 .*\nFY2001 .*\nFY2002 \(5 months\) /);
  GAUGES.forEach((id, step) => {
    const line = out.split('\n').find((text) => text.startsWith(`${stepOf(id)} `));
    expect(line).toContain(`  ${GAUGE_THRESHOLDS[step]}  `);
  });
  // the last quarter that had ended by then
  expect(out).toContain('at 2002-06');
  expect(out).toContain(`digest   ${json['digest']}\nrun key  ${json['runKey']}\n`);
});

test('thresholds can be moved, and what a tenth of one would change is told', async () => {
  const stands = async (thresholds: string): Promise<string[]> => {
    const { out } = await musubi(['run', SMALL, '--until', '2002-09', '--thresholds', thresholds]);
    const line = out.split('\n').find((text) => text.startsWith('1 ')) ?? '';
    return line.split(/ {2,}/).slice(3);
  };
  const json = await musubiJson(['run', SMALL, '--until', '2002-09']);
  const { quarters } = (json['indicators'] as { id: string; quarters: number[] }[]).find(({ id }) => id === GAUGES[0])!;
  const most = Math.max(...quarters.filter((value) => value !== null));
  expect(await stands(`${(most * 1.05).toFixed(6)},0.5,6,0.5`)).toEqual([
    expect.any(String),
    'never reached',
    expect.stringMatching(/^(above since|lost after) \d{4}-\d{2}$/),
    'never reached',
  ]);
  expect((await stands('0,0.5,6,0.5')).slice(1)).toEqual(Array(3).fill('above since 1998-06'));
});

test('JSON holds every indicator by quarter, undefined after the end', async () => {
  const json = await musubiJson(['run', SMALL, ...until]);
  const indicators = json['indicators'] as { id: string; quarters: (number | null)[] }[];
  expect(indicators.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
  const ties = indicators.find(({ id }) => id === 'tiesAlive')!.quarters;
  expect(ties).toHaveLength((END - START) / 3);
  expect(ties[23]).toBeGreaterThan(0);
  expect(ties.slice(24).every((value) => value === null)).toBe(true);
});

test('Ctrl-C ends a run with code 130 and nothing on standard output', async () => {
  const { code, out, err } = await musubi(['run', SMALL], { interruptAfter: /^/ });
  expect([code, out]).toEqual([130, '']);
  expect(err).toBe('musubi: interrupted; a single run keeps nothing\n');
});
