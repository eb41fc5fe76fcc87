/**
 * A battery of statistical tests for keyed generators, on the key patterns that the model uses: what must look random is
 * not one long stream but draws whose keys differ in one small number. Each test gives a p-value; a sound generator's are
 * uniform on (0, 1), so that the smallest of n is below x with probability about n x.
 */
import { word } from '../../src/core/random.ts';
import type { Generator } from './generators.ts';
import { chiSquareP, normalP, poissonP } from './pvalues.ts';

/** Fills `out` with words: `out.length / 2` draws of two words. */
type Pattern = (generator: Generator, out: Int32Array) => void;

const SEED_HI = 141897811;
const SEED_LO = -1811728482;
const MONTH = 23979;
const MEETING = 11;

/** The draw of an entity as the model makes it: process key from seed, decision, month and k, then the entity. */
function draw(
  g: Generator,
  seedHi: number,
  seedLo: number,
  decision: number,
  month: number,
  k: number,
  hi: number,
  lo: number,
): void {
  g(seedHi, seedLo, decision, (month << 8) | k);
  g(word[0] as number, word[1] as number, hi, lo);
}

function each(out: Int32Array, make: (i: number) => void): void {
  for (let i = 0; i < out.length >> 1; i++) {
    make(i);
    out[2 * i] = word[0] as number;
    out[2 * i + 1] = word[1] as number;
  }
}

export const PATTERNS: Readonly<Record<string, Pattern>> = {
  'entities in sequence': (g, out) => each(out, (i) => draw(g, SEED_HI, SEED_LO, MEETING, MONTH, 0, 0, i)),
  'entities by high word': (g, out) => each(out, (i) => draw(g, SEED_HI, SEED_LO, MEETING, MONTH, 0, i, 0)),
  'lineage keys': (g, out) =>
    each(out, (i) => {
      g(SEED_HI, SEED_LO, 1, i);
      draw(g, SEED_HI, SEED_LO, MEETING, MONTH, 0, word[0] as number, word[1] as number);
    }),
  'successive months': (g, out) => each(out, (i) => draw(g, SEED_HI, SEED_LO, MEETING, i & 0x3fffff, i >>> 22, 0, 77)),
  'k from 0 to 255': (g, out) =>
    each(out, (i) => draw(g, SEED_HI, SEED_LO, MEETING, MONTH + (i >>> 8), i & 255, 0, 77)),
  decisions: (g, out) => each(out, (i) => draw(g, SEED_HI, SEED_LO, i, MONTH, 0, 0, 77)),
  'seeds in sequence': (g, out) => each(out, (i) => draw(g, 0, i, MEETING, MONTH, 0, 0, 77)),
  'seeds of a list': (g, out) =>
    each(out, (i) => {
      g(SEED_HI, SEED_LO, i, 0x4c495354);
      draw(g, word[0] as number, word[1] as number, MEETING, MONTH, 0, 0, 77);
    }),
  'pairs of small keys': (g, out) =>
    each(out, (i) => {
      g(0, i >>> 10, 0, 4096 + (i & 1023));
      draw(g, SEED_HI, SEED_LO, MEETING, MONTH, 0, word[0] as number, word[1] as number);
    }),
  'the key of a process itself': (g, out) => each(out, (i) => g(0, i & 15, MEETING, (MONTH << 8) + (i >>> 4))),
};

export interface Finding {
  readonly pattern: string;
  readonly test: string;
  readonly p: number;
}

/** All tests on all patterns, 2^bits words each. */
export function battery(generator: Generator, bits: number): Finding[] {
  const words = new Int32Array(2 ** bits);
  const findings: Finding[] = [];
  for (const [pattern, fill] of Object.entries(PATTERNS)) {
    fill(generator, words);
    for (const [test, run] of Object.entries(TESTS)) findings.push({ pattern, test, p: run(words) });
  }
  for (const part of ['seed', 'entity'] as const) {
    const trials = 2 ** Math.max(8, bits - 9);
    findings.push({ pattern: `one bit of the ${part}`, test: 'avalanche', p: avalanche(generator, part, trials) });
  }
  return findings;
}

/** The smallest p-value, as if there had been one test only. */
export function verdict(findings: readonly Finding[]): number {
  const least = findings.reduce((p, f) => Math.min(p, f.p), 1);
  return Math.min(1, least * findings.length);
}

const TESTS: Readonly<Record<string, (words: Int32Array) => number>> = {
  'byte 0': (w) => bytes(w, 0),
  'byte 1': (w) => bytes(w, 8),
  'byte 2': (w) => bytes(w, 16),
  'byte 3': (w) => bytes(w, 24),
  'top 12 bits': (w) => histogram(w, 4096, (at) => (w[at] as number) >>> 20),
  'neighbours, top 4 bits': (w) => histogram(w, 256, (at) => pairOf(w, at, at + 2)),
  'two words of a draw, top 4 bits': (w) => histogram(w, 256, (at) => ((at & 1) === 0 ? pairOf(w, at, at + 1) : -1)),
  'neighbours, low 4 bits': (w) => histogram(w, 256, (at) => lowPairOf(w, at, at + 2)),
  'serial correlation': (w) => correlation(w, 2),
  'correlation of the two words': (w) => correlation(w, 1),
  'correlation at a distance of 12': (w) => correlation(w, 24),
  'ones in a word': (w) => ones(w, (at) => w[at] as number),
  'bits by which neighbours differ': (w) =>
    ones(w, (at) => (at + 2 < w.length ? (w[at] as number) ^ (w[at + 2] as number) : null)),
  'differences of neighbours, top byte': (w) =>
    histogram(w, 256, (at) =>
      at % 4 < 2 && at + 2 < w.length ? ((w[at + 2] as number) - (w[at] as number)) >>> 24 : -1,
    ),
  gaps: (w) => gaps(w, 0),
  'gaps in low bits': (w) => gaps(w, 20),
  'birthday spacings': birthdays,
  'equal draws': equalDraws,
};

function bytes(words: Int32Array, shift: number): number {
  return histogram(words, 256, (at) => ((words[at] as number) >>> shift) & 255);
}

function pairOf(words: Int32Array, a: number, b: number): number {
  // each word is in one pair only: words 0 and 1 with 2 and 3, then 4 and 5 with 6 and 7
  if (b >= words.length || (b - a === 2 && a % 4 >= 2)) return -1;
  return (((words[a] as number) >>> 28) << 4) | ((words[b] as number) >>> 28);
}

function lowPairOf(words: Int32Array, a: number, b: number): number {
  if (b >= words.length || a % 4 >= 2) return -1;
  return (((words[a] as number) & 15) << 4) | ((words[b] as number) & 15);
}

/** Chi-square of equal cells; -1 from `cell` is passed over. */
function histogram(words: Int32Array, cells: number, cell: (at: number) => number): number {
  const seen = new Float64Array(cells);
  let n = 0;
  for (let at = 0; at < words.length; at++) {
    const c = cell(at);
    if (c < 0) continue;
    seen[c] = (seen[c] as number) + 1;
    n++;
  }
  return chiSquareP(
    seen,
    seen.map(() => n / cells),
  );
}

/** Pearson correlation of words `lag` apart; its error is 1 / √n for independent words. */
function correlation(words: Int32Array, lag: number): number {
  let sum = 0;
  let n = 0;
  for (let at = 0; at + lag < words.length; at++) {
    if (lag === 1 && at % 2 === 1) continue;
    sum += (words[at] as number) * 2 ** -31 * ((words[at + lag] as number) * 2 ** -31);
    n++;
  }
  // a uniform on (-1, 1) has variance 1/3
  return normalP((3 * sum) / Math.sqrt(n));
}

function popcount(x: number): number {
  let n = 0;
  for (let left = x; left !== 0; left &= left - 1) n++;
  return n;
}

/** Chi-square of the number of ones among 32 bits against the binomial law, the tails together. */
function ones(words: Int32Array, value: (at: number) => number | null): number {
  const seen = new Float64Array(15);
  let n = 0;
  for (let at = 0; at < words.length; at++) {
    const x = value(at);
    // neighbours share a word with the next pair: every other pair only
    if (x === null || (at & 3) > 1) continue;
    const c = Math.min(14, Math.max(0, popcount(x) - 9));
    seen[c] = (seen[c] as number) + 1;
    n++;
  }
  const expected = new Float64Array(15);
  let choose = 1;
  for (let k = 0; k <= 32; k++) {
    const c = Math.min(14, Math.max(0, k - 9));
    expected[c] = (expected[c] as number) + (n * choose) / 2 ** 32;
    choose = (choose * (32 - k)) / (k + 1);
  }
  return chiSquareP(seen, expected);
}

/** Knuth's gap test: steps between words whose four bits below `shift` are all zero. */
function gaps(words: Int32Array, shift: number): number {
  const longest = 64;
  const seen = new Float64Array(longest + 1);
  let gap = 0;
  let n = 0;
  for (const w of words) {
    if ((w << shift) >>> 28 !== 0) {
      gap++;
      continue;
    }
    seen[Math.min(gap, longest)] = (seen[Math.min(gap, longest)] as number) + 1;
    gap = 0;
    n++;
  }
  if (n === 0) return 0;
  const expected = seen.map((_, g) => n * (g < longest ? (1 / 16) * (15 / 16) ** g : (15 / 16) ** longest));
  return chiSquareP(seen, expected);
}

/** Marsaglia's birthday spacings: 4,096 birthdays in a year of 2^32 days; equal spacings are Poisson with mean 4 a year. */
function birthdays(words: Int32Array): number {
  const year = 4096;
  let equal = 0;
  let years = 0;
  for (let from = 0; from + year <= words.length; from += year) {
    const days = Uint32Array.from(words.subarray(from, from + year)).sort();
    const spacings = new Uint32Array(year);
    for (let i = 0; i < year; i++)
      spacings[i] = (days[i] as number) - (i === 0 ? (days[year - 1] as number) : (days[i - 1] as number));
    spacings.sort();
    for (let i = 1; i < year; i++) if (spacings[i] === spacings[i - 1]) equal++;
    years++;
  }
  return poissonP(equal, 4 * years);
}

/**
 * Draws that agree in both words. Keys are drawn as well, so two words must hold 64 bits of identity: of n draws
 * n² / 2^65 pairs agree by chance, practically none, but n² / 2^33 where a generator carries 32 bits inside.
 */
function equalDraws(words: Int32Array): number {
  const n = words.length >> 1;
  const values = Float64Array.from(
    { length: n },
    (_, i) => ((words[2 * i] as number) >>> 0) * 2 ** 21 + ((words[2 * i + 1] as number) >>> 11),
  );
  values.sort();
  let equal = 0;
  for (let i = 1; i < n; i++) if (values[i] === values[i - 1]) equal++;
  // 53 of the 64 bits are compared; P(at least `equal`) of a small mean m is about m^equal / equal!
  const mean = (n * (n - 1)) / 2 ** 54;
  let p = 1;
  for (let i = 1; i <= equal; i++) p *= mean / i;
  return Math.min(1, p);
}

/**
 * Flips each of 64 input bits in turn and counts how often each of the 64 output bits flips: 4,096 cells, each with its
 * binomial error. The sum of squared errors is compared with its law, so that many slightly wrong cells show as well as one.
 */
function avalanche(generator: Generator, part: 'seed' | 'entity', trials: number): number {
  const flips = new Float64Array(64 * 64);
  for (let t = 0; t < trials; t++) {
    const base = [part === 'seed' ? 0 : SEED_HI, part === 'seed' ? t : SEED_LO, 0, part === 'entity' ? t : 77] as const;
    draw(generator, base[0], base[1], MEETING, MONTH, 0, base[2], base[3]);
    const w0 = word[0] as number;
    const w1 = word[1] as number;
    for (let bit = 0; bit < 64; bit++) {
      const hi = bit >= 32 ? 1 << (bit - 32) : 0;
      const lo = bit < 32 ? 1 << bit : 0;
      if (part === 'seed') draw(generator, base[0] ^ hi, base[1] ^ lo, MEETING, MONTH, 0, base[2], base[3]);
      else draw(generator, base[0], base[1], MEETING, MONTH, 0, base[2] ^ hi, base[3] ^ lo);
      count(flips, bit * 64, (word[0] as number) ^ w0);
      count(flips, bit * 64 + 32, (word[1] as number) ^ w1);
    }
  }
  let sum = 0;
  for (const f of flips) sum += (f - trials / 2) ** 2 / (trials / 4);
  // base inputs t and t ^ bit are both visited for low bits: those trials come in equal pairs, so their errors count double
  const doubled = Math.min(31, Math.floor(Math.log2(trials)));
  const mean = 4096 + 64 * doubled;
  const variance = 2 * (4096 - 64 * doubled) + 8 * 64 * doubled;
  return normalP((sum - mean) / Math.sqrt(variance));
}

function count(flips: Float64Array, at: number, difference: number): void {
  for (let b = 0; b < 32; b++) if ((difference >>> b) & 1) flips[at + b] = (flips[at + b] as number) + 1;
}
