/** The variance table: docs/variance.md. */
import { availableParallelism } from 'node:os';
import { formatMonth } from '../../src/core/calendar.ts';
import { signed, significant } from '../../src/core/table.ts';
import { compareResults } from '../../src/experiment/compare.ts';
import { seedList } from '../../src/experiment/plan.ts';
import { type BusinessPrice, businessPrice } from '../../src/experiment/price.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { straight } from '../../src/experiment/slices.ts';
import {
  LAGS,
  LEVER_START,
  type LeverArm,
  LOW_SHARE,
  leverArms,
  type VarianceCell,
  varianceCells,
} from '../../src/experiment/variance.ts';
import { twinsInSlices } from '../../src/explain/twins.ts';
import { HEADLINES } from '../../src/indicators/descriptors.ts';
import { MODEL_VERSION, type Params } from '../../src/model/params.ts';
import { END } from '../../src/model/simulation.ts';
import { markdownTable, paramsOf, poolOn, SEED_TEXT, type Tell } from './shared.ts';

const REGION = 'tama';
/** Pairs of each lever that stand in the file by themselves, for a test to run again. */
export const KEPT_PAIRS = 1;
const PARTING_SEEDS = 4;
/** A facility stands after three years at the earliest. */
const PARTING_MONTHS = 60;

export interface VarianceTable {
  readonly format: 'musubi variance 1';
  readonly modelVersion: number;
  readonly region: string;
  readonly seed: string;
  readonly pairs: number;
  readonly levers: readonly LeverVariance[];
}

export interface LeverVariance {
  readonly lever: string;
  /** Levers that are on in both arms. */
  readonly beside: readonly string[];
  readonly levels: LeverArm['levels'];
  readonly cells: readonly VarianceCell[];
  /** Of each of a few seeds, where an organisation, a tie or a project differs first; null: nowhere in five years. */
  readonly parting: readonly ({ readonly process: string; readonly month: string } | null)[];
  /** Of public money and new businesses of members at the end of the run, means of B - A, and what one more costs. */
  readonly bought: { readonly yen: number; readonly businesses: number; readonly price: BusinessPrice };
  readonly runs: readonly KeptPair[];
}

export interface KeptPair {
  readonly runKeys: { readonly a: string; readonly b: string };
  readonly digests: { readonly a: string; readonly b: string };
  /** One pair alone: only differences can be read from it. */
  readonly differences: readonly (number | null)[];
}

export interface VarianceOptions {
  readonly pairs: number;
  readonly worker: URL;
  readonly tell: Tell;
}

export async function variance({ pairs, worker, tell }: VarianceOptions): Promise<VarianceTable> {
  const none = paramsOf(REGION, 'none');
  const arms = leverArms(none);
  const pool = poolOn(worker, availableParallelism());
  const levers: LeverVariance[] = [];
  try {
    for (const [n, { lever, beside, levels, base, params }] of arms.entries()) {
      const { pairs: done } = await pool.comparePairs(
        { a: base, b: params, seedText: SEED_TEXT, pairs },
        { onPair: (_, { done: so }) => tell(n * pairs + so, arms.length * pairs, `pairs (${lever})`) },
      );
      levers.push({
        lever,
        beside,
        levels,
        cells: varianceCells(done),
        parting: partings(base, params),
        bought: boughtBy(done),
        runs: done.slice(0, KEPT_PAIRS).map(keptPair),
      });
    }
  } finally {
    pool.dispose();
  }
  return { format: 'musubi variance 1', modelVersion: MODEL_VERSION, region: REGION, seed: SEED_TEXT, pairs, levers };
}

function boughtBy(pairs: readonly PairResult[]): LeverVariance['bought'] {
  const { indicators } = compareResults(pairs);
  const mean = (id: string): number => indicators.find((one) => one.id === id)?.mean ?? Number.NaN;
  return {
    yen: mean('publicMoneySpent'),
    businesses: mean('newBusinessesStarted'),
    price: businessPrice(indicators, new Set()),
  };
}

/** What a test holds against the file. */
export function keptPair(pair: PairResult): KeptPair {
  return {
    runKeys: { a: pair.a.runKey, b: pair.b.runKey },
    digests: { a: pair.a.digest, b: pair.b.digest },
    differences: varianceCells([pair]).map(({ meanDifference }) =>
      Number.isNaN(meanDifference) ? null : meanDifference,
    ),
  };
}

function partings(a: Params, b: Params): LeverVariance['parting'] {
  return seedList(SEED_TEXT, PARTING_SEEDS).map((seed) => {
    const spec = {
      a,
      b,
      seed,
      partedAt: LEVER_START,
      until: Math.min(END, LEVER_START + PARTING_MONTHS),
      states: true,
    };
    const { population } = straight(twinsInSlices(spec));
    return population && { process: population.process, month: formatMonth(population.month) };
  });
}

export function varianceMarkdown({ region, seed, pairs, levers, modelVersion }: VarianceTable): string {
  const share = (cell: VarianceCell | undefined): string => {
    if (cell === undefined || cell.pairs === 0) return 'not defined';
    if (cell.differing === 0) return 'no pair differs';
    return cell.share === null ? 'a side is constant' : `${significant(100 * cell.share, 2)} %`;
  };
  const without = new Map<string, string[]>();
  const rows = levers.flatMap(({ lever, cells }) =>
    HEADLINES.flatMap((indicator) => {
      const of = (lag: number): VarianceCell | undefined =>
        cells.find((cell) => cell.indicator === indicator && cell.lag === lag);
      if (!LAGS.some((lag) => hasShare(of(lag)))) {
        without.set(indicator, [...(without.get(indicator) ?? []), lever]);
        return [];
      }
      const mean = signed(of(240)?.meanDifference ?? Number.NaN);
      return [[lever, indicator, ...LAGS.map((lag) => share(of(lag))), mean]];
    }),
  );
  const low = levers.flatMap(({ cells }) => cells).filter(({ share }) => share !== null && share < LOW_SHARE).length;
  return `${[
    '# What pairing is worth',
    `Region ${region}, ${pairs} pairs of seed \`${seed}\`, model version ${modelVersion}. Written by \`npm run campaign:variance\`; a few rows are run again by \`npm test\`.`,
    'A is no policy; B is one lever alone, from April 2001 to March 2011, at what the programme spent on it at most. Levers that act on what others pay for have these others in A and B alike (table *Levels*). A cell is the share of the variance of B − A that giving both the same luck takes away, `1 − Var(B − A) / (Var A + Var B)`, so many months after the start; below zero pairing hurt. Every difference still holds chance.',
    markdownTable(['lever', 'indicator', ...LAGS.map((lag) => `${lag} months`), 'mean B − A at 240'], rows),
    [
      'Where a side is constant (no public money without policy, no new business yet) there is no common luck to take away.',
      ...(without.size === 0 ? [] : ['Rows without a share at any lag are left out:']),
    ].join(' '),
    ...(without.size === 0 ? [] : [[...without].map(leftOut).join('\n')]),
    '## Where the arms part first',
    `${low === 0 ? `No share is below ${100 * LOW_SHARE} %` : `Shares below ${100 * LOW_SHARE} % stand in bold`}. For each lever the lowest share, and the first process after which an organisation, a tie or a project differs, in ${PARTING_SEEDS} seeds, within ${PARTING_MONTHS / 12} years of the start.`,
    markdownTable(['lever', 'lowest share', 'first process, and in how many seeds', 'months'], levers.map(partingRow)),
    '## What a further new business costs',
    'The same pairs at the end of the run: public money and new businesses of members, B − A, and the one over the other, with its interval. One lever alone, on top of none: what it would buy beside the others is another number (`musubi compare`), and what businesses are worth is not in it. Only businesses of members count: a lever that draws members in, as `network` does, has more of them for that as well.',
    markdownTable(
      [
        'lever',
        'public money, million yen',
        'new businesses of members',
        'a further one, million yen',
        '95 % interval',
      ],
      levers.map(({ lever, bought }) => [
        lever,
        signed(bought.yen / 1e6, 3),
        signed(bought.businesses, 3),
        ...priceCells(bought.price),
      ]),
    ),
    '## Levels',
    markdownTable(
      ['lever', 'level', 'beside it, in both'],
      levers.map(({ lever, beside, levels }) => [
        lever,
        Object.entries(levels)
          .map(([key, level]) => `${key} ${level}`)
          .join(', '),
        beside.join(', '),
      ]),
    ),
  ].join('\n\n')}\n`;
}

function priceCells(price: BusinessPrice): [string, string] {
  if (price.yen === null) return [price.kind === 'undecided' ? 'cannot tell' : price.kind, ''];
  const [yen, low, high] = [price.yen, ...price.interval].map((value) => significant(value / 1e6, 3));
  return [`${yen}`, `${low} to ${high}`];
}

function hasShare(cell: VarianceCell | undefined): boolean {
  return cell !== undefined && cell.pairs > 0 && cell.differing > 0 && cell.share !== null;
}

function leftOut([indicator, levers]: readonly [string, readonly string[]]): string {
  return `- ${indicator}, for ${levers.join(', ')}`;
}

function partingRow({ lever, cells, parting }: LeverVariance): string[] {
  const shares = cells.flatMap(({ share, differing, indicator, lag }) =>
    share === null || differing === 0 ? [] : [{ share, where: `${indicator} at ${lag}` }],
  );
  const lowest = shares.sort((x, y) => x.share - y.share)[0];
  const counts = new Map<string, number>();
  for (const one of parting) counts.set(one?.process ?? 'none', (counts.get(one?.process ?? 'none') ?? 0) + 1);
  const processes = [...counts].sort((x, y) => y[1] - x[1]).map(([process, n]) => `\`${process}\` ${n}`);
  const months = [...new Set(parting.flatMap((one) => (one === null ? [] : [one.month])))].sort();
  const told = lowest === undefined ? 'none' : `${significant(100 * lowest.share, 2)} % (${lowest.where})`;
  const cell = lowest !== undefined && lowest.share < LOW_SHARE ? `**${told}**` : told;
  return [lever, cell, processes.join(', '), months.join(', ')];
}
