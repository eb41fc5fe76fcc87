/** Every region with every policy: docs/matrix.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { significant } from '../../src/core/table.ts';
import { flipping } from '../../src/experiment/withheld.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { hasAlternative } from '../../src/scenario/alternative.ts';
import { loadRegion } from '../../src/scenario/load.ts';
import { markdownTable } from './shared.ts';

/** What the table tells of a pair of policies; all verdicts of `compare` count for what flips. */
const SHOWN = ['newBusinessesStarted', 'venturesFounded', 'productsFromProjects', 'alliancesFormed'] as const;

/** One region under one policy, as it was run. */
export interface Cell {
  readonly region: string;
  readonly policy: string;
  /** The counts of members that nobody printed: by which rule. */
  readonly rule: 'as in the file' | 'equal';
  readonly pairs: number;
  /** As `compare` tells them; none where the cell has no runs. */
  readonly indicators: readonly { readonly id: string; readonly mean: number; readonly verdict: string }[];
  /** Of the first pair, policy none and this one. */
  readonly digests: readonly string[];
  /** Why there are no runs, and whether that is a fault: an invariant that broke, or a policy that means nothing here. */
  readonly why: { readonly broken: boolean; readonly text: string } | null;
}

export interface Asked {
  /** As the command line takes it, `kanto_bio@equal`. */
  readonly name: string;
  readonly region: string;
  readonly policy: string;
  readonly rule: Cell['rule'];
}

/** Regions in the order of their names, never of results; each with every policy but none, under both rules. */
export function asked(folder: string): Asked[] {
  const all = listScenarios(folder);
  const policies = all.flatMap(({ kind, id }) => (kind === 'policy' && id !== 'none' ? [id] : []));
  return all.flatMap(({ kind, id: region }) => {
    if (kind !== 'region') return [];
    const path = join(folder, 'regions', `${region}.yaml`);
    const other = hasAlternative(loadRegion(readFileSync(path), path));
    return policies.flatMap((policy): Asked[] => [
      { name: region, region, policy, rule: 'as in the file' },
      ...(other ? [{ name: `${region}@equal`, region, policy, rule: 'equal' as const }] : []),
    ]);
  });
}

/** Indicators whose verdict is not the same under the two rules; they tell nothing. */
export function flips(cell: Cell, other: Cell): string[] {
  return flipping(cell.indicators, other.indicators);
}

/** A cell as the file keeps it; `withheld` counts the verdicts that flip, null where there is one rule only. */
export interface Row extends Omit<Cell, 'indicators'> {
  readonly figures: readonly { readonly id: string; readonly mean: number; readonly verdict: string }[];
  readonly withheld: number | null;
}

export interface MatrixTable {
  readonly format: 'musubi matrix 1';
  readonly modelVersion: number;
  readonly seed: string;
  readonly rows: readonly Row[];
}

/** What is shown of the cells: verdicts that flip under the other rule are withheld, figure and all. */
export function matrixTable(cells: readonly Cell[], modelVersion: number, seed: string): MatrixTable {
  const rows = cells.map(({ indicators, ...cell }): Row => {
    const twin = cells.find(
      ({ region, policy, rule }) => region === cell.region && policy === cell.policy && rule !== cell.rule,
    );
    const withheld = twin === undefined ? [] : flips({ ...cell, indicators }, twin);
    const figures = indicators.filter(({ id }) => (SHOWN as readonly string[]).includes(id) && !withheld.includes(id));
    return { ...cell, figures, withheld: twin === undefined ? null : withheld.length };
  });
  return { format: 'musubi matrix 1', modelVersion, seed, rows };
}

export function matrixMarkdown({ rows }: MatrixTable): string {
  const cells = rows.map(({ region, rule, policy, pairs, figures, withheld, why }) => {
    const told = SHOWN.map((id) => {
      const found = figures.find((one) => one.id === id);
      return found === undefined ? 'withheld' : `${significant(found.mean)} (${found.verdict})`;
    });
    // what cannot run says why in a few words; a broken invariant says all
    const said = why?.broken ? why.text : (why?.text ?? '').replace(/^[\w.]+: /, '').replace(/[,;(].*$/, '');
    const none = why === null ? [] : [said, ...SHOWN.slice(1).map(() => '')];
    return [
      region,
      rule,
      policy,
      String(pairs),
      ...(why === null ? told : none),
      withheld === null ? '' : `${withheld}`,
    ];
  });
  const ran = rows.filter(({ why }) => why === null).length;
  const broken = rows.filter(({ why }) => why?.broken).length;
  return `# Regions by policies

Written by \`npm run campaign:matrix\`: ${ran} of ${rows.length} cells were run from the start of the spin-up to the end of March
2021 with the invariants checked each April, ${broken} of them with one broken; the rest say why they mean nothing. Figures are mean
differences of each policy against none at the end, in pairs of histories with the same luck, and the verdict of
\`musubi compare\`. Regions stand in the order of their names: what is assumed in their files forbids a league table. A verdict
that is not the same under the other rule of allocation of members is withheld; the last column counts such indicators, of
all that \`compare\` tells. Abroad, only size and mix are of the place.

${markdownTable(['region', 'members', 'policy', 'pairs', ...SHOWN, 'verdicts that flip'], cells)}
`;
}
