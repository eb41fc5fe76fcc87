/**
 * npm run campaign:matrix [-- --pairs 8]
 *
 * Every region with every policy against none, for the whole time, assumed regions under both rules of allocation: writes
 * docs/matrix.md and docs/matrix.json. The two largest regions get a quarter of the pairs. Ends with 1 where an invariant
 * broke.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { campaign, ROOT, teller, write } from './build.mjs';

/** Several times as large as the others. */
const LARGE = ['zhongguancun', 'silicon_valley'];

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '8' } } });
const started = performance.now();
const { asked, matrixMarkdown, matrixTable, toJson, MODEL_VERSION, SEED_TEXT, tables } = await campaign();
const folder = join(ROOT, 'scenarios');
const plan = asked(folder);
const names = [...new Set(plan.map(({ name }) => name))];
// the longest first, so that no thread ends alone
const queue = [...LARGE, ...names.filter((name) => !LARGE.includes(name))];
const pairsOf = (/** @type {string} */ name) =>
  LARGE.includes(name) ? Math.ceil(Number(values.pairs) / 4) : Number(values.pairs);
/** @type {Map<string, import('./matrix.ts').Cell[]>} */
const found = new Map();
const tell = teller();

await Promise.all(
  Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(new URL('matrix.worker.mjs', import.meta.url), { workerData: { tables } });
    return new Promise((resolve, reject) => {
      let name = '';
      const next = () => {
        name = queue.shift() ?? '';
        if (name === '') return resolve(worker.terminate());
        worker.postMessage({ folder, wanted: plan.filter((one) => one.name === name), pairs: pairsOf(name) });
      };
      worker.on('message', (cells) => {
        found.set(name, cells);
        tell(found.size, names.length, 'regions');
        next();
      });
      worker.on('error', reject);
      next();
    });
  }),
);
const all = [...found.values()].flat();
const cells = plan.flatMap(({ region, policy, rule }) =>
  all.filter((cell) => cell.region === region && cell.policy === policy && cell.rule === rule),
);
const table = matrixTable(cells, MODEL_VERSION, SEED_TEXT);
write('matrix', toJson(table), matrixMarkdown(table), started);
for (const { region, policy, why } of cells)
  if (why?.broken) process.stderr.write(`${region}, ${policy}: ${why.text}\n`);
if (cells.some(({ why }) => why?.broken)) process.exitCode = 1;
