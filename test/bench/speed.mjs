/** node test/bench/speed.mjs: ns per call of the candidate generators and of exp, log and pow in each engine. */
import { readScript, SHELLS } from '../campaign/shells.mjs';
import { bundle } from './build.mjs';

const script = `${readScript(await bundle('test/bench/speed.ts', 'speed.js', 'iife'))}\nreport(JSON.stringify(bench.measure(clock)));`;
const wanted = process.argv.slice(2);

for (const shell of SHELLS) {
  if (shell.name === 'node worker' || (wanted.length > 0 && !wanted.includes(shell.name))) continue;
  /** @type {{ name: string, best: number, median: number }[]} */
  const speeds = JSON.parse(await shell.run(script));
  const base = speeds[0]?.best ?? 1;
  console.log(`${shell.name} (${shell.engine}): ns per call, least (median), and against the first`);
  for (const { name, best, median } of speeds) {
    console.log(
      `  ${name.padEnd(21)} ${best.toFixed(1).padStart(7)} (${median.toFixed(1)})  x ${(best / base).toFixed(2)}`,
    );
  }
}
