import { expect, test } from 'vitest';
import { choose, readRegion } from '../../src/cli/scenarios.ts';
import { monthOf } from '../../src/core/calendar.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { valueAt } from '../../src/experiment/compare.ts';
import { runOne } from '../../src/experiment/run.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { musubi, musubiJson, SMALL } from './services.ts';

interface Compared {
  readonly pairs: number;
  readonly interrupted: boolean;
  readonly indicators: {
    readonly id: string;
    readonly verdict: string;
    readonly differences: readonly (number | null)[];
  }[];
  readonly runs: { readonly a: { readonly digest: string }; readonly b: { readonly digest: string } }[];
}

const compared = async (args: readonly string[]): Promise<Compared> =>
  (await musubiJson(['compare', ...args])) as unknown as Compared;
const until = ['--until', '2004-04'];

test('a policy compared with itself differs by exactly zero in every indicator and pair', async () => {
  const { indicators, runs } = await compared(['tama', '--a', 'japan', '--b', 'japan', '--pairs', '2', ...until]);
  expect(indicators.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
  for (const { differences } of indicators) {
    expect(differences).toHaveLength(2);
    expect(differences.every((difference) => difference === 0 || difference === null)).toBe(true);
  }
  expect(indicators.filter(({ differences }) => differences.includes(0)).length).toBeGreaterThan(20);
  for (const { a, b } of runs) expect(a.digest).toBe(b.digest);
});

test('differences are B - A of runs made one by one, at the end that was asked for', async () => {
  const { indicators, runs } = await compared([SMALL, '--pairs', '2', '--seed', 'x', ...until]);
  const params = (policy: string) => choose('scenarios', readRegion('scenarios', SMALL), { policy, sets: [] }).params;
  const seed = seedAt(seedOfText('x'), 1);
  const a = runOne(params('none'), seed, monthOf(2004, 4));
  const b = runOne(params('japan'), seed, monthOf(2004, 4));
  expect([runs[1]!.a.digest, runs[1]!.b.digest]).toEqual([a.digest, b.digest]);
  const expected = INDICATORS.map((_, row) => valueAt(b.series, row, 23) - valueAt(a.series, row, 23));
  expect(indicators.map(({ differences }) => differences[1] ?? Number.NaN)).toEqual(expected);
  expect(expected.filter((difference) => difference !== 0).length).toBeGreaterThan(5);
});

test('a longer list of pairs begins with the shorter', async () => {
  const [two, three] = await Promise.all(['2', '3'].map((n) => compared([SMALL, '--pairs', n, '--until', '2002-04'])));
  expect(three!.runs.slice(0, 2)).toEqual(two!.runs);
});

test('the screen shows what it is, a verdict in words for every indicator, and that it is a preview', async () => {
  const { out, code } = await musubi(['compare', SMALL, '--pairs', '8', '--until', '2003-04']);
  expect(code).toBe(0);
  expect(out).toContain('First version, not for decisions. Not a forecast. No causal effect size is known for Japan;');
  expect(out).toContain('8 pairs. Preview: fewer than 200 pairs.');
  expect(out).toContain("This counts chance inside the model, not the model's error.");
  const table = out.slice(out.indexOf('─'), out.lastIndexOf('\n\nVerdict')).split('\n').slice(1);
  expect(table).toHaveLength(INDICATORS.length);
  const verdict =
    / {2}(better|worse|more|less|practically equal|cannot tell yet|equal in all pairs|undefined under (A|B|A and B)|too few pairs) +\d of \d /;
  expect(table.filter((line) => !verdict.test(line))).toEqual([]);
});

test('a further business has a price where both what is paid and what is begun are told apart', async () => {
  const args = ['compare', 'tama', '--pairs', '8', '--until', '2013-04'];
  const { out } = await musubi(args);
  expect(out).toMatch(
    /^price of a further new business of members: [\d.]+ million yen of public money, 95 % interval [\d.]+ to [\d.]+\.$/m,
  );
  // of a ratio that A lacks nothing is said above the table
  expect(out.slice(0, out.indexOf('─'))).not.toContain('undefined');
  const { furtherBusiness, indicators } = (await musubiJson(args)) as unknown as {
    furtherBusiness: { kind: string; yen: number; interval: [number, number] };
    indicators: { id: string; mean: number }[];
  };
  const mean = (of: string): number => indicators.find(({ id }) => id === of)!.mean;
  expect(furtherBusiness.kind).toBe('buys');
  expect(furtherBusiness.yen).toBeCloseTo(mean('publicMoneySpent') / mean('newBusinessesStarted'), 3);
  expect(furtherBusiness.interval[0]).toBeLessThan(furtherBusiness.yen);
  expect(furtherBusiness.interval[1]).toBeGreaterThan(furtherBusiness.yen);
});

test('the same policy on both sides is said to be the same at once, however few the pairs', async () => {
  const args = ['compare', SMALL, '--a', 'japan', '--pairs', '1', '--until', '2000-04'];
  const { out, err } = await musubi(args);
  expect(err).toMatch(/^musubi: note: the same policy on both sides: nothing can differ\n/);
  expect(out).toContain(', 1 pair. Preview');
  expect(out).toContain('\n\nThe same policy on both sides: nothing can differ.\n');
  expect(out).not.toMatch(/too few|cannot tell|not bounded/i);
  expect(out).toMatch(/ties alive +nothing can differ +0 of 1 +1 +0 +0 to 0 +0 +0 to 0/);
  // what is counted over a year says of which
  expect(out).toMatch(/^visits .* visits, FY2020$/m);
  const { indicators } = (await musubiJson(args)) as { indicators: { id: string; sentence: string }[] };
  const ties = indicators.find(({ id }) => id === 'tiesAlive')!;
  expect(ties.sentence).toBe('The same policy on both sides: nothing can differ.');
});

test('other policies with few pairs are not called the same, and their intervals not bounded yet', async () => {
  const { out, err } = await musubi(['compare', SMALL, '--pairs', '1', '--until', '2003-04']);
  expect(err).not.toContain('nothing can differ');
  expect(out).not.toContain('nothing can differ');
  expect(out).toMatch(/ties alive +too few pairs .* not bounded yet /);
});

test('an indicator that one side never defines is undefined under it', async () => {
  const { out } = await musubi(['compare', SMALL, '--pairs', '2', '--until', '2004-04']);
  expect(out).toMatch(/months to cash +undefined under A +0 of 0 /);
});

test('Ctrl-C keeps and prints the pairs that are done, and leaves with code 130', async () => {
  const args = ['compare', SMALL, '--pairs', '5', '--until', '2002-04', '--json'];
  const { code, out, err } = await musubi(args, { interruptAfter: /2 of 5/ });
  expect(code).toBe(130);
  expect(err).toMatch(/^1 of 5 pairs, .* left\n2 of 5 pairs, .* left\nmusubi: interrupted after 2 of 5 pairs\n$/);
  const kept = JSON.parse(out) as Compared;
  const whole = await compared([SMALL, '--pairs', '2', '--until', '2002-04']);
  expect([kept.pairs, kept.interrupted, whole.interrupted]).toEqual([2, true, false]);
  expect(kept.indicators).toEqual(whole.indicators);
});

test('Ctrl-C before the first pair prints no result', async () => {
  const { code, out, err } = await musubi(['compare', SMALL, '--pairs', '5'], { interruptAfter: /^/ });
  expect([code, out]).toEqual([130, '']);
  expect(err).toBe('musubi: interrupted after 0 of 5 pairs\n');
});

test('progress is one line written over on a terminal, and leaves nothing behind', async () => {
  const { err } = await musubi(['compare', SMALL, '--pairs', '2', '--until', '1999-04'], { live: true });
  expect(err).not.toContain('\n');
  expect(
    err
      .split('\r')
      .slice(1)
      .map((text) => text.trimEnd()),
  ).toEqual([expect.stringMatching(/^1 of 2 pairs, \d+ s left$/), '2 of 2 pairs', '', '']);
});

test('no more workers start than there are pairs, and they are ended', async () => {
  const sizes: number[] = [];
  let ended = 0;
  const startWorkers = (size: number) => {
    sizes.push(size);
    const comparePairs = async () => ({ ending: 'complete' as const, pairs: [] });
    return { comparePairs, knockOut: comparePairs, observeRuns: async () => [], dispose: () => void ended++ };
  };
  await musubi(['compare', SMALL, '--pairs', '3'], { startWorkers, cores: 8 });
  await musubi(['compare', SMALL, '--pairs', '30'], { startWorkers, cores: 8 });
  await musubi(['compare', SMALL, '--pairs', '30', '--workers', '5'], { startWorkers, cores: 8 });
  expect([sizes, ended]).toEqual([[3, 8, 5], 3]);
});
