/** The table of validation as a document: docs/validation.md, from what `musubi validate --json` wrote. */
import { ESTIMATE_HEAD, estimateCells, networkCells, wantedOf } from '../../src/cli/validationText.ts';
import { signed, significant } from '../../src/core/table.ts';
import type { EstimateRow } from '../../src/experiment/validation/estimateTable.ts';
import type { NetworkRow } from '../../src/experiment/validation/networks.ts';
import type { TargetRow } from '../../src/experiment/validation/table.ts';
import { type Tally, tallyLines } from '../../src/experiment/validation/tally.ts';
import type { NotShown } from '../../src/experiment/validation/target.ts';
import { markdownTable } from './shared.ts';

/** NaN stands as null. */
export interface ValidationTable {
  readonly format: string;
  readonly modelVersion: number;
  readonly policy: string;
  readonly seed: string;
  readonly seeds: number;
  readonly regions: readonly string[];
  readonly models: readonly (keyof TargetRow['fits'])[];
  readonly shownBelow: number;
  readonly tally: Tally;
  readonly targets: readonly (TargetRow & { readonly verdict: string })[];
  readonly notShown: readonly NotShown[];
  readonly networks: readonly NetworkRow[];
  readonly estimates: readonly EstimateRow[];
  readonly runs: readonly KeptRuns[];
}

export interface KeptRuns {
  readonly region: string;
  readonly model: keyof TargetRow['fits'];
  readonly fingerprint: string;
  readonly runKeys: readonly string[];
  readonly digests: readonly string[];
  /** Of the first runs, in the order of MEASURE_IDS. */
  readonly values: readonly (readonly (number | null)[])[];
}

export function validationMarkdown(table: ValidationTable): string {
  const { policy, regions, seed, seeds, modelVersion, tally, shownBelow } = table;
  return `${[
    '# Validation',
    `Policy \`${policy}\`, regions ${regions.join(', ')}, ${seeds} histories each of seed \`${seed}\`, model version ${modelVersion}.${seeds < 64 ? ' **Preview: fewer than 64 seeds.**' : ''} Written by \`npm run campaign:validate\`; a few runs are run again by \`npm test\`. Run keys and digests of every run stand in validation.json. Defaults are set by hand to sensible values; nothing is tuned on a target marked V, each result is reported as it is, and none is a gate.`,
    tallyLines(tally)
      .map((line) => `**${line}**`)
      .join('\n\n'),
    'Targets that a coefficient was set in view of (imposed) are listed and not counted among those found. What no source tells apart by region is asked of Hokkaido once more, in rows marked H that are kept for validation and count once more.',
    '## The whole model against the targets',
    `Distance: \`|mean − target| / sqrt(sigma² + e²)\`, sigma half the tolerance, e the standard error of the mean over runs; the standard deviation over runs (s.d.) stands in a column of its own and is no part of the distance. Shown below ${shownBelow}, a sign in at least 95 % of runs. Discrepancy: the standard deviation of the model's own error that would bring the distance to ${shownBelow}; it is stated apart and never part of the distance. A pattern that a null model shows as well proves nothing.`,
    fits(table),
    '## Distances by model',
    'In bold: shown. `bare` has every coefficient that was set to a target at its neutral level: what it shows was not put in, so it is no null model. Rewiring: graphs with the same degrees. Persistence and the share of the nation are predictions from other figures, where the sources have them.',
    distances(table),
    '## Networks beside rewired graphs',
    'Collaborations of actors at the end of FY2009, beside ten graphs for each run with the same degrees (double-edge swaps). z: distance from the rewired mean in their standard deviations.',
    networks(table),
    '## The published estimators on simulated firms',
    'Targets 9, 19, 20 and 23c: the estimators of the papers see the firms of one history, chosen into the programme as the model has it, and never the twin. Outputs and patents: negative binomial regression with robust errors. Growth: least squares with robust errors. Research: firm and year fixed effects over firms ever supported, errors clustered by firm. Participation and tenants: the nearest others (Abadie and Imbens 2006). All small firms of a region stand in for a survey. Coefficients of support are by one standard deviation of log(1 + times), the others by dummy. Two-step corrections are left out: firm age, the instrument that an abstract names, is the same for all founding firms here. Mean coefficient over runs and regions, share of runs above and below 0, in brackets of those significant at 5 %. A term that stands out under a null model as well says little about the policy: what brings contacts may bring results, too.',
    markdownTable(ESTIMATE_HEAD, table.estimates.map(estimateCells)),
    '## What each target is',
    definitions(table),
    ...(table.notShown.length === 0
      ? []
      : [
          '## Not shown',
          markdownTable(
            ['target', 'what', 'why'],
            table.notShown.map(({ id, name, reason }) => [id, name, reason]),
          ),
        ]),
  ].join('\n\n')}\n`;
}

/** JSON has null where there is no number. */
function number(value: number | null | undefined): number {
  return value ?? Number.NaN;
}

function fits({ targets }: ValidationTable): string {
  const rows = targets.flatMap(({ id, set, name, mark, value, tolerance, kind, fits: of, verdict, unit }) => {
    if (of.full === undefined) return [];
    const { mean, deviation, difference, distance, discrepancy } = of.full;
    const isSign = kind === 'sign';
    return [
      [
        id,
        set === 'validation' ? 'V' : 'C',
        name,
        mark,
        wantedOf({ kind, value, tolerance }),
        ...(isSign
          ? [`${significant(100 * number(mean))} %`, '', '', '', '']
          : [
              significant(number(mean)),
              significant(number(deviation), 2),
              signed(number(difference), 2),
              significant(number(distance), 2),
              significant(number(discrepancy), 2),
            ]),
        unit,
        verdict,
      ],
    ];
  });
  const head = [
    '',
    'set',
    'target',
    'mark',
    'wanted',
    'mean',
    's.d.',
    'difference',
    'distance',
    'discrepancy',
    'unit',
    'verdict',
  ];
  return markdownTable(head, rows);
}

function distances({ targets, models }: ValidationTable): string {
  const told = (text: string, shows: boolean): string => (text === 'n/a' ? '–' : shows ? `**${text}**` : text);
  const rows = targets.map(({ id, name, kind, fits: of, rewiredFit, predictions }) => [
    id,
    name,
    ...[...models.map((model) => of[model]), rewiredFit].map((found) => {
      if (!found) return '–';
      const mean = number(found.mean);
      if (Number.isNaN(mean)) return '–';
      return told(
        kind === 'sign' ? `${significant(100 * mean)} %` : significant(number(found.distance), 2),
        found.shows,
      );
    }),
    ...[predictions.last, predictions.trend, predictions.nationShare].map(({ value, shows }) =>
      told(significant(number(value)), shows),
    ),
  ]);
  return markdownTable(
    [
      '',
      'target',
      ...models,
      'rewiring',
      'persistence, last (value)',
      'persistence, trend (value)',
      'nationShare (value)',
    ],
    rows,
  );
}

function networks({ networks: rows }: ValidationTable): string {
  return markdownTable(
    ['region', 'model', 'measure', 'observed', 'rewired', 'mean z', 'runs beyond 2', 'shows'],
    rows.map(networkCells),
  );
}

function definitions({ targets }: ValidationTable): string {
  return markdownTable(
    ['', 'target', "the model's measure", 'regions', 'source', 'grade'],
    targets.map(({ id, name, definition, regions, source, grade }) => [
      id,
      name,
      definition,
      regions.join(', '),
      source,
      grade,
    ]),
  );
}
