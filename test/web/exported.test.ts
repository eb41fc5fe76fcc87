/** What the viewer hands out, held against the command line that reads it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { version } from '../../package.json';
import { choose, readRegion } from '../../src/cli/scenarios.ts';
import { compareResults } from '../../src/experiment/compare.ts';
import { serialExecutor } from '../../src/experiment/executor.ts';
import { ENGINE } from '../../src/experiment/run.ts';
import { runKeyOf } from '../../src/experiment/runKey.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { LAST_MONTH } from '../../web/engine.ts';
import { commandOf, differencesCsv, fileName, resultJson, type Shown } from '../../web/exported.ts';
import { CATALOGUE } from '../../web/scenarios.ts';
import { FIELD_REFS, levelsOf, SPANS, setLevel, withLevels } from '../../web/state/levels.ts';
import {
  defaultSettings,
  otherParamsOf,
  paramsOf,
  type Settings,
  type Side,
  withRule,
} from '../../web/state/settings.ts';
import { CHOOSABLE } from '../../web/url.ts';
import { musubi } from '../cli/services.ts';
import { parseCsv } from '../helpers/csv.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const SEED = { hi: 1, lo: 2 };

async function shownFor(settings: Settings): Promise<Shown> {
  const [a, b] = (['a', 'b'] as const).map((side) => paramsOf(CATALOGUE, settings, side)) as [never, never];
  const { pairs } = await serialExecutor(ENGINE).comparePairs({ a, b, seedText: settings.seed, pairs: settings.pairs });
  const [otherA, otherB] = (['a', 'b'] as const).map((side) => otherParamsOf(CATALOGUE, settings, side));
  if (otherA == null || otherB == null) return { catalogue: CATALOGUE, settings, pairs, others: [], version };
  const asked = { a: otherA, b: otherB, seedText: settings.seed, pairs: settings.pairs };
  const { pairs: others } = await serialExecutor(ENGINE).comparePairs(asked);
  return { catalogue: CATALOGUE, settings, pairs, others, version };
}

/** The words that a shell makes of a line. */
function wordsOf(line: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

const shown = await shownFor(
  withRule({ ...defaultSettings(CATALOGUE, 2), seed: '結び' }, 'b', 'development', 'formula'),
);

test('the file of a result is reproduced bit for bit by musubi replay, and says what its command would print', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-exported-'));
  try {
    const file = join(folder, `${fileName(shown)}.json`);
    writeFileSync(file, resultJson(shown));
    expect(await musubi(['replay', file])).toMatchObject({ code: 0, out: 'reproduced bit for bit: 2 pairs\n' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [, , , ...args] = wordsOf(commandOf(CATALOGUE, shown.settings));
  const { code, out } = await musubi([...args, '--json']);
  expect(code).toBe(0);
  expect(out).toBe(resultJson(shown));
});

test('the file of a region with assumed members holds both counts, as its command prints them', async () => {
  const assumed = await shownFor(defaultSettings(CATALOGUE, 1, 'tokai_bio'));
  expect(assumed.others).toHaveLength(1);
  const [, , , ...args] = wordsOf(commandOf(CATALOGUE, assumed.settings));
  const { out } = await musubi([...args, '--json']);
  expect(out).toBe(resultJson(assumed));
  expect(JSON.parse(out).other.runs).toHaveLength(1);
});

test('the file of a result that was cancelled says how many pairs were asked for', () => {
  const file = JSON.parse(resultJson({ ...shown, pairs: shown.pairs.slice(0, 1) }));
  expect(file).toMatchObject({ pairs: 1, pairsAsked: 2, interrupted: true });
});

test('the table has a row for each pair and indicator, with the very numbers of the comparison and both run keys', () => {
  const [head, ...rows] = parseCsv(differencesCsv(shown)) as [string[], ...string[][]];
  const { indicators } = compareResults(shown.pairs);
  expect(rows).toHaveLength(2 * INDICATORS.length);
  const named = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
  named.forEach((row, i) => {
    const [pair, one] = [shown.pairs[Math.floor(i / INDICATORS.length)], indicators[i % INDICATORS.length]];
    if (pair === undefined || one === undefined) throw new Error(`no pair for row ${i}`);
    expect(row).toMatchObject({ region: 'tama', seed: '結び', pair: String(pair.index + 1), indicator: one.id });
    expect(row).toMatchObject({ run_key_a: pair.a.runKey, run_key_b: pair.b.runKey, digest_b: pair.b.digest });
    const numbers = [row['a'], row['b'], row['difference']].map((text) => (text === '' ? Number.NaN : Number(text)));
    expect(numbers).toEqual([one.a, one.b, one.differences].map((values) => values[pair.index]));
  });
  expect(named[0]).toMatchObject({
    policy_a: 'japan',
    policy_b: 'japan network.coordinatorsPer100Members@2001..2009=3 development.allocation=formula',
  });
  // not a table of nothing: B differs from A somewhere
  expect(named.some((row) => Number(row['difference']) !== 0)).toBe(true);
});

const edits = fc.array(
  fc.record({
    ref: fc.constantFrom(...FIELD_REFS),
    span: fc.constantFrom(...SPANS),
    level: fc.double({ min: 0, max: 9, noNaN: true }),
  }),
  { maxLength: 4 },
);

test('the command line asks for the parameters and the luck of the screen, whatever was edited', () => {
  const seeds = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(
      edits,
      seeds,
      fc.constantFrom(...CHOOSABLE),
      fc.constantFrom('tama', 'oulu'),
      (list, seed, rule, id) => {
        let settings = withRule({ ...defaultSettings(CATALOGUE, 7, id), seed }, 'a', 'consortium', rule);
        for (const { ref, span, level } of list) {
          const whole = ref.field === 'budget' ? Math.floor(level * 1e7) : level;
          const levels = setLevel(levelsOf(settings.b.levers, ref), span, whole, ref.field === 'budget' ? 1 : 0.1);
          settings = { ...settings, b: { ...settings.b, levers: withLevels(settings.b.levers, ref, levels) } };
        }
        const words = wordsOf(commandOf(CATALOGUE, settings)).slice(4);
        const given = (name: string): string[] => words.filter((_, i) => words[i - 1] === name);
        expect(words[0]).toBe(id);
        expect([given('--pairs'), given('--seed')]).toEqual([['7'], [seed]]);
        const region = readRegion(SCENARIOS, id);
        for (const side of ['a', 'b'] as const satisfies readonly Side[]) {
          const [policy = ''] = given(`--${side}`);
          const sets = given(`--set-${side}`);
          const { params } = choose(SCENARIOS, region, { policy, sets, model: undefined }, `--set-${side}`);
          const key = runKeyOf(paramsOf(CATALOGUE, settings, side), SEED, LAST_MONTH + 1);
          expect(runKeyOf(params, SEED, LAST_MONTH + 1)).toBe(key);
        }
      },
    ),
    { seed: 20061, numRuns: 60 },
  );
});

test('the name of a file holds nothing that a file system minds', () => {
  const settings = { ...shown.settings, seed: '../../a b:c*"結び"' };
  expect(fileName({ settings, pairs: shown.pairs })).toBe('musubi-tama--a-b-c-結び--2-pairs');
});
