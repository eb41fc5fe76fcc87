/** `musubi compare` of a region whose number of members is assumed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PairRequest } from '../../src/experiment/executor.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { INDICATORS, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { QUARTERS } from '../../src/indicators/recorder.ts';
import { musubi, musubiJson, type RanOptions, SMALL } from './services.ts';

let folder = '';
let region = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-counts-'));
  region = join(folder, 'assumed.yaml');
  const text = readFileSync(SMALL, 'utf8');
  const at = /(firms: *\{value: \d+,.*)\}/;
  expect(text).toMatch(at);
  writeFileSync(region, text.replace(at, '$1, alternative: {value: 20, rule: equal}}'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNTIL = ['--until', '2003-04'];

interface Printed {
  readonly pairs: number;
  readonly indicators: readonly { readonly id: string; readonly verdict: string; readonly sentence: string }[];
  readonly runs: readonly object[];
  readonly other?: { readonly runs: readonly object[] };
}

const json = async (...args: readonly string[]): Promise<Printed> =>
  (await musubiJson(['compare', ...args])) as unknown as Printed;

/** Under the count of the file B has more ventures and ties; under the other it has fewer ventures and more ties. */
function workersWhoFlip(): NonNullable<RanOptions['startWorkers']> {
  const series = (ventures: number, ties: number): Float64Array => {
    const values = new Float64Array(INDICATORS.length * QUARTERS).fill(1);
    values[indicatorIndex('venturesFounded') * QUARTERS + QUARTERS - 1] = ventures;
    values[indicatorIndex('tiesAlive') * QUARTERS + QUARTERS - 1] = ties;
    return values;
  };
  const comparePairs = async ({ a, pairs: total, from = 0 }: PairRequest) => {
    const sign = a.region.members.firms === 20 ? -1 : 1;
    const pairs = Array.from({ length: total - from }, (_, n): PairResult => {
      const index = from + n;
      const run = (name: string, values: Float64Array) => ({ runKey: name, digest: '0', series: values });
      const gain = 40 + (index % 3);
      return {
        index,
        seed: { hi: 0, lo: index },
        a: run('a', series(100, 100)),
        b: run('b', series(100 + sign * gain, 100 + gain)),
        partedAt: 0,
      };
    });
    return { ending: 'complete' as const, pairs };
  };
  return () => ({
    comparePairs,
    knockOut: comparePairs as never,
    observeRuns: async () => [],
    dispose: () => undefined,
  });
}

test('a verdict that flips under the other count is withheld, figures and all; one that stands is told', async () => {
  const startWorkers = workersWhoFlip();
  const { out } = await musubi(['compare', region, '--pairs', '30'], { startWorkers });
  const line = (name: string): string => out.split('\n').find((one) => one.startsWith(name)) ?? '';
  expect(line('ventures founded  ')).toMatch(/^ventures founded +withheld +ventures/);
  expect(line('ties alive  ')).toMatch(/^ties alive +(more|better) +30 of 30/);
  expect(out).toContain('by one rule, 20 by the other. Both were run; 1 verdict not the same under both is withheld.');
  // from the other side as well, and never where the count is printed
  const swapped = await musubi(['compare', `${region}@equal`, '--pairs', '30'], { startWorkers });
  expect(swapped.out).toMatch(/^ventures founded +withheld/m);
  const printed = await musubi(['compare', SMALL, '--pairs', '30'], { startWorkers });
  expect(printed.out).not.toMatch(/withheld|assumed/);
  expect(printed.out).toMatch(/^ventures founded +(more|better)/m);
});

test('the other count is run with the same seeds, as it would be by itself, and all of it is reproduced', async () => {
  const file = join(folder, 'result.json');
  const { out } = await musubi(['compare', region, '--pairs', '2', ...UNTIL, '--json']);
  writeFileSync(file, out);
  const both = JSON.parse(out) as Printed;
  const swapped = await json(`${region}@equal`, '--pairs', '2', ...UNTIL);
  expect(both.other?.runs).toEqual(swapped.runs);
  expect(swapped.other?.runs).toEqual(both.runs);
  expect(both.runs).not.toEqual(swapped.runs);
  expect(await musubi(['replay', file])).toMatchObject({ code: 0, out: 'reproduced bit for bit: 2 pairs\n' });
  const first = (both.other!.runs[0] as { a: { digest: string } }).a.digest;
  writeFileSync(file, out.replace(first, '0'.repeat(32)));
  expect((await musubi(['replay', file])).code).toBe(1);
});

test('what is told under one count only says so', async () => {
  const note = /^musubi: note: the number of members of smallest is assumed, and this is told under one count/;
  const end = ['--until', '1998-07'];
  for (const args of [
    ['explain', region, '--pairs', '1', ...end],
    ['circle', region, '--seeds', '1'],
    ['story', region, '--list', ...end],
  ]) {
    expect((await musubi(args)).err, args[0]).toMatch(note);
    expect((await musubi([args[0]!, SMALL, ...args.slice(2)])).err, args[0]).not.toMatch(note);
  }
});

test('Ctrl-C leaves as many pairs of the one count as of the other', async () => {
  const args = ['compare', region, '--pairs', '9', ...UNTIL, '--json', '--workers', '1'];
  const { code, out, err } = await musubi(args, { interruptAfter: /9 of 18/ });
  expect(code).toBe(130);
  expect(err).toMatch(/9 of 18 pairs, of both counts of members/);
  const { pairs, runs, other } = JSON.parse(out) as Printed;
  expect([pairs, runs.length, other?.runs.length]).toEqual([4, 4, 4]);
});
