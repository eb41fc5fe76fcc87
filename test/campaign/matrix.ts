/** Every region with every policy: docs/matrix.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { significant } from '../../src/core/table.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { hasAlternative } from '../../src/scenario/alternative.ts';
import { loadRegion } from '../../src/scenario/load.ts';
import { markdownTable } from './shared.ts';

/** What the table tells of a pair of policies; all verdicts of `compare` count for what flips. */
const SHOWN = ['newBusinessesStarted', 'venturesFounded', 'productsFromProjects', 'alliancesFormed'] as const;

/** What `musubi compare --json` tells, as far as the table needs it. */
export interface Cell {
  readonly region: string;
  readonly policy: string;
  /** The counts of members that nobody printed: by which rule. */
  readonly rule: 'as in the file' | 'equal';
  readonly indicators: readonly { readonly id: string; readonly mean: number; readonly verdict: string }[];
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
  return cell.indicators.flatMap(({ id, verdict }) =>
    other.indicators.find((one) => one.id === id)?.verdict === verdict ? [] : [id],
  );
}

export function matrixMarkdown(cells: readonly Cell[], pairs: number): string {
  const rows = cells.map((cell) => {
    const twin = cells.find(
      ({ region, policy, rule }) => region === cell.region && policy === cell.policy && rule !== cell.rule,
    );
    const withheld = new Set(twin === undefined ? [] : flips(cell, twin));
    const figures = SHOWN.map((id) => {
      const found = cell.indicators.find((one) => one.id === id);
      if (found === undefined) return 'not told';
      if (withheld.has(id)) return 'withheld';
      return `${significant(found.mean)} (${found.verdict})`;
    });
    return [cell.region, cell.rule, cell.policy, ...figures, twin === undefined ? '' : String(withheld.size)];
  });
  return `# Regions by policies

Written by \`npm run campaign:matrix\`. Mean difference of each policy against none at the end of March 2021, in ${pairs} pairs
of histories with the same luck, and the verdict of \`musubi compare\`. Regions stand in the order of their names: what is
assumed in their files forbids a league table. A verdict that is not the same under the other rule of allocation of members is
withheld; the last column counts such indicators, of all that \`compare\` tells. Abroad, only size and mix are of the place.

${markdownTable(['region', 'members', 'policy', ...SHOWN, 'verdicts that flip'], rows)}
`;
}
