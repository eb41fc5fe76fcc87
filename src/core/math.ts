/**
 * exp, log and pow with the same bits in every JavaScript engine. The language leaves Math.exp, log and pow to the engine
 * and they differ in the last bit; these use only + - * / and moves of bits, which the language does define. Each is
 * within 1 ulp of the true value.
 *
 * Methods and coefficients are those of fdlibm 5.3 (e_exp.c, e_log.c, e_pow.c), written anew here:
 *
 *   Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro and SunSoft, Sun Microsystems, Inc. businesses.
 *   Permission to use, copy, modify, and distribute this software is freely granted,
 *   provided that this notice is preserved.
 */

/** One double seen as two words; which of them is the high one depends on the machine. */
const f64 = new Float64Array(1);
const i32 = new Int32Array(f64.buffer);
f64[0] = 1;
const HIGH = i32[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

/** High (sign, exponent, upper fraction) 32 bits of a double. */
export function highWord(x: number): number {
  f64[0] = x;
  return i32[HIGH] as number;
}

/** Low 32 bits of a double, signed. */
export function lowWord(x: number): number {
  f64[0] = x;
  return i32[LOW] as number;
}

/** The double with these two words. */
export function fromWords(high: number, low: number): number {
  i32[HIGH] = high;
  i32[LOW] = low;
  return f64[0] as number;
}

/** 2^k for k from -1074 to 1023 at k + 1074: a product with one of these is quicker than putting an exponent into bits. */
const POWERS = new Float64Array(2098);
POWERS[1074] = 1;
for (let at = 1075; at < 2098; at++) POWERS[at] = (POWERS[at - 1] as number) * 2;
for (let at = 1073; at >= 0; at--) POWERS[at] = (POWERS[at + 1] as number) / 2;

function powerOfTwo(k: number): number {
  return POWERS[k + 1074] as number;
}

const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language calls Math's own only approximate
const INV_LN2 = 1.4426950408889634;
const TWO54 = 18014398509481984;
const TWOM1000 = 9.332636185032189e-302;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/** y × 2^k for a y near 1, k from -1100 to 1024; subnormal results are rounded once. */
function scaleNearOne(y: number, k: number): number {
  if (k === 1024) return y * 2 * powerOfTwo(1023);
  if (k >= -1021) return y * powerOfTwo(k);
  return y * powerOfTwo(k + 1000) * TWOM1000;
}

/** e to the x. Argument reduced to |r| ≤ ln2/2, then a Remez rational in r². */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  if (x < -745.1332191019411) return 0;
  const size = x < 0 ? -x : x;
  let hi = x;
  let lo = 0;
  let k = 0;
  if (size > 0.34657359027997264) {
    if (size < 1.0397207708399179) k = x < 0 ? -1 : 1;
    else k = (INV_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    hi = x - k * LN2_HI;
    lo = k * LN2_LO;
  } else if (size < 3.725290298461914e-9) {
    return 1 + x;
  }
  const r = hi - lo;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  return scaleNearOne(1 - (lo - (r * c) / (2 - c) - hi), k);
}

const LG1 = 0.6666666666666735;
const LG2 = 0.3999999999940942;
const LG3 = 0.2857142874366239;
const LG4 = 0.22222198432149784;
const LG5 = 0.1818357216161805;
const LG6 = 0.15313837699209373;
const LG7 = 0.14798198605116586;

/** Natural logarithm; -Infinity at 0, NaN below. x = 2^k (1+f) with √½ < 1+f < √2, then a series in s = f/(2+f). */
export function log(x: number): number {
  let normal = x;
  let high = highWord(x);
  let k = 0;
  if (high < 0x00100000) {
    if (x === 0) return Number.NEGATIVE_INFINITY;
    if (high < 0) return Number.NaN;
    k = -54;
    normal = x * TWO54;
    high = highWord(normal);
  }
  if (high >= 0x7ff00000) return x;
  const exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20);
  k += exponent;
  const f = normal * powerOfTwo(-exponent) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
  const even = w * (LG2 + w * (LG4 + w * LG6));
  return k * LN2_HI - (half - (s * (half + odd + even) + k * LN2_LO) - f);
}

/** log2 of the latest argument of log2Parts, as an unevaluated sum of a head of 24 bits and a tail. */
const parts = new Float64Array(2);

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language calls Math's own only approximate
const LN2 = 0.6931471805599453;
const LN2_HEAD = 0.6931471824645996;
const LN2_TAIL = -1.904654299957768e-9;
const INV_LN2_HEAD = 1.4426950216293335;
const INV_LN2_TAIL = 1.9259629911266175e-8;
const CP = 0.9617966939259756; // 2 / (3 ln 2)
const CP_HEAD = 0.9617967009544373;
const CP_TAIL = -7.028461650952758e-9;
const LOG2_3_2_HEAD = 0.5849624872207642; // log2(3/2)
const LOG2_3_2_TAIL = 1.350039202129749e-8;
const L1 = 0.5999999999999946;
const L2 = 0.4285714285785502;
const L3 = 0.33333332981837743;
const L4 = 0.272728123808534;
const L5 = 0.23066074577556175;
const L6 = 0.20697501780033842;

/** log2(x) for finite x > 0, to about 70 bits, into `parts`. Heads have 24 bits, so that products of two are exact. */
function log2Parts(x: number): void {
  let normal = x;
  let high = highWord(x);
  let n = 0;
  if (high < 0x00100000) {
    normal = x * TWO54;
    n = -54;
    high = highWord(normal);
  }
  // a within [√3 / 2, √3), near a centre of 1 or 3/2
  const fraction = high & 0x000fffff;
  const exponent = (high >> 20) - 1023 + (fraction >= 0xbb67a ? 1 : 0);
  n += exponent;
  const near1 = fraction <= 0x3988e || fraction >= 0xbb67a;
  const centre = near1 ? 1 : 1.5;
  const a = normal * powerOfTwo(-exponent);

  // s = (a - centre) / (a + centre) = sHead + sTail
  const difference = a - centre;
  const inverse = 1 / (a + centre);
  const s = difference * inverse;
  const sHead = Math.fround(s);
  const sumHead = Math.fround(a + centre);
  const sumTail = a - (sumHead - centre);
  const sTail = inverse * (difference - sHead * sumHead - sHead * sumTail);

  // ln(a / centre) × 3/2 = s (3 + s² + r)
  const z = s * s;
  const r = z * z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * L6))))) + sTail * (sHead + s);
  const square = sHead * sHead;
  const factorHead = Math.fround(3 + square + r);
  const factorTail = r - (factorHead - 3 - square);
  const u = sHead * factorHead;
  const v = sTail * factorHead + factorTail * s;
  const productHead = Math.fround(u + v);
  const productTail = v - (productHead - u);

  const head = CP_HEAD * productHead;
  const tail = CP_TAIL * productHead + productTail * CP + (near1 ? 0 : LOG2_3_2_TAIL);
  const shift = near1 ? 0 : LOG2_3_2_HEAD;
  const sum = Math.fround(head + tail + shift + n);
  parts[0] = sum;
  parts[1] = tail - (sum - n - shift - head);
}

/** 2^(head + tail) for a sum inside (-1076, 1025), |tail| small against head. */
function exp2OfSum(head: number, tail: number): number {
  const z = head + tail;
  const n = z > 0.5 || z < -0.5 ? (z + (z < 0 ? -0.5 : 0.5)) | 0 : 0;
  const rest = head - n;
  const t = Math.fround(tail + rest);
  const u = t * LN2_HEAD;
  const v = (tail - (t - rest)) * LN2 + t * LN2_TAIL;
  const r = u + v;
  const w = v - (r - u);
  const q = r * r;
  const c = r - q * (P1 + q * (P2 + q * (P3 + q * (P4 + q * P5))));
  return scaleNearOne(1 - ((r * c) / (c - 2) - (w + r * w) - r), n);
}

/** x to the y, as IEEE 754 and C have it (so pow(1, NaN) and pow(-1, ±Infinity) are 1; `**` says NaN). */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  const size = negative ? -x : x;
  const power = y < 0 ? -y : y;
  if (power === Number.POSITIVE_INFINITY) return size === 1 ? 1 : size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;

  // only integers have a parity; from 2^53 on all doubles are even
  const whole = power >= 9007199254740992 || Math.floor(power) === power;
  const odd = whole && power < 9007199254740992 && power - 2 * Math.floor(power / 2) === 1;
  if (x < 0 && !whole && size !== Number.POSITIVE_INFINITY) return Number.NaN;
  const sign = negative && odd ? -1 : 1;
  if (size === 0 || size === Number.POSITIVE_INFINITY || size === 1) {
    return sign * (y < 0 ? 1 / size : size);
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);

  if (power > 2147483648) {
    // too far from 1 is an overflow or underflow; otherwise |1 - x| < 2^-20 and four terms of ln x are enough
    if (size < 0.9999990463256836 || size > 1.0000009536743164 || power > 1.8446744073709552e19) {
      return sign * (size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0);
    }
    const t = size - 1;
    const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
    const u = INV_LN2_HEAD * t;
    const v = t * INV_LN2_TAIL - w * INV_LN2;
    parts[0] = Math.fround(u + v);
    parts[1] = v - ((parts[0] as number) - u);
  } else {
    log2Parts(size);
  }

  const yHead = Math.fround(y);
  const logHead = parts[0] as number;
  const tail = (y - yHead) * logHead + y * (parts[1] as number);
  const head = yHead * logHead;
  const z = head + tail;
  if (z >= 1024 && (z > 1024 || tail + 8.008566259537294e-17 > z - head)) return sign * Number.POSITIVE_INFINITY;
  if (z <= -1075 && (z < -1075 || tail <= z - head)) return sign * 0;
  return sign * exp2OfSum(head, tail);
}

/** 1 / (1 + e^-x): a probability from a utility. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}
