/** The success of joint projects over cognitive distance (pattern 12): an inverted U, and where its top is. */
import type { MeasureId } from './measures.ts';
import type { Outcome } from './projects.ts';

/**
 * `optimumNearer` reads projects within one sector as exploiting and those across sectors as exploring: 1 where both have
 * an interior optimum and that of the first is nearer.
 */
export function measureCurves(outcomes: readonly Outcome[]): Partial<Record<MeasureId, number>> {
  const optimum = optimumOf(outcomes);
  if (optimum === undefined) return {};
  const within = optimumOf(outcomes.filter(({ across }) => !across));
  const across = optimumOf(outcomes.filter((outcome) => outcome.across));
  return {
    invertedU: Number.isNaN(optimum) ? 0 : 1,
    optimum,
    optimumWithin: within ?? Number.NaN,
    optimumAcross: across ?? Number.NaN,
    optimumNearer: within === undefined || across === undefined ? Number.NaN : within < across ? 1 : 0,
  };
}

/** Between 0 and 1; NaN where the curve has none there, undefined where there is no curve to tell. */
function optimumOf(outcomes: readonly Outcome[]): number | undefined {
  const fitted = quadratic(
    outcomes.map(({ distance }) => distance),
    outcomes.map(({ success }) => success),
  );
  if (fitted === null) return undefined;
  const [, b, c] = fitted;
  const optimum = -b / (2 * c);
  return c < 0 && optimum > 0 && optimum < 1 ? optimum : Number.NaN;
}

/** Coefficients of y on 1, x and x², by least squares; null where they cannot be told apart. */
export function quadratic(x: readonly number[], y: readonly number[]): readonly [number, number, number] | null {
  const n = x.length;
  if (n < 3) return null;
  // around the mean, so that the sums stay well apart
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const s = new Float64Array(5);
  const t = new Float64Array(3);
  for (let i = 0; i < n; i++) {
    const d = (x[i] as number) - mean;
    let power = 1;
    for (let k = 0; k < 5; k++, power *= d) {
      s[k] = (s[k] as number) + power;
      if (k < 3) t[k] = (t[k] as number) + power * (y[i] as number);
    }
  }
  const [n0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
  const [t0 = 0, t1 = 0, t2 = 0] = t;
  const det = n0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s2 * s3) + s2 * (s1 * s3 - s2 * s2);
  if (!(Math.abs(det) > 1e-12 * n0 * s2 * s4)) return null;
  const a = (t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / det;
  const b = (n0 * (t1 * s4 - s3 * t2) - t0 * (s1 * s4 - s2 * s3) + s2 * (s1 * t2 - t1 * s2)) / det;
  const c = (n0 * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2)) / det;
  return [a - b * mean + c * mean * mean, b - 2 * c * mean, c];
}
