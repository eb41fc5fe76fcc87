/** The table of validation, on the screen and for machines. */
import { type Column, printTable, signed, significant } from '../core/table.ts';
import { type EstimateRow, estimateRows } from '../experiment/validation/estimateTable.ts';
import { SHOWN_BELOW } from '../experiment/validation/fit.ts';
import { type NetworkRow, networkRows } from '../experiment/validation/networks.ts';
import { fingerprint, type ModelRuns } from '../experiment/validation/plan.ts';
import { notShown, type TargetRow, targetRows, verdictOf } from '../experiment/validation/table.ts';
import { tallyLines, tallyOf } from '../experiment/validation/tally.ts';
import { EVERY_REGION } from '../experiment/validation/target.ts';
import { MODEL_VERSION } from '../model/params.ts';
import type { Variant } from '../model/variants.ts';
import { PROGRAM_VERSION } from './version.ts';
import { NOTICE } from './words.ts';

export interface ValidateOptions {
  readonly policy: string;
  readonly regions: readonly string[];
  readonly models: readonly Variant[];
  readonly seeds: number;
  readonly seed: string;
  readonly workers?: number;
  readonly json?: true;
}

/** What was asked for, and the runs of the seeds that are whole. */
export interface Validated {
  readonly options: ValidateOptions;
  readonly groups: readonly ModelRuns[];
  readonly seeds: number;
}

/** Runs of each region and model that stand in the file with every value, for a test to run again. */
const KEPT = 2;

/** NaN is null. Run keys and digests are in order of seeds. */
export function validationJson({ options, groups, seeds }: Validated): object {
  const rows = targetRows(groups);
  return {
    format: 'musubi validate 2',
    version: PROGRAM_VERSION,
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    policy: options.policy,
    seed: options.seed,
    seeds,
    seedsAsked: options.seeds,
    preview: seeds < ENOUGH,
    regions: [...new Set(groups.map(({ region }) => region))],
    models: options.models,
    shownBelow: SHOWN_BELOW,
    tally: tallyOf(rows),
    targets: rows.map((row) => ({ ...row, verdict: verdictOf(row) })),
    notShown: notShown(groups),
    networks: networkRows(groups),
    estimates: estimateRows(groups),
    runs: groups.map(({ region, model, runs }) => ({
      region,
      model,
      fingerprint: fingerprint(runs),
      runKeys: runs.map(({ runKey }) => runKey),
      digests: runs.map(({ digest }) => digest),
      values: runs.slice(0, KEPT).map(({ values }) => [...values]),
    })),
  };
}

const words = (...headers: readonly string[]): Column[] => headers.map((header) => ({ header }));
const numbers = (...headers: readonly string[]): Column[] => headers.map((header) => ({ header, align: 'right' }));

/** Fewer histories are a preview: the standard error of a mean is part of the distance. */
const ENOUGH = 64;

export function validationText(validated: Validated): string {
  const { options, groups, seeds } = validated;
  const rows = targetRows(groups);
  const regions = [...new Set(groups.map(({ region }) => region))];
  const missing = notShownLines(groups);
  const preview = seeds < ENOUGH ? ` Preview: fewer than ${ENOUGH} seeds.` : '';
  return [
    `Policy ${options.policy}, regions ${regions.join(', ')}, seed ${JSON.stringify(options.seed)}, ${seeds} histories each.${preview}`,
    NOTICE,
    '',
    ...(rows.length === 0
      ? [`No target is of ${regions.join(' or ')}: the targets are of ${EVERY_REGION.join(', ')}.`, '']
      : targetLines(rows, options.models)),
    'Networks of collaborations at the end of FY2009 beside graphs rewired with the same degrees, means over runs of',
    'the whole model.',
    networkTable(networkRows(groups)),
    '',
    'The published estimators on simulated firms: mean coefficient, shares of runs with its sign + and -, in brackets',
    'significant at 5 %.',
    estimateTable(estimateRows(groups)),
    '',
    ...(rows.length === 0 || missing.length === 0 ? [] : ['Not shown:', ...missing, '']),
  ].join('\n');
}

function targetLines(rows: readonly TargetRow[], models: readonly Variant[]): string[] {
  const fit = [
    fitTable(rows),
    '',
    ...tallyLines(tallyOf(rows)),
    'C: may be calibrated on; V: kept for validation, never tuned on; =: imposed, a coefficient was set with it in view.',
    'H: a target of the other regions, asked of Hokkaido. Distance: |mean - target| / sqrt(sigma² + e²), sigma half the',
    `tolerance, e the standard error of the mean; shown below ${SHOWN_BELOW}, a sign in 95 % of runs. s.d.: over runs, no part of it.`,
    `Discrepancy: the model's own error, a standard deviation, that would bring the distance to ${SHOWN_BELOW}. In brackets: null models`,
    'and predictions that show it as well; with any of them it proves nothing. What each target is: --json.',
    '',
  ];
  return [
    ...(models.includes('full') ? fit : []),
    'Distances by model; * shows the target. Last, trend: persistence; nation: share of the nation; both are values.',
    distanceTable(rows, models),
    '',
  ];
}

/** One line for all that ask for the same. */
function notShownLines(groups: Validated['groups']): string[] {
  const all = notShown(groups);
  const reasons = [...new Set(all.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const of = all.filter((one) => one.reason === reason);
    const [first] = of;
    return of.length === 1
      ? `  ${first?.id}  ${first?.name}: ${reason}`
      : `  ${of.map(({ id }) => id).join(' ')}: ${reason}`;
  });
}

function fitTable(rows: readonly TargetRow[]): string {
  const cells = rows.flatMap((row) => {
    const { id, set, name, mark, kind, fits } = row;
    if (fits.full === undefined) return [];
    const { mean, deviation, difference, distance, discrepancy } = fits.full;
    const told =
      kind === 'sign'
        ? [`${significant(100 * mean)} %`, '', '', '', '']
        : [
            significant(mean),
            significant(deviation, 2),
            signed(difference, 2),
            significant(distance, 2),
            significant(discrepancy, 2),
          ];
    const of = `${set === 'validation' ? 'V' : 'C'}${mark === 'emergent' ? '' : '='}`;
    return [[id, of, shortened(name), wantedOf(row), ...told, shortVerdict(row)]];
  });
  return printTable(cells, [
    ...words('', '', 'target'),
    ...numbers('wanted', 'mean', 's.d.', 'diff.', 'dist.', 'discr.'),
    ...words('verdict'),
  ]);
}

/** Room for a name, so that the table has 120 columns at most. */
const NAME = 40;

function shortened(name: string): string {
  const own = name.replace(/^Hokkaido: /, '');
  return own.length > NAME ? `${own.slice(0, NAME - 1)}…` : own;
}

function shortVerdict(row: TargetRow): string {
  const { fits, shownByNulls } = row;
  if (fits.full === undefined || fits.full.runs === 0) return 'undefined';
  if (!fits.full.shows) return 'missed';
  return shownByNulls.length === 0 ? 'shown' : `shown (${shownByNulls.length})`;
}

/** What a target asks for. */
export function wantedOf({ kind, value, tolerance }: Pick<TargetRow, 'kind' | 'value' | 'tolerance'>): string {
  if (kind === 'sign') return '≥ 95 % of runs';
  return kind === 'least' ? `≥ ${significant(value)}` : `${significant(value)} ± ${significant(tolerance)}`;
}

/** Heads of columns that hold a distance. */
const SHORT: Readonly<Partial<Record<Variant, string>>> = {
  randomMatching: 'random',
  untiedCash: 'untied',
  placeboBroker: 'placebo',
  membershipLabel: 'label',
  noInteraction: 'noInter',
};

function distanceTable(rows: readonly TargetRow[], models: readonly Variant[]): string {
  const mark = (shows: boolean, text: string): string => (text === 'n/a' ? '–' : `${text}${shows ? ' *' : '  '}`);
  const cells = rows.map(({ id, fits, rewiredFit, predictions, kind }) => [
    id,
    ...[...models.map((model) => fits[model]), rewiredFit].map((found) => {
      if (found === undefined || found === null) return '–';
      const text = kind === 'sign' ? `${significant(100 * found.mean)} %` : significant(found.distance, 2);
      return mark(found.shows, Number.isNaN(found.mean) ? 'n/a' : text);
    }),
    ...[predictions.last, predictions.trend, predictions.nationShare].map(({ value, shows }) =>
      mark(shows, significant(value)),
    ),
  ]);
  const heads = models.map((model) => SHORT[model] ?? model);
  return printTable(cells, [...words(''), ...numbers(...heads, 'rewired', 'last', 'trend', 'nation')]);
}

/** A row of the table of networks against rewired ones of the same degrees. */
export function networkCells({ region, model, measure, observed, rewired, z, beyond }: NetworkRow): string[] {
  return [
    region,
    model,
    measure === 'crossing' ? 'share between sectors' : measure,
    significant(observed),
    significant(rewired),
    signed(z, 2),
    `${Math.round(100 * beyond)} %`,
    beyond >= 0.95 ? 'more than its degrees' : 'its degrees would do',
  ];
}

function networkTable(rows: readonly NetworkRow[]): string {
  const cells = rows.filter(({ model }) => model === 'full').map((row) => networkCells(row).toSpliced(1, 1));
  return printTable(cells, [
    ...words('region', 'measure'),
    ...numbers('observed', 'rewired', 'mean z', 'runs beyond 2'),
    ...words('shows'),
  ]);
}

/** A row of the table of estimates. */
export function estimateCells({ target, term, published, model, ...row }: EstimateRow): string[] {
  const share = (all: number, sure: number): string => `${Math.round(100 * all)} % (${Math.round(100 * sure)})`;
  return [
    target,
    term,
    published,
    model,
    signed(row.coefficient, 2),
    share(row.above, row.rises),
    share(row.below, row.falls),
    `${row.runs}`,
    significant(row.sample),
  ];
}

export const ESTIMATE_HEAD = ['', 'term', 'published', 'model', 'coefficient', '+', '-', 'runs', 'sample'] as const;

function estimateTable(rows: readonly EstimateRow[]): string {
  const cells = rows.filter(({ model }) => model === 'full').map((row) => estimateCells(row).toSpliced(3, 1));
  const heads = ESTIMATE_HEAD.toSpliced(3, 1);
  return printTable(cells, [...words(...heads.slice(0, 3)), ...numbers(...heads.slice(3))]);
}
