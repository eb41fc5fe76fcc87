/** The plan and the table of regions by policies; the runs themselves are the campaign's. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked, type Cell, flips, matrixMarkdown, matrixTable } from './matrix.ts';

const cell = (rule: Cell['rule'], verdict: string): Cell => ({
  region: 'kanto_bio',
  policy: 'japan',
  rule,
  pairs: 8,
  digests: ['a', 'b'],
  why: null,
  indicators: [
    { id: 'newBusinessesStarted', mean: 12, verdict },
    { id: 'venturesFounded', mean: 3, verdict: 'better' },
  ],
});

test('every region meets every policy but none, the 13 allocated ones under both rules', () => {
  const plan = asked(join(import.meta.dirname, '../../scenarios'));
  const policies = new Set(plan.map(({ policy }) => policy));
  expect(policies).toContain('japan');
  expect(policies).not.toContain('none');
  expect(plan).toHaveLength((31 + 13) * policies.size);
  expect(plan).toContainEqual({ name: 'kanto_bio@equal', region: 'kanto_bio', policy: 'japan', rule: 'equal' });
});

test('a verdict that flips under the other rule is withheld, one that stands is told', () => {
  const cells = [cell('as in the file', 'better'), cell('equal', 'unknown')];
  expect(flips(cells[0] as Cell, cells[1] as Cell)).toEqual(['newBusinessesStarted']);
  const shown = (of: readonly Cell[]): string => matrixMarkdown(matrixTable(of, 1, 'x'));
  expect(shown(cells)).toMatch(/\| kanto_bio +\| as in the file +\| japan +\| 8 +\| withheld +\| 3/);
  expect(shown([cells[0] as Cell, cell('equal', 'better')])).toMatch(/\| 8 +\| 12 \(better\)/);
  const why = { broken: false, text: 'a contest needs several regions' };
  expect(shown([{ ...cell('as in the file', 'better'), indicators: [], why }])).toContain('| a contest needs several');
});
