// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: values computed elsewhere, to compare with
import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLog from '@stdlib/math-base-special-ln';
import stdlibPow from '@stdlib/math-base-special-pow';
import { expect, test } from 'vitest';
import { exp, fromWords, highWord, log, lowWord, pow, sigmoid } from '../../src/core/math.ts';
import { threefry, word } from '../../src/core/random.ts';

/** Doubles in order as integers: neighbours differ by 1; both zeros are 0. */
function ordinal(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function ulps(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const d = ordinal(a) - ordinal(b);
  return Number(d < 0n ? -d : d);
}

/** n fixed uniforms on (0, 1) of 53 bits; another `stream`, other numbers. */
function uniforms(n: number, stream: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    threefry(stream, 7, i, 0);
    return ((word[0]! >>> 5) * 67108864 + (word[1]! >>> 6) + 0.5) / 9007199254740992;
  });
}

/** Doubles of any sign, exponent and fraction, subnormals included, infinities and NaN now and then. */
function anyDoubles(n: number, stream: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    threefry(stream, 9, i, 0);
    return fromWords(word[0]!, word[1]!);
  });
}

const EDGES = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  3,
  0.5,
  -0.5,
  1.5,
  1 / 3,
  10,
  -10,
  1e-9,
  -1e-9,
  709.782712893384,
  709.7827128933841,
  -708.4,
  -745.1332191019411,
  -745.1332191019412,
  -1000,
  1000,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  Math.SQRT1_2,
  Math.SQRT2,
  Math.LN2,
  0.34657359027997264,
  0.3465735902799727,
  1.0397207708399179,
  1 - 2 ** -53,
  1 + 2 ** -52,
  2 ** -28,
  2 ** 31,
  2 ** 31 + 1,
  2 ** 52 + 0.5,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 64,
  4503599627370498,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

const KNOWN_EXP: readonly [number, number][] = [
  [1.0, 2.718281828459045],
  [-1.0, 0.36787944117144233],
  [0.5, 1.6487212707001282],
  [0.1, 1.1051709180756477],
  [-0.1, 0.9048374180359595],
  [10.0, 22026.465794806718],
  [-10.0, 4.5399929762484854e-5],
  [0.3465735902799727, 1.4142135623730951],
  [-0.35, 0.7046880897187134],
  [100.25, 3.451610733125924e43],
  [-300.7, 2.556520571425501e-131],
  [700.1, 1.120899771073261e304],
  [-740.5, 2.5e-322],
  [709.7, 1.6549840276802644e308],
  [1e-10, 1.0000000001],
  [2.718281828459045, 15.154262241479262],
];
const KNOWN_LOG: readonly [number, number][] = [
  [2.0, 0.6931471805599453],
  [3.0, 1.0986122886681098],
  [10.0, 2.302585092994046],
  [0.1, -2.3025850929940455],
  [0.5, -0.6931471805599453],
  [0.9999999, -1.0000000494736474e-7],
  [1.0000001, 9.999999505838704e-8],
  [1.4142135623730951, 0.3465735902799727],
  [0.7071067811865475, -0.34657359027997275],
  [1e300, 690.7755278982137],
  [1e-300, -690.7755278982137],
  [5e-324, -744.4400719213812],
  [123456.789, 11.723646487185881],
  [0.12, -2.120263536200091],
  [3.05e-5, -10.397783874350909],
];
const KNOWN_POW: readonly [number, number, number][] = [
  [2.0, 0.5000001, 1.4142136603989128],
  [10.0, -3.3, 0.0005011872336272725],
  [0.1, 1.7, 0.0199526231496888],
  [1.1, 100.0, 13780.61233982238],
  [0.999, 5000.0, 0.006721111959865588],
  [3.7, -12.25, 1.0952893886711626e-7],
  [123.4, 56.7, 3.7806768223104974e118],
  [1e-5, 60.0, 1.0000000000000048e-300],
  [1.0000001, 100000000.0, 22026.454910182532],
  [0.5, 1074.0, 5e-324],
  [0.9, 0.25, 0.9740037464252967],
  [7.0, 0.3333333333333333, 1.912931182772389],
  [1.2247448713915892, 50.5, 27945.01140232681],
  [1.7320508075688774, -80.3, 6.975600867368043e-20],
  [1e300, 0.01, 1000.0000000000001],
];

test('exp is within 1 ulp of the oracle over its whole range and on edges', () => {
  const inputs = [
    ...EDGES,
    ...uniforms(40_000, 1).map((u) => u * 1500 - 750),
    ...uniforms(40_000, 2).map((u) => u * 4 - 2),
    ...anyDoubles(20_000, 3),
  ];
  const worst = inputs.map((x) => ulps(exp(x), stdlibExp(x)));
  expect(Math.max(...worst)).toBeLessThanOrEqual(1);
});

test('log is within 1 ulp of the oracle over its whole range and on edges', () => {
  const inputs = [
    ...EDGES,
    ...uniforms(40_000, 4),
    ...uniforms(40_000, 5).map((u) => 0.5 + u),
    ...anyDoubles(40_000, 6),
  ];
  const worst = inputs.map((x) => ulps(log(x), stdlibLog(x)));
  expect(Math.max(...worst)).toBeLessThanOrEqual(1);
});

test('pow is within 1 ulp of the oracle over wide inputs', () => {
  const a = uniforms(40_000, 7);
  const b = uniforms(40_000, 8);
  const near = a.map((u, i) => ulps(pow(u * 20, b[i]! * 40 - 20), stdlibPow(u * 20, b[i]! * 40 - 20)));
  const wide = anyDoubles(40_000, 9).map((x, i) => ulps(pow(x, b[i]! * 4 - 2), stdlibPow(x, b[i]! * 4 - 2)));
  const huge = a.map((u, i) =>
    ulps(pow(1 + (u - 0.5) * 2e-8, b[i]! * 1e11), stdlibPow(1 + (u - 0.5) * 2e-8, b[i]! * 1e11)),
  );
  const wild = anyDoubles(20_000, 10);
  // of the size of x only: the oracle takes some even powers above 2^53 for odd ones
  const both = anyDoubles(20_000, 11).map((x, i) => ulps(pow(Math.abs(x), wild[i]!), stdlibPow(Math.abs(x), wild[i]!)));
  for (const worst of [near, wide, huge, both]) expect(Math.max(...worst)).toBeLessThanOrEqual(1);
});

test('pow agrees with the engine on all pairs of edges, but for 1 ** NaN and (-1) ** Infinity, which are 1 as in C', () => {
  for (const x of EDGES) {
    for (const y of EDGES) {
      const c = x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY) ? 1 : x ** y;
      expect(ulps(pow(x, y), c), `pow(${x}, ${y}) = ${pow(x, y)}, not ${c}`).toBeLessThanOrEqual(1);
      if (c === 0) expect(Object.is(pow(x, y), c), `sign of pow(${x}, ${y})`).toBe(true);
    }
  }
});

test('values known to many digits come out within 1 ulp', () => {
  // from 60-digit decimal arithmetic, rounded to the nearest double
  for (const [x, e] of KNOWN_EXP) expect(ulps(exp(x), e)).toBeLessThanOrEqual(1);
  for (const [x, l] of KNOWN_LOG) expect(ulps(log(x), l)).toBeLessThanOrEqual(1);
  for (const [x, y, p] of KNOWN_POW) expect(ulps(pow(x, y), p)).toBeLessThanOrEqual(1);
});

test('whole powers that a double can hold are exact', () => {
  for (let base = 2; base <= 20; base++) {
    for (let power = 1; base ** power <= Number.MAX_SAFE_INTEGER; power++) {
      const exact = Number(BigInt(base) ** BigInt(power));
      expect(pow(base, power)).toBe(exact);
      expect(pow(-base, power)).toBe(power % 2 === 1 ? -exact : exact);
    }
  }
});

test('the words of a double are found whatever the byte order of the machine', () => {
  expect(highWord(1)).toBe(0x3ff00000);
  expect(lowWord(1)).toBe(0);
  expect(highWord(-2)).toBe(0xc0000000 | 0);
  expect(lowWord(1 + 2 ** -52)).toBe(1);
  expect(fromWords(0x3ff80000, 0)).toBe(1.5);
});

test('the sigmoid is a probability, a half at zero, symmetric, and saturates without NaN', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(1000)).toBe(1);
  expect(sigmoid(-1000)).toBe(0);
  for (const u of uniforms(1000, 12)) {
    const x = u * 60 - 30;
    expect(sigmoid(x)).toBeGreaterThan(0);
    expect(sigmoid(x)).toBeLessThanOrEqual(1);
    expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 14);
  }
});
