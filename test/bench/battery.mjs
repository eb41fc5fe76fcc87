/**
 * node test/bench/battery.mjs [bits]: the long battery on every candidate, 2^bits words for each pattern (default 21).
 * Exit code 1 if the generator of the model fails, or the deliberately weak one passes.
 */
import { bundle } from './build.mjs';

const bits = Number(process.argv[2] ?? 21);
const { battery, verdict, GENERATORS } = await import(await bundle('test/bench/long.ts', 'battery.js'));

console.log(`2^${bits} words for each pattern; p: the smallest p-value, corrected for the number of tests`);
let wrong = false;
for (const [name, generator] of Object.entries(GENERATORS)) {
  /** @type {{ pattern: string, test: string, p: number }[]} */
  const findings = battery(generator, bits);
  const p = verdict(findings);
  const bad = findings.filter((finding) => finding.p * findings.length < 1e-6).sort((a, b) => a.p - b.p);
  const passed = bad.length === 0;
  console.log(
    `${name.padEnd(12)} ${passed ? 'passes' : 'FAILS'}  p ${p.toPrecision(2)}, ${bad.length} of ${findings.length} tests below 1e-6`,
  );
  for (const { pattern, test } of bad.slice(0, 4)) console.log(`               ${pattern}: ${test}`);
  if (name === 'threefry-13' && !passed) wrong = true;
  if (name === 'additive' && passed) wrong = true;
}
process.exitCode = wrong ? 1 : 0;
