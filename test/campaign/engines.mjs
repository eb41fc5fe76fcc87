/**
 * npm run campaign:engines [-- engine…] [--repetitions 15]
 *
 * One self-contained file holds the model and the parameters of TAMA under two policies; node, a node worker, Chromium,
 * Firefox and JavaScriptCore's shell each run it. Every state digest (end of the spin-up, each fiscal year, end, log on and
 * off) must be the same in all, or the exit code is 1. Times are wall time within each engine, the least of the repetitions,
 * as ratios to node's; the budget for other engines is 3 x, the goal 1.5 x.
 */
import { parseArgs } from 'node:util';
import { bundle } from '../bench/build.mjs';
import { tama } from '../bench/tama.mjs';
import { readScript, SHELLS } from './shells.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { repetitions: { type: 'string', default: '15' } },
});
const SEED = 'tama-2005';

const model = readScript(await bundle('test/bench/model.ts', 'engine.js', 'iife'));
const policies = { none: await tama('none'), japan: await tama('japan') };
const script = `${model}
const policies = ${JSON.stringify(policies)};
const answers = Object.fromEntries(Object.entries(policies).map(([name, params]) =>
  [name, bench.answer(params, ${JSON.stringify(SEED)}, ${Number(options.repetitions)}, clock)]));
report(JSON.stringify(answers));
`;

/** @typedef {import('../bench/model.ts').EngineAnswer} Answer */
/** @type {{ shell: string, engine: string, answers: Record<string, Answer> }[]} */
const results = [];
let failed = false;
for (const shell of SHELLS) {
  if (wanted.length > 0 && !wanted.includes(shell.name)) continue;
  try {
    results.push({ shell: shell.name, engine: shell.engine, answers: JSON.parse(await shell.run(script)) });
  } catch (error) {
    failed = true;
    console.log(`${shell.name}: FAILED, ${error instanceof Error ? error.message : error}`);
  }
}

const [first] = results;
for (const policy of Object.keys(policies)) {
  const expected = first?.answers[policy];
  if (first === undefined || expected === undefined) continue;
  console.log(
    `TAMA, policy ${policy}, seed "${SEED}": ${expected.organisations} organisations, digest ${expected.digests.at(-1)}`,
  );
  for (const { shell, engine, answers } of results) {
    const answer = answers[policy];
    const same = answer?.chain === expected.chain;
    if (!same) failed = true;
    const where = same
      ? 'same digests'
      : `DIFFERS from digest ${firstDifference(expected, answer)} of ${expected.digests.length}`;
    const ratio = (answer?.best ?? Number.NaN) / expected.best;
    console.log(
      `  ${shell.padEnd(12)} ${engine.padEnd(15)} ${where}  ${(answer?.best ?? 0).toFixed(1).padStart(7)} ms  x ${ratio.toFixed(2)} of ${first.shell}${engine === 'V8' ? '' : budget(ratio)}`,
    );
  }
}
process.exitCode = failed || results.length === 0 ? 1 : 0;

/** @param {number} ratio */
function budget(ratio) {
  return ratio <= 1.5 ? ', goal' : ratio <= 3 ? ', pass' : ', MISS';
}

/** @param {Answer} expected @param {Answer | undefined} answer */
function firstDifference(expected, answer) {
  return expected.digests.findIndex((digest, at) => digest !== answer?.digests[at]);
}
