/** The long tables are still those of this model: a few of their rows, run again to the last bit. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { basinExperiments } from '../../src/experiment/basins.ts';
import type { Observation } from '../../src/experiment/results.ts';
import { runPair } from '../../src/experiment/run.ts';
import { straight } from '../../src/experiment/slices.ts';
import { observeStocks } from '../../src/experiment/stocks.ts';
import { observeTargets } from '../../src/experiment/validation/observe.ts';
import { leverArms } from '../../src/experiment/variance.ts';
import { MODEL_VERSION } from '../../src/model/params.ts';
import { type HysteresisTable, hysteresisMarkdown, keptRun } from './hysteresis.ts';
import { asked, type MatrixTable, matrixMarkdown } from './matrix.ts';
import { cellsOf } from './matrixRun.ts';
import { paramsOf } from './shared.ts';
import { type ValidationTable, validationMarkdown } from './validation.ts';
import { keptPair, type VarianceTable, varianceMarkdown } from './variance.ts';

const DOCS = join(import.meta.dirname, '../../docs');

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(DOCS, `${name}.json`), 'utf8')) as T;
}

/** Equal as JSON has them, or the command that writes the table anew. */
function same(name: string, command: string, what: string, file: unknown, now: unknown): void {
  const [before, after] = [file, now].map((value) => JSON.stringify(value));
  if (before !== after)
    expect.fail(
      `docs/${name}.json is not of this model any more (${what} differs); write it anew: npm run campaign:${command}`,
    );
}

describe('docs/validation', () => {
  const table = read<ValidationTable>('validation');
  const seed = (i: number) => seedAt(seedOfText(table.seed), i);

  test('is of this version of the model, and the document is as the data', () => {
    same('validation', 'validate', 'model version', table.modelVersion, MODEL_VERSION);
    same(
      'validation',
      'validate',
      'document',
      readFileSync(join(DOCS, 'validation.md'), 'utf8'),
      validationMarkdown(table),
    );
  });

  test.each([
    ['tama', 'full', 0],
    ['kinki_bio', 'randomMatching', 1],
    ['hokkaido_super', 'untiedCash', 0],
  ] as const)('%s under %s, seed %i, runs again to the same values', (region, model, i) => {
    const kept = table.runs.find((runs) => runs.region === region && runs.model === model);
    const params = { ...paramsOf(region, table.policy), variant: model };
    const now = straight(observeTargets(params, seed(i)));
    const file = { runKey: kept?.runKeys[i], digest: kept?.digests[i], values: kept?.values[i] };
    same('validation', 'validate', `${region}, ${model}`, file, plain(now));
  });
});

describe('docs/variance', () => {
  const table = read<VarianceTable>('variance');

  test('is of this version and these levers, and the document is as the data', () => {
    same('variance', 'variance', 'model version', table.modelVersion, MODEL_VERSION);
    const arms = leverArms(paramsOf(table.region, 'none'));
    const levels = (of: readonly { lever: string; beside: readonly string[]; levels: object }[]): object =>
      of.map(({ lever, beside, levels }) => [lever, beside, levels]);
    same('variance', 'variance', 'levers', levels(table.levers), levels(arms));
    same('variance', 'variance', 'document', readFileSync(join(DOCS, 'variance.md'), 'utf8'), varianceMarkdown(table));
  });

  test('its first pair of two levers runs again to the same differences', () => {
    const none = paramsOf(table.region, 'none');
    for (const arm of leverArms(none).slice(0, 2)) {
      const now = runPair(arm.base, arm.params, seedAt(seedOfText(table.seed), 0));
      const kept = table.levers.find(({ lever }) => lever === arm.lever);
      same('variance', 'variance', arm.lever, kept?.runs[0], keptPair(now));
    }
  });
});

describe('docs/hysteresis', () => {
  const table = read<HysteresisTable>('hysteresis');

  test('is of this version, and the document is as the data', () => {
    same('hysteresis', 'hysteresis', 'model version', table.modelVersion, MODEL_VERSION);
    same(
      'hysteresis',
      'hysteresis',
      'document',
      readFileSync(join(DOCS, 'hysteresis.md'), 'utf8'),
      hysteresisMarkdown(table),
    );
  });

  test('the first run of a low and of a high side runs again to the same stocks', () => {
    const seed = seedAt(seedOfText(table.seed), 0);
    for (const { id, low, high } of basinExperiments(paramsOf(table.region, 'none'))) {
      const kept = table.experiments.find((one) => one.id === id);
      const side = id === 'firms' ? 'low' : 'high';
      const now = keptRun(straight(observeStocks(side === 'low' ? low : high, seed)));
      same('hysteresis', 'hysteresis', `${id}, ${side}`, kept?.[side], now);
    }
  });
});

describe('docs/matrix', () => {
  const table = read<MatrixTable>('matrix');
  const scenarios = join(import.meta.dirname, '../../scenarios');

  test('is of this version, of all regions and policies, and the document is as the data', () => {
    same('matrix', 'matrix', 'model version', table.modelVersion, MODEL_VERSION);
    const cells = (of: readonly { region: string; rule: string; policy: string }[]): object =>
      of.map(({ region, rule, policy }) => [region, rule, policy]);
    same('matrix', 'matrix', 'cells', cells(table.rows), cells(asked(scenarios)));
    same('matrix', 'matrix', 'document', readFileSync(join(DOCS, 'matrix.md'), 'utf8'), matrixMarkdown(table));
    expect(table.rows.filter(({ why }) => why?.broken)).toEqual([]);
  });

  test.each([
    ['okinawa', 'japan'],
    ['tokai_bio', 'finland_coe'],
    ['oulu', 'technopolis_1983'],
    ['okinawa', 'bioregio'],
  ])('%s under %s: its first pair runs again to the same states with no invariant broken', (region, policy) => {
    const kept = table.rows.find((row) => row.region === region && row.policy === policy);
    const [now] = cellsOf(scenarios, [{ name: region, region, policy, rule: 'as in the file' }], 1);
    same('matrix', 'matrix', `${region}, ${policy}`, [kept?.digests, kept?.why], [now?.digests, now?.why]);
  });
});

test('a row that drifted is told with the command that writes the table anew', () => {
  expect(existsSync(join(DOCS, 'validation.md'))).toBe(true);
  expect(() => same('validation', 'validate', 'x', [1], [2])).toThrow(/write it anew: npm run campaign:validate/);
});

function plain({ runKey, digest, values }: Observation): object {
  return { runKey, digest, values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
}
