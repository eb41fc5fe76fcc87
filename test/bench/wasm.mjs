/**
 * node test/bench/wasm.mjs [rounds]
 *
 * The C kernel as a native program, in WebAssembly (its simd128 on) inside node, and in TypeScript, in turns: what a port of
 * the engine to WebAssembly could gain. All three end at the same checksum. Needs gcc and a clang for wasm32-wasi (Debian:
 * clang lld wasi-libc libclang-rt-dev-wasm32); npm run bench does not.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './build.mjs';

const ROUNDS = Math.max(1, Number(process.argv[2] ?? 5));
const folder = fileURLToPath(new URL('../../dist/bench/', import.meta.url));
const source = fileURLToPath(new URL('kernel.c', import.meta.url));
const INCLUDE = '/usr/include/wasm32-wasi';

/** Runs in a process of its own: the module given is a command that prints one line of JSON. */
const HOST = `
  const { WASI } = require('node:wasi');
  const wasi = new WASI({ version: 'preview1', args: ['kernel', '9', '2000'], env: {} });
  WebAssembly.instantiate(require('node:fs').readFileSync(process.argv[1]), wasi.getImportObject())
    .then(({ instance }) => wasi.start(instance));
`;

mkdirSync(folder, { recursive: true });
compile('gcc', ['-O3', '-ffp-contract=off', '-o', `${folder}kernel`, source, '-lm']);
const target = ['--target=wasm32-wasi', '--sysroot=/usr', '-isystem', INCLUDE, '-L/usr/lib/wasm32-wasi', '-msimd128'];
compile('clang', [...target, '-O3', '-ffp-contract=off', '-o', `${folder}kernel.wasm`, source]);
/** @type {typeof import('./kernel.ts')} */
const kernel = await import(await bundle('test/bench/kernel.ts', 'kernel.js'));

/** @type {Record<string, () => { ms: number, checksum: string }>} */
const contenders = {
  C: () => JSON.parse(execFileSync(`${folder}kernel`, ['9', '2000'], { encoding: 'utf8' })),
  WebAssembly: () =>
    JSON.parse(
      execFileSync(process.execPath, ['--no-warnings', '-e', HOST, `${folder}kernel.wasm`], { encoding: 'utf8' }),
    ),
  TypeScript: () => {
    let ms = Number.POSITIVE_INFINITY;
    let checksum = '';
    for (let repetition = 0; repetition < 9; repetition++) {
      kernel.createKernel(2000);
      const start = performance.now();
      checksum = kernel.runKernel();
      ms = Math.min(ms, performance.now() - start);
    }
    return { ms, checksum };
  },
};

/** @type {Record<string, number>} */
const best = {};
const checksums = new Set();
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(contenders)) {
    const { ms, checksum } = run();
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, ms);
    checksums.add(checksum);
  }
}
if (checksums.size !== 1) throw new Error(`the kernels differ: ${[...checksums].join(', ')}`);
const c = best.C ?? Number.NaN;
for (const [name, ms] of Object.entries(best))
  process.stdout.write(`${name.padEnd(12)} ${ms.toFixed(1).padStart(7)} ms   x ${(ms / c).toFixed(2)} of C\n`);

/**
 * @param {string} compiler
 * @param {readonly string[]} options
 */
function compile(compiler, options) {
  const done = spawnSync(compiler, options, { encoding: 'utf8' });
  if (done.status === 0) return;
  const why = done.error?.message ?? done.stderr.trim().split('\n')[0];
  process.stderr.write(
    `${compiler} could not compile the kernel: ${why}\nDebian: gcc clang lld wasi-libc libclang-rt-dev-wasm32\n`,
  );
  process.exit(1);
}
