/** ns per call of each candidate, for any JavaScript shell. `clock` gives milliseconds. */
import { exp, log, pow } from '../../src/core/math.ts';
import { drawRows, word } from '../../src/core/random.ts';
import { GENERATORS, type Generator } from './generators.ts';

const ENTITIES = 4096;
/** Long enough for a clock of a tenth of a millisecond. */
const REPEATS = 30;
const ROUNDS = 40;
const hi = Int32Array.from({ length: ENTITIES }, (_, i) => Math.imul(i, 0x9e3779b9));
const lo = Int32Array.from({ length: ENTITIES }, (_, i) => i);
const xs = Float64Array.from({ length: ENTITIES }, (_, i) => 0.01 + (i % 700) * 0.01);

type Loop = () => number;

/** A loop of its own for each candidate: a shared one would call through a pointer and hide what inlining gives. */
function drawLoop(name: string, generator: Generator): Loop {
  const make = new Function(
    'generator',
    'word',
    'hi',
    'lo',
    `return function loop_${name.replace('-', '_')}() { let s = 0; for (let r = 0; r < ${REPEATS}; r++) for (let i = 0; i < ${ENTITIES}; i++) {
       generator(r, 7, hi[i], lo[i]); s = (s + (word[0] ^ word[1])) | 0; } return s; }`,
  );
  return make(generator, word, hi, lo) as Loop;
}

const rows = Int32Array.from({ length: ENTITIES }, (_, i) => i);
const first = new Int32Array(ENTITIES);
const second = new Int32Array(ENTITIES);

function scanLoop(): number {
  let s = 0;
  for (let r = 0; r < REPEATS; r++) {
    drawRows({ hi: r, lo: 7 }, hi, lo, rows, ENTITIES, first, second);
    for (let i = 0; i < ENTITIES; i++) s = (s + ((first[i] as number) ^ (second[i] as number))) | 0;
  }
  return s;
}

function mathLoop(f: (x: number) => number): Loop {
  const make = new Function(
    'f',
    'xs',
    `return () => { let s = 0; for (let r = 0; r < ${REPEATS}; r++) for (let i = 0; i < ${ENTITIES}; i++) s += f(xs[i]); return s; }`,
  );
  return make(f, xs) as Loop;
}

export interface Speed {
  readonly name: string;
  /** ns per call, minimum and median over interleaved rounds. */
  readonly best: number;
  readonly median: number;
}

export function measure(clock: () => number): Speed[] {
  const loops: [string, Loop][] = [
    ...Object.entries(GENERATORS).map(([name, g]): [string, Loop] => [name, drawLoop(name, g)]),
    ['13, drawRows', scanLoop],
    ['own exp', mathLoop((x) => exp(x))],
    ['own log', mathLoop((x) => log(x))],
    ['own pow', mathLoop((x) => pow(x, 1.7))],
    ['Math.exp', mathLoop((x) => Math.exp(x))],
    ['Math.log', mathLoop((x) => Math.log(x))],
  ];
  const times = loops.map((): number[] => []);
  let keep = 0;
  for (let round = 0; round < ROUNDS; round++) {
    loops.forEach(([, loop], l) => {
      const start = clock();
      keep += loop();
      times[l]?.push(((clock() - start) * 1e6) / (ENTITIES * REPEATS));
    });
  }
  if (keep === 0.5) throw new Error('never: keeps the results in use');
  return loops.map(([name], l) => {
    const sorted = [...(times[l] ?? [])].sort((a, b) => a - b);
    return { name, best: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0 };
  });
}
