/**
 * Numbers of a wanted law from one uniform u on (0, 1). All are monotone in u, so that a paired run with a slightly
 * different rate gets a slightly different number, and all have the same bits in every engine.
 */
import { InvariantError } from './errors.ts';
import { exp, log } from './math.ts';

/** Exponential with mean 1; the threshold of a once-only event. Falls as u rises. */
export function exponential(u: number): number {
  return -log(u);
}

/** Key of a candidate in an exponential race: the smallest wins, with probability weight / sum of weights. Weight 0 never wins. */
export function race(u: number, weight: number): number {
  return -log(u) / weight;
}

/** Bounds of -ln u from below by the first bits of a word of a draw, for races in which most need no logarithm. */
export const LEAST_TIME_BITS = 10;
export const LEAST_TIMES = Float64Array.from(
  { length: 1 << LEAST_TIME_BITS },
  (_, k) => -log((k + 1) / (1 << LEAST_TIME_BITS)) * (1 - 1e-12),
);

/** P(N ≤ n) of a Poisson number, n from 0 until the sum no longer moves: for many draws of one mean. */
export function poissonTable(mean: number): Float64Array {
  if (!(mean >= 0 && mean <= POISSON_MAX))
    throw new InvariantError(`poisson: mean ${mean}, expected 0 to ${POISSON_MAX}`);
  const sums: number[] = [];
  let term = exp(-mean);
  let sum = term;
  for (let n = 1; ; n++) {
    sums.push(sum);
    term *= mean / n;
    if (n > mean && sum + term === sum) return Float64Array.from(sums);
    sum += term;
  }
}

/** Largest mean for which the inversion below stays exact to about 1e-14. */
const POISSON_MAX = 100;

/** Poisson with the given mean (0 to 100), by inversion: the smallest n with u ≤ P(N ≤ n). */
export function poisson(u: number, mean: number): number {
  if (!(mean >= 0 && mean <= POISSON_MAX))
    throw new InvariantError(`poisson: mean ${mean}, expected 0 to ${POISSON_MAX}`);
  let n = 0;
  let term = exp(-mean);
  let sum = term;
  // beyond the mean a term that no longer moves the sum ends the search: the rounded sum may stay below 1
  while (u > sum) {
    n++;
    term *= mean / n;
    if (n > mean && sum + term === sum) return n;
    sum += term;
  }
  return n;
}

/**
 * Standard normal: the quantile at u by algorithm AS241 (PPND16) of Wichura (1988), Applied Statistics 37, 477-484;
 * relative error about 1e-16.
 */
export function normal(u: number): number {
  const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * central(0.180625 - q * q);
  const tail = Math.sqrt(-log(q < 0 ? u : 1 - u));
  const size = tail <= 5 ? outer(tail - 1.6) : outermost(tail - 5);
  return q < 0 ? -size : size;
}

function central(r: number): number {
  const above =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const below =
    ((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return above / below;
}

function outer(r: number): number {
  const above =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const below =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return above / below;
}

function outermost(r: number): number {
  const above =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const below =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return above / below;
}
