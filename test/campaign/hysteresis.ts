/** One basin or two: docs/hysteresis.md. */
import { availableParallelism } from 'node:os';
import { formatMonth } from '../../src/core/calendar.ts';
import { signed, significant } from '../../src/core/table.ts';
import { type BasinRow, basinExperiments, basinRows, basinsOf, FREE_YEARS } from '../../src/experiment/basins.ts';
import { seedList } from '../../src/experiment/plan.ts';
import type { RunRequest } from '../../src/experiment/probes.ts';
import type { Observation } from '../../src/experiment/results.ts';
import { fingerprint } from '../../src/experiment/validation/plan.ts';
import { MODEL_VERSION } from '../../src/model/params.ts';
import { markdownTable, paramsOf, poolOn, SEED_TEXT, type Tell } from './shared.ts';

const REGION = 'tama';

export interface HysteresisTable {
  readonly format: 'musubi hysteresis 1';
  readonly modelVersion: number;
  readonly region: string;
  readonly seed: string;
  readonly seeds: number;
  readonly experiments: readonly {
    readonly id: 'firms' | 'push';
    readonly from: string;
    readonly rows: readonly BasinRow[];
    readonly fingerprint: string;
    /** The first run of each side, with every value, for a test to run again. */
    readonly low: KeptRun;
    readonly high: KeptRun;
  }[];
}

export interface KeptRun {
  readonly runKey: string;
  readonly digest: string;
  readonly values: readonly (number | null)[];
}

export async function hysteresis(options: {
  readonly seeds: number;
  readonly worker: URL;
  readonly tell: Tell;
}): Promise<HysteresisTable> {
  const { seeds, worker, tell } = options;
  const experiments = basinExperiments(paramsOf(REGION, 'none'));
  const requests = experiments.flatMap(({ low, high }) =>
    [low, high].flatMap((params) =>
      seedList(SEED_TEXT, seeds).map((seed): RunRequest => ({ probe: 'stocks', params, seed })),
    ),
  );
  const pool = poolOn(worker, availableParallelism());
  try {
    const done = await pool.observeRuns(requests, { onRun: (_, { done: n, total }) => tell(n, total, 'runs') });
    return {
      format: 'musubi hysteresis 1',
      modelVersion: MODEL_VERSION,
      region: REGION,
      seed: SEED_TEXT,
      seeds,
      experiments: experiments.map((experiment, n) => {
        const low = done.slice(2 * n * seeds, (2 * n + 1) * seeds);
        const high = done.slice((2 * n + 1) * seeds, (2 * n + 2) * seeds);
        return {
          id: experiment.id,
          from: formatMonth(experiment.from),
          rows: basinRows(experiment, low, high),
          fingerprint: fingerprint([...low, ...high]),
          low: keptRun(low[0] as Observation),
          high: keptRun(high[0] as Observation),
        };
      }),
    };
  } finally {
    pool.dispose();
  }
}

export function keptRun({ runKey, digest, values }: Observation): KeptRun {
  return { runKey, digest, values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
}

const TITLES = {
  firms: 'Firms: 0.7 and 1.3 times the firms in reach at the start, with the same entry from outside and the same room',
  push: 'Push: ten years (FY1998 to FY2007) without policy, and with every lever at three times what any programme spent on it',
} as const;

function verdictWords({ verdict, share }: BasinRow): string {
  const size = `${significant(100 * share, 2)} % of the stock`;
  const words: Readonly<Record<BasinRow['verdict'], string>> = {
    gone: 'gone',
    small: `small (${size}), still there`,
    closes: `closes, not gone yet (${size})`,
    stays: `stays (${size})`,
    appears: `not there at the start, there at the end (${size})`,
    none: 'none at any time',
  };
  return words[verdict];
}

const FINDINGS = {
  one: 'one basin',
  undecided: `undecided after ${FREE_YEARS} years`,
  two: 'two basins: a gap stays and none closes',
} as const;

export function hysteresisMarkdown({ region, seed, seeds, experiments, modelVersion }: HysteresisTable): string {
  const finding = experiments.map(({ id, rows }) => `${id}: ${FINDINGS[basinsOf(rows)]}`).join('; ');
  const sections = experiments.flatMap(({ id, from, rows }) => [
    `## ${TITLES[id]}`,
    `From ${from} on nothing but the stocks differs, for ${FREE_YEARS} years without policy. Cells: low → high (gap ± standard error).`,
    markdownTable(
      ['stock', ...(rows[0]?.gaps ?? []).map(({ year }) => `year ${year}`), 'gap left', 'gap'],
      rows.map((row) => cellsOf(row, rows[0]?.gaps.length ?? 0)),
    ),
  ]);
  return `${[
    '# One basin or two',
    `Region ${region}, ${seeds} seeds of \`${seed}\` on both sides, model version ${modelVersion}. Written by \`npm run campaign:hysteresis\`; one run of each side is run again by \`npm test\`. Either result passes: what follows is a property of the model, and no finding on a real region.`,
    `**${finding}.**`,
    ...sections,
    `A gap counts as none, or gone, within two standard errors; beyond them it is still there, and small where it is less than a tenth of the stock. It stays where half of it is left and it closed by less than a twentieth in the last ten years. One basin: no gap is left in any stock. Two: a gap stays by this rule and none still closes. Else it is undecided. Ties and businesses follow firms, so while firms still approach each other nothing has settled. After March 2021 demand goes on growing at its rate; no shock is known there. New businesses are those of members in the twelve months before.`,
  ].join('\n\n')}\n`;
}

function cellsOf(row: BasinRow, columns: number): string[] {
  const { stock, gaps, left } = row;
  const cells = gaps.map(
    ({ low, high, gap, error }) =>
      `${significant(low)} → ${significant(high)} (${signed(gap, 2)} ± ${significant(error, 2)})`,
  );
  const padded = [...Array<string>(Math.max(0, columns - cells.length)).fill('–'), ...cells];
  return [
    stock,
    ...padded,
    left === null || Number.isNaN(left) ? '–' : `${significant(100 * left, 2)} %`,
    verdictWords(row),
  ];
}
