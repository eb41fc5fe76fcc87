/**
 * npm run campaign:matrix [-- --pairs 8]
 *
 * Every region with every policy against none, for the whole time, assumed regions under both rules of allocation: writes
 * docs/matrix.md and docs/matrix.json.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { campaign, musubi, ROOT, teller, write } from './build.mjs';

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '8' } } });
const started = performance.now();
const { asked, matrixMarkdown, toJson } = await campaign();
const plan = asked(join(ROOT, 'scenarios'));
const tell = teller();
const cells = plan.map(({ name, region, policy, rule }, i) => {
  const told = JSON.parse(musubi(['compare', name, '--a', 'none', '--b', policy, '--json', '--pairs', values.pairs]));
  tell(i + 1, plan.length, 'comparisons');
  const indicators = told.indicators.map(
    (/** @type {{id: string, mean: number, verdict: string}} */ { id, mean, verdict }) => ({ id, mean, verdict }),
  );
  return { region, policy, rule, indicators };
});
const json = toJson({ format: 'musubi matrix 1', pairs: Number(values.pairs), cells });
write('matrix', json, matrixMarkdown(cells, Number(values.pairs)), started);
